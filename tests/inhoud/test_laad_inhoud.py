"""The content of the project, loaded for real: true history, whole, and the same when loaded again."""

import unicodedata
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django.plugin import DjangoDbBlocker

from acties.models import Actie, Gebeurtenis, Mijlpaal, Onderdeel
from basis.tijd.perioden import lees_periode, schrijf_periode
from basis.zoeken.models import Zoekregel
from basis.zoeken.services import herindexeer, is_verouderd
from inhoud.management.commands.laad_inhoud import INHOUD
from partijen.models import Partij
from programmalijnen.models import Opgave, Pagina, Programmalijn
from tests.support.eenmalig import eenmalig
from tests.support.herstel import Momentopname
from tests.support.inhoud import alle_rijen
from tests.support.stand import feiten, is_heel

pytestmark = pytest.mark.django_db
SLUGS = (
    "challenges-informatiesamenleving",
    "code-interbestuurlijke-verhoudingen",
    "codio",
    "democratie-in-actie",
    "leren-en-experimenteren",
    "vernieuwing-toezicht",
    "wet-gemeenschappelijke-regelingen",
)
elke_actie = pytest.mark.parametrize("slug", SLUGS)


@pytest.fixture(scope="module", autouse=True)
def _geladen(echte_inhoud: Momentopname, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What loading the content gave, once for this file; nothing of it stays."""
    yield from eenmalig(django_db_blocker, echte_inhoud.zet_terug)


@pytest.fixture
def wgr() -> Actie:
    return Actie.objects.get(slug="wet-gemeenschappelijke-regelingen")


def laad(**opties: Any) -> str:
    uitvoer = StringIO()
    call_command("laad_inhoud", stdout=uitvoer, **opties)
    return uitvoer.getvalue()


def test_the_programme_is_there() -> None:
    assert [model.objects.count() for model in (Opgave, Programmalijn, Pagina)] == [10, 3, 5]
    assert set(Actie.objects.zichtbaar().values_list("slug", flat=True)) == set(SLUGS)


def test_loading_again_changes_nothing_at_all() -> None:
    ervoor = alle_rijen()

    assert laad() == "Niets veranderd.\n"
    assert alle_rijen() == ervoor


@elke_actie
def test_replaying_the_journal_gives_the_present(slug: str) -> None:
    actie = Actie.objects.get(slug=slug)

    assert is_heel(actie)


def test_journal_of_the_wgr_tells_the_true_dates(wgr: Actie) -> None:
    mijlpalen = dict(wgr.gebeurtenissen.filter(soort="mijlpaal-bereikt").values_list("mijlpaal__slug", "datum"))

    assert schrijf_periode(mijlpalen["wetsvoorstel-aangekondigd"]) == "2018-06-29"
    assert schrijf_periode(mijlpalen["wet-in-werking"]) == "2022-07-01"
    assert schrijf_periode(mijlpalen["bestaande-regelingen-moeten-zijn-aangepast"]) == "2024-07-01"


def test_journal_of_the_wgr_begins_with_the_regeerakkoord_and_the_actie_with_the_announcement(wgr: Actie) -> None:
    eerste, aangemaakt = wgr.gebeurtenissen.in_volgorde()[0], wgr.gebeurtenissen.get(soort="aangemaakt")

    assert (eerste.soort, schrijf_periode(eerste.datum)) == ("mijlpaal-bereikt", "2017")
    assert schrijf_periode(aangemaakt.datum) == "2018-06-29"
    assert aangemaakt.bron
    assert aangemaakt.reden


@pytest.mark.parametrize(
    ("op", "status", "fase"),
    [
        ("2019-01-01", "gepland", "voorbereiding"),
        ("2019-09-01", "loopt", "consultatie"),
        ("2021-12-13", "loopt", "eerste-kamer"),
        ("2021-12-14", "loopt", "bekrachtiging"),
        ("2022-07-01", "afgerond", "inwerkingtreding"),
        ("2024-07-01", "afgerond", "uitvoering"),
    ],
)
def test_wgr_stood_so_on_a_day(wgr: Actie, op: str, status: str, fase: str) -> None:
    stand = feiten(wgr, lees_periode(op).lower)["actie", wgr.pk]

    assert (stand["status"], stand["fase"]) == (status, fase)


def test_the_same_texts_as_a_mac_writes_them_change_nothing(tmp_path: Path) -> None:
    for pad in INHOUD.rglob("*.json"):
        doel = tmp_path / pad.relative_to(INHOUD)
        doel.parent.mkdir(exist_ok=True)
        doel.write_text(unicodedata.normalize("NFD", pad.read_text()).replace(". ", ".\u200b "))

    assert laad(map=tmp_path) == "Niets veranderd.\n"


def test_every_fact_has_a_reason_and_comes_from_no_memory() -> None:
    redenen = set(Gebeurtenis.objects.values_list("reden", flat=True))

    assert all(redenen)
    assert not any("geheugen" in reden.casefold() for reden in redenen)
    assert not Gebeurtenis.objects.filter(door__isnull=False).exists()


def test_every_mijlpaal_and_onderdeel_has_a_source() -> None:
    assert not Mijlpaal.objects.filter(bron=None).exists()
    assert not Onderdeel.objects.filter(bron=None).exists()


def test_an_onderdeel_that_ended_was_running_before() -> None:
    onderdeel = Onderdeel.objects.get(slug="inclusieve-democratie")
    standen = [
        (schrijf_periode(rij.datum), rij.naar["stand"]) for rij in onderdeel.gebeurtenissen.in_volgorde().order_by("pk")
    ]

    assert standen == [("2018-09", "loopt"), ("2018-11", "overgegaan")]


def test_umbrella_organisations_belong_to_the_layer_they_speak_for() -> None:
    lagen = dict(Partij.objects.filter(soort="koepel").values_list("slug", "bestuurslaag"))

    assert lagen == {"vng": "gemeenten", "ipo": "provincies", "uvw": "waterschappen"}


def test_search_finds_what_was_loaded() -> None:
    ervoor = set(Zoekregel.objects.values_list("soort", "sleutel", "vingerafdruk"))

    assert not is_verouderd()
    assert herindexeer().gewijzigd == 0
    assert set(Zoekregel.objects.values_list("soort", "sleutel", "vingerafdruk")) == ervoor


def test_a_folder_without_content_is_an_error(tmp_path: Any) -> None:
    with pytest.raises(CommandError, match=r"Er is niets geladen. bronnen.json: dit bestand is niet te lezen"):
        laad(map=tmp_path)
