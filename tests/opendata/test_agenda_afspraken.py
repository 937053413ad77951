"""Afspraken in calendars, read as others read them."""

from datetime import date

import pytest
from django.test import Client

from acties import services
from acties.services import Verantwoording
from basis.tijd.perioden import lees_periode
from tests.factories import PartijFactory, beloof
from tests.opendata.test_agenda import ALLES, namen
from tests.support.lezers import gebeurtenissen, lees_agenda
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db


def test_an_open_afspraak_is_an_event_that_counts_its_changes(client: Client, wereld: Wereld) -> None:
    waarom = Verantwoording(reden="Het kost meer tijd.", namens=wereld.partner)
    services.herijk_afspraak(afspraak=wereld.afspraak, verwacht=lees_periode("2033-05-01"), verantwoording=waarom)

    (gevonden,) = [deel for deel in gebeurtenissen(lees_agenda(client, ALLES)) if deel.uid.value.startswith("afspraak")]

    assert gevonden.dtstart.value == date(2033, 5, 1)
    assert gevonden.summary.value == f"Afspraak: Doel van de partner – {wereld.actie}"
    assert "Gemeente Partner: aangepast." in gevonden.description.value
    assert "Oorspronkelijk uiterlijk: ergens in 2032." in gevonden.description.value
    assert gevonden.sequence.value == "1"


def test_what_invented_parties_promise_is_called_invented(client: Client, wereld: Wereld) -> None:
    beloof(PartijFactory(is_demo=True), titel="Verzonnen", uiterlijk=lees_periode("2031-01-01"))

    verzonnen, echt = (
        next(deel for deel in gebeurtenissen(lees_agenda(client, f"{ALLES}?demo=ja")) if titel in deel.summary.value)
        for titel in ("Verzonnen", "Doel van de partner")
    )

    assert "Deze afspraak is verzonnen" in verzonnen.description.value
    assert "verzonnen" not in echt.description.value


def test_what_was_kept_is_in_no_calendar_any_more(client: Client, wereld: Wereld) -> None:
    waarom = Verantwoording(reden="Gedaan.", namens=wereld.partner)
    services.meld_toezegging(toezegging=wereld.toezegging, stand="nagekomen", verantwoording=waarom)

    assert not [naam for naam in namen(client, ALLES) if naam.startswith("Afspraak")]


def test_what_is_promised_about_the_programme_is_in_that_of_all_and_of_its_party(
    client: Client, wereld: Wereld
) -> None:
    beloof(wereld.trekker, titel="Voor het geheel", uiterlijk=lees_periode("2031-01-01"))

    def staat_er(adres: str) -> bool:
        return any(naam.startswith("Afspraak: Voor het geheel") for naam in namen(client, adres))

    assert staat_er(ALLES)
    assert staat_er(f"/agenda/partijen/{wereld.trekker.slug}.ics")
    assert not staat_er(f"/agenda/partijen/{wereld.partner.slug}.ics")
    assert not staat_er(f"/agenda/acties/{wereld.actie.slug}.ics")
