"""The pages of proposals on the workplace."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from opendata.officieel.models import Fasevoorstel
from tests.factories import ActieFactory, GebruikerFactory
from tests.support.inlog import log_in
from tests.support.pagina import lees
from tests.support.voorstellen import stel_voor
from tests.support.wereld import Wereld, lid

pytestmark = pytest.mark.django_db


def test_who_leads_an_actie_sees_what_is_about_it_and_nothing_else(client: Client, wereld: Wereld) -> None:
    log_in(client, lid(wereld.trekker))
    eigen = stel_voor(wereld.actie, "fase", titel="Eigen")
    ander = stel_voor(ActieFactory(gepubliceerd=True, trekker=wereld.vreemde), titel="Van een ander")

    tekst = lees(client, "/werk/voorstellen/").tekst

    assert "1 voorstel wacht op u" in tekst
    assert "nieuwe fase: Uitvoering" in tekst
    assert "Van een ander" not in tekst
    assert client.get(eigen.get_absolute_url()).status_code == 200
    assert client.get(ander.get_absolute_url()).status_code == 404


def test_the_card_of_the_actie_leads_there(client: Client, wereld: Wereld) -> None:
    log_in(client, lid(wereld.trekker))
    stel_voor(wereld.actie)

    pagina = lees(client, "/werk/")

    assert "1 voorstel uit een officiële bron" in pagina.tekst
    assert pagina.links[f"Bekijk de voorstellen bij {wereld.actie}"] == "/werk/voorstellen/"


def test_the_form_takes_over_and_says_so(client: Client, wereld: Wereld) -> None:
    log_in(client, GebruikerFactory(is_programmabureau=True))
    voorstel = stel_voor(wereld.actie, "mijlpaal")
    formulier = lees(client, voorstel.get_absolute_url()).formulier("Uw besluit")

    daarna = formulier.verstuur_en_volg(client, besluit="overnemen", reden="Zo staat het daar.")

    assert f"Dit voorstel is overgenomen: {voorstel.titel}" in daarna.tekst
    assert "Zo staat het daar." in lees(client, voorstel.get_absolute_url()).tekst


def test_what_is_wrong_comes_back_with_what_was_typed(client: Client, wereld: Wereld) -> None:
    log_in(client, lid(wereld.trekker))
    voorstel = stel_voor(wereld.actie, "fase")
    formulier = lees(client, voorstel.get_absolute_url()).formulier("Uw besluit")

    leeg = formulier.verstuur(client, besluit="", reden="")
    geweigerd = formulier.verstuur(client, besluit="overnemen", reden="Zo is het.")
    verouderd = formulier.verstuur(client, besluit="overnemen", reden="Zo is het.", versie="0")

    assert (leeg.status_code, geweigerd.status_code, verouderd.status_code) == (422, 422, 409)
    assert "Dit ligt voor de vorige melding" in geweigerd.content.decode()
    assert "Zo is het." in verouderd.content.decode()
    assert Fasevoorstel.objects.get().is_open


def test_a_list_asks_no_more_for_more(
    client: Client, wereld: Wereld, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    log_in(client, lid(wereld.trekker))
    for _ in range(5):
        stel_voor(wereld.actie)
    lees(client, "/werk/voorstellen/")

    with django_assert_num_queries(6):  # session, person, rights, the parties of the menu, the rows, how many wait
        lees(client, "/werk/voorstellen/")
