"""The files of the open data: what is in them, that they belong together, and when they are made."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from openpyxl import load_workbook  # type: ignore[import-untyped]

from acties import services as acties
from basis.api import register
from opendata.uitgaven import services
from opendata.uitgaven.models import Bestand, Bestandsdeel, Uitgave
from tests.factories import ActieFactory
from tests.support.opendata import inhoud, rijen_nu
from tests.support.wereld import BEGIN, Wereld

pytestmark = pytest.mark.django_db
GEVAARLIJK = '=HYPERLINK("https://kwaad.example")'


def test_a_dutch_excel_opens_the_csv_as_columns(wereld: Wereld) -> None:
    ActieFactory(gepubliceerd=True, titel='Een "titel"; met van alles, en meer')
    services.maak_uitgave()
    voor_mensen, voor_programmas = inhoud("acties.csv"), inhoud("acties.komma.csv")
    assert voor_mensen.startswith("\ufeffid;sleutel;titel;".encode())
    assert '"Een ""titel""; met van alles, en meer"' in voor_mensen.decode()
    assert voor_programmas.startswith(b"id,sleutel,titel,")
    assert voor_programmas.count(b"\r\n") == voor_programmas.count(b"\n")


def test_a_formula_does_not_get_in(wereld: Wereld) -> None:
    ActieFactory(gepubliceerd=True, slug="boos", titel=GEVAARLIJK, samenvatting="+1")
    services.maak_uitgave()
    for naam, scheiding in (("acties.csv", ";"), ("acties.komma.csv", ",")):
        tekst = io.StringIO(inhoud(naam).decode("utf-8-sig"), newline="")
        rij = next(rij for rij in csv.DictReader(tekst, delimiter=scheiding) if rij["sleutel"] == "boos")
        assert (rij["titel"], rij["samenvatting"]) == (f"'{GEVAARLIJK}", "'+1")
    blad = load_workbook(io.BytesIO(inhoud("acties.xlsx"))).active
    assert blad is not None
    assert {cel.data_type for rij in blad.iter_rows() for cel in rij} <= {"s", "n"}


def test_the_manifest_and_the_zip_tell_of_every_file(wereld: Wereld) -> None:
    uitgave = services.maak_uitgave()
    manifest = json.loads(inhoud("manifest.json"))
    with zipfile.ZipFile(io.BytesIO(inhoud("alles.zip"))) as pak:
        assert json.loads(pak.read("manifest.json")) == manifest
        assert set(pak.namelist()) == {"manifest.json", *(een["naam"] for een in manifest["bestanden"])}
        for een in manifest["bestanden"]:
            gelezen = pak.read(een["naam"])
            assert (len(gelezen), hashlib.sha256(gelezen).hexdigest()) == (een["bytes"], een["sha256"])
    assert (manifest["positie"], manifest["stand"]) == (uitgave.positie, str(timezone.localdate()))
    assert {t["naam"]: t["rijen"] for t in manifest["tabellen"]} == {
        naam: len(rijen_nu(naam)) for naam in register.tabellen()
    }


def test_a_large_file_is_kept_in_pieces(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "STUK", 100)
    services.maak_uitgave()
    bestand = Bestand.objects.get(naam="acties.json")
    assert bestand.delen.count() == -(-bestand.grootte // 100) > 2
    assert hashlib.sha256(b"".join(bestand.stukken())).hexdigest() == bestand.sha256


def test_files_are_made_anew_when_the_content_moved_and_only_then(wereld: Wereld) -> None:
    assert services.werk_bij() is not None
    assert services.werk_bij() is None
    acties.meld_voortgang(actie=wereld.actie, status="vertraagd", verantwoording=BEGIN)
    assert services.werk_bij() is not None
    assert json.loads(inhoud("acties.json"))["resultaten"][0]["status"] == "vertraagd"


def test_old_sets_go_but_for_the_newest(wereld: Wereld) -> None:
    for _ in range(4):
        Uitgave.objects.update(gemaakt_op=timezone.now() - services.BEWAAR - timedelta(minutes=1))
        services.maak_uitgave()
    assert Uitgave.objects.count() == services.BEHOUD


def test_of_a_very_large_table_there_is_no_spreadsheet(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MEEST_IN_BLAD", 0)
    uitgave = services.maak_uitgave()
    assert uitgave.bestand("acties.ods") is None
    assert uitgave.bestand("acties.csv") is not None


def test_the_invented_stays_out(wereld: Wereld) -> None:
    ActieFactory(gepubliceerd=True, slug="verzonnen", is_demo=True)
    services.maak_uitgave()
    assert "verzonnen" not in {rij["sleutel"] for rij in json.loads(inhoud("acties.json"))["resultaten"]}


def test_the_command_makes_them_at_once(wereld: Wereld, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("maak_open_data")
    call_command("maak_open_data")
    gezegd = capsys.readouterr().out.splitlines()
    assert gezegd[0].startswith("De bestanden zijn gemaakt: ")
    assert gezegd[1] == "De bestanden zijn nog goed."


def test_the_database_refuses_half_a_file(wereld: Wereld) -> None:
    bestand = services.maak_uitgave().bestanden.get(naam="acties.csv")
    dubbel = Bestand(uitgave=bestand.uitgave, naam=bestand.naam, grootte=1, sha256="geen")
    with pytest.raises(ValidationError) as mis:
        dubbel.full_clean()
    assert set(mis.value.messages) == {
        *("Deze uitgave heeft al een bestand met deze naam.", "Een bestand heeft een sha256 van 64 tekens.")
    }
    with pytest.raises(ValidationError, match="Dit bestand heeft al een deel met dit nummer"):
        Bestandsdeel(bestand=bestand, nummer=0, inhoud=b"x").full_clean()
