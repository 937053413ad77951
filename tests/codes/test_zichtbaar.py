"""A draft is in no public place unless it is open, and what was invented is not among what is real."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from acties import services as acties
from acties.models import Actie
from basis.tijd.moment import Moment
from basis.zoeken.models import Zoekregel
from codes import services
from codes.beeld import lees_code, lees_teksten
from codes.models import Bepaling, Bepalingstekst, Code, Oefening, Toepassing, Versie
from tests.codes.conftest import Kern
from tests.factories import ActieFactory
from tests.support.codes import maak_code, pas_toe, soort, waarom

NU = Moment.nu()


@pytest.fixture
def nieuw(kern: Kern) -> Bepaling:
    """A bepaling that stands in the draft only."""
    velden = {"kop": "Alleen hier", "tekst": "Zonderling."}
    tekst = services.voeg_toe(code=kern.code, versie=kern.twee, soort=soort(), velden=velden, verantwoording=waarom())
    for bepaling in (tekst.bepaling, kern.bepaling()):
        services.leg_oefening_vast(
            code=kern.code, bepaling=bepaling, waar=kern.code.actie, hoe="Zo.", bron=None, door=None
        )
    pas_toe(kern.code, kern.partij)
    return tekst.bepaling


def _te_zien(kern: Kern) -> dict[str, int]:
    """How many of each the public sees."""
    beeld = lees_code(kern.code, NU)
    return {
        "versies": Versie.objects.te_zien(NU).van_code(kern.code).count(),
        "bepalingen": Bepaling.objects.te_zien(NU).van_code(kern.code).count(),
        "teksten": Bepalingstekst.objects.zichtbaar().filter(versie__code=kern.code).count(),
        "oefeningen": Oefening.objects.te_zien(NU).van_actie(kern.code.actie).count(),
        "toepassingen": Toepassing.objects.te_zien(NU).van_code(kern.code).count(),
        "gelezen": len(lees_teksten(beeld.versies, NU)),
        "gevonden": Zoekregel.objects.filter(soort="bepaling", url__startswith="/codes/spelregels/").count(),
    }


DICHT = {
    "versies": 1, "bepalingen": 4, "teksten": 4, "oefeningen": 1, "toepassingen": 3, "gelezen": 4, "gevonden": 4
}  # fmt: skip
OPEN = DICHT | {"versies": 2, "bepalingen": 5, "teksten": 9, "oefeningen": 2, "gelezen": 9, "gevonden": 5}
NIETS = dict.fromkeys(DICHT, 0)


def _leg(kern: Kern, *, is_open: bool) -> None:
    services.leg_open(code=kern.code, versie=kern.twee, is_open=is_open, verantwoording=waarom())


def test_a_draft_is_nowhere_until_it_is_open(kern: Kern, nieuw: Bepaling) -> None:
    assert _te_zien(kern) == DICHT
    _leg(kern, is_open=True)
    assert _te_zien(kern) == OPEN
    _leg(kern, is_open=False)
    assert _te_zien(kern) == DICHT


def test_what_leaves_an_open_draft_is_not_found_any_more(kern: Kern, nieuw: Bepaling) -> None:
    _leg(kern, is_open=True)
    services.laat_weg(code=kern.code, versie=kern.twee, bepaling=nieuw, verantwoording=waarom())

    assert not Zoekregel.objects.filter(soort="bepaling", sleutel=nieuw.pk).exists()


def test_an_actie_that_is_taken_away_takes_its_code_along(kern: Kern, nieuw: Bepaling) -> None:
    acties.trek_publicatie_in(actie=kern.code.actie, verantwoording=waarom())
    te_zien = _te_zien(kern) | {"gevonden": 0}  # the index follows at once where it is registered

    assert te_zien == NIETS
    assert not Code.objects.te_zien(NU).exists()


def test_the_invented_stands_apart(kern: Kern, nieuw: Bepaling) -> None:
    kern.partij.is_demo = True
    kern.partij.save(update_fields=["is_demo"])
    assert not Toepassing.objects.te_zien(NU).exists()
    assert Toepassing.objects.te_zien(NU.met(demo=True)).count() == 3

    Actie.objects.filter(pk=kern.code.actie.pk).update(is_demo=True)
    for model in (Code, Versie, Bepaling, Oefening, Toepassing):
        rijen: Any = model._default_manager
        assert not rijen.te_zien(NU).exists(), model
        assert rijen.te_zien(NU.met(demo=True)).exists(), model


def test_a_draft_that_is_open_is_not_of_the_past(kern: Kern) -> None:
    _leg(kern, is_open=True)

    for moment in (Moment(timezone.localdate()), Moment(date(2024, 6, 1))):
        assert [versie.nummer for versie in lees_code(kern.code, moment).versies] == ["1"]


def test_what_a_code_is_read_by_does_not_grow(kern: Kern, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        versies = lees_code(kern.code, NU).versies
    with django_assert_num_queries(2):  # words, and how they were mended
        namen = [(een.naam, een.inhoud.ouder, een.tekst.get_absolute_url()) for een in lees_teksten(versies, NU)]
    assert len(namen) == 4


def test_another_code_does_not_come_along(kern: Kern) -> None:
    ander = maak_code(ActieFactory(gepubliceerd=True), slug="ander")

    assert not Versie.objects.van_code(ander).exists()
    assert lees_code(ander, NU).geldend is None
