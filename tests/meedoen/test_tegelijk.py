"""One form that is sent many times at the same moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from berichten.models import Bericht
from meedoen import bewijs, services
from meedoen.models import Contact, Inbreng
from tests.support.meedoen import maak_vraag
from tests.support.tegelijk import tegelijk


@pytest.mark.django_db(transaction=True)
def test_twenty_sendings_at_once_are_one_reaction_with_one_code() -> None:
    vraag = maak_vraag()
    token = bewijs.lees(bewijs.maak(vraag, timezone.now() - timedelta(minutes=1)), vraag)
    velden = {"tekst": "Meer groen.", "naam": "", "mag_openbaar": True}

    def stuur() -> tuple[str, str]:
        ontvangst = services.ontvang(vraag=vraag, bewijs=token, velden=velden, adres="lezer@voorbeeld.nl")
        return ontvangst.inbreng.nummer, ontvangst.code

    bewijzen = tegelijk(*[stuur] * 20)

    assert len(set(bewijzen)) == 1
    assert Inbreng.objects.count() == Contact.objects.count() == Bericht.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_different_reactions_at_once_get_different_numbers() -> None:
    vraag = maak_vraag()
    token = bewijs.lees(bewijs.maak(vraag, timezone.now() - timedelta(minutes=1)), vraag)

    def stuur(nummer: int) -> str:
        velden = {"tekst": f"Reactie {nummer}", "naam": "", "mag_openbaar": True}
        return services.ontvang(vraag=vraag, bewijs=token, velden=velden).inbreng.nummer

    nummers = tegelijk(*[lambda n=n: stuur(n) for n in range(10)])

    assert len(set(nummers)) == 10
