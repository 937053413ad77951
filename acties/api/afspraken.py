"""What parties promised, and the part of each of them, as the open data tells of it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from acties.afspraakstanden import kies, kies_makers, lees_wacht_op, van_programma
from acties.api.lezen import ALLEEN_ZEKER, BIJ_ACTIE, Deelrij, Lezer, begin_van, bij_actie, erbij, gezeefd, tekst_van
from acties.delen import Afspraakregel, Deel, Uitkomst
from acties.models import Afspraak, Afspraaksoort, Afspraakstand, Herkomst, Toezegging
from acties.models.actie import ActieQuerySet
from acties.stand import Stand
from basis.api.kolommen import bron, datum, demo, getal, ja_nee, keuze, periode, sleutel, sleutels, tekst, van
from basis.api.tabel import Tabel, Vraag, Zeef, keuzes_van
from partijen.models import Bestuurslaag, Partij

# What is asked of afspraken and of their makers; the other filters are about acties.
OVER_AFSPRAKEN = (
    Zeef("soort", "Wat voor afspraak het is.", keuzes_van(Afspraaksoort.choices)),
    Zeef("laag", "De overheid van een partij die de afspraak maakte.", keuzes_van(Bestuurslaag.choices)),
    Zeef("maker", "De sleutel van een partij die de afspraak maakte."),
    Zeef(
        "afspraakstand",
        "Hoe de afspraak er voor een van haar partijen voor staat.",
        keuzes_van(Afspraakstand.choices),
    ),
    Zeef("herkomst", "Of een partij de afspraak meldde, of dat wij haar vonden.", keuzes_van(Herkomst.choices)),
    Zeef("te_laat", "Alleen wat te laat is.", (("ja", "ja"),), meer=False),
)
NAMEN = frozenset(zeef.naam for zeef in OVER_AFSPRAKEN)
ZEVEN = (*OVER_AFSPRAKEN, *(zeef for zeef in BIJ_ACTIE if zeef.naam not in NAMEN))
OVER_PROGRAMMA = (
    "Een afspraak over het hele programma hoort bij geen actie; vraagt u naar acties, dan staat zij er niet bij."
)


def _over_acties(vraag: Vraag) -> ActieQuerySet:
    """The acties in which a promise is asked for."""
    afspraken = kies(vraag.keuze, vraag.moment).van_een_actie() if _kiest(vraag) else Afspraak.objects.van_een_actie()
    if vraag.sleutels is not None:
        afspraken = afspraken.met_slug(*begin_van(vraag.sleutels))
    return gezeefd(vraag, NAMEN).filter(pk__in=afspraken.values("actie"))


def _kiest(vraag: Vraag) -> bool:
    return bool(NAMEN & vraag.keuze.keys())


def _over_programma(vraag: Vraag) -> list[Afspraakregel]:
    """The promises about the programme as a whole, unless acties are asked for."""
    return [] if vraag.keuze.keys() - NAMEN else list(van_programma(vraag.moment).regels)


# -- afspraken --------------------------------------------------------------------------------------------------------


def _afspraken(stand: Stand | None, regels: Iterable[Afspraakregel]) -> Iterable[Deelrij]:
    return (Deelrij(stand, regel, (regel.afspraak.pk,)) for regel in regels)


def _gekozen_afspraken(rijen: list[Deelrij], vraag: Vraag) -> list[Deelrij]:
    if not (rijen and _kiest(vraag)):
        return rijen
    hier = kies(vraag.keuze, vraag.moment).filter(pk__in=[rij.ding.afspraak.pk for rij in rijen])
    gevonden = set(hier.order_by().values_list("pk", flat=True))
    return [rij for rij in rijen if rij.ding.afspraak.pk in gevonden]


def _met_verwanten(rijen: list[Deelrij], vraag: Vraag) -> list[Deelrij]:
    """With who proposed each, and for which others it waits as far as everyone may see these."""
    wacht_op = lees_wacht_op([rij.ding.afspraak.pk for rij in rijen], vraag.moment)
    genoemd = {slug for op in wacht_op.values() for slug in op}
    zichtbaar = set(Afspraak.objects.te_zien(vraag.moment).met_slug(*genoemd).values_list("slug", flat=True))
    indieners = {rij.ding.afspraak.indiener_id for rij in rijen}
    namen = dict(Partij.objects.filter(pk__in=indieners - {None}).values_list("pk", "slug"))
    return [
        rij._replace(
            erbij={
                "indiener": namen.get(rij.ding.afspraak.indiener_id),
                "wacht_op": [slug for slug in wacht_op.get(rij.ding.afspraak.pk, ()) if slug in zichtbaar],
            }
        )
        for rij in rijen
    ]


def _sleutel_van_afspraak(rij: Deelrij) -> str:
    slug: str = rij.ding.afspraak.slug
    return slug


AFSPRAKEN: Tabel[Deelrij] = Tabel(
    naam="afspraken",
    enkel="afspraak",
    uitleg=f"Wat partijen afspraken, bij een actie of over het hele programma. {OVER_PROGRAMMA} {ALLEEN_ZEKER} Wie de "
    "afspraak voorstelde en de bron zijn die van nu.",
    sleutel=_sleutel_van_afspraak,
    plaats=lambda rij: rij.plaats,
    lees=Lezer(
        delen=(Deel.AFSPRAKEN,),
        uit=lambda stand: _afspraken(stand, stand.afspraken),
        sleutel=_sleutel_van_afspraak,
        acties=_over_acties,
        ervoor=lambda vraag: _afspraken(None, _over_programma(vraag)),
        kies=_gekozen_afspraken,
        vul=_met_verwanten,
    ),
    pagina=lambda rij: rij.ding.afspraak.get_absolute_url(),
    zeven=ZEVEN,
    eigen=(
        bij_actie(),
        *van(
            "ding.afspraak",
            tekst("titel", "De korte titel van de afspraak."),
            keuze("soort", "Wat voor afspraak het is.", Afspraaksoort),
            tekst("tekst", "Wat is afgesproken."),
            tekst_van(),
            periode("gemaakt", "Wanneer zij is gemaakt."),
            periode("uiterlijk", "Wanneer zij uiterlijk klaar moet zijn, zoals eerst afgesproken."),
            periode("verwacht", "Wanneer zij nu wordt verwacht, als zij opnieuw is gepland."),
            getal("dagen_later", "Hoeveel dagen later dan eerst afgesproken. Met een min: eerder.", "afwijking"),
            getal("bedrag", "Een bedrag in hele euro’s."),
            tekst("bedrag_voor", "Waarvoor het bedrag is."),
            keuze("herkomst", "Of een partij haar meldde, of dat wij haar vonden in een openbare bron.", Herkomst),
            ja_nee("bron_zeker", "Nee: het staat in de bron, maar die is niet zeker.", "is_zeker"),
            bron(),
        ),
        keuze(
            "uitkomst",
            "Wat ervan is gekomen, van alle partijen samen. Leeg: wij vonden haar, en niemand zei hoe zij staat.",
            Uitkomst,
            lambda rij: rij.ding.uitkomst if rij.ding.toont_uitkomst else None,
        ),
        ja_nee(
            "te_laat",
            "Of de eerst afgesproken dag voorbij is en een partij haar nog niet nakwam. Van een gevonden afspraak "
            "weten wij dat niet: dan nee.",
            "ding.is_te_laat",
        ),
        sleutels(
            "makers",
            "partijen",
            "De partijen die haar maakten. Hoe zij er voor elk van hen voor staat, staat bij de toezeggingen.",
            lambda rij: [maker.partij.slug for maker in rij.ding.makers],
        ),
        sleutel("indiener", "partijen", "De partij die haar voorstelde. Leeg: het programmabureau.", erbij("indiener")),
        sleutels("wacht_op", "afspraken", "Op welke andere afspraken zij wacht.", erbij("wacht_op")),
        demo("ding.is_demo"),
    ),
)


# -- the part of each maker -------------------------------------------------------------------------------------------


class Belofte(NamedTuple):
    """The part of one maker in a promise."""

    regel: Afspraakregel
    maker: Toezegging

    @property
    def is_te_laat(self) -> bool:
        return self.regel.is_te_laat_voor(self.maker)


def _toezeggingen(stand: Stand | None, regels: Iterable[Afspraakregel]) -> Iterable[Deelrij]:
    for regel in regels:
        for maker in regel.makers:
            yield Deelrij(stand, Belofte(regel, maker), (regel.afspraak.pk, maker.pk))


def _gekozen_toezeggingen(rijen: list[Deelrij], vraag: Vraag) -> list[Deelrij]:
    if not (rijen and _kiest(vraag)):
        return rijen
    hier = kies_makers(vraag.keuze, vraag.moment).filter(pk__in=[rij.ding.maker.pk for rij in rijen])
    if soorten := vraag.keuze.get("soort"):
        hier = hier.filter(afspraak__soort__in=soorten)
    if "te_laat" in vraag.keuze:
        hier = hier.filter(pk__in=Toezegging.objects.te_laat(vraag.moment).values("pk"))
    gevonden = set(hier.order_by().values_list("pk", flat=True))
    return [rij for rij in rijen if rij.ding.maker.pk in gevonden]


def _bevestigd(maker: Toezegging) -> date | None:
    return timezone.localdate(maker.bevestigd_op) if maker.bevestigd_op else None


def _sleutel_van_toezegging(rij: Deelrij) -> str:
    return f"{rij.ding.regel.afspraak.slug}.{rij.ding.maker.partij.slug}"


TOEZEGGINGEN: Tabel[Deelrij] = Tabel(
    naam="toezeggingen",
    enkel="toezegging",
    uitleg=f"Het deel van elke partij in een afspraak, en hoe dat er voor staat. {OVER_PROGRAMMA} {ALLEEN_ZEKER}",
    sleutel=_sleutel_van_toezegging,
    plaats=lambda rij: rij.plaats,
    lees=Lezer(
        delen=(Deel.AFSPRAKEN,),
        uit=lambda stand: _toezeggingen(stand, stand.afspraken),
        sleutel=_sleutel_van_toezegging,
        acties=_over_acties,
        ervoor=lambda vraag: _toezeggingen(None, _over_programma(vraag)),
        kies=_gekozen_toezeggingen,
    ),
    pagina=lambda rij: rij.ding.regel.afspraak.get_absolute_url(),
    zeven=ZEVEN,
    eigen=(
        sleutel("afspraak", "afspraken", "De afspraak waar dit bij hoort.", "ding.regel.afspraak.slug"),
        bij_actie(),
        *van(
            "ding.maker",
            sleutel("partij", "partijen", "De partij die de afspraak maakte."),
            ja_nee("namens_laag", "Of de partij de afspraak maakte namens haar hele bestuurslaag."),
            keuze(
                "stand",
                "Hoe de afspraak er voor deze partij voor staat. Leeg: dat zei niemand.",
                Afspraakstand,
                lambda maker: maker.stand if maker.is_gezegd else None,
            ),
            datum("bevestigd_op", "De dag waarop de partij haar voor het laatst bevestigde.", _bevestigd),
            tekst("onjuist", "Wat er volgens de partij niet klopt aan wat wij vonden."),
            tekst("getekend_door", "De functie van wie tekende."),
        ),
        ja_nee(
            "te_laat",
            "Of de eerst afgesproken dag voorbij is en de partij haar nog niet nakwam. Van een gevonden afspraak "
            "weten wij dat niet: dan nee.",
            "ding.is_te_laat",
        ),
        demo("ding.regel.is_demo"),
    ),
)
