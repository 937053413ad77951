"""The afsprakenmatrix: who promised what, and of whom nothing is known."""

import io
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from odf import opendocument, table, teletype

from acties import services
from acties.models import Actie, Deelname, Toezegging
from basis.bronnen.models import Bron
from basis.tijd.perioden import dag, jaar
from partijen.models import Partij
from tests.acties.test_querybudget import vragen
from tests.factories import ActieFactory, BronFactory, PartijFactory, ProgrammalijnFactory, beloof
from tests.support.pagina import lees
from tests.support.voortgang import OP, TOEN, lees_csv, maak_sloot
from tests.support.wereld import BEGIN

pytestmark = pytest.mark.django_db


def vakken(client: Client, vraag: str = "") -> tuple[int, ...]:
    """How many boxes have a promise, have none while somebody takes part, and have nobody."""
    return tuple(int(getal) for getal in re.findall(r"<dd>\s*(\d+)", client.get(f"/afspraken/{vraag}").text)[:3])


def cellen(client: Client, vraag: str = "") -> list[tuple[str, str]]:
    """Of each cell of the table, in order, its class and over how many boxes it goes."""
    html = client.get(f"/afspraken/{vraag}").text
    return [(klasse, breed or "1") for breed, klasse in re.findall(r'<td(?: colspan="(\d)")? class="([\w-]+)"', html)]


def rijen_van(client: Client, vraag: str = "") -> list[dict[str, str]]:
    return lees_csv(client, f"/afspraken.csv{vraag}")


@pytest.fixture
def gemeente() -> Partij:
    partij: Partij = PartijFactory(naam="Gemeente Een", slug="een", bestuurslaag="gemeenten")
    return partij


@pytest.fixture
def rijk() -> Partij:
    partij: Partij = PartijFactory(naam="Ministerie Twee", soort="rijk", bestuurslaag="rijk")
    return partij


@pytest.fixture
def provincie() -> Partij:
    partij: Partij = PartijFactory(naam="Provincie Vier", soort="provincie", bestuurslaag="provincies")
    return partij


@pytest.fixture
def actie(gemeente: Partij, rijk: Partij) -> Actie:
    return maak_sloot(gemeente, rijk)


@pytest.fixture
def toezegging(actie: Actie, gemeente: Partij) -> Toezegging:
    return Toezegging.objects.get(partij=gemeente)


def vind(partij: Partij, houder: Actie | None, *anderen: Partij, **velden: Any) -> Toezegging:
    """A promise that was found in a source."""
    bron: Bron = BronFactory(titel="Verslag van de raad", url="https://voorbeeld.nl/verslag")
    velden = {"stand": "voorgenomen", "herkomst": "gevonden", "bron": bron, **velden}
    return beloof(partij, houder, *anderen, **velden)


def test_a_box_says_what_was_promised_or_that_nothing_was(client: Client, actie: Actie) -> None:
    tekst = lees(client, "/afspraken/").tekst
    assert "Afspraak bekend 1 van 4 vakken Geen afspraak bekend 1 vak Doet niet mee 2 vakken" in tekst
    assert "Gemeenten =1+1 Gemeente Een (bevestigd) , datum onbekend, lees meer over de afspraak Doel van Een" in tekst
    assert "Andere partijen Wij werken samen. Koepel Drie" in tekst
    assert tekst.count("doet mee, geen afspraak bekend") == 2  # in the legend too
    assert "Geen afspraak bekend: Rijk Doen niet mee: provincies en waterschappen" in tekst


def test_a_promise_of_layers_next_to_each_other_is_one_bar(
    client: Client, rijk: Partij, provincie: Partij, gemeente: Partij
) -> None:
    actie = ActieFactory(gepubliceerd=True)
    beloof(gemeente, actie, provincie, rijk)
    beloof(provincie, actie, gemeente)
    assert cellen(client)[:4] == [
        ("matrix__balk", "3"),
        ("matrix__leeg", "1"),
        ("matrix__leeg", "1"),
        ("matrix__balk", "2"),
    ]
    assert "Rijk, provincies en gemeenten" in lees(client, "/afspraken/").tekst


def test_layers_that_stand_apart_get_a_cell_each(client: Client, rijk: Partij, gemeente: Partij) -> None:
    beloof(rijk, ActieFactory(gepubliceerd=True), gemeente)
    tekst = lees(client, "/afspraken/").tekst
    assert [klasse for klasse, _ in cellen(client)[:4]] == ["matrix__balk", "matrix__leeg"] * 2
    assert [tekst.count(f"samen met {laag}") for laag in ("gemeenten", "Rijk")] == [1, 1]
    assert tekst.count("Samen aan de slag") == 2


def test_the_first_two_are_shown_and_the_late_one_is_among_them(client: Client, actie: Actie, gemeente: Partij) -> None:
    for nummer in range(2):
        beloof(gemeente, actie, titel=f"Nog nummer {nummer}")
    beloof(gemeente, actie, titel="Veel te laat", uiterlijk=jaar(2021))
    tekst = lees(client, "/afspraken/").tekst
    assert tekst.index("Veel te laat") < tekst.index("Nog 3 afspraken") < tekst.index("Nog nummer 0")
    assert "Te laat sinds 1 januari 2022: Gemeente Een" in tekst
    assert "Op deze bladzijde: 5 afspraken, 1 te laat" in tekst


def test_a_found_promise_is_never_called_confirmed_or_late(client: Client, rijk: Partij) -> None:
    vind(rijk, ActieFactory(gepubliceerd=True), uiterlijk=jaar(2021), gemaakt=jaar(2020), is_zeker=False)
    tekst = lees(client, "/afspraken/").tekst
    assert "gevonden in een openbare bron" in tekst
    assert "Niet bekend of dit is nagekomen" in tekst
    assert tekst.lower().count("bron niet zeker") == 2  # in the legend too
    assert "Alle afspraken hier vonden wij in een openbare bron." in tekst
    assert "(bevestigd)" not in tekst
    assert "Te laat sinds" not in tekst


@pytest.mark.parametrize(("stand", "telt"), [("ingetrokken", 0), ("voorgenomen", 1), ("nagekomen", 1)])
def test_only_a_promise_that_stands_is_counted(client: Client, toezegging: Toezegging, stand: str, telt: int) -> None:
    services.meld_toezegging(toezegging=toezegging, stand=stand, verantwoording=BEGIN)
    assert vakken(client) == (telt, 2 - telt, 2)


def test_two_promises_of_one_layer_fill_one_box(client: Client, actie: Actie) -> None:
    beloof(PartijFactory(naam="Gemeente Vijf", bestuurslaag="gemeenten"), actie, titel="Doel van Vijf")
    assert vakken(client)[0] == 1
    assert "Doel van Vijf" in lees(client, "/afspraken/").tekst


def test_a_draft_is_neither_shown_nor_counted(client: Client, actie: Actie) -> None:
    services.trek_publicatie_in(actie=actie, verantwoording=BEGIN)
    assert "Schone sloot" not in lees(client, "/afspraken/").tekst
    assert vakken(client) == ()
    assert rijen_van(client) == []


def test_a_choice_of_promises_leaves_only_those(client: Client, actie: Actie, rijk: Partij) -> None:
    vind(rijk, actie, titel="Gevonden doel")
    beloof(rijk, titel="Over alles")
    vind(rijk, None, titel="Over alles, gevonden")
    tekst = lees(client, "/afspraken/?herkomst=gevonden").tekst
    assert "U ziet alleen de afspraken die passen bij uw keuze" in tekst
    assert [titel in tekst for titel in ("Gevonden doel", "Over alles, gevonden")] == [True, True]
    assert [f"afspraak {titel}" in tekst for titel in ("Doel van Een", "Over alles ")] == [False, False]
    assert {rij["afspraak"] for rij in rijen_van(client, "?herkomst=gevonden")} == {
        "Gevonden doel",
        "Over alles, gevonden",
    }


def test_promises_about_the_whole_programme_stand_below(client: Client, rijk: Partij) -> None:
    assert "Wij kennen geen afspraken over het hele programma" in lees(client, "/afspraken/").tekst
    vind(rijk, None, titel="Samen de toekomst in", gemaakt=dag(date(2018, 2, 14)), datum=OP)
    tekst = lees(client, "/afspraken/").tekst
    assert "Rijk Wij werken samen. Ministerie Twee , 14 februari 2018, lees meer" in tekst
    assert "Samen de toekomst in" in lees(client, "/afspraken/?stand=2021-03-01").tekst
    assert "Samen de toekomst in" not in lees(client, "/afspraken/?stand=2021-02-28").tekst


def test_one_about_the_programme_that_may_have_been_there_stands_apart(client: Client, rijk: Partij) -> None:
    beloof(rijk, titel="Ergens in dat jaar", datum=jaar(2021))
    tekst = lees(client, "/afspraken/?stand=2021-03-01").tekst
    assert "Ergens in 2021. Of dat op deze dag al zo was, is niet bekend. Ergens in dat jaar" in tekst
    rijen = rijen_van(client, "?stand=2021-03-01")
    assert [(rij["partij"], rij["zekerheid"], rij["actie"]) for rij in rijen] == [("Ministerie Twee", "mogelijk", "")]


def test_lines_come_in_their_order_and_acties_by_name(client: Client, actie: Actie) -> None:
    eerste = ProgrammalijnFactory(volgorde=0, titel="Nulde lijn")
    for titel in ("Zand", "Aarde"):
        ActieFactory(titel=titel, programmalijn=eerste, gepubliceerd=True)
    tekst = lees(client, "/afspraken/").tekst
    plaatsen = [tekst.index(woord) for woord in ("Nulde lijn", "Aarde", "Zand", "Schone sloot")]
    assert plaatsen == sorted(plaatsen)


def test_on_a_day_it_shows_what_stood_then(client: Client, toezegging: Toezegging) -> None:
    services.meld_toezegging(toezegging=toezegging, stand="ingetrokken", verantwoording=BEGIN)
    assert vakken(client, "?stand=2022-01-01") == (1, 1, 2)
    assert vakken(client) == (0, 2, 2)
    assert "Gemeente Een (bevestigd)" in lees(client, "/afspraken/?stand=2022-01-01").tekst
    assert "Op deze dag waren er nog geen acties" in lees(client, "/afspraken/?stand=2020-01-01").tekst


def test_what_is_kept_is_what_is_counted(client: Client, actie: Actie, provincie: Partij) -> None:
    ander = ActieFactory(gepubliceerd=True, verantwoording=TOEN)
    services.zet_deelnames(actie=ander, deelnames=[Deelname(partij=provincie, rol="partner")], verantwoording=TOEN)
    beloof(provincie, ander, stand="ingetrokken")
    for dag_van in ("", "&stand=2022-01-01"):
        assert vakken(client, f"?{dag_van}") == vakken(client, f"?toon=niets{dag_van}")


def test_csv_has_every_maker_and_every_party_without(client: Client, actie: Actie) -> None:
    antwoord = client.get("/afspraken.csv")
    assert f"afspraken-{timezone.localdate()}.csv" in antwoord["Content-Disposition"]
    rijen = {rij["partij"]: rij for rij in rijen_van(client)}
    assert set(rijen) == {"Gemeente Een", "Ministerie Twee", "Koepel Drie"}
    een = rijen["Gemeente Een"]
    assert (een["tekst"], een["stand"], een["te_laat"]) == ("'=1+1", "bevestigd", "nee")
    assert een["bevestigd_op"] == timezone.localdate().isoformat()
    assert (rijen["Ministerie Twee"]["stand"], rijen["Ministerie Twee"]["afspraak"]) == ("", "")


def test_csv_says_what_waits_and_who_is_late(client: Client, toezegging: Toezegging, rijk: Partij) -> None:
    ander = beloof(rijk, titel="Over alles", uiterlijk=jaar(2020)).afspraak
    services.zet_wacht_op(afspraak=toezegging.afspraak, op=[ander], verantwoording=BEGIN)
    rijen = {rij["afspraak"]: rij for rij in rijen_van(client)}
    assert rijen["Doel van Een"]["wacht_op"] == ander.slug
    alles = rijen["Over alles"]
    assert (alles["actie"], alles["uiterlijk"], alles["te_laat"]) == ("", "2020", "ja")
    assert alles["afspraak_adres"].endswith(ander.get_absolute_url())


def test_ods_says_the_same(client: Client, actie: Actie) -> None:
    inhoud = io.BytesIO(client.get("/afspraken.ods?partij=een").content)
    rijen = opendocument.load(inhoud).getElementsByType(table.TableRow)
    cellen = [[teletype.extractText(cel) for cel in rij.getElementsByType(table.TableCell)] for rij in rijen]
    assert (cellen[0][:3], len(cellen)) == (["programmalijn", "actie", "adres"], 4)
    assert "'=1+1" in cellen[1] + cellen[2] + cellen[3]


def test_too_much_for_ods_is_told(client: Client, actie: Actie, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voortgang.views.afspraken.MEEST_IN_ODS", 0)
    assert "te groot" in lees(client, "/afspraken.ods", status=422).tekst


def test_queries_do_not_grow(client: Client, actie: Actie, gemeente: Partij) -> None:
    beloof(gemeente, titel="Over alles")
    adressen = ("/afspraken/", f"/afspraken/?stand={timezone.localdate()}", "/afspraken/?herkomst=gemeld")
    for adres in adressen:
        vragen(client, adres)  # the frame
    for nummer in range(3):
        nog_een = ActieFactory(trekker=gemeente, gepubliceerd=True, programmalijn=actie.programmalijn)
        beloof(gemeente, nog_een)
        beloof(gemeente, titel=f"Over alles, {nummer}")
    # Of a day also: which acties may have been there, and the journal of the programme. Chosen: which promises.
    assert [vragen(client, adres) for adres in adressen] == [7, 9, 9]
    assert [vragen(client, adres) for adres in adressen] == [1, 1, 1]
