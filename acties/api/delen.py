"""What an actie is made of, as the open data tells of it: who takes part, its phases, mijlpalen, onderdelen, papers."""

from collections import defaultdict
from collections.abc import Iterable

from acties.api.lezen import (
    ALLEEN_ZEKER,
    BIJ_ACTIE,
    Deelrij,
    Lezer,
    bij_actie,
    erbij,
    met_deel,
    onder_actie,
    tekst_van,
)
from acties.delen import Deel
from acties.models import (
    Bereikt,
    Deelname,
    Deelnamerol,
    Document,
    Fase,
    Mijlpaal,
    Onderdeel,
    Onderdeelpartij,
    Onderdeelstand,
)
from acties.models.deelname import ROLVOLGORDE, TREKKERS
from acties.stand import Stand
from basis.api.kolommen import adres, bron, getal, ja_nee, keuze, periode, sleutel, sleutels, tekst, van
from basis.api.tabel import Tabel, Vraag


def _plaats(rij: Deelrij) -> tuple[int, ...]:
    return rij.plaats


def _onder_actie(rij: Deelrij, *namen: object) -> str:
    assert rij.stand
    return onder_actie(rij.stand.actie.slug, *namen)


# -- who takes part ---------------------------------------------------------------------------------------------------


def _deelnames(stand: Stand) -> Iterable[Deelrij]:
    return (Deelrij(stand, een, (een.partij_id, ROLVOLGORDE.get(een.rol, 0))) for een in stand.deelnames)


def _sleutel_van_deelname(rij: Deelrij) -> str:
    return _onder_actie(rij, rij.ding.partij.slug, rij.ding.rol)


DEELNAMES: Tabel[Deelrij] = Tabel(
    naam="deelnames",
    enkel="deelname",
    uitleg=f"Welke partij meedoet aan welke actie, en in welke rol. {ALLEEN_ZEKER} De bron is die van nu.",
    sleutel=_sleutel_van_deelname,
    plaats=_plaats,
    lees=Lezer(
        delen=(Deel.DEELNAMES,),
        uit=_deelnames,
        sleutel=_sleutel_van_deelname,
        acties=met_deel(Deelname, blijft=False),
    ),
    zeven=BIJ_ACTIE,
    eigen=(
        bij_actie(),
        *van(
            "ding",
            sleutel("partij", "partijen", "De partij die meedoet."),
            keuze("rol", "Wat de partij in de actie is.", Deelnamerol),
            ja_nee("trekt", "Of de partij de actie leidt.", lambda deelname: deelname.rol in TREKKERS),
            tekst("toelichting", "Wat er bij de rol te zeggen is."),
            tekst_van(),
            bron(),
        ),
    ),
)


# -- phases -----------------------------------------------------------------------------------------------------------


def _fasen(stand: Stand) -> Iterable[Deelrij]:
    return (Deelrij(stand, verblijf, (nummer,)) for nummer, verblijf in enumerate(stand.verblijven, start=1))


def _sleutel_van_fase(rij: Deelrij) -> str:
    return _onder_actie(rij, *rij.plek)


def _definitie(rij: Deelrij) -> str:
    assert rij.stand
    return f"{rij.stand.actie.soort.slug}.{rij.ding.fase}"


FASEN: Tabel[Deelrij] = Tabel(
    naam="fasen",
    enkel="fase",
    uitleg=f"Wanneer een actie in welke fase was. Komt een actie in een fase terug, dan is dat een nieuwe rij. "
    f"{ALLEEN_ZEKER}",
    sleutel=_sleutel_van_fase,
    plaats=_plaats,
    lees=Lezer(
        delen=(Deel.VERBLIJVEN, Deel.SINDS), uit=_fasen, sleutel=_sleutel_van_fase, acties=met_deel(Fase, blijft=False)
    ),
    zeven=BIJ_ACTIE,
    eigen=(
        bij_actie(),
        getal("volgnummer", "De hoeveelste fase van de actie dit was.", lambda rij: rij.plek[0]),
        sleutel("fase", "fasedefinities", "In welke fase de actie was.", _definitie),
        *van(
            "ding",
            periode("begonnen", "Wanneer de fase begon. Leeg: dat weten wij niet."),
            periode("beeindigd", "Wanneer de fase eindigde. Leeg: zij loopt nog, of dat weten wij niet."),
            ja_nee("is_huidig", "Of de actie nu (of op de gevraagde dag) in deze fase is."),
            ja_nee("is_laatste", "Of de actie in deze fase eindigde.", lambda verblijf: verblijf.einde is not None),
            bron(),
        ),
    ),
)


# -- mijlpalen --------------------------------------------------------------------------------------------------------


def _mijlpalen(stand: Stand) -> Iterable[Deelrij]:
    redenen = stand.redenen
    for regel in stand.mijlpalen:
        yield Deelrij(stand, regel, (regel.mijlpaal.pk,), {"reden": redenen.get(regel.mijlpaal.pk)})


def _sleutel_van_mijlpaal(rij: Deelrij) -> str:
    return _onder_actie(rij, rij.ding.mijlpaal.slug)


MIJLPALEN: Tabel[Deelrij] = Tabel(
    naam="mijlpalen",
    enkel="mijlpaal",
    uitleg=f"Wat er bij een actie op een dag klaar moet zijn, en of dat zo is. {ALLEEN_ZEKER}",
    sleutel=_sleutel_van_mijlpaal,
    plaats=_plaats,
    lees=Lezer(
        delen=(Deel.MIJLPALEN, Deel.HERIJKINGEN),
        uit=_mijlpalen,
        sleutel=_sleutel_van_mijlpaal,
        acties=met_deel(Mijlpaal),
    ),
    zeven=BIJ_ACTIE,
    eigen=(
        bij_actie(),
        *van(
            "ding.mijlpaal",
            tekst("titel", "De naam van de mijlpaal."),
            tekst("soort", "Wat voor mijlpaal het is, zoals advies of stemming."),
            tekst("toelichting", "Meer uitleg."),
            tekst("nummer", "Een officieel nummer."),
            tekst_van(),
            periode("gepland", "Wanneer zij eerst gepland was. Dat verandert nooit."),
            periode("verwacht", "Wanneer zij nu wordt verwacht, als zij opnieuw is gepland."),
            keuze("bereikt", "Of zij bereikt is. ‘onbekend’: dat weten wij niet.", Bereikt, "stand"),
            periode("bereikt_op", "Wanneer zij bereikt is.", "bereikt"),
            getal("dagen_later", "Hoeveel dagen later dan eerst gepland. Met een min: eerder.", "afwijking"),
            ja_nee("vervallen", "Of zij niet meer hoeft.", "is_vervallen"),
            bron(),
        ),
        ja_nee("te_laat", "Of de geplande dag voorbij is, en zij niet bereikt.", "ding.is_te_laat"),
        tekst("reden", "Waarom zij voor het laatst opnieuw is gepland.", erbij("reden")),
    ),
)


# -- onderdelen -------------------------------------------------------------------------------------------------------


def _onderdelen(stand: Stand) -> Iterable[Deelrij]:
    return (Deelrij(stand, onderdeel, (onderdeel.pk,)) for onderdeel in stand.onderdelen)


def _sleutel_van_onderdeel(rij: Deelrij) -> str:
    return _onder_actie(rij, rij.ding.slug)


def _met_verwanten(rijen: list[Deelrij], vraag: Vraag) -> list[Deelrij]:
    """With the parties in each, and what went on from it as far as everyone may see that."""
    genoemd = [rij.ding.pk for rij in rijen]
    partijen, opvolgers = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for pk, partij in Onderdeelpartij.objects.filter(onderdeel__in=genoemd).values_list("onderdeel", "partij__slug"):
        partijen[pk].append(partij)
    latere = Onderdeel.objects.te_zien(vraag.moment).filter(voorgangers__in=genoemd)
    for pk, actie, slug in latere.values_list("voorgangers", "actie__slug", "slug"):
        opvolgers[pk].append(onder_actie(actie, slug))
    return [
        rij._replace(erbij={"partijen": partijen[rij.ding.pk], "opvolgers": opvolgers[rij.ding.pk]}) for rij in rijen
    ]


ONDERDELEN: Tabel[Deelrij] = Tabel(
    naam="onderdelen",
    enkel="onderdeel",
    uitleg=f"Waar een actie uit bestaat: thema’s, proeven, resultaten. {ALLEEN_ZEKER} Het soort, de partijen, de "
    "opvolgers en de bron zijn die van nu.",
    sleutel=_sleutel_van_onderdeel,
    plaats=_plaats,
    lees=Lezer(
        delen=(Deel.ONDERDELEN,),
        uit=_onderdelen,
        sleutel=_sleutel_van_onderdeel,
        acties=met_deel(Onderdeel),
        vul=_met_verwanten,
    ),
    pagina=lambda rij: rij.ding.get_absolute_url(),
    zeven=BIJ_ACTIE,
    eigen=(
        bij_actie(),
        *van(
            "ding",
            tekst("titel", "De naam van het onderdeel."),
            tekst("soort", "Wat voor onderdeel het is, zoals thema of challenge.", "soort.slug"),
            tekst("samenvatting", "Waar het over gaat, in het kort."),
            tekst("vraag", "Wat men wilde weten."),
            tekst("aanpak", "Hoe dat is aangepakt."),
            tekst(
                "opbrengst",
                "Wat het opleverde. Leeg op een dag waarop dat niet te zeggen was.",
                lambda deel: "" if deel.verzwijgt_uitkomst else deel.opbrengst,
            ),
            tekst(
                "betekenis",
                "Wat dat betekent voor het openbaar bestuur.",
                lambda deel: "" if deel.verzwijgt_uitkomst else deel.betekenis,
            ),
            tekst("herkomst", "Waar het onderdeel vandaan komt."),
            tekst_van(),
            periode("looptijd", "Wanneer het loopt."),
            keuze(
                "stand",
                "Hoe het er voor staat. Leeg bij wat niet begint en niet eindigt, zoals een principe.",
                Onderdeelstand,
                lambda deel: None if deel.soort.zonder_stand else deel.stand,
            ),
            bron(),
        ),
        sleutels("partijen", "partijen", "De partijen die eraan meedoen.", erbij("partijen")),
        sleutels("opvolgers", "onderdelen", "Waarin het verder ging.", erbij("opvolgers")),
    ),
)


# -- papers -----------------------------------------------------------------------------------------------------------


def _documenten(stand: Stand) -> Iterable[Deelrij]:
    return (Deelrij(stand, document, (document.pk,)) for document in stand.documenten)


def _sleutel_van_document(rij: Deelrij) -> str:
    return _onder_actie(rij, rij.ding.slug)


DOCUMENTEN: Tabel[Deelrij] = Tabel(
    naam="documenten",
    enkel="document",
    uitleg=f"De stukken die bij een actie horen: brieven, wetten, rapporten en nieuws. {ALLEEN_ZEKER}",
    sleutel=_sleutel_van_document,
    plaats=_plaats,
    lees=Lezer(delen=(Deel.DOCUMENTEN,), uit=_documenten, sleutel=_sleutel_van_document, acties=met_deel(Document)),
    zeven=BIJ_ACTIE,
    eigen=(
        bij_actie(),
        *van(
            "ding",
            tekst("titel", "De titel van het document."),
            tekst("soort", "Wat voor document het is, zoals Kamerstuk of rapport."),
            tekst("nummer", "Het officiële nummer."),
            tekst_van(),
            periode("gedateerd", "Van wanneer het is.", "datum"),
            adres("adres", "Waar u het leest. Leeg: er is alleen een nummer."),
            bron(),
        ),
    ),
)
