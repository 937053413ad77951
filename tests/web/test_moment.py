"""The moment in an address: what can't be is refused by every page, and pages that only show today say so."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests.support.deuren import Proef, lees_deuren, maak_proef
from tests.support.eenmalig import eenmalig
from tests.support.pagina import lees
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db
DEUREN = lees_deuren(Path(__file__).parents[1] / "deuren.txt")
OPEN = [adres for _, adres, get, _ in DEUREN if get.startswith("200") and "stand=" not in adres]
STRAKS = f"{timezone.localdate() + timedelta(days=1)}T00:00:00Z"
FOUT = ("2999-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2021-03-01T24:00:00Z", STRAKS)


@pytest.fixture(scope="module")
def proef(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Proef]:
    yield from eenmalig(django_db_blocker, maak_proef)


def _met_moment(proef: Proef, *, toont: bool) -> list[str]:
    """The public addresses whose page shows a moment, or only says that it does not."""
    paden = sorted({adres.format(**proef.plaatsen) for adres in OPEN})
    return [pad for pad in paden if getattr(resolve(pad.split("?")[0]).func, "kent_moment", None) is toont]


@pytest.mark.parametrize("vraag", [*(f"stand=2021-03-01&bekend={bekend}" for bekend in FOUT), "bekend=2021-03-01"])
def test_every_page_refuses_what_cannot_be_and_says_so(client: Client, proef: Proef, vraag: str) -> None:
    paden = _met_moment(proef, toont=True)
    assert len(paden) > 10
    for pad in paden:
        antwoord = client.get(f"{pad}{'&' if '?' in pad else '?'}{vraag}")
        is_pagina = antwoord["Content-Type"].startswith("text/html")
        assert (pad, antwoord.status_code) == (pad, 200 if is_pagina else 422)
        tekst = antwoord.text if is_pagina else f"{antwoord.text} U ziet nu de stand van vandaag."
        assert "in dit adres" in tekst or "Dit adres zegt niet" in tekst, pad
        assert "U ziet nu de stand van vandaag." in tekst, pad


def test_pages_of_today_mind_nothing_that_cannot_be(client: Client, proef: Proef) -> None:
    paden = _met_moment(proef, toont=False)
    assert {f"/{pad.split('?')[0].split('/')[1]}" for pad in paden} == {
        "/",
        "/zoeken",
        "/meedoen",
        "/codes",
        "/open-data",
    }
    for pad in paden:
        for bekend in FOUT:
            antwoord = client.get(f"{pad}{'&' if '?' in pad else '?'}stand=2021-03-01&bekend={bekend}")
            assert (antwoord.status_code, b"stand van vandaag" in antwoord.content) == (200, False)


def test_a_table_of_a_day_that_cannot_be_is_no_table_of_today(client: Client, wereld: Wereld) -> None:
    antwoord = client.get("/afspraken.csv?stand=2999-01-01")
    assert (antwoord.status_code, antwoord.text) == (
        422,
        "Deze datum ligt in de toekomst. Kies een dag tot en met vandaag.\n",
    )


def test_the_permanent_link_of_today_says_which_day_that_is(client: Client, wereld: Wereld) -> None:
    antwoord = client.get("/acties/?bekend=nu")
    assert f"stand={timezone.localdate()}" in antwoord["Location"]
    assert client.get(antwoord["Location"]).status_code == 200


@pytest.mark.parametrize("vraag", ["stand=2021-03-01", "stand=2021-03-01&bekend=2022-01-01"])
def test_who_follows_the_logo_or_searches_is_told_that_it_is_today(client: Client, wereld: Wereld, vraag: str) -> None:
    pagina = lees(client, f"/acties/?{vraag}")
    assert f"/?{vraag}" in pagina.links.values()
    (zoek,) = [formulier for formulier in pagina.formulieren if formulier.adres == "/zoeken/"]

    thuis, gevonden = lees(client, f"/?{vraag}"), zoek.verstuur(client, q="een & twee")

    assert "U ziet hier de stand van vandaag" in thuis.tekst
    assert thuis.links["Terug naar de acties van 1 maart 2021"] == f"/acties/?{vraag}"
    assert f"/acties/?q=een+%26+twee&amp;{vraag.replace('&', '&amp;')}" in gevonden.text
    assert "Zoek hetzelfde in de acties van" in gevonden.text


def test_without_a_moment_nothing_is_said_and_links_stay_as_they_are(client: Client, wereld: Wereld) -> None:
    for pad in ("/", "/zoeken/?q=een", f"/?stand={timezone.localdate() + timedelta(days=1)}"):
        assert "stand van vandaag" not in client.get(pad).text
    assert 'rel="canonical" href="https://portaal.voorbeeld.nl/"' in client.get("/?stand=2021-03-01").text
