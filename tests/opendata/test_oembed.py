"""oEmbed: from a page to what of it stands in another site; and the page where a person gets the same code."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.factories import ActieFactory, PartijFactory
from tests.support.meedoen import maak_vraag
from tests.support.pagina import Pagina, lees
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db
HIER = "https://portaal.voorbeeld.nl"
PAGINAS = ("/acties/{actie}/", "/partijen/{partij}/", "/voortgang/", "/voortgang/?lijn={lijn}", "/meedoen/")
ZONDER = ("/", "/acties/", "/over/", "/acties/{actie}/geschiedenis/", "/insluiten/", "/voortgang/tijdlijn/")


def _vul(adres: str, wereld: Wereld) -> str:
    actie = wereld.actie
    return adres.format(actie=actie.slug, partij=wereld.trekker.slug, lijn=actie.programmalijn.slug)


def _ontdek(client: Client, adres: str) -> list[dict[str, str | None]]:
    return Pagina(client.get(adres)).met("type", "application/json+oembed")


def _van_code(code: str) -> dict[str, Any]:
    """The attributes of the frame in a code."""
    return {naam: unescape(waarde) for naam, waarde in re.findall(r'([\w-]+)="([^"]*)"', code)}


@pytest.mark.parametrize("pagina", PAGINAS)
def test_from_a_page_to_what_stands_in_another_site(client: Client, wereld: Wereld, pagina: str) -> None:
    maak_vraag(wereld.actie, wereld.trekker)
    (link,) = _ontdek(client, _vul(pagina, wereld))
    adres = link["href"] or ""
    assert adres.startswith(f"{HIER}/oembed?url=https%3A%2F%2Fportaal")

    antwoord = client.get(adres.removeprefix(HIER))

    assert antwoord.headers["Content-Type"] == "application/json"
    assert antwoord.headers["Access-Control-Allow-Origin"] == "*"
    inhoud = antwoord.json()
    assert (inhoud["version"], inhoud["type"], inhoud["provider_name"]) == ("1.0", "rich", "IBP-portaal")
    kader = _van_code(inhoud["html"])
    assert (kader["width"], kader["height"]) == (str(inhoud["width"]), str(inhoud["height"]))
    assert kader["title"] == f"{inhoud['title']} – IBP-portaal"
    ingesloten = lees(client, kader["src"].removeprefix(HIER))
    assert ("h1", inhoud["title"]) in ingesloten.koppen
    assert client.get(f"/oembed?url={kader['src']}").json() == inhoud


@pytest.mark.parametrize("pagina", ZONDER)
def test_other_pages_offer_nothing(client: Client, wereld: Wereld, pagina: str) -> None:
    adres = _vul(pagina, wereld)
    assert _ontdek(client, adres) == []
    assert client.get("/oembed", {"url": f"{HIER}{adres}"}).status_code == 404


@pytest.mark.parametrize(
    ("vraag", "status"),
    [
        ("", 400),
        ("url=/acties/{actie}/&maxwidth=breed", 400),
        ("url=/acties/{actie}/&maxheight=0", 400),
        ("url=/acties/{actie}/&format=xml", 501),
        ("url=https://elders.nl/acties/{actie}/", 404),
        ("url=//elders.nl/acties/{actie}/", 404),
        ("url=javascript:/acties/{actie}/", 404),
        ("url=https://[/", 404),
        ("url=/acties/weg/", 404),
        ("url=/acties/{actie}/?stand=2999-01-01", 404),
        ("url=/voortgang/?lijn=weg", 404),
        ("url=http://portaal.voorbeeld.nl/acties/{actie}/", 200),
        ("url=/acties/{actie}/&format=json&maxwidth=&maxheight=", 200),
    ],
)
def test_what_cannot_be_is_said_with_its_status(client: Client, wereld: Wereld, vraag: str, status: int) -> None:
    antwoord = client.get(f"/oembed?{_vul(vraag, wereld)}")
    assert antwoord.status_code == status
    assert ("fout" in antwoord.json()) == (status != 200)


def test_it_fits_in_the_room_that_there_is(client: Client, wereld: Wereld) -> None:
    adres = f"/oembed?url=/acties/{wereld.actie.slug}/"
    klein, groot = (client.get(f"{adres}&maxwidth={n}&maxheight={n}").json() for n in (200, 5000))
    assert (klein["width"], klein["height"]) == (200, 200)
    assert (groot["width"], groot["height"]) == (640, 330)


def test_what_was_invented_or_is_a_draft_is_not_offered(client: Client, wereld: Wereld) -> None:
    ActieFactory(slug="demo", is_demo=True, gepubliceerd=True, trekker=PartijFactory(slug="demo", is_demo=True))
    ActieFactory(slug="concept")
    for pagina in ("/acties/demo/", "/partijen/demo/"):
        assert _ontdek(client, pagina) == []
        (link,) = _ontdek(client, f"{pagina}?demo=ja")
        assert client.get((link["href"] or "").removeprefix(HIER)).status_code == 200
    for pagina in ("/acties/demo/", "/acties/concept/", "/partijen/demo/"):
        assert client.get(f"/oembed?url={pagina}").status_code == 404


def test_a_title_cannot_break_out_of_the_code(client: Client, wereld: Wereld) -> None:
    ActieFactory(slug="eng", titel='Een "><script>alert(1)</script>', gepubliceerd=True)
    code = client.get("/oembed?url=/acties/eng/").json()["html"]
    assert "<script" not in code
    assert _van_code(code)["title"] == 'Een "><script>alert(1)</script> – IBP-portaal'
    assert "<script>alert" not in client.get("/insluiten/?pagina=/acties/eng/").text


# -- the page that makes the code ----------------------------------------------------------------------------------


def _code(pagina: Pagina) -> str:
    return pagina.formulier("Kies een pagina").velden[""]


def test_a_page_leads_to_its_code(client: Client, wereld: Wereld) -> None:
    pagina = lees(client, f"/acties/{wereld.actie.slug}/")
    gemaakt = lees(client, pagina.links["Toon dit op uw eigen site"])
    assert _van_code(_code(gemaakt))["src"] == f"{HIER}/insluiten/acties/{wereld.actie.slug}/"


def test_the_form_makes_the_code_without_a_script(client: Client, wereld: Wereld) -> None:
    formulier = lees(client, "/insluiten/").formulier("Kies een pagina")
    pagina = Pagina(formulier.verstuur(client, pagina=f"{HIER}/voortgang/?stand=2021-03-01", thema="donker"))
    (kader,) = [k for tag, k in pagina.elementen if tag == "iframe"]
    adres = "/insluiten/voortgang/?stand=2021-03-01&thema=donker"
    assert _van_code(_code(pagina))["src"] == f"{HIER}{adres}"
    assert kader["src"] == adres
    assert client.get(adres).status_code == 200


@pytest.mark.parametrize("pagina", ["", "/over/", "https://elders.nl/", "x" * 501])
def test_the_form_says_what_is_wrong(client: Client, pagina: str) -> None:
    antwoord = client.get("/insluiten/", {"pagina": pagina})
    assert antwoord.status_code == 422
    assert Pagina(antwoord).met("autofocus")


def test_only_this_page_frames_something_and_only_our_own(client: Client) -> None:
    assert "frame-src 'self'" in client.get("/insluiten/")["Content-Security-Policy"]
    assert "frame-src" not in client.get("/acties/")["Content-Security-Policy"]
