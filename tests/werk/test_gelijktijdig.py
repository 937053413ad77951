"""What needs transactions of its own: workers that do the same job at the same moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from berichten.models import Bericht
from tests.factories import beloof
from tests.support.tegelijk import tegelijk
from tests.support.wereld import lid, maak_wereld
from werk.makersvragen import vraag_makers


@pytest.mark.django_db(transaction=True)
def test_workers_that_ask_makers_at_once_mail_it_once() -> None:
    w = maak_wereld()
    lid(w.partner)
    samen = beloof(w.trekker, w.actie, w.partner, door=lid(w.trekker))
    vanaf, straks = samen.afspraak.gebeurtenissen.latest("pk").pk, timezone.now() + timedelta(minutes=6)

    gemaild = tegelijk(*[lambda: vraag_makers(vanaf=vanaf, nu=straks)] * 3)

    assert sorted(gemaild) == [0, 0, 1]
    assert Bericht.objects.filter(soort="afspraak").count() == 1
