"""How fresh acties and afspraken are: by whom, since when, and what is left out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from acties import services
from acties.actualiteit import Actualiteit
from acties.models import (
    Actie,
    Afspraakstand,
    Deelname,
    Deelnamerol,
    Gebeurtenis,
    Gebeurtenissoort,
    Status,
)
from basis.tijd.perioden import dag
from tests.factories import GebruikerFactory, PartijFactory, beloof
from tests.support.voortgang import actie_met, nu, op, toen, waarom
from tests.support.wereld import lid
from voortgang import cijfers
from voortgang.blik import Blik

pytestmark = pytest.mark.django_db
S, S_ = Status, Gebeurtenissoort


def _na(dagen: int) -> Blik:
    """The present of so many days from now: what is recorded in a test is recorded today."""
    return nu(timezone.localdate() + timedelta(days=dagen))


def _gemeld() -> Actie:
    """An actie of which its trekker said something today, about 2019."""
    actie, trekker = actie_met(("2018-05-01", S.GEPLAND)), PartijFactory()
    deelname = [Deelname(partij=trekker, rol=Deelnamerol.TREKKER)]
    services.zet_deelnames(actie=actie, deelnames=deelname, verantwoording=waarom("2018-05-02"))
    reden = waarom("2019-01-01", "Gemeld.", lid(trekker))
    services.meld_voortgang(actie=actie, status=S.OP_SCHEMA, verantwoording=reden)
    return actie


@pytest.mark.parametrize(
    ("dagen", "klasse"),
    [(0, "actueel"), (90, "actueel"), (91, "bevestigen"), (180, "bevestigen"), (181, "verouderd")],
)
def test_an_actie_ages_by_the_limits_of_its_kind(dagen: int, klasse: str) -> None:
    actie = _gemeld()

    assert cijfers.tel_actualiteit(_na(dagen))[0] == {klasse: 1}
    assert list(cijfers.acties_achter(_na(dagen), Actualiteit(klasse))) == [actie]


def test_other_limits_give_another_age() -> None:
    actie = _gemeld()
    actie.soort.bevestig_na, actie.soort.verouderd_na = 5, 10
    actie.soort.save()
    assert [cijfers.tel_actualiteit(_na(dagen))[0] for dagen in (5, 6, 11)] == [
        {"actueel": 1},
        {"bevestigen": 1},
        {"verouderd": 1},
    ]


def _woord(actie: Actie, soort: Gebeurtenissoort, dagen: int) -> None:
    """A row of the journal that somebody wrote so many days ago."""
    Gebeurtenis.objects.create(
        actie=actie,
        soort=soort,
        reden="Zo is het.",
        door=GebruikerFactory(),
        versie=900 + dagen,
        geregistreerd_op=timezone.now() - timedelta(days=dagen),
    )


@pytest.mark.parametrize(
    ("woorden", "klasse"),
    [
        ({S_.MIJLPAAL_HERIJKT: 200, S_.BEVESTIGD: 10}, "actueel"),
        ({S_.MIJLPAAL_HERIJKT: 10, S_.BEVESTIGD: 200}, "actueel"),
        ({S_.MIJLPAAL_HERIJKT: 200, S_.BEVESTIGD: 100}, "bevestigen"),
        ({S_.MIJLPAAL_HERIJKT: 200, S_.GEPUBLICEERD: 10}, "verouderd"),
        ({S_.GEPUBLICEERD: 10}, "niets-gemeld"),
    ],
)
def test_the_later_of_a_change_and_a_confirmation_counts(woorden: dict[Gebeurtenissoort, int], klasse: str) -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    for soort, dagen in woorden.items():
        _woord(actie, soort, dagen)
    assert cijfers.tel_actualiteit(nu())[0] == {klasse: 1}


def test_what_a_command_loaded_is_no_word_of_a_party_and_what_ended_is_left_out() -> None:
    actie_met(("2018-05-01", S.GEPLAND), ("2018-06-01", S.OP_SCHEMA))
    actie_met(("2018-05-01", S.AFGEROND))
    assert cijfers.tel_actualiteit(_na(400))[0] == {"niets-gemeld": 1, "beeindigd": 1}


def _afspraak(stand: Afspraakstand) -> Actie:
    actie, partij = actie_met(("2018-05-01", S.OP_SCHEMA)), PartijFactory()
    beloof(partij, actie, stand=stand.value, datum=dag(op("2018-06-01")))
    return actie


def test_an_afspraak_ages_from_the_day_it_was_recorded_and_not_from_the_day_it_took_effect() -> None:
    _afspraak(Afspraakstand.BEVESTIGD)
    _afspraak(Afspraakstand.INGETROKKEN)
    _afspraak(Afspraakstand.NAGEKOMEN)
    beeindigd = _afspraak(Afspraakstand.BEVESTIGD)
    services.meld_voortgang(actie=beeindigd, status=S.GESTOPT, verantwoording=waarom("2018-07-01"))

    apart = {"afgelopen": 2, "beeindigd": 1}
    assert cijfers.tel_actualiteit(_na(90))[1] == {"actueel": 1} | apart
    assert cijfers.tel_actualiteit(_na(181))[1] == {"verouderd": 1} | apart
    assert cijfers.afspraken_achter(_na(181), Actualiteit.VEROUDERD).count() == 1


def test_on_an_earlier_day_nobody_had_said_anything_yet() -> None:
    _gemeld()
    assert cijfers.tel_actualiteit(toen("2021-03-01"))[0] == {"niets-gemeld": 1}
