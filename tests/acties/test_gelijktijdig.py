"""People who change the same actie at the same moment, each on a connection of their own."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from acties import services
from acties.models import Actie, Gebeurtenis, Status, Telling
from acties.services import Verouderd
from tests.factories import ActieFactory
from tests.support.wereld import BEGIN, Wereld, maak_wereld


@pytest.fixture
def wereld(transactional_db: None) -> Wereld:
    return maak_wereld()


def tegelijk(*doe: Callable[[], Any]) -> list[Any]:
    """What each gives (or raises) when all begin at the same moment."""
    start = Barrier(len(doe))

    def een(functie: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            return functie()
        except (Verouderd, ValidationError) as fout:
            return fout
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doe)) as pool:
        return list(pool.map(een, doe))


def test_of_two_who_saw_the_same_version_one_wins_and_the_other_learns_what_was_missed(wereld: Wereld) -> None:
    def meld(status: str) -> Callable[[], Gebeurtenis]:
        waarom = replace(BEGIN, versie=wereld.actie.versie)
        return lambda: services.meld_voortgang(actie=wereld.actie, status=status, verantwoording=waarom)

    uitkomsten = tegelijk(meld("vertraagd"), meld("gestopt"))

    (gelukt,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Gebeurtenis)]
    (te_laat,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Verouderd)]
    assert te_laat.gemist == [gelukt]
    wereld.actie.refresh_from_db()
    assert wereld.actie.status == gelukt.naar["status"]


@pytest.mark.parametrize("met_versie", [True, False])
def test_a_double_click_writes_one_row_however_often_and_fast(met_versie: bool, wereld: Wereld) -> None:
    waarom = replace(BEGIN, inzending=uuid4(), versie=wereld.actie.versie if met_versie else None)
    voor = Gebeurtenis.objects.count()

    rijen = tegelijk(
        *[lambda: services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=waarom)] * 8
    )

    assert Gebeurtenis.objects.count() == voor + 1
    assert len({rij.pk for rij in rijen}) == 1


def test_a_report_and_a_promise_at_the_same_moment_both_survive(wereld: Wereld) -> None:
    velden = {"middelen": "Twee mensen."}
    versie = wereld.actie.versie

    tegelijk(
        lambda: services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=BEGIN),
        lambda: services.leg_afspraak_vast(
            actie=wereld.actie, partij=wereld.partner, velden=velden, verantwoording=BEGIN
        ),
    )

    wereld.ververs()
    assert (wereld.actie.status, wereld.afspraak.middelen) == ("gestopt", "Twee mensen.")
    assert wereld.actie.versie == versie + 2


def test_an_actie_never_gets_two_present_phases(wereld: Wereld) -> None:
    fasen = list(wereld.actie.soort.fasedefinities.all())

    tegelijk(
        *(
            lambda fase=fase: services.ga_naar_fase(actie=wereld.actie, definitie=fase, verantwoording=BEGIN)
            for fase in fasen[1:]
        )
    )

    assert wereld.actie.fasen.filter(is_huidig=True).count() == 1
    assert wereld.actie.fasen.count() == 3


def test_publishing_twice_at_once_is_one_publication(wereld: Wereld) -> None:
    actie = ActieFactory()

    uitkomsten = tegelijk(*[lambda: services.publiceer(actie=actie, verantwoording=BEGIN)] * 3)

    assert sum(isinstance(uitkomst, ValidationError) for uitkomst in uitkomsten) == 2
    assert actie.gebeurtenissen.filter(soort="gepubliceerd").count() == 1


def test_the_kept_counts_stay_right_when_many_acties_change_at_once(wereld: Wereld) -> None:
    gelijk = {"programmalijn": wereld.actie.programmalijn, "soort": wereld.actie.soort, "gepubliceerd": True}
    acties = ActieFactory.create_batch(6, **gelijk)

    def loop(actie: Actie, begin: int) -> Callable[[], None]:
        def doe() -> None:
            for nummer in range(4):
                status = Status.values[(begin + nummer) % 7]
                services.meld_voortgang(actie=actie, status=status, verantwoording=BEGIN)

        return doe

    tegelijk(*(loop(actie, nummer) for nummer, actie in enumerate(acties)))

    geteld = {telling.status: telling.aantal for telling in Telling.objects.voor_lijst()}
    assert geteld == Counter(Actie.objects.zichtbaar().values_list("status", flat=True))
