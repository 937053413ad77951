"""The one normal form of text, without a database; the doors that use it have tests of their own."""

import re
import unicodedata

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from basis.web.formulieren import Formulier
from basis.web.tekst import ONZICHTBAAR, apart, normaal, op_een_regel

# Whatever the rules look at, in any order.
RUIG = st.text(
    alphabet="ae1# \t\n\r\x0b\x85\u2028\u0301\u0323\u034f\u00ad\u200b\u200c\u200d\u202e\u2066\ufe0f\u20e3\u2800\ufeff"
    "\uf0b7\uf0e0\ue000\ud800\ufffe\U0001f468\U0001f3fd\u2764\U0001f3f4\U000e0067\U000e007fمیक़््",
    max_size=14,
)


@given(RUIG | st.text())
def test_the_normal_form_of_a_normal_form_is_itself(tekst: str) -> None:
    for vorm in (normaal, op_een_regel):
        assert vorm(vorm(tekst)) == vorm(tekst)


@pytest.mark.parametrize(
    ("ruw", "schoon"),
    [
        ("e\u0301e\u0301n  \r\ntwee\rdrie\x0bvier\u2028vijf \n\n", "één\ntwee\ndrie\nvier\nvijf"),
        ("\ufeffa\u200bb\u00adc\u202ed\u2066e\u2069\u2060f\x00\x07\ud83d", "abcdef"),
        (
            "\uf0b7\tEen\n\uf0a7 Twee\n\uf0fcDrie\n\uf0d8 Vier \uf076 vijf\n\uf033 zes",
            "• Een\n• Twee\n•Drie\n• Vier • vijf\n• zes",
        ),
        ("dus \uf0e0 zo \uf04a; \ue000weg\U000f1234", "dus → zo ☺; weg"),
        ("een\tblok:\n\t- diep\n  \tdieper", "een blok:\n    - diep\n      dieper"),
        ("foto\x92s kosten \x80 5 van de regio\x92s", "foto’s kosten € 5 van de regio’s"),
        ("a\ufe0f b\U000e0041 c\U000e0100 \u2800", "a b c"),
        ("€\xa05, ‘vijf’ – “ja” …", "€\xa05, ‘vijf’ – “ja” …"),
    ],
)
def test_what_word_a_mac_and_a_browser_send_gets_the_same_form(ruw: str, schoon: str) -> None:
    assert normaal(ruw) == schoon


@pytest.mark.parametrize(
    "tekst",
    [
        "👩\u200d👩\u200d👧, 🏳\ufe0f\u200d🌈 en 👍🏽",  # a family, a flag, a thumb with a colour of skin
        "❤\ufe0f ☎\ufe0e 1\ufe0f\u20e3",  # a heart in colours, a telephone in ink, a key
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # England
        "می\u200cخواهم",  # Persian: I want
        "ශ්\u200dරී ලංකා, क्\u200dष, র\u200d্য",  # Sinhala, Hindi, Bengali
    ],
)
def test_a_joiner_that_means_something_stays(tekst: str) -> None:
    assert normaal(tekst) == tekst


def test_nothing_that_is_not_seen_stays_among_letters_whatever_its_number() -> None:
    """Of the format characters only the signs before Arabic and other numbers draw something."""
    tekens = [chr(punt) for punt in range(0x110000) if unicodedata.category(chr(punt)) in {"Cc", "Cf", "Co", "Cs"}]
    onzichtbaar = [chr(punt) for punt in range(0x110000) if re.match(f"[{ONZICHTBAAR}]", chr(punt))]

    blijft = {teken for teken in (*tekens, *onzichtbaar) if teken in normaal(f"a{teken}b")}

    assert {unicodedata.name(teken, "?").split()[0] for teken in blijft - {"\n"}} <= {"ARABIC", "SYRIAC", "KAITHI"}


def test_a_text_of_one_line_has_one() -> None:
    assert op_een_regel(" Samen \r\n\r\n  werken\t") == "Samen werken"


@pytest.mark.parametrize(
    ("tekst", "gezet"), [("Samen", "Samen"), ("שלום", "\u2068שלום\u2069"), ("a \u202eסוף", "\u2068a סוף\u2069")]
)
def test_letters_that_run_the_other_way_are_set_apart(tekst: str, gezet: str) -> None:
    assert apart(tekst) == gezet


def test_every_kind_of_field_reads_the_normal_form_and_a_secret_is_left_alone() -> None:
    class Proef(Formulier):
        keuze = forms.ChoiceField(choices=[("op-schema", "")])
        keuzes = forms.MultipleChoiceField(choices=[("een", ""), ("twee", "")])
        adres = forms.URLField(assume_scheme="https")
        jaar = forms.IntegerField()
        geheim = forms.CharField(widget=forms.PasswordInput, strip=False)

    gestuurd = {
        "keuze": "op-schema\u200b",
        "keuzes": ["een\ufeff", "\u202etwee"],
        "adres": "https://voorbeeld.nl/a\u00adb",
    }
    formulier = Proef(gestuurd | {"jaar": "\u200e2027", "geheim": " e\u0301\u200b\r\n"})

    assert formulier.is_valid(), formulier.errors
    assert list(formulier.cleaned_data.values()) == [
        "op-schema", ["een", "twee"], "https://voorbeeld.nl/ab", 2027, " e\u0301\u200b\r\n",
    ]  # fmt: skip


def test_what_stood_there_before_the_normal_form_is_no_change() -> None:
    class Proef(Formulier):
        tekst = forms.CharField(widget=forms.Textarea)

    assert not Proef({"tekst": "e\u0301en \r\ntwee\r\n"}, initial={"tekst": "\ufeffe\u0301en\r\ntwee "}).has_changed()
