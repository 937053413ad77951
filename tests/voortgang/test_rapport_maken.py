"""The pages of the reports for who makes them: asking, waiting, publishing, and what goes wrong."""

import pytest
from django.test import Client
from django.utils import timezone

from basis.tijd.perioden import dag, toon_periode
from partijen.models import Partij
from tests.factories import ActieFactory, GebruikerFactory, PartijFactory, ProgrammalijnFactory
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.rapporten import maak_rapport
from tests.support.wereld import lid
from voortgang import services, taken
from voortgang.models import Bestandsoort, Rapport
from voortgang.rapport import gegevens
from voortgang.taken import maak

pytestmark = pytest.mark.django_db
LIJST, NIEUW = "/voortgang/rapporten/", "/voortgang/rapporten/nieuw/"


@pytest.fixture
def partij() -> Partij:
    partij: Partij = PartijFactory(naam="Gemeente Schrijf")
    return partij


@pytest.fixture
def ambtenaar(partij: Partij) -> Client:
    return browser_van(lid(partij))


def test_asking_for_a_report_from_the_list_to_the_draft(ambtenaar: Client, client: Client) -> None:
    ProgrammalijnFactory(titel="iOverheid", slug="ioverheid")
    formulier = lees(ambtenaar, lees(ambtenaar, LIJST).links["Rapport maken"]).formulier("Rapport maken")

    bezig = formulier.verstuur_en_volg(ambtenaar, titel="Hoe het staat", waarover="lijn:ioverheid", inleiding="Dag.")

    assert "Het rapport staat in de wachtrij" in bezig.tekst
    rapport = Rapport.objects.get()
    assert bezig.links["Ververs"] == rapport.get_absolute_url()
    assert str(rapport.programmalijn) == "iOverheid"
    assert "Hoe het staat:" in " ".join(lees(ambtenaar, LIJST).links)
    assert client.get(rapport.get_absolute_url()).status_code == 404


def test_a_report_is_never_about_an_invented_party(ambtenaar: Client) -> None:
    """It would be empty: a report is of the real programme (docs/adr/0039)."""
    for naam, is_demo in (("Echt", False), ("Verzonnen", True)):
        ActieFactory(trekker=PartijFactory(naam=naam, is_demo=is_demo), is_demo=is_demo, gepubliceerd=True)

    tekst = lees(ambtenaar, NIEUW).tekst

    assert "Echt" in tekst
    assert "Verzonnen" not in tekst


def test_the_page_says_how_far_the_making_is(ambtenaar: Client, partij: Partij) -> None:
    rapport = maak_rapport(namens=partij)
    services.begin(rapport=rapport, stappen=6)
    services.zet_stap(rapport=rapport, bezig_met="Programmalijn lezen: iOverheid")

    bezig = lees(ambtenaar, rapport.get_absolute_url())

    assert "Stap 1 van 6 : Programmalijn lezen: iOverheid" in bezig.tekst
    (peiling,) = bezig.met("hx-trigger", "every 2s")
    assert peiling["hx-get"] == rapport.get_absolute_url()


def test_a_failure_has_a_button_to_try_again(
    ambtenaar: Client, partij: Partij, monkeypatch: pytest.MonkeyPatch
) -> None:
    rapport = maak_rapport(namens=partij)
    monkeypatch.setattr(gegevens, "stel_samen", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        maak(rapport.pk)
    mislukt = lees(ambtenaar, rapport.get_absolute_url())
    assert "Het rapport kon niet worden gemaakt." in mislukt.tekst

    opnieuw = mislukt.formulier("Opnieuw proberen").verstuur_en_volg(ambtenaar)

    assert "Het rapport wordt opnieuw gemaakt." in opnieuw.tekst
    assert opnieuw.met("id", "ververs")


def test_without_its_pdf_a_report_has_its_numbers_and_says_so(
    ambtenaar: Client, partij: Partij, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(taken.BESTANDEN, Bestandsoort.PDF, ("PDF maken", lambda r: 1 / 0))
    rapport = maak_rapport(klaar=True, gepubliceerd=True, namens=partij)
    adres = rapport.get_absolute_url()

    openbaar = lees(client, adres)
    assert "Wij konden dit niet maken: PDF." in openbaar.tekst
    assert [client.get(f"{adres[:-1]}.{naam}").status_code for naam in ("csv", "ods", "pdf")] == [200, 200, 404]
    assert "Opnieuw proberen" not in str(lees(ambtenaar, adres).formulieren)  # not while everyone reads it

    monkeypatch.undo()
    lees(ambtenaar, adres).formulier("Rapport intrekken").verstuur_en_volg(ambtenaar)
    lees(ambtenaar, adres).formulier("Opnieuw proberen").verstuur_en_volg(ambtenaar)
    maak(rapport.pk)
    assert "Wij konden dit niet maken" not in lees(ambtenaar, adres).tekst
    assert ambtenaar.get(f"{adres[:-1]}.pdf").content.startswith(b"%PDF")


def test_publishing_and_withdrawing_by_a_button(ambtenaar: Client, partij: Partij, client: Client) -> None:
    rapport = maak_rapport(klaar=True, namens=partij)
    adres = rapport.get_absolute_url()

    gepubliceerd = lees(ambtenaar, adres).formulier("Rapport publiceren").verstuur_en_volg(ambtenaar)
    assert "Iedereen kan het nu lezen." in gepubliceerd.tekst
    lees(client, adres)

    ingetrokken = gepubliceerd.formulier("Rapport intrekken").verstuur_en_volg(ambtenaar)
    assert "Dit rapport is een concept" in ingetrokken.tekst
    assert client.get(adres).status_code == 404


def test_publishing_what_is_not_ready_says_why(ambtenaar: Client, partij: Partij) -> None:
    rapport = maak_rapport(namens=partij)

    antwoord = ambtenaar.post(f"{rapport.get_absolute_url()}publiceren/", follow=True)

    assert "nog niet klaar" in Pagina(antwoord).tekst


def test_writing_the_introduction_makes_the_files_anew(ambtenaar: Client, partij: Partij) -> None:
    rapport = maak_rapport(klaar=True, namens=partij)
    formulier = lees(ambtenaar, f"{rapport.get_absolute_url()}inleiding/").formulier("Inleiding schrijven")

    bezig = formulier.verstuur_en_volg(ambtenaar, inleiding="Een *nieuw* begin.\r\n\r\nMeer.")
    assert "De inleiding is opgeslagen." in bezig.tekst
    maak(rapport.pk)

    assert "Een nieuw begin." in lees(ambtenaar, rapport.get_absolute_url()).tekst


def test_a_published_report_keeps_its_introduction(ambtenaar: Client, partij: Partij) -> None:
    rapport = maak_rapport(klaar=True, gepubliceerd=True, namens=partij)

    antwoord = ambtenaar.post(f"{rapport.get_absolute_url()}inleiding/", {"inleiding": "Getypt."})

    assert antwoord.status_code == 422
    fout = Pagina(antwoord)
    assert "Trek het eerst in" in fout.tekst
    assert fout.formulier("Inleiding schrijven").velden["inleiding"] == "Getypt."


@pytest.mark.parametrize(
    ("veld", "invoer", "melding"),
    [
        ("titel", "", "Geef het rapport een titel."),
        ("van", "31 april 2025", "31 april bestaat niet"),
        ("van", "0202-01-01", "Het jaar 0202 kan niet."),
        ("van", "1 mei 1950", "Klopt 1 mei 1950?"),
        ("tot", "2000-01-01", "De periode eindigt niet voor het begin."),
        ("peildatum", "2000-01-01", "De peildatum ligt niet voor het einde van de periode."),
        ("peildatum", "2199-01-01", "De peildatum ligt niet in de toekomst."),
        ("waarover", "lijn:weg", "Selecteer een geldige keuze"),
        ("namens", "999999", "Selecteer een geldige keuze"),
    ],
)
def test_an_error_keeps_what_was_typed(ambtenaar: Client, veld: str, invoer: str, melding: str) -> None:
    formulier = lees(ambtenaar, NIEUW).formulier("Rapport maken")

    antwoord = formulier.verstuur(ambtenaar, **{"inleiding": "Mijn tekst", veld: invoer})

    assert antwoord.status_code == 422
    fout = Pagina(antwoord)
    assert melding in fout.tekst
    assert [k["id"] for k in fout.met("autofocus")] == [f"id_{veld}"]
    assert fout.formulier("Rapport maken").velden["inleiding"] == "Mijn tekst"
    assert fout.titel.startswith("Fout: ")
    assert not Rapport.objects.exists()


def test_a_double_click_makes_one_report(ambtenaar: Client) -> None:
    formulier = lees(ambtenaar, NIEUW).formulier("Rapport maken")

    adressen = {formulier.verstuur(ambtenaar)["Location"] for _ in range(2)}

    assert len(adressen) == Rapport.objects.count() == 1


def test_the_same_report_again_reads_up_to_the_same_moment(ambtenaar: Client, partij: Partij) -> None:
    eerder = maak_rapport(klaar=True, namens=partij, inleiding="Dag.")
    blad = lees(ambtenaar, lees(ambtenaar, eerder.get_absolute_url()).links["Nieuw rapport met deze gegevens"])
    assert "net als Voortgang in 2021" in blad.tekst

    blad.formulier("Rapport maken").verstuur_en_volg(ambtenaar)

    nieuw = Rapport.objects.latest("pk")
    maak(nieuw.pk)
    nieuw.refresh_from_db()
    assert (nieuw.bekend, nieuw.gegevens) == (eerder.bekend, eerder.gegevens)


def test_the_form_proposes_this_year_and_the_own_party(ambtenaar: Client, partij: Partij) -> None:
    velden = lees(ambtenaar, NIEUW).formulier("Rapport maken").velden

    vandaag = timezone.localdate()
    assert (velden["van"], velden["tot"]) == (f"1 januari {vandaag.year}", toon_periode(dag(vandaag)))
    assert velden["namens"] == str(partij.pk)


def test_a_beheerder_chooses_for_whom(partij: Partij) -> None:
    beheerder = browser_van(GebruikerFactory(beheerder=True))

    lees(beheerder, NIEUW).formulier("Rapport maken").verstuur_en_volg(beheerder, namens=str(partij.pk))

    assert Rapport.objects.get().namens == partij


def test_who_may_not_make_reports_sees_no_button() -> None:
    lezer = browser_van(GebruikerFactory())

    assert "Rapport maken" not in lees(lezer, LIJST).links
    assert lezer.get(NIEUW).status_code == 403
