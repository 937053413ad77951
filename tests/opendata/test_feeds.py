"""Feeds of the journal, read as others read them."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from acties import services
from acties.models import Actie, Deelname, Deelnamerol
from acties.services import Verantwoording
from basis.tijd.perioden import jaar, lees_periode
from opendata.feeds import AANTAL
from tests.factories import ActieFactory, BronFactory, PartijFactory
from tests.support.lezers import lees_feed
from tests.support.pagina import lees
from tests.support.wereld import BEGIN, Wereld, lid, vandaag

ALLES = "/feeds/alles.atom"


def titels(feed: Any) -> list[str]:
    return [bericht.title for bericht in feed.entries]


def meld(actie: Actie, reden: str, status: str = "vertraagd", **anders: Any) -> None:
    services.meld_voortgang(actie=actie, status=status, verantwoording=Verantwoording(reden=reden, **anders))


def voeg_stuk_toe(actie: Actie, **verantwoording: Any) -> None:
    """A fact that may be of long ago, whatever happened since."""
    waarom = Verantwoording(**verantwoording)
    stuk = {"slug": "oud", "titel": "Oud stuk", "soort": "brief", "nummer": "1"}
    services.voeg_document_toe(actie=actie, verantwoording=waarom, **stuk)


def test_an_entry_tells_what_why_and_where_it_says_so(client: Client, wereld: Wereld) -> None:
    bron = BronFactory(titel="Kamerbrief", url="https://voorbeeld.nl/brief?a=1&b=2", nummer="2026-7")
    voeg_stuk_toe(wereld.actie, reden="Het kost meer tijd.", bron=bron, datum=lees_periode("2026-03"))

    bericht = lees_feed(client, ALLES).entries[0]

    assert bericht.title == f"Document toegevoegd: Oud stuk – {wereld.actie}"
    tekst = bericht.summary
    assert "Het kost meer tijd." in tekst
    assert "Ging in: ergens in maart 2026." in tekst
    assert '<a href="https://voorbeeld.nl/brief?a=1&amp;b=2">Kamerbrief</a> (2026-7)' in tekst
    assert {deel.term for deel in bericht.tags} == {"Document toegevoegd", wereld.actie.programmalijn.titel}


def test_an_entry_has_the_moment_of_recording_and_never_moves(client: Client, wereld: Wereld) -> None:
    voeg_stuk_toe(wereld.actie, reden="Al lang zo.", datum=lees_periode("2026-01-05"))
    rij = wereld.actie.gebeurtenissen.latest("pk")

    bericht = lees_feed(client, ALLES).entries[0]

    assert bericht.published == bericht.updated
    assert datetime.fromisoformat(bericht.updated) == rij.geregistreerd_op
    assert bericht.id == f"tag:portaal.voorbeeld.nl,2026:gebeurtenis:{rij.pk}"
    assert lees_feed(client, f"/feeds/acties/{wereld.actie.slug}.atom").entries[0].id == bericht.id


def test_a_person_is_never_named(client: Client, wereld: Wereld) -> None:
    mens = lid(wereld.trekker, naam="Wilhelmina Vuurpijl", functie="adviseur", email="w.vuurpijl@voorbeeld.nl")
    meld(wereld.actie, "Het loopt uit.", door=mens, namens=wereld.trekker)

    feed = lees_feed(client, ALLES)

    assert feed.entries[0].author == f"adviseur, {wereld.trekker}"
    assert feed.feed.author == "IBP-portaal"
    assert b"uurpijl" not in client.get(ALLES).content


def test_the_link_leads_to_the_row(client: Client, wereld: Wereld) -> None:
    for bericht in lees_feed(client, ALLES).entries:
        adres = urlsplit(bericht.link)
        assert adres.scheme
        assert len(lees(client, f"{adres.path}?{adres.query}").met("id", adres.fragment)) == 1


def test_the_link_to_a_row_far_back_in_the_history_leads_there_too(client: Client, wereld: Wereld) -> None:
    for nummer in range(55):
        meld(wereld.actie, f"Melding {nummer}.", status=("vertraagd", "op-schema")[nummer % 2])
    voeg_stuk_toe(wereld.actie, reden="Pas nu gevonden.", datum=jaar(2015))

    bericht = lees_feed(client, ALLES).entries[0]

    adres = urlsplit(bericht.link)
    assert "Oud stuk" in bericht.title
    assert lees(client, adres.path).met("id", adres.fragment) == []
    assert len(lees(client, f"{adres.path}?{adres.query}").met("id", adres.fragment)) == 1


def test_what_was_recorded_last_comes_first_whenever_it_took_effect(client: Client, wereld: Wereld) -> None:
    ander = ActieFactory(gepubliceerd=True)
    meld(wereld.actie, "Van vandaag.", datum=vandaag())
    voeg_stuk_toe(ander, reden="Van vroeger.", datum=jaar(2019))

    van_vroeger, van_vandaag = titels(lees_feed(client, ALLES))[:2]

    assert van_vroeger == f"Document toegevoegd: Oud stuk – {ander}"
    assert van_vandaag == f"Status: vertraagd – {wereld.actie}"


def test_that_all_is_still_true_is_no_news_unless_asked_for(client: Client, wereld: Wereld) -> None:
    services.bevestig_actie(actie=wereld.actie, verantwoording=Verantwoording(reden="Klopt nog."))

    assert f"Nog actueel – {wereld.actie}" not in titels(lees_feed(client, ALLES))
    alles = lees_feed(client, f"{ALLES}?alles=ja")
    assert titels(alles)[0] == f"Nog actueel – {wereld.actie}"
    assert [link.href for link in alles.feed.links if link.rel == "self"] == [
        f"https://portaal.voorbeeld.nl{ALLES}?alles=ja"
    ]


@pytest.mark.parametrize("doe", ["concept", "ingetrokken"])
def test_a_draft_and_what_was_withdrawn_stay_out(client: Client, wereld: Wereld, doe: str) -> None:
    geheim = ActieFactory(titel="Geheim plan", slug="geheim", trekker=wereld.trekker, gepubliceerd=doe == "ingetrokken")
    if doe == "ingetrokken":
        services.trek_publicatie_in(actie=geheim, verantwoording=BEGIN)

    adressen = [ALLES, f"/feeds/partijen/{wereld.trekker.slug}.atom", "/feeds/acties.atom", "/feeds/zoeken.atom?q=plan"]
    lijn = f"/feeds/programmalijnen/{geheim.programmalijn.slug}.atom"
    assert all(b"Geheim" not in client.get(adres).content for adres in [*adressen, lijn])
    assert client.get("/feeds/acties/geheim.atom").status_code == 404


def test_html_in_a_text_stays_text(client: Client, wereld: Wereld) -> None:
    gemeen = "Jan & Piet <script>alert(1)</script> \x0b\x1f\ufffe einde"
    Actie.objects.filter(pk=wereld.actie.pk).update(titel=gemeen)
    meld(wereld.actie, gemeen)

    bericht = lees_feed(client, f"{ALLES}?q={gemeen}").entries[0]

    assert b"<script" not in client.get(ALLES).content
    assert "&amp;lt;script&amp;gt;" in client.get(ALLES).text
    assert "Jan &amp; Piet" in bericht.summary
    assert "<script" not in bericht.summary


def test_there_are_no_more_than_fifty_entries(client: Client, wereld: Wereld) -> None:
    for nummer in range(AANTAL + 2):
        meld(wereld.actie, f"Melding {nummer}.", status=("vertraagd", "op-schema")[nummer % 2])

    feed = lees_feed(client, ALLES)

    assert len(feed.entries) == AANTAL
    assert f"Melding {AANTAL + 1}." in feed.entries[0].summary


def test_a_feed_without_entries_is_valid_and_does_not_run_with_the_clock(client: Client, wereld: Wereld) -> None:
    feed = lees_feed(client, f"/feeds/partijen/{wereld.vreemde.slug}.atom")

    assert feed.entries == []
    assert datetime.fromisoformat(feed.feed.updated) == datetime(2026, 1, 1, tzinfo=UTC)


# -- which acties ----------------------------------------------------------------------------------------------


@pytest.fixture
def ander(wereld: Wereld) -> Actie:
    """Another visible actie, of another line and other parties."""
    ander: Actie = ActieFactory(titel="Schoner water", gepubliceerd=True, trekker=wereld.vreemde)
    return ander


KEUZES = [
    "/feeds/programmalijnen/{lijn}.atom",
    "/feeds/acties/{actie}.atom",
    "/feeds/partijen/{trekker}.atom",
    "/feeds/acties.atom?lijn={lijn}",
    "/feeds/acties.atom?partij={partner}&laag=gemeenten",
    "/feeds/acties.atom?status=prima&lijn=weg&partij={partner}&van=ooit",
]


@pytest.mark.parametrize("adres", KEUZES)
def test_a_choice_holds_only_its_own_acties(client: Client, wereld: Wereld, ander: Actie, adres: str) -> None:
    actie = wereld.actie
    plaatsen = {"lijn": actie.programmalijn.slug, "actie": actie.slug, "trekker": wereld.trekker.slug}

    feed = lees_feed(client, adres.format(**plaatsen, partner=wereld.partner.slug))

    assert {urlsplit(bericht.link).path.split("/")[2] for bericht in feed.entries} == {actie.slug}


@pytest.mark.parametrize("adres", [ALLES, "/feeds/acties.atom", "/feeds/acties.atom?status=prima&onzin=1"])
def test_without_a_valid_choice_all_acties_are_in_it(client: Client, wereld: Wereld, ander: Actie, adres: str) -> None:
    feed = lees_feed(client, adres)

    assert {urlsplit(b.link).path.split("/")[2] for b in feed.entries} == {wereld.actie.slug, ander.slug}


def test_a_search_holds_what_it_finds(client: Client, wereld: Wereld, ander: Actie) -> None:
    feed = lees_feed(client, "/feeds/zoeken.atom?q=water")

    assert {urlsplit(bericht.link).path.split("/")[2] for bericht in feed.entries} == {ander.slug}
    assert feed.feed.title == "IBP-portaal: Zoeken naar “water”"
    for vraag in ("", "?q=", f"?q={'x' * 300}", "?q=xyzzy"):
        assert lees_feed(client, f"/feeds/zoeken.atom{vraag}").entries == []


def test_a_party_that_joins_later_brings_the_whole_actie(client: Client, wereld: Wereld) -> None:
    nieuw = PartijFactory()
    adres = f"/feeds/partijen/{nieuw.slug}.atom"
    assert lees_feed(client, adres).entries == []

    rollen = [*wereld.actie.deelnames.all(), Deelname(partij=nieuw, rol=Deelnamerol.PARTNER)]
    services.zet_deelnames(actie=wereld.actie, deelnames=rollen, verantwoording=BEGIN)

    assert len(lees_feed(client, adres).entries) == wereld.actie.gebeurtenissen.zonder_bevestigingen().count()


def test_equal_choices_are_one_feed(client: Client, wereld: Wereld) -> None:
    partner = wereld.partner.slug
    een = lees_feed(client, f"/feeds/acties.atom?partij={partner}&laag=gemeenten&sorteer=begin&na=x&onzin=1")
    ander = lees_feed(client, f"/feeds/acties.atom?laag=gemeenten&status=&partij={partner}")

    assert een.feed.id == ander.feed.id
    assert een.feed.link == f"https://portaal.voorbeeld.nl/acties/?laag=gemeenten&partij={partner}"
    assert lees(client, "/acties/?" + een.feed.link.split("?")[1]).titel.startswith("Acties: ")


def test_letters_that_run_the_other_way_leave_the_rest_of_a_title_in_order(client: Client, wereld: Wereld) -> None:
    services.wijzig_actie(actie=wereld.actie, velden={"titel": "שלום (2)"}, door=None)
    voeg_stuk_toe(wereld.actie, reden="Gevonden.")

    alles = lees_feed(client, ALLES)

    assert alles.entries[0].title == "Document toegevoegd: Oud stuk – \u2068שלום (2)\u2069"
    assert (
        lees_feed(client, f"/feeds/acties/{wereld.actie.slug}.atom").feed.title == "IBP-portaal: \u2068שלום (2)\u2069"
    )
