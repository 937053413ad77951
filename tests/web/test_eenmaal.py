"""Small components are drawn once for each of the values that they get."""

from typing import Any

from django.template import Context, engines
from django.utils.safestring import mark_safe

from basis.web.templatetags.eenmaal import BESLIST, MEEST, Eenmaal


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


def test_a_component_with_something_in_it_is_drawn_each_time() -> None:
    gemaakt = sjabloon('{% cotton meer href="/" %}{{ tekst }}{% endcotton %}')

    assert "meer" not in BESLIST
    assert "een" in teken(gemaakt, tekst="een")
    assert "twee" in teken(gemaakt, tekst="twee")
