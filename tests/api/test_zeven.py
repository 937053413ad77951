"""Filters of the API leave what those of the pages leave."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from acties.kader import lees_kader
from acties.models import Actie, Gebeurtenis
from basis.api.register import tabellen
from basis.api.vormen import kameel
from basis.tijd.moment import Moment
from basis.tijd.perioden import jaar
from tests.factories import PartijFactory, beloof
from tests.support.opendata import alle, haal
from tests.support.wereld import Wereld
from voortgang.afspraken import Matrixfilter, op_volgorde
from voortgang.afsprakentabel import tabel

pytestmark = pytest.mark.django_db


def sleutels(client: Client, naam: str, vraag: str) -> set[str]:
    return {rij["sleutel"] for rij in alle(client, naam, f"&{vraag}")}


@pytest.mark.parametrize("stand", ["", "vandaag"])
@pytest.mark.parametrize(
    "vraag", ["soort=middelen", "soort=eigen-doel&laag=gemeenten", "afspraakstand=bevestigd", "herkomst=gevonden"]
)
def test_afspraken_are_chosen_as_on_the_matrix(vraag: str, stand: str, client: Client, vol: Wereld) -> None:
    op = timezone.localdate()
    moment, erbij = (Moment(op), f"&stand={op}") if stand else (Moment.nu(), "")
    zeef = Matrixfilter(QueryDict(vraag), lees_kader(), Actie.objects.te_zien(moment).bestond(moment), moment)
    op_de_pagina = tabel(op_volgorde(zeef.rijen(), "", moment), moment, zeef.afspraken)
    verwacht = {rij.regel.afspraak.slug for rij in op_de_pagina if rij.regel}
    assert sleutels(client, "afspraken", vraag + erbij) == verwacht
    van_makers = {een.partition(".")[0] for een in sleutels(client, "toezeggingen", vraag + erbij)}
    assert van_makers == verwacht


def test_who_asks_for_acties_gets_no_afspraken_about_the_programme(client: Client, vol: Wereld) -> None:
    alle_, bij = alle(client, "afspraken"), alle(client, "afspraken", f"&actie={vol.actie.slug}")
    assert any(rij["actie"] is None for rij in alle_)
    assert {rij["actie"] for rij in bij} == {vol.actie.slug}


def test_toezeggingen_of_a_maker_are_its_own(client: Client, vol: Wereld) -> None:
    rijen = alle(client, "toezeggingen", f"&maker={vol.partner.slug}")
    assert rijen and {rij["partij"] for rij in rijen} == {vol.partner.slug}


def test_the_journal_between_two_days_says_how_sure_it_is(client: Client, vol: Wereld) -> None:
    vandaag = timezone.localdate()
    rijen = alle(client, "gebeurtenissen", f"&van={vandaag}&tot={vandaag}&actie={vol.actie.slug}")
    echt = Gebeurtenis.objects.filter(actie=vol.actie).exclude(naar__has_key="vraagdemo")
    verwacht: Iterable[Any] = echt.rakend(vandaag, vandaag)
    assert {rij["sleutel"]: rij["zekerheid"] for rij in rijen} == {str(een.pk): een.zekerheid for een in verwacht}
    assert [rij["positie"] for rij in rijen] == sorted(rij["positie"] for rij in rijen)


@pytest.mark.parametrize(
    ("adres", "wat"),
    [
        ("gebeurtenissen?van=2020-02-31", "van"),
        ("gebeurtenissen?van=2021-01-02&tot=2021-01-01", "tot"),
        ("gebeurtenissen?partij=niemand", "partij"),
        ("afspraken?lijn=geen", "lijn"),
        ("acties?van=1000", "van"),
    ],
)
def test_what_can_not_be_asked_is_said(adres: str, wat: str, client: Client, vol: Wereld) -> None:
    assert [een["location"]["name"] for een in haal(client, adres, 400)["errors"]] == [wat]


@pytest.mark.parametrize("naam", [naam for naam, een in sorted(tabellen().items()) if een.zeven])
def test_each_word_of_a_filter_can_be_asked(naam: str, client: Client, vol: Wereld) -> None:
    """The rows are always some of those without the filter."""
    geheel = {rij["sleutel"] for rij in alle(client, naam)}
    for zeef in tabellen()[naam].zeven:
        for waarde in [keuze for keuze, _ in zeef.keuzes]:
            assert sleutels(client, naam, f"{kameel(zeef.naam)}={waarde}") <= geheel


@pytest.mark.parametrize(
    ("naam", "zeef", "veld"),
    [
        ("programmalijnen", "opgave", "opgave"),
        ("partijen", "soort", "soort"),
        ("partijen", "laag", "bestuurslaag"),
        ("fasedefinities", "soort", "soort"),
        ("versies", "code", "code"),
        ("versies", "versiestand", "stand"),
        ("bepalingen", "code", "code"),
        ("bronnen", "soort", "soort"),
        ("toepassingen", "partij", "partij"),
        ("toepassingen", "code", "code"),
        ("toepassingen", "toepasstand", "stand"),
        ("vragen", "vraagstand", "stand"),
        ("antwoorden", "vraag", "vraag"),
        ("antwoorden", "partij", "partij"),
        ("deelnames", "actie", "actie"),
        ("acties", "lijn", "programmalijn"),
        ("acties", "status", "status"),
        ("acties", "soort", "soort"),
    ],
)
def test_a_filter_leaves_the_rows_that_say_so(naam: str, zeef: str, veld: str, client: Client, vol: Wereld) -> None:
    rijen = alle(client, naam)
    waarde = next(rij[veld] for rij in reversed(rijen) if rij[veld])
    assert sleutels(client, naam, f"{zeef}={waarde}") == {rij["sleutel"] for rij in rijen if rij[veld] == waarde}


def test_a_party_is_found_by_its_name_and_by_whether_it_exists(client: Client, vol: Wereld) -> None:
    assert sleutels(client, "partijen", "q=PARTNER") == {vol.partner.slug}
    PartijFactory(slug="voorbij", geldig=jaar(2020))
    bestaan = sleutels(client, "partijen", "bestaat=ja")
    assert vol.partner.slug in bestaan and "voorbij" not in bestaan


@pytest.mark.parametrize("naam", ["afspraken", "toezeggingen"])
def test_what_is_late_can_be_asked_for(naam: str, client: Client, vol: Wereld) -> None:
    beloof(vol.trekker, vol.actie, vol.partner, titel="Te laat", uiterlijk=jaar(2021))
    rijen = alle(client, naam)
    te_laat = {rij["sleutel"] for rij in rijen if rij["teLaat"]}
    assert te_laat and len(te_laat) < len(rijen)
    assert sleutels(client, naam, "teLaat=ja") == te_laat
