"""How everything stood when a ronde closed: read back, and the same for ever whatever happens later."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import caches

from acties import services as acties
from acties.services.terugnemen import neem_terug
from basis.tijd.perioden import dag
from tests.factories import ActieFactory, MijlpaalFactory
from tests.support.pagina import browser_van, lees
from tests.support.rondes import maak_ronde, straks
from tests.support.wereld import BEGIN, DIENSTEN, Wereld, lid
from werk.rondes import services
from werk.rondes.models import Ronde
from werk.rondes.slotstand import Slotstand, slotstanden, vat_samen

pytestmark = pytest.mark.django_db


def opnieuw(ronde: Ronde) -> list[Slotstand]:
    """As who has nothing in memory reads it."""
    for cache in caches.all():
        cache.clear()
    ronde.refresh_from_db()
    return slotstanden(ronde)


def test_closing_keeps_the_moment_and_the_journal_tells_the_rest(wereld: Wereld) -> None:
    ronde = maak_ronde(geopend=True)
    namens = replace(BEGIN, door=lid(wereld.trekker), namens=wereld.trekker)
    MijlpaalFactory(actie=wereld.actie, slug="laat", gepland=dag(straks(-1)))
    acties.meld_voortgang(actie=wereld.actie, status="vertraagd", verantwoording=namens)

    services.sluit_ronde(ronde=ronde, door=None)
    acties.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=namens)
    assert services.sluit_ronde(ronde=ronde, door=None) is False

    (actie,) = opnieuw(ronde)
    assert (actie.titel, actie.lijn) == (wereld.actie.titel, wereld.actie.programmalijn.volgorde)
    assert (actie.status, actie.fase) == ("vertraagd", "Voorbereiding")
    assert (actie.mijlpalen, actie.bereikt, actie.te_laat) == (2, 0, 1)
    assert {(v.naam, v.waarover): (v.stand, v.is_gedaan) for v in actie.vragen} == {
        ("Gemeente Partner", "afspraak"): ("bevestigd", False),
        ("Provincie Trek", "gezamenlijk"): ("", True),
    }


@pytest.mark.parametrize("dienst", sorted(set(DIENSTEN) - {"trek_publicatie_in"}))
def test_nothing_that_happens_later_changes_a_closed_ronde(dienst: str, wereld: Wereld) -> None:
    ronde = maak_ronde(gesloten=True)
    voor, namens = opnieuw(ronde), replace(BEGIN, door=lid(wereld.trekker), namens=wereld.trekker)

    DIENSTEN[dienst](wereld, replace(namens, door=None))
    acties.bevestig_actie(actie=wereld.actie, verantwoording=namens)

    assert opnieuw(ronde) == voor


def test_an_answer_counts_as_it_stood_when_the_ronde_closed(wereld: Wereld) -> None:
    ronde, mens = maak_ronde(geopend=True), lid(wereld.trekker)
    namens = replace(BEGIN, door=mens, namens=wereld.trekker)
    terug = acties.meld_voortgang(actie=wereld.actie, status="vertraagd", verantwoording=namens)
    neem_terug(rij=terug, door=mens)
    assert ronde.vragen.tel()["open"] == 2

    gezegd = acties.bevestig_actie(actie=wereld.actie, verantwoording=namens)
    services.sluit_ronde(ronde=ronde, door=None)
    neem_terug(rij=gezegd, door=mens)

    assert vat_samen(opnieuw(ronde)).beantwoord == 1
    assert ronde.vragen.tel()["open"] == 1
    assert "1 van 2 partijen beantwoordde alles" in lees(browser_van(mens), ronde.get_absolute_url()).tekst


def test_what_the_public_could_not_see_then_is_no_part_of_it(wereld: Wereld) -> None:
    ander = ActieFactory(trekker=wereld.vreemde, gepubliceerd=True)
    ronde = maak_ronde(geopend=True)
    acties.trek_publicatie_in(actie=ander, verantwoording=BEGIN)
    services.sluit_ronde(ronde=ronde, door=None)

    acties.publiceer(actie=ander, verantwoording=BEGIN)

    assert [een.pk for een in opnieuw(ronde)] == [wereld.actie.pk]


def test_a_closed_ronde_is_read_back_once(wereld: Wereld, django_assert_num_queries: Callable[..., Any]) -> None:
    for _ in range(3):
        ActieFactory(trekker=wereld.vreemde, gepubliceerd=True)
    ronde = maak_ronde(gesloten=True)

    # questions; phases, afspraken and who made them, journal; how acties, lines (two), parties, phases and afspraken
    # were called; what is visible
    with django_assert_num_queries(11):
        assert len(slotstanden(ronde)) == 4
    with django_assert_num_queries(1):
        slotstanden(ronde)
