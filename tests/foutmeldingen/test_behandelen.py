"""The programmabureau answers or declines what readers report; both stay, with who and when."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from berichten.models import Bericht
from berichten.post import maak_mail
from partijen.models import Gebruiker
from tests.factories import GebruikerFactory
from tests.support.inlog import log_in
from tests.support.pagina import lees
from werk.foutmeldingen.models import Foutmelding, Foutstand
from werk.foutmeldingen.services import BEWAAR_MAIL, handel_af, meld_fout
from werk.foutmeldingen.taken import ruim_op

pytestmark = pytest.mark.django_db

ONMOGELIJK: dict[str, dict[str, Any]] = {
    "foutmelding_stand_bestaat": {"stand": "onzin"},
    "foutmelding_afgehandeld_door_iemand": {"stand": Foutstand.BEANTWOORD, "antwoord": "Klopt."},
    "foutmelding_afgehandeld_met_antwoord": {"stand": Foutstand.AFGEWEZEN, "afgehandeld_op": timezone.now()},
}


def meld(**velden: str) -> Foutmelding:
    return meld_fout(sleutel=uuid4(), **{"pagina": "/over/", "tekst": "Het was 2014.", **velden})


def bureau() -> Gebruiker:
    gemaakt: Gebruiker = GebruikerFactory(is_programmabureau=True)
    return gemaakt


def test_what_waits_comes_first_and_the_workplace_counts_it(client: Client) -> None:
    log_in(client, wie := bureau())
    klaar, eerste, tweede = (meld(tekst=f"Fout {nummer}") for nummer in range(3))
    handel_af(melding=klaar, stand=Foutstand.AFGEWEZEN, antwoord="Het klopt.", door=wie)

    koppen = [tekst for _, tekst in lees(client, "/werk/foutmeldingen/").koppen if tekst.startswith("Melding")]

    assert koppen == [f"Melding {melding.pk}" for melding in (tweede, eerste, klaar)]
    assert lees(client, "/werk/").links["2 foutmeldingen van lezers"] == "/werk/foutmeldingen/"


def test_a_long_list_has_pages(client: Client) -> None:
    log_in(client, bureau())
    for _ in range(30):
        meld()

    eerste = lees(client, "/werk/foutmeldingen/")
    volgende = next(k["href"] for k in eerste.met("rel", "next"))

    assert len([1 for _, tekst in lees(client, f"/werk/foutmeldingen/{volgende}").koppen if "Melding " in tekst]) == 5


def test_an_answer_is_kept_mailed_and_on_the_receipt(client: Client) -> None:
    melding = meld(mail="lezer@voorbeeld.nl")
    log_in(client, wie := bureau())
    blad = lees(client, melding.get_absolute_url())
    formulier = next(f for f in blad.formulieren if f.adres == melding.get_absolute_url())

    formulier.verstuur_en_volg(client, stand="beantwoord", antwoord="Dank u. Het is verbeterd.")

    melding.refresh_from_db()
    assert (melding.stand, melding.afgehandeld_door) == ("beantwoord", wie)
    assert melding.afgehandeld_op is not None
    bericht = Bericht.objects.get(adres="lezer@voorbeeld.nl")
    assert "Dank u. Het is verbeterd." in str(maak_mail(bericht).body)
    assert "Dank u. Het is verbeterd." in lees(Client(), melding.bewijs).tekst


def test_without_an_address_nothing_is_mailed() -> None:
    handel_af(melding=meld(), stand=Foutstand.AFGEWEZEN, antwoord="Het klopt.", door=bureau())

    assert not Bericht.objects.exists()


def test_an_answer_needs_words_and_a_choice(client: Client) -> None:
    melding = meld()
    log_in(client, bureau())

    antwoord = client.post(melding.get_absolute_url(), {"antwoord": ""})

    assert antwoord.status_code == 422
    assert "Schrijf een antwoord of een reden." in antwoord.text
    assert Foutmelding.objects.get().is_open


def test_what_was_handled_is_not_handled_again() -> None:
    melding, wie = meld(), bureau()
    handel_af(melding=melding, stand=Foutstand.AFGEWEZEN, antwoord="Het klopt.", door=wie)

    with pytest.raises(ValidationError, match="al afgehandeld"):
        handel_af(melding=melding, stand=Foutstand.BEANTWOORD, antwoord="Toch niet.", door=wie)


def test_who_is_not_of_the_programmabureau_answers_nobody() -> None:
    with pytest.raises(PermissionDenied):
        handel_af(melding=meld(), stand=Foutstand.AFGEWEZEN, antwoord="Nee.", door=GebruikerFactory())


def test_ninety_days_after_it_was_handled_the_address_is_forgotten() -> None:
    oud, nieuw, open_ = (meld(mail=f"{naam}@voorbeeld.nl") for naam in ("oud", "nieuw", "open"))
    for melding in (oud, nieuw):
        handel_af(melding=melding, stand=Foutstand.AFGEWEZEN, antwoord="Het klopt.", door=bureau())
    toen = timezone.now() - BEWAAR_MAIL - timedelta(minutes=1)
    Foutmelding.objects.filter(pk=oud.pk).update(afgehandeld_op=toen)
    Foutmelding.objects.filter(pk=open_.pk).update(ontvangen_op=toen)

    ruim_op(0)

    mails = dict(Foutmelding.objects.values_list("pk", "mail"))
    assert mails == {oud.pk: "", nieuw.pk: "nieuw@voorbeeld.nl", open_.pk: "open@voorbeeld.nl"}
    assert [bericht.adres for bericht in Bericht.objects.all()] == ["nieuw@voorbeeld.nl"]


@pytest.mark.parametrize("naam", ONMOGELIJK)
def test_the_database_refuses_what_cannot_be(naam: str) -> None:
    velden = {"pagina": "/", "tekst": "Fout.", **ONMOGELIJK[naam]}
    with pytest.raises(ValidationError) as fout:
        Foutmelding(**velden).validate_constraints()
    constraint = next(c for c in Foutmelding._meta.constraints if c.name == naam)
    assert str(constraint.violation_error_message) in fout.value.messages
