"""What is counted of the promises of the whole programme."""

from datetime import date

import pytest

from acties import overzicht
from basis.tijd.moment import Moment
from tests.factories import ActieFactory, PartijFactory, beloof

pytestmark = pytest.mark.django_db
OP = Moment(date(2026, 7, 1), is_nu=True)


def test_promises_are_counted_until_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overzicht, "TE_TELLEN", 2)
    partij, actie = PartijFactory(), ActieFactory(gepubliceerd=True)
    assert overzicht.tel_afspraken(OP).tekst == "0 afspraken"
    beloof(partij, actie, stand="nagekomen")
    beloof(partij)
    beloof(partij, ActieFactory())  # nobody sees that one
    beloof(partij, ActieFactory(gepubliceerd=True, is_demo=True))
    assert overzicht.tel_afspraken(OP).tekst == "2 afspraken, 1 nagekomen"
    beloof(partij, actie)
    assert overzicht.tel_afspraken(OP).tekst == "meer dan 2 afspraken"
