"""All tables in one SQLite file, that refer to each other as in the API, with what each column means beside them."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from basis.api import register
from basis.api.vormen import kameel
from basis.web.kolommen import Kolom, Type
from opendata.uitgaven.rijen import Rij, Voorraad

SOORTEN = {Type.GETAL: "INTEGER", Type.JA_NEE: "INTEGER"}
UITLEG = """
CREATE TABLE toelichting_uitgave (naam TEXT PRIMARY KEY, waarde TEXT) WITHOUT ROWID;
CREATE TABLE toelichting_tabellen (tabel TEXT PRIMARY KEY, uitleg TEXT NOT NULL, rijen INTEGER) WITHOUT ROWID;
CREATE TABLE toelichting_kolommen (
    tabel TEXT NOT NULL REFERENCES toelichting_tabellen, kolom TEXT NOT NULL, uitleg TEXT NOT NULL, type TEXT NOT NULL,
    verwijst_naar TEXT, PRIMARY KEY (tabel, kolom)) WITHOUT ROWID;
CREATE TABLE toelichting_keuzes (
    tabel TEXT NOT NULL, kolom TEXT NOT NULL, waarde TEXT NOT NULL, label TEXT NOT NULL,
    PRIMARY KEY (tabel, kolom, waarde), FOREIGN KEY (tabel, kolom) REFERENCES toelichting_kolommen) WITHOUT ROWID;
"""


def schrijf_sqlite(pad: Path, voorraden: Sequence[Voorraad], gegevens: Mapping[str, Any]) -> int:
    """Write the file. How many references lead to no row: those of a table that leaves out what it refers to."""
    with closing(sqlite3.connect(pad)) as boek:
        boek.executescript(f"PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; {UITLEG}")
        with boek:
            boek.executemany("INSERT INTO toelichting_uitgave VALUES (?, ?)", gegevens.items())
            for voorraad in voorraden:
                _schrijf_uitleg(boek, voorraad)
                _schrijf_tabel(boek, voorraad)
        return len(boek.execute("PRAGMA foreign_key_check").fetchall())


def _schrijf_uitleg(boek: sqlite3.Connection, voorraad: Voorraad) -> None:
    tabel, kolommen = voorraad.tabel, voorraad.kolommen
    boek.execute("INSERT INTO toelichting_tabellen VALUES (?, ?, ?)", (tabel.naam, tabel.uitleg, voorraad.aantal))
    boek.executemany(
        "INSERT INTO toelichting_kolommen VALUES (?, ?, ?, ?, ?)",
        [(tabel.naam, kolom.naam, kolom.uitleg, str(kolom.type), kolom.naar or None) for kolom in kolommen],
    )
    boek.executemany(
        "INSERT INTO toelichting_keuzes VALUES (?, ?, ?, ?)",
        [(tabel.naam, kolom.naam, waarde, label) for kolom in kolommen for waarde, label in kolom.keuzes],
    )


def _schrijf_tabel(boek: sqlite3.Connection, voorraad: Voorraad) -> None:
    naam = voorraad.tabel.naam
    gewoon = [kolom for kolom in voorraad.kolommen if kolom.type != Type.LIJST]
    boek.execute(f"CREATE TABLE {_naam(naam)} ({', '.join(_kolommen(gewoon))})")
    vakken = ", ".join("?" * len(gewoon))
    boek.executemany(
        f"INSERT INTO {_naam(naam)} VALUES ({vakken})",  # noqa: S608  # names of our own
        ([rij[kameel(kolom.naam)] for kolom in gewoon] for rij in voorraad),
    )
    for kolom in voorraad.kolommen:
        if kolom.type == Type.LIJST:
            _schrijf_lijst(boek, naam, kolom, voorraad)


def _schrijf_lijst(boek: sqlite3.Connection, tabel: str, kolom: Kolom[Rij], rijen: Iterable[Rij]) -> None:
    """A list in a table of its own: `acties_opgaven` has a row for each opgave of each actie."""
    paren = f"{tabel}_{kolom.naam}"
    boek.execute(
        f"CREATE TABLE {_naam(paren)} (sleutel TEXT NOT NULL REFERENCES {_naam(tabel)} (sleutel), "
        f"waarde TEXT NOT NULL{_verwijzing(kolom)}, PRIMARY KEY (sleutel, waarde)) WITHOUT ROWID"
    )
    boek.executemany(
        f"INSERT OR IGNORE INTO {_naam(paren)} VALUES (?, ?)",  # noqa: S608
        ((rij["sleutel"], waarde) for rij in rijen for waarde in rij[kameel(kolom.naam)]),
    )


def _kolommen(kolommen: Iterable[Kolom[Rij]]) -> Iterator[str]:
    for kolom in kolommen:
        sleutel = " PRIMARY KEY NOT NULL" if kolom.naam == "sleutel" else _verwijzing(kolom)
        yield f"{_naam(kolom.naam)} {SOORTEN.get(kolom.type, 'TEXT')}{sleutel}"


def _verwijzing(kolom: Kolom[Rij]) -> str:
    return f" REFERENCES {_naam(kolom.naar)} (sleutel)" if kolom.naar in register.tabellen() else ""


def _naam(naam: str) -> str:
    return '"' + naam.replace('"', '""') + '"'
