"""The weekly reminder: who gets it, when, and when it stops."""

from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from acties import services as acties
from acties.services import Verantwoording
from basis.tijd.perioden import jaar
from berichten.models import Bericht
from berichten.services import bewaar_voorkeur
from berichten.verzenden import is_nog_nodig
from partijen.models import Gebruiker
from partijen.services import geef_rol, neem_rol_af
from tests.factories import ActieFactory, GebruikerFactory, MijlpaalFactory, PartijFactory, beloof
from tests.support.wereld import Wereld, lid
from werk import herinneringen
from werk.herinneringen import aan_de_beurt, herinner_allen

pytestmark = pytest.mark.django_db

# A Monday to come, so that what the tests make has happened before it.
NU = timezone.localtime()
MAANDAG = datetime.combine(
    NU.date() + timedelta(days=7 - NU.weekday()), datetime.min.time(), ZoneInfo("Europe/Amsterdam")
).replace(hour=8)


@pytest.fixture
def wie(wereld: Wereld) -> Gebruiker:
    """Someone of the trekker, that has no afspraak yet."""
    return lid(wereld.trekker)


def weken(aantal: int) -> datetime:
    return MAANDAG + timedelta(weeks=aantal)


def herinnerd_in(*, tot: int) -> list[int]:
    """In which weeks from now a message was made, looking once a week."""
    return [week for week in range(tot) if herinner_allen(weken(week))]


def test_once_a_week_with_what_waits_and_where(wie: Gebruiker, wereld: Wereld) -> None:
    assert [herinner_allen(MAANDAG + timedelta(hours=uur)) for uur in (-1, 0, 1, 30)] == [0, 1, 0, 0]

    rij = Bericht.objects.get()
    jaargang, week, _ = MAANDAG.isocalendar()
    assert (rij.aan, rij.soort, rij.gelegenheid) == (wie, "herinnering", f"herinnering:{jaargang}-W{week:02}")
    assert (rij.gegevens["aantal"], rij.gegevens["meer"]) == (1, 0)
    (taak,) = rij.gegevens["taken"]
    assert (taak["titel"], taak["link"]) == (wereld.actie.titel, wereld.actie.get_absolute_url())
    assert "uw afspraak is nog niet vastgelegd" in taak["redenen"]


def test_a_tick_that_was_missed_is_made_up_for(wie: Gebruiker) -> None:
    assert herinner_allen(MAANDAG + timedelta(days=6, hours=3)) == 1
    assert herinner_allen(weken(1)) == 1  # a new week


def test_the_day_that_someone_chose(wie: Gebruiker) -> None:
    bewaar_voorkeur(gebruiker=wie, uit=[], dag=3)

    assert [herinner_allen(MAANDAG + timedelta(days=dag)) for dag in range(7)] == [0, 0, 0, 1, 0, 0, 0]


def test_ever_less_often_when_nothing_happens(wie: Gebruiker) -> None:
    assert herinnerd_in(tot=24) == [0, 1, 3, 7, 15, 23]


def test_something_new_brings_it_back_to_every_week(wie: Gebruiker, wereld: Wereld) -> None:
    assert herinnerd_in(tot=4) == [0, 1, 3]
    MijlpaalFactory(actie=wereld.actie, gepland=jaar(2020))

    assert [week for week in range(4, 9) if herinner_allen(weken(week))] == [4, 5, 7]


def test_it_stops_when_all_is_done_and_starts_afresh_later(wie: Gebruiker, wereld: Wereld) -> None:
    assert herinnerd_in(tot=2) == [0, 1]
    waarom = Verantwoording(reden="Zo spreken wij het af.", door=wie, namens=wereld.trekker)
    beloof(wereld.trekker, wereld.actie, door=wie)
    acties.bevestig_actie(actie=wereld.actie, verantwoording=waarom)
    waiting = Bericht.objects.filter(aan=wie).first()

    assert waiting and not is_nog_nodig(waiting)  # what still waits for the mail server is not sent
    eerste, tweede = islice((week for week in range(2, 40) if herinner_allen(weken(week))), 2)
    assert eerste > 2
    assert tweede == eerste + 1  # asked again after months: as if for the first time


def test_nobody_without_a_right_or_wish(wereld: Wereld) -> None:
    lid(wereld.trekker, rol="lezer")
    lid(wereld.trekker, is_active=False)
    GebruikerFactory(beheerder=True)
    wil_niet, weg = lid(wereld.trekker), lid(wereld.trekker)
    bewaar_voorkeur(gebruiker=wil_niet, uit=["herinnering"], dag=0)
    neem_rol_af(gebruiker=weg, partij=wereld.trekker)

    assert herinner_allen(weken(1)) == 0

    geef_rol(gebruiker=weg, partij=wereld.trekker, rol="medewerker")
    assert herinner_allen(weken(1)) == 1


def test_a_draft_is_not_in_a_mail(wereld: Wereld) -> None:
    partij = PartijFactory()
    ActieFactory(trekker=partij)
    lid(partij)

    assert herinner_allen(MAANDAG) == 0


def test_what_goes_wrong_for_one_does_not_keep_it_from_the_others(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    pech, ander = lid(wereld.trekker), lid(wereld.trekker)
    echt = herinneringen.wat_wacht
    monkeypatch.setattr(herinneringen, "wat_wacht", lambda wie, op: 1 / 0 if wie == pech else echt(wie, op))

    assert herinner_allen(MAANDAG) == 1
    assert Bericht.objects.get().aan == ander

    monkeypatch.setattr(herinneringen, "wat_wacht", echt)
    assert herinner_allen(MAANDAG + timedelta(hours=1)) == 1


def test_many_things_and_many_people(wereld: Wereld, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(11):
        ActieFactory(trekker=wereld.vreemde, gepubliceerd=True)
    for _ in range(3):
        lid(wereld.vreemde)

    with django_assert_num_queries(1):
        assert len(aan_de_beurt(MAANDAG)) == 3
    assert herinner_allen(MAANDAG) == 3
    gegevens = Bericht.objects.filter(aan__lidmaatschappen__partij=wereld.vreemde).first().gegevens  # type: ignore[union-attr]
    assert (len(gegevens["taken"]), gegevens["aantal"], gegevens["meer"]) == (10, 11, 1)
