"""Drafts and four eyes: kept unfinished, seen by nobody outside, published by two when the party asks it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from acties import services as acties
from acties.services import Verantwoording
from berichten.models import Bericht
from berichten.teksten import brief_van
from berichten.verzenden import is_nog_nodig
from partijen.models import Gebruiker
from partijen.services import neem_rol_af
from tests.concepten.conftest import begin, doe, met_vier_ogen
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import BEGIN, Wereld, lid
from werk.concepten import services
from werk.concepten.models import Concept


def test_an_unfinished_report_is_kept_and_written_on(wereld: Wereld, schrijver: Gebruiker) -> None:
    concept = begin(schrijver, wereld, reden="", datum="ooit")
    client = browser_van(schrijver)

    pagina = lees(client, concept.get_absolute_url())
    assert "Vertel waarom dit verandert." in pagina.tekst
    assert "Publiceren" not in pagina.tekst
    formulier = lees(client, f"{concept.get_absolute_url()}bewerken/").formulier("bewerken/")
    assert (formulier.velden["datum"], formulier.velden["status"]) == ("ooit", "vertraagd")
    formulier.verstuur_en_volg(client, reden="Nu af.", datum="")

    assert "opgeslagen" in doe(schrijver, concept, "publiceren").tekst
    rij = wereld.actie.gebeurtenissen.latest("versie")
    assert (rij.reden, rij.door, rij.naar) == ("Nu af.", schrijver, {"status": "vertraagd"})


def test_an_unlikely_date_is_asked_about_in_a_draft_too(wereld: Wereld, schrijver: Gebruiker) -> None:
    client, herijking = browser_van(schrijver), f"{wereld.actie.get_absolute_url()}?bewerk=herijking:wet"
    leeg = lees(client, herijking).formulier("herijking/wet/").velden
    ingevuld = {**leeg, "verwacht_kalender": "2099-12-01", "reden": "Het wordt later."}
    client.post(f"/werk/concepten/nieuw/{wereld.actie.slug}/herijking/wet/", ingevuld)
    concept = Concept.objects.get()
    assert "Klopt 1 december 2099?" in lees(client, concept.get_absolute_url()).tekst

    formulier = lees(client, f"{concept.get_absolute_url()}bewerken/").formulier("bewerken/")
    assert (formulier.velden["verwacht"], formulier.velden["verwacht_kalender"]) == ("", "2099-12-01")
    pagina = formulier.verstuur_en_volg(
        client, verwacht="", verwacht_kalender="2099-12-01", verwacht_klopt="2099-12-01"
    )

    assert "1 december 2099" in pagina.tekst
    assert "opgeslagen" in doe(schrijver, concept, "publiceren").tekst
    assert wereld.actie.gebeurtenissen.latest("versie").naar == {"verwacht": "2099-12-01"}


@pytest.mark.parametrize("adres", ["/", "/acties/", "/acties/{0}/", "/acties/{0}/geschiedenis/", "/zoeken/?q=raad"])
def test_the_public_never_sees_a_draft(adres: str, wereld: Wereld, schrijver: Gebruiker, client: Client) -> None:
    pad = adres.format(wereld.actie.slug)
    voor = lees(client, pad).tekst

    begin(schrijver, wereld)

    assert lees(client, pad).tekst == voor
    assert client.get(f"/feeds/acties/{wereld.actie.slug}.atom").text.count("Raad van State") == 0


def test_colleagues_read_it_on_the_page_of_the_actie_and_others_do_not(wereld: Wereld, schrijver: Gebruiker) -> None:
    concept = begin(schrijver, wereld)
    adres = wereld.actie.get_absolute_url()

    assert "Gepubliceerd met conceptwijzigingen" in lees(browser_van(lid(wereld.trekker, "lezer")), adres).tekst
    assert "Gepubliceerd met conceptwijzigingen" in lees(browser_van(schrijver), "/werk/").tekst
    ander = browser_van(lid(wereld.partner))
    assert "conceptwijzigingen" not in lees(ander, adres).tekst
    assert ander.get(concept.get_absolute_url()).status_code == 404
    assert ander.post(f"{concept.get_absolute_url()}publiceren/").status_code == 404


def test_with_four_eyes_a_writer_does_not_publish_alone(wereld: Wereld, schrijver: Gebruiker) -> None:
    met_vier_ogen(wereld)
    concept, voor = begin(schrijver, wereld), wereld.actie.gebeurtenissen.count()

    with pytest.raises(ValidationError, match="tweede persoon"):
        services.publiceer(concept=concept, door=schrijver, versie=wereld.actie.versie)
    assert wereld.actie.gebeurtenissen.count() == voor


def test_still_true_needs_no_second_person(wereld: Wereld, schrijver: Gebruiker) -> None:
    namens = met_vier_ogen(wereld)
    waarom = Verantwoording(reden="Bekeken en nog actueel.", door=schrijver, namens=namens)

    assert acties.bevestig_actie(actie=wereld.actie, verantwoording=waarom).pk


def test_two_people_make_one_report(wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker, client: Client) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)

    doe(schrijver, concept, "indienen")
    assert [bericht.aan for bericht in Bericht.objects.all()] == [keurder]
    pagina = doe(keurder, concept, "goedkeuren")

    assert "goedgekeurd" in pagina.tekst
    assert "Bekijk op de openbare pagina" in pagina.tekst
    rij = wereld.actie.gebeurtenissen.latest("versie")
    assert (rij.door, rij.goedgekeurd_door, rij.namens) == (schrijver, keurder, wereld.trekker)
    tekst = lees(client, f"{wereld.actie.get_absolute_url()}geschiedenis/").tekst
    assert "jurist, Provincie Trek, goedgekeurd door een tweede persoon" in tekst
    assert "Kees" not in tekst


def test_a_draft_comes_back_with_a_remark(wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)
    doe(schrijver, concept, "indienen")

    assert "Schrijf op waarom" in doe(keurder, concept, "teruggeven", opmerking=" ").tekst
    doe(keurder, concept, "teruggeven", opmerking="Noem de datum erbij.")

    assert "Noem de datum erbij." in lees(browser_van(schrijver), concept.get_absolute_url()).tekst
    assert Bericht.objects.get(soort="teruggegeven").aan == schrijver
    doe(schrijver, concept, "indienen")
    assert Bericht.objects.filter(soort="goedkeuren", aan=keurder).count() == 2


@pytest.mark.parametrize("rol", ["lezer", "medewerker"])
def test_only_a_redacteur_approves(rol: str, wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)
    services.vraag_goedkeuring(concept=concept, door=schrijver)

    for mens in (lid(wereld.trekker, rol), schrijver):
        with pytest.raises(PermissionDenied):
            services.keur_goed(concept=concept, door=mens, versie=wereld.actie.versie, indiening=1)
        assert "Goedkeuren" not in lees(browser_van(mens), concept.get_absolute_url()).links


def test_a_right_that_was_taken_away_counts_at_once(wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)
    services.vraag_goedkeuring(concept=concept, door=schrijver)
    neem_rol_af(gebruiker=schrijver, partij=wereld.trekker)

    with pytest.raises(PermissionDenied):
        services.keur_goed(concept=concept, door=keurder, versie=wereld.actie.versie, indiening=1)
    assert "Dit kan niet meer" in lees(browser_van(keurder), concept.get_absolute_url()).tekst


def test_who_approves_sees_what_changed_meanwhile(wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)
    services.vraag_goedkeuring(concept=concept, door=schrijver)
    client = browser_van(keurder)
    knop = lees(client, concept.get_absolute_url()).formulier("/goedkeuren/")
    acties.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=BEGIN)

    pagina = knop.verstuur_en_volg(client)

    assert "intussen veranderd" in pagina.tekst
    assert "Dit veranderde nadat dit concept is geschreven" in pagina.tekst
    pagina.formulier("/goedkeuren/").verstuur_en_volg(client)
    assert wereld.actie.gebeurtenissen.latest("versie").goedgekeurd_door == keurder


def test_nobody_approves_what_was_rewritten_behind_an_open_page(
    wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker
) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)
    services.vraag_goedkeuring(concept=concept, door=schrijver)
    client, voor = browser_van(keurder), wereld.actie.gebeurtenissen.count()
    pagina = lees(client, concept.get_absolute_url())
    knop, terug = pagina.formulier("/goedkeuren/"), pagina.formulier("/teruggeven/")
    concept.refresh_from_db()
    anders, merk = {**concept.gegevens, "reden": "Iets heel anders."}, concept.merk
    services.wijzig(concept=concept, gegevens=anders, door=schrijver, merk=merk)
    services.vraag_goedkeuring(concept=concept, door=schrijver)

    assert "intussen veranderd" in knop.verstuur_en_volg(client).tekst
    antwoord = Pagina(terug.verstuur(client, opmerking="Dit is een lange opmerking."))
    assert "intussen veranderd" in antwoord.tekst
    assert antwoord.formulier("/teruggeven/").velden["opmerking"] == "Dit is een lange opmerking."
    assert wereld.actie.gebeurtenissen.count() == voor


def test_what_was_typed_stays_when_the_draft_is_gone(wereld: Wereld, schrijver: Gebruiker) -> None:
    concept = begin(schrijver, wereld)
    client = browser_van(schrijver)
    formulier = lees(client, f"{concept.get_absolute_url()}bewerken/").formulier("bewerken/")
    services.gooi_weg(concept=concept, door=schrijver)

    antwoord = formulier.verstuur(client, reden="Een lang verhaal.")

    assert antwoord.status_code == 409
    assert Pagina(antwoord).formulier("bewerken/").velden["reden"] == "Een lang verhaal."


def test_without_a_second_person_it_says_so(wereld: Wereld, schrijver: Gebruiker) -> None:
    met_vier_ogen(wereld)
    assert "Nodig eerst iemand uit" in doe(schrijver, begin(schrijver, wereld), "indienen").tekst


def test_what_is_thrown_away_is_gone_from_the_list(wereld: Wereld, schrijver: Gebruiker) -> None:
    concept = begin(schrijver, wereld)

    assert "U hebt geen concepten" in doe(schrijver, concept, "weggooien").tekst
    with pytest.raises(ValidationError):
        services.publiceer(concept=concept, door=schrijver, versie=wereld.actie.versie)


def test_the_list_asks_the_same_whatever_its_length(
    wereld: Wereld, schrijver: Gebruiker, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for _ in range(3):
        begin(schrijver, wereld)
    client = browser_van(lid(wereld.trekker))
    with django_assert_max_num_queries(14):
        assert lees(client, "/werk/concepten/").tekst.count("Wies Schrijver") == 3


def test_a_mail_about_a_draft_that_waits_no_longer_is_not_sent(
    wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker
) -> None:
    met_vier_ogen(wereld)
    concept = begin(schrijver, wereld)
    services.vraag_goedkeuring(concept=concept, door=schrijver)
    bericht = Bericht.objects.get(aan=keurder)
    assert is_nog_nodig(bericht)

    rij = services.keur_goed(concept=concept, door=keurder, versie=wereld.actie.versie, indiening=1)

    assert not is_nog_nodig(bericht)
    goed = Bericht.objects.get(soort="goedgekeurd", aan=schrijver)  # who wrote it hears so
    assert "goed. Iedereen kan uw melding nu lezen." in brief_van(goed).alineas[0]
    assert is_nog_nodig(goed)
    acties.neem_terug(rij=rij, door=schrijver)
    assert not is_nog_nodig(goed)
    pagina = lees(browser_van(schrijver), concept.get_absolute_url())
    assert "Dit concept is gepubliceerd. De melding is daarna teruggenomen." in pagina.tekst


def test_the_workplace_says_for_whom_a_draft_waits(wereld: Wereld, schrijver: Gebruiker, keurder: Gebruiker) -> None:
    met_vier_ogen(wereld)
    concept, wacht = begin(schrijver, wereld), "Een concept wacht op u"
    assert wacht in lees(browser_van(schrijver), "/werk/").tekst
    assert wacht not in lees(browser_van(keurder), "/werk/").tekst

    services.vraag_goedkeuring(concept=concept, door=schrijver)

    assert wacht not in lees(browser_van(schrijver), "/werk/").tekst
    assert wacht in lees(browser_van(keurder), "/werk/?reden=concept").tekst


def test_two_tabs_on_one_draft_do_not_overwrite_each_other(wereld: Wereld, schrijver: Gebruiker) -> None:
    concept = begin(schrijver, wereld)
    client = browser_van(schrijver)
    een, ander = (lees(client, f"{concept.get_absolute_url()}bewerken/").formulier("bewerken/") for _ in range(2))
    for _ in range(2):  # a second click is no second change
        assert een.verstuur(client, reden="Op het ene tabblad.").status_code == 302

    antwoord = ander.verstuur(client, reden="Op het andere.")

    assert antwoord.status_code == 409
    pagina = Pagina(antwoord)
    assert "ander tabblad" in pagina.tekst
    concept.refresh_from_db()
    assert concept.gegevens["reden"] == "Op het ene tabblad."
    assert pagina.formulier("bewerken/").verstuur(client).status_code == 302
    concept.refresh_from_db()
    assert concept.gegevens["reden"] == "Op het andere."
