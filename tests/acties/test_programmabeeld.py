"""The programme as a whole, when there are more acties than are read for the drawing."""

import pytest

from acties import programmabeeld
from acties.models import Status
from acties.programmabeeld import lees_programma
from basis.tijd.moment import Moment
from programmalijnen.models import Programmalijn
from tests.factories import ProgrammalijnFactory
from tests.support.voortgang import actie_met, op

pytestmark = pytest.mark.django_db
S = Status


@pytest.fixture(autouse=True)
def lijn(monkeypatch: pytest.MonkeyPatch) -> Programmalijn:
    """Ten acties on it, one more than is read: two of them began in 2022, the others were planned until 2021."""
    monkeypatch.setattr(programmabeeld, "TE_TEKENEN", 9)
    lijn = ProgrammalijnFactory()
    for _ in range(8):
        actie_met(("2018-05-01", S.GEPLAND), ("2021-01-01", S.VERTRAAGD), programmalijn=lijn)
    for _ in range(2):
        actie_met(("2022-01-01", S.VERTRAAGD), programmalijn=lijn)
    return lijn


def test_of_too_many_only_the_counts_are_shown_by_line(lijn: Programmalijn) -> None:
    nu = lees_programma(Moment.nu())

    assert (nu.bogen, nu.standen, nu.is_per_lijn, nu.aanhef) == ([], [], True, "Tien acties")
    assert nu.is_geteld
    assert [zin.tekst for zin in nu.lijnen[0].telling] == ["alle tien vertraagd"]


def test_on_a_past_day_the_counts_are_those_of_then(lijn: Programmalijn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programmabeeld, "TE_TEKENEN", 7)

    toen = lees_programma(Moment(op("2020-01-01")))

    assert (toen.bogen, toen.aanhef) == ([], "Acht acties")
    assert [zin.tekst for zin in toen.telzinnen] == ["alle acht gepland"]


def test_an_actie_of_later_is_not_one_too_many(lijn: Programmalijn) -> None:
    toen = lees_programma(Moment(op("2020-01-01")))

    assert (len(toen.bogen), toen.is_per_lijn, toen.is_geteld) == (8, False, False)
