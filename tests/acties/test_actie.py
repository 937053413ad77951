"""The page of an actie: all that was promised, by whom, how far it is, and where that is known from."""

from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from acties import services
from acties.models import Deelname
from partijen.services import leg_partij_vast
from tests.factories import (
    ActieFactory,
    BronFactory,
    GebruikerFactory,
    MijlpaalFactory,
    OpgaveFactory,
    beloof,
)
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import BEGIN, Wereld, lid

pytestmark = pytest.mark.django_db


def pagina(client: Client, w: Wereld) -> Pagina:
    return lees(client, w.actie.get_absolute_url())


def test_goal_summary_status_and_parties_are_there(wereld: Wereld, client: Client) -> None:
    services.meld_voortgang(
        actie=wereld.actie, status="aandacht-nodig", verantwoording=replace(BEGIN, reden="Te weinig mensen.")
    )

    gevonden = pagina(client, wereld)

    assert gevonden.koppen[0] == ("h1", wereld.actie.titel)
    for woorden in (wereld.actie.doel, wereld.actie.samenvatting, "Aandacht nodig", "Te weinig mensen."):
        assert woorden in gevonden.tekst
    assert gevonden.links["Provincie Trek"] == wereld.trekker.get_absolute_url()
    assert "Ons eigen doel." in gevonden.tekst
    assert "Gevonden in openbare bronnen door de redactie" in gevonden.tekst


def test_that_an_actie_was_made_and_published_is_history_and_no_change(wereld: Wereld, client: Client) -> None:
    veranderd = pagina(client, wereld).tekst.split("Wat er is veranderd")[1]

    assert "gepubliceerd" not in veranderd
    assert "Actie gepubliceerd" in lees(client, f"{wereld.actie.get_absolute_url()}geschiedenis/").tekst


def test_a_page_is_cited_by_one_address_and_of_the_past_with_the_day_on_which_it_was_read(
    wereld: Wereld, client: Client
) -> None:
    nu = pagina(client, wereld).tekst.split("Verwijs hiernaar")[1]
    toen = lees(client, f"{wereld.actie.get_absolute_url()}?stand=2021-03-01").tekst.split("Verwijs hiernaar")[1]

    vandaag = timezone.localdate().isoformat()
    assert f"?stand={vandaag}&bekend={vandaag} Dit adres blijft deze stand tonen." in nu.replace("&amp;", "&")
    assert "Geraadpleegd op" not in nu
    assert "Geraadpleegd op" in toen


def test_a_loop_back_in_the_phases_is_told(wereld: Wereld, client: Client) -> None:
    een, twee, _ = wereld.actie.soort.fasedefinities.all()
    for definitie in (twee, een):
        services.ga_naar_fase(actie=wereld.actie, definitie=definitie, verantwoording=BEGIN)

    tekst = pagina(client, wereld).tekst

    assert "Fase 1 van 3" in tekst
    assert "2 keer" in tekst or "2×" in tekst or "tweede keer" in tekst


def test_every_fact_shows_its_source(wereld: Wereld, client: Client) -> None:
    bronnen = [BronFactory(titel=f"Bron van {wat}") for wat in ("status", "mijlpaal", "afspraak", "actie")]
    status, mijlpaal, afspraak, actie = bronnen
    services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=replace(BEGIN, bron=status))
    services.wijzig_mijlpaal(mijlpaal=wereld.mijlpaal, velden={"bron": mijlpaal}, door=None)
    beloof(wereld.partner, wereld.actie, bron=afspraak)
    services.wijzig_actie(actie=wereld.actie, velden={"bron": actie}, door=None)

    adressen = {k["href"] for k in pagina(client, wereld).met("href")}

    assert {bron.url for bron in bronnen} <= adressen


def test_predecessors_successors_and_opgaven_are_linked(wereld: Wereld, client: Client) -> None:
    eerder, later = (
        ActieFactory(titel="Eerder plan", gepubliceerd=True),
        ActieFactory(titel="Later plan", gepubliceerd=True),
    )
    opgave = OpgaveFactory(titel="Klimaat")
    services.zet_verbanden(actie=wereld.actie, opgaven=[opgave], voorgangers=[eerder], door=None)
    services.zet_verbanden(actie=later, opgaven=[], voorgangers=[wereld.actie], door=None)

    links = pagina(client, wereld).links

    assert (links["Eerder plan"], links["Later plan"]) == (eerder.get_absolute_url(), later.get_absolute_url())
    assert links["Klimaat"] == f"/acties/?opgave={opgave.slug}"


def test_last_confirmed_and_last_changed_are_two_things(wereld: Wereld, client: Client) -> None:
    assert "Laatst bevestigd nog niet" in pagina(client, wereld).tekst

    services.bevestig_actie(actie=wereld.actie, verantwoording=BEGIN)

    assert "Laatst bevestigd nog niet" not in pagina(client, wereld).tekst


def test_the_newest_two_rows_with_a_link_to_all(wereld: Wereld, client: Client) -> None:
    for nummer in range(7):
        waarom = replace(BEGIN, reden=f"Reden nummer {nummer}.")
        services.meld_voortgang(actie=wereld.actie, status="op-schema", verantwoording=waarom)

    gevonden = pagina(client, wereld)

    assert [nummer for nummer in range(7) if f"Reden nummer {nummer}." in gevonden.tekst] == [5, 6]
    assert gevonden.links["Hele geschiedenis van deze actie"] == f"{wereld.actie.get_absolute_url()}geschiedenis/"


def test_a_warm_page_is_renewed_by_whatever_it_shows(wereld: Wereld, client: Client) -> None:
    pagina(client, wereld)
    deelnames = list(wereld.actie.deelnames.all())
    deelnames[0].toelichting = "Namens alle provincies."
    services.zet_deelnames(actie=wereld.actie, deelnames=deelnames, verantwoording=BEGIN)
    assert "Namens alle provincies." in pagina(client, wereld).tekst

    leg_partij_vast(slug=wereld.partner.slug, velden={"naam": "Gemeente Nieuwenaam"})
    assert "Gemeente Nieuwenaam" in pagina(client, wereld).tekst

    later = ActieFactory(titel="Opvolger", gepubliceerd=True)
    services.zet_verbanden(actie=later, opgaven=[], voorgangers=[wereld.actie], door=None)
    assert "Opvolger" in pagina(client, wereld).tekst
    services.wijzig_actie(actie=later, velden={"titel": "Vervolgplan"}, door=None)
    assert "Vervolgplan" in pagina(client, wereld).tekst
    services.trek_publicatie_in(actie=later, verantwoording=BEGIN)
    assert "Vervolgplan" not in pagina(client, wereld).tekst


def test_an_actie_with_nothing_in_it_yet_says_so(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)

    tekst = lees(client, actie.get_absolute_url()).tekst

    assert "Er zijn nog geen mijlpalen vastgelegd." in tekst
    assert "Er zijn nog geen partijen vastgelegd." in tekst


def test_what_editors_typed_cannot_do_harm(client: Client) -> None:
    kwaad = "<script>alert(1)</script>"
    actie = ActieFactory(titel=kwaad, doel=kwaad, samenvatting=kwaad, toelichting=f"{kwaad} [x](javascript:alert)")
    MijlpaalFactory(actie=actie, titel=kwaad, toelichting=kwaad)
    services.meld_voortgang(actie=actie, status="gestopt", verantwoording=replace(BEGIN, reden=kwaad))
    services.publiceer(actie=actie, verantwoording=BEGIN)

    for pad in ("", "geschiedenis/"):
        html = client.get(f"{actie.get_absolute_url()}{pad}").text
        assert "<script>alert" not in html
        assert 'href="javascript:' not in html


def test_a_beheerder_previews_a_draft(client: Client) -> None:
    actie = ActieFactory(titel="Nog geheim")
    beheerder = browser_van(GebruikerFactory(beheerder=True))

    gevonden = lees(beheerder, actie.get_absolute_url())

    assert "Alleen beheerders zien deze actie." in gevonden.tekst
    assert {"content": "noindex", "name": "robots"} in gevonden.met("content", "noindex")
    assert client.get(actie.get_absolute_url()).status_code == 404


def test_a_preview_does_not_warm_the_page_of_readers(client: Client) -> None:
    actie = ActieFactory()
    lees(browser_van(GebruikerFactory(beheerder=True)), actie.get_absolute_url())

    assert client.get(actie.get_absolute_url()).status_code == 404


def test_the_buttons_of_a_member_are_not_kept_for_readers(wereld: Wereld, client: Client) -> None:
    assert "Voortgang melden" in pagina(browser_van(lid(wereld.trekker)), wereld).tekst
    assert "Voortgang melden" not in pagina(client, wereld).tekst


def test_a_demo_actie_is_marked(client: Client) -> None:
    actie = ActieFactory(is_demo=True, gepubliceerd=True)

    assert "Dit is een verzonnen actie" in lees(client, actie.get_absolute_url()).tekst
    assert "demo" in lees(client, "/acties/?demo=ja").tekst.casefold()


def test_a_last_change_is_none_or_unknown_or_known(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    adres = actie.get_absolute_url()
    assert "Laatste verandering nog geen" in lees(client, adres).tekst

    services.meld_voortgang(actie=actie, status="vertraagd", verantwoording=replace(BEGIN, datum=None))

    assert "Laatste verandering onbekend" in lees(client, adres).tekst


def test_an_actie_without_a_trekker_says_so(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    Deelname.objects.filter(actie=actie).delete()

    assert "Leidt de actie niet bekend" in lees(client, actie.get_absolute_url()).tekst


def test_a_promise_that_was_withdrawn_is_not_confirmed(wereld: Wereld, client: Client) -> None:
    adres = wereld.afspraak.get_absolute_url()
    assert "Laatst bevestigd op" in lees(client, adres).tekst
    services.meld_toezegging(toezegging=wereld.toezegging, stand="ingetrokken", verantwoording=BEGIN)

    assert "Laatst bevestigd op" not in lees(client, adres).tekst
