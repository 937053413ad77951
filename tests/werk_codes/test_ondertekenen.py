"""Signing: a redacteur of the party says in which function somebody signed, when and by which source."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from acties import services as acties
from acties.models import Afspraak, Toezegging
from basis.tijd.perioden import lees_periode
from codes import services
from partijen.models import Gebruiker, Partij
from tests.factories import beloof
from tests.support.codes import Codewereld, waarom
from tests.support.pagina import lees

pytestmark = pytest.mark.django_db


@pytest.fixture
def toezegging(wereld: Codewereld, trekker: Partij) -> Toezegging:
    services.vraag_ondertekening(
        code=wereld.code,
        versie=wereld.twee,
        makers=[acties.Maker(partij=trekker)],
        velden={"titel": "Ondertekening", "tekst": "Wij doen dit.", "soort": "bestuursafspraak"},
        verantwoording=waarom(datum=lees_periode("2026-01-01")),
    )
    return Toezegging.objects.get(afspraak__titel="Ondertekening")


def stuur(client: Client, toezegging: Toezegging, **velden: Any) -> Any:
    adres = reverse("acties:afspraak_bewerken", args=[toezegging.afspraak.slug, "toezegging", toezegging.pk])
    versie = Afspraak.objects.get(pk=toezegging.afspraak_id).houder.versie
    basis = {"stand": "bevestigd", "getekend_door": "burgemeester", "reden": "Ondertekend.", "versie": versie}
    return client.post(adres, {**basis, "inzending": uuid4(), **velden})


def test_the_list_leads_to_the_form_that_asks_who_signed(toezegging: Toezegging, client: Client) -> None:
    lijst = lees(client, reverse("werk_codes:lijst"))
    formulier = lees(client, f"{toezegging.afspraak.get_absolute_url()}?bewerk=toezegging:{toezegging.pk}")

    assert "Te ondertekenen" in lijst.tekst
    assert "Functie van wie tekende" in formulier.tekst
    assert "Dit is een registratie door een ambtenaar, geen digitale handtekening." in formulier.tekst


def test_a_signature_has_a_function_a_day_and_a_source(toezegging: Toezegging, client: Client) -> None:
    bron = {"bron_titel": "Verslag", "bron_url": "https://voorbeeld.example/verslag"}

    antwoord = stuur(client, toezegging, datum="3-2-2026", **bron)

    toezegging.refresh_from_db()
    rij = toezegging.afspraak.gebeurtenissen.latest("pk")
    assert antwoord.status_code in (200, 302)
    assert (toezegging.stand, toezegging.getekend_door) == ("bevestigd", "burgemeester")
    assert rij.datum == lees_periode("2026-02-03") and rij.bron and rij.bron.titel == "Verslag"
    assert "burgemeester" in lees(client, toezegging.afspraak.get_absolute_url()).tekst


def test_without_a_function_nobody_signs(toezegging: Toezegging, client: Client, redacteur: Gebruiker) -> None:
    antwoord = stuur(client, toezegging, getekend_door="", reden="Op de Dag van het Bestuur.")

    assert antwoord.status_code == 422
    assert "Vul de functie in van wie tekende" in antwoord.content.decode()
    assert "Op de Dag van het Bestuur." in antwoord.content.decode()
    waar = waarom(door=redacteur, namens=toezegging.partij)
    with pytest.raises(ValidationError, match="functie"):
        acties.bevestig_toezegging(toezegging=toezegging, verantwoording=waar)


def test_the_function_is_mended_and_taken_back(toezegging: Toezegging, redacteur: Gebruiker) -> None:
    waar: Any = {"stand": "bevestigd", "verantwoording": waarom(door=redacteur, namens=toezegging.partij)}
    acties.meld_toezegging(toezegging=toezegging, getekend_door="burgemeester", **waar)
    rij = acties.meld_toezegging(toezegging=toezegging, getekend_door="wethouder", **waar)
    toezegging.refresh_from_db()
    assert toezegging.getekend_door == "wethouder"

    acties.neem_terug(rij=rij, door=redacteur)

    toezegging.refresh_from_db()
    assert toezegging.getekend_door == "burgemeester"


def test_of_the_past_the_page_tells_who_had_signed_then(toezegging: Toezegging, client: Client) -> None:
    stuur(client, toezegging, datum="3-2-2026")
    adres = toezegging.afspraak.get_absolute_url()

    assert "Getekend door: burgemeester" in lees(client, f"{adres}?stand=2026-03-01").tekst
    assert "Getekend door" not in lees(client, f"{adres}?stand=2026-01-15").tekst


def test_an_afspraak_that_is_no_signature_asks_no_function(client: Client, trekker: Partij, wereld: Codewereld) -> None:
    gewoon = beloof(trekker, wereld.code.actie)

    assert (
        "Functie van wie tekende"
        not in lees(client, f"{gewoon.afspraak.get_absolute_url()}?bewerk=toezegging:{gewoon.pk}").tekst
    )
