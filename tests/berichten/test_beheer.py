"""Messages in the admin: whether they came through, never what is in them."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from berichten.models import Bericht, Berichtstand
from berichten.services import ruim_op
from berichten.verzenden import verzend
from tests.factories import GebruikerFactory
from tests.support.pagina import browser_van
from tests.support.postbus import bericht
from tests.support.volgen import onderwerp, volg

pytestmark = pytest.mark.django_db
LIJST = "/beheer/berichten/bericht/"


def test_after_more_than_a_year_it_is_forgotten_unless_it_waits() -> None:
    oud, wacht = bericht(), bericht(gelegenheid="2")
    Bericht.objects.filter(pk=oud.pk).update(stand=Berichtstand.VERVALLEN)

    assert [ruim_op(oud.gemaakt_op + timedelta(days=dagen)) for dagen in (399, 401)] == [0, 1]
    assert Bericht.objects.get() == wacht


@pytest.fixture
def beheer() -> Client:
    return browser_van(GebruikerFactory(beheerder=True))


def pagina(beheer: Client, rij: Bericht) -> str:
    antwoord = beheer.get(f"{LIJST}{rij.pk}/change/")
    assert antwoord.status_code == 200
    return antwoord.text


def test_a_secret_link_is_not_for_beheerders(beheer: Client) -> None:
    rij = bericht()

    assert "anna@voorbeeld.nl" in pagina(beheer, rij)
    assert "geheim/" not in pagina(beheer, rij) + beheer.get(f"{LIJST}?q=anna").text


def test_in_development_the_text_is_there_before_and_after_sending(
    beheer: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.DEBUG, settings.MAILMAP = True, tmp_path / "mail"
    settings.EMAIL_BACKEND = "berichten.post.MapBackend"
    rij = bericht()
    assert "https://portaal.voorbeeld.nl/account/uitnodiging/geheim/" in pagina(beheer, rij)

    verzend(rij.pk)

    assert Bericht.objects.get().gegevens == {}
    assert "https://portaal.voorbeeld.nl/account/uitnodiging/geheim/" in pagina(beheer, rij)
    (bestand,) = settings.MAILMAP.iterdir()
    assert (bestand.suffix, settings.MAILMAP.stat().st_mode & 0o077) == (".eml", 0)


def test_what_failed_is_tried_again_from_the_list(beheer: Client) -> None:
    mislukt, wacht = bericht(), bericht(gelegenheid="2")
    Bericht.objects.filter(pk=mislukt.pk).update(stand=Berichtstand.MISLUKT, fout="550 Weg")
    assert "550 Weg" in beheer.get(LIJST).text

    gekozen = {"action": "probeer_opnieuw", "_selected_action": [mislukt.pk, wacht.pk]}
    antwoord = beheer.post(LIJST, gekozen, follow=True)

    assert "Wordt opnieuw verstuurd: 1 van 2." in antwoord.text
    assert set(Bericht.objects.values_list("stand", "fout")) == {(Berichtstand.WACHT, "")}


def test_an_address_that_complains_gets_no_more_of_what_it_follows(beheer: Client) -> None:
    volger = volg(onderwerp("alles"))
    rij = bericht(adres=volger.adres)

    antwoord = beheer.post(LIJST, {"action": "weigert_post", "_selected_action": [rij.pk]}, follow=True)

    assert "sturen wij niets meer over wat zij volgen" in antwoord.text
    assert not volger.abonnementen.exists()
