"""Phases that who carries the actie reports, and mending an earlier report: like every kind, on each page."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from acties import services
from acties.handelingen import HANDELINGEN
from acties.models import Gebeurtenis
from basis.tijd.perioden import dag, toon_periode
from partijen.models import Gebruiker
from tests.factories import ActieFactory, GebruikerFactory, SoortFactory
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.stand import is_heel
from tests.support.wereld import BEGIN, DIENSTEN, Wereld, lid
from werk.concepten.models import Concept

pytestmark = pytest.mark.django_db

# Each kind: what to fill in for the trekker, and what the journal then says.
INGEVULD: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "fase": ({"fase": "uitvoering"}, {"fase": "uitvoering"}),
    "fasen-afronden": ({}, {"fase": None}),
    "correctie": ({"status": "op-schema"}, {"status": "op-schema"}),
}
DEUREN = {"actie": "/acties/{0}/?bewerk={1}", "werk": "/werk/?bewerk={0}:{1}"}


@pytest.fixture
def trekker(wereld: Wereld) -> Gebruiker:
    return lid(wereld.trekker, functie="jurist")


def code(w: Wereld, soort: str) -> str:
    """As an address says it; a correctie is of a report with the wrong status."""
    if soort != "correctie":
        return soort
    fout = services.meld_voortgang(actie=w.actie, status="gestopt", verantwoording=replace(BEGIN, reden="Foutje."))
    return f"correctie:{fout.pk}"


def open_formulier(client: Client, w: Wereld, code: str, deur: str = "actie") -> Any:
    return lees(client, DEUREN[deur].format(w.actie.slug, code)).formulier(f"/{code.replace(':', '/')}/")


def laatste(w: Wereld) -> Gebeurtenis:
    return w.actie.gebeurtenissen.latest("pk")


@pytest.mark.parametrize("deur", DEUREN)
@pytest.mark.parametrize("soort", INGEVULD)
def test_who_carries_the_actie_reports_it_once_however_often_it_is_sent(
    soort: str, deur: str, wereld: Wereld, trekker: Gebruiker
) -> None:
    velden, naar = INGEVULD[soort]
    client = browser_van(trekker)
    formulier = open_formulier(client, wereld, code(wereld, soort), deur)
    aantal = wereld.actie.gebeurtenissen.count()

    for _ in range(2):
        assert HANDELINGEN[soort].gelukt in formulier.verstuur_en_volg(client, **velden, reden="Zo is het.").tekst

    rij = laatste(wereld)
    assert (rij.naar, rij.reden, rij.namens, rij.door) == (naar, "Zo is het.", wereld.trekker, trekker)
    assert wereld.actie.gebeurtenissen.count() == aantal + 1


@pytest.mark.parametrize("soort", INGEVULD)
def test_the_second_learns_who_was_first_and_nothing_typed_is_lost(
    soort: str, wereld: Wereld, trekker: Gebruiker
) -> None:
    velden, naar = INGEVULD[soort]
    client = browser_van(trekker)
    formulier = open_formulier(client, wereld, code(wereld, soort))
    wereld.actie.refresh_from_db()
    DIENSTEN["voeg_document_toe"](wereld, replace(BEGIN, reden="Ik eerst."))

    antwoord = formulier.verstuur(client, **velden, reden="Mijn verhaal.")

    pagina = Pagina(antwoord)
    assert (antwoord.status_code, "Ik eerst." in pagina.tekst) == (409, True)
    opnieuw = pagina.formulier(formulier.adres)
    assert opnieuw.velden["reden"].strip() == "Mijn verhaal."
    assert opnieuw.verstuur(client).status_code == 302
    assert laatste(wereld).naar == naar


@pytest.mark.parametrize("soort", INGEVULD)
def test_an_error_keeps_what_was_typed_and_an_unlikely_date_is_asked_about(
    soort: str, wereld: Wereld, trekker: Gebruiker
) -> None:
    client = browser_van(trekker)
    formulier = open_formulier(client, wereld, code(wereld, soort))

    antwoord = formulier.verstuur(client, **INGEVULD[soort][0], reden="Mijn verhaal.", datum="1 januari 1800")

    pagina = Pagina(antwoord)
    assert (antwoord.status_code, "Klopt 1 januari 1800?" in pagina.tekst) == (422, True)
    assert pagina.formulier(formulier.adres).velden["reden"].strip() == "Mijn verhaal."


@pytest.mark.parametrize("soort", INGEVULD)
def test_it_is_kept_as_a_draft_and_a_second_person_publishes_it(soort: str, wereld: Wereld, trekker: Gebruiker) -> None:
    wereld.trekker.vier_ogen = True
    wereld.trekker.save()
    velden, naar = INGEVULD[soort]
    client, keurder = browser_van(trekker), browser_van(lid(wereld.trekker))
    welke = code(wereld, soort).replace(":", "/")
    formulier = open_formulier(client, wereld, welke.replace("/", ":"))
    gegevens = {**formulier.velden, **velden, "reden": "Zo is het."}
    bewaard = client.post(f"/werk/concepten/nieuw/{wereld.actie.slug}/{welke}/", gegevens, follow=True)

    Pagina(bewaard).formulier("/indienen/").verstuur(client)
    concept = Concept.objects.get()
    lees(keurder, concept.get_absolute_url()).formulier("/goedkeuren/").verstuur(keurder)

    rij = laatste(wereld)
    assert (rij.naar, rij.door, concept.soort) == (naar, trekker, soort)
    assert rij.goedgekeurd_door


@pytest.mark.parametrize("soort", INGEVULD)
def test_what_was_reported_by_mistake_is_taken_back(soort: str, wereld: Wereld, trekker: Gebruiker) -> None:
    client = browser_van(trekker)
    formulier = open_formulier(client, wereld, code(wereld, soort))
    wereld.ververs()
    voor = (wereld.actie.status, list(wereld.actie.fasen.order_by("pk").values()))

    na = formulier.verstuur_en_volg(client, **INGEVULD[soort][0], reden="Oeps.")
    na.formulier(f"/terugnemen/{laatste(wereld).pk}/").verstuur(client)

    wereld.ververs()
    assert (wereld.actie.status, list(wereld.actie.fasen.order_by("pk").values())) == voor


# -- phases ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("deur", DEUREN)
def test_the_buttons_are_there_for_who_may_report(deur: str, wereld: Wereld, trekker: Gebruiker) -> None:
    adres = DEUREN[deur].split("?")[0].format(wereld.actie.slug)
    knoppen = ("Nieuwe fase melden", "Fasen afronden")
    bureau = GebruikerFactory(is_programmabureau=True)
    gezien = {
        wie: [knop in lees(browser_van(wie), adres).tekst for knop in knoppen]
        for wie in (trekker, bureau, lid(wereld.trekker, "lezer"), lid(wereld.partner))
    }
    assert list(gezien.values()) == [[True, True], [True, True], [False, False], [False, False]]

    services.rond_fasen_af(actie=wereld.actie, verantwoording=BEGIN)

    assert [knop in lees(browser_van(trekker), adres).tekst for knop in knoppen] == [True, False]


def test_a_kind_without_phases_has_no_form_for_them(wereld: Wereld, trekker: Gebruiker) -> None:
    soort = SoortFactory()
    soort.fasedefinities.all().delete()
    actie = ActieFactory(trekker=wereld.trekker, soort=soort, gepubliceerd=True)
    client = browser_van(trekker)

    assert client.get(f"/acties/{actie.slug}/bewerken/fase/").status_code == 404
    assert "Nieuwe fase melden" not in lees(client, actie.get_absolute_url()).tekst


@pytest.mark.parametrize(("fase", "tekst"), [("", "Kies de fase die nu begint."), ("weg", "geldige keuze")])
def test_a_phase_of_its_own_kind_is_chosen(fase: str, tekst: str, wereld: Wereld, trekker: Gebruiker) -> None:
    client = browser_van(trekker)
    antwoord = open_formulier(client, wereld, "fase").verstuur(client, fase=fase, reden="Zo is het.")

    assert (antwoord.status_code, tekst in Pagina(antwoord).tekst) == (422, True)


def test_what_a_colleague_ended_meanwhile_is_told_and_what_was_typed_stays(wereld: Wereld, trekker: Gebruiker) -> None:
    client = browser_van(trekker)
    formulier = open_formulier(client, wereld, "fasen-afronden")
    services.rond_fasen_af(actie=wereld.actie, verantwoording=BEGIN)

    eerst = Pagina(formulier.verstuur(client, reden="Mijn verhaal."))
    antwoord = eerst.formulier(formulier.adres).verstuur(client)

    assert (antwoord.status_code, "Deze actie is niet in een fase." in Pagina(antwoord).tekst) == (422, True)


# -- mending -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pad", ["", "geschiedenis/"])
def test_the_page_offers_to_mend_what_this_person_may_report(pad: str, wereld: Wereld, trekker: Gebruiker) -> None:
    adres = f"{wereld.actie.get_absolute_url()}{pad}"
    fout = code(wereld, "correctie")
    van_partner = wereld.afspraak.gebeurtenissen.get()

    links = {
        wie: [
            link["href"]
            for link in lees(browser_van(wie), adres).met("href")
            if "bewerk=correctie" in str(link["href"])
        ]
        for wie in (trekker, lid(wereld.partner), lid(wereld.trekker, "lezer"))
    }

    eigen, van_ander, van_lezer = links.values()
    begin = f"{wereld.actie.get_absolute_url()}?bewerk="
    assert f"{begin}{fout}" in eigen
    assert f"{begin}correctie:{van_partner.pk}" not in eigen
    assert van_ander == [f"{begin}correctie:{van_partner.pk}"]
    assert van_lezer == []


def te_verbeteren(browser: Client, adres: str) -> list[str]:
    """The links to mend a row on this page."""
    return [str(link["href"]) for link in lees(browser, adres).met("href") if "bewerk=correctie" in str(link["href"])]


def test_a_further_page_of_the_history_offers_no_row_that_was_reported_again(
    wereld: Wereld, trekker: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("acties.views.actie.PER_BLADZIJDE", 1)
    oud = services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=BEGIN)
    services.meld_voortgang(actie=wereld.actie, status="op-schema", verantwoording=BEGIN)
    browser, adres = browser_van(trekker), f"{wereld.actie.get_absolute_url()}geschiedenis/"

    eerste = f"{adres}?soort=status"
    verder = next(url for tekst, url in lees(browser, eerste).links.items() if tekst.startswith("Volgende"))

    assert len(te_verbeteren(browser, eerste)) == 1
    assert f"gebeurtenis-{oud.pk}" in {kenmerk["id"] for kenmerk in lees(browser, f"{adres}{verder}").met("id")}
    assert te_verbeteren(browser, f"{adres}{verder}") == []


def test_the_journal_says_which_row_was_mended(wereld: Wereld, trekker: Gebruiker, client: Client) -> None:
    browser, fout = browser_van(trekker), code(wereld, "correctie")
    pagina = lees(browser, f"{wereld.actie.get_absolute_url()}?bewerk={fout}")
    assert pagina.titel.startswith("Melding verbeteren: ‘Status: gestopt’")
    assert ("h3", "Melding verbeteren: ‘Status: gestopt’") in pagina.koppen

    pagina.formulier("Melding verbeteren").verstuur(browser, status="op-schema", reden="Verkeerd geklikt.")

    assert laatste(wereld).corrigeert_id == int(fout.split(":")[1])
    assert "Verbetert een eerdere regel" in lees(client, f"{wereld.actie.get_absolute_url()}geschiedenis/").tekst


@pytest.mark.parametrize(
    ("dienst", "velden"),
    [
        ("ga_naar_fase", {"fase": "voorbereiding"}),
        ("meld_mijlpaal", {"stand": "nee", "bereikt": ""}),
        ("herijk_mijlpaal", {"verwacht": "2033"}),
    ],
)
def test_each_kind_is_mended_in_its_own_form(
    dienst: str, velden: dict[str, str], wereld: Wereld, trekker: Gebruiker
) -> None:
    rij, client = DIENSTEN[dienst](wereld, BEGIN), browser_van(trekker)
    formulier = open_formulier(client, wereld, f"correctie:{rij.pk}")

    antwoord = formulier.verstuur(client, **velden, reden="Dat klopte niet.")

    assert antwoord.status_code == 302, Pagina(antwoord).tekst
    assert (laatste(wereld).corrigeert, laatste(wereld).soort) == (rij, rij.soort)


@pytest.mark.parametrize(
    ("fase", "velden", "staat_er"),
    [
        ("uitvoering", {"fase": "voorbereiding"}, [("voorbereiding", "", True)]),  # back to the one before
        (
            "uitvoering",
            {"fase": "evaluatie"},
            [("voorbereiding", "3 mei 2024", False), ("evaluatie", "", True)],
        ),
        (
            "uitvoering",
            {"datum": "1 mei 2024"},  # the same phase
            [("voorbereiding", "1 mei 2024", False), ("uitvoering", "", True)],
        ),
        (None, {"datum": "1 mei 2024"}, [("voorbereiding", "1 mei 2024", False)]),
    ],
)
def test_a_phase_that_is_mended_was_never_entered(
    fase: str | None, velden: dict[str, str], staat_er: list[object], wereld: Wereld, trekker: Gebruiker
) -> None:
    actie, client = ActieFactory(trekker=wereld.trekker, gepubliceerd=True), browser_van(trekker)
    wereld.actie, waarom = actie, replace(BEGIN, datum=dag(date(2024, 5, 3)))
    eerste = actie.soort.fasedefinities.get(slug="voorbereiding")
    services.ga_naar_fase(actie=actie, definitie=eerste, verantwoording=replace(BEGIN, datum=dag(date(2024, 4, 1))))
    if fase:
        definitie = actie.soort.fasedefinities.get(slug=fase)
        fout = services.ga_naar_fase(actie=actie, definitie=definitie, verantwoording=waarom)
    else:
        fout = services.rond_fasen_af(actie=actie, verantwoording=waarom)

    open_formulier(client, wereld, f"correctie:{fout.pk}").verstuur_en_volg(client, **velden, reden="Verkeerd geklikt.")

    assert [
        (rij.definitie.slug, toon_periode(rij.beeindigd) if rij.beeindigd else "", rij.is_huidig)
        for rij in actie.fasen.all()
    ] == staat_er
    assert is_heel(actie)


@pytest.mark.parametrize("dienst", ["ga_naar_fase", "meld_voortgang", "herijk_mijlpaal"])
def test_what_was_reported_again_is_mended_no_more(dienst: str, wereld: Wereld, trekker: Gebruiker) -> None:
    fout, client = DIENSTEN[dienst](wereld, BEGIN), browser_van(trekker)
    formulier = open_formulier(client, wereld, f"correctie:{fout.pk}")
    soort = {"ga_naar_fase": "fase", "meld_voortgang": "voortgang", "herijk_mijlpaal": "herijking:wet"}[dienst]
    velden = {"fase": "evaluatie", "status": "gestopt", "verwacht": "2034"}
    opnieuw = open_formulier(client, wereld, soort)
    opnieuw.verstuur_en_volg(client, **{k: v for k, v in velden.items() if k in opnieuw.velden}, reden="Zo is het nu.")

    velden = {"fase": "voorbereiding", "status": "vertraagd", "verwacht": "2035"}
    eerst = Pagina(formulier.verstuur(client, **{k: v for k, v in velden.items() if k in formulier.velden}, reden="x"))
    antwoord = eerst.formulier(formulier.adres).verstuur(client)

    assert (antwoord.status_code, "daarna opnieuw gemeld" in Pagina(antwoord).tekst) == (422, True)


def test_what_is_no_report_of_this_actie_is_not_mended(wereld: Wereld, trekker: Gebruiker) -> None:
    ander = ActieFactory(trekker=wereld.trekker, gepubliceerd=True)
    elders = services.meld_voortgang(actie=ander, status="gestopt", verantwoording=BEGIN)
    gemaakt = wereld.actie.gebeurtenissen.get(soort="aangemaakt")
    client, doel = browser_van(trekker), f"/acties/{wereld.actie.slug}/bewerken/correctie/"

    for welke in (elders.pk, gemaakt.pk, 10**30, "wet"):
        assert client.post(f"{doel}{welke}/", {"inzending": str(uuid4())}).status_code == 404

    van_partner = wereld.afspraak.gebeurtenissen.get()
    assert client.post(f"{doel}{van_partner.pk}/").status_code == 403
