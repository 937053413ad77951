"""How acties stand, through the one door: what is asked, and what it costs."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from acties import services
from acties.actualiteit import actie_gezegd, toezegging_gezegd
from acties.delen import Deel
from acties.models import Actie, Gebeurtenis, Gebeurtenissoort, Toezegging
from acties.services import Verantwoording
from acties.standen import ALLES, stand_van, standen
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, maand
from tests.factories import ActieFactory
from tests.support.wereld import BEGIN, Wereld, lid

pytestmark = pytest.mark.django_db
GISTEREN = timezone.localdate() - timedelta(days=1)


@pytest.mark.parametrize(("moment", "vragen"), [(Moment.nu(), 1), (Moment(timezone.localdate()), 2)])
def test_all_parts_of_all_acties_come_in_one_query_and_the_journal_in_one_more(
    moment: Moment, vragen: int, wereld: Wereld, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ActieFactory(trekker=wereld.trekker, gepubliceerd=True)
    with django_assert_num_queries(vragen):
        gevonden = standen(Actie.objects.all(), moment, *ALLES)
        assert [(stand.feiten, stand.stappen, stand.redenen, stand.is_veranderd) for stand in gevonden.values()]
        assert [deelnemer.partij.naam for stand in gevonden.values() for deelnemer in stand.deelnemers]
        assert [bool(regel.mijlpaal.bron) for stand in gevonden.values() for regel in stand.mijlpalen]


def test_who_took_part_then_and_no_longer_costs_one_query(
    wereld: Wereld, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    toen = replace(BEGIN, datum=dag(GISTEREN))
    andere = ActieFactory(trekker=wereld.partner, verantwoording=toen)
    services.zet_deelnames(actie=andere, deelnames=[], verantwoording=BEGIN)
    with django_assert_num_queries(3):
        stand = stand_van(andere, Moment(GISTEREN), Deel.DEELNAMES)
    assert stand.namen_van_trekkers == [wereld.partner.korte_naam]
    assert stand_van(andere, Moment.nu(), Deel.DEELNAMES).namen_van_trekkers == []


def test_what_was_not_asked_for_cannot_be_read(wereld: Wereld) -> None:
    stand = stand_van(wereld.actie, Moment.nu(), Deel.MIJLPALEN)
    assert stand.mijlpalen
    with pytest.raises(KeyError):
        _ = stand.documenten


def test_the_actie_that_was_handed_in_stays_as_it_is(wereld: Wereld) -> None:
    services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=BEGIN)
    nu = Actie.objects.get(pk=wereld.actie.pk)
    assert stand_van(nu, Moment(date(2001, 1, 1))).is_er is False
    assert nu.status == "gestopt"


def test_why_a_mijlpaal_was_planned_anew_is_the_last_reason_that_stands(wereld: Wereld) -> None:
    mens = lid(wereld.trekker)
    wie = Verantwoording(reden="Te weinig mensen.", door=mens, namens=wereld.trekker)
    services.herijk_mijlpaal(mijlpaal=wereld.mijlpaal, verwacht=maand(2031, 3), verantwoording=wie)
    anders = replace(wie, reden="Een vergissing.", datum=dag(timezone.localdate()))
    fout = services.herijk_mijlpaal(mijlpaal=wereld.mijlpaal, verwacht=maand(2032, 3), verantwoording=anders)
    services.neem_terug(rij=Gebeurtenis.objects.met_onderwerp().get(pk=fout.pk), door=mens)
    for moment in (Moment.nu(), Moment(timezone.localdate())):
        assert stand_van(wereld.actie, moment, Deel.HERIJKINGEN).redenen == {wereld.mijlpaal.pk: "Te weinig mensen."}


def _gezegd(soort: Gebeurtenissoort, op: datetime, **velden: Any) -> Gebeurtenis:
    rij = SimpleNamespace(soort=soort, geregistreerd_op=op, door_id=1, afspraak_id=None, naar={}, **velden)
    return cast("Gebeurtenis", rij)


def test_last_said_is_by_the_day_of_saying_whatever_the_day_it_is_about() -> None:
    """The rows come in the order of what they are about: a report of today may be about a day before a confirmation."""
    nu = timezone.now()
    over_vroeger = _gezegd(Gebeurtenissoort.STATUS, nu)
    eerder_bevestigd = _gezegd(Gebeurtenissoort.BEVESTIGD, nu - timedelta(days=3))
    assert actie_gezegd([over_vroeger, eerder_bevestigd]) == nu
    over_vroeger.naar, eerder_bevestigd.namens_id = {"stand:partij": "bevestigd"}, 7
    maker = Toezegging(partij_id=7, in_journaal="stand:partij")
    assert toezegging_gezegd(maker, [over_vroeger, eerder_bevestigd]) == nu
    assert toezegging_gezegd(Toezegging(partij_id=8, in_journaal="stand:ander"), [eerder_bevestigd]) is None
