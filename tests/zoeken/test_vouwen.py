"""Folding: what people see as the same name is the same, in Python and in the database."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from basis.zoeken import vouwen

# What the Unicode of any PostgreSQL and Python knows, without NUL: scripts, signs, looks of letters and what is unseen.
TEKST = st.text(st.characters(min_codepoint=1, max_codepoint=0x2FFF, exclude_categories=["Cs", "Cn"]), max_size=40)
GEWOON = st.text(alphabet="aÉłŁøØæÆœŒıİßẞðÐþÞĳĲ’‘'‐‑–- st.Zz\u00ad\u200b\u00a0«»", max_size=30)


def _in_de_database(functie: str, tekst: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {functie}(%s)", [tekst])
        return str(cursor.fetchone()[0])


@given(TEKST | GEWOON)
@example("'s-Hertogenbosch ’t Zand")
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_database_folds_as_python_does(db: None, tekst: str) -> None:
    for functie in ("vouw", "zoeksleutel", "sorteersleutel"):
        assert _in_de_database(functie, tekst) == getattr(vouwen, functie)(tekst)


@pytest.mark.parametrize(
    ("tekst", "gevouwen"),
    [
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("Œuvre", "oeuvre"),
        ("Straße", "strasse"),
        ("ıI İ", "ii i"),
        ("Þingvellir, ðat", "thingvellir, dat"),
        ("ĲSSEL", "ijssel"),
        ("toe\u00adzi\u200bcht", "toezicht"),
        ("Zuid‑Holland", "zuid-holland"),
        ("ΌΔΟΣ", "οδοσ"),
    ],
)
def test_vouw(tekst: str, gevouwen: str) -> None:
    assert vouwen.vouw(tekst) == gevouwen


@pytest.mark.parametrize(
    ("titel", "sleutel"),
    [
        ("Één overheid", "een overheid"),
        ("‘Goed’ bestuur", "goed' bestuur"),
        ("IJsland", "ijsland"),
        ("Ĳssel", "ijssel"),
        ("  «Überzicht»", "uberzicht»"),
        ("…", ""),
        ("gemeente ’s-Hertogenbosch", "gemeente hertogenbosch"),
        ("'t Zand", "zand"),
        ("De Bilt", "de bilt"),
    ],
)
def test_sorteersleutel(titel: str, sleutel: str) -> None:
    assert vouwen.sorteersleutel(titel) == sleutel


def test_zoeksleutel() -> None:
    assert vouwen.zoeksleutel("’s-Hertogenbosch (gemeente)") == "s hertogenbosch gemeente"
