"""Questions and subjects in the admin: changed by the services, with their rules."""

import pytest
from django.test import Client
from django.urls import reverse

from meedoen import services
from meedoen.models import Vraag
from tests.factories import GebruikerFactory
from tests.support.meedoen import maak_vraag
from tests.support.pagina import browser_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheer() -> Client:
    return browser_van(GebruikerFactory(beheerder=True))


def test_a_subject_gets_another_title(beheer: Client) -> None:
    onderwerp = services.maak_onderwerp(vraag=maak_vraag(), titel="Groen", door=None)
    adres = reverse("admin:meedoen_onderwerp_change", args=[onderwerp.pk])

    beheer.post(adres, {"titel": "Bomen", "initial-titel": "Groen", "samenvatting": "", "initial-samenvatting": ""})

    onderwerp.refresh_from_db()
    assert onderwerp.titel == "Bomen"


def test_an_empty_question_is_refused(beheer: Client) -> None:
    vraag = maak_vraag()

    geweigerd = beheer.post(reverse("admin:meedoen_vraag_change", args=[vraag.pk]), {"titel": "Anders"})

    assert geweigerd.status_code == 422
    assert Vraag.objects.get().titel == vraag.titel
