"""Out and back: nothing changes by itself, and what a person changes is carried through by the services."""

import csv
import io
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from acties import services
from basis.tijd.perioden import dag, jaar, toon_periode
from basis.web.rekenblad import veilig, zoals_bedoeld
from basis.web.tekst import normaal
from tests.support.pagina import Pagina
from tests.support.tekst import anders_gestuurd
from tests.support.wereld import BEGIN
from tests.uitwisseling.hulp import Proef, aantal_rijen, browser, haal, lees, rij_van, verander, voer_door


@pytest.mark.parametrize("wat", ["xlsx", "ods", "acties", "afspraken", "toezeggingen"])
def test_a_file_that_comes_back_as_it_went_changes_nothing(proef: Proef, wat: str) -> None:
    client, eerst = browser(proef.trekker), aantal_rijen()

    invoer = lees(client, haal(client, wat), "welk.bestand")

    assert (invoer.stand, invoer.wijzigingen, invoer.fouten, invoer.waarschuwingen) == ("gelezen", [], [], [])
    assert "Er verandert niets" in Pagina(client.get(invoer.get_absolute_url())).tekst
    assert client.post(f"{invoer.get_absolute_url()}doorvoeren/").status_code == 422
    assert aantal_rijen() == eerst


def test_a_status_that_nobody_can_report_goes_out_and_comes_back(proef: Proef) -> None:
    services.meld_voortgang(actie=proef.actie, status="loopt", verantwoording=BEGIN)
    client = browser(proef.trekker)
    for cel in ("loopt, geen melding", "Loopt geen melding"):
        invoer = lees(client, verander(haal(client), ("acties", 2, "status", cel)))
        assert (invoer.wijzigingen, invoer.fouten) == ([], [])


def test_a_file_of_a_mac_with_what_nobody_sees_in_it_changes_nothing(proef: Proef) -> None:
    velden = {"tekst": "Eén coördinator\nen twee mensen"}
    services.wijzig_afspraak(afspraak=proef.mijn.afspraak, velden=velden, verantwoording=BEGIN)
    client = browser(proef.trekker)
    heen, terug = haal(client, "afspraken").decode("utf-8-sig"), io.StringIO()
    scheiding = max(",;", key=heen.splitlines()[0].count)

    rijen = csv.reader(io.StringIO(heen), delimiter=scheiding)
    csv.writer(terug, delimiter=scheiding).writerows(map(anders_gestuurd, rij) for rij in rijen)
    invoer = lees(client, terug.getvalue().encode(), "afspraken.csv")

    assert (invoer.stand, invoer.wijzigingen, invoer.fouten, invoer.waarschuwingen) == ("gelezen", [], [], [])


def test_changes_go_through_the_services_each_with_its_row(proef: Proef) -> None:
    client, eerst = browser(proef.trekker), aantal_rijen()
    bestand = haal(client)
    mijn = rij_van(bestand, "afspraken", proef.mijn.afspraak.slug)
    nieuw = verander(
        bestand,
        ("acties", 2, "status", "Vertraagd"),
        ("acties", 2, "reden", "Er is te weinig geld."),
        ("mijlpalen", 2, "verwacht", "maart 2032"),
        ("mijlpalen", 2, "stand", "bereikt"),
        ("mijlpalen", 2, "bereikt", toon_periode(dag(timezone.localdate()))),
        ("afspraken", mijn, "bedrag", None),
        ("afspraken", mijn, "bedrag_voor", None),
        ("afspraken", mijn, "tekst", "+31 mensen"),
        ("afspraken", mijn, "uiterlijk", "2032"),
        ("afspraken", mijn, "verwacht", "2033"),
        ("toezeggingen", 2, "stand", "aangepast"),
    )

    invoer = lees(client, nieuw)
    assert (len(invoer.wijzigingen), invoer.zonder_reden, invoer.fouten) == (4, 3, [])
    invoer = voer_door(client, invoer)

    w, afspraak = proef.wereld, proef.mijn.afspraak
    for ding in (w.mijlpaal, afspraak, proef.mijn):
        ding.refresh_from_db()
    assert (invoer.stand, invoer.aantal, invoer.inhoud) == ("klaar", 4, None)
    assert (proef.actie.status, w.mijlpaal.stand) == ("vertraagd", "ja")
    assert (afspraak.bedrag, afspraak.bedrag_voor, afspraak.tekst) == (None, "", "+31 mensen")
    assert (afspraak.uiterlijk, afspraak.verwacht, proef.mijn.stand) == (jaar(2032), jaar(2033), "aangepast")
    rijen = proef.actie.gebeurtenissen.order_by("pk")[eerst:]
    assert [rij.reden for rij in rijen] == ["Er is te weinig geld.", *["Zo is het nu."] * 5]
    assert {rij.namens for rij in rijen} == {w.trekker}


def test_a_second_click_carries_through_once(proef: Proef) -> None:
    client = browser(proef.trekker)
    invoer = lees(client, verander(haal(client), ("acties", 2, "status", "vertraagd")))
    voer_door(client, invoer)
    eerst = aantal_rijen()

    voer_door(client, invoer)

    assert aantal_rijen() == eerst


def test_without_a_reason_it_is_asked_and_nothing_typed_is_lost(proef: Proef) -> None:
    client = browser(proef.trekker)
    invoer = lees(client, verander(haal(client), ("acties", 2, "status", "vertraagd")))
    assert "niet verplicht" not in Pagina(client.get(invoer.get_absolute_url())).tekst

    antwoord = client.post(f"{invoer.get_absolute_url()}doorvoeren/", {"reden": " "})

    assert antwoord.status_code == 422
    assert "Vertel waarom dit verandert." in Pagina(antwoord).tekst
    assert proef.actie.status == "gepland"


def test_dates_and_numbers_that_the_program_made_of_texts_are_read(proef: Proef) -> None:
    client = browser(proef.trekker)

    invoer = lees(client, verander(haal(client), ("mijlpalen", 2, "verwacht", 2033)))
    voer_door(client, invoer)

    proef.wereld.mijlpaal.refresh_from_db()
    assert proef.wereld.mijlpaal.verwacht == jaar(2033)


@pytest.mark.parametrize("tekst", ["=1+1", "'=1+1", "''-5%", "-5%", "@a", "＝1", "+31", "007", "'", "’s avonds"])
def test_a_text_survives_being_made_safe(tekst: str) -> None:
    assert zoals_bedoeld(veilig(tekst)) == tekst


@given(st.text())
def test_any_text_survives_being_made_safe(tekst: str) -> None:
    assert zoals_bedoeld(veilig(tekst)) == tekst
    assert not veilig(tekst).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert normaal(normaal(tekst)) == normaal(tekst)


def test_filters_say_what_goes_out(proef: Proef) -> None:
    client: Any = browser(proef.trekker)

    assert b"actie-" in haal(client, "acties", "?status=gepland")
    assert haal(client, "acties", "?status=gestopt").count(b"\r\n") == 1
