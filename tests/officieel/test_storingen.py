"""What the sources do wrong changes nothing, is told, and lets them rest."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from acties.models import Actie
from opendata.officieel import services
from opendata.officieel.models import Bronstand, Fasevoorstel, Officielebron, Ophaling
from tests.support.bronserver import ZAAK, Bronserver, besluit
from tests.support.voorstellen import KAMER, KOOP, over, stand

pytestmark = pytest.mark.django_db

MIS: dict[str, tuple[Officielebron, str]] = {
    "diagnose": (KOOP, "De bron meldt een fout: Query syntax error"),
    "storing": (KAMER, "status 503"),
    "verwijst": (KAMER, "Die volgen wij niet"),
    "kapot": (KOOP, "geen leesbare XML"),
    "doctype": (KOOP, "geen leesbare XML"),
    "half": (KOOP, "De bron is niet bereikbaar"),
    "te groot": (KOOP, "groter dan 8 MB"),
    "traag": (KAMER, "antwoordt niet op tijd"),
    "andere vorm": (KAMER, "andere vorm: Dossier, veld Id"),
    "andere vorm ": (KOOP, "geen lijst met publicaties"),
    "steeds hetzelfde": (KOOP, "steeds dezelfde bladzijde"),
}


@pytest.mark.parametrize(("gedrag", "wat"), MIS.items())
def test_what_goes_wrong_is_told_and_proposes_nothing(
    gedrag: str, wat: tuple[Officielebron, str], actie: Actie, bron: Bronserver, settings: Settings
) -> None:
    bron.gedrag, (naam, tekst) = gedrag.strip(), wat
    settings.OFFICIEEL_TIJD = 0.3 if gedrag == "traag" else 5.0

    over()

    nu = stand(naam)
    assert tekst in nu.fout
    assert (nu.hoe_het_staat, nu.gelukt_op) == ("storing", None)
    assert not Fasevoorstel.objects.filter(bron=naam).exists()


def test_a_next_page_elsewhere_is_never_asked(actie: Actie, bron: Bronserver) -> None:
    bron.gedrag = "volgende elders"
    bron.wijzigingen[:] = [ZAAK]

    over()

    assert "een adres dat niet van de bron is: http://10.0.0.1" in stand(KAMER).fout


def test_a_next_page_of_odata_elsewhere_is_never_asked(actie: Actie, bron: Bronserver) -> None:
    bron.gedrag, bron.besluiten[:] = "volgende elders", [besluit(nr) for nr in range(5)]

    over()

    assert "een adres dat niet van de bron is: http://169.254" in stand(KAMER).fout


def test_a_source_that_is_down_rests_longer_each_time_and_recovers(actie: Actie, bron: Bronserver) -> None:
    bron.gedrag, begin = "storing", timezone.now()
    services.haal_op(begin)
    services.haal_op(begin + timedelta(minutes=1))
    assert stand(KAMER).wacht_tot == begin + timedelta(minutes=15)
    services.haal_op(begin + timedelta(minutes=20))
    assert stand(KAMER).wacht_tot == begin + timedelta(minutes=50)

    bron.gedrag = ""
    services.haal_op(begin + timedelta(hours=1))

    assert (stand(KAMER).hoe_het_staat, stand(KAMER).wacht_tot) == ("werkt", None)
    assert stand(KAMER).fout  # what went wrong last stays to be read


def test_a_source_that_is_off_is_not_asked(actie: Actie, bron: Bronserver) -> None:
    Bronstand.objects.update(is_aan=False)

    over()

    assert bron.gevraagd == []
    assert stand(KOOP).hoe_het_staat == "uit"


def test_a_dossier_that_goes_wrong_rests_a_day_and_its_source_does_not(actie: Actie, bron: Bronserver) -> None:
    bron.gedrag = "te groot"
    over()
    assert stand(KOOP).wacht_tot is None
    bron.gedrag = ""
    bron.gevraagd.clear()
    services.koppel(actie=actie, dossier="36 600 VII", door=None)

    over()
    assert {"36600-VII" in adres for adres in bron.gevraagd if adres.startswith("/sru")} == {True}
    over(2)
    assert Fasevoorstel.objects.filter(bron=KOOP, dossier="35513").exists()


def test_a_turn_has_an_end_and_what_is_left_comes_the_next_time(
    actie: Actie, bron: Bronserver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "BUDGET", timedelta(0))
    services.koppel(actie=actie, dossier="36 600 VII", door=None)
    gelezen = Ophaling.objects.filter(bron=KOOP, gelezen_op__isnull=False)

    over()
    assert gelezen.count() == 1
    over()
    assert gelezen.count() == 2
