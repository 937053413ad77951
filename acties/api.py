"""What the open data tells of acties and of what belongs to them, each from how they stood at the moment asked for."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.http import QueryDict

from acties.delen import Deel, Mijlpaalregel
from acties.filters import ActieFilter
from acties.kader import lees_kader
from acties.models import Actie, Bereikt, Gebeurtenis, Mijlpaal, Status
from acties.models.actie import ActieQuerySet
from acties.models.deelname import TREKKERS
from acties.stand import Stand
from acties.standen import standen
from basis.api.tabel import OngeldigeVraag, Plaats, Tabel, Vraag, Zeef, keuzes_van
from basis.tijd.perioden import schrijf_periode
from basis.web.adres import als_sleutel
from basis.web.kolommen import Kolom, Type
from partijen.models import Bestuurslaag

PER_KEER = 100  # acties that are read at a time
JAREN = (1945, 2100)

OVER_ACTIES = (
    Zeef("q", "Woorden waarop u zoekt.", meer=False),
    Zeef("lijn", "De sleutel van een programmalijn."),
    Zeef("status", "Hoe de actie er dan voor staat.", keuzes_van(Status.choices)),
    Zeef("soort", "Het soort actie."),
    Zeef("partij", "De sleutel van een partij die meedoet."),
    Zeef("laag", "Een overheid waarvan een partij meedoet.", keuzes_van(Bestuurslaag.choices)),
    Zeef("opgave", "De sleutel van een opgave."),
    Zeef("van", "Acties die liepen in of na dit jaar.", grenzen=JAREN, meer=False),
    Zeef("tot", "Acties die liepen in of voor dit jaar.", grenzen=JAREN, meer=False),
)
BIJ_ACTIE = (*OVER_ACTIES, Zeef("actie", "De sleutel van een actie."))


def gezeefd(vraag: Vraag) -> ActieQuerySet:
    """The acties that there were, as far as the filters leave them: those of the list. Raises OngeldigeVraag."""
    data = QueryDict(mutable=True)
    for naam, waarden in vraag.keuze.items():
        data.setlist(naam, list(waarden))
    zeef = ActieFilter(data, lees_kader(), Actie.objects.te_zien(vraag.moment).bestond(vraag.moment))
    if not zeef.form.is_valid():
        raise OngeldigeVraag({naam: [str(tekst) for tekst in teksten] for naam, teksten in zeef.form.errors.items()})
    rijen = zeef.rijen()
    return rijen.met_slug(*vraag.keuze["actie"]) if "actie" in vraag.keuze else rijen


def lees_standen(rijen: ActieQuerySet, vraag: Vraag, vanaf: int, *delen: Deel) -> list[Stand]:
    """How the next acties stood, by key, from this one on; an actie of which nothing is certain is left out."""
    deel = list(rijen.filter(pk__gte=vanaf).order_by("pk")[:PER_KEER].values_list("pk", flat=True))
    gevonden = standen(Actie.objects.filter(pk__in=deel).voor_lijst(), vraag.moment, *delen) if deel else {}
    return [gevonden[pk] for pk in deel if pk in gevonden]


# -- acties -----------------------------------------------------------------------------------------------------------

VAN_ACTIE = (Deel.DEELNAMES, Deel.SINDS, Deel.VERANDERING)


def _lees_acties(vraag: Vraag, hoogstens: int) -> list[Stand]:
    rijen = gezeefd(vraag)
    if vraag.sleutels is not None:
        rijen = rijen.met_slug(*vraag.sleutels)
    if vraag.na:
        rijen = rijen.filter(pk__gt=vraag.na[0])
    sleutels = list(rijen.order_by("pk")[:hoogstens].values_list("pk", flat=True))
    met_opgaven = Actie.objects.filter(pk__in=sleutels).voor_lijst().prefetch_related("opgaven")
    gevonden = standen(list(met_opgaven), vraag.moment, *VAN_ACTIE) if sleutels else {}
    return [gevonden[pk] for pk in sleutels if pk in gevonden]


def _van_actie(toon: Callable[[Actie], Any]) -> Callable[[Stand], Any]:
    return lambda stand: toon(stand.actie)


ACTIES: Tabel[Stand] = Tabel(
    naam="acties",
    enkel="actie",
    uitleg="De acties van het programma: wat partijen samen willen bereiken, en hoe het daarmee staat.",
    sleutel=lambda stand: stand.actie.slug,
    plaats=lambda stand: (stand.actie.pk,),
    lees=_lees_acties,
    pagina=lambda stand: stand.actie.get_absolute_url(),
    zeven=OVER_ACTIES,
    eigen=(
        Kolom("titel", "De naam van de actie.", Type.TEKST, _van_actie(lambda a: a.titel)),
        Kolom(
            "samenvatting", "Waar de actie over gaat, in het kort.", Type.TEKST, _van_actie(lambda a: a.samenvatting)
        ),
        Kolom("doel", "Wat de partijen samen willen.", Type.TEKST, _van_actie(lambda a: a.doel)),
        Kolom(
            "programmalijn",
            "De programmalijn waar de actie bij hoort.",
            Type.SLEUTEL,
            _van_actie(lambda a: a.programmalijn.slug),
            naar="programmalijnen",
        ),
        Kolom("soort", "Wat voor actie het is.", Type.TEKST, _van_actie(lambda a: a.soort.slug)),
        Kolom(
            "opgaven",
            "Aan welke opgaven van het programma de actie bijdraagt.",
            Type.LIJST,
            _van_actie(lambda a: sorted(opgave.slug for opgave in a.opgaven.all())),
            naar="opgaven",
        ),
        Kolom(
            "status", "Hoe de actie er voor staat.", Type.KEUZE, lambda s: s.status, keuzes=keuzes_van(Status.choices)
        ),
        Kolom(
            "sinds",
            "Sinds wanneer, of wanneer de actie eindigde. Leeg: dat weten wij niet.",
            Type.PERIODE,
            lambda s: schrijf_periode(s.sinds),
        ),
        Kolom("looptijd", "Wanneer de actie loopt.", Type.PERIODE, _van_actie(lambda a: schrijf_periode(a.looptijd))),
        Kolom(
            "trekkers",
            "De partijen die de actie leiden.",
            Type.LIJST,
            lambda s: sorted({d.partij.slug for d in s.deelnames if d.rol in TREKKERS}),
            naar="partijen",
        ),
        Kolom(
            "veranderd",
            "Wanneer er voor het laatst iets veranderde.",
            Type.PERIODE,
            lambda s: schrijf_periode(s.verandering),
        ),
        Kolom("demo", "Ja: verzonnen, om het portaal te tonen.", Type.JA_NEE, _van_actie(lambda a: a.is_demo)),
    ),
)


# -- what belongs to an actie -----------------------------------------------------------------------------------------


class Deelrij(NamedTuple):
    """One thing that belongs to an actie, with how that stood; `plek` is its place among those."""

    stand: Stand
    ding: Any
    plek: Plaats


def deelrijen(
    *delen: Deel, uit: Callable[[Stand], Iterable[Deelrij]], sleutel: Callable[[Deelrij], str]
) -> Callable[[Vraag, int], list[Deelrij]]:
    """How the rows of a part are read: by actie, and within that by `plek`. Each key begins with that of the actie."""

    def lees(vraag: Vraag, hoogstens: int) -> list[Deelrij]:
        rijen = gezeefd(vraag)
        if vraag.sleutels is not None:
            rijen = rijen.met_slug(*(een.partition(".")[0] for een in vraag.sleutels))
        gevonden: list[Deelrij] = []
        vanaf = vraag.na[0] if vraag.na else 0
        while len(gevonden) < hoogstens and (alle := lees_standen(rijen, vraag, vanaf, *delen)):
            nieuw = (rij for stand in alle for rij in sorted(uit(stand), key=lambda rij: rij.plek))
            gevonden += [rij for rij in nieuw if plaats_in_actie(rij) > vraag.na and _mag(sleutel(rij), vraag)]
            vanaf = alle[-1].actie.pk + 1
        return gevonden[:hoogstens]

    return lees


def _mag(sleutel: str, vraag: Vraag) -> bool:
    return vraag.sleutels is None or sleutel in vraag.sleutels


def plaats_in_actie(rij: Deelrij) -> Plaats:
    return (rij.stand.actie.pk, *rij.plek)


def bij_actie() -> Kolom[Deelrij]:
    return Kolom("actie", "De actie waar dit bij hoort.", Type.SLEUTEL, lambda r: r.stand.actie.slug, naar="acties")


def _mijlpalen(stand: Stand) -> Iterable[Deelrij]:
    return (Deelrij(stand, regel, (regel.mijlpaal.pk,)) for regel in stand.mijlpalen)


def _van_mijlpaal(toon: Callable[[Mijlpaal], Any]) -> Callable[[Deelrij], Any]:
    def uit_rij(rij: Deelrij) -> Any:
        regel: Mijlpaalregel = rij.ding
        return toon(regel.mijlpaal)

    return uit_rij


def _sleutel_van_mijlpaal(rij: Deelrij) -> str:
    return f"{rij.stand.actie.slug}.{rij.ding.mijlpaal.slug}"


MIJLPALEN: Tabel[Deelrij] = Tabel(
    naam="mijlpalen",
    enkel="mijlpaal",
    uitleg="Wat er bij een actie op een dag klaar moet zijn, en of dat zo is.",
    sleutel=_sleutel_van_mijlpaal,
    plaats=plaats_in_actie,
    lees=deelrijen(Deel.MIJLPALEN, uit=_mijlpalen, sleutel=_sleutel_van_mijlpaal),
    zeven=BIJ_ACTIE,
    eigen=(
        Kolom("titel", "De naam van de mijlpaal.", Type.TEKST, _van_mijlpaal(lambda m: m.titel)),
        bij_actie(),
        Kolom(
            "gepland",
            "Wanneer zij eerst gepland was. Dat verandert nooit.",
            Type.PERIODE,
            _van_mijlpaal(lambda m: schrijf_periode(m.gepland)),
        ),
        Kolom(
            "verwacht",
            "Wanneer zij nu wordt verwacht, als zij opnieuw is gepland.",
            Type.PERIODE,
            _van_mijlpaal(lambda m: schrijf_periode(m.verwacht)),
        ),
        Kolom(
            "bereikt",
            "Of zij bereikt is. ‘onbekend’: dat weten wij niet.",
            Type.KEUZE,
            _van_mijlpaal(lambda m: m.stand),
            keuzes=keuzes_van(Bereikt.choices),
        ),
        Kolom(
            "bereikt_op",
            "Wanneer zij bereikt is.",
            Type.PERIODE,
            _van_mijlpaal(lambda m: schrijf_periode(m.bereikt)),
        ),
        Kolom(
            "te_laat",
            "Of de geplande dag voorbij is, en zij niet bereikt.",
            Type.JA_NEE,
            lambda r: r.ding.is_te_laat,
        ),
        Kolom("vervallen", "Of zij niet meer hoeft.", Type.JA_NEE, _van_mijlpaal(lambda m: m.is_vervallen)),
        Kolom("nummer", "Een officieel nummer.", Type.TEKST, _van_mijlpaal(lambda m: m.nummer)),
        Kolom("bron", "Waar het staat.", Type.ADRES, _van_mijlpaal(lambda m: m.bron and m.bron.url)),
    ),
)

# -- gebeurtenissen ---------------------------------------------------------------------------------------------------


def _lees_gebeurtenissen(vraag: Vraag, hoogstens: int) -> list[Gebeurtenis]:
    rijen = Gebeurtenis.objects.te_zien(vraag.moment).bekend_op(vraag.moment).na_positie(*vraag.na or (0,))
    if vraag.sleutels is not None:
        rijen = rijen.filter(pk__in=[als_sleutel(sleutel) for sleutel in vraag.sleutels])
    return list(rijen.select_related("actie", "positie")[:hoogstens])


GEBEURTENISSEN: Tabel[Gebeurtenis] = Tabel(
    naam="gebeurtenissen",
    enkel="gebeurtenis",
    uitleg="Wat er veranderde, van wat, in wat en waarom.",
    sleutel=lambda rij: str(rij.pk),
    plaats=lambda rij: (rij.positie.pk,),
    lees=_lees_gebeurtenissen,
    eigen=(Kolom("reden", "Waarom.", Type.TEKST, lambda rij: rij.reden),),
)

TABELLEN: tuple[Tabel[Any], ...] = (ACTIES, MIJLPALEN, GEBEURTENISSEN)
