"""Buttons take their words from the handeling that they begin."""

import re

import pytest
from django.conf import settings
from django.utils.text import capfirst

from acties.handelingen import HANDELINGEN, BevestigActueel
from acties.templatetags.handelingen import handelingnaam

KNOP = re.compile(r"<c-knop(?:link)?\b[^>]*>(.*?)</c-knop(?:link)?>", re.DOTALL)


def test_a_button_says_what_its_handeling_is_called() -> None:
    assert handelingnaam("nog-actueel") == "Nog actueel"
    assert handelingnaam("fase") == "Nieuwe fase melden"


@pytest.mark.parametrize("klasse", [*HANDELINGEN.values(), BevestigActueel], ids=lambda klasse: klasse.soort)
def test_no_template_writes_the_name_of_a_handeling_on_a_button_itself(klasse: type) -> None:
    naam = capfirst(klasse.naam)  # type: ignore[attr-defined]
    sjablonen = (settings.BASE_DIR / "templates").rglob("*.html")
    zelf = [pad.name for pad in sjablonen if any(naam in knop for knop in KNOP.findall(pad.read_text()))]

    assert zelf == []
