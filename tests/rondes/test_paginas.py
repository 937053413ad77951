"""The pages: what a party is asked and answers, what the programmabureau makes, sees and takes along."""

import csv
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from acties import services as acties
from basis.tijd.perioden import dag, toon_periode
from tests.factories import ActieFactory, BronFactory, PartijFactory, beloof
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.rondes import bureau, maak_ronde, straks
from tests.support.wereld import BEGIN, Wereld, lid
from werk.rondes.models import Ronde

pytestmark = pytest.mark.django_db
LIJST = "/werk/rondes/"


def test_the_list_says_how_much_is_asked_of_me(wereld: Wereld) -> None:
    maak_ronde(geopend=True)
    maak_ronde(titel="Nog geheim")

    mijn = lees(browser_van(lid(wereld.trekker)), LIJST)

    assert "1 te doen" in mijn.tekst
    assert "0 van 1 vraag beantwoord" in mijn.tekst
    assert "Nog geheim" not in mijn.tekst
    assert "vraagt niets van uw organisatie" in lees(browser_van(lid(wereld.vreemde)), LIJST).tekst
    assert "Nog geheim" in lees(browser_van(bureau()), LIJST).tekst


def test_without_a_role_there_are_no_rondes(wereld: Wereld) -> None:
    ronde = maak_ronde(geopend=True)
    concept = maak_ronde()
    lezer = browser_van(lid(wereld.trekker, "lezer"))

    assert browser_van(lid(wereld.trekker, is_active=True)).get(concept.get_absolute_url()).status_code == 404
    pagina = lees(lezer, ronde.get_absolute_url())
    assert "U kunt meelezen" in pagina.tekst
    assert pagina.links.get("Wie heeft wat gedaan?") is None
    assert [f.adres for f in pagina.formulieren if "bevestigen" in f.adres] == []


def test_still_true_in_one_click_and_back_in_the_ronde(wereld: Wereld) -> None:
    client, ronde = browser_van(lid(wereld.trekker)), maak_ronde(geopend=True)
    pagina = lees(client, ronde.get_absolute_url())
    assert "nog te doen" in pagina.tekst.lower()

    terug = pagina.formulier("/werk/bevestigen/").verstuur_en_volg(client)

    assert "Dank u. Iedereen ziet nu dat dit nog klopt." in terug.tekst
    assert "Alles is beantwoord" in terug.tekst
    assert "Bevestigd op" in terug.tekst


def test_a_report_on_the_page_of_the_actie_counts_by_itself(wereld: Wereld) -> None:
    client, ronde = browser_van(lid(wereld.trekker)), maak_ronde(geopend=True)
    adres = next(a for t, a in lees(client, ronde.get_absolute_url()).links.items() if t.startswith("Voortgang melden"))

    lees(client, adres).formulier("bewerken/voortgang/").verstuur_en_volg(client, status="vertraagd", reden="Druk.")

    assert "Gemeld op" in lees(client, ronde.get_absolute_url()).tekst


def test_a_medewerker_changes_the_afspraak_and_a_redacteur_confirms_it(wereld: Wereld) -> None:
    ronde = maak_ronde(geopend=True)

    medewerker = lees(browser_van(lid(wereld.partner, "medewerker")), ronde.get_absolute_url())
    redacteur = browser_van(lid(wereld.partner))

    assert "Een redacteur van uw organisatie bevestigt de afspraak." in medewerker.tekst
    assert not any("bevestigen" in formulier.adres for formulier in medewerker.formulieren)
    formulier = lees(redacteur, ronde.get_absolute_url()).formulier("/werk/bevestigen/")
    klaar = formulier.verstuur_en_volg(redacteur)
    assert "Alles is beantwoord" in klaar.tekst
    weer = klaar.formulier(f"/terugnemen/{wereld.afspraak.gebeurtenissen.latest('pk').pk}/").verstuur_en_volg(
        redacteur
    )  # a slip is taken back here too
    assert ("Teruggenomen." in weer.tekst, "0 van 1 vraag beantwoord" in weer.tekst) == (True, True)


def test_from_a_draft_by_a_look_at_who_is_asked_to_an_open_ronde(wereld: Wereld) -> None:
    lid(wereld.trekker)
    client = browser_van(bureau())
    formulier = lees(client, f"{LIJST}nieuw/").formulier("Updateronde")

    concept = formulier.verstuur_en_volg(client, titel="Voorjaar", tekst="Vertel.")

    assert "vraagt 2 partijen over 1 actie : samen 2 vragen. 1 persoon krijgt een mail." in concept.tekst
    assert "Niemand kan antwoorden voor 1 partij" in concept.tekst
    geopend = concept.formulier("Ronde openen").verstuur_en_volg(client)
    assert "De ronde is geopend." in geopend.tekst
    assert "2 partijen zijn nog niet klaar" in geopend.tekst


def test_a_wrong_form_keeps_what_was_typed(wereld: Wereld) -> None:
    client = browser_van(bureau())
    ingevuld = {"titel": "", "tekst": "Mijn tekst", "deadline": "2020-01-01", "waarover": "gekozen"}
    formulier = lees(client, f"{LIJST}nieuw/").formulier("Updateronde")

    antwoord = formulier.verstuur(client, **ingevuld)

    assert antwoord.status_code == 422
    pagina = Pagina(antwoord)
    assert "Geef de ronde een titel." in pagina.tekst
    assert "Kies minstens één actie." in pagina.tekst
    assert pagina.formulier("Updateronde").velden["tekst"] == "Mijn tekst"
    te_vroeg = Pagina(formulier.verstuur(client, titel="T", deadline="2020-01-01"))
    assert "De deadline ligt niet in het verleden." in te_vroeg.tekst
    te_laat = Pagina(formulier.verstuur(client, titel="T", deadline="2199-12-31"))
    assert "meer dan twee jaar vooruit" in te_laat.tekst
    ver = Pagina(formulier.verstuur(client, titel="T", waarover="alles", deadline=str(straks(300))))
    assert "Dat is over meer dan een half jaar." in ver.tekst
    assert Ronde.objects.count() == 0
    gevraagd = ver.formulier("Updateronde")
    assert gevraagd.verstuur(client, deadline_klopt=str(straks(300))).status_code == 302


def test_a_draft_can_be_changed_and_thrown_away(wereld: Wereld) -> None:
    client, ronde = browser_van(bureau()), maak_ronde(gekozen=[wereld.actie])
    formulier = lees(client, f"{ronde.get_absolute_url()}wijzigen/").formulier("Updateronde")
    assert (formulier.velden["waarover"], formulier.velden["gekozen"]) == ("gekozen", str(wereld.actie.pk))

    lijn = f"lijn:{wereld.actie.programmalijn.slug}"
    concept = formulier.verstuur_en_volg(client, titel="Anders", waarover=lijn, deadline=str(straks(30)))

    assert "Over de lopende acties van de programmalijn" in concept.tekst
    ronde.refresh_from_db()
    assert (ronde.titel, ronde.gekozen.count()) == ("Anders", 0)
    assert "Het concept is weg." in concept.formulier("Concept verwijderen").verstuur_en_volg(client).tekst
    assert not Ronde.objects.exists()


def test_two_people_on_one_draft_do_not_overwrite_each_other(wereld: Wereld) -> None:
    client, ronde = browser_van(bureau()), maak_ronde(gekozen=[wereld.actie])
    een, ander = (lees(client, f"{ronde.get_absolute_url()}wijzigen/").formulier("Updateronde") for _ in range(2))
    for _ in range(2):  # a second click is no second change
        assert een.verstuur(client, titel="Van de een", waarover="alles").status_code == 302

    pagina = Pagina(ander.verstuur(client, titel="Van de ander"))

    assert "intussen ook ergens anders veranderd" in pagina.tekst
    ronde.refresh_from_db()
    assert (ronde.titel, ronde.bereik) == ("Van de een", "alles")
    assert pagina.formulier("Updateronde").verstuur(client).status_code == 302
    ronde.refresh_from_db()
    assert (ronde.titel, ronde.bereik) == ("Van de ander", "gekozen")


def test_closing_asks_first_and_then_shows_how_it_stood(wereld: Wereld) -> None:
    client, ronde = browser_van(bureau()), maak_ronde(geopend=True)
    vraag = lees(client, f"{ronde.get_absolute_url()}sluiten/")
    assert "De deadline is nog niet voorbij" in vraag.tekst
    assert "2 van de 2 vragen staan open" in vraag.tekst

    gesloten = vraag.formulier("Ronde sluiten").verstuur_en_volg(client)

    assert "0 van 2 partijen beantwoordden alles: 0 van 2 vragen." in gesloten.tekst
    assert "0 van 1 mijlpaal bereikt" in gesloten.tekst
    assert client.get(f"{ronde.get_absolute_url()}sluiten/").status_code == 302
    partij = lees(browser_van(lid(wereld.trekker)), ronde.get_absolute_url())
    assert "Niet beantwoord" in partij.tekst
    assert not any("bevestigen" in formulier.adres for formulier in partij.formulieren)


def test_the_board_shows_who_did_what_by_stand_and_layer(wereld: Wereld) -> None:
    client, ronde = browser_van(bureau()), maak_ronde(geopend=True)
    namens = replace(BEGIN, door=lid(wereld.trekker), namens=wereld.trekker)
    acties.bevestig_actie(actie=wereld.actie, verantwoording=namens)
    adres = f"{ronde.get_absolute_url()}bord/"

    def partijen(vraag: str) -> list[str]:
        return [tekst for kop, tekst in lees(client, adres + vraag).koppen if kop == "h2"]

    assert partijen("") == ["Gemeente Partner", "Provincie Trek"]
    assert partijen("?stand=open") == ["Gemeente Partner"]
    assert partijen("?stand=gedaan") == ["Provincie Trek"]
    assert partijen("?laag=provincies&stand=onzin") == ["Provincie Trek"]
    assert partijen("?laag=waterschappen") == ["Geen partijen"]
    assert "bevestigd op" in lees(client, adres).tekst


def test_the_board_costs_as_much_for_many_parties(
    wereld: Wereld, django_assert_num_queries: Callable[..., Any]
) -> None:
    for nummer in range(25):
        ActieFactory(trekker=PartijFactory(naam=f"Waterschap {nummer:02}"), gepubliceerd=True)
    client, ronde = browser_van(bureau()), maak_ronde(geopend=True)
    adres = f"{ronde.get_absolute_url()}bord/"
    client.get(adres)

    with django_assert_num_queries(9):  # session, person, ronde; counts, parties, questions, people, mails; navigation
        pagina = lees(client, adres)

    assert len([kop for kop, _ in pagina.koppen if kop == "h2"]) == 20
    assert len([kop for kop, _ in lees(client, adres + pagina.links["Volgende"]).koppen if kop == "h2"]) == 7


def test_the_board_says_whom_to_call_and_reminds_one_party(wereld: Wereld) -> None:
    lid(wereld.partner, "medewerker", naam="Mia Mede")
    lid(wereld.partner, naam="Zoë Zaak", functie="wethouder", email="zoe@voorbeeld.nl")
    client, ronde = browser_van(bureau()), maak_ronde(geopend=True)
    bord = lees(client, f"{ronde.get_absolute_url()}bord/?stand=open")
    assert f"Antwoord uiterlijk {toon_periode(dag(ronde.deadline))}" in bord.tekst
    assert bord.tekst.index("Zoë Zaak (wethouder, redacteur): zoe@voorbeeld.nl") < bord.tekst.index("Mia Mede")
    assert "Niemand kan in het portaal voor Provincie Trek antwoorden." in bord.tekst

    formulier = bord.formulier(f"/bord/{wereld.partner.slug}/herinneren/?stand=open")
    herinnerd, weer = (formulier.verstuur_en_volg(client) for _ in range(2))

    assert "Gemeente Partner krijgt vandaag een herinnering per mail." in herinnerd.tekst
    assert "krijgt vandaag al een herinnering" in weer.tekst
    assert "Vandaag is een herinnering gemaild." in weer.tekst
    assert [f.adres for f in weer.formulieren if "herinneren" in f.adres] == []


def test_the_board_as_csv_runs_no_formula(wereld: Wereld) -> None:
    type(wereld.trekker).objects.filter(pk=wereld.trekker.pk).update(naam="=1+1")
    client, ronde = browser_van(bureau()), maak_ronde(geopend=True)

    antwoord: Any = client.get(f"{ronde.get_absolute_url()}bord.csv?laag=provincies")

    rijen = list(csv.DictReader(antwoord.getvalue().decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [(rij["partij"], rij["waarover"], rij["beantwoord"]) for rij in rijen] == [
        ("'=1+1", "voortgang van de actie", "nee")
    ]
    assert rijen[0]["adres"] == f"https://portaal.voorbeeld.nl{wereld.actie.get_absolute_url()}"


def test_the_ronde_of_a_party_costs_the_same_for_many_acties(
    wereld: Wereld, django_assert_num_queries: Callable[..., Any]
) -> None:
    for _ in range(8):
        ActieFactory(trekker=wereld.trekker, gepubliceerd=True)
    ronde = maak_ronde(geopend=True)
    client = browser_van(lid(wereld.trekker))
    client.get(ronde.get_absolute_url())

    # session, person, step; role; ronde, whose; may write, confirm; questions; just reported
    with django_assert_num_queries(9):
        pagina = lees(client, ronde.get_absolute_url())

    assert sum("bevestigen" in formulier.adres for formulier in pagina.formulieren) == 9


def test_citizens_are_sent_to_the_login(wereld: Wereld, client: Client) -> None:
    ronde = maak_ronde(gesloten=True)

    for staart in ("", "bord/", "vergelijk/", "bord.csv"):
        antwoord = client.get(ronde.get_absolute_url() + staart)
        assert (antwoord.status_code, antwoord["Location"].split("?")[0]) == (302, "/inloggen/")


# -- comparing -------------------------------------------------------------------------------------------------


def test_a_ronde_confirms_no_words_that_changed_and_nothing_its_party_called_wrong(wereld: Wereld) -> None:
    gevonden = beloof(wereld.partner, wereld.actie, herkomst="gevonden", stand="voorgenomen", bron=BronFactory())
    client, ronde = browser_van(lid(wereld.partner)), maak_ronde(geopend=True)
    waarom = replace(BEGIN, namens=wereld.partner)
    acties.weerspreek_toezegging(toezegging=gevonden, onjuist="Dit was een voorstel.", verantwoording=waarom)
    pagina = lees(client, ronde.get_absolute_url())
    assert "Gemeente Partner zei dat hier iets niet klopt." in pagina.tekst
    acties.wijzig_afspraak(afspraak=wereld.afspraak, velden={"tekst": "Iets anders."}, verantwoording=waarom)

    (knop,) = [f for f in pagina.formulieren if f.adres == "/werk/bevestigen/"]

    assert "De afspraak is intussen veranderd." in knop.verstuur_en_volg(client).tekst
    assert not wereld.afspraak.gebeurtenissen.filter(soort="bevestigd").exists()
