"""The numbers of a report to take along: all counts as one tidy table (CSV), and with the details as sheets (ODS)."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from acties.models import Gebeurtenissoort
from basis.web.kolommen import Kolom, Type
from basis.web.rekenblad import blad, csv_regels, ods
from voortgang.models import Rapport
from voortgang.rapport.afspraken import inhoud_van, is_zonder
from voortgang.verschiltabel import UITLEG_ZEKERHEID

Inhoud = dict[str, Any]

VERANDERD = ("veranderingen", "misschien_veranderd", "ongedateerd")
MIJLPAALWOORDEN = {
    "bereikt": "mijlpalen bereikt in de periode",
    "herijkt": "mijlpalen opnieuw gepland in de periode",
    "vervallen": "mijlpalen vervallen in de periode",
    "toegevoegd": "mijlpalen toegevoegd in de periode",
}
AFSPRAAKWOORDEN = {"herijkt": "opnieuw gepland"}  # what the report calls otherwise
AFSPRAAKSTANDEN = {
    "alle": "afspraken op de peildatum",
    "nagekomen": "afspraken nagekomen op de peildatum",
    "te_laat": "afspraken te laat op de peildatum",
    "opnieuw": "afspraken opnieuw te bevestigen op de peildatum",
    "onbekend": "afspraken uit een bron waarvan niet bekend is of ze zijn nagekomen",
}
NIET_MEEGETELD = {
    "acties": "acties waarvan niet zeker is of zij erbij horen",
    "mogelijk": "veranderingen misschien in de periode",
    "ongedateerd": "veranderingen zonder datum, in de periode opgeschreven",
    "begin": "acties waarvan de status aan het begin niet zeker is",
    "einde": "acties waarvan de status aan het einde niet zeker is",
    "peil": "acties waarvan de status op de peildatum niet zeker is",
    "deelnames": "deelnemers die niet zeker zijn op de peildatum",
    "mijlpaal": "mijlpalen die niet zeker zijn op de peildatum",
    "afspraak": "afspraken die niet zeker zijn op de peildatum",
}


def maak_csv(rapport: Rapport) -> bytes:
    """The counts, as every CSV of the portal is."""
    return "".join(csv_regels(TELLINGEN, tellingen(inhoud_van(rapport)))).encode()


def maak_ods(rapport: Rapport) -> bytes:
    """The counts, and a sheet for each sort of detail."""
    inhoud = inhoud_van(rapport)
    return ods(
        blad("Tellingen", TELLINGEN, tellingen(inhoud)),
        blad("Acties", ACTIES, acties(inhoud)),
        blad("Mijlpalen", MIJLPALEN, delen(inhoud, "mijlpalen")),
        blad("Afspraken", AFSPRAKEN, makers(inhoud)),
        blad("Veranderingen", VERANDERINGEN, chain(*(delen(inhoud, naam) for naam in VERANDERD))),
        blad("Niet zeker", NIET_ZEKER, niet_zeker(inhoud)),
    )


# -- counts -------------------------------------------------------------------------------------------------------


class Aantal(NamedTuple):
    """How many of something there are: in an actie, or (both names empty) in the whole report."""

    lijn: str
    actie: str
    telling: str
    aantal: int


TELLINGEN: tuple[Kolom[Aantal], ...] = (
    Kolom("programmalijn", "De programmalijn van de actie. Leeg: het hele rapport.", Type.TEKST, lambda r: r.lijn),
    Kolom("actie", "De titel van de actie. Leeg: het hele rapport.", Type.TEKST, lambda r: r.actie),
    Kolom("telling", "Wat er is geteld.", Type.TEKST, lambda r: r.telling),
    Kolom("aantal", "Hoeveel het er zijn.", Type.GETAL, lambda r: r.aantal),
)


def tellingen(inhoud: Inhoud) -> Iterator[Aantal]:
    """First of the whole report, then of each actie."""
    for telling, aantal in _van_het_geheel(inhoud["samenvatting"]):
        yield Aantal("", "", telling, aantal)
    for lijn, actie in acties(inhoud):
        for telling, aantal in tel_actie(actie).items():
            yield Aantal(lijn, actie["titel"], telling, aantal)


def _van_het_geheel(samen: Inhoud) -> Iterator[tuple[str, int]]:
    yield "acties", samen["acties"]
    yield "acties waaraan iets veranderde", samen["acties_gewijzigd"]
    for status in samen["statussen"]:
        for moment, woorden in (("begin", "aan het begin"), ("einde", "aan het einde"), ("peil", "op de peildatum")):
            yield f"acties met status {status['tekst']} {woorden}", status[moment]
    for naam, woorden in MIJLPAALWOORDEN.items():
        yield woorden, samen["mijlpalen"][naam]
    for naam, aantal in samen["afspraken"].items():
        yield f"afspraken {AFSPRAAKWOORDEN.get(naam, naam)} in de periode", aantal
    for naam, aantal in samen.get("afspraakstanden", {}).items():
        yield AFSPRAAKSTANDEN[naam], aantal
    yield "partijen met een afspraak", samen["partijen"]["met_afspraak"]
    yield "partijen zonder vastgelegde afspraak", samen["partijen"]["geen_afspraak"]
    for naam, aantal in samen.get("niet_meegeteld", {}).items():
        yield NIET_MEEGETELD[naam], aantal


def tel_actie(actie: Inhoud) -> dict[str, int]:
    """What can be counted of one actie."""
    geldend = [mijlpaal for mijlpaal in actie["mijlpalen"] if mijlpaal["stand"] != "vervallen"]
    noemer = actie.get("mijlpalen_noemer", len(geldend))
    return {
        "veranderingen in de periode": sum(rij["soort"] != Gebeurtenissoort.TEKST for rij in actie["veranderingen"]),
        "veranderingen misschien in de periode": len(actie.get("misschien_veranderd", ())),
        "veranderingen zonder datum": len(actie.get("ongedateerd", ())),
        **({} if noemer is None else {"mijlpalen": noemer}),
        "mijlpalen bereikt": sum(mijlpaal["stand"] == "bereikt" for mijlpaal in geldend),
        "mijlpalen te laat": sum(mijlpaal["stand"] == "te-laat" for mijlpaal in geldend),
        "afspraken": sum(afspraak["staat"] for afspraak in actie["afspraken"]),
        "afspraken nagekomen": sum(afspraak["is_nagekomen"] for afspraak in actie["afspraken"]),
        "afspraken te laat": sum(afspraak["is_te_laat"] for afspraak in actie["afspraken"]),
        "partijen met een afspraak": sum(partij["is_vastgelegd"] for partij in actie["partijen"]),
        "partijen zonder vastgelegde afspraak": sum(is_zonder(partij) for partij in actie["partijen"]),
        "partijen waarvan niet zeker is of er een afspraak was": sum(p["is_misschien"] for p in actie["partijen"]),
    }


# -- acties -------------------------------------------------------------------------------------------------------


class Actierij(NamedTuple):
    """An actie of the report, under the title of its line."""

    lijn: str
    actie: Inhoud


def acties(inhoud: Inhoud) -> Iterator[Actierij]:
    for lijn in inhoud["lijnen"]:
        for actie in lijn["acties"]:
            yield Actierij(lijn["titel"], actie)


def _uit_fase(naam: str) -> Callable[[Actierij], Any]:
    return lambda r: r.actie["fase"] and r.actie["fase"][naam]


ACTIES: tuple[Kolom[Actierij], ...] = (
    Kolom("programmalijn", "De programmalijn van de actie.", Type.TEKST, lambda r: r.lijn),
    Kolom("actie", "De titel van de actie.", Type.TEKST, lambda r: r.actie["titel"]),
    Kolom("adresnaam", "Het laatste deel van het webadres van de actie.", Type.TEKST, lambda r: r.actie["slug"]),
    Kolom(
        "status op de peildatum",
        "Hoe de actie er op de peildatum voor stond.",
        Type.KEUZE,
        lambda r: r.actie["status"]["tekst"],
    ),
    Kolom(
        "status aan het begin",
        "Hoe de actie er vlak voor de periode voor stond. Leeg: zij was er nog niet.",
        Type.KEUZE,
        lambda r: r.actie["status"]["begin"],
    ),
    Kolom("reden", "Waarom de actie die status heeft.", Type.TEKST, lambda r: r.actie["status"]["reden"]),
    Kolom(
        "fase",
        "In welke fase de actie op de peildatum was; was zij al voorbij, dan haar laatste.",
        Type.TEKST,
        _uit_fase("naam"),
    ),
    Kolom("nummer van de fase", "De hoeveelste fase dat is.", Type.GETAL, _uit_fase("nummer")),
    Kolom("aantal fasen", "Hoeveel fasen zo’n actie heeft.", Type.GETAL, _uit_fase("van")),
)


# -- mijlpalen, afspraken, veranderingen --------------------------------------------------------------------------


class Deelrij(NamedTuple):
    """A part of an actie (or, both names empty, of the programme): a mijlpaal, a maker of an afspraak or a change."""

    lijn: str
    actie: str
    deel: Inhoud


def delen(inhoud: Inhoud, naam: str) -> Iterator[Deelrij]:
    for lijn, actie in acties(inhoud):
        yield from (Deelrij(lijn, actie["titel"], deel) for deel in actie.get(naam, ()))
    yield from (Deelrij("", "", deel) for deel in (inhoud["programma"] or {}).get(naam, ()))


def makers(inhoud: Inhoud) -> Iterator[Deelrij]:
    """Of each afspraak each maker, and then the parties without one."""
    for lijn, titel, afspraak in delen(inhoud, "afspraken"):
        yield from (Deelrij(lijn, titel, {**afspraak, **maker, "rol": ""}) for maker in afspraak["makers"])
    for lijn, titel, partij in delen(inhoud, "partijen"):
        if not partij["is_vastgelegd"]:
            yield Deelrij(lijn, titel, partij)


def _deel(naam: str) -> Callable[[Deelrij], Any]:
    return lambda r: r.deel[naam]


def _van_afspraak(naam: str) -> Callable[[Deelrij], Any]:
    """Empty for a party without an afspraak."""
    return lambda r: r.deel.get(naam, "")


def _afspraakstand(rij: Deelrij) -> str:
    if "titel" in rij.deel:
        return str(rij.deel["stand_tekst"])
    return "niet zeker" if rij.deel["is_misschien"] else "geen afspraak vastgelegd"


def _bron(rij: Deelrij) -> str:
    bron = rij.deel.get("bron")
    return f"{bron['titel']} {bron['url'] or bron['nummer']}" if bron else ""


WAARVAN: tuple[Kolom[Deelrij], ...] = (
    Kolom("programmalijn", "De programmalijn van de actie. Leeg: het hele programma.", Type.TEKST, lambda r: r.lijn),
    Kolom("actie", "De titel van de actie. Leeg: het hele programma.", Type.TEKST, lambda r: r.actie),
)
BRON: Kolom[Deelrij] = Kolom("bron", "De naam van de bron, met haar webadres of nummer.", Type.TEKST, _bron)
MIJLPALEN: tuple[Kolom[Deelrij], ...] = (
    *WAARVAN,
    Kolom("mijlpaal", "De naam van de mijlpaal.", Type.TEKST, _deel("titel")),
    Kolom("stand", "Of de mijlpaal op de peildatum was bereikt.", Type.KEUZE, _deel("stand_tekst")),
    Kolom("gepland", "De oorspronkelijke datum.", Type.PERIODE_IN_WOORDEN, _deel("gepland")),
    Kolom("nu", "Wanneer de mijlpaal is bereikt, of wordt verwacht.", Type.PERIODE_IN_WOORDEN, _deel("nu")),
    Kolom("dagen verschil", "Hoeveel dagen later dan gepland. Met een min: eerder.", Type.GETAL, _deel("dagen")),
    BRON,
)
AFSPRAKEN: tuple[Kolom[Deelrij], ...] = (
    *WAARVAN,
    Kolom("partij", "De naam van de partij.", Type.TEKST, _deel("partij")),
    Kolom("rol", "Wat de partij is in deze actie, als zij geen afspraak maakte.", Type.TEKST, _deel("rol")),
    Kolom("stand", "Hoe de afspraak er voor deze partij voor stond op de peildatum.", Type.KEUZE, _afspraakstand),
    Kolom("afspraak", "De korte titel van de afspraak.", Type.TEKST, _van_afspraak("titel")),
    Kolom("soort", "Wat voor afspraak het is.", Type.KEUZE, _van_afspraak("soort")),
    Kolom("tekst", "Wat is afgesproken.", Type.TEKST, _van_afspraak("tekst")),
    Kolom("uiterlijk", "De oorspronkelijke dag.", Type.PERIODE_IN_WOORDEN, _van_afspraak("uiterlijk")),
    Kolom("nu verwacht", "Wanneer zij nu wordt verwacht.", Type.PERIODE_IN_WOORDEN, _van_afspraak("verwacht")),
    Kolom("te laat", "Sinds wanneer de afspraak te laat is, en wie nog iets moet.", Type.TEKST, _van_afspraak("laat")),
    Kolom("herkomst", "Leeg: gemeld door de partij.", Type.TEKST, _van_afspraak("herkomst")),
    BRON,
)
VERANDERINGEN: tuple[Kolom[Deelrij], ...] = (
    *WAARVAN,
    Kolom("datum", "Wanneer het gebeurde: een dag, ‘ergens in 2021’ of ‘datum onbekend’.", Type.TEKST, _deel("datum")),
    Kolom("zekerheid", UITLEG_ZEKERHEID, Type.KEUZE, lambda r: r.deel.get("zekerheid", "")),
    Kolom("wat", "Wat er veranderde.", Type.TEKST, _deel("kop")),
    Kolom("reden", "Waarom het veranderde.", Type.TEKST, _deel("reden")),
    Kolom("door", "Namens wie het is gemeld.", Type.TEKST, _deel("wie")),
    BRON,
)


# -- what is not certain of the peildatum -------------------------------------------------------------------------


def niet_zeker(inhoud: Inhoud) -> Iterator[Deelrij]:
    """One row for each thing, or for what is said of the actie itself."""
    for lijn in inhoud["lijnen"]:
        for actie in lijn["acties"]:
            for deel in chain(*actie.get("onzeker", {}).values()):
                yield from (Deelrij(lijn["titel"], actie["titel"], {**deel, "wat": wat}) for wat in deel["wat"] or [""])
        for actie in lijn.get("misschien", ()):
            yield from (Deelrij(lijn["titel"], actie["titel"], {"zin": zin, "wat": ""}) for zin in actie["zinnen"])
    for deel in (inhoud["programma"] or {"onzeker": {}})["onzeker"].get("afspraak", ()):
        yield from (Deelrij("", "", {**deel, "wat": wat}) for wat in deel["wat"])


NIET_ZEKER: tuple[Kolom[Deelrij], ...] = (
    *WAARVAN,
    Kolom(
        "waarover", "De naam van de partij, de mijlpaal of de afspraak. Leeg: de actie zelf.", Type.TEKST, _deel("wat")
    ),
    Kolom("wat niet zeker is", "Wat wij niet zeker weten van de peildatum.", Type.TEKST, _deel("zin")),
)
