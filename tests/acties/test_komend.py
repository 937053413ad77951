"""Which mijlpalen come next: soonest first, those in the middle of their period before what begins later."""

from datetime import date

import pytest

from acties.models import Mijlpaal
from basis.tijd.perioden import dag, jaar, maand
from tests.factories import ActieFactory, MijlpaalFactory

pytestmark = pytest.mark.django_db


def test_what_is_over_is_passed_over_and_the_rest_comes_in_time() -> None:
    actie = ActieFactory(gepubliceerd=True)
    voorbij, bezig, dichtbij, ver = (
        MijlpaalFactory(actie=actie, gepland=gepland)
        for gepland in (maand(2026, 5), jaar(2026), dag(date(2026, 7, 2)), jaar(2031))
    )
    verschoven = MijlpaalFactory(actie=actie, gepland=jaar(2020), verwacht=maand(2026, 8))
    komend = list(Mijlpaal.objects.komend(date(2026, 7, 1), 10))
    assert komend == [bezig, dichtbij, verschoven, ver]
    assert voorbij not in komend
    assert list(Mijlpaal.objects.komend(date(2026, 7, 1), 2)) == [bezig, dichtbij]
