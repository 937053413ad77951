"""Who sends a request is asked anew each time, and nobody comes in by a session that is over."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from partijen.models import Gebruiker
from tests.factories import GebruikerFactory
from tests.support.pagina import browser_van
from toegang.herkennen import SessionStore

pytestmark = pytest.mark.django_db


def binnen(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_a_session_that_is_over_or_gone_is_nobodys() -> None:
    ander, eigen = browser_van(GebruikerFactory()), browser_van(GebruikerFactory())
    assert binnen(eigen)

    voorbij = timezone.now() - timedelta(seconds=1)
    Session.objects.filter(pk=eigen.session.session_key).update(expire_date=voorbij)

    assert not binnen(eigen)
    assert binnen(ander)
    assert SessionStore("iets-dat-er-niet-is").load() == {}


def test_who_may_not_come_in_any_more_is_out_at_the_next_request() -> None:
    gebruiker = GebruikerFactory()
    client = browser_van(gebruiker)
    assert binnen(client)

    Gebruiker.objects.filter(pk=gebruiker.pk).update(is_active=False)

    assert not binnen(client)
