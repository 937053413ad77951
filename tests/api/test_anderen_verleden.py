"""Codes, questions and answers of a day in the past: from their own steps and moments."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from meedoen.models import Antwoord, Vraag
from tests.support.codes import maak_bewogen
from tests.support.meedoen import afgerond, elders
from tests.support.opendata import alle, haal
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db


def test_a_code_of_then_has_the_version_and_the_words_of_then(client: Client) -> None:
    code = maak_bewogen()
    toen = "&stand=2023-06-01"
    assert [rij["sleutel"] for rij in alle(client, "versies", toen)] == ["bewogen.1"]
    assert haal(client, f"codes/{code.slug}?stand=2023-06-01")["geldendeVersie"] == "bewogen.1"
    assert {rij["versie"] for rij in alle(client, "bepalingen", toen)} == {"bewogen.1"}
    assert alle(client, "toepassingen", toen) == []
    assert haal(client, f"codes/{code.slug}")["geldendeVersie"] == "bewogen.2"
    assert {rij["stand"] for rij in alle(client, "versies")} == {"vervallen", "vastgesteld", "concept"}


def test_a_closed_draft_is_not_told(client: Client) -> None:
    code = maak_bewogen()
    code.versies.filter(nummer="3").update(is_open=False)
    assert {rij["nummer"] for rij in alle(client, "versies")} == {"1", "2"}
    assert {rij["versie"] for rij in alle(client, "bepalingen")} == {"bewogen.1", "bewogen.2"}


def test_what_citizens_are_asked_is_there_from_when_it_was_asked(client: Client) -> None:
    vraag, buiten = afgerond(titel="Afgerond?"), elders(titel="Elders gevraagd?")
    gisteren = timezone.localdate() - timedelta(days=1)
    toen = f"&stand={gisteren}"
    assert {rij["sleutel"]: rij["stand"] for rij in alle(client, "vragen")} == {
        vraag.slug: "afgerond",
        buiten.slug: "afgerond",
    }
    assert {rij["sleutel"]: rij["stand"] for rij in alle(client, "vragen", toen)} == {buiten.slug: "afgerond"}
    assert alle(client, "antwoorden", toen) == []
    eerder = f"&stand={buiten.periode.lower}"
    assert [rij["stand"] for rij in alle(client, "vragen", eerder)] == ["open"]
    assert alle(client, "vragen", f"&stand={buiten.periode.lower - timedelta(days=1)}") == []


def test_a_question_of_then_was_not_closed_yet(client: Client) -> None:
    vraag = afgerond(titel="Afgerond?")
    lang_geleden = timezone.now() - timedelta(days=30)
    Vraag.objects.filter(pk=vraag.pk).update(gepubliceerd_op=lang_geleden)
    toen = f"?stand={timezone.localdate() - timedelta(days=5)}"
    rij = haal(client, f"vragen/{vraag.slug}{toen}")
    assert (rij["stand"], rij["afgerondOp"]) == ("open", None)
    assert Antwoord.objects.exists() and haal(client, f"antwoorden{toen}")["resultaten"] == []


def test_before_it_was_there_it_is_not_found(client: Client, wereld: Wereld) -> None:
    for adres in (f"acties/{wereld.actie.slug}", f"afspraken/{wereld.afspraak.slug}"):
        haal(client, adres)
        haal(client, f"{adres}?stand=2019-01-01", 404)
