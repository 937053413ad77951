"""What asks for attention at the workplace, and in which order."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from acties import services
from acties.models import Actie, Deelname, Toezegging
from acties.services import Verantwoording
from basis.tijd.perioden import jaar
from partijen.models import Gebruiker, Partij
from tests.factories import ActieFactory, GebruikerFactory, LidmaatschapFactory, MijlpaalFactory, PartijFactory, beloof
from tests.support.voortgang import nu
from tests.support.wereld import BEGIN, lid
from voortgang.cijfers import tel_actualiteit
from werk.kaarten import werkvoorraad

pytestmark = pytest.mark.django_db

NU = timezone.localdate()
MIST = ("uw afspraak is nog niet vastgelegd",)


@pytest.fixture
def partij(db: None) -> Partij:
    gemaakt: Partij = PartijFactory()
    return gemaakt


@pytest.fixture
def wie(partij: Partij) -> Gebruiker:
    return lid(partij)


def redenen(wie: Gebruiker, dagen: int = 0) -> list[tuple[str, ...]]:
    return [taak.redenen for taak in werkvoorraad(wie, NU + timedelta(days=dagen))]


def wie_beheert() -> Gebruiker:
    beheerder: Gebruiker = GebruikerFactory(beheerder=True)
    return beheerder


def trek(partij: Partij, **velden: object) -> Actie:
    """A visible actie that the party carries, with its promise in it."""
    actie: Actie = ActieFactory(trekker=partij, gepubliceerd=True, **velden)
    beloof(partij, actie)
    iemand = Verantwoording(reden="Nog actueel.", door=wie_beheert())
    services.bevestig_actie(actie=actie, verantwoording=iemand)
    return actie


def laat_meedoen(actie: Actie, partij: Partij) -> None:
    deelnames = [*actie.deelnames.all(), Deelname(partij=partij, rol="partner")]
    services.zet_deelnames(actie=actie, deelnames=deelnames, verantwoording=BEGIN)


def test_only_visible_acties_of_the_own_parties(partij: Partij, wie: Gebruiker) -> None:
    mijn = trek(partij)
    ActieFactory(trekker=partij)
    ActieFactory(trekker=PartijFactory(), gepubliceerd=True)

    assert [taak.houder for taak in werkvoorraad(wie)] == [mijn]
    assert werkvoorraad(GebruikerFactory()) == []


def test_a_reader_sees_the_acties_of_the_party_and_no_buttons(partij: Partij) -> None:
    mijn = trek(partij)

    (taak,) = werkvoorraad(lid(partij, rol="lezer"))

    assert (taak.houder, taak.heeft_knoppen, taak.bevestigbaar) == (mijn, False, [])


def test_the_programmabureau_and_a_beheerder_see_every_actie(partij: Partij) -> None:
    acties = {trek(partij), ActieFactory(gepubliceerd=True)}

    for gebruiker in (GebruikerFactory(is_programmabureau=True), wie_beheert()):
        taken = werkvoorraad(gebruiker)
        assert {taak.houder for taak in taken} == acties
        assert all(taak.mag_gezamenlijk for taak in taken)


def test_a_fresh_actie_asks_nothing(partij: Partij, wie: Gebruiker) -> None:
    trek(partij)

    (taak,) = werkvoorraad(wie)

    assert (taak.is_trekker, taak.vraagt_iets) == (True, False)


@pytest.mark.parametrize("dagen", [90, 30])
def test_silence_for_longer_than_its_kind_allows_asks_for_a_word(partij: Partij, wie: Gebruiker, dagen: int) -> None:
    services.leg_soort_vast(slug=trek(partij).soort.slug, velden={"bevestig_na": dagen})

    assert redenen(wie, dagen) == [()]
    assert redenen(wie, dagen + 1) == [
        (f"{dagen + 1} dagen niets gemeld of bevestigd", f"uw afspraak is {dagen + 1} dagen niet bevestigd")
    ]


def test_only_a_word_of_a_person_about_the_whole_breaks_the_silence(partij: Partij, wie: Gebruiker) -> None:
    actie, stil = ActieFactory(trekker=partij, gepubliceerd=True), ("nog niets gemeld", *MIST)
    services.wijzig_actie(actie=actie, velden={"titel": "Zonder tikfout"}, door=wie_beheert())
    services.meld_voortgang(actie=actie, status="op-schema", verantwoording=BEGIN)  # a command that loads
    assert redenen(wie) == [stil]

    zelf = Verantwoording(reden="Zo is het.", door=wie)
    beloof(partij, actie, door=wie)
    assert redenen(wie) == [stil[:1]]

    services.meld_voortgang(actie=actie, status="op-schema", verantwoording=zelf)
    assert redenen(wie) == [()]


def test_a_withdrawn_promise_asks_for_a_new_one(partij: Partij, wie: Gebruiker) -> None:
    toezegging = beloof(partij, actie := trek(partij))
    services.meld_toezegging(toezegging=toezegging, stand="ingetrokken", verantwoording=BEGIN)
    assert redenen(wie) == [()]  # another one stands

    (ander,) = Toezegging.objects.van_acties([actie]).exclude(pk=toezegging.pk)
    services.meld_toezegging(toezegging=ander, stand="ingetrokken", verantwoording=BEGIN)

    assert redenen(wie) == [("uw afspraak is ingetrokken",)]


def test_a_kept_promise_need_not_be_confirmed_for_ever(partij: Partij, wie: Gebruiker) -> None:
    actie = ActieFactory(gepubliceerd=True)
    beloof(partij, actie, stand="nagekomen")

    assert redenen(wie, 400) == [()]


def test_who_acts_for_two_parties_is_told_which_one_is_asked(partij: Partij, wie: Gebruiker) -> None:
    ander = PartijFactory(naam="Gemeente Anders")
    LidmaatschapFactory(gebruiker=wie, partij=ander)
    actie = trek(partij)
    laat_meedoen(actie, ander)

    (taak,) = werkvoorraad(wie)

    assert taak.redenen == ("de afspraak van Gemeente Anders is nog niet vastgelegd",)
    assert [een.toezegging.partij for een in taak.afspraken] == [partij]
    assert set(taak.schrijft) == {partij, ander}


def test_late_milestones_are_counted_for_the_carrier(partij: Partij, wie: Gebruiker) -> None:
    actie = trek(partij)
    MijlpaalFactory(actie=actie, gepland=jaar(NU.year - 1))
    assert redenen(wie) == [("1 mijlpaal is te laat",)]

    MijlpaalFactory(actie=actie, gepland=jaar(NU.year - 2), verwacht=jaar(NU.year + 9))
    MijlpaalFactory(actie=actie, gepland=jaar(NU.year + 1))
    MijlpaalFactory(actie=actie, gepland=jaar(NU.year - 1), stand="ja")

    assert redenen(wie) == [("2 mijlpalen zijn te laat",)]


def test_a_partner_is_asked_for_its_promise_until_it_is_there(partij: Partij, wie: Gebruiker) -> None:
    actie = ActieFactory(trekker=PartijFactory(), gepubliceerd=True)
    laat_meedoen(actie, partij)
    MijlpaalFactory(actie=actie, gepland=jaar(NU.year - 1))  # not the partner's business
    assert redenen(wie) == [MIST]

    beloof(partij, actie)

    assert redenen(wie) == [()]


def test_who_carries_an_actie_is_asked_for_its_promise_too(partij: Partij, wie: Gebruiker) -> None:
    ActieFactory(trekker=partij, gepubliceerd=True)

    (taak,) = werkvoorraad(wie)

    assert taak.redenen == ("nog niets gemeld", *MIST)
    assert taak.schrijft == (partij,)


@pytest.mark.parametrize("status", ["afgerond", "gestopt", "overgegaan"])
def test_what_has_ended_asks_nothing(status: str, partij: Partij, wie: Gebruiker) -> None:
    actie = trek(partij)
    MijlpaalFactory(actie=actie, gepland=jaar(NU.year - 1))
    services.meld_voortgang(actie=actie, status=status, verantwoording=BEGIN)

    assert redenen(wie, 400) == [()]


def test_what_asks_something_comes_first_then_what_one_carries_then_what_runs(partij: Partij, wie: Gebruiker) -> None:
    einde = trek(partij, titel="a")
    services.meld_voortgang(actie=einde, status="afgerond", verantwoording=BEGIN)
    loopt = trek(partij, titel="b")
    mee = ActieFactory(titel="c", gepubliceerd=True)
    laat_meedoen(mee, partij)
    laat = trek(partij, titel="d")
    MijlpaalFactory(actie=laat, gepland=jaar(NU.year - 1))

    assert [taak.houder for taak in werkvoorraad(wie)] == [laat, mee, loopt, einde]


def test_the_workplace_and_the_pages_of_progress_have_one_rule(partij: Partij, wie: Gebruiker) -> None:
    """What went back from confirmed to intended counts from that word, not from the confirmation it took back."""
    actie = ActieFactory(gepubliceerd=True)
    toezegging = beloof(partij, actie)
    services.meld_toezegging(toezegging=toezegging, stand="voorgenomen", verantwoording=BEGIN)
    Toezegging.objects.update(bevestigd_op=timezone.now() - timedelta(days=400))  # the confirmation was long ago

    for dagen, klasse in ((90, "actueel"), (91, "bevestigen")):
        over = NU + timedelta(days=dagen)
        assert redenen(wie, dagen) == ([()] if klasse == "actueel" else [("uw afspraak is 91 dagen niet bevestigd",)])
        assert tel_actualiteit(nu(over))[1] == {klasse: 1}


@pytest.mark.parametrize("aantal", [2, 6])
def test_a_fixed_number_of_queries_however_many_acties(
    partij: Partij, wie: Gebruiker, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ander = PartijFactory(soort="koepel")
    for houder in [None, *ActieFactory.create_batch(aantal, trekker=partij, gepubliceerd=True)]:
        for _ in range(aantal):
            toezegging = beloof(partij, houder, ander)
            services.wijzig_afspraak(
                afspraak=toezegging.afspraak, velden={"tekst": "Anders."}, verantwoording=replace(BEGIN, namens=ander)
            )

    # acties, afspraken, roles, reasons, deelnames, what changed, mijlpalen, marks, just reported
    with django_assert_num_queries(9):
        assert len(werkvoorraad(wie)) == aantal + 1
