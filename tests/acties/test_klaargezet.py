"""Pages for readers are kept ready-made: quick when nothing changed, and made anew when anything on them did."""

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acties import services
from acties.services import Verantwoording
from tests.factories import ActieFactory
from tests.support.wereld import BEGIN, DIENSTEN, Wereld

pytestmark = pytest.mark.django_db


def lees(client: Client, adres: str) -> str:
    return client.get(adres).content.decode()


@pytest.mark.parametrize("adres", ["/", "/acties/", "/acties/?status=vertraagd"])
def test_a_report_shows_everywhere_at_once(adres: str, wereld: Wereld, client: Client) -> None:
    eerst = lees(client, adres)

    DIENSTEN["meld_voortgang"](wereld, BEGIN)

    assert lees(client, adres) != eerst
    assert "vertraagd" in lees(client, adres).casefold()


@pytest.mark.parametrize("naam", sorted(DIENSTEN))
def test_whatever_a_service_does_the_page_of_the_actie_is_made_anew(naam: str, wereld: Wereld, client: Client) -> None:
    adres = wereld.actie.get_absolute_url()
    lees(client, adres)

    DIENSTEN[naam](wereld, BEGIN)
    klaar = lees(client, adres)
    caches["paginas"].clear()

    assert klaar == lees(client, adres)


def test_the_title_of_a_relative_is_that_of_now(wereld: Wereld, client: Client) -> None:
    eerder, later = ActieFactory(gepubliceerd=True), ActieFactory(gepubliceerd=True)
    lees(client, eerder.get_absolute_url())

    services.zet_verbanden(actie=later, opgaven=[], voorgangers=[eerder], door=None)
    assert later.titel in lees(client, eerder.get_absolute_url())

    services.wijzig_actie(actie=later, velden={"titel": "Heel iets anders"}, door=None)
    assert "Heel iets anders" in lees(client, eerder.get_absolute_url())

    services.trek_publicatie_in(actie=later, verantwoording=Verantwoording(reden="Te vroeg."))
    assert "Heel iets anders" not in lees(client, eerder.get_absolute_url())


def test_what_is_withdrawn_is_gone_at_once(wereld: Wereld, client: Client) -> None:
    adres = wereld.actie.get_absolute_url()
    assert client.get(adres).status_code == 200

    services.trek_publicatie_in(actie=wereld.actie, verantwoording=BEGIN)

    assert client.get(adres).status_code == 404
    assert wereld.actie.titel not in lees(client, "/acties/")


@pytest.mark.parametrize(("adres", "koud"), [("/", 9), ("/acties/", 6), ("", 8)])
def test_queries_of_a_page_made_now_and_of_one_that_is_ready(
    adres: str, koud: int, wereld: Wereld, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    adres = adres or wereld.actie.get_absolute_url()
    ActieFactory.create_batch(3, gepubliceerd=True)

    with django_assert_max_num_queries(koud):
        client.get(adres)
    with django_assert_max_num_queries(1):  # the stamps
        client.get(adres)


def test_unknown_keys_of_an_address_do_not_make_another_list(wereld: Wereld, client: Client) -> None:
    client.get("/acties/")
    aantal = len(caches["paginas"]._cache)  # type: ignore[attr-defined]

    client.get("/acties/?utm_source=brief&fbclid=1")

    assert len(caches["paginas"]._cache) == aantal  # type: ignore[attr-defined]
