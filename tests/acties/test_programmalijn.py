"""The page of a line: what it is about, its acties with their counts, what changed."""

import pytest
from django.test import Client

from acties import services
from programmalijnen.services import leg_programmalijn_vast
from tests.factories import ActieFactory, ProgrammalijnFactory
from tests.support.pagina import lees
from tests.support.wereld import BEGIN, Wereld

pytestmark = pytest.mark.django_db


def test_the_line_its_acties_and_its_news(wereld: Wereld, client: Client) -> None:
    lijn = wereld.actie.programmalijn
    leg_programmalijn_vast(slug=lijn.slug, velden={"toelichting": "## Waarom\n\nDaarom."})
    ActieFactory(titel="Van een andere lijn", gepubliceerd=True)

    pagina = lees(client, lijn.get_absolute_url())

    assert pagina.koppen[0] == ("h1", lijn.titel)
    assert ("h2", "Waarom") in pagina.koppen
    assert pagina.links[wereld.actie.titel] == wereld.actie.get_absolute_url()
    assert "Van een andere lijn" not in pagina.tekst
    assert "Nieuwe fase: Voorbereiding" in pagina.tekst


def test_each_status_with_its_count_leads_to_those_acties(wereld: Wereld, client: Client) -> None:
    lijn = wereld.actie.programmalijn
    ActieFactory(programmalijn=lijn, soort=wereld.actie.soort, gepubliceerd=True, status="vertraagd")

    adressen = [str(k["href"]) for k in lees(client, lijn.get_absolute_url()).met("href")]

    for status in ("gepland", "vertraagd"):
        (adres,) = [adres for adres in adressen if adres.endswith(f"?lijn={lijn.slug}&status={status}")]
        assert ("h2", "1 actie") in lees(client, adres).koppen


def test_a_change_shows_at_once(wereld: Wereld, client: Client) -> None:
    adres = wereld.actie.programmalijn.get_absolute_url()
    lees(client, adres)

    services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=BEGIN)

    assert "Status: gestopt" in lees(client, adres).tekst


def test_a_line_without_acties_says_so(client: Client) -> None:
    lijn = ProgrammalijnFactory()

    assert "In deze lijn zijn nog geen acties gepubliceerd." in lees(client, lijn.get_absolute_url()).tekst
    assert client.get("/programmalijnen/weg/").status_code == 404
