"""Who read the journal up to a position, missed nothing below it: whatever transaction wrote first."""

import pytest
from django.db import transaction

from acties.models import Actie, Positie, Status
from acties.services import Verantwoording, meld_voortgang
from acties.services.dienst import begin_lange_transactie
from basis.tijd.moment import Moment
from tests.factories import ActieFactory
from tests.support.tegelijk import tegelijk


@pytest.mark.django_db(transaction=True)
def test_positions_come_in_the_order_of_commit() -> None:
    lang, kort = ActieFactory(gepubliceerd=True), ActieFactory(gepubliceerd=True)
    with transaction.atomic():
        begin_lange_transactie()
        _meld(lang)
        (gelezen,) = tegelijk(lambda: _meld_en_lees(kort))
    eerst, laatst = (actie.gebeurtenissen.latest("pk") for actie in (lang, kort))
    assert eerst.pk < laatst.pk
    assert laatst.positie.pk == gelezen < eerst.positie.pk


def _meld_en_lees(actie: Actie) -> int:
    _meld(actie)
    return Positie.objects.laatste(Moment.nu())


def _meld(actie: Actie) -> None:
    meld_voortgang(actie=actie, status=Status.VERTRAAGD, verantwoording=Verantwoording(reden="Het zat tegen."))
