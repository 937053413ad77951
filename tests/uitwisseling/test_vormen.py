"""What programs and people make of a file: understood, or told by its cause."""

import csv
import io
from collections.abc import Callable
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from acties import services
from tests.support.wereld import BEGIN
from tests.uitwisseling.hulp import Proef, browser, haal, lees, rij_van, verander
from werk.uitwisseling.lezen import lees as lees_bestand
from werk.uitwisseling.lezen import soort_van
from werk.uitwisseling.regels import kale_naam
from werk.uitwisseling.verminkt import is_verminkt

Vorm = Callable[[list[list[str]]], bytes]


def als_csv(rijen: list[list[str]], scheiding: str = ";") -> str:
    uit = io.StringIO()
    csv.writer(uit, delimiter=scheiding).writerows(rijen)
    return uit.getvalue()


def in_een_kolom(rijen: list[list[str]]) -> bytes:
    """As a Dutch Excel saves a file with commas that it could not take apart."""
    return als_csv([[als_csv([rij], ",").rstrip()] for rij in rijen]).encode("utf-8-sig")


def in_een_kolom_tussen_tekens(rijen: list[list[str]]) -> bytes:
    """Each row in one cell, by a program that puts quotes around every cell."""
    uit = io.StringIO()
    csv.writer(uit, quoting=csv.QUOTE_ALL).writerows([als_csv([rij], ",").rstrip()] for rij in rijen)
    return uit.getvalue().encode()


def als_werkblad(rijen: list[list[str]]) -> bytes:
    """One column in a workbook, on a sheet with another name, below a title."""
    boek, uit = openpyxl.Workbook(), io.BytesIO()
    for regel in ("Onze acties", "", *(als_csv([rij], ",").rstrip() for rij in rijen)):
        boek.active.append([regel])
    boek.save(uit)
    return uit.getvalue()


def met_andere_kop(rijen: list[list[str]]) -> bytes:
    kop = [f" {naam.upper().replace('_', ' ').replace('✎', '')}\u200b " for naam in rijen[0]]
    return als_csv([["Acties van ons"], [], [*kop, "", ""], *rijen[1:]], "\t").encode()


VORMEN: dict[str, Vorm] = {
    "puntkomma": lambda rijen: als_csv(rijen).encode("utf-8-sig"),
    "komma": lambda rijen: als_csv(rijen, ",").encode(),
    "streep": lambda rijen: als_csv(rijen, "|").encode(),
    "sep": lambda rijen: f"sep=;\r\n{als_csv(rijen)}".encode(),
    "sep na bom": lambda rijen: f"\ufeffSEP=|\n{als_csv(rijen, '|')}".encode(),
    "utf-16": lambda rijen: als_csv(rijen, "\t").encode("utf-16"),
    "utf-16-le zonder bom": lambda rijen: als_csv(rijen, "\t").encode("utf-16-le"),
    "utf-16-be zonder bom": lambda rijen: als_csv(rijen, "\t").encode("utf-16-be"),
    "windows": lambda rijen: als_csv(rijen).encode("cp1252", errors="replace"),
    "mac": lambda rijen: als_csv(rijen).encode("mac_roman", errors="replace"),
    "dos": lambda rijen: als_csv(rijen).encode("cp850", errors="replace"),
    "dubbel gelezen": lambda rijen: als_csv(rijen).encode().decode("cp1252", errors="replace").encode(),
    "een kolom": in_een_kolom,
    "een kolom tussen tekens": in_een_kolom_tussen_tekens,
    "een kolom in een werkblad": als_werkblad,
    "titel met een komma": lambda rijen: f"Acties, versie 3, van ons\n{als_csv(rijen)}".encode(),
    "titel, lege rij, kop anders": met_andere_kop,
}
DOEL = "Één doel, “samen” – voor ’s avonds; café 😀\nok"


@pytest.fixture
def rijen(proef: Proef) -> list[list[str]]:
    """The sheet of afspraken, with a text that few code pages can hold."""
    services.wijzig_afspraak(afspraak=proef.mijn.afspraak, velden={"tekst": DOEL}, verantwoording=BEGIN)
    tekst = haal(browser(proef.trekker), "afspraken").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"))


@pytest.mark.parametrize("vorm", VORMEN)
def test_every_shape_is_understood(proef: Proef, rijen: list[list[str]], vorm: str) -> None:
    client, kop = browser(proef.trekker), [kale_naam(naam) for naam in rijen[0]]
    mijn = next(rij for rij in rijen if proef.mijn.afspraak.slug in rij)
    mijn[kop.index("titel")] = "Drie mensen"

    invoer = lees(client, VORMEN[vorm](rijen), "a.csv")

    assert (invoer.stand, invoer.fouten) == ("gelezen", [])
    assert [rij["velden"] for rij in invoer.wijzigingen] == [[["titel", "'=ook", "Drie mensen"]]]


@pytest.mark.parametrize("vorm", ["windows", "mac", "dos", "dubbel gelezen"])
def test_lost_characters_are_a_warning_and_no_change(proef: Proef, rijen: list[list[str]], vorm: str) -> None:
    invoer = lees(browser(proef.trekker), VORMEN[vorm](rijen), "a.csv")

    assert (invoer.wijzigingen, invoer.fouten) == ([], [])
    assert [w["kolom"] for w in invoer.waarschuwingen if "bijzondere tekens" in w["tekst"]] == ["tekst"]


@pytest.mark.parametrize(
    ("stond", "tekst", "verwacht"),
    [
        ("’s avonds", "?s avonds", True),
        ("één 😀", "??n ??", True),
        ("één", "\ufffd\ufffdn", True),
        ("é", "Ã©", True),
        ("naïef", "naéef", False),
        ("café", "cafe", False),
        ("Wat?", "Wat", False),
        ("één", "?n", True),
        ("één?", "???n", False),
        ("é" * 30_000, "?" * 45_000 + "x", False),
    ],
)
def test_what_was_lost_and_what_was_typed(stond: str, tekst: str, verwacht: bool) -> None:
    assert is_verminkt(stond, tekst) is verwacht


def test_a_choice_is_known_whatever_stands_around_it(proef: Proef) -> None:
    client = browser(proef.trekker)

    invoer = lees(client, verander(haal(client), ("acties", 2, "status", "\u200b Op\xa0-\u2011 Schema.\u200d")))

    assert [rij["velden"] for rij in invoer.wijzigingen] == [[["status", "gepland", "op schema"]]]


def test_unreadable_characters_in_something_new_are_told(proef: Proef) -> None:
    client = browser(proef.trekker)
    bestand = haal(client)
    mijn = rij_van(bestand, "afspraken", proef.mijn.afspraak.slug)

    cellen = [("afspraken", mijn, "tekst", "caf\ufffd"), ("acties", 2, "reden", "\ufffd")]
    invoer = lees(client, verander(bestand, *cellen))

    assert {(fout["kolom"], "onleesbaar teken" in fout["tekst"]) for fout in invoer.fouten} == {
        ("tekst", True),
        ("reden", True),
    }


def test_merged_cells_are_told_and_hidden_rows_are_read(proef: Proef) -> None:
    client = browser(proef.trekker)
    boek: Any = openpyxl.load_workbook(io.BytesIO(haal(client)))
    boek["afspraken"].merge_cells("F2:F3")
    boek["acties"].row_dimensions[2].hidden = True
    boek["acties"]["F2"] = "vertraagd"
    boek["acties"].title = "Blad1"
    uit = io.BytesIO()
    boek.save(uit)

    invoer = lees(client, uit.getvalue())

    assert [(fout["blad"], fout["rij"], fout["tekst"][:26]) for fout in invoer.fouten] == [
        ("afspraken", 3, "Deze cel is samengevoegd m")
    ]
    assert [rij["blad"] for rij in invoer.wijzigingen] == ["Blad1"]


def test_a_text_in_utf_16_is_no_other_kind_of_file() -> None:
    inhoud = "actie;versie;status\r\na;1;gepland\r\n".encode("utf-16-le")

    assert soort_van(inhoud) == "csv"
    assert [rij for blad in lees_bestand(inhoud) for _, rij in blad.rijen][1] == ["a", "1", "gepland"]
