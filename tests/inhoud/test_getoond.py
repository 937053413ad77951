"""The pages of the real acties show what the files say: each fact with its source, and no date or number of their own.

A page may count and add up, so small whole numbers are left out; and it may say of which day it is.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from tests.support.eenmalig import eenmalig
from tests.support.herstel import Momentopname
from tests.support.pagina import Pagina, lees

MAP = Path(__file__).parents[2] / "inhoud" / "feiten"
BRONNEN = {bron["sleutel"]: bron for bron in json.loads((MAP / "bronnen.json").read_text(encoding="utf-8"))}
SLUGS = sorted(pad.stem for pad in (MAP / "acties").glob("*.json"))
MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()
WEBADRES = re.compile(r"https?://\S+?(?=[)\"\s]|$)")
DAG_OF_MAAND = re.compile(rf"(?:(\d{{1,2}})(?:\s+(?:t/m|en)\s+(\d{{1,2}}))?\s+)?({'|'.join(MAANDEN)})\s+(\d{{4}})")
JAAR = re.compile(r"(?<![\d.,/-])(?:1[89]|20)\d\d(?![\d,]|\.\d)")
GETAL = re.compile(r"\d+(?:[.,]\d+)*")
KADER = ("opgaven", "partijen", "programmalijnen", "soorten", "onderdeelsoorten", "vragen")
pytestmark = pytest.mark.django_db
elke_actie = pytest.mark.parametrize("slug", SLUGS)


@cache
def actie(slug: str) -> dict[str, Any]:
    waarden: dict[str, Any] = json.loads((MAP / "acties" / f"{slug}.json").read_text(encoding="utf-8"))
    return waarden


@pytest.fixture(scope="module", autouse=True)
def _geladen(echte_inhoud: Momentopname, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    yield from eenmalig(django_db_blocker, echte_inhoud.zet_terug)


# -- what a text says of time and number ---------------------------------------------------------------------------


def dagen(tekst: str) -> set[str]:
    """The days in a text: `2022-07-01` as in a file, and "1 juli 2022" as on a page."""
    gevonden = set(re.findall(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", tekst))
    for een, ander, maand, jaar in DAG_OF_MAAND.findall(tekst):
        gevonden |= {f"{jaar}-{MAANDEN.index(maand) + 1:02}-{int(dag):02}" for dag in (een, ander) if dag}
    return gevonden


def maanden(tekst: str) -> set[str]:
    """The months in a text, also those of its days."""
    gevonden = set(re.findall(r"(?<!\d)\d{4}-\d\d(?!\d)", tekst))
    return gevonden | {f"{jaar}-{MAANDEN.index(maand) + 1:02}" for *_, maand, jaar in DAG_OF_MAAND.findall(tekst)}


def jaren(tekst: str) -> set[str]:
    return set(JAAR.findall(tekst)) | {maand[:4] for maand in maanden(tekst)}


def getallen(tekst: str) -> set[str]:
    """The numbers that are no count: of three digits and more, or with a decimal. Years are told apart."""
    gevonden = {getal.replace(".", "") for getal in GETAL.findall(tekst)}
    return {getal for getal in gevonden if "," in getal or len(getal) > 2} - jaren(tekst)


# -- what the files say, and what the pages show -------------------------------------------------------------------


def bronnen_van(waarde: Any) -> Iterator[str]:
    """Every source that is named in a value, however deep."""
    if isinstance(waarde, dict):
        yield from (bron for veld, bron in waarde.items() if veld == "bron" and bron)
    if isinstance(waarde, dict | list):
        delen = waarde.values() if isinstance(waarde, dict) else waarde
        yield from chain.from_iterable(bronnen_van(deel) for deel in delen)


@cache
def gezegd(slug: str) -> str:
    """All that the files say of an actie and of its frame, without web addresses."""
    eigen = json.dumps(actie(slug), ensure_ascii=False)
    titels = [f"{BRONNEN[bron]['titel']} {BRONNEN[bron]['nummer']}" for bron in bronnen_van(actie(slug))]
    kader = [(MAP / f"{naam}.json").read_text(encoding="utf-8") for naam in KADER]
    return WEBADRES.sub("", "\n".join([eigen, *titels, *kader]))


def geschiedenis(client: Client, slug: str) -> list[Pagina]:
    """The history of an actie, leaf by leaf."""
    bladen = [lees(client, f"/acties/{slug}/geschiedenis/")]
    while volgende := bladen[-1].met("rel", "next"):
        bladen.append(lees(client, f"/acties/{slug}/geschiedenis/{volgende[0]['href']}"))
    return bladen


def paginas(client: Client, slug: str) -> list[Pagina]:
    """All pages of an actie: its own, its history, its onderdelen and its afspraken."""
    onderdelen = [f"/acties/{slug}/onderdelen/{rij['slug']}/" for rij in actie(slug)["onderdelen"]]
    afspraken = [f"/afspraken/{rij['slug']}/" for rij in actie(slug)["afspraken"]]
    adressen = [f"/acties/{slug}/", *onderdelen, *afspraken]
    return [*(lees(client, adres) for adres in adressen), *geschiedenis(client, slug)]


def getoond(pagina: Pagina) -> str:
    """What can be read on a page or is read aloud, and what its `<time>` says; a scale for the eye only is no fact."""
    gelezen = pagina.voorgelezen.partition("Fout gezien?")[0]  # then come its address and the publisher
    return " ".join([gelezen, *(str(kenmerken["datetime"]) for kenmerken in pagina.met("datetime"))])


def zonder_bron(pagina: Pagina, rijen: list[dict[str, Any]]) -> list[str]:
    """The facts of which the source is not on a page: its link, or its title when it has no address."""
    links = {kenmerken["href"] for kenmerken in pagina.met("href")}
    bronnen = [BRONNEN[rij["bron"]] for rij in rijen]
    getoond = (bron["url"] in links if bron["url"] else bron["titel"] in pagina.tekst for bron in bronnen)
    return [bron["sleutel"] for bron, staat_er in zip(bronnen, getoond, strict=True) if not staat_er]


@elke_actie
def test_no_date_on_a_page_is_of_its_own(slug: str, client: Client) -> None:
    vandaag, bekend = timezone.localdate().isoformat(), gezegd(slug)
    vreemd: dict[str, set[str]] = {}
    for pagina in paginas(client, slug):
        tekst = getoond(pagina)
        over = (dagen(tekst) - dagen(bekend)) | (maanden(tekst) - maanden(bekend)) | (jaren(tekst) - jaren(bekend))
        if over := {een for een in over if not vandaag.startswith(een)}:
            vreemd[pagina.titel] = over

    assert vreemd == {}


@elke_actie
def test_no_number_on_a_page_is_of_its_own(slug: str, client: Client) -> None:
    bekend = getallen(gezegd(slug)) | jaren(gezegd(slug)) | {str(timezone.localdate().year)}
    vreemd = {pagina.titel: over for pagina in paginas(client, slug) if (over := getallen(getoond(pagina)) - bekend)}

    assert vreemd == {}


@elke_actie
def test_every_fact_is_shown_with_its_source(slug: str, client: Client) -> None:
    dossier, waarden = lees(client, f"/acties/{slug}/"), actie(slug)

    assert zonder_bron(dossier, [waarden, waarden["statussen"][-1]]) == []
    assert zonder_bron(dossier, [*waarden["deelnames"], *waarden["mijlpalen"], *waarden["documenten"]]) == []
    for rij in waarden["onderdelen"]:
        assert zonder_bron(lees(client, f"/acties/{slug}/onderdelen/{rij['slug']}/"), [rij]) == []


@elke_actie
def test_every_status_and_phase_is_told_with_its_source(slug: str, client: Client) -> None:
    bladen = geschiedenis(client, slug)

    for rij in actie(slug)["statussen"] + actie(slug)["fasen"]:
        assert any(rij["reden"] in blad.tekst and not zonder_bron(blad, [rij]) for blad in bladen), rij["reden"]


def test_every_afspraak_is_shown_with_its_source(client: Client) -> None:
    afspraken = json.loads((MAP / "afspraken.json").read_text(encoding="utf-8"))
    alle = [*afspraken, *chain.from_iterable(actie(slug)["afspraken"] for slug in SLUGS)]

    for rij in alle:
        assert zonder_bron(lees(client, f"/afspraken/{rij['slug']}/"), [rij]) == [], rij["slug"]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("sinds 1 juli 2022", {"2022-07-01"}),
        ("27 t/m 28 mei 2019", {"2019-05-27", "2019-05-28"}),
        ("oktober 2018", set()),
        ("2019-08-26/2019-10-12", {"2019-08-26", "2019-10-12"}),
    ],
)
def test_a_day_is_found_as_people_and_files_write_it(tekst: str, verwacht: set[str]) -> None:
    assert dagen(tekst) == verwacht
