"""Hints on plain language."""

import logging

import pytest
from django.test import Client

from tests.factories import GebruikerFactory
from tests.support.pagina import Pagina, browser_van, lees
from werk.taal import MOEILIJK, geef_hints

LANG = "Wij gaan " + "heel " * 20 + "snel aan de slag."


@pytest.mark.parametrize(
    ("tekst", "hints"),
    [
        ("", []),
        ("Wij gaan aan de slag. Het plan is klaar, d.w.z. in mei 2021. De gemeente begint met de bouw.", []),
        ("Dit is voor 2021 t.b.v. de burger.", ["Gewoner dan “t.b.v.” is: voor."]),
        ("De vigerende regels.", ["Gewoner dan “vigerende” is: nu geldend."]),
        ("Thans en THANS.", ["Gewoner dan “thans” is: nu."]),
        ("Althans: de onmiddellijke middelen.", []),
        (LANG, ["Deze zin heeft 26 woorden. Kunt u er twee van maken?"]),
    ],
)
def test_what_can_be_plainer(tekst: str, hints: list[str]) -> None:
    assert [hint.tekst for hint in geef_hints(tekst)] == hints


def test_at_most_three_with_a_piece_of_the_sentence() -> None:
    hints = geef_hints(f"{LANG} Thans, derhalve, alsmede en voorts.")

    assert len(hints) == 3
    assert hints[0].citaat.startswith("Wij gaan heel")
    assert len(hints[0].citaat) <= 72


def test_a_text_that_is_hard_to_read_is_told_so() -> None:
    zwaar = (
        "Interbestuurlijke samenwerkingsovereenkomsten vereisen organisatorische verantwoordelijkheid. "
        "Bestuurlijke besluitvorming impliceert verantwoordingsverplichtingen. Gemeentelijke organisaties "
        "coördineren beleidsvoorbereidingsprocessen."
    )

    assert [hint.tekst for hint in geef_hints(zwaar)] == [
        "De tekst leest zwaar. Kortere woorden en zinnen helpen de lezer."
    ]


def test_the_words_are_small_letters_with_another_word_beside_them() -> None:
    assert len(MOEILIJK) >= 60
    assert [woord for woord, beter in MOEILIJK.items() if woord != woord.lower() or not beter or beter == woord] == []


@pytest.mark.django_db
def test_the_hints_of_one_field_and_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    client = browser_van(GebruikerFactory())
    with caplog.at_level(logging.DEBUG):
        pagina = Pagina(client.post("/werk/taalhint/?veld=reden", {"reden": "Thans geheim.", "middelen": "Derhalve."}))

    assert "Gewoner dan “thans” is: nu." in pagina.tekst
    assert "derhalve" not in pagina.tekst
    assert "geheim" not in caplog.text


@pytest.mark.django_db
def test_too_long_a_text_is_told_and_a_reader_has_no_hints(client: Client) -> None:
    antwoord = browser_van(GebruikerFactory()).post("/werk/taalhint/", {"tekst": "a" * 10_001})

    assert antwoord.status_code == 422
    assert "Deze tekst is te lang" in Pagina(antwoord).tekst
    assert client.get("/werk/taalhint/").status_code == 302


@pytest.mark.django_db
def test_the_handbook_tells_the_rights_from_the_table_itself() -> None:
    pagina = lees(browser_van(GebruikerFactory()), "/werk/hulp/")

    assert "Afspraken bevestigen nee nee ja nee nee" in pagina.tekst
    assert {"Mijn acties", "Hulp"} <= set(pagina.links)
