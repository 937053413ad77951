"""Two closed rondes side by side."""

from dataclasses import replace

import pytest

from acties import services as acties
from tests.support.pagina import browser_van, lees
from tests.support.rondes import maak_ronde
from tests.support.wereld import BEGIN, Wereld, lid
from werk.rondes import services

pytestmark = pytest.mark.django_db


def test_two_closed_rondes_side_by_side_say_what_changed(wereld: Wereld) -> None:
    eerste = maak_ronde(gesloten=True, titel="Voorjaar")
    namens = replace(BEGIN, door=lid(wereld.trekker), namens=wereld.trekker)
    tweede = maak_ronde(geopend=True, titel="Najaar")
    acties.meld_voortgang(actie=wereld.actie, status="vertraagd", verantwoording=namens)
    acties.meld_toezegging(toezegging=wereld.toezegging, stand="aangepast", verantwoording=BEGIN)
    services.sluit_ronde(ronde=tweede, door=None)

    for adres in (f"{tweede.get_absolute_url()}vergelijk/", f"{eerste.get_absolute_url()}vergelijk/?met={tweede.slug}"):
        tekst = lees(browser_van(lid(wereld.vreemde)), adres).tekst
        assert "1 van 1 actie die in beide rondes zat, veranderde." in tekst
        assert "Anders werd: status bij 1 actie, afspraken bij 1 actie." in tekst
        assert "Status: was gepland, werd vertraagd" in tekst
        assert "Afspraak ‘Doel van de partner’ van Gemeente Partner: was bevestigd, werd aangepast" in tekst
        assert "Vragen beantwoord 0 van 2 1 van 2" in tekst


def test_a_withdrawn_actie_is_gone_from_old_snapshots_too(wereld: Wereld) -> None:
    eerste, tweede = (maak_ronde(gesloten=True, titel=titel) for titel in ("Voorjaar", "Najaar"))
    client = browser_van(lid(wereld.vreemde))
    assert wereld.actie.titel in lees(client, f"{tweede.get_absolute_url()}vergelijk/").tekst

    acties.trek_publicatie_in(actie=wereld.actie, verantwoording=BEGIN)

    assert wereld.actie.titel not in lees(client, f"{tweede.get_absolute_url()}vergelijk/").tekst
    assert "De ronde ging over 0 acties" in lees(client, eerste.get_absolute_url()).tekst


def test_only_closed_rondes_can_be_compared(wereld: Wereld) -> None:
    gesloten, open_ = maak_ronde(gesloten=True), maak_ronde(geopend=True, titel="Open")
    client = browser_van(lid(wereld.trekker))

    assert "Nog niets om mee te vergelijken" in lees(client, f"{gesloten.get_absolute_url()}vergelijk/").tekst
    assert client.get(f"{gesloten.get_absolute_url()}vergelijk/?met={open_.slug}").status_code == 404
    assert client.get(f"{open_.get_absolute_url()}vergelijk/").status_code == 404
