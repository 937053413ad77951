"""What the pages of four acties say of four days, by hand from the sources; as a journalist would quote them.

What is not certain of a day is never part of a status, a phase, a count or a list; it stands apart, as what it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from acties.dossier import met_verbanden, stel_samen
from basis.tijd.moment import lees_moment
from tests.support.eenmalig import eenmalig
from tests.support.herstel import Momentopname
from tests.support.pagina import lees

DIA, WGR = "democratie-in-actie", "wet-gemeenschappelijke-regelingen"
CODIO, TOEZICHT = "codio", "vernieuwing-toezicht"
DIA_2019 = {
    "argumentenfabriek",
    "gemeente-asten",
    "gemeente-brunssum",
    "gemeente-krimpen-aan-den-ijssel",
    "gemeente-sudwest-fryslan",
    "gemeente-velsen",
    "npres",
    "uvw",
}
DIA_2021 = DIA_2019 | {
    "gemeente-alphen-aan-den-rijn",
    "gemeente-groningen",
    "gemeente-s-gravenhage",
    "netwerk-democratie",
    "provincie-groningen",
    "provincie-zuid-holland",
}
MAKERS = {"min-bzk", "min-fin", "ipo", "vng", "uvw"}


@dataclass(frozen=True)
class Dag:
    """What is certain: status, phase, how many mijlpalen were reached, who took part. Then what is not."""

    status: str
    fase: str
    bereikt: int
    partijen: set[str] = field(default_factory=set)
    onbekend: int = 0  # parties of which nobody knows since when they took part
    mogelijk: set[str] = field(default_factory=set)  # what became so in a period with the day in it
    zinnen: tuple[str, ...] = ()  # that stand on the page
    nergens: tuple[str, ...] = ()  # that stand nowhere on it: they are of later


DAGEN = {
    (DIA, "2018-07-01"): Dag(
        "gepland",
        "inspraak",
        5,  # 99 experimenten, aangekondigd, de evaluatie van de voorgangers, de ontwerpsessies en de eerste daarvan
        onbekend=10,
        mogelijk={
            "Democratic Challenge",
            "Lokale Democratie in Beweging",
            "Burgerbegroting",
            "Loting en vertegenwoordiging",
            "Wijkboekhouding",
        },
        zinnen=("5 mijlpalen bereikt", "Van geen partij is zeker dat zij op deze dag al meedeed."),
        nergens=(
            "Quick Scan open voor alle gemeenten",
            "Krachtige gemeenteraad",
            "Netwerk Democratie (",
            "boek en in",
        ),
    ),
    (DIA, "2019-12-31"): Dag(
        "loopt",
        "uitvoering",
        18,
        DIA_2019,
        onbekend=10,
        zinnen=("18 mijlpalen bereikt", "Van 8 partijen is zeker dat zij op deze dag meededen"),
        nergens=("Provinciedeals Groningen", "boek en in"),
    ),
    (DIA, "2021-03-01"): Dag(
        "loopt",
        "uitvoering",
        23,
        DIA_2021,
        onbekend=10,
        mogelijk={
            "status: afgerond",
            "Programma afgerond",
            "Krachtige gemeenteraad",
            "Toegeruste politieke ambtsdragers",
            "Beter betrokken inwoners",
            "Responsieve ambtelijke organisatie",
            "Vitale democratische gemeenschap",
            "Krachtige lokale digitale democratie",
            "Weerbaar bestuur",
            "Quick Scan Lokale Democratie",
            "Uitdaagrecht (Right to Challenge)",
            "Versterking lokale digitale democratie",
            "Positie van volksvertegenwoordiging en inwoners in de energietransitie",
            "Versteviging lokale democratie in het Gronings aardbevingsgebied",
        },
        zinnen=(
            "23 mijlpalen bereikt",
            "Ergens in 2021 werd dit: afgerond. Of dat op deze dag al zo was, is niet bekend.",
            "Van deze partijen is niet bekend sinds wanneer zij meededen:",
        ),
        nergens=("van 24", "24 mijlpalen", "boek en in essays", "Brief met een voorlopige balans", "Bundel met essays"),
    ),
    (DIA, "2022-06-30"): Dag(
        "afgerond",
        "evaluatie",
        28,
        DIA_2021,
        onbekend=10,
        zinnen=(
            "28 mijlpalen bereikt",
            "De opbrengst staat in een boek en in essays.",
            "6. Evaluatie december 2021 Gedaan",
            "61 dagen later dan oorspronkelijk gepland",  # the Quick Scan: planned in May, from July at the earliest
        ),
    ),
    (WGR, "2018-07-01"): Dag(
        "gepland",
        "voorbereiding",
        2,
        zinnen=("2 mijlpalen bereikt",),
        nergens=("Internetconsultatie", "Wet in werking"),
    ),
    (WGR, "2019-12-31"): Dag(
        "loopt",
        "consultatie",
        6,
        {"vng"},
        zinnen=("6 mijlpalen bereikt",),
        nergens=("Voorgelegd aan de Raad van State",),
    ),
    (WGR, "2021-03-01"): Dag(
        "loopt",
        "tweede-kamer",
        14,
        {"vng", "raad-van-state", "min-bzk", "tweede-kamer"},
        zinnen=("14 mijlpalen bereikt", "Van deze onderdelen is niet bekend sinds wanneer zij er zijn:"),
        nergens=("Aangenomen door de Tweede Kamer", "Wet in werking"),
    ),
    (WGR, "2022-06-30"): Dag(
        "loopt",
        "bekrachtiging",
        19,
        {"vng", "raad-van-state", "min-bzk", "tweede-kamer", "eerste-kamer"},
        mogelijk={"Wet in het Staatsblad", "Staatsblad 2022, 18"},
        zinnen=(
            "19 mijlpalen bereikt",
            "Ergens in 2022. Of dat op deze dag al zo was, is niet bekend.",
            "5. Behandeling in de Eerste Kamer 1 juni 2021 tot 14 december 2021",
        ),
        nergens=("Wet in werking", "De gewijzigde wet geldt sinds 1 juli 2022", "Handreiking van de VNG"),
    ),
    (CODIO, "2018-07-01"): Dag("", "voorganger", 1, onbekend=4, zinnen=("Op 1 juli 2018 was dit er nog niet",)),
    (CODIO, "2019-12-31"): Dag("", "voorganger", 1, onbekend=4, zinnen=("Op 31 december 2019 was dit er nog niet",)),
    (CODIO, "2021-03-01"): Dag("", "voorganger", 1, onbekend=4, zinnen=("Op 1 maart 2021 was dit er nog niet",)),
    (CODIO, "2022-06-30"): Dag(
        "afgerond",
        "vaststelling",
        3,
        {"min-bzk", "uu-usbo"},
        onbekend=4,
        mogelijk={
            "fase: Gebruik en voortgang",
            "De codes in de provincie Utrecht",
            "Utrecht en Zuid-Holland onderzochten toepassing CODIO (iBestuur congres 2022)",
        },
        zinnen=("3 mijlpalen bereikt", "Ergens in 2022 begon de fase ‘Gebruik en voortgang’."),
    ),
    (TOEZICHT, "2018-07-01"): Dag(
        "gepland",
        "voorbereiding",
        2,
        {"uvw"},
        onbekend=12,
        zinnen=("2 mijlpalen bereikt",),
        nergens=("Actielijnen uitgewerkt",),
    ),
    (TOEZICHT, "2019-12-31"): Dag(
        "loopt",
        "uitwerking",
        6,
        {*MAKERS, "provincies-samen"},
        onbekend=12,
        zinnen=("6 mijlpalen bereikt", "Van 6 partijen is zeker dat zij op deze dag meededen"),
        nergens=("Actieplan naar de Tweede Kamer",),
    ),
    (TOEZICHT, "2021-03-01"): Dag(
        "loopt",
        "uitwerking",
        8,
        {*MAKERS, "provincies-samen"},
        onbekend=12,
        mogelijk={
            "fase: Uitvoering",
            "Werkgroepen van provincies aan de slag",
            "Uitvoeringsagenda toezicht in Noord-Brabant",
            "Uitvoeringsagenda Interbestuurlijk Toezicht 2021",
        },
        zinnen=("8 mijlpalen bereikt", "Ergens in 2021 begon de fase ‘Uitvoering’."),
    ),
    (TOEZICHT, "2022-06-30"): Dag(
        "loopt",
        "uitvoering",
        9,
        {*MAKERS, "provincies-samen", "gemeenten-in-zuid-holland"},
        onbekend=12,
        mogelijk={"GTK 2022 voor gemeenschappelijke regelingen vastgesteld", "Een kader voor samenwerkingsverbanden"},
        zinnen=("9 mijlpalen bereikt",),
        nergens=("GTK voor gemeenschappelijke regelingen van toepassing",),
    ),
}


@pytest.fixture(scope="module")
def geladen(echte_inhoud: Momentopname, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    yield from eenmalig(django_db_blocker, echte_inhoud.zet_terug)


@pytest.mark.django_db
@pytest.mark.parametrize(("slug", "op"), DAGEN)
def test_of_a_day_is_said_what_the_sources_say(slug: str, op: str, geladen: None, client: Client) -> None:
    verwacht = DAGEN[slug, op]
    stand = stel_samen(met_verbanden().get(slug=slug), lees_moment(op))
    fase = stand.verblijven[-1].fase  # the present one, or the last one
    partijen = {deelnemer.partij.slug for deelnemer in stand.deelnemers}
    onzeker = [een for rijen in stand.onzeker.per_soort.values() for een in rijen]
    mogelijk = {een.naam if een.ding else f"{een.soort}: {een.naar}" for een in onzeker if een.wanneer}
    onbekend = [een for een in stand.onzeker.per_soort["deelnames"] if not een.wanneer]

    gezegd = (stand.status, fase, stand.mijlpalen_bereikt, partijen, len(onbekend), mogelijk)
    bedoeld = (verwacht.status, verwacht.fase, verwacht.bereikt, verwacht.partijen, verwacht.onbekend)
    assert gezegd == (*bedoeld, verwacht.mogelijk)
    assert stand.mijlpalen_noemer in {None, 0}

    tekst = lees(client, f"/acties/{slug}/?stand={op}").tekst
    assert [zin for zin in verwacht.zinnen if zin not in tekst] == []
    assert [zin for zin in verwacht.nergens if zin in tekst] == []
