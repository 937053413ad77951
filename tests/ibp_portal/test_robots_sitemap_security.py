"""The small files that robots and researchers read."""

import re
from datetime import datetime, timedelta
from types import ModuleType

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from acties.views import lijst
from basis.api import register
from basis.tijd.moment import Moment
from basis.web.context import SLEUTELS
from tests.factories import ActieFactory, PaginaFactory
from tests.support.rapporten import maak_rapport
from tests.support.wereld import maak_wereld
from voortgang.views import afspraken, verschil, voortgang

pytestmark = pytest.mark.django_db


def adressen(xml: str) -> list[str]:
    return [adres.removeprefix("https://portaal.voorbeeld.nl") for adres in re.findall(r"<loc>([^<]+)</loc>", xml)]


def test_robots_keep_out_of_the_workplace_and_know_the_sitemap(client: Client) -> None:
    antwoord = client.get("/robots.txt")

    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"
    regels = antwoord.text.splitlines()
    assert {"Disallow: /werk/", "Disallow: /beheer/", "Sitemap: https://portaal.voorbeeld.nl/sitemap.xml"} <= set(
        regels
    )
    assert not any(regel in {"Disallow: /", "Disallow: /acties/"} for regel in regels)


def test_the_sitemap_names_every_public_page_and_each_is_there(client: Client) -> None:
    w, pagina = maak_wereld(), PaginaFactory()
    actie, rapport = w.actie.get_absolute_url(), maak_rapport(klaar=True, gepubliceerd=True).get_absolute_url()
    verwacht = {"/", "/acties/", "/partijen/", "/zoeken/", "/volgen/", "/voortgang/rapporten/", rapport}
    verwacht |= {"/afspraken/", "/voortgang/", "/voortgang/tijdlijn/", "/voortgang/te-laat/"}
    verwacht |= {"/open-data/", "/open-data/begrippen/", *(f"/open-data/{naam}/" for naam in register.tabellen())}
    verwacht |= {"/voortgang/verschil/", "/meedoen/", "/meedoen/afgerond/", "/codes/", "/insluiten/"}
    verwacht |= {w.afspraak.get_absolute_url(), actie, f"{actie}geschiedenis/", pagina.get_absolute_url()}
    verwacht |= {w.onderdeel.get_absolute_url(), w.actie.programmalijn.get_absolute_url()}
    verwacht |= {partij.get_absolute_url() for partij in (w.trekker, w.partner, w.vreemde)}

    gevonden = {
        adres for kaart in adressen(client.get("/sitemap.xml").text) for adres in adressen(client.get(kaart).text)
    }

    assert gevonden == verwacht
    assert {adres: client.get(adres).status_code for adres in gevonden} == dict.fromkeys(gevonden, 200)


def test_the_sitemap_asks_for_each_request_what_is_to_be_seen(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    verzonnen = ActieFactory(gepubliceerd=True, is_demo=True).get_absolute_url()
    voor = adressen(client.get("/sitemap-acties.xml").text)
    monkeypatch.setattr(Moment, "nu", lambda: Moment(timezone.localdate(), is_nu=True, met_demo=True))
    assert (verzonnen in voor, verzonnen in adressen(client.get("/sitemap-acties.xml").text)) == (False, True)


def test_security_txt_is_valid_for_less_than_a_year(client: Client) -> None:
    antwoord = client.get("/.well-known/security.txt")

    velden = dict(regel.split(": ", 1) for regel in antwoord.text.splitlines())
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"
    assert velden["Canonical"] == "https://portaal.voorbeeld.nl/.well-known/security.txt"
    assert velden["Contact"] == velden["Policy"] == "https://portaal.voorbeeld.nl/kwetsbaarheid-melden/"
    assert velden["Preferred-Languages"] == "nl, en"
    over = datetime.fromisoformat(velden["Expires"]) - timezone.now()
    assert timedelta(days=30) < over < timedelta(days=366)


def test_reports_can_go_to_an_address_of_the_operator(client: Client, settings: Settings) -> None:
    settings.SECURITY_CONTACT = "mailto:veilig@voorbeeld.nl"

    assert "Contact: mailto:veilig@voorbeeld.nl" in client.get("/.well-known/security.txt").text


@pytest.mark.parametrize("bladzijde", [lijst, afspraken, verschil, voortgang])
def test_what_a_page_reads_of_its_address_is_in_the_address_for_search_engines(bladzijde: ModuleType) -> None:
    assert set(bladzijde.SLEUTELS) <= SLEUTELS
