"""Every shape of a file says what the API says, of every table."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pytest_django import DjangoDbBlocker

from basis.api import register
from opendata.uitgaven import services
from tests.support.eenmalig import eenmalig
from tests.support.opendata import inhoud, maak_volle_wereld, rijen_nu
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db


def maak_met_uitgave() -> Wereld:
    wereld = maak_volle_wereld()
    services.maak_uitgave()
    return wereld


@pytest.fixture(scope="module")
def vol(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Wereld]:
    yield from eenmalig(django_db_blocker, maak_met_uitgave)


@pytest.fixture
def boek(vol: Wereld, db: None, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    (tmp_path / "alles.sqlite").write_bytes(inhoud("alles.sqlite"))
    with closing(sqlite3.connect(tmp_path / "alles.sqlite")) as open_boek:
        yield open_boek


def test_every_shape_of_a_table_says_what_the_api_says(vol: Wereld) -> None:
    for tabel in register.tabellen().values():
        rijen = rijen_nu(tabel.naam)
        assert rijen, tabel.naam
        assert json.loads(inhoud(f"{tabel.naam}.json"))["resultaten"] == rijen
        namen = [kolom.naam for kolom in tabel.kolommen]
        lezer = csv.DictReader(io.StringIO(inhoud(f"{tabel.naam}.komma.csv").decode(), newline=""))
        assert lezer.fieldnames == namen
        assert [rij["sleutel"] for rij in lezer] == [rij["sleutel"] for rij in rijen]
        blad = load_workbook(io.BytesIO(inhoud(f"{tabel.naam}.xlsx"))).active
        assert blad is not None
        assert [[cel.value for cel in rij][1] for rij in blad.iter_rows(min_row=2)] == [r["sleutel"] for r in rijen]
        assert inhoud(f"{tabel.naam}.ods")[:2] == b"PK"


def test_every_column_of_every_table_has_an_explanation(boek: sqlite3.Connection) -> None:
    for tabel in register.tabellen().values():
        assert tabel.uitleg.endswith((".", "?"))
        for kolom in tabel.kolommen:
            assert kolom.uitleg.endswith("."), (tabel.naam, kolom.naam)
        verteld = boek.execute("SELECT kolom FROM toelichting_kolommen WHERE tabel = ?", (tabel.naam,)).fetchall()
        assert {naam for (naam,) in verteld} == {kolom.naam for kolom in tabel.kolommen}
    manifest = json.loads(inhoud("manifest.json"))
    assert {kolom["uitleg"] != "" for tabel in manifest["tabellen"] for kolom in tabel["kolommen"]} == {True}


def test_the_sqlite_file_has_every_row_and_whole_references(boek: sqlite3.Connection) -> None:
    for naam in register.tabellen():
        sleutels = [sleutel for (sleutel,) in boek.execute(f'SELECT sleutel FROM "{naam}" ORDER BY sleutel')]
        assert sleutels == sorted(rij["sleutel"] for rij in rijen_nu(naam))
    assert boek.execute("PRAGMA foreign_key_check").fetchall() == []
    verwijzingen = {
        (van, naar)
        for van in register.tabellen()
        for _, _, naar, *_ in boek.execute(f'PRAGMA foreign_key_list("{van}")')
    }
    assert ("mijlpalen", "acties") in verwijzingen
