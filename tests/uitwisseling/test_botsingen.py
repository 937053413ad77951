"""What was changed in the file and in the portal: the same cell, each to something else, is for a person to choose."""

from typing import Any

import pytest
from django.test import Client

from acties import services
from acties.services import Verantwoording
from basis.tijd.perioden import jaar
from tests.support.pagina import Pagina
from tests.uitwisseling.hulp import Proef, aantal_rijen, browser, haal, lees, verander, voer_door
from werk.uitwisseling import verwerken
from werk.uitwisseling.models import Invoer

COLLEGA = Verantwoording(reden="Een collega.")


def meld(proef: Proef, status: str, **velden: Any) -> None:
    waarom = Verantwoording(reden="Intussen.", namens=proef.wereld.trekker, **velden)
    services.meld_voortgang(actie=proef.actie, status=status, verantwoording=waarom)


def pagina(client: Client, invoer: Invoer) -> Pagina:
    return Pagina(client.get(invoer.get_absolute_url()))


def kies(client: Client, invoer: Invoer, keuze: str) -> Invoer:
    """Choose at the one row that clashes, by the form on the page."""
    formulier = pagina(client, invoer).formulier("Kiezen bij botsingen")
    (naam,) = (f"keuze-{rij['kenmerk']}" for rij in invoer.botsingen)
    assert formulier.verstuur(client, **{naam: keuze}).status_code == 302
    verwerken.lees_invoer(invoer.pk)
    invoer.refresh_from_db()
    return invoer


@pytest.fixture
def botsing(proef: Proef) -> tuple[Client, Invoer]:
    """The person made it `vertraagd`, a colleague meanwhile `gestopt`."""
    client = browser(proef.trekker)
    bestand = verander(haal(client), ("acties", 2, "status", "vertraagd"), ("mijlpalen", 2, "verwacht", "2031"))
    meld(proef, "gestopt")
    return client, lees(client, bestand)


def test_a_confirmation_and_changes_of_other_cells_stop_nothing(proef: Proef) -> None:
    client, w = browser(proef.trekker), proef.wereld
    bestand = haal(client)
    services.bevestig_actie(actie=proef.actie, verantwoording=COLLEGA)
    services.herijk_mijlpaal(mijlpaal=w.mijlpaal, verwacht=jaar(2033), verantwoording=COLLEGA)

    invoer = lees(client, verander(bestand, ("acties", 2, "status", "vertraagd")))
    assert (invoer.fouten, invoer.botsingen, len(invoer.goede)) == ([], [], 1)
    voer_door(client, invoer)

    w.mijlpaal.refresh_from_db()
    assert (proef.actie.status, w.mijlpaal.verwacht) == ("vertraagd", jaar(2033))


def test_the_same_change_on_both_sides_is_no_change(proef: Proef) -> None:
    client = browser(proef.trekker)
    bestand = verander(haal(client), ("acties", 2, "status", "vertraagd"), ("acties", 2, "reden", "Te druk."))
    meld(proef, "vertraagd")

    invoer = lees(client, bestand)

    assert (invoer.wijzigingen, invoer.fouten, invoer.waarschuwingen) == ([], [], [])


def test_a_clash_shows_three_values_and_waits_for_a_choice(botsing: tuple[Client, Invoer], proef: Proef) -> None:
    client, invoer = botsing

    tekst = pagina(client, invoer).tekst

    for deel in ("Toen u het bestand ophaalde gepland", "Nu in het portaal gestopt", "In uw bestand vertraagd"):
        assert deel in tekst
    assert f"iemand anders ({proef.wereld.trekker.korte_naam})" in tekst
    assert "Kies bij 1 rij" in tekst
    assert client.post(f"{invoer.get_absolute_url()}doorvoeren/", {"reden": "x"}).status_code == 422


@pytest.mark.parametrize(("keuze", "status"), [("bestand", "vertraagd"), ("portaal", "gestopt")])
def test_the_choice_is_carried_through_with_the_rest(
    botsing: tuple[Client, Invoer], proef: Proef, keuze: str, status: str
) -> None:
    client, invoer = botsing

    invoer = voer_door(client, kies(client, invoer, keuze))

    proef.wereld.mijlpaal.refresh_from_db()
    assert (invoer.stand, proef.actie.status, proef.wereld.mijlpaal.verwacht) == ("klaar", status, jaar(2031))


def test_a_choice_holds_for_the_values_that_were_shown(botsing: tuple[Client, Invoer], proef: Proef) -> None:
    client, invoer = botsing
    invoer = kies(client, invoer, "bestand")
    meld(proef, "afgerond")

    invoer = voer_door(client, invoer)

    assert (invoer.stand, proef.actie.status, len(invoer.zonder_keuze)) == ("gelezen", "afgerond", 1)
    assert "Nu in het portaal afgerond" in pagina(client, invoer).tekst


def test_choosing_nothing_is_told(botsing: tuple[Client, Invoer]) -> None:
    client, invoer = botsing

    antwoord = client.post(f"{invoer.get_absolute_url()}kiezen/", {"keuze-weg": "bestand"}, follow=True)

    assert "Kies eerst bij een rij" in Pagina(antwoord).tekst


def test_one_click_chooses_for_all(botsing: tuple[Client, Invoer]) -> None:
    client, invoer = botsing

    client.post(f"{invoer.get_absolute_url()}kiezen/", {"alle": "portaal"})
    verwerken.lees_invoer(invoer.pk)

    invoer.refresh_from_db()
    assert (invoer.zonder_keuze, [rij["blad"] for rij in invoer.goede]) == ([], ["mijlpalen"])


def test_an_own_change_is_not_that_of_someone_else(proef: Proef) -> None:
    client = browser(proef.trekker)
    bestand = verander(haal(client), ("acties", 2, "status", "vertraagd"))
    meld(proef, "gestopt", door=proef.trekker)

    tekst = pagina(client, lees(client, bestand)).tekst

    assert "door u zelf" in tekst
    assert "iemand anders" not in tekst.casefold()


def test_what_is_older_is_not_called_the_same(proef: Proef) -> None:
    client = browser(proef.trekker)
    bestand = haal(client)
    meld(proef, "gestopt")

    tekst = pagina(client, lees(client, bestand)).tekst

    assert "ouder is dan in het portaal" in tekst
    assert "hetzelfde als in het portaal" not in tekst


def test_only_the_good_rows_go_when_asked_and_the_rest_stays(proef: Proef) -> None:
    client, eerst = browser(proef.trekker), aantal_rijen()
    cellen = [("acties", 2, "status", "vertraagd"), ("mijlpalen", 2, "verwacht", "ooit")]
    invoer = lees(client, verander(haal(client), *cellen))
    goede = pagina(client, invoer).formulier("Doorvoeren")

    assert goede.verstuur(client, reden="Zo is het.").status_code == 302
    verwerken.voer_invoer_door(invoer.pk)
    verwerken.lees_invoer(invoer.pk)

    invoer.refresh_from_db()
    assert (invoer.stand, invoer.aantal, len(invoer.fouten), invoer.goede) == ("gelezen", 1, 1, [])
    assert (proef.actie.status, aantal_rijen()) == ("vertraagd", eerst + 1)
    assert "1 rij is doorgevoerd" in pagina(client, invoer).tekst


@pytest.mark.parametrize("soort", ["xlsx", "ods"])
def test_the_rest_can_be_taken_along_and_mended(botsing: tuple[Client, Invoer], proef: Proef, soort: str) -> None:
    client, invoer = botsing
    antwoord: Any = client.get(f"{invoer.get_absolute_url()}rest.{soort}")

    opnieuw = lees(client, b"".join(antwoord.streaming_content))

    assert [(rij["blad"], rij["botsingen"]) for rij in opnieuw.wijzigingen] == [
        ("acties", invoer.wijzigingen[0]["botsingen"])
    ]
    assert client.get(f"{invoer.get_absolute_url()}rest.pdf").status_code == 404
