"""The invented acties: recognisable, lifelike, and never among real parties."""

import copy
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, Value
from django.db.models.functions import Concat
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from acties.models import Actie, Afspraak, Afspraakstand, Deelname, Gebeurtenis, Mijlpaal, Status, Toezegging
from acties.services import leg_onderdeelsoort_vast, leg_soort_vast
from acties.stand import met_makers
from basis.tijd.moment import Moment
from basis.zoeken.services import herindexeer
from codes.services import leg_bepalingsoort_vast
from inhoud.demo.laden import MAP, laad_demo
from inhoud.demo.mensen import MENSEN, TWEEDE, Persoon
from inhoud.inladen.bestand import lees_acties
from inhoud.management.commands.laad_demo import WACHTWOORD
from partijen.models import Gebruiker, Lidmaatschap, Partij
from partijen.rechten import mensen_met
from partijen.rollen import Recht
from programmalijnen.models import Programmalijn
from tests.factories import OpgaveFactory, ProgrammalijnFactory
from tests.support.eenmalig import eenmalig
from tests.support.inhoud import alle_rijen
from tests.support.stand import is_heel, programma_is_heel
from werk.kaarten import werkvoorraad

pytestmark = pytest.mark.django_db
ACTIES: list[dict[str, Any]] = [json.loads(pad.read_text("utf-8")) for pad in sorted(MAP.glob("acties/*.json"))]


def maak_kader() -> None:
    """The lines, kinds and phases that the invented acties stand in; the same names as the real ones."""
    for opgave in ("goed-openbaar-bestuur", "wonen"):
        OpgaveFactory(slug=opgave)
    for nummer, slug in enumerate(sorted({demo["programmalijn"] for demo in ACTIES}), start=1):
        ProgrammalijnFactory(slug=slug, volgorde=nummer)
    for soort in sorted({demo["soort"] for demo in ACTIES}):
        stappen = [stap for demo in ACTIES if demo["soort"] == soort for stap in demo["gebeurtenissen"]]
        rijen = [{"slug": fase, "naam": fase} for fase in sorted({stap["fase"] for stap in stappen if "fase" in stap})]
        leg_soort_vast(slug=soort, velden={"naam": soort, "meervoud": soort}, fasen=rijen)
    for soort in ("fundament", "artikel"):
        leg_bepalingsoort_vast(slug=soort, velden={"naam": soort, "meervoud": soort})
    for soort in {deel["soort"] for demo in ACTIES for deel in demo["onderdelen"]}:
        leg_onderdeelsoort_vast(slug=soort, velden={"naam": soort, "meervoud": soort})


@pytest.fixture(scope="module", autouse=True)
def _geladen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the invented things once for this file; nothing of it stays."""
    yield from eenmalig(django_db_blocker, _laad)


def _laad() -> None:
    maak_kader()
    with override_settings(DEBUG=True):
        call_command("laad_demo", stdout=StringIO())


def laad(*, toch: bool = True) -> str:
    uitvoer = StringIO()
    call_command("laad_demo", toch=toch, stdout=uitvoer)
    return uitvoer.getvalue()


def test_loading_again_changes_nothing_at_all() -> None:
    ervoor = alle_rijen()

    assert laad().startswith("Niets veranderd.\n")
    assert alle_rijen() == ervoor


def test_loading_on_a_later_day_changes_nothing() -> None:
    aantal = Gebeurtenis.objects.count()

    assert str(laad_demo(wachtwoord="x", op=timezone.localdate() + timedelta(days=40))) == "Niets veranderd."
    assert Gebeurtenis.objects.count() == aantal


@pytest.mark.parametrize("dag", [date(2026, 2, 28), date(2024, 2, 29), date(2025, 12, 31), date(2026, 1, 1)])
def test_the_story_fits_on_any_day(dag: date) -> None:
    for demo in lees_acties(MAP, dag):
        looptijd = demo.periode("looptijd")
        gepland: list[Any] = [punt.periode("gepland") for punt in demo.rijen("mijlpalen")]
        begin: list[Any] = [stap.periode("datum") for stap in demo.rijen("statussen") + demo.rijen("gebeurtenissen")]

        assert looptijd is not None
        assert all(dan.lower in looptijd for dan in gepland)
        assert [stap.lower for stap in begin] == sorted(stap.lower for stap in begin)
        assert begin[-1].upper <= dag


def test_everything_is_marked_as_invented() -> None:
    assert not Actie.objects.filter(is_demo=False).exists()
    assert not Gebruiker.objects.filter(is_demo=False).exists()
    assert not Partij.objects.filter(is_demo=False).exists()
    assert all(actie.titel.startswith("Demo: ") for actie in Actie.objects.all())
    assert all("demo" in partij.naam.casefold() for partij in Partij.objects.all())


def test_invented_people_write_for_invented_parties_only() -> None:
    assert not Lidmaatschap.objects.filter(partij__is_demo=False).exists()
    assert not Deelname.objects.filter(actie__is_demo=True, partij__is_demo=False).exists()
    assert not Lidmaatschap.objects.filter(gebruiker__is_staff=True).exists()


@pytest.mark.parametrize("slug", [demo["slug"] for demo in ACTIES])
def test_replaying_the_journal_gives_the_present(slug: str) -> None:
    actie = Actie.objects.get(slug=slug)

    assert is_heel(actie)


def test_every_state_that_a_page_shows_occurs() -> None:
    vandaag = timezone.localdate()
    zichtbaar = Mijlpaal.objects.filter(actie__in=Actie.objects.zichtbaar())

    assert {Status.GEPLAND, Status.OP_SCHEMA, Status.AANDACHT, Status.VERTRAAGD, Status.AFGEROND} == set(
        Actie.objects.zichtbaar().values_list("status", flat=True)
    )
    assert zichtbaar.te_laat(vandaag).exists()
    assert any((mijlpaal.afwijking or 0) > 0 for mijlpaal in zichtbaar.filter(verwacht__isnull=False))
    komend = zichtbaar.komend(vandaag, 10)
    assert sum(m.gepland.upper <= vandaag + timedelta(days=92) for m in komend if m.gepland) >= 3


def test_every_state_of_a_promise_occurs() -> None:
    afspraken = Afspraak.objects.zichtbaar()
    gezien = Afspraak.objects.filter(herkomst="gevonden")

    assert set(Toezegging.objects.values_list("stand", flat=True)) == set(Afspraakstand.values)
    assert afspraken.annotate(makers=Count("toezeggingen")).filter(makers__gt=1, actie__isnull=False).exists()
    assert [afspraak.slug for afspraak in afspraken.te_laat(Moment.nu())] == ["demo-metingen-openbaar"]
    assert afspraken.filter(wacht_op__slug="demo-metingen-openbaar", verwacht=None).exists()
    assert {toezegging.onjuist != "" for toezegging in Toezegging.objects.filter(afspraak__in=gezien)} == {True}
    assert afspraken.van_programma().exists()


def test_promises_are_marked_as_invented_by_who_makes_them() -> None:
    afspraken, makers = Afspraak.objects.select_related("actie"), Toezegging.objects.select_related("partij")
    assert all(regel.is_demo for regel in met_makers(afspraken, makers, timezone.localdate()))
    van_programma = Afspraak.objects.van_programma()
    assert all(afspraak.titel.startswith("Demo: ") for afspraak in van_programma)
    assert not Gebeurtenis.objects.filter(afspraak__in=van_programma, door__is_demo=False).exists()


def test_replaying_the_journal_gives_the_present_of_the_programme() -> None:
    assert programma_is_heel()


def test_drafts_loop_backs_and_successors_occur() -> None:
    spelregels = Actie.objects.get(slug="demo-spelregels-middenland")

    assert Actie.objects.filter(publicatie="concept").count() == 1
    assert list(spelregels.fasen.values_list("definitie__slug", flat=True)) == ["uitwerking", "advies", "uitwerking"]
    assert Actie.objects.filter(voorgangers__isnull=False).exists()


def test_a_party_without_afspraak_is_asked_for_one() -> None:
    taken = werkvoorraad(Gebruiker.objects.get(email="zilverbeek@demo.example"))

    assert "uw afspraak is nog niet vastgelegd" in {reden for taak in taken for reden in taak.redenen}


@pytest.mark.parametrize("persoon", MENSEN, ids=lambda persoon: persoon.email)
def test_every_login_of_the_table_works(client: Client, persoon: Persoon) -> None:
    assert client.login(username=persoon.email, password=WACHTWOORD)
    assert persoon.email in laad()


def test_one_party_has_four_eyes_and_two_who_can() -> None:
    partij = Partij.objects.get(vier_ogen=True)

    assert len(mensen_met(Recht.GOEDKEUREN, partij)) == 2
    gemeld = Gebeurtenis.objects.namens(partij)
    assert set(gemeld.values_list("goedgekeurd_door__email", flat=True)) == {TWEEDE.email}


def test_search_finds_what_was_loaded() -> None:
    assert herindexeer().gewijzigd == 0


def test_refused_outside_development() -> None:
    with pytest.raises(CommandError, match="hoort niet in productie"):
        laad(toch=False)


def test_outside_development_the_password_is_random(client: Client) -> None:
    Gebruiker.objects.update(email=Concat(Value("oud-"), "email"))

    gevonden = re.search(r"iedereen: (\S+)\)", laad())

    assert gevonden
    assert gevonden[1] != WACHTWOORD
    assert client.login(username=MENSEN[0].email, password=gevonden[1])


def test_refused_without_a_programme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Programmalijn.objects, "exists", lambda: False)

    with pytest.raises(CommandError, match=r"manage.py laad_inhoud"):
        laad()


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("soort", "feest", "soort: dit kan niemand melden: 'feest'"),
        ("namens", "demogemeente-weg", "namens: deze partij bestaat niet: 'demogemeente-weg'"),
        ("datum", "gisteren", "datum: 'gisteren' is geen dag"),
        ("fase", "slot", "fase: deze fase van de soort bestaat niet: 'slot'"),
        ("reden", "", "reden"),
    ],
)
def test_an_error_names_file_and_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, veld: str, waarde: str, melding: str
) -> None:
    for naam in ("bronnen.json", "partijen.json", "afspraken.json", "codes.json", "vragen.json"):
        shutil.copy(MAP / naam, tmp_path)
    fout = copy.deepcopy(ACTIES[0]) | {"slug": "demo-fout"}
    fout["gebeurtenissen"][0][veld] = waarde
    (tmp_path / "acties").mkdir()
    (tmp_path / "acties" / "fout.json").write_text(json.dumps(fout), "utf-8")
    monkeypatch.setattr("inhoud.demo.laden.MAP", tmp_path)

    with pytest.raises(CommandError) as gemeld:
        laad()

    assert str(gemeld.value).startswith("Er is niets geladen. acties/fout.json, gebeurtenissen[0]")
    assert melding in str(gemeld.value)
    assert not Actie.objects.filter(slug="demo-fout").exists()
