"""The rows of the afspraken to take along of which it is not certain that they were so on the day."""

from datetime import date
from typing import Any

import pytest

from acties import services
from acties.models import Actie, Toezegging
from acties.services import Verantwoording
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, jaar
from partijen.models import Partij
from tests.factories import PartijFactory, beloof
from voortgang.afsprakentabel import KOLOMMEN, tabel
from voortgang.op_lijn import op_lijn

pytestmark = pytest.mark.django_db
IN_2021 = jaar(2021)


def meld_nagekomen(toezegging: Toezegging, partij: Partij) -> None:
    waarom = Verantwoording(reden="Gedaan.", namens=partij, datum=IN_2021)
    services.meld_toezegging(toezegging=toezegging, stand="nagekomen", verantwoording=waarom)


def rijen(*namen: str) -> list[tuple[Any, ...]]:
    """These columns of the promises about the programme on a day in 2021."""
    kolommen = {kolom.naam: kolom for kolom in KOLOMMEN}
    gevonden = list(tabel(op_lijn(Actie.objects.none()), Moment(date(2021, 3, 1)), None))
    return [tuple(kolommen[naam].cel(rij) for naam in namen) for rij in gevonden]


def test_what_a_maker_may_have_said_is_told_word_by_word() -> None:
    partij = PartijFactory()
    meld_nagekomen(beloof(partij, datum=IN_2021), partij)

    assert rijen("zekerheid", "stand") == [("mogelijk", "bevestigd"), ("mogelijk", "nagekomen")]


def test_what_may_have_become_of_a_promise_keeps_what_is_certain_of_it() -> None:
    partij = PartijFactory()
    meld_nagekomen(beloof(partij, tekst="Wij delen.", uiterlijk=jaar(2025), datum=dag(date(2020, 1, 1))), partij)

    assert rijen("zekerheid", "stand", "tekst", "uiterlijk") == [
        ("zeker", "bevestigd", "Wij delen.", "2025"),
        ("mogelijk", "nagekomen", "Wij delen.", "2025"),
    ]
