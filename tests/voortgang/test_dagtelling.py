"""The counts that are kept are what counting the journal anew says, whatever happens and of whatever day."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acties import services
from acties.kader import Keuze
from acties.models import Actie, Status
from basis.tijd.moment import Moment
from programmalijnen.models import Programmalijn
from tests.support.verloop import EERSTE_DAG, STAPPEN, Stap, Verloop
from tests.support.voortgang import actie_met, tel_onzeker, waarom
from tests.support.wereld import Wereld
from voortgang import afspraken, cijfers
from voortgang.blik import Blik
from voortgang.dagtelling import afwijkingen, functies, hertel
from voortgang.hoofdstukken import peildagen
from voortgang.models import Dagtelling

pytestmark = pytest.mark.django_db


def _alles(blik: Blik) -> tuple[object, ...]:
    """Every number that is kept."""
    dagen = peildagen(blik.op)
    telling = cijfers.tel_mijlpalen(blik)
    return (
        cijfers.tel_statussen(blik, dagen),
        tel_onzeker(blik),
        {naam: aantal for naam, aantal in telling.groepen.items() if aantal},
        telling.jaren,
        telling.grootste,
        *cijfers.tel_actualiteit(blik),
    )


def _vergelijk(moment: Moment) -> None:
    """With a line chosen the journal is counted; every actie is of the first one here."""
    gevonden = Programmalijn.objects.earliest("pk")
    Actie.objects.update(programmalijn=gevonden)
    lijn = Keuze(gevonden.pk, gevonden.slug, gevonden.titel)
    assert _alles(Blik(moment)) == _alles(Blik(moment, lijn=lijn))
    acties = Actie.objects.zichtbaar().bestond(moment)
    assert afspraken.tel_alle_vakken(moment.op) == afspraken.tel_vakken(acties, moment)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN, dagen=st.integers(-1, 2_500))
def test_of_any_day_what_is_kept_is_what_the_journal_says(stappen: list[Stap], dagen: int, db: None) -> None:
    with transaction.atomic():
        verloop = Verloop.begin()
        for stap in stappen:
            verloop.zet(stap)
        verloop.actie.refresh_from_db()
        if not verloop.actie.is_zichtbaar:
            services.publiceer(actie=verloop.actie, verantwoording=waarom())

        _vergelijk(Moment.nu())
        _vergelijk(Moment(min(EERSTE_DAG + timedelta(days=dagen), timezone.localdate())))
        assert afwijkingen() == 0
        transaction.set_rollback(True)


def test_what_is_installed_is_what_is_written() -> None:
    """Else a migration must run `manage.py dagtelling --sql`: the counts would follow an older rule."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'voortgang\\_%' AND prokind = 'f'")
        assert dict(cursor.fetchall()) == {naam: lijf for naam, (_, lijf) in functies().items()}


def test_a_draft_does_not_count_until_it_is_shown() -> None:
    actie = actie_met(("1990-01-01", Status.GEPLAND), gepubliceerd=False)
    assert not Dagtelling.objects.op("status", date(1990, 1, 1))

    services.publiceer(actie=actie, verantwoording=waarom())

    assert list(Dagtelling.objects.op("status", date(1990, 1, 1))) == [("status", "gepland", 0, 1)]
    assert not Dagtelling.objects.op("status", date(1989, 12, 31))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE acties_actie SET publicatie = 'ingetrokken'",
        "UPDATE acties_soort SET bevestig_na = 1, verouderd_na = 2",
        "UPDATE partijen_partij SET bestuurslaag = 'overig'",
    ],
)
def test_what_the_counts_lean_on_moves_them_too(wereld: Wereld, sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)

    assert afwijkingen() == 0


def test_a_count_that_went_wrong_is_found_and_mended(wereld: Wereld) -> None:
    call_command("dagtelling", verbosity=0)
    Dagtelling.objects.filter(wat="status").update(aantal=7)

    with pytest.raises(CommandError, match="kloppen niet"):
        call_command("dagtelling")
    call_command("dagtelling", opnieuw=True)

    eerst = set(Dagtelling.objects.values_list("wat", "nummer", "waarde", "dag", "aantal"))
    hertel()
    assert set(Dagtelling.objects.values_list("wat", "nummer", "waarde", "dag", "aantal")) == eerst
