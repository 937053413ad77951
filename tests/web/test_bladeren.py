"""Paging by key: every row once, in order, forward and back, whatever changes meanwhile."""

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import DateTimeField, F, Max, QuerySet, Value
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries

from basis.web.bladeren import Bladzijde, Sortering, blader, vanaf_rij
from partijen.models import Partij, Partijsoort
from programmalijnen.models import Opgave
from tests.factories import OpgaveFactory, PartijFactory

OP_NAAM = Sortering("naam", "Naam", "sorteernaam")
NAAM_TERUG = Sortering("terug", "Naam (Z–A)", "sorteernaam", aflopend=True)
OP_SOORT = Sortering("soort", "Soort", "soort")
OP_ACTIE = Sortering("geleend", "Geleend", "andere_naam")
OP_MOMENT = Sortering("moment", "Moment", "moment", aflopend=True)
MOMENT = Value(datetime(2027, 3, 1, 12, tzinfo=UTC), DateTimeField())
ALLE = [OP_NAAM, NAAM_TERUG, OP_SOORT, OP_ACTIE, OP_MOMENT]


def partijen() -> QuerySet[Partij]:
    return Partij.objects.annotate(andere_naam=F("sorteernaam"), moment=MOMENT)


def blad(sortering: Sortering, adres: str = "", per: int = 3) -> Bladzijde[Partij]:
    return blader(partijen(), sortering, QueryDict(adres.removeprefix("?")), per)


def loop(sortering: Sortering, kant: str, begin: str = "", per: int = 3) -> list[list[Partij]]:
    """The pages that someone gets who keeps pressing "volgende" (or "vorige")."""
    bladen = [blad(sortering, begin, per)]
    while verder := getattr(bladen[-1], kant):
        bladen.append(blad(sortering, verder, per))
        assert len(bladen) < 50
    return [bladzijde.rijen for bladzijde in bladen]


def laatste_adres(sortering: Sortering, per: int = 3) -> str:
    adres, bladzijde = "", blad(sortering, "", per)
    while bladzijde.volgende:
        adres = bladzijde.volgende
        bladzijde = blad(sortering, adres, per)
    return adres


@pytest.mark.django_db
@pytest.mark.parametrize("sortering", ALLE, ids=lambda sortering: sortering.naam)
@pytest.mark.parametrize("aantal", [0, 1, 3, 4, 7])
def test_walking_forward_and_back_meets_every_row_once_in_order(sortering: Sortering, aantal: int) -> None:
    for nummer in range(aantal):
        PartijFactory(naam=f"Naam {nummer % 2}", soort=Partijsoort.values[nummer % 3])
    teken = "-" if sortering.aflopend else ""
    volgorde = list(partijen().order_by(f"{teken}{sortering.veld}", f"{teken}pk"))

    heen = loop(sortering, "volgende")
    terug = loop(sortering, "vorige", laatste_adres(sortering))

    assert sum(heen, []) == volgorde
    assert sum(reversed(terug), []) == volgorde


@pytest.mark.django_db
@pytest.mark.parametrize("sortering", ALLE, ids=lambda sortering: sortering.naam)
def test_a_page_can_begin_with_a_given_row_for_ever(sortering: Sortering) -> None:
    for nummer in range(7):
        PartijFactory(naam=f"Naam {nummer % 2}", soort=Partijsoort.values[nummer % 3])
    rijen = [rij for bladzijde in loop(sortering, "volgende") for rij in bladzijde]
    adressen = [vanaf_rij(rij, sortering) for rij in rijen]
    PartijFactory(naam="Naam 0", soort=Partijsoort.values[0])

    assert [blad(sortering, adres).rijen[0] for adres in adressen] == rijen


class Eigenschap(TestCase):
    @given(
        st.lists(st.sampled_from(["a", "A", "á", "b", "-c", "", "z z"]), max_size=12), st.integers(1, 5), st.booleans()
    )
    @settings(max_examples=25)
    def test_any_names_and_any_size_of_page(self, namen: list[str], per: int, aflopend: bool) -> None:
        Partij.objects.bulk_create(
            [Partij(naam=naam, slug=f"p{i}", soort="rijk", bestuurslaag="rijk") for i, naam in enumerate(namen)]
        )
        sortering = NAAM_TERUG if aflopend else OP_NAAM

        heen = loop(sortering, "volgende", per=per)

        assert len({partij.pk for rijen in heen for partij in rijen}) == len(namen) == len(sum(heen, []))
        assert all(len(rijen) == per for rijen in heen[:-1])


@pytest.mark.django_db
def test_a_row_that_comes_or_goes_shifts_nothing() -> None:
    for naam in "acegikm":
        PartijFactory(naam=naam)
    tweede = blad(OP_NAAM).volgende

    PartijFactory(naam="b")
    Partij.objects.filter(naam="e").delete()

    assert [partij.naam for partij in blad(OP_NAAM, tweede).rijen] == ["g", "i", "k"]


@pytest.mark.django_db
def test_the_address_keeps_the_filters_and_drops_the_old_place() -> None:
    PartijFactory.create_batch(7)
    volgende = blad(OP_NAAM, "laag=rijk&q=a+b").volgende

    verder = QueryDict(blad(OP_NAAM, volgende).volgende[1:])

    assert (verder["laag"], verder["q"], len(verder.getlist("na"))) == ("rijk", "a b", 1)


@pytest.mark.django_db
def test_a_page_knows_its_number_for_who_walks_there() -> None:
    PartijFactory.create_batch(7)
    eerste = blad(OP_NAAM)
    tweede = blad(OP_NAAM, eerste.volgende)
    derde = blad(OP_NAAM, tweede.volgende)

    assert [eerste.nummer, tweede.nummer, derde.nummer, blad(OP_NAAM, derde.vorige).nummer] == [1, 2, 3, 2]
    assert blad(OP_NAAM, vanaf_rij(tweede.rijen[0], OP_NAAM)).nummer == 0  # an old address, or one that names a row


def token(*delen: Any) -> str:
    return urlsafe_b64encode(json.dumps(delen).encode()).decode().rstrip("=")


KAPOT = ["x", "é", "====", "bm9uc2Vucw", "🙂", token({}), token(), token("naam"), token("naam", "x"), token(1, "naam")]
KAPOT += [token("naam", 2**70), token("naam", -1), token("naam", float("inf")), token("naam", 1.5), token("naam", None)]
KAPOT += [
    token("\ud800", 1),
    token(["a"], 1),
    token(None, 1),
    token(5, 1),
    token(2**70, 1),
    token("naam", 1, "twee"),
    token("naam", 1, -1),
]


@pytest.mark.django_db
@pytest.mark.parametrize("kapot", KAPOT)
@pytest.mark.parametrize("kant", ["na", "voor"])
def test_a_broken_token_gives_the_first_page(kant: str, kapot: str) -> None:
    PartijFactory.create_batch(4)
    adres = QueryDict(mutable=True)
    adres[kant] = kapot

    assert blad(OP_NAAM, adres.urlencode()).rijen == blad(OP_NAAM).rijen


@pytest.mark.django_db
def test_a_token_of_a_text_says_nothing_about_a_sort_by_date() -> None:
    opgave = OpgaveFactory()
    met_datum = Opgave.objects.annotate(dag=Max("programmalijnen__acties__veranderd_op"))

    bladzijde = blader(met_datum, Sortering("dag", "Dag", "dag"), QueryDict(f"na={token('naam', 1)}"))

    assert bladzijde.rijen == [opgave]


@pytest.mark.django_db
def test_a_character_that_postgresql_does_not_know_is_left_out() -> None:
    PartijFactory(naam="b")

    assert len(blad(OP_NAAM, f"na={token('a' + chr(0), 1)}").rijen) == 1


@pytest.mark.django_db
def test_a_page_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    PartijFactory.create_batch(8)
    adres = blad(OP_NAAM).volgende

    with django_assert_num_queries(1):
        blad(OP_NAAM, adres)
