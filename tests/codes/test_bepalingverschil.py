"""What became of a bepaling from one version to another, also of one that was split or put together."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis.web.woordverschil import Soort, Stuk
from codes import services
from codes.bepalingverschil import _snee
from codes.models import Code
from codes.services import Deel
from tests.support.codes import TIJD, begin, bepaling, maak_code, stel_vast, vergelijk, volgende, waarom, wijzig

pytestmark = pytest.mark.django_db
PUNT = "een-aanspreekpunt"


@pytest.fixture
def code() -> Code:
    code = maak_code()
    stel_vast(begin(code))
    return code


def test_what_was_split_stands_together_with_only_what_is_new_marked(code: Code) -> None:
    concept = volgende(code, "2")
    delen = [
        Deel(kop="Aanspreekpunt", tekst="Elke partij heeft één aanspreekpunt.", sleutel=PUNT),
        Deel(kop="Terugkijken", tekst="Elk jaar kijken zij terug, met inwoners erbij."),
    ]
    services.splits(code=code, versie=concept, bepaling=bepaling(code, PUNT), delen=delen, verantwoording=waarom())
    stel_vast(concept)

    (een,) = vergelijk(code).anders

    assert een.merken == [("gesplitst", "gesplitst in 2")]
    assert [kant.een.inhoud.kop for kant in een.rechts] == ["Aanspreekpunt", "Terugkijken"]
    nieuw = [stuk.tekst for kant in een.rechts for alinea in kant.alineas for stuk in alinea if stuk.soort == "nieuw"]
    assert nieuw == [", met inwoners erbij"]


def test_what_was_put_together_stands_together(code: Code) -> None:
    concept = volgende(code, "2")
    services.voeg_samen(
        code=code,
        versie=concept,
        bepalingen=[bepaling(code, "gelijk-behandelen"), bepaling(code, TIJD)],
        velden={"kop": "Samen", "tekst": "Geen overheid is de baas."},
        sleutel="samen",
        verantwoording=waarom(),
    )
    stel_vast(concept)

    (een,) = vergelijk(code).anders

    assert een.merken == [("samengevoegd", "samengevoegd uit 2")]
    assert [kant.een.inhoud.sleutel for kant in een.links] == ["gelijk-behandelen", TIJD]


def test_what_changed_and_changed_back_stayed_the_same(code: Code) -> None:
    oud = "De partijen laten elkaar weten wat zij van plan zijn."
    for nummer, woorden in (("2", "Heel anders."), ("3", oud)):
        concept = volgende(code, nummer)
        wijzig(code, concept, tekst=woorden)
        stel_vast(concept)

    assert vergelijk(code, tot="3").anders == []


def test_a_split_of_two_versions_ago_is_still_one(code: Code) -> None:
    concept = volgende(code, "2")
    delen = [Deel(kop="Aanspreekpunt", tekst="Eén aanspreekpunt."), Deel(kop="Terugkijken", tekst="Kijk terug.")]
    services.splits(code=code, versie=concept, bepaling=bepaling(code, PUNT), delen=delen, verantwoording=waarom())
    stel_vast(concept)
    concept = volgende(code, "3")
    wijzig(code, concept, "terugkijken", tekst="Kijk elk jaar terug.")
    stel_vast(concept)

    assert [een.soorten for een in vergelijk(code, tot="3").anders] == [("gesplitst",)]


STUKKEN = st.lists(st.builds(Stuk, st.sampled_from(Soort), st.text(min_size=1)), max_size=6)


@given(stukken=STUKKEN, grenzen=st.tuples(st.integers(0, 30), st.integers(0, 30)))
def test_a_cut_of_pieces_is_that_part_of_the_text(stukken: list[Stuk], grenzen: Iterable[int]) -> None:
    begin_, eind = sorted(grenzen)
    heel = "".join(stuk.tekst for stuk in stukken)

    assert "".join(stuk.tekst for stuk in _snee(stukken, begin_, eind)) == heel[begin_:eind]
