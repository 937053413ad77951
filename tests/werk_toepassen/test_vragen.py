"""Whom a code asks for a word: on the list, on the card of the workplace and in the reminder."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from codes import services
from codes.models.toepassing import LANG
from partijen.models import Gebruiker, Partij
from tests.factories import GebruikerFactory, PartijFactory
from tests.support.codes import Codewereld, begin, bepaling, maak_codewereld, pas_toe, stel_vast, waarom
from tests.support.pagina import browser_van, lees
from tests.support.wereld import lid
from werk.herinneringen import wat_wacht
from werk.redenen import Reden
from werk.redenen import lees as lees_redenen
from werk.werkveld import werkveld

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld() -> Codewereld:
    return maak_codewereld()


@pytest.fixture
def partij() -> Partij:
    gemaakt: Partij = PartijFactory(naam="Gemeente Heuvelrode")
    return gemaakt


def vraag(wereld: Codewereld, *partijen: Partij) -> None:
    services.vraag_toepassing(code=wereld.code, partijen=list(partijen), verantwoording=waarom())


def redenen(gebruiker: Gebruiker, na: timedelta = timedelta()) -> list[str]:
    return [reden for wacht in wat_wacht(gebruiker, timezone.localdate() + na) for reden in wacht.redenen]


def test_who_was_asked_is_reminded_until_something_was_said(wereld: Codewereld, partij: Partij) -> None:
    gebruiker = lid(partij, "medewerker")
    assert redenen(gebruiker) == []

    vraag(wereld, partij)
    assert redenen(gebruiker) == ["u bent gevraagd hoe u de code toepast"]
    pas_toe(wereld.code, partij, "toegepast", "gelijk-behandelen")

    assert redenen(gebruiker) == []
    assert redenen(lid(PartijFactory())) == []
    assert redenen(lid(partij, "lezer")) == []


def test_after_a_year_it_is_asked_again(wereld: Codewereld, partij: Partij) -> None:
    vraag(wereld, partij)
    pas_toe(wereld.code, partij)

    assert redenen(lid(partij), LANG) == []
    assert redenen(lid(partij), LANG + timedelta(days=1)) == ["u zei lang niet hoe u de code toepast"]


def test_a_change_in_substance_asks_again_and_a_correction_does_not(wereld: Codewereld, partij: Partij) -> None:
    vraag(wereld, partij)
    pas_toe(wereld.code, partij)
    gebruiker = lid(partij)
    services.wijzig_tekst(
        versie=wereld.twee,
        bepaling=bepaling(wereld.code, "op-tijd-informeren"),
        velden={"kop": "Op tijd informeren", "tekst": "Een maand van tevoren."},
        code=wereld.code,
        verantwoording=waarom(),
    )
    assert redenen(gebruiker) == []  # a draft changes nothing

    stel_vast(wereld.twee)
    assert redenen(gebruiker) == ["de code is veranderd: past u die nog zo toe?"]
    pas_toe(wereld.code, partij, "toegepast", "op-tijd-informeren")

    assert redenen(gebruiker) == []


def test_a_change_asks_still_when_a_later_version_leaves_it_as_it_was(wereld: Codewereld, partij: Partij) -> None:
    vraag(wereld, partij)
    pas_toe(wereld.code, partij)
    services.wijzig_tekst(
        versie=wereld.twee,
        bepaling=bepaling(wereld.code, "op-tijd-informeren"),
        velden={"kop": "Op tijd informeren", "tekst": "Een maand van tevoren."},
        code=wereld.code,
        verantwoording=waarom(),
    )
    stel_vast(begin(wereld.code, "3", stel_vast(wereld.twee)))

    assert redenen(lid(partij)) == ["de code is veranderd: past u die nog zo toe?"]


def test_being_asked_again_counts(wereld: Codewereld, partij: Partij) -> None:
    pas_toe(wereld.code, partij)
    vraag(wereld, partij)

    assert redenen(lid(partij)) == ["u bent gevraagd hoe u de code toepast"]


def test_being_asked_twice_is_one_reason(wereld: Codewereld, partij: Partij) -> None:
    for _ in range(2):
        vraag(wereld, partij)

    gevraagd = lees_redenen(werkveld(lid(partij), timezone.localdate()))[wereld.code.actie_id]

    assert [een.reden for een in gevraagd] == [Reden.TOEPASSEN]


def test_the_card_of_the_workplace_leads_to_the_list(wereld: Codewereld, partij: Partij) -> None:
    vraag(wereld, partij)
    pagina = lees(browser_van(lid(partij)), reverse("werk:overzicht"))

    assert "U bent gevraagd over de code" in pagina.tekst
    assert f"Zeg hoe u de code toepast bij {wereld.code.actie.titel}" in pagina.links
    assert "Zeg hoe u een code toepast 1" in pagina.tekst


def test_who_acts_for_more_parties_reads_which(wereld: Codewereld, partij: Partij) -> None:
    ander: Partij = PartijFactory(naam="Waterschap Zilverbeek")
    gebruiker = lid(partij)
    gebruiker.lidmaatschappen.create(partij=ander, rol="redacteur")
    vraag(wereld, partij, ander)

    assert len(redenen(gebruiker)) == 1


def test_the_list_says_what_is_asked_with_so_many_questions(
    wereld: Codewereld, partij: Partij, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    gebruiker = lid(partij)
    gebruiker.lidmaatschappen.create(partij=PartijFactory(naam="Gemeente Tweede"), rol="lezer")
    vraag(wereld, partij, *(rij.partij for rij in gebruiker.lidmaatschappen.exclude(partij=partij)))
    pas_toe(wereld.code, partij, "toegepast", "gelijk-behandelen")
    client = browser_van(gebruiker)
    client.get(reverse("toepassen:lijst"))

    with django_assert_num_queries(13):
        pagina = lees(client, reverse("toepassen:lijst"))

    assert "1 van 3 bepalingen beoordeeld, nog 2 niet. Bevestigd vandaag." in pagina.tekst
    assert "U bent gevraagd hoe u deze code toepast." in pagina.tekst  # the other party said nothing
    assert sum(naam.startswith("Zeg hoe u dit toepast") for naam in pagina.links) == 1  # of that one it only reads


def test_a_role_for_the_portal_says_nothing_for_a_party(wereld: Codewereld, partij: Partij) -> None:
    vraag(wereld, partij)
    bureau = browser_van(GebruikerFactory(is_programmabureau=True))

    assert "Alleen een partij zelf zegt hoe zij een code toepast." in lees(bureau, reverse("toepassen:lijst")).tekst
    assert bureau.get(reverse("toepassen:vel", args=[partij.slug, wereld.code.slug])).status_code == 404
