"""Drafts, and what was withdrawn, are invisible in every public place (rule 8)."""

import re
from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from acties import services
from acties.models import Deelname
from basis.tijd.perioden import jaar
from tests.factories import ActieFactory, MijlpaalFactory, OnderdeelsoortFactory, PartijFactory
from tests.support.eenmalig import eenmalig
from tests.support.wereld import BEGIN

pytestmark = pytest.mark.django_db

GEHEIM = "Kwakzalver"


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator["Verborgen"]:
    yield from eenmalig(django_db_blocker, Verborgen)


@pytest.fixture(params=["concept", "ingetrokken"])
def verborgen(request: pytest.FixtureRequest, gedeeld: "Verborgen", db: None) -> "Verborgen":
    """An actie full of a secret word, and a visible one that is related to it in every way."""
    geheim = deepcopy(gedeeld)
    if request.param == "ingetrokken":
        services.publiceer(actie=geheim.actie, verantwoording=BEGIN)
        services.trek_publicatie_in(actie=geheim.actie, verantwoording=BEGIN)
    return geheim


class Verborgen:
    def __init__(self) -> None:
        self.partij = PartijFactory(naam="Gemeente Zichtbaar")
        self.zichtbaar = ActieFactory(trekker=self.partij, gepubliceerd=True)
        self.actie = ActieFactory(
            titel=f"{GEHEIM} plan",
            samenvatting=GEHEIM,
            trekker=self.partij,
            programmalijn=self.zichtbaar.programmalijn,
            slug="geheim",
        )
        services.zet_deelnames(
            actie=self.actie,
            deelnames=[*self.actie.deelnames.all(), Deelname(partij=PartijFactory(naam=GEHEIM), rol="partner")],
            verantwoording=BEGIN,
        )
        MijlpaalFactory(actie=self.actie, titel=GEHEIM, gepland=jaar(2050))
        soort = OnderdeelsoortFactory()
        deel = services.leg_onderdeel_vast(
            actie=self.actie, slug="deel", velden={"titel": GEHEIM, "soort": soort}, verantwoording=BEGIN
        )
        eigen = services.leg_onderdeel_vast(
            actie=self.zichtbaar, slug="eigen", velden={"titel": "Eigen", "soort": soort}, verantwoording=BEGIN
        )
        services.zet_onderdeel_opvolgers(onderdeel=eigen, opvolgers=[deel], door=None)
        services.voeg_document_toe(
            actie=self.actie, slug="brief", titel=GEHEIM, soort="brief", nummer="1", verantwoording=BEGIN
        )
        services.meld_voortgang(actie=self.actie, status="vertraagd", verantwoording=BEGIN)
        services.zet_verbanden(actie=self.zichtbaar, opgaven=[], voorgangers=[self.actie], door=None)

    @property
    def openbare_adressen(self) -> list[str]:
        actie, lijst = self.zichtbaar.get_absolute_url(), reverse("acties:lijst")
        adressen = ["/", lijst, actie, f"{actie}geschiedenis/", f"{actie}onderdelen/eigen/", "/partijen/"]
        adressen += [self.partij.get_absolute_url(), self.actie.programmalijn.get_absolute_url()]
        adressen += [f"{lijst}?q={GEHEIM}", f"{lijst}?partij={self.partij.slug}", f"{lijst}?status=vertraagd"]
        return [*adressen, f"/zoeken/?q={GEHEIM}", f"/zoeken/?q={GEHEIM}s"]


def zonder_vraag(html: str) -> str:
    """The page without the places that repeat what the reader typed."""
    einde = r'<meta property="og:(?:title|image:alt)"[^>]*>|<aside class="paginaeinde".*?</aside>'
    vraag = rf'value="{GEHEIM}s?"|“{GEHEIM}s?”|q={GEHEIM}s?|<title>.*?</title>|{einde}'
    return re.sub(vraag, "", html, flags=re.DOTALL)


def test_no_public_page_says_a_word_of_it(verborgen: Verborgen, client: Client) -> None:
    for adres in verborgen.openbare_adressen:
        antwoord = client.get(adres, follow=True)

        assert antwoord.status_code == 200, adres
        assert GEHEIM not in zonder_vraag(antwoord.text), adres
        assert "/acties/geheim/" not in antwoord.text, adres


def test_a_party_is_found_by_its_name_without_what_it_does_in_secret(verborgen: Verborgen, client: Client) -> None:
    antwoord = client.get(f"/partijen/?q={GEHEIM}", follow=True)

    assert "/acties/geheim/" not in antwoord.text
    assert "Geen rol in een actie" in antwoord.text


def test_its_own_addresses_are_not_there(verborgen: Verborgen, client: Client) -> None:
    for pad in ("", "geschiedenis/", "onderdelen/deel/", "nergens/"):
        assert client.get(f"/acties/geheim/{pad}").status_code == 404


def test_no_sitemap_names_it(verborgen: Verborgen, client: Client) -> None:
    kaarten = re.findall(r"<loc>https://portaal.voorbeeld.nl([^<]+)</loc>", client.get("/sitemap.xml").text)
    inhoud = "".join(client.get(kaart).text for kaart in kaarten)

    assert verborgen.zichtbaar.get_absolute_url() in inhoud
    assert "/acties/geheim/" not in inhoud


def test_nothing_counts_it(verborgen: Verborgen, client: Client) -> None:
    assert "1 actie" in client.get(reverse("acties:lijst")).text
    assert "1 actie" in client.get("/partijen/").text
    assert "vertraagd" not in client.get(verborgen.actie.programmalijn.get_absolute_url()).text


def test_once_published_every_place_shows_it(verborgen: Verborgen, client: Client) -> None:
    """So that the tests above can fail."""
    services.publiceer(actie=verborgen.actie, verantwoording=BEGIN)

    stil = [
        adres
        for adres in verborgen.openbare_adressen
        if GEHEIM not in zonder_vraag(client.get(adres, follow=True).text)
    ]

    assert stil == [f"{verborgen.zichtbaar.get_absolute_url()}geschiedenis/"]  # which tells of one actie only
