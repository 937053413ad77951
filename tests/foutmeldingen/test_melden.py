"""A reader without an account says that something is wrong on a page."""

import pytest
from django.test import Client

from tests.factories import GebruikerFactory, PaginaFactory
from tests.support.inlog import log_in
from tests.support.pagina import Pagina, lees
from werk.foutmeldingen.models import Foutmelding
from werk.foutmeldingen.views import PER_NETWERK

pytestmark = pytest.mark.django_db

HIER = {"Sec-Fetch-Site": "same-origin"}
FOUT = {"tekst": "Het was 2014, niet 2013.", "feit": "Kwestie van evenwicht", "mail": "lezer@voorbeeld.nl"}


def verstuur(client: Client, blad: Pagina, **velden: str) -> Pagina:
    """The form of this page as a browser of this site sends it; the page that answers."""
    formulier = next(f for f in blad.formulieren if f.adres.startswith("/fout-gezien/"))
    antwoord = client.post(formulier.adres, {**formulier.velden, **velden}, headers=HIER, follow=True)
    assert not antwoord.cookies
    return Pagina(antwoord)


def test_from_any_page_to_a_receipt_with_a_number_and_without_a_cookie(client: Client) -> None:
    PaginaFactory(slug="over")
    formulier = lees(client, lees(client, "/over/").links["Fout gezien?"])
    assert "/over/" in next(adres for adres in formulier.links.values() if "?subject=" in adres)

    bewijs = verstuur(client, formulier, **FOUT)

    melding = Foutmelding.objects.get()
    assert (melding.pagina, melding.tekst, melding.feit, melding.mail) == ("/over/", *FOUT.values())
    assert f"Het nummer is {melding.pk}." in bewijs.tekst
    assert FOUT["mail"] not in bewijs.tekst
    assert not client.cookies


def test_what_was_typed_stays_when_it_is_not_right(client: Client) -> None:
    formulier = lees(client, "/fout-gezien/?pagina=/acties/%3Fq%3Dwater")

    terug = verstuur(client, formulier, feit="De datum", mail="geen adres")

    assert "Schrijf op wat er niet klopt." in terug.tekst
    assert "Dit is geen e-mailadres." in terug.tekst
    velden = next(f for f in terug.formulieren if f.adres.startswith("/fout-gezien/")).velden
    assert (velden["pagina"], velden["feit"], velden["mail"]) == ("/acties/?q=water", "De datum", "geen adres")
    assert not Foutmelding.objects.exists()


def test_a_second_click_makes_no_second_report(client: Client) -> None:
    formulier = lees(client, "/fout-gezien/?pagina=/over/")

    een, twee = (verstuur(client, formulier, **FOUT).titel for _ in range(2))

    assert een == twee
    assert Foutmelding.objects.count() == 1


def test_another_site_sends_nothing_and_loses_nothing(client: Client) -> None:
    velden = lees(client, "/fout-gezien/?pagina=/over/").formulieren[-1].velden | FOUT

    antwoord = client.post("/fout-gezien/", velden, headers={"Sec-Fetch-Site": "cross-site"})

    assert antwoord.status_code == 403
    assert FOUT["tekst"] in antwoord.text
    assert not Foutmelding.objects.exists()


def test_one_network_can_send_so_many_and_hears_until_when(client: Client) -> None:
    for _ in range(PER_NETWERK.hoogstens):
        verstuur(client, lees(client, "/fout-gezien/?pagina=/over/"), **FOUT)

    velden = lees(client, "/fout-gezien/?pagina=/over/").formulieren[-1].velden | FOUT
    antwoord = client.post("/fout-gezien/", velden, headers=HIER)

    assert antwoord.status_code == 429
    assert "Te veel pogingen. Probeer het om" in antwoord.text
    assert FOUT["tekst"] in antwoord.text
    assert Foutmelding.objects.count() == PER_NETWERK.hoogstens


@pytest.mark.parametrize("pagina", ["https://elders.nl/", "//elders.nl", "javascript:alert(1)"])
def test_a_page_elsewhere_is_no_page_of_ours(client: Client, pagina: str) -> None:
    formulier = lees(client, f"/fout-gezien/?pagina={pagina}")
    assert pagina not in formulier.links.values()

    bewijs = verstuur(client, formulier, pagina=pagina, **FOUT)

    assert pagina not in bewijs.links.values()


def test_a_whole_address_of_ours_is_its_path(client: Client) -> None:
    verstuur(client, lees(client, "/fout-gezien/"), pagina="https://portaal.voorbeeld.nl/over/", **FOUT)

    assert Foutmelding.objects.get().pagina_adres == "/over/"


def test_the_workplace_and_pages_that_are_not_there_ask_for_no_mistakes(client: Client) -> None:
    for adres, status in {"/bestaat-niet/": 404, "/acties/weg/": 404, "/inloggen/": 200, "/fout-gezien/": 200}.items():
        assert "Fout gezien?" not in lees(client, adres, status=status).links
    log_in(client, GebruikerFactory(is_programmabureau=True))
    for adres in ("/werk/", "/werk/foutmeldingen/", "/account/"):
        assert "Fout gezien?" not in lees(client, adres).links
