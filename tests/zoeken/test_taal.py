"""Dutch words, stems, questions and marking: no database."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis.zoeken import taal

TEKST = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120)
RUIG = st.text(alphabet="aActeié'\"’“-–<>&|!()*:\\ ofor.ĳ\x00\u0301", max_size=60)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("actie", "acties"),
        ("gemeente", "gemeenten"),
        ("gemeente", "Gemeentes"),
        ("overheid", "overheden"),
        ("wet", "wetten"),
        ("besluit", "besluiten"),
        ("waterschap", "waterschappen"),
        ("provincie", "provincies"),
        ("provinciaal", "provinciale"),
        ("financieel", "financiële"),
        ("financiele", "financiële"),
        ("idee", "ideeën"),
        ("raadslid", "raadsleden"),
        ("opgave", "opgaven"),
        ("programma", "programma’s"),
        ("ijs", "ĲS"),
        ("kader", "kaders"),
    ],
)
def test_vormen_van_een_woord_vinden_elkaar(een: str, ander: str) -> None:
    assert taal._gezocht(een) & taal._ontleed(ander).vormen
    assert taal._gezocht(ander) & taal._ontleed(een).vormen


@pytest.mark.parametrize(("een", "ander"), [("overheid", "overig"), ("beginsel", "begin"), ("gemeente", "gemeend")])
def test_verschillende_woorden_blijven_verschillend(een: str, ander: str) -> None:
    assert not taal._gezocht(een) & taal._ontleed(ander).vormen


@pytest.mark.parametrize(
    ("deel", "samenstelling"),
    [
        ("toezicht", "toezichthouder"),
        ("gemeente", "gemeenteraad"),
        ("raad", "gemeenteraad"),
        ("actie", "actielijnen"),
        ("bestuurlijk", "interbestuurlijke"),
    ],
)
def test_bekend_woord_vindt_samenstelling(deel: str, samenstelling: str) -> None:
    assert taal._gezocht(deel) & taal._ontleed(samenstelling).vormen


@pytest.mark.parametrize("woord", ["reactie", "fractie", "belangrijk", "natuurlijk"])
def test_toevallig_deel_is_geen_samenstelling(woord: str) -> None:
    assert taal.kernen(woord) == ()


@pytest.mark.parametrize(
    ("q", "vraag"),
    [
        ("acties gemeente", "'actie'&'gemeente'"),
        ("gemeente of provincie", "'gemeente'|'provincie'"),
        ("toezicht -wet", "'toezicht'&!'wet'"),
        ("“toezicht op de wet”", "('toezicht'<3>'wet')"),
        ("Zuid-Holland", "('zuidholland'|('zuid'<1>'holland'))"),
        ("de het een", ""),
        ("-wet", ""),
        ("'; DROP wet; --", "'drop'&'wet'"),
        ("of of", ""),
    ],
)
def test_zoekvraag(q: str, vraag: str) -> None:
    assert taal.zoekvraag(q) == vraag


def test_vector_weegt_titel_kort_tekst_en_samenstelling() -> None:
    assert taal.vector("De wet", "acties", "gemeenteraad") == (
        "'wet':2A 'actie':13B 'meenteraad':24C 'gemeente':24D 'raad':24D"
    )


def test_vector_van_eindeloze_tekst_past_in_postgresql() -> None:
    assert len(taal.vector("", "", " ".join(f"{'字' * 36}{n}" for n in range(9_000)))) < 1_000_000


def test_soort_komt_voor_ieder_lexeem() -> None:
    assert taal.van_soort("actie", "'wet':1A 'raad':2D") == "'actie/wet':1A 'actie/raad':2D"


def test_woorden_om_aan_te_bieden() -> None:
    assert taal.woorden("De ideeën van Zuid-Holland in 2020: programma's!") == {
        "ideeën",
        "zuid",
        "holland",
        "programma",
    }


def test_markeer_ontsmet_eerst() -> None:
    assert taal.markeer("<script>alert('acties & wet')</script>", "actie") == (
        "&lt;script&gt;alert(&#x27;<mark>acties</mark> &amp; wet&#x27;)&lt;/script&gt;"
    )


def test_markeer_niet_wat_is_weggelaten() -> None:
    assert taal.markeer("toezicht en wet", "toezicht -wet") == "<mark>toezicht</mark> en wet"


def test_fragment_begint_bij_een_woord_rond_de_vondst() -> None:
    tekst = "voorwoord " * 50 + "hier staat toezicht midden in de tekst " + "nawoord " * 50
    stuk = taal.fragment(tekst, "toezicht", 100)
    assert stuk.startswith("… voorwoord ")
    assert "hier staat toezicht midden" in stuk
    assert stuk.endswith("nawoord …")


def test_fragment_van_korte_tekst_is_de_tekst() -> None:
    assert taal.fragment("Kort & goed.", "goed") == "Kort & goed."


def test_taalkenmerk_noemt_de_stemmer() -> None:
    assert re.fullmatch(r"3\.\d+\.\d+-[0-9a-f]{12}", taal.taalkenmerk())


@given(TEKST | RUIG, TEKST | RUIG)
def test_markeren_verliest_niets_en_laat_niets_door(tekst: str, q: str) -> None:
    gemarkeerd = taal.markeer(tekst, q)
    zonder = gemarkeerd.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in zonder
    assert not re.search(r"&(?!(?:amp|lt|gt|quot|#x27);)", zonder)
    assert html.unescape(zonder.replace("&#x27;", "'")) == html.unescape(html.escape(tekst))


@given(TEKST | RUIG, TEKST | RUIG, st.integers(min_value=10, max_value=80))
def test_fragment_is_een_stuk_van_de_tekst(tekst: str, q: str, lengte: int) -> None:
    stuk = taal.fragment(tekst, q, lengte)
    assert len(stuk) <= lengte + 4
    assert stuk.removeprefix("… ").removesuffix(" …").strip() in tekst


@given(TEKST | RUIG)
def test_ieder_woord_vindt_zichzelf(tekst: str) -> None:
    for woord in taal._WOORD.findall(tekst):
        assert taal._gezocht(woord) <= taal._ontleed(woord).vormen


@given(TEKST | RUIG)
def test_lexemen_zijn_letters_en_cijfers(tekst: str) -> None:
    for vraag in (taal.zoekvraag(tekst), taal.vector(tekst, tekst, tekst)):
        assert all(lexeem.isalnum() for lexeem in vraag.split("'")[1::2])
