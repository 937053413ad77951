"""Workers that do it at the same moment, die, or mail: nothing is lost, and nothing is sent twice."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from acties.models import Actie
from opendata.webhooks import services
from opendata.webhooks.models import Webhook
from partijen.models import Gebruiker
from tests.factories import ActieFactory, PartijFactory
from tests.support.luisteraar import Luisteraar, gesloten_poort, luister
from tests.support.tegelijk import tegelijk
from tests.support.webhooks import gebeur, maak_hook, redacteur_van
from tests.support.werker import voer_taken_uit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def luisteraar() -> Iterator[Luisteraar]:
    with luister() as gevonden:
        yield gevonden


@pytest.fixture
def actie(transactional_db: None) -> Actie:
    return ActieFactory(gepubliceerd=True)


def test_two_workers_at_once_send_once(actie: Actie, luisteraar: Luisteraar) -> None:
    luisteraar.wacht = 0.2
    hook, _ = maak_hook(PartijFactory(), luisteraar.adres)
    gebeur(actie)
    tegelijk(*[lambda: services.bezorg_volgende(hook.pk)] * 4)
    assert len(luisteraar.gekregen) == 1


def test_a_worker_that_died_loses_nothing(actie: Actie, luisteraar: Luisteraar) -> None:
    """It had the webhook in hand, and nothing but the rows says that there is something to tell."""
    hook, geheim = maak_hook(PartijFactory(), luisteraar.adres)
    rij = gebeur(actie)
    Webhook.objects.update(bezig_tot=timezone.now() + services.BEURT)
    services.veeg_bijeen()
    voer_taken_uit()
    assert luisteraar.gekregen == []
    Webhook.objects.update(bezig_tot=timezone.now() - timedelta(seconds=1))
    services.veeg_bijeen()
    voer_taken_uit()
    assert [event["id"] for event in luisteraar.events(geheim)] == [str(rij.pk)]
    assert hook.afleveringen.count() == 1


def test_the_mail_goes_to_who_may_still_come_in(actie: Actie) -> None:
    hook, _ = maak_hook(PartijFactory(), f"http://localhost:{gesloten_poort()}/")
    ander = redacteur_van(hook.partij)
    Gebruiker.objects.filter(pk=hook.door.pk).update(is_active=False)
    gebeur(actie)
    Webhook.objects.update(pogingen=services.POGINGEN - 1)
    services.bezorg_volgende(hook.pk)
    voer_taken_uit()
    [brief] = [brief for brief in mail.outbox if "webhook" in brief.subject]
    assert brief.to == [ander.email]
    assert "De verbinding kwam niet tot stand" in str(brief.body)
