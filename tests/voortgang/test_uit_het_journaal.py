"""Whatever happens to an actie: what is counted from the journal is what its tables, or a replay, say."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acties import services
from acties.delen import Deel
from acties.models import Actie, Bereikt, Mijlpaal
from acties.standen import stand_van
from basis.tijd.moment import Moment
from basis.web.adres import Adres
from tests.support.verloop import EERSTE_DAG, STAPPEN, Stap, Verloop
from tests.support.voortgang import nu, tel_onzeker, waarom
from voortgang import cijfers
from voortgang.blik import Blik
from voortgang.tijdlijn import maak_tijdlijn

pytestmark = pytest.mark.django_db


def _loop(stappen: list[Stap]) -> Verloop:
    verloop = Verloop.begin()
    for stap in stappen:
        verloop.zet(stap)
    verloop.actie.refresh_from_db()
    if not verloop.actie.is_zichtbaar:
        services.publiceer(actie=verloop.actie, verantwoording=waarom())
    return verloop


def _verwacht(mijlpalen: list[Mijlpaal]) -> dict[str, int]:
    geldend = [m for m in mijlpalen if not m.is_vervallen]
    dagen = [m.afwijking for m in geldend]
    alle = {
        "gepland": sum(m.gepland is not None for m in geldend),
        "bereikt": sum(m.bereikt is not None for m in geldend),
        "zonder-plan": sum(m.gepland is None for m in geldend),
        "bereikt-zonder-datum": sum(m.stand == Bereikt.JA and m.bereikt is None for m in geldend),
        "onbekend": sum(m.stand == Bereikt.ONBEKEND for m in geldend),
        "eerder": sum(d is not None and d < 0 for d in dagen),
        "op-tijd": dagen.count(0),
        "kwartaal-later": sum(d is not None and 0 < d <= 91 for d in dagen),
        "jaar-later": sum(d is not None and 91 < d <= 365 for d in dagen),
        "meer-later": sum(d is not None and d > 365 for d in dagen),
        "zonder-nieuwe-datum": sum(m.gepland is not None and m.afwijking is None for m in geldend),
    }
    return {naam: aantal for naam, aantal in alle.items() if aantal}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN, dagen=st.integers(-1, 400))
def test_the_present_is_what_the_tables_say_and_any_day_of_the_past_a_replay_to_it(
    stappen: list[Stap], dagen: int, db: None
) -> None:
    with transaction.atomic():
        actie = _loop(stappen).actie
        _vergelijk_met_tabellen(actie)
        _vergelijk_met_herhaling(actie, EERSTE_DAG + timedelta(days=dagen))
        transaction.set_rollback(True)


def _vergelijk_met_tabellen(actie: Actie) -> None:
    vandaag, mijlpalen = timezone.localdate(), list(actie.mijlpalen.order_by("pk"))

    assert dict(cijfers.tel_mijlpalen(nu()).groepen) == _verwacht(mijlpalen)
    assert cijfers.tel_statussen(nu(), [vandaag]) == {vandaag: {actie.status: 1}}


def _vergelijk_met_herhaling(actie: Actie, op: date) -> None:
    blik = Blik(Moment(op))
    stand = stand_van(actie, blik.moment, Deel.MIJLPALEN)
    status = stand.status

    assert dict(cijfers.tel_mijlpalen(blik).groepen) == _verwacht([regel.mijlpaal for regel in stand.mijlpalen])
    assert cijfers.tel_statussen(blik, [op]) == {op: {status: 1} if status else {}}
    assert tel_onzeker(blik).mogelijk == any(een.wanneer for een in stand.onzeker.per_soort["status"])
    assert _statussen_op_tijdlijn(blik) == ([status] if status else [])


def _statussen_op_tijdlijn(blik: Blik) -> list[str | None]:
    return [rij.status for _, rijen in maak_tijdlijn(blik, None, Adres()).groepen for rij in rijen]
