"""Mending an earlier report: which rows, by whom, in which form, and what then stands."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from acties import services
from basis.tijd.perioden import dag, toon_periode
from partijen.models import Gebruiker
from tests.factories import ActieFactory
from tests.support.bewerken import laatste, meld_fout, open_formulier
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.stand import is_heel
from tests.support.wereld import BEGIN, DIENSTEN, Wereld, lid

pytestmark = pytest.mark.django_db


@pytest.fixture
def trekker(wereld: Wereld) -> Gebruiker:
    return lid(wereld.trekker, functie="jurist")


@pytest.mark.parametrize("pad", ["", "geschiedenis/"])
def test_the_page_offers_to_mend_what_this_person_may_report(pad: str, wereld: Wereld, trekker: Gebruiker) -> None:
    adres = f"{wereld.actie.get_absolute_url()}{pad}"
    fout = meld_fout(wereld)
    zegt = replace(BEGIN, namens=wereld.partner)
    van_partner = services.meld_toezegging(toezegging=wereld.toezegging, stand="nagekomen", verantwoording=zegt)
    van_afspraak = wereld.afspraak.gebeurtenissen.get(soort="afspraak")

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
    bij_afspraak = f"{wereld.afspraak.get_absolute_url()}?bewerk=correctie:"
    assert f"{begin}{fout}" in eigen
    assert f"{bij_afspraak}{van_partner.pk}" not in eigen
    assert van_ander[0] == f"{bij_afspraak}{van_partner.pk}"
    assert set(van_ander[1:]) <= {f"{bij_afspraak}{van_afspraak.pk}"}  # further back on the page of the actie
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
    browser, fout = browser_van(trekker), meld_fout(wereld)
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

    zegt = replace(BEGIN, namens=wereld.partner)
    van_partner = services.meld_toezegging(toezegging=wereld.toezegging, stand="nagekomen", verantwoording=zegt)
    assert client.post(f"{doel}{van_partner.pk}/").status_code == 403
