"""Cards are made once, and made anew as soon as anything on them changes."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from acties import services
from acties.kaarten import kaarten
from acties.kader import lees_kader
from acties.models import Actie, Status
from basis.tijd.moment import Moment
from basis.tijd.perioden import jaar
from partijen.services import leg_partij_vast
from programmalijnen.services import leg_programmalijn_vast
from tests.factories import ActieFactory, MijlpaalFactory
from tests.support.voortgang import actie_met
from tests.support.wereld import BEGIN, DIENSTEN, Wereld

pytestmark = pytest.mark.django_db


def kaart(wereld: Wereld) -> str:
    (html,) = kaarten(list(Actie.objects.filter(pk=wereld.actie.pk)), lees_kader(), Moment.nu())
    return html


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("meld_voortgang", "vertraagd"),
        ("ga_naar_fase", "Fase 2 van 3: Uitvoering"),
        ("meld_mijlpaal", "1 van 1"),
        ("voeg_mijlpaal_toe", "0 van 2"),
    ],
)
def test_a_change_by_a_service_shows_on_the_card_at_once(naam: str, tekst: str, wereld: Wereld) -> None:
    assert tekst not in kaart(wereld)

    DIENSTEN[naam](wereld, BEGIN)

    assert tekst in kaart(wereld)


def test_another_title_party_or_line_shows_on_the_card_at_once(wereld: Wereld) -> None:
    kaart(wereld)

    services.wijzig_actie(actie=wereld.actie, velden={"titel": "Nieuwe titel"}, door=None)
    leg_partij_vast(slug=wereld.trekker.slug, velden={"naam": "Nieuwe trekker"})
    leg_programmalijn_vast(slug=wereld.actie.programmalijn.slug, velden={"titel": "Nieuwe lijn"})

    assert all(tekst in kaart(wereld) for tekst in ("Nieuwe titel", "Nieuwe trekker", "Nieuwe lijn"))


def test_a_milestone_that_is_cancelled_no_longer_counts(wereld: Wereld) -> None:
    MijlpaalFactory(actie=wereld.actie, gepland=jaar(2019))
    assert "0 van 2" in kaart(wereld)

    services.laat_mijlpaal_vervallen(mijlpaal=wereld.mijlpaal, verantwoording=BEGIN)

    assert "0 van 1" in kaart(wereld)


def test_a_late_milestone_is_told_on_the_card(wereld: Wereld) -> None:
    assert "te laat" not in kaart(wereld)

    MijlpaalFactory(actie=wereld.actie, gepland=jaar(date.today().year - 1))  # noqa: DTZ011

    assert "1 te laat" in kaart(wereld)


def test_one_query_when_cold_and_none_when_warm(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    acties: list[Actie] = ActieFactory.create_batch(4, gepubliceerd=True)[::-1]
    kader = lees_kader()

    with django_assert_num_queries(1):
        koud = kaarten(acties, kader, Moment.nu())
    with django_assert_num_queries(0):
        warm = kaarten(acties, kader, Moment.nu())

    assert warm == koud
    assert [actie.titel in html for actie, html in zip(acties, warm, strict=True)] == [True] * 4


def test_only_the_cards_that_changed_are_made_anew(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    acties: list[Actie] = ActieFactory.create_batch(3, gepubliceerd=True)
    oud = kaarten(acties, lees_kader(), Moment.nu())
    services.meld_voortgang(actie=acties[0], status="gestopt", verantwoording=BEGIN)
    acties[0].refresh_from_db()

    nieuw = kaarten(acties, lees_kader(), Moment.nu())

    assert [een == ander for een, ander in zip(oud, nieuw, strict=True)] == [False, True, True]


def test_no_acties_no_cards_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    kader = lees_kader()

    with django_assert_num_queries(0):
        assert kaarten([], kader, Moment.nu()) == []


def test_what_an_editor_typed_cannot_do_harm_on_a_card() -> None:
    actie = ActieFactory(titel="<script>alert(1)</script>", samenvatting="<img src=x onerror=alert(1)>")

    (html,) = kaarten([actie], lees_kader(), Moment.nu())

    assert "<script>" not in html
    assert "<img" not in html


def test_a_card_says_since_when_it_has_its_status() -> None:
    actie = actie_met(("2018-05-01", Status.OP_SCHEMA), ("2020-10-30", Status.VERTRAAGD))
    (html,) = kaarten([actie], lees_kader(), Moment.nu())
    assert "sinds 30 oktober 2020" in html
