"""Answering on the workplace: a draft, giving it, what changed because of it, and replacing it."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from acties import services as acties
from acties.models import Gebeurtenis
from meedoen import services
from meedoen.models import Antwoord, Onderwerp, Uitkomst, Vraag
from partijen.models import Partij
from tests.factories import PartijFactory
from tests.support.meedoen import maak_vraag, reageer
from tests.support.pagina import browser_van, lees
from tests.support.wereld import BEGIN, lid
from werk.meedoen.bord import onderwerpen_van
from werk.meedoen.gevolgen import te_kiezen, van_antwoord

pytestmark = pytest.mark.django_db
INHOUD = services.Antwoordtekst(uitkomst=Uitkomst.NIET, tekst="Iets anders.", reden="Daarom.", geen_gevolg="het zo is")


@pytest.fixture
def partij() -> Partij:
    gemaakt: Partij = PartijFactory(naam="Gemeente Heuvelrode")
    return gemaakt


@pytest.fixture
def onderwerp(partij: Partij) -> Onderwerp:
    vraag = maak_vraag(beantwoorder=partij)
    inbreng = services.plaats(inbreng=reageer(vraag).inbreng, door=None)
    gemaakt = services.maak_onderwerp(vraag=vraag, titel="Groen", door=None)
    services.zet_bij_onderwerp(inbrengen=[inbreng], onderwerp=gemaakt, vraag=vraag, door=None)
    return gemaakt


@pytest.fixture
def redacteur(partij: Partij) -> Client:
    return browser_van(lid(partij))


def adres(vraag: Vraag, naam: str = "antwoord_nieuw", *sleutel: int) -> str:
    return reverse(f"werk_meedoen:{naam}", args=[vraag.slug, *sleutel])


def schrijf(client: Client, onderwerp: Onderwerp, vervolg: str = "", **velden: Any) -> Any:
    waar = adres(onderwerp.vraag) + vervolg
    inzending = lees(client, waar).met("name", "inzending")[0]["value"]
    basis = {"uitkomst": "niet", "tekst": "Dat doen wij niet.", "reden": "Er is geen geld."}
    basis |= {"geen_gevolg": "er geen geld is", "inzending": str(inzending)}
    return client.post(waar, {**basis, "onderwerpen": [onderwerp.pk], **velden})


def gebeurde(vraag: Vraag) -> Gebeurtenis:
    """A change of the actie of the question."""
    assert vraag.actie is not None
    return acties.meld_voortgang(actie=vraag.actie, status="vertraagd", verantwoording=BEGIN)


def test_a_draft_is_read_over_and_then_given(onderwerp: Onderwerp, redacteur: Client) -> None:
    schrijf(redacteur, onderwerp)
    concept = Antwoord.objects.get()
    assert concept.gegeven_op is None

    redacteur.post(adres(onderwerp.vraag, "antwoord_geven", concept.pk))

    concept.refresh_from_db()
    assert concept.gegeven_op is not None


def test_an_answer_without_what_changed_or_why_not_is_not_given(onderwerp: Onderwerp, redacteur: Client) -> None:
    schrijf(redacteur, onderwerp, geen_gevolg="")
    concept = Antwoord.objects.get()

    tekst = redacteur.post(adres(onderwerp.vraag, "antwoord_geven", concept.pk), follow=True).content.decode()

    assert "Kies wat er veranderde, of leg uit waarom er niets verandert." in tekst
    assert not Antwoord.objects.gegeven().exists()


def test_it_points_at_what_changed_in_the_journal(onderwerp: Onderwerp, redacteur: Client) -> None:
    rij = gebeurde(onderwerp.vraag)

    schrijf(redacteur, onderwerp, geen_gevolg="", gevolgen=[rij.pk])

    assert Antwoord.objects.get().gevolgen.get().gebeurtenis == rij


def test_what_changed_later_is_pointed_at_later(onderwerp: Onderwerp, redacteur: Client) -> None:
    schrijf(redacteur, onderwerp)
    antwoord = services.geef_antwoord(antwoord=Antwoord.objects.get(), door=None)
    rij = gebeurde(onderwerp.vraag)

    redacteur.post(adres(onderwerp.vraag, "antwoord", antwoord.pk), {"gebeurtenis": rij.pk})

    assert antwoord.gevolgen.get().gebeurtenis == rij
    assert rij.pk in te_kiezen(onderwerp.vraag)
    assert rij.pk not in te_kiezen(onderwerp.vraag, zonder=van_antwoord(antwoord))


def test_that_a_question_was_answered_is_nothing_that_changed(onderwerp: Onderwerp, redacteur: Client) -> None:
    vraagrij = Gebeurtenis.objects.van_soort("vraag").get()

    gebeurde(onderwerp.vraag)

    assert schrijf(redacteur, onderwerp, gevolgen=[vraagrij.pk]).status_code == 422


def test_a_second_click_makes_no_second_draft(onderwerp: Onderwerp, redacteur: Client) -> None:
    inzending = "c0ffee00-0000-4000-8000-000000000000"
    for _ in range(2):
        schrijf(redacteur, onderwerp, inzending=inzending)

    assert Antwoord.objects.count() == 1


def test_a_given_answer_is_replaced_and_stays(onderwerp: Onderwerp, redacteur: Client) -> None:
    schrijf(redacteur, onderwerp)
    oud = services.geef_antwoord(antwoord=Antwoord.objects.get(), door=None)

    schrijf(redacteur, onderwerp, f"?vervangt={oud.pk}", uitkomst="overgenomen")
    nieuw = Antwoord.objects.get(gegeven_op=None)
    assert [rij.antwoord for rij in onderwerpen_van(onderwerp.vraag)] == [oud]
    redacteur.post(adres(onderwerp.vraag, "antwoord_geven", nieuw.pk))

    assert list(Antwoord.objects.geldend()) == [nieuw]
    assert (
        "Een later antwoord vervangt dit." in redacteur.get(adres(onderwerp.vraag, "antwoord", oud.pk)).content.decode()
    )


def test_a_draft_is_changed_or_thrown_away(onderwerp: Onderwerp, redacteur: Client) -> None:
    schrijf(redacteur, onderwerp)
    concept = Antwoord.objects.get()
    velden = {"uitkomst": "deels", "tekst": "Een beetje.", "reden": "Er is wat geld.", "onderwerpen": [onderwerp.pk]}
    velden |= {"geen_gevolg": "het pas begint", "inzending": "c0ffee00-0000-4000-8000-000000000000"}

    redacteur.post(adres(onderwerp.vraag, "antwoord_wijzigen", concept.pk), velden)
    concept.refresh_from_db()
    assert concept.tekst == "Een beetje."
    redacteur.post(adres(onderwerp.vraag, "antwoord_verwijderen", concept.pk))

    assert not Antwoord.objects.exists()


def test_four_eyes_a_colleague_gives_the_answer(onderwerp: Onderwerp, redacteur: Client, partij: Partij) -> None:
    Partij.objects.filter(pk=partij.pk).update(vier_ogen=True)
    schrijf(redacteur, onderwerp)
    concept = Antwoord.objects.get()

    redacteur.post(adres(onderwerp.vraag, "antwoord_geven", concept.pk))
    assert not Antwoord.objects.gegeven().exists()
    browser_van(lid(partij)).post(adres(onderwerp.vraag, "antwoord_geven", concept.pk))

    assert Antwoord.objects.gegeven().get().goedgekeurd_door is not None


def test_a_draft_that_changed_since_it_was_read_over_is_not_given(
    onderwerp: Onderwerp, redacteur: Client, partij: Partij
) -> None:
    Partij.objects.filter(pk=partij.pk).update(vier_ogen=True)
    schrijf(redacteur, onderwerp)
    concept, collega = Antwoord.objects.get(), browser_van(lid(partij))
    gelezen = lees(collega, adres(onderwerp.vraag, "antwoord", concept.pk)).formulier("Antwoord geven").velden
    services.schrijf_antwoord(
        vraag=onderwerp.vraag, inhoud=replace(INHOUD, onderwerpen=[onderwerp]), door=concept.door, concept=concept
    )

    tekst = collega.post(adres(onderwerp.vraag, "antwoord_geven", concept.pk), gelezen, follow=True).content.decode()

    assert "Een collega veranderde dit concept intussen." in tekst
    assert not Antwoord.objects.gegeven().exists()


def test_a_draft_that_a_colleague_gave_or_removed_meanwhile_is_not_written_anew(onderwerp: Onderwerp) -> None:
    vraag, inhoud = onderwerp.vraag, replace(INHOUD, onderwerpen=[onderwerp])
    gegeven, weg = (services.schrijf_antwoord(vraag=vraag, inhoud=inhoud, door=None) for _ in range(2))
    services.geef_antwoord(antwoord=Antwoord.objects.get(pk=gegeven.pk), door=None)
    services.verwijder_concept(antwoord=Antwoord.objects.get(pk=weg.pk), door=None)

    for concept in (gegeven, weg):
        with pytest.raises(ValidationError):
            services.schrijf_antwoord(vraag=vraag, inhoud=inhoud, door=None, concept=concept)
        with pytest.raises(ValidationError):
            services.verwijder_concept(antwoord=concept, door=None)


@pytest.mark.parametrize("vervolg", ["vervangt=", "onderwerp=", "kies="])
def test_what_is_no_key_names_nothing(onderwerp: Onderwerp, redacteur: Client, vervolg: str) -> None:
    antwoord = redacteur.get(f"{adres(onderwerp.vraag)}?{vervolg}{'9' * 5_000}")

    assert antwoord.status_code == (404 if vervolg == "vervangt=" else 200)


def test_who_asks_but_did_not_promise_the_answer_does_not_give_it(onderwerp: Onderwerp) -> None:
    vrager = PartijFactory()
    Vraag.objects.update(namens=vrager)
    client = browser_van(lid(vrager))

    assert client.get(reverse("werk_meedoen:bord", args=[onderwerp.vraag.slug])).status_code == 200
    assert client.get(adres(onderwerp.vraag)).status_code == 403


def test_a_subject_is_changed_and_removed(onderwerp: Onderwerp, redacteur: Client) -> None:
    hier = adres(onderwerp.vraag, "onderwerp", onderwerp.pk)

    redacteur.post(hier, {"titel": "Bomen", "samenvatting": "Meer bomen."})
    onderwerp.refresh_from_db()
    assert (onderwerp.titel, onderwerp.samenvatting) == ("Bomen", "Meer bomen.")
    redacteur.post(adres(onderwerp.vraag, "onderwerp_verwijderen", onderwerp.pk))

    assert not Onderwerp.objects.exists()


def test_a_subject_with_an_answer_stays(onderwerp: Onderwerp, redacteur: Client) -> None:
    schrijf(redacteur, onderwerp)

    redacteur.post(adres(onderwerp.vraag, "onderwerp_verwijderen", onderwerp.pk))

    assert Onderwerp.objects.exists()
