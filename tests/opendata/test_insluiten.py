"""What stands in other people's sites: who may frame what, what it shows, and that it knows nobody."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as instellingen
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from acties import services
from tests.factories import ActieFactory, PartijFactory, beloof
from tests.support.deuren import Proef, lees_deuren, maak_proef
from tests.support.eenmalig import eenmalig
from tests.support.meedoen import maak_vraag
from tests.support.pagina import browser_van, lees
from tests.support.wereld import Wereld, lid

pytestmark = pytest.mark.django_db
DEUREN = lees_deuren(Path(__file__).parents[1] / "deuren.txt")
SOORTEN = ("actie", "partij", "voortgang", "vragen")
BELEID = {
    *("default-src 'none'", "style-src 'self'", "img-src 'self'", "font-src 'self'"),
    *("form-action 'none'", "base-uri 'none'", "frame-ancestors *"),
}


@pytest.fixture(scope="module")
def proef(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Proef]:
    yield from eenmalig(django_db_blocker, maak_proef)


def _adressen(wereld: Wereld) -> list[str]:
    slugs = {"actie": f"acties/{wereld.actie.slug}", "partij": f"partijen/{wereld.trekker.slug}"}
    return [f"/insluiten/{slugs.get(soort, soort)}/" for soort in SOORTEN]


def test_only_what_is_made_for_it_can_be_framed(client: Client, proef: Proef) -> None:
    """Of all addresses, whatever they answer."""
    inlijstbaar = set()
    for naam, adres, _, _ in DEUREN:
        antwoord = client.get(adres.format(**proef.plaatsen))
        beleid = set(antwoord.get("Content-Security-Policy", "").split("; "))
        if "X-Frame-Options" not in antwoord or "frame-ancestors 'none'" not in beleid:
            assert (naam, beleid) == (naam, BELEID)
            inlijstbaar.add(naam)
        else:
            assert antwoord["X-Frame-Options"] == "DENY", naam
    assert inlijstbaar == {f"insluiten:{soort}" for soort in SOORTEN}


def test_a_frame_knows_nobody(wereld: Wereld) -> None:
    """Who is logged in, even halfway, or has an old cookie, gets what everyone gets; and no cookie."""
    burger, oud, half = Client(), Client(), Client()
    oud.cookies[instellingen.SESSION_COOKIE_NAME] = "weg"
    half.force_login(lid(wereld.trekker, rol="redacteur"))
    bezoekers = (burger, oud, half, browser_van(lid(wereld.trekker, rol="redacteur")))
    for adres in _adressen(wereld):
        antwoorden = [bezoeker.get(adres) for bezoeker in bezoekers]
        assert {antwoord.status_code for antwoord in antwoorden} == {200}
        assert len({antwoord.content for antwoord in antwoorden}) == 1
        for antwoord in antwoorden:
            assert not antwoord.cookies
            assert antwoord["Cache-Control"] == "no-cache"
            assert "Cookie" not in antwoord.get("Vary", "")


def test_a_frame_has_no_script_and_leads_to_the_portal(client: Client, wereld: Wereld) -> None:
    for adres in _adressen(wereld):
        pagina = lees(client, adres)
        assert not {"script", "form", "input", "button"} & {tag for tag, _ in pagina.elementen}
        assert [k["target"] for k in pagina.met("target")] == ["_top"]
        bron = pagina.links["Bekijk alles in het IBP-portaal"]
        assert client.get(bron).status_code == 200
        assert "Stand van" in pagina.tekst
        assert client.get(adres)["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_frame_says_what_the_page_says(client: Client, wereld: Wereld) -> None:
    titel = beloof(wereld.trekker, wereld.actie, titel="Wij helpen mee").afspraak.titel
    services.meld_voortgang(
        actie=wereld.actie, status="vertraagd", verantwoording=services.Verantwoording(reden="Zo is het.")
    )

    actie, partij, voortgang, _ = (lees(client, adres) for adres in _adressen(wereld))

    assert wereld.actie.titel in actie.tekst
    assert "Vertraagd" in actie.tekst
    assert titel in partij.links
    assert "vertraagd" in voortgang.tekst.lower()


@pytest.mark.parametrize(("thema", "klasse"), [("donker", "insluiting--donker"), ("licht", "insluiting--licht")])
def test_a_key_makes_it_light_or_dark(client: Client, wereld: Wereld, thema: str, klasse: str) -> None:
    for adres in _adressen(wereld):
        assert f'class="insluiting {klasse}"' in client.get(f"{adres}?thema={thema}").text
        assert 'class="insluiting"' in client.get(f"{adres}?thema=<x>").text


def test_what_is_not_there_says_so_in_its_frame(client: Client) -> None:
    for adres in ("acties/weg", "partijen/weg", "voortgang/?lijn=weg"):
        antwoord = client.get(f"/insluiten/{adres}{'' if '?' in adres else '/'}")
        assert antwoord.status_code == 404
        assert "niet (meer)" in antwoord.text
        assert set(antwoord["Content-Security-Policy"].split("; ")) == BELEID


def test_a_day_in_the_past_is_kept_in_its_links(client: Client, wereld: Wereld) -> None:
    gisteren = timezone.localdate() - timedelta(days=1)
    pagina = lees(client, f"/insluiten/acties/{wereld.actie.slug}/?stand={gisteren}")
    assert pagina.links["Bekijk alles in het IBP-portaal"] == f"/acties/{wereld.actie.slug}/?stand={gisteren}"
    fout = lees(client, f"/insluiten/acties/{wereld.actie.slug}/?stand=2999-01-01")
    assert "ligt in de toekomst" in fout.tekst
    assert "U ziet nu de stand van vandaag." in fout.tekst


def test_what_was_invented_is_only_there_for_who_asks_and_says_so(client: Client) -> None:
    partij = PartijFactory(slug="demopartij", naam="Demopartij", is_demo=True)
    actie = ActieFactory(slug="demo", titel="Demoactie", is_demo=True, gepubliceerd=True, trekker=partij)
    maak_vraag(actie, partij, titel="Demovraag")
    for adres, wat in (
        ("acties/demo/", "Demoactie"),
        ("partijen/demopartij/", "Demopartij"),
        ("voortgang/", "Demoactie"),
        ("vragen/", "Demovraag"),
    ):
        zonder, met = client.get(f"/insluiten/{adres}"), client.get(f"/insluiten/{adres}?demo=ja")
        assert wat not in zonder.text, adres
        assert zonder.status_code == (404 if adres.startswith(("acties", "partijen")) else 200)
        assert (met.status_code, wat in met.text, "verzonnen" in met.text) == (200, True, True), adres
        assert "demo=ja" in lees(client, f"/insluiten/{adres}?demo=ja").links["Bekijk alles in het IBP-portaal"]


@pytest.mark.parametrize("aantal", [1, 6])
@pytest.mark.parametrize(
    ("soort", "budget", "daarna"),  # stamps, frame and what is shown; then stamps and what it is of
    [("actie", 4, 2), ("partij", 6, 2), ("voortgang", 5, 1), ("vragen", 3, 1)],
)
def test_more_rows_cost_no_more_queries(
    client: Client,
    wereld: Wereld,
    soort: str,
    budget: int,
    daarna: int,
    aantal: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for nummer in range(aantal):
        actie = ActieFactory(gepubliceerd=True, trekker=wereld.trekker)
        beloof(wereld.trekker, wereld.actie, titel=f"Belofte {nummer}")
        maak_vraag(actie, wereld.trekker, titel=f"Vraag {nummer}")
    adres = _adressen(wereld)[SOORTEN.index(soort)]
    for kast in caches.all():
        kast.clear()

    for hoeveel in (budget, daarna):
        with django_assert_num_queries(hoeveel):
            client.get(adres)
