"""Windows of mails: no gap and no double, around both clock changes, restarts and changes of rhythm."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from unittest.mock import patch

import pytest
from django.utils import timezone

from acties.models import Actie
from acties.services import Verantwoording, meld_voortgang, neem_terug
from berichten.models import Bericht
from meedoen import services
from meedoen.models import Ritme, Venster, Volger
from meedoen.services import vensters as dienst
from meedoen.services.vensters import BEZINKEN, laatste_grens
from tests.factories import ActieFactory, GebruikerFactory
from tests.support.meedoen import hier
from tests.support.volgen import gebeurt, onderwerp, volg

pytestmark = pytest.mark.django_db


@pytest.fixture
def actie() -> Actie:
    return ActieFactory(gepubliceerd=True)


def gevolgd(actie: Actie, sinds: str, ritme: Ritme = Ritme.DAG) -> Volger:
    return volg(onderwerp("actie", actie.slug), ritme=ritme, sinds=hier(sinds))


def rondes(begin: datetime, dagen: int, nacht: datetime) -> Iterator[datetime]:
    """When the worker looks: a few times a day, and each hour around a night."""
    for uur in range(24 * dagen):
        nu = begin + timedelta(hours=uur)
        if uur % 7 == 0 or abs(nu - nacht) < timedelta(hours=36):
            yield nu


def verteld() -> list[int]:
    """The rows in all mails, in the order in which they went out."""
    return [rij for bericht in Bericht.objects.order_by("pk") for rij in bericht.gegevens["rijen"]]


@pytest.mark.parametrize(
    ("ritme", "nu", "grens"),
    [
        (Ritme.DAG, "2026-11-30T07:09", "2026-11-29T07:00"),  # what was recorded before may still come to rest
        (Ritme.DAG, "2026-11-30T07:10", "2026-11-30T07:00"),
        (Ritme.DAG, "2026-11-30T03:00", "2026-11-29T07:00"),
        (Ritme.WEEK, "2026-11-30T07:09", "2026-11-23T07:00"),  # a Monday
        (Ritme.WEEK, "2026-12-06T23:00", "2026-11-30T07:00"),
    ],
)
def test_a_window_ends_at_seven_on_our_clock(ritme: Ritme, nu: str, grens: str) -> None:
    assert laatste_grens(ritme, hier(nu)) == hier(grens)


@pytest.mark.parametrize("nacht", ["2026-10-25", "2027-03-28"])
@pytest.mark.parametrize("ritme", Ritme)
def test_windows_follow_each_other_around_a_clock_change(actie: Actie, nacht: str, ritme: Ritme) -> None:
    begin = hier(f"{nacht}T12:00") - timedelta(days=15)
    gevolgd(actie, begin.isoformat()[:16].replace("T", " "), ritme)
    rijen = [gebeurt(actie, begin + timedelta(hours=uur), f"Uur {uur}.").pk for uur in range(1, 24 * 30, 5)]

    for nu in rondes(begin, 40, hier(f"{nacht}T03:00")):
        services.maak_vensters(nu)

    alle = list(Venster.objects.filter(ritme=ritme).order_by("tot"))
    assert all(na.van == voor.tot for voor, na in pairwise(alle))
    assert {timezone.localtime(venster.tot).hour for venster in alle} == {7}
    assert verteld() == rijen


def test_what_was_recorded_while_nothing_ran_comes_in_one_mail(actie: Actie) -> None:
    gevolgd(actie, "2027-01-01T12:00")
    services.maak_vensters(hier("2027-01-02T08:00"))
    rijen = [gebeurt(actie, hier(f"2027-01-0{dag}T10:00")).pk for dag in (2, 3, 4)]

    services.maak_vensters(hier("2027-01-06T09:00"))

    assert verteld() == rijen
    assert Bericht.objects.count() == 1


def test_a_round_that_dies_half_way_is_made_once(actie: Actie) -> None:
    gevolgd(actie, "2027-01-01T12:00")
    rij, nu = gebeurt(actie, hier("2027-01-01T13:00")), hier("2027-01-02T08:00")

    with patch.object(dienst, "_gevolgen", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        services.maak_vensters(nu)
    assert not Venster.objects.exists() and not Bericht.objects.exists()
    for _ in range(3):
        services.maak_vensters(nu)

    assert verteld() == [rij.pk]


@pytest.mark.parametrize(("eerst", "dan"), [(Ritme.DAG, Ritme.WEEK), (Ritme.WEEK, Ritme.DAG)])
def test_another_rhythm_leaves_nothing_out_and_tells_nothing_twice(actie: Actie, eerst: Ritme, dan: Ritme) -> None:
    volger = gevolgd(actie, "2027-01-01T12:00", eerst)
    begin = hier("2027-01-01T13:00")
    rijen = [gebeurt(actie, begin + timedelta(hours=uur)).pk for uur in range(0, 24 * 20, 7)]

    overstap = begin + timedelta(days=5)
    for nu in rondes(begin, 40, overstap):
        if nu == overstap:
            services.kies_ritme(volger=volger, ritme=dan)
        services.maak_vensters(nu)

    assert verteld() == rijen


def test_what_was_recorded_before_somebody_followed_is_not_told(actie: Actie) -> None:
    gebeurt(actie, hier("2027-01-01T11:00"))
    gevolgd(actie, "2027-01-01T12:00")

    services.maak_vensters(hier("2027-01-02T08:00"))

    assert not Bericht.objects.exists()


def test_what_somebody_follows_later_tells_nothing_from_before_and_what_was_followed_loses_nothing(
    actie: Actie,
) -> None:
    gevolgd(actie, "2027-01-01T12:00")
    ander = ActieFactory(gepubliceerd=True)
    eerder = gebeurt(actie, hier("2027-01-01T13:00"))
    gebeurt(ander, hier("2027-01-01T14:00"))
    volg(onderwerp("actie", ander.slug), sinds=hier("2027-01-01T15:00"))
    later = gebeurt(ander, hier("2027-01-01T16:00"))

    services.maak_vensters(hier("2027-01-02T08:00"))

    assert verteld() == [eerder.pk, later.pk]


def test_what_was_taken_back_before_the_window_ended_is_not_told(actie: Actie) -> None:
    volg(onderwerp("actie", actie.slug), sinds=timezone.now())
    mens = GebruikerFactory(beheerder=True)
    waarom = Verantwoording(reden="Dit was een vergissing.", door=mens)
    rij = meld_voortgang(actie=actie, status="vertraagd", verantwoording=waarom)
    neem_terug(rij=rij, door=mens)

    services.maak_vensters(timezone.now() + timedelta(days=2))

    assert not Bericht.objects.exists()


def test_no_mail_when_nothing_changed_or_who_follows_did_not_confirm(actie: Actie) -> None:
    gevolgd(actie, "2027-01-01T12:00")
    services.vraag_aan(adres="ander@voorbeeld.nl", onderwerp=onderwerp("actie", actie.slug), ritme=Ritme.DAG)
    Bericht.objects.all().delete()
    gebeurt(ActieFactory(gepubliceerd=True), hier("2027-01-01T13:00"))

    services.maak_vensters(hier("2027-01-02T08:00"))

    assert not Bericht.objects.exists()
    assert timedelta(0) < BEZINKEN < timedelta(hours=1)
