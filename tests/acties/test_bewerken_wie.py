"""Who may report on an actie: buttons for who has the right, and no way around them."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client

from acties import services
from acties.services import Verantwoording
from basis.tijd.perioden import jaar
from tests.factories import ActieFactory, GebruikerFactory, MijlpaalFactory, PartijFactory
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.terugweg import KWAAD
from tests.support.wereld import BEGIN, Wereld, lid


@pytest.fixture
def trekker(wereld: Wereld) -> Client:
    return browser_van(lid(wereld.trekker))


def knoppen(pagina: Pagina) -> set[str]:
    """What the page offers to do."""
    links = {(k["href"] or "").split("#")[0] for k in pagina.met("href") if (k["href"] or "").startswith("?bewerk=")}
    return links | {f.adres.rsplit("/acties/")[-1] for f in pagina.formulieren if "nog-actueel" in f.adres}


def test_buttons_are_only_there_for_who_may_use_them(wereld: Wereld, client: Client) -> None:
    url, slug = wereld.actie.get_absolute_url(), wereld.actie.slug
    eigen = {f"?bewerk=afspraak:{wereld.partner.slug}"}
    soorten = ("voortgang", "fase", "fasen-afronden", "mijlpaal:wet", "herijking:wet")
    joint = {*(f"?bewerk={soort}" for soort in soorten), f"{slug}/nog-actueel/"}

    assert knoppen(lees(client, url)) == set()
    assert knoppen(lees(browser_van(lid(wereld.vreemde)), url)) == set()
    assert knoppen(lees(browser_van(lid(wereld.trekker, rol="lezer")), url)) == set()
    assert knoppen(lees(browser_van(lid(wereld.partner)), url)) == eigen
    assert knoppen(lees(browser_van(lid(wereld.trekker)), url)) == joint | {f"?bewerk=afspraak:{wereld.trekker.slug}"}


@pytest.mark.parametrize("bewerk", "voortgang mijlpaal:wet herijking:wet afspraak:zelf onzin : afspraak".split())
def test_an_address_opens_no_form_for_who_may_not_use_it(bewerk: str, wereld: Wereld, client: Client) -> None:
    bewerk = bewerk.replace("zelf", wereld.partner.slug)
    vreemd = browser_van(lid(wereld.vreemde))

    for wie in (client, vreemd):
        pagina = lees(wie, f"{wereld.actie.get_absolute_url()}?bewerk={bewerk}")
        assert not any("/bewerken/" in formulier.adres for formulier in pagina.formulieren)


def test_reloading_the_address_of_an_error_opens_the_form_again(wereld: Wereld, trekker: Client) -> None:
    antwoord = trekker.get(f"{wereld.actie.get_absolute_url()}bewerken/mijlpaal/wet/")

    assert antwoord["Location"] == f"{wereld.actie.get_absolute_url()}?bewerk=mijlpaal:wet"


@pytest.mark.parametrize("welke", ["onzin/", "mijlpaal/", "mijlpaal/onbekend/", "herijking/weg/"])
def test_what_is_not_there_cannot_be_reported_on(welke: str, wereld: Wereld, trekker: Client) -> None:
    weg = MijlpaalFactory(actie=wereld.actie, slug="weg")
    services.laat_mijlpaal_vervallen(mijlpaal=weg, verantwoording=BEGIN)

    assert trekker.post(f"{wereld.actie.get_absolute_url()}bewerken/{welke}").status_code == 404


def test_who_is_not_logged_in_goes_to_the_login_and_back(wereld: Wereld, client: Client) -> None:
    adres = f"{wereld.actie.get_absolute_url()}bewerken/voortgang/"

    assert client.post(adres)["Location"] == f"/inloggen/?next={adres}&verlopen=ja"
    assert client.post(adres, headers={"HX-Request": "true"}).status_code == 401  # the page keeps what was typed


def test_the_way_back_leads_to_no_other_site(wereld: Wereld, trekker: Client) -> None:
    adres = f"{wereld.actie.get_absolute_url()}nog-actueel/"
    for terug, naar in (("/werk/", "/werk/"), *((kwaad, wereld.actie.get_absolute_url()) for kwaad in KWAAD[:4])):
        antwoord = trekker.post(adres, {"inzending": str(uuid4()), "terug": terug})
        assert antwoord["Location"] == naar


@pytest.mark.parametrize("rol", ["beheerder", "is_programmabureau"])
def test_who_works_for_the_portal_reports_on_behalf_of_no_party(rol: str, wereld: Wereld) -> None:
    client = browser_van(GebruikerFactory(**{rol: True}))
    pagina = lees(client, f"{wereld.actie.get_absolute_url()}?bewerk=voortgang")

    pagina.formulier("bewerken/voortgang/").verstuur_en_volg(client, status="vertraagd", reden="Zo is het.")

    gebeurtenis = wereld.actie.gebeurtenissen.latest("pk")
    assert (gebeurtenis.naar["status"], gebeurtenis.namens) == ("vertraagd", None)


@pytest.mark.parametrize("is_teruggenomen", [False, True])
def test_a_confirmation_meanwhile_stops_no_report_not_even_of_before_it(db: None, is_teruggenomen: bool) -> None:
    partij = PartijFactory()
    begin = Verantwoording(reden="Begin.", datum=jaar(2020))
    actie = ActieFactory(trekker=partij, gepubliceerd=True, verantwoording=begin)
    client = browser_van(lid(partij))
    formulier = lees(client, f"{actie.get_absolute_url()}?bewerk=voortgang").formulier("Voortgang melden")
    collega = lid(partij)
    bevestigd = services.bevestig_actie(actie=actie, verantwoording=replace(BEGIN, door=collega, namens=partij))
    if is_teruggenomen:
        services.neem_terug(rij=bevestigd, door=collega)

    antwoord = formulier.verstuur(client, status="vertraagd", reden="Te weinig geld.", datum="maart 2020")

    actie.refresh_from_db()
    assert (antwoord.status_code, actie.status) == (302, "vertraagd")


def test_an_own_change_on_another_page_is_not_that_of_someone_else(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.trekker))
    eerste, tweede = (
        lees(client, f"{wereld.actie.get_absolute_url()}?bewerk=voortgang").formulier("Voortgang melden")
        for _ in range(2)
    )
    eerste.verstuur(client, status="vertraagd", reden="Eerst dit.")

    tekst = Pagina(tweede.verstuur(client, status="gestopt", reden="Toen dat.")).tekst

    assert "U veranderde dit zelf al, op een andere pagina" in tekst
    assert "Iemand anders" not in tekst
