"""In which order mijlpalen stand, and which come next."""

from datetime import date

import pytest

from acties.delen import Mijlpaalregel
from acties.models import Mijlpaal
from basis.tijd.perioden import dag, jaar, maand, periode
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


def test_the_page_of_an_actie_calls_the_same_ones_next() -> None:
    actie, op = ActieFactory(gepubliceerd=True), date(2026, 7, 1)
    voor, na = periode(None, date(2026, 6, 30)), periode(date(2025, 1, 1), None)
    for gepland in (voor, na, jaar(2026), dag(op), maand(2026, 6), jaar(2031), None):
        MijlpaalFactory(actie=actie, gepland=gepland)

    van_pagina = {rij for rij in actie.mijlpalen.all() if Mijlpaalregel(rij, is_te_laat=False).komt_na(op)}

    assert van_pagina == set(Mijlpaal.objects.komend(op, 10))
    assert len(van_pagina) == 4


def test_milestones_stand_in_the_order_of_what_is_known_best() -> None:
    actie = ActieFactory()
    for slug, velden in {
        "laatst": {},
        "derde": {"gepland": maand(2020, 1), "verwacht": maand(2022, 1)},
        "eerste": {"gepland": jaar(2020), "stand": "ja", "bereikt": dag(date(2019, 5, 1))},
        "tweede": {"gepland": periode(date(2021, 1, 1), None)},
    }.items():
        MijlpaalFactory(actie=actie, slug=slug, **velden)

    assert [m.slug for m in actie.mijlpalen.voor_lijst()] == ["eerste", "tweede", "derde", "laatst"]
