"""Reporting in place: what is typed is kept, and the wrong field is marked."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from acties import services
from acties.models import Gebeurtenis
from basis.bronnen.models import Bron
from basis.tijd.perioden import dag, jaar, lees_periode, maand, toon_periode
from tests.support.bewerken import open_bij_afspraak, open_formulier
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import BEGIN, Wereld, lid


@pytest.fixture
def trekker(wereld: Wereld) -> Client:
    return browser_van(lid(wereld.trekker, functie="jurist", naam="Tess Trekker"))


@pytest.fixture
def partner(wereld: Wereld) -> Client:
    return browser_van(lid(wereld.partner))


def aantal() -> int:
    return Gebeurtenis.objects.count()


# -- what goes well ----------------------------------------------------------------------------------------------


def test_a_report_of_progress_shows_everywhere_at_once(wereld: Wereld, trekker: Client, client: Client) -> None:
    voor = {adres: lees(client, adres).tekst for adres in ("/", "/acties/", wereld.actie.get_absolute_url())}
    assert "vertraagd" not in voor["/"]
    formulier = open_formulier(trekker, wereld, "voortgang")

    pagina = formulier.verstuur_en_volg(trekker, status="vertraagd", reden="De Raad van State was later.")

    assert "Uw melding is opgeslagen." in pagina.tekst
    for adres, oud in voor.items():
        assert lees(client, adres).tekst.casefold().count("vertraagd") > oud.casefold().count("vertraagd")
    tekst = lees(client, f"{wereld.actie.get_absolute_url()}geschiedenis/").tekst
    assert "De Raad van State was later." in tekst
    assert "jurist, Provincie Trek" in tekst
    assert "Tess" not in tekst


def test_a_report_can_have_a_source_and_a_date(wereld: Wereld, trekker: Client) -> None:
    formulier = open_formulier(trekker, wereld, "voortgang")
    vandaag = timezone.localdate()

    formulier.verstuur(
        trekker, reden="Zie de brief.", datum=f"{vandaag:%d-%m-%Y}", bron_titel="Brief", bron_url="voorbeeld.nl/brief"
    )

    rij = wereld.actie.gebeurtenissen.latest("versie")
    assert rij.bron
    assert (rij.datum, rij.bron.titel, rij.bron.url) == (dag(vandaag), "Brief", "https://voorbeeld.nl/brief")


def test_a_milestone_is_reached(wereld: Wereld, trekker: Client) -> None:
    formulier = open_formulier(trekker, wereld, "mijlpaal:wet")
    assert formulier.velden["stand"] == "ja"

    vandaag = toon_periode(dag(timezone.localdate()))
    pagina = formulier.verstuur_en_volg(trekker, bereikt=vandaag, reden="Staat in het Staatsblad.")

    assert "De mijlpaal is bijgewerkt." in pagina.tekst
    wereld.mijlpaal.refresh_from_db()
    assert (wereld.mijlpaal.stand, wereld.mijlpaal.bereikt) == ("ja", dag(timezone.localdate()))


def test_a_milestone_is_planned_anew_and_both_dates_are_shown(wereld: Wereld, trekker: Client) -> None:
    formulier = open_formulier(trekker, wereld, "herijking:wet")

    tekst = formulier.verstuur_en_volg(trekker, verwacht="maart 2031", reden="Later.").tekst

    assert "maart 2031" in tekst
    assert "2030" in tekst
    assert "90 dagen later dan oorspronkelijk gepland" in tekst


def test_the_form_says_what_is_expected_now_and_the_page_what_was_made_of_the_words(
    wereld: Wereld, trekker: Client
) -> None:
    adres = f"{wereld.actie.get_absolute_url()}?bewerk=herijking:wet"
    assert "Tot nu toe verwacht: 2030. Bijvoorbeeld" in lees(trekker, adres).tekst

    formulier = open_formulier(trekker, wereld, "herijking:wet")
    pagina = formulier.verstuur_en_volg(trekker, verwacht="Q2 2031", reden="Later.")

    assert "Met ‘Q2 2031’ bedoelt u: april t/m juni 2031." in pagina.tekst
    assert "Tot nu toe verwacht: april t/m juni 2031. Eerst gepland: 2030. Bijvoorbeeld" in lees(trekker, adres).tekst


def test_an_unlikely_date_is_saved_after_one_tick(wereld: Wereld, trekker: Client) -> None:
    formulier = open_formulier(trekker, wereld, "mijlpaal:wet")
    pagina = Pagina(formulier.verstuur(trekker, bereikt="1 januari 1988", reden="Zo is het."))
    gevraagd = pagina.formulier(formulier.adres)
    assert "bereikt_klopt" not in gevraagd.velden  # nobody ticks it but the person

    gevraagd.verstuur_en_volg(trekker, bereikt_klopt="1988-01-01")

    wereld.mijlpaal.refresh_from_db()
    assert wereld.mijlpaal.bereikt == lees_periode("1988-01-01")


def test_a_reached_date_that_was_wrong_can_be_mended_to_an_earlier_one(wereld: Wereld, trekker: Client) -> None:
    vandaag = timezone.localdate()
    for dagen in (0, 3):
        formulier = open_formulier(trekker, wereld, "mijlpaal:wet")
        op = toon_periode(dag(vandaag - timedelta(days=dagen)))
        assert formulier.verstuur(trekker, bereikt=op, reden="Bereikt.").status_code == 302

    wereld.mijlpaal.refresh_from_db()
    assert wereld.mijlpaal.bereikt == dag(vandaag - timedelta(days=3))


def test_a_partner_changes_its_own_promise(wereld: Wereld, partner: Client, client: Client) -> None:
    formulier = open_bij_afspraak(partner, wereld.afspraak, "afspraak-wijzigen")
    assert formulier.velden["tekst"].strip() == "Ons eigen doel."

    formulier.verstuur(partner, tekst="Twee mensen.", reden="Vastgesteld door de raad.")

    wereld.ververs()
    assert (wereld.afspraak.tekst, wereld.toezegging.stand) == ("Twee mensen.", "aangepast")
    assert "Twee mensen." in lees(client, wereld.actie.get_absolute_url()).tekst


def test_parties_promise_something_together(wereld: Wereld, partner: Client) -> None:
    formulier = open_formulier(partner, wereld, f"afspraak:{wereld.partner.slug}")
    gegevens = {"titel": "Samen", "soort": "middelen", "tekst": "Samen vier mensen.", "uiterlijk": "2033"}

    antwoord = formulier.verstuur(partner, **gegevens, andere_makers=wereld.trekker.slug, reden="Besloten.")

    assert antwoord.status_code == 302
    afspraak = wereld.actie.afspraken.get(titel="Samen")
    assert {m.partij: m.stand for m in afspraak.toezeggingen.all()} == dict.fromkeys(
        (wereld.partner, wereld.trekker), "voorgenomen"
    )
    assert (afspraak.indiener, afspraak.gemaakt) == (wereld.partner, dag(timezone.localdate()))


def test_still_true_in_one_click(wereld: Wereld, trekker: Client) -> None:
    veranderd = wereld.actie.veranderd_op
    formulier = lees(trekker, wereld.actie.get_absolute_url()).formulier("/nog-actueel/")

    for _ in range(2):  # a double click
        assert "dat dit nog klopt" in formulier.verstuur_en_volg(trekker).tekst

    wereld.actie.refresh_from_db()
    assert wereld.actie.gebeurtenissen.filter(soort="bevestigd").count() == 1
    assert (wereld.actie.bevestigd_op is not None, wereld.actie.veranderd_op) == (True, veranderd)


def test_a_partner_confirms_its_promise_in_one_click(wereld: Wereld, partner: Client) -> None:
    adres = wereld.afspraak.get_absolute_url()

    antwoord = lees(partner, adres).formulier(f"{adres}bevestigen/{wereld.toezegging.pk}/").verstuur(partner)

    assert antwoord.status_code == 302
    assert wereld.afspraak.gebeurtenissen.filter(soort="bevestigd").count() == 1


def test_a_promise_that_a_colleague_withdrew_meanwhile_is_told(wereld: Wereld, partner: Client) -> None:
    adres = wereld.afspraak.get_absolute_url()
    knop = lees(partner, adres).formulier(f"{adres}bevestigen/{wereld.toezegging.pk}/")
    services.meld_toezegging(toezegging=wereld.toezegging, stand="ingetrokken", verantwoording=BEGIN)

    pagina = knop.verstuur_en_volg(partner)

    assert "Deze afspraak is ingetrokken. Leg haar opnieuw vast als zij weer geldt." in pagina.tekst
    assert wereld.afspraak.gebeurtenissen.filter(soort="bevestigd").count() == 0


# -- what goes wrong ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bewerk", "ingevuld", "veld", "tekst"),
    [
        ("voortgang", {"reden": "  "}, "reden", "Vertel waarom dit verandert."),
        ("voortgang", {"reden": "x" * 2001}, "reden", "2000"),
        ("voortgang", {"status": "prima"}, "status", "geldige keuze"),
        ("voortgang", {"datum": "ooit"}, "datum", "zoals 1 juli 2027"),
        ("voortgang", {"datum": "31 april 2026"}, "datum", "31 april bestaat niet"),
        ("voortgang", {"datum": "1 mei 2026", "datum_kalender": "2026-05-02"}, "datum", "U vulde twee datums in"),
        ("voortgang", {"datum": "1 januari 2099"}, "datum", "toekomst"),
        ("voortgang", {"datum": "1 januari 1999"}, "datum", "voor de vorige melding"),
        ("voortgang", {"bron_url": "geen adres"}, "bron_url", "heel webadres"),
        ("voortgang", {"bron_titel": "Brief"}, "bron_url", "webadres van de bron"),
        ("mijlpaal:wet", {"stand": "ja", "bereikt": ""}, "bereikt", "Vul in wanneer"),
        ("mijlpaal:wet", {"bereikt": "1 januari 2099"}, "bereikt", "toekomst"),
        ("herijking:wet", {"verwacht": ""}, "verwacht", "Vul in wanneer"),
        ("herijking:wet", {"verwacht": "ooit"}, "verwacht", "zoals 1 juli 2027"),
        ("mijlpaal:wet", {"bereikt": "1 januari 1800"}, "bereikt", "Klopt 1 januari 1800? Dat is voor 1990."),
        ("mijlpaal:wet", {"bereikt": "mei 2020"}, "bereikt", "Klopt mei 2020? De mijlpaal was gepland: 2030."),
        ("herijking:wet", {"verwacht": "uiterlijk eind 2031"}, "verwacht", "Het begin ontbreekt."),
        ("herijking:wet", {"verwacht": "2127"}, "verwacht", "Klopt 2127? Dat is over meer dan 15 jaar."),
        ("herijking:wet", {"verwacht": "2020"}, "verwacht", "Deze tijd is al voorbij."),
        ("afspraak", {"tekst": ""}, "tekst", "Vul"),
        ("afspraak", {"stand": "misschien"}, "stand", "geldige keuze"),
    ],
)
def test_an_error_keeps_what_was_typed_and_marks_the_field(
    bewerk: str, ingevuld: dict[str, str], veld: str, tekst: str, wereld: Wereld, trekker: Client, partner: Client
) -> None:
    client = partner if bewerk == "afspraak" else trekker
    bewerk = f"afspraak:{wereld.partner.slug}" if bewerk == "afspraak" else bewerk
    formulier, voor = open_formulier(client, wereld, bewerk), aantal()
    goed = {"reden": "Mijn lange verhaal.", "bereikt": toon_periode(dag(timezone.localdate())), "verwacht": "2031"}
    goed |= {"titel": "Samen", "soort": "middelen", "tekst": "Vier mensen."}

    antwoord = formulier.verstuur(client, **({k: v for k, v in goed.items() if k in formulier.velden} | ingevuld))

    pagina = Pagina(antwoord)
    assert (antwoord.status_code, aantal()) == (422, voor)
    assert pagina.titel.startswith("Fout: ")
    assert tekst in pagina.tekst
    assert [k["name"] for k in pagina.met("aria-invalid", "true")] == [veld]
    assert {k.get("name") for k in pagina.met("autofocus")} == {veld}
    opnieuw = pagina.formulier(formulier.adres)
    assert opnieuw.velden["reden"].strip() == (ingevuld | {"x": ""}).get("reden", "Mijn lange verhaal.").strip()
    assert opnieuw.velden["inzending"] == formulier.velden["inzending"]


def test_an_error_leaves_no_source_behind(wereld: Wereld, trekker: Client) -> None:
    formulier = open_formulier(trekker, wereld, "voortgang")

    formulier.verstuur(trekker, reden="Zie.", bron_url="https://voorbeeld.nl/los", datum="1 januari 2099")

    assert not Bron.objects.filter(url="https://voorbeeld.nl/los").exists()


def test_the_same_again_says_that_nothing_changes(wereld: Wereld, partner: Client) -> None:
    formulier = open_bij_afspraak(partner, wereld.afspraak, "afspraak-wijzigen")

    antwoord = formulier.verstuur(partner, reden="Zomaar.")

    assert antwoord.status_code == 422
    assert "Er verandert niets: dit stond er al." in Pagina(antwoord).tekst


def test_a_double_click_writes_one_row(wereld: Wereld, trekker: Client) -> None:
    formulier, voor = open_formulier(trekker, wereld, "voortgang"), aantal()

    antwoorden = [formulier.verstuur(trekker, status="gestopt", reden="Klaar.") for _ in range(2)]

    assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
    assert aantal() == voor + 1


def test_a_milestone_of_years_is_shown_as_people_write_it(wereld: Wereld, trekker: Client) -> None:
    services.herijk_mijlpaal(mijlpaal=wereld.mijlpaal, verwacht=maand(2031, 3), verantwoording=BEGIN)

    assert open_formulier(trekker, wereld, "herijking:wet").velden["verwacht"] == "maart 2031"
    assert wereld.mijlpaal.gepland == jaar(2030)


def test_no_field_cuts_a_text_that_is_pasted(wereld: Wereld, trekker: Client) -> None:
    pagina = lees(trekker, f"{wereld.actie.get_absolute_url()}?bewerk=voortgang")

    assert [k for k in pagina.met("maxlength") if k.get("name") != "q"] == []
