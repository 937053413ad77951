"""The afsprakenmatrix: who committed to what, and where nothing is laid down."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from odf import opendocument, table, teletype

from acties import services
from acties.models import Actie, Afspraak, Deelname
from basis.tijd.perioden import dag
from partijen.models import Partij
from tests.acties.test_querybudget import vragen
from tests.factories import ActieFactory, PartijFactory, ProgrammalijnFactory
from tests.support.pagina import lees
from tests.support.wereld import BEGIN

pytestmark = pytest.mark.django_db
TOEN = replace(BEGIN, datum=dag(date(2021, 3, 1)))


def beloof(actie: Actie, partij: Partij, stand: str = "bevestigd", **velden: str) -> Afspraak:
    velden = {"eigen_doel": f"Doel van {partij}.", "stand": stand, **velden}
    rij = services.leg_afspraak_vast(actie=actie, partij=partij, velden=velden, verantwoording=TOEN)
    assert rij.afspraak
    return rij.afspraak


@pytest.fixture
def gemeente() -> Partij:
    partij: Partij = PartijFactory(naam="Gemeente Een", slug="een", bestuurslaag="gemeenten")
    return partij


@pytest.fixture
def actie(gemeente: Partij) -> Actie:
    """A gemeente that promised something, a ministry that did not, and a koepel (outside the four layers) that did."""
    actie: Actie = ActieFactory(slug="sloot", titel="Schone sloot", verantwoording=TOEN)
    rijk = PartijFactory(naam="Ministerie Twee", soort="rijk", bestuurslaag="rijk")
    koepel = PartijFactory(naam="Koepel Drie", soort="koepel", bestuurslaag="overig")
    deelnames = [Deelname(partij=partij, rol="partner") for partij in (gemeente, rijk, koepel)]
    services.zet_deelnames(actie=actie, deelnames=deelnames, verantwoording=TOEN)
    beloof(actie, gemeente, middelen="=1+1", bestuursafspraak="De raad stemde in.")
    beloof(actie, koepel)
    services.publiceer(actie=actie, verantwoording=BEGIN)
    return actie


def test_a_box_says_what_was_promised_or_that_nothing_was(client: Client, actie: Actie) -> None:
    pagina = lees(client, "/afspraken/")
    assert "1 van 4 vakken heeft een bevestigde afspraak" in pagina.tekst
    assert "Doel van Gemeente Een." in pagina.tekst
    assert "De raad stemde in." in pagina.tekst
    assert pagina.tekst.count("geen afspraak vastgelegd") == 3  # Rijk, provincies, waterschappen
    assert pagina.tekst.count("doet niet mee") == 2
    assert pagina.tekst.count("1 partij doet mee") == 1


@pytest.mark.parametrize(
    ("stand", "telt"), [("voorgenomen", 0), ("ingetrokken", 0), ("aangepast", 1), ("nagekomen", 1)]
)
def test_only_a_promise_that_stands_is_counted(
    client: Client, actie: Actie, gemeente: Partij, stand: str, telt: int
) -> None:
    beloof(actie, gemeente, stand)
    assert f"{telt} van 4 vakken" in lees(client, "/afspraken/").tekst


def test_two_promises_of_one_layer_fill_one_box(client: Client, actie: Actie) -> None:
    ander = PartijFactory(naam="Gemeente Vier", bestuurslaag="gemeenten")
    deelnames = [*actie.deelnames.all(), Deelname(partij=ander, rol="partner")]
    services.zet_deelnames(actie=actie, deelnames=deelnames, verantwoording=BEGIN)
    beloof(actie, ander)
    tekst = lees(client, "/afspraken/").tekst
    assert "1 van 4 vakken" in tekst
    assert "Doel van Gemeente Vier." in tekst


def test_a_draft_is_neither_shown_nor_counted(client: Client, actie: Actie) -> None:
    services.trek_publicatie_in(actie=actie, verantwoording=BEGIN)
    tekst = lees(client, "/afspraken/").tekst
    assert "Schone sloot" not in tekst
    assert "0 van 0 vakken" in tekst
    assert "Schone sloot" not in b"".join(client.get("/afspraken.csv").streaming_content).decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [("toon=met", True), ("toon=zonder", False), ("partij=een", True), ("status=gestopt", False), ("lijn=weg", True)],
)
def test_filters(client: Client, actie: Actie, vraag: str, gevonden: bool) -> None:
    assert ("Schone sloot" in lees(client, f"/afspraken/?{vraag}").tekst) is gevonden


def test_lines_come_in_their_order_and_acties_by_name(client: Client, actie: Actie) -> None:
    eerste = ProgrammalijnFactory(volgorde=0, titel="Nulde lijn")
    for titel in ("Zand", "Aarde"):
        ActieFactory(titel=titel, programmalijn=eerste, gepubliceerd=True)
    tekst = lees(client, "/afspraken/").tekst
    plaatsen = [tekst.index(woord) for woord in ("Nulde lijn", "Aarde", "Zand", "Schone sloot")]
    assert plaatsen == sorted(plaatsen)


def test_on_a_day_it_shows_what_stood_then(client: Client, actie: Actie, gemeente: Partij) -> None:
    velden = {"eigen_doel": "Het doel van nu.", "stand": "ingetrokken"}
    services.leg_afspraak_vast(actie=actie, partij=gemeente, velden=velden, verantwoording=BEGIN)
    toen, nu = lees(client, "/afspraken/?stand=2022-01-01").tekst, lees(client, "/afspraken/").tekst
    assert "1 van 4 vakken" in toen
    assert "Doel van Gemeente Een." in toen
    assert "Het doel van nu." not in toen
    assert "0 van 4 vakken" in nu
    assert "Op deze dag waren er nog geen acties" in lees(client, "/afspraken/?stand=2020-01-01").tekst


def test_csv_has_every_party_and_no_formula(client: Client, actie: Actie) -> None:
    antwoord = client.get("/afspraken.csv")
    assert f"afspraken-{timezone.localdate()}.csv" in antwoord["Content-Disposition"]
    tekst = b"".join(antwoord.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rijen = {rij["partij"]: rij for rij in csv.DictReader(io.StringIO(tekst), delimiter=";")}
    assert set(rijen) == {"Gemeente Een", "Ministerie Twee", "Koepel Drie"}
    assert rijen["Gemeente Een"]["middelen"] == "'=1+1"
    assert rijen["Gemeente Een"]["bevestigd_op"] == timezone.localdate().isoformat()
    assert (rijen["Ministerie Twee"]["stand"], rijen["Ministerie Twee"]["eigen_doel"]) == ("", "")


def test_ods_says_the_same(client: Client, actie: Actie) -> None:
    inhoud = io.BytesIO(client.get("/afspraken.ods?partij=een").content)
    rijen = opendocument.load(inhoud).getElementsByType(table.TableRow)
    cellen = [[teletype.extractText(cel) for cel in rij.getElementsByType(table.TableCell)] for rij in rijen]
    assert cellen[0][:3] == ["programmalijn", "actie", "adres"]
    assert len(cellen) == 4
    assert "'=1+1" in cellen[1] + cellen[2] + cellen[3]


def test_too_much_for_ods_is_told(client: Client, actie: Actie, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voortgang.views.afspraken.MEEST_IN_ODS", 0)
    assert "te groot" in lees(client, "/afspraken.ods", status=422).tekst


def test_queries_do_not_grow(client: Client, actie: Actie, gemeente: Partij) -> None:
    adressen = ("/afspraken/", f"/afspraken/?stand={timezone.localdate()}")
    for adres in adressen:
        vragen(client, adres)  # the frame
    for _ in range(3):
        nog_een = ActieFactory(trekker=gemeente, gepubliceerd=True, programmalijn=actie.programmalijn)
        beloof_nu = {"eigen_doel": "Nog een."}
        services.leg_afspraak_vast(actie=nog_een, partij=gemeente, velden=beloof_nu, verantwoording=BEGIN)
    assert [vragen(client, adres) for adres in adressen] == [5, 6]  # of a day also: which acties may have been there
    assert [vragen(client, adres) for adres in adressen] == [1, 1]
