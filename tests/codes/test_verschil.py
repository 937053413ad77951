"""The page that shows two versions of a code beside each other."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from basis.web.woordverschil import Soort
from codes import services
from codes.models import Code, Versie
from codes.vergelijking import Vergelijking
from tests.support.codes import TIJD, begin, bepaling, maak_code, soort, stel_vast, vergelijk, volgende, waarom, wijzig
from tests.support.pagina import lees

pytestmark = pytest.mark.django_db
ADRES = "/codes/spelregels/verschil/"


@pytest.fixture
def code() -> Code:
    code = maak_code()
    stel_vast(begin(code))
    return code


def soorten(vergelijking: Vergelijking) -> dict[str, tuple[str, ...]]:
    return {een.anker.removeprefix("b-"): een.soorten for een in vergelijking.verschillen}


def test_each_kind_of_change_is_named_with_its_reason(client: Client, code: Code) -> None:
    concept = volgende(code, "2")
    wijzig(code, concept, tekst="De partijen laten elkaar vroeg weten wat zij van plan zijn.", nummer="7")
    services.laat_weg(
        code=code, versie=concept, bepaling=bepaling(code, "een-aanspreekpunt"), verantwoording=waarom("Staat elders.")
    )
    velden = {"kop": "Vroeg aan tafel", "tekst": "Wie een plan maakt, vraagt de ander."}
    services.voeg_toe(code=code, versie=concept, soort=soort(), velden=velden, verantwoording=waarom("Dat miste."))
    stel_vast(concept)

    pagina = lees(client, f"{ADRES}?van=1&tot=2").tekst

    assert soorten(vergelijk(code)) == {
        "gelijk-behandelen": (),
        TIJD: ("gewijzigd", "verplaatst"),
        "een-aanspreekpunt": ("vervallen",),
        "vroeg-aan-tafel": ("nieuw",),
    }
    for zin in ("Waarom: Staat elders.", "Waarom: Dat miste.", "Stond er nog niet in", "Staat er niet meer in"):
        assert zin in pagina
    assert "Versie 1 had 3 artikelen. Versie 2 heeft 3 artikelen." in pagina
    assert "1 wijziging telt bij meer dan één soort." in pagina
    assert "Gelijk gebleven: 1" in pagina


def test_between_versions_further_apart_words_are_compared_and_all_reasons_told(client: Client, code: Code) -> None:
    for nummer, woorden, reden in (("2", "Heel anders.", "Eerst dit."), ("3", "De partijen weten veel.", "Toen dat.")):
        concept = volgende(code, nummer)
        wijzig(code, concept, tekst=woorden, reden=reden)
        stel_vast(concept)

    pagina = lees(client, f"{ADRES}?van=1&tot=3").tekst

    assert soorten(vergelijk(code, tot="3"))[TIJD] == ("gewijzigd",)
    assert "Waarom (in versie 2): Eerst dit." in pagina
    assert "Waarom: Toen dat." in pagina
    assert "Heel anders" not in pagina


# -- what is not known ----------------------------------------------------------------------------------------------


def los(code: Code, nummer: str, *teksten: tuple[str, str, str], volledig: bool = True) -> Versie:
    """A version that was made of no other."""
    versie = services.begin_versie(code=code, velden={"nummer": nummer, "is_volledig": volledig}, door=None)
    for sleutel, kop, woorden in teksten:
        velden = {"kop": kop, "tekst": woorden}
        services.voeg_toe(
            code=code, versie=versie, soort=soort(), sleutel=sleutel, velden=velden, verantwoording=waarom()
        )
    versie.refresh_from_db()
    return stel_vast(versie)


def test_what_is_just_not_known_is_neither_new_nor_gone(client: Client) -> None:
    code = maak_code()
    los(code, "1", ("oud", "Oud", "Wat er stond."), ("naam", "Naam", ""), volledig=False)
    los(code, "2", ("jong", "Jong", "Wat er staat."), ("naam", "Naam", ""), volledig=False)

    pagina = lees(client, f"{ADRES}?van=1&tot=2").tekst

    assert soorten(vergelijk(code)) == {"oud": ("onbekend",), "jong": ("onbekend",), "naam": ()}
    assert "Niet bekend of dit erin stond" in pagina
    assert "Zo leest u dit" not in pagina  # no word is marked
    assert "Niet bekend of dit erin staat" in pagina
    assert "Wij kennen niet alles van versie 1 en versie 2" in pagina
    for woord in ("vervallen", "Staat er niet meer in", "Stond er nog niet in", "[nieuw", "[weg"):
        assert woord not in pagina.split("Alle wijzigingen", 1)[1]
    assert "Alleen de naam bekend: 1" in pagina
    assert "Gelijk gebleven" not in pagina


def test_with_a_version_of_which_nothing_is_known_nothing_is_compared(client: Client) -> None:
    code = maak_code()
    los(code, "1", ("oud", "Oud", "Wat er stond."))
    los(code, "2", volledig=False)

    pagina = lees(client, f"{ADRES}?van=1&tot=2").tekst

    assert "Wij weten niet wat er in versie 2 staat." in pagina
    assert "Niet bekend of dit erin staat" not in pagina


def test_words_of_one_side_alone_are_not_compared() -> None:
    code = maak_code()
    los(code, "1", ("een", "Naam", ""))
    los(code, "2", ("een", "Naam", "Nu kennen wij de tekst."))

    (een,) = vergelijk(code).verschillen

    assert een.soorten == ("onbekend",)
    assert {stuk.soort for kant in een.rechts for alinea in kant.alineas for stuk in alinea} == {Soort.GELIJK}


# -- the choice -----------------------------------------------------------------------------------------------------


def test_without_a_choice_it_compares_what_holds_with_what_held(client: Client, code: Code) -> None:
    stel_vast(volgende(code, "2"))

    assert "Wat veranderde van versie 1 naar versie 2" in lees(client, ADRES).tekst


@pytest.mark.parametrize("vraag", ["?tot=1", "?van=2", "?van=1", "?tot=2"])
def test_one_version_is_compared_with_what_stands_beside_it(client: Client, code: Code, vraag: str) -> None:
    stel_vast(volgende(code, "2"))

    assert "Wat veranderde van versie 1 naar versie 2" in lees(client, f"{ADRES}{vraag}").tekst


def test_the_other_way_round_leads_to_the_order_of_time(client: Client, code: Code) -> None:
    stel_vast(volgende(code, "2"))

    assert client.get(f"{ADRES}?van=2&tot=1")["Location"] == f"{ADRES}?van=1&tot=2"


@pytest.mark.parametrize(("vraag", "zin"), [("?van=1&tot=1", "twee keer dezelfde"), ("?van=9", "kennen wij niet")])
def test_what_can_not_be_compared_says_why(client: Client, code: Code, vraag: str, zin: str) -> None:
    stel_vast(volgende(code, "2"))
    antwoord = client.get(f"{ADRES}{vraag}")

    assert antwoord.status_code == 422
    assert zin in antwoord.text


def test_a_code_with_one_version_has_nothing_to_compare(client: Client, code: Code) -> None:
    volgende(code, "2")  # a draft that nobody may read

    assert "Er valt nog niets te vergelijken" in lees(client, ADRES).tekst


def test_a_kind_can_be_chosen(client: Client, code: Code) -> None:
    concept = volgende(code, "2", open_=True)
    wijzig(code, concept, tekst="Anders.")
    services.laat_weg(code=code, versie=concept, bepaling=bepaling(code, "gelijk-behandelen"), verantwoording=waarom())

    pagina = client.get(f"{ADRES}?van=1&tot=2&soort=vervallen").text

    assert 'id="b-gelijk-behandelen"' in pagina
    assert f'id="b-{TIJD}"' not in pagina


def test_many_changes_stand_on_more_pages_that_count_them_all(
    client: Client, code: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("codes.views.verschil.PER_BLAD", 2)
    concept = volgende(code, "2", open_=True)
    for sleutel in ("gelijk-behandelen", TIJD, "een-aanspreekpunt"):
        wijzig(code, concept, sleutel, tekst="Anders.")

    eerst, dan = (client.get(f"{ADRES}?van=1&tot=2{blad}").text for blad in ("", "&pagina=2"))

    assert [tekst.count("<article") for tekst in (eerst, dan)] == [2, 1]
    assert "Pagina 2 van 2" in " ".join(dan.split())


# -- the past, and what it costs ------------------------------------------------------------------------------------


def test_on_a_day_before_the_second_version_there_is_nothing_to_compare(client: Client, code: Code) -> None:
    stel_vast(volgende(code, "2"))

    assert "op deze dag nog geen versie" in lees(client, f"{ADRES}?stand=2020-01-01").tekst


def test_it_asks_the_same_of_the_database_however_long_the_code_is(
    client: Client, code: Code, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    concept = volgende(code, "2", open_=True)
    for nummer in range(8):
        velden = {"kop": f"Kop {nummer}", "tekst": f"Tekst {nummer}", "ouder": bepaling(code, TIJD)}
        services.voeg_toe(code=code, versie=concept, soort=soort(), velden=velden, verantwoording=waarom())
    client.get(f"{ADRES}?van=1&tot=2")

    with django_assert_max_num_queries(8):
        client.get(f"{ADRES}?van=1&tot=2")
