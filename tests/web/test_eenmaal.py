"""Small components are drawn once for each look, and filled with their texts."""

from typing import Any

import pytest
from django.template import Context, engines
from django.utils.safestring import mark_safe

from basis.web.mal import gaten_van
from basis.web.templatetags.eenmaal import BESLIST, MEEST, Eenmaal

MIJLPAAL = """{% cotton mijlpaal :titel="titel" :stand="stand" id="mijlpaal-{{ nummer }}" gepland="{{ gepland }}" %}
{{ uitleg }}{% cotton:slot bron %}{{ bron }}{% endcotton:slot %}{% endcotton %}"""
KNOP = """{% cotton knoplink href="?bewerk={{ nummer }}" hx-get="?bewerk={{ nummer }}" :soort="stand" :hidden="dicht" %}
{{ titel }}{% endcotton %}"""


def sjabloon(bron: str) -> Any:
    motor: Any = engines["django"]
    return motor.from_string(bron).template


def knoop(bron: str) -> tuple[Any, Eenmaal]:
    gemaakt = sjabloon(bron)
    return gemaakt, next(knoop for knoop in gemaakt.nodelist if isinstance(knoop, Eenmaal))


def teken(gemaakt: Any, **waarden: Any) -> str:
    html: str = gemaakt.render(Context(waarden))
    return html


def test_the_same_values_are_drawn_once() -> None:
    gemaakt, onthouden = knoop('{% cotton status :waarde="w" :tekst="t" / %}')

    eerste = teken(gemaakt, w="vertraagd", t="te laat")

    assert "is-vertraagd" in eerste
    assert eerste == teken(gemaakt, w="vertraagd", t="te laat")
    assert "is-afgerond" in teken(gemaakt, w="afgerond", t="klaar")
    assert len(onthouden.getekend) == 2


def test_a_text_that_is_not_safe_does_not_get_what_a_safe_one_looked_like() -> None:
    gemaakt, _ = knoop('{% cotton lijnlabel :nummer="n" :naam="naam" / %}')

    assert "<b>" in teken(gemaakt, n=1, naam=mark_safe("<b>"))
    assert "<b>" not in teken(gemaakt, n=1, naam="<b>")


def test_it_remembers_no_more_than_so_many() -> None:
    gemaakt, onthouden = knoop('{% cotton lijnlabel :nummer="n" naam="lijn" / %}')
    for nummer in range(MEEST + 3):
        teken(gemaakt, n=nummer)

    assert len(onthouden.getekend) == 3


def test_another_component_is_drawn_each_time() -> None:
    gemaakt = sjabloon('{% cotton meer href="/" %}{{ tekst }}{% endcotton %}')

    assert "meer" not in BESLIST
    assert "een" in teken(gemaakt, tekst="een")
    assert "twee" in teken(gemaakt, tekst="twee")


@pytest.mark.parametrize("bron", [MIJLPAAL, KNOP, '{% cotton kenmerk :naam="titel" %}{{ nummer }}{% endcotton %}'])
def test_texts_are_filled_in_as_django_cotton_would_print_them(bron: str) -> None:
    gemaakt, onthouden = knoop(bron)
    leeg = {"titel": "", "stand": "primary", "nummer": 0, "gepland": "", "uitleg": " ", "bron": "", "dicht": False}
    vol = {"titel": "<b> & 100%", "stand": "gepland", "nummer": 1_234, "gepland": "in 2022", "bron": "De %s"}
    for waarden in (leeg, leeg | vol, leeg | vol | {"uitleg": mark_safe("<p>Zo.</p>"), "dicht": True}):
        met = Context(waarden)
        with met.bind_template(gemaakt):
            gevuld, echt = onthouden.render(met), onthouden.component.render(met)
        assert "".join(gevuld.split()) == "".join(echt.split())


def test_other_texts_look_the_same() -> None:
    gemaakt, onthouden = knoop(KNOP)

    html = [teken(gemaakt, nummer=nummer, titel=f"Nr. {nummer}", stand="subtle", dicht=True) for nummer in range(1, 9)]

    assert "Nr. 8" in html[-1]
    assert "Nr. 7" not in html[-1]
    assert len(onthouden.getekend) == 1


def test_in_a_mould_its_holes_stay() -> None:
    gat = gaten_van("acties/delen/kaart.html", ["naam"])["naam"]
    gemaakt = sjabloon('{% cotton kenmerk :naam="naam" %}{% cotton lijnlabel :naam="naam" / %}{% endcotton %}')

    assert teken(gemaakt, naam=gat).count(gat) == 2
