"""Small words of what is read of an actie, each at its lowest door."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from acties.actualiteit import over_actie, stil
from acties.dossier import stel_samen
from acties.models import Bereikt, Mijlpaal
from acties.services import Verantwoording, meld_voortgang
from basis.tijd.moment import Moment
from basis.tijd.perioden import jaar
from tests.support.wereld import Wereld, lid


@pytest.mark.parametrize(
    ("velden", "is_te_laat"),
    [
        ({}, True),
        ({"is_vervallen": True}, False),
        ({"stand": Bereikt.JA}, False),
        ({"stand": Bereikt.ONBEKEND}, False),
        ({"gepland": None}, False),
        ({"gepland": None, "verwacht": jaar(2020)}, False),  # the original date is what counts
        ({"verwacht": jaar(2030)}, True),
        ({"gepland": jaar(2021)}, False),
    ],
)
def test_a_mijlpaal_is_late_when_its_original_date_has_passed(velden: dict[str, object], is_te_laat: bool) -> None:
    mijlpaal = Mijlpaal(**{"gepland": jaar(2020), **velden})

    assert mijlpaal.is_te_laat(date(2021, 1, 1)) is is_te_laat


def test_a_mijlpaal_is_not_late_on_its_last_day() -> None:
    assert not Mijlpaal(gepland=jaar(2020)).is_te_laat(date(2020, 12, 31))


@pytest.mark.parametrize(("dagen", "te_lang"), [(89, False), (90, False), (91, True)])
def test_silence_asks_for_a_word_after_the_days_of_the_kind_and_not_on_the_last_of_them(
    dagen: int, te_lang: bool, wereld: Wereld
) -> None:
    waarom = Verantwoording(reden="Zo is het.", door=lid(wereld.trekker), namens=wereld.trekker)
    meld_voortgang(actie=wereld.actie, status="gepland", verantwoording=waarom)
    op = timezone.localdate() + timedelta(days=dagen)

    assert wereld.actie.soort.bevestig_na == 90
    assert stil(over_actie(), "actie_id", op).exists() is te_lang


def test_who_carries_the_actie_is_named_as_such_and_others_are_not(wereld: Wereld) -> None:
    dossier = stel_samen(wereld.actie, Moment.nu())

    assert [deelnemer.partij for deelnemer in dossier.trekkers] == [wereld.trekker]
    assert {deelnemer.partij for deelnemer in dossier.deelnemers} == {wereld.trekker, wereld.partner}
    assert dossier.namen_van_trekkers == [wereld.trekker.korte_naam]
