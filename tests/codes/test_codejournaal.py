"""What happens to a code is told in the journal: in words, in the comparison of two days, in feeds and by mail."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from acties.journaal import vertel_alle
from acties.models import Gebeurtenis
from codes import services
from tests.codes.conftest import Kern
from tests.support.codes import pas_toe, stel_vast, waarom
from tests.support.pagina import lees
from tests.support.voortgang import verschil_csv

TITEL = "Spelregels van de overheden"


@pytest.fixture
def verteld(kern: Kern) -> Kern:
    """Everything that the journal tells of a code, once."""
    code = kern.code
    wat: dict[str, Any] = {"code": kern.code, "versie": kern.twee}
    services.leg_open(is_open=True, verantwoording=waarom(), **wat)
    services.leg_open(is_open=False, verantwoording=waarom(), **wat)
    services.vraag_toepassing(code=code, partijen=[kern.partij, kern.partij, kern.trekker], verantwoording=waarom())
    pas_toe(code, kern.partij, "deels", uitleg="Nog niet alles.")
    services.corrigeer(code=code, tekst=kern.tekst(), kop="Op tijd", woorden="Op tijd.", verantwoording=waarom())
    stel_vast(kern.twee)
    return kern


def _regels(kern: Kern) -> list[tuple[str, str, str]]:
    rijen = kern.code.actie.gebeurtenissen.van_soort("code", "toepassing").met_onderwerp().order_by("pk")
    return [(regel.kop, regel.naar_boven, regel.pagina) for regel in vertel_alle(rijen)]


def test_each_row_says_what_happened_and_leads_there(verteld: Kern) -> None:
    een, twee = (", versie 1", "/codes/spelregels/1/"), (", versie 2", "/codes/spelregels/2/")
    code = ("", "/codes/spelregels/")  # the draft of a version may be closed by now
    assert _regels(verteld) == [
        (f"{kop}: {TITEL}", f"Naar de code: {TITEL}{waar}", adres)
        for kop, (waar, adres) in (
            ("Code, versie 1 vastgesteld", een),
            ("Code, concept van versie 2 ligt voor iedereen open", code),
            ("Code, concept van versie 2 ligt niet meer open", code),
            ("Code, 2 partijen gevraagd hoe zij versie 1 toepassen", een),
            ("Toepassing gemeld door Gemeente Doet, 3 deels", een),
            ("Code, tekst verbeterd van artikel 2, Op tijd informeren", een),
            ("Code, versie 2 vastgesteld", twee),
            ("Code, versie 1 vervallen", een),
        )
    ]


def test_two_days_compared_tell_them_under_codes(client: Client, verteld: Kern) -> None:
    vandaag = timezone.localdate()
    pagina = lees(client, f"{reverse('voortgang:verschil')}?van={vandaag}&tot={vandaag}")

    assert "Codes" in pagina.tekst
    assert f"Toepassing gemeld door Gemeente Doet, 3 deels: {TITEL}" in pagina.tekst
    assert "wijzigingen van een code" in pagina.tekst


def test_the_table_of_changes_names_the_code(client: Client, verteld: Kern) -> None:
    rijen = verschil_csv(client, "?van=1999-12-31&soort=code&soort=toepassing")
    assert [rij["onderwerp"] for rij in rijen] == [TITEL] * 8


@pytest.mark.parametrize("adres", ["/feeds/alles.atom", "/feeds/acties/{actie}.atom", "/acties/{actie}/geschiedenis/"])
def test_who_follows_reads_it(client: Client, verteld: Kern, adres: str) -> None:
    antwoord = client.get(adres.format(actie=verteld.code.actie.slug))

    assert antwoord.status_code == 200
    assert f"versie 2 vastgesteld: {TITEL}" in antwoord.text


def test_a_row_states_no_fact_of_the_actie(verteld: Kern) -> None:
    actie = verteld.code.actie
    voor = actie.status
    actie.refresh_from_db()

    assert actie.status == voor
    assert not Gebeurtenis.objects.inhoudelijk().van_soort("toepassing").exists()
    assert Gebeurtenis.objects.nieuws().van_soort("code", "toepassing").count() == 8


def test_a_step_and_its_row_are_one(verteld: Kern) -> None:
    stappen: Any = verteld.een.stappen.order_by("pk").values_list("stand", "gebeurtenis__naar__versiestand")

    assert list(stappen) == [("vastgesteld", "vastgesteld"), ("vervallen", "vervallen")]
