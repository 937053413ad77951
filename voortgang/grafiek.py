"""Every chart of the pages of progress to take along: its numbers as a table, and its picture as a file of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from acties.delen import Deel, Mijlpaalregel, Verblijf
from acties.models import Actie
from acties.stand import Stand
from acties.standen import standen
from basis.tijd.perioden import laatste_dag, schrijf_periode, toon_periode
from basis.web.adres import Adres, volledig
from basis.web.kolommen import Kolom, Type
from voortgang import cijfers, hoofdstukken
from voortgang.blik import Blik
from voortgang.hoofdstukken import onzeker_en_nagekomen
from voortgang.op_lijn import OP_LIJN, op_lijn
from voortgang.teltabel import Cel, Teltabel
from voortgang.tijdlijn import Tijdlijn, maak_tijdlijn

PER_KEER = 200


@dataclass(frozen=True)
class Grafiek:
    """A chart of numbers: its title, and how it is counted."""

    titel: str
    tel: Callable[[Blik], Teltabel]


def _statussen(blik: Blik) -> Teltabel:
    return hoofdstukken.statussen(blik, onzeker_en_nagekomen(blik)[0])


GRAFIEKEN = {
    "statussen": Grafiek("Aantal acties per status, aan het eind van elk jaar", _statussen),
    "mijlpalen": Grafiek("Mijlpalen per jaar", lambda b: hoofdstukken.mijlpalen(b, cijfers.tel_mijlpalen(b))),
    "verschuiving": Grafiek(
        "De datum van nu, vergeleken met de eerste datum", lambda b: hoofdstukken.drift(b, cijfers.tel_mijlpalen(b))
    ),
    "actualiteit": Grafiek("Hoe actueel de gegevens zijn", hoofdstukken.actualiteit),
}
TIJDLIJN, TIJDLIJNTITEL = "tijdlijn", "Alle acties, van begin tot eind"


# -- numbers ----------------------------------------------------------------------------------------------------


class Getal(NamedTuple):
    """A number of a chart, by the names of its row and its column."""

    rij: str
    kolom: str
    cel: Cel


GETALLEN: tuple[Kolom[Getal], ...] = (
    Kolom("rij", "Wat is geteld: een status, een jaar of een groep.", Type.TEKST, lambda g: g.rij),
    Kolom("kolom", "Waarin of waarvan het is geteld, zoals een jaar.", Type.TEKST, lambda g: g.kolom),
    Kolom(
        "aantal",
        "Hoeveel het er zijn. Leeg: dat weet niemand.",
        Type.GETAL,
        lambda g: "" if g.cel.hoeveel is None else g.cel.hoeveel,
    ),
    Kolom(
        "bekend",
        "‘ja’; ‘nee’: van deze dingen weten wij iets niet.",
        Type.KEUZE,
        lambda g: "nee" if g.cel.is_onbekend else "ja",
    ),
    Kolom(
        "adres",
        "Het webadres met wat er achter het getal zit. Leeg: er is niets.",
        Type.ADRES,
        lambda g: volledig(g.cel.adres) if g.cel.adres else "",
    ),
)


def getallen(tabel: Teltabel) -> Iterator[Getal]:
    """Each cell of the table."""
    for rij in tabel.rijen:
        for kolom, cel in zip(tabel.kolommen, rij.cellen, strict=True):
            yield Getal(rij.kop, kolom.kop, cel)


class Deelregel(NamedTuple):
    """Something that the timeline draws: the run of an actie, a stay in a phase or a mijlpaal."""

    actie: Actie
    soort: str
    naam: str
    stand: str
    begin: str  # as `schrijf_periode` writes it
    einde: str
    woorden: str


DELEN: tuple[Kolom[Deelregel], ...] = (
    Kolom("programmalijn", "De programmalijn van de actie.", Type.TEKST, lambda r: r.actie.programmalijn.titel),
    Kolom("actie", "De titel van de actie.", Type.TEKST, lambda r: r.actie.titel),
    Kolom("adres", "Het webadres van de actie.", Type.ADRES, lambda r: volledig(r.actie.get_absolute_url())),
    Kolom("soort", "‘looptijd’ van de actie, ‘fase’ of ‘mijlpaal’.", Type.KEUZE, lambda r: r.soort),
    Kolom("naam", "Hoe de fase of de mijlpaal heet.", Type.TEKST, lambda r: r.naam),
    Kolom("stand", "De status van de actie; van een mijlpaal of die is bereikt.", Type.TEKST, lambda r: r.stand),
    Kolom("begin", "Wanneer het begon; van een mijlpaal de datum van nu.", Type.PERIODE, lambda r: r.begin),
    Kolom("einde", "Wanneer het eindigde. Leeg: nog niet, of dat is niet bekend.", Type.PERIODE, lambda r: r.einde),
    Kolom("in_woorden", "Begin en einde in woorden.", Type.TEKST, lambda r: r.woorden),
)


def delen(blik: Blik) -> Iterator[Deelregel]:
    """All that the timeline draws of these acties, `PER_KEER` acties at a time."""
    acties = op_lijn(blik.acties().bestond(blik.moment))
    sleutels = list(acties.order_by(OP_LIJN.veld, "pk").values_list("pk", flat=True))
    soorten = (Deel.FASEN, Deel.VERBLIJVEN, Deel.SINDS, Deel.MIJLPALEN)
    for begin in range(0, len(sleutels), PER_KEER):
        deel = sleutels[begin : begin + PER_KEER]
        gevonden = standen(acties.filter(pk__in=deel), blik.moment, *soorten)
        for sleutel in deel:
            if sleutel in gevonden:
                yield from _van_actie(gevonden[sleutel])


def _van_actie(stand: Stand) -> Iterator[Deelregel]:
    namen = {stap.definitie.slug: stap.definitie.naam for stap in stand.stappen}
    status, looptijd = str(stand.actie.get_status_display()), stand.actie.looptijd
    van, tot = (looptijd.lower, laatste_dag(looptijd)) if looptijd else (None, None)
    yield Deelregel(stand.actie, "looptijd", "", status, _iso(van), _iso(tot), toon_periode(looptijd))
    for verblijf in stand.verblijven:
        yield _van_fase(stand.actie, verblijf, namen.get(verblijf.fase, verblijf.fase))
    for regel in stand.geldende_mijlpalen:
        yield _van_mijlpaal(stand.actie, regel)


def _van_fase(actie: Actie, verblijf: Verblijf, naam: str) -> Deelregel:
    begin, einde = schrijf_periode(verblijf.begonnen), schrijf_periode(verblijf.beeindigd)
    return Deelregel(actie, "fase", naam, "", begin or "", einde or "", verblijf.tekst)


def _van_mijlpaal(actie: Actie, regel: Mijlpaalregel) -> Deelregel:
    mijlpaal, wanneer = regel.mijlpaal, regel.mijlpaal.actuele_datum
    woorden = toon_periode(wanneer) if wanneer else ""
    stand = str(mijlpaal.get_stand_display())
    return Deelregel(actie, "mijlpaal", mijlpaal.titel, stand, schrijf_periode(wanneer) or "", "", woorden)


def _iso(dag: date | None) -> str:
    return dag.isoformat() if dag else ""


# -- pictures ---------------------------------------------------------------------------------------------------

RAND, NAAM, KOLOM, REGEL, KOP = 20, 230, 110, 30, 84  # pixels
GETAL = 44  # beside a bar
BAAN_BREED, BAAN_HOOG = 640, 40


@dataclass(frozen=True)
class Staaf:
    """A number in the picture: its place, its words, and its bar (0: none)."""

    x: int
    y: int
    tekst: str
    breedte: float
    is_onbekend: bool


def teken(tabel: Teltabel) -> dict[str, Any]:
    """The table as bars beside their numbers, all to one scale."""
    hoogste = max((cel.aantal for rij in tabel.rijen for cel in rij.cellen), default=0) or 1
    staven = [
        Staaf(
            RAND + NAAM + nummer * KOLOM,
            KOP + plek * REGEL,
            "?" if cel.hoeveel is None else str(cel.hoeveel),
            round((KOLOM - GETAL) * cel.aantal / hoogste, 1),
            cel.is_onbekend,
        )
        for plek, rij in enumerate(tabel.rijen)
        for nummer, cel in enumerate(rij.cellen)
    ]
    return {
        "koppen": [(RAND + NAAM + nummer * KOLOM, kolom.kop) for nummer, kolom in enumerate(tabel.kolommen)],
        "namen": [(KOP + plek * REGEL, rij.kop) for plek, rij in enumerate(tabel.rijen)],
        "staven": staven,
        "breed": 2 * RAND + NAAM + max(len(tabel.kolommen), 4) * KOLOM,
        "hoog": KOP + len(tabel.rijen) * REGEL + 2 * RAND,
        "woorden": "; ".join(_in_woorden(een) for een in getallen(tabel)),
    }


def _in_woorden(een: Getal) -> str:
    return f"{een.rij}, {een.kolom}: {'niet bekend' if een.cel.hoeveel is None else een.cel.hoeveel}"


def teken_tijdlijn(blik: Blik) -> dict[str, Any]:
    """The first page of acties, each as a bar."""
    tijdlijn: Tijdlijn = maak_tijdlijn(blik, None, Adres(), kort=True)
    rijen = [rij for _, groep in tijdlijn.groepen for rij in groep]
    met_plek = [(KOP + plek * BAAN_HOOG, rij) for plek, rij in enumerate(rijen)]
    zinnen = (f"{rij.actie.titel}: {rij.status.label if rij.status else ''} {rij.sinds}".strip() for rij in rijen)
    return {
        "rijen": met_plek,
        "merken": [(x * BAAN_BREED / 100, naam) for x, _, naam in tijdlijn.as_.merken],
        "baan_breed": BAAN_BREED,
        "links": RAND + 2 * NAAM,
        "breed": 2 * RAND + 2 * NAAM + BAAN_BREED,
        "hoog": KOP + len(rijen) * BAAN_HOOG + 2 * RAND,
        "onder": KOP + len(rijen) * BAAN_HOOG,
        "is_meer": bool(tijdlijn.bladzijde.volgende),
        "woorden": "; ".join(zinnen),
    }
