"""What an actie says of itself in the band of its page."""

from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from acties import services
from acties.models import Deelname, Deelnamerol
from basis.tijd.perioden import jaar
from tests.factories import ActieFactory, MijlpaalFactory, PartijFactory
from tests.support.pagina import lees
from tests.support.wereld import BEGIN, Wereld

pytestmark = pytest.mark.django_db

JAAR = timezone.localdate().year


def band(client: Client, adres: str) -> str:
    """The words from the title to the first heading after it."""
    pagina = lees(client, adres)
    return pagina.tekst[pagina.tekst.index("Status") :][:400]


def test_status_phase_who_leads_and_what_comes(wereld: Wereld, client: Client) -> None:
    tekst = band(client, wereld.actie.get_absolute_url())

    assert "Fase 1 van 3:" in tekst
    assert f"Leidt de actie {wereld.trekker.korte_naam}" in tekst
    assert "Volgende mijlpaal Wet in werking , 2030" in tekst


def test_since_when_is_not_the_day_on_which_it_was_said_again(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True, status="op-schema", verantwoording=replace(BEGIN, datum=jaar(2019)))
    for jaartal in (2021, 2023):
        services.meld_voortgang(actie=actie, status="vertraagd", verantwoording=replace(BEGIN, datum=jaar(jaartal)))
        actie.refresh_from_db()

    tekst = lees(client, actie.get_absolute_url()).tekst

    assert "Status, sinds 2021" in tekst
    assert "Sinds 2021 , gevonden in openbare bronnen" in tekst
    assert "sinds 2021" in lees(client, "/acties/").tekst


def test_of_many_who_lead_two_are_named(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    partijen = [PartijFactory(naam=f"Partij {letter}", afkorting="") for letter in "ABCDE"]
    rollen = [Deelname(partij=partij, rol=Deelnamerol.TREKKER) for partij in partijen]
    services.zet_deelnames(actie=actie, deelnames=rollen, verantwoording=BEGIN)

    assert "Leiden de actie Partij A, Partij B en 3 andere" in band(client, actie.get_absolute_url())


def test_without_a_date_to_come_the_latest_change(client: Client) -> None:
    actie = ActieFactory(status="afgerond", gepubliceerd=True, trekker=PartijFactory(naam="Partij A", afkorting=""))
    MijlpaalFactory(actie=actie, gepland=jaar(JAAR - 3))

    tekst = band(client, actie.get_absolute_url())

    assert "Leidde de actie Partij A" in tekst
    assert "Volgende mijlpaal" not in tekst
