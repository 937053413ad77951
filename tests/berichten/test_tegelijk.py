"""Many who tell of the same occasion at the same moment."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from berichten.models import Bericht
from berichten.services import zet_klaar
from partijen.models import Gebruiker
from tests.acties.test_gelijktijdig import tegelijk
from tests.factories import GebruikerFactory


@pytest.mark.django_db(transaction=True)
def test_sixteen_at_once_make_one_message_with_one_job() -> None:
    wie: Gebruiker = GebruikerFactory()

    def zet() -> Bericht | None:
        return zet_klaar(soort="ronde-open", gelegenheid="ronde-open:1", gegevens={}, aan=wie)

    gemaakt = tegelijk(*[zet] * 16)

    assert len([rij for rij in gemaakt if rij is not None]) == 1
    assert (Bericht.objects.count(), ProcrastinateJob.objects.count()) == (1, 1)
