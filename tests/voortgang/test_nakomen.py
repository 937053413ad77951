"""How many afspraken were kept, are late, or nobody knows of: of the whole programme and of a part of it."""

from typing import Any

import pytest

from acties.kader import Keuze, lees_kader
from acties.models import Status
from basis.tijd.perioden import dag, jaar
from partijen.models import Partij
from tests.factories import BronFactory, PartijFactory, beloof
from tests.support.voortgang import actie_met, nu, op, toen
from voortgang import nakomen
from voortgang.blik import Blik
from voortgang.onzeker import tel_samen

pytestmark = pytest.mark.django_db
IN_2018 = dag(op("2018-05-01"))


@pytest.fixture
def eigen() -> Partij:
    """A party with a late afspraak in an actie and one about the programme; others have the same two, one found."""
    eigen, ander = PartijFactory(), PartijFactory()
    for partij in (eigen, ander):
        beloof(partij, actie_met(("2018-05-01", Status.LOOPT)), uiterlijk=jaar(2019), datum=IN_2018)
    beloof(eigen, uiterlijk=jaar(2019), datum=IN_2018)
    gevonden: dict[str, Any] = {"stand": "voorgenomen", "herkomst": "gevonden", "bron": BronFactory()}
    beloof(ander, uiterlijk=jaar(2019), datum=IN_2018, **gevonden)
    return eigen


def keuze(keuzes: tuple[Keuze, ...], slug: str) -> Keuze:
    return next(een for een in keuzes if een.slug == slug)


def geteld(blik: Blik) -> tuple[int, ...]:
    """Kept, late and unknown, each the same as the rows behind it."""
    telling = dict(zip(nakomen.GROEPEN, tel_samen(nakomen.tellers(blik)), strict=True))
    assert telling == {wat: len(nakomen.achter(blik, wat)) for wat in nakomen.GROEPEN}
    return tuple(telling.values())


def test_now_and_on_a_day_the_same_is_counted(eigen: Partij) -> None:
    assert geteld(nu()) == geteld(toen("2020-06-01")) == (0, 3, 1)
    assert geteld(toen("2019-06-01")) == (0, 0, 0)


def test_of_a_party_its_acties_count_and_what_it_promised_about_the_programme(eigen: Partij) -> None:
    assert geteld(nu(partij=keuze(lees_kader().partijen, eigen.slug))) == (0, 2, 0)


def test_of_a_line_only_its_acties_count(eigen: Partij) -> None:
    lijn = eigen.deelnames.get().actie.programmalijn
    assert geteld(nu(lijn=keuze(lees_kader().lijnen, lijn.slug))) == (0, 1, 0)
