"""Kinds of actie and their phases are data that an editor may change, as long as nothing on record gets lost."""

import pytest
from django.db import connection
from django.db.models import ProtectedError

from acties import services
from acties.models import Soort
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db

FASEN = [{"slug": naam, "naam": naam.capitalize()} for naam in ("start", "midden", "einde")]


def namen(soort: Soort) -> list[tuple[int, str]]:
    connection.check_constraints()
    return list(soort.fasedefinities.values_list("volgorde", "slug"))


def leg_vast(fasen: list[dict[str, str]]) -> tuple[Soort, bool]:
    velden = {"naam": "code", "meervoud": "codes"}
    return services.leg_soort_vast(slug="code", velden=velden, fasen=fasen)


def test_the_phases_stand_in_the_order_that_was_given() -> None:
    soort, anders = leg_vast(FASEN)
    assert (namen(soort), anders) == ([(1, "start"), (2, "midden"), (3, "einde")], True)
    assert leg_vast(FASEN) == (soort, False)

    assert leg_vast(FASEN[::-1]) == (soort, True)
    assert namen(soort) == [(1, "einde"), (2, "midden"), (3, "start")]


def test_a_phase_that_is_no_longer_named_stays_behind_the_others() -> None:
    soort, _ = leg_vast(FASEN)

    leg_vast([FASEN[2], {"slug": "nieuw", "naam": "Nieuw"}])

    assert namen(soort) == [(1, "einde"), (2, "nieuw"), (3, "start"), (4, "midden")]


def test_what_an_actie_was_in_cannot_be_removed(wereld: Wereld) -> None:
    bezocht = wereld.actie.fasen.get().definitie

    with pytest.raises(ProtectedError):
        services.verwijder_fasedefinitie(fase=bezocht)
    with pytest.raises(ProtectedError):
        services.verwijder_soort(soort=wereld.actie.soort)
    services.verwijder_fasedefinitie(fase=wereld.fase)  # nobody was there yet
    assert wereld.actie.soort.fasedefinities.count() == 2
