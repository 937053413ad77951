"""Plain words: what readers did not understand is nowhere any more, and files with an older word are still read."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db.models import TextChoices

from acties.models import Deelnamerol, Status
from acties.models.onderdeel import Onderdeelstand
from werk.uitwisseling.waarden import Keuze

WORTEL = Path(settings.BASE_DIR)
OUD = (
    "elke bestuurslaag in elke actie",
    "een van de vier bestuurslagen",
    "is een afspraak vastgelegd",
    ">Bestuursafspraak<",
    ">Managementafspraak<",
    "Trekt de actie",
    '"overgegaan", "overgegaan"',
    "geen bekende begindatum",
    "Alleen wat het portaal toen zelf wist",
    "Vaste link",
    "geen oorspronkelijke datum en tellen",
    "telt het kleinste verschil",
    "Een periode van meer jaren",
    "Wat de redactie uit openbare bronnen overnam",
    "Regels worden nooit gewijzigd",
    "begint met een teken zoals",
    "achter het adres van de feed",
    "roept ook vragen op over waarden",
    "Volksvertegenwoordigers stonden",
    "Later werden dit vijf ontwerpthema",
)


def test_the_twenty_sentences_are_gone() -> None:
    soorten = ("templates/**/*.html", "[!.]*/**/*.py", "inhoud/*/**/*.json", "*/*/*.typ")
    paden = [pad for soort in soorten for pad in WORTEL.glob(soort) if not {"tests", "node_modules"} & {*pad.parts}]
    teksten = {pad: pad.read_text(encoding="utf-8") for pad in paden}

    assert len(teksten) > 300
    assert [(zin, pad.name) for zin in OUD for pad, tekst in teksten.items() if zin in tekst] == []


@pytest.mark.parametrize(
    ("keuzes", "oud"), [(Status, "Overgegaan"), (Onderdeelstand, "overgegaan"), (Deelnamerol, "trekker")]
)
def test_a_spreadsheet_with_the_old_word_is_read_as_before(keuzes: type[TextChoices], oud: str) -> None:
    kolom = Keuze(keuzes)

    assert kolom.lees(oud) == oud.lower()
    assert kolom.schrijf(oud.lower()) != oud.lower()
