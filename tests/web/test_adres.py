"""An address as links, chips and forms need it."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from django.urls import reverse

from basis.web.adres import Adres, als_sleutel, pad


def van(vraag: str) -> Adres:
    return Adres.van(QueryDict(vraag))


@pytest.mark.parametrize("vraag", ["", "a=1", "b=2&a=1", "a=1&a=2&b=", "q=x%26y+z&l=%C3%A9%2F"])
def test_what_stands_in_an_address_stays_as_it_is(vraag: str) -> None:
    assert van(vraag).vraag == QueryDict(vraag).urlencode()


def test_values_of_one_key_stand_together_as_django_writes_them() -> None:
    assert van("a=1&b=2&a=3").vraag == "a=1&a=3&b=2"


def test_a_request_a_mapping_and_an_address_say_the_same() -> None:
    verwacht = Adres((("a", "1"), ("b", "2")))
    assert Adres.van(RequestFactory().get("/?a=1&b=2")) == verwacht
    assert Adres.van({"a": 1, "b": "2"}) == verwacht
    assert Adres.van(verwacht) is verwacht


def test_as_a_link_it_always_chooses_also_nothing() -> None:
    assert (str(van("a=1")), str(Adres())) == ("?a=1", "?")


def test_behind_a_path_nothing_says_nothing() -> None:
    assert (van("a=1").achter("/p/"), Adres().achter("/p/")) == ("/p/?a=1", "/p/")


def test_a_key_that_is_set_keeps_its_place_and_a_new_one_comes_last() -> None:
    assert van("a=1&b=2&b=3").met(c=4, a=9).vraag == "a=9&b=2&b=3&c=4"
    assert van("a=1&b=2&b=3&c=4").met(b=[7, "8"]).vraag == "a=1&b=7&b=8&c=4"


@pytest.mark.parametrize("leeg", [None, "", [], [""]])
def test_a_key_without_a_value_goes(leeg: object) -> None:
    assert van("a=1&b=2").met(a=leeg).vraag == "b=2"
    assert Adres().met(a=0).vraag == "a=0"


def test_keys_and_single_values_can_be_left_out() -> None:
    adres = van("a=1&b=2&b=3&c=4")
    assert adres.zonder("a", "c", "x").vraag == "b=2&b=3"
    assert adres.zonder_waarde("b", "2").vraag == "a=1&b=3&c=4"
    assert adres.zonder_waarde("a", "1").vraag == "b=2&b=3&c=4"


def test_the_first_page_of_a_choice() -> None:
    assert van("na=x&a=1&voor=y").eerste.vraag == "a=1"


def test_equal_choices_have_equal_addresses() -> None:
    sleutels = {"q", "lijn"}
    slordig, netjes = van("x=1&q=+e%CC%81%20&lijn=b&lijn=&lijn=a&q=%E2%80%8B"), van("lijn=b&lijn=a&q=%C3%A9")
    assert Adres.zuiver(slordig, sleutels) == Adres.zuiver(netjes, sleutels) == netjes


def test_it_reads_as_a_form_and_a_filter_do() -> None:
    adres = van("a=1&a=2")
    assert (adres.get("a"), adres.get("b"), adres.get("b", "x"), adres.getlist("a")) == ("2", "", "x", ["1", "2"])
    assert ("a" in adres, "b" in adres, bool(adres), bool(Adres())) == (True, False, True, False)
    assert adres.velden.getlist("a") == ["1", "2"]


@pytest.mark.parametrize(
    ("naam", "slugs"),
    [("acties:actie", ["een-actie"]), ("acties:onderdeel", ["een-actie", "slug-0-"]), ("voortgang:afspraken", [])],
)
def test_the_path_of_a_page_is_what_django_says(naam: str, slugs: list[str]) -> None:
    assert pad(naam, *slugs) == reverse(naam, args=slugs)


@pytest.mark.parametrize(("tekst", "sleutel"), [("12", 12), ("", 0), ("x", 0), ("-1", 0), ("1.5", 0), ("9" * 5_000, 0)])
def test_what_is_no_key_is_that_of_no_row(tekst: str, sleutel: int) -> None:
    assert als_sleutel(tekst) == sleutel
