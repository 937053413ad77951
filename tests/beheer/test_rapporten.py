"""Reports in the admin: to read, to publish and to withdraw."""

import pytest
from django.contrib.admin import site
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.beheer.conftest import adres
from tests.support.rapporten import maak_rapport
from voortgang.models import Rapport

pytestmark = pytest.mark.django_db
LIJST = "admin:voortgang_rapport_changelist"


def doe(beheer: Client, actie: str, *rapporten: Rapport) -> str:
    gekozen = {"action": actie, "_selected_action": [str(rapport.pk) for rapport in rapporten]}
    return beheer.post(reverse(LIJST), gekozen, follow=True).text


def test_a_beheerder_publishes_and_withdraws(beheer: Client) -> None:
    rapport = maak_rapport(klaar=True)

    assert "Gepubliceerd: Voortgang in 2021." in doe(beheer, "publiceer", rapport)
    assert Rapport.objects.zichtbaar().exists()
    assert "Ingetrokken: Voortgang in 2021." in doe(beheer, "trek_in", rapport)

    assert not Rapport.objects.zichtbaar().exists()
    assert LogEntry.objects.count() == 2


def test_what_is_not_ready_is_named(beheer: Client) -> None:
    assert "nog niet klaar" in doe(beheer, "publiceer", maak_rapport())
    assert not Rapport.objects.zichtbaar().exists()


def test_nothing_can_be_typed(beheer: Client) -> None:
    antwoord = beheer.get(adres(maak_rapport(klaar=True)))

    assert 'name="titel"' not in antwoord.text
    assert "Voorbeeld" in antwoord.text


def test_the_queue_is_no_page_of_the_admin() -> None:
    assert not site.is_registered(ProcrastinateJob)
