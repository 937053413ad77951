"""The workplace: what asks something of this person, with the buttons to do it."""

import pytest
from django.test import Client

from acties import services
from acties.models import Deelname, Deelnamerol
from acties.services import Verantwoording
from basis.tijd.perioden import jaar
from tests.factories import ActieFactory, GebruikerFactory, MijlpaalFactory, PartijFactory, beloof
from tests.support.pagina import browser_van, lees
from tests.support.wereld import BEGIN, Wereld, lid

pytestmark = pytest.mark.django_db
AFSPRAAK = {"titel": "Ons doel", "soort": "eigen-doel", "tekst": "Schoon water."}


def test_my_acties_with_what_they_ask(wereld: Wereld) -> None:
    MijlpaalFactory(actie=wereld.actie, gepland=jaar(2019))

    pagina = lees(browser_van(lid(wereld.trekker)), "/werk/")

    assert "1 mijlpaal is te laat" in pagina.tekst
    assert "U leidt deze actie" in pagina.tekst
    assert pagina.links[wereld.actie.titel] == wereld.actie.get_absolute_url()


def test_a_partner_sees_its_acties_without_the_buttons_of_the_carrier(wereld: Wereld) -> None:
    pagina = lees(browser_van(lid(wereld.partner)), "/werk/")

    assert "U doet mee" in pagina.tekst
    assert "Voortgang melden" not in pagina.tekst
    assert "Vraagt nu niets van u." in pagina.tekst
    assert not any("nog-actueel" in formulier.adres for formulier in pagina.formulieren)


def test_a_missing_promise_is_one_click_away(wereld: Wereld) -> None:
    client = browser_van(lid(wereld.trekker))

    adres = next(
        adres for tekst, adres in lees(client, "/werk/").links.items() if tekst.startswith("Afspraak vastleggen")
    )

    formulier = lees(client, adres.split("#")[0]).formulier("Afspraak vastleggen: Provincie Trek")
    assert formulier.verstuur(client, **AFSPRAAK, reden="Besloten.").status_code == 302


def test_what_is_seldom_needed_stands_last_and_has_no_border(wereld: Wereld) -> None:
    pagina = lees(browser_van(lid(wereld.trekker)), "/werk/")

    achter = f" bij {wereld.actie.titel}"
    is_vlak = {k["href"]: "nl-button--subtle" in (k["class"] or "") for k in pagina.met("href") if "class" in k}
    knoppen = [(tekst.removesuffix(achter), is_vlak[adres]) for tekst, adres in pagina.links.items() if achter in tekst]
    assert knoppen == [
        ("Voortgang melden", False),
        ("Nieuwe fase melden", False),
        ("Afspraak vastleggen", False),
        ("Fasen afronden", True),
        ("Melding verbeteren", True),
    ]


def test_who_has_nothing_to_mend_has_no_button_for_it(wereld: Wereld) -> None:
    erbij = Deelname(partij=PartijFactory(), rol=Deelnamerol.PARTNER)
    deelnames = [*wereld.actie.deelnames.all(), erbij]
    services.zet_deelnames(actie=wereld.actie, deelnames=deelnames, verantwoording=BEGIN)

    links = [lees(browser_van(lid(partij)), "/werk/").links for partij in (erbij.partij, wereld.partner)]

    adressen = [[adres for tekst, adres in per.items() if tekst.startswith("Melding verbeteren")] for per in links]
    assert adressen == [[], [f"{wereld.actie.get_absolute_url()}geschiedenis/"]]


def test_what_asks_something_stands_first(wereld: Wereld) -> None:
    beloof(wereld.trekker, wereld.actie)
    iemand = Verantwoording(reden="Nog actueel.", door=GebruikerFactory(beheerder=True))
    services.bevestig_actie(actie=wereld.actie, verantwoording=iemand)
    laat = ActieFactory(titel="Zzz", trekker=wereld.trekker, gepubliceerd=True)

    koppen = [tekst for kop, tekst in lees(browser_van(lid(wereld.trekker)), "/werk/").koppen if kop == "h3"]

    assert koppen[:2] == [laat.titel, wereld.actie.titel]


def test_who_has_no_acties_is_told_what_to_do() -> None:
    pagina = lees(browser_van(GebruikerFactory()), "/werk/")

    assert "Nog geen acties" in pagina.tekst
    assert pagina.links["Bekijk alle acties"] == "/acties/"


def test_the_workplace_is_behind_the_login_and_kept_by_nobody(wereld: Wereld, client: Client) -> None:
    assert client.get("/werk/")["Location"] == "/inloggen/?next=/werk/"

    antwoord = browser_van(lid(wereld.trekker)).get("/werk/")
    assert antwoord["Cache-Control"] == "private, no-store, no-transform"


def test_htmx_leaves_the_page_for_the_login(client: Client) -> None:
    antwoord = client.get("/werk/", headers={"HX-Request": "true"})

    assert antwoord["HX-Redirect"].startswith("/inloggen/")
    assert antwoord.status_code == 200
