"""Anyone says why a reaction should not stand on the site; only who handles reactions hears of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from berichten.models import Bericht
from meedoen import bewijs, services
from meedoen.models import Inbreng, Melding
from meedoen.views.reageren import MISBRUIK
from tests.support.meedoen import maak_vraag, reageer
from tests.support.pagina import Pagina, lees

pytestmark = pytest.mark.django_db

WAAROM = "Er staat een adres in."


@pytest.fixture
def inbreng() -> Inbreng:
    return services.plaats(inbreng=reageer(maak_vraag(), adres="schrijver@voorbeeld.nl").inbreng, door=None)


def adres(inbreng: Inbreng) -> str:
    return f"/meedoen/{inbreng.vraag.slug}/reacties/{inbreng.nummer}/melden/"


def meld(client: Client, inbreng: Inbreng, tekst: str = WAAROM, seconden: int = 60, status: int = 200) -> Pagina:
    token = bewijs.maak(inbreng.vraag, timezone.now() - timedelta(seconds=seconden))
    antwoord = client.post(adres(inbreng), {"tekst": tekst, "bewijs": token})
    assert antwoord.status_code == status
    return Pagina(antwoord)


def test_a_report_reaches_who_handles_reactions_and_nobody_else(client: Client, inbreng: Inbreng) -> None:
    assert "Meer groen graag." in lees(client, adres(inbreng)).tekst
    Bericht.objects.all().delete()

    blad = meld(client, inbreng)

    assert "Uw melding is ontvangen" in blad.tekst
    assert Melding.objects.get().tekst == WAAROM
    assert list(Inbreng.objects.met_open_melding()) == [inbreng]
    assert not Bericht.objects.exists()
    assert not client.cookies


def test_what_was_typed_stays(client: Client, inbreng: Inbreng) -> None:
    for seconden in (0, 25 * 60 * 60):
        blad = meld(client, inbreng, seconden=seconden, status=422)
        assert blad.formulier("Meld misbruik").velden["tekst"] == WAAROM
    assert "Schrijf wat er mis is" in meld(client, inbreng, tekst=" ", status=422).tekst
    assert not Melding.objects.exists()


def test_one_network_reports_so_many(client: Client, inbreng: Inbreng) -> None:
    for nummer in range(MISBRUIK.hoogstens):
        meld(client, inbreng, f"Melding {nummer}")

    blad = meld(client, inbreng, status=429)

    assert blad.formulier("Meld misbruik").velden["tekst"] == WAAROM
    assert Melding.objects.count() == MISBRUIK.hoogstens


@pytest.mark.parametrize("nummer", ["2026-999999", "onzin", "2026-", "-1", "2026-99999999999999999999", "1-1-1"])
def test_only_what_everyone_reads_is_reported(client: Client, inbreng: Inbreng, nummer: str) -> None:
    assert client.get(f"/meedoen/{inbreng.vraag.slug}/reacties/{nummer}/melden/").status_code == 404


def test_of_what_does_not_stand_there_nothing_is_told(client: Client) -> None:
    verborgen = reageer(maak_vraag()).inbreng

    assert client.get(adres(verborgen)).status_code == 404
    meld(client, verborgen, status=404)
