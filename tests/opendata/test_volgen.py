"""Finding feeds and calendars: on the page that explains them, and from the pages that they are about."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acties.models import Actie
from tests.factories import ActieFactory, ProgrammalijnFactory
from tests.support.lezers import lees_agenda, lees_feed
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import Wereld, lid

HIER = "https://portaal.voorbeeld.nl"


def gevonden(pagina: Pagina) -> dict[str, str]:
    """The address that a feed reader and a calendar find in the head of a page, by type."""
    return {
        k["type"] or "": k["href"] or "" for tag, k in pagina.elementen if tag == "link" and k.get("rel") == "alternate"
    }


def vul(adres: str, w: Wereld) -> str:
    plaatsen = {"lijn": w.actie.programmalijn.slug, "actie": w.actie.slug, "partij": w.trekker.slug}
    return adres.format(**plaatsen, afspraak=w.afspraak.slug, onderdeel=w.onderdeel.slug)


# page → what its addresses are about, and what its link to the explanation says
PAGINAS = {
    "/": ("alles", "Volg wat er verandert"),
    "/acties/": ("acties", "Volg deze lijst"),
    "/acties/?status=gepland&q=samen": ("acties", "Volg deze lijst"),
    "/acties/{actie}/": ("acties/{actie}", "Volg deze actie"),
    "/programmalijnen/{lijn}/": ("programmalijnen/{lijn}", "Volg deze programmalijn"),
    "/partijen/{partij}/": ("partijen/{partij}", "Volg deze partij"),
    "/zoeken/?q=samen+%26+meer": ("zoeken", "Volg deze zoekvraag"),
    "/volgen/": ("alles", "Volgen zonder account"),
}


@pytest.mark.parametrize("adres", PAGINAS)
def test_a_page_names_its_feed_and_calendar_and_links_to_the_explanation(
    client: Client, wereld: Wereld, adres: str
) -> None:
    weg, tekst = PAGINAS[adres]

    pagina = lees(client, vul(adres, wereld))

    feed, agenda = (gevonden(pagina)[soort] for soort in ("application/atom+xml", "text/calendar"))
    assert feed.split("?")[0] == vul(f"/feeds/{weg}.atom", wereld)
    assert agenda.split("?")[0] == vul(f"/agenda/{weg}.ics", wereld)
    eigen = {link.href.removeprefix(HIER) for link in lees_feed(client, feed).feed.links if link.rel == "self"}
    assert [parse_qs(urlsplit(een).query) for een in eigen] == [parse_qs(urlsplit(feed).query)]
    lees_agenda(client, agenda)
    assert pagina.links[tekst].startswith("/volgen/")


def adressen_op(uitleg: Pagina) -> set[str]:
    """The addresses that are ready to be copied."""
    return {k["value"] or "" for k in uitleg.met("readonly")}


@pytest.mark.parametrize("adres", [adres for adres in PAGINAS if adres not in ("/", "/volgen/")])
def test_the_explanation_has_the_addresses_of_the_page_that_led_to_it(
    client: Client, wereld: Wereld, adres: str
) -> None:
    weg, tekst = PAGINAS[adres]
    pagina = lees(client, vul(adres, wereld))

    uitleg = lees(client, pagina.links[tekst])

    if adres == "/acties/":  # no choice: the whole programme, which is there already
        assert "Dit koos u" not in uitleg.tekst
    else:
        wat = "acties" if weg == "zoeken" else weg
        assert f"Dit koos u {uitleg.titel.split(': ', 1)[1].removesuffix(' – IBP-portaal')}" in uitleg.tekst
        adressen = {gevonden.partition("?")[0] for gevonden in adressen_op(uitleg)}
        assert f"{HIER}{vul(f'/feeds/{wat}.atom', wereld)}" in adressen
        assert f"{HIER}{vul(f'/agenda/{wat}.ics', wereld)}" in adressen
        assert not [gevonden for gevonden in adressen_op(uitleg) if "amp%3B" in gevonden]


DELEN = {
    "/acties/{actie}/onderdelen/{onderdeel}/": ("Volg dit onderdeel", "/feeds/onderdelen/{actie}/{onderdeel}.atom"),
    "/afspraken/{afspraak}/": ("Volg deze afspraak", "/feeds/afspraken/{afspraak}.atom"),
}


@pytest.mark.parametrize("adres", DELEN)
def test_a_part_of_an_actie_is_followed_by_itself(client: Client, wereld: Wereld, adres: str) -> None:
    tekst, feed = DELEN[adres]

    uitleg = lees(client, lees(client, vul(adres, wereld)).links[tekst])

    assert f"{HIER}{vul(feed, wereld)}" in adressen_op(uitleg)
    assert lees_feed(client, vul(feed, wereld)).entries
    assert len(lees_feed(client, vul(feed, wereld)).entries) < len(lees_feed(client, "/feeds/alles.atom").entries)


def test_the_way_to_follow_it_by_mail_asks_for_the_same(client: Client, wereld: Wereld) -> None:
    for vraag in ("", "?status=gepland&q=samen", "?actie={actie}", "?onderdeel={actie}/{onderdeel}"):
        uitleg = lees(client, vul(f"/volgen/{vraag}", wereld))
        link = next(href for tekst, href in uitleg.links.items() if tekst.startswith("Krijg dit per e-mail"))

        assert link.startswith("/meedoen/mail/")
        assert parse_qs(urlsplit(link).query) == parse_qs(urlsplit(vul(vraag, wereld)).query)


def test_the_filter_of_the_list_goes_along(client: Client, wereld: Wereld) -> None:
    pagina = lees(
        client, f"/acties/?partij={wereld.partner.slug}&status=gepland&sorteer=begin&na=x&laag=prima&van=ooit"
    )

    uitleg = lees(client, pagina.links["Volg deze lijst"])

    vraag = f"partij={wereld.partner.slug}&status=gepland"
    assert f"{HIER}/feeds/acties.atom?{vraag}" in adressen_op(uitleg)
    assert uitleg.links[f"Acties: gepland, {wereld.partner}"] == f"/acties/?{vraag}"
    assert f"webcal://portaal.voorbeeld.nl/agenda/acties.ics?{vraag}" in {k["href"] for k in uitleg.met("href")}


def test_the_feed_with_all_news_is_ready_to_copy_too(client: Client, wereld: Wereld) -> None:
    gefilterd = adressen_op(lees(client, "/volgen/?status=gepland&q=samen"))

    assert f"{HIER}/feeds/alles.atom?alles=ja" in adressen_op(lees(client, "/volgen/"))
    assert [adres for adres in gefilterd if adres.endswith("&alles=ja") and "status=gepland" in adres]


def test_the_ready_addresses_are_all_acties_and_each_line(client: Client, wereld: Wereld) -> None:
    lijn = ProgrammalijnFactory(titel="Nog een lijn", volgorde=999)

    uitleg = lees(client, "/volgen/")

    for weg in ("alles", f"programmalijnen/{wereld.actie.programmalijn.slug}", f"programmalijnen/{lijn.slug}"):
        assert f"{HIER}/feeds/{weg}.atom" in adressen_op(uitleg)
        assert f"{HIER}/agenda/{weg}.ics" in adressen_op(uitleg)


@pytest.mark.parametrize("vraag", ["?actie=weg", "?actie=geheim", "?lijn=weg", "?partij=weg", "?status=prima", "?x=1"])
def test_what_is_not_there_is_no_choice(client: Client, wereld: Wereld, vraag: str) -> None:
    ActieFactory(slug="geheim", titel="Geheim plan")

    uitleg = lees(client, f"/volgen/{vraag}")

    assert "Dit koos u" not in uitleg.tekst
    assert "Geheim plan" not in uitleg.tekst
    assert gevonden(uitleg)["application/atom+xml"] == "/feeds/alles.atom"


def test_a_draft_offers_nothing_to_follow(client: Client, wereld: Wereld) -> None:
    concept: Actie = ActieFactory(slug="geheim")
    beheerder = browser_van(lid(wereld.trekker, is_staff=True, is_superuser=True))

    pagina = lees(beheerder, concept.get_absolute_url())

    assert gevonden(pagina) == {}
    assert "Volg deze actie" not in pagina.links


def test_the_explanation_is_one_page_for_search_engines(client: Client, wereld: Wereld) -> None:
    uitleg = lees(client, f"/volgen/?actie={wereld.actie.slug}")

    assert [k["href"] for k in uitleg.met("rel", "canonical")] == [f"{HIER}/volgen/"]
    assert "Disallow: /volgen/?" in client.get("/robots.txt").text.splitlines()


def test_what_was_typed_cannot_break_out(client: Client, wereld: Wereld) -> None:
    uitleg = client.get("/volgen/", {"q": '"><script>alert(1)</script>'})

    assert "<script>alert" not in uitleg.text
    assert "%22%3E%3Cscript%3E" in uitleg.text


@pytest.mark.parametrize(("vraag", "budget"), [("", 2), ("?actie={actie}", 3), ("?partij={partij}", 3), ("?q=x", 2)])
def test_the_page_costs_the_same_however_much_there_is(
    client: Client, wereld: Wereld, vraag: str, budget: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        ActieFactory(gepubliceerd=True)

    adres = vul(f"/volgen/{vraag}", wereld)
    with django_assert_num_queries(budget):  # stamps, frame, the subject
        client.get(adres)
