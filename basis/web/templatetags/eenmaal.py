"""The `cotton` tag of django-cotton, but a small component is drawn once for each look, and then only filled.

A page of cards has a hundred badges and labels of a few dozen looks, that of an actie dozens of buttons and lines that
differ in their texts: what one looks like is remembered, for as long as the template stays in memory.
"""

from copy import copy
from typing import Any

from django import template
from django.template import Context
from django.template.base import Node, NodeList, Parser, TextNode, Token, render_value_in_context
from django_cotton.templatetags import Attrs, UnprocessableDynamicAttr
from django_cotton.templatetags._component import AttrKind, CottonComponentNode, PreparedAttr, cotton_component
from django_cotton.templatetags._slot import CottonSlotNode
from django_cotton.utils import get_cotton_data

from basis.web.mal import als_vorm, gaten_van

register = template.Library()
ALLES = None
# By which attributes a component decides how it looks. The others, and its slots, it only prints as they are, or asks
# whether there are any. It reads nothing else, and has few looks.
BESLIST: dict[str, frozenset[str] | None] = {
    **dict.fromkeys("bron demo lijnlabel stappen status statusteken tekstvan telling woord".split(), ALLES),
    **dict.fromkeys("feit gebeurtenis kenmerk kruimel paneel partijregel sectiekop".split(), frozenset[str]()),
    **dict.fromkeys(("knop", "knoplink"), frozenset({"soort", "icoon"})),
    "afspraak": frozenset({"niveau", "stand", "stand_tekst"}),
    "fase": frozenset({"stand", "optioneel", "terug"}),
    "filtergroep": frozenset({"gekozen"}),
    "mijlpaal": frozenset({"stand"}),
    "paginakop": frozenset({"lijn"}),
    "vouw": frozenset({"niveau", "open", "plat"}),
}
MEEST = 2_000
_INHOUD = "slot"  # what stands in a component outside its named slots
_ONLEESBAAR = object()  # of an attribute that django-cotton leaves out


@register.tag("cotton")
def cotton(parser: Parser, token: Token) -> Node:
    """A component: one of `BESLIST` remembers, another is what django-cotton makes of it."""
    component: CottonComponentNode = cotton_component(parser, token)
    return Eenmaal(component) if component.component_name in BESLIST else component


class Eenmaal(Node):
    """A component that stands at one place in a template, with how it looked for each of the values it got there."""

    def __init__(self, component: CottonComponentNode) -> None:
        self.component = component
        self.attributen: list[PreparedAttr] = [
            attribuut
            for attribuut in component._prepared_attrs  # noqa: SLF001 - it offers no other way
            if attribuut.kind not in (AttrKind.BOOLEAN, AttrKind.STATIC)
        ]
        beslist = BESLIST[component.component_name]
        # The quotes around an attribute depend on those in it.
        namen = {attribuut.key for attribuut in self.attributen if '"' not in attribuut.value}
        self.teksten = namen - beslist if beslist is not ALLES else set()
        self.getekend: dict[Any, str] = {}

    def render(self, context: Context) -> str:
        waarden = {attribuut.key: _waarde(attribuut, context) for attribuut in self.attributen}
        gevuld = self._slots(context) if self.component.nodelist else {}
        sleutel: list[Any] = list(gevuld)
        for naam, waarde in waarden.items():
            if naam in self.teksten and waarde and waarde is not True and waarde is not _ONLEESBAAR:
                gevuld[naam] = render_value_in_context(waarde, context)
                sleutel.append(naam)
            else:
                # A text that is safe looks other than the same text that is not, and 1 other than True.
                sleutel.append((type(waarde), waarde or None))
        vorm = self.getekend.get(tuple(sleutel))
        if vorm is None:
            if len(self.getekend) >= MEEST:
                self.getekend.clear()
            vorm = self.getekend[tuple(sleutel)] = self._teken(waarden, gevuld)
        return vorm % gevuld

    def _slots(self, context: Context) -> dict[str, str]:
        """The HTML of what stands in the component, by slot; none that is blank."""
        deel: dict[str, Any] = {"key": self.component.component_name, "attrs": Attrs({}), "slots": {}}
        stapel = get_cotton_data(context)["stack"]
        stapel.append(deel)
        inhoud = self.component.nodelist.render(context)
        stapel.pop()
        return {naam: html for naam, html in {**deel["slots"], _INHOUD: inhoud}.items() if html.strip()}

    def _teken(self, waarden: dict[str, Any], gevuld: dict[str, str]) -> str:
        """The component with a hole for each text; these stand where the attributes and slots were."""
        gaten = gaten_van(self.component.component_name, gevuld)
        component, vast = copy(self.component), {naam: w for naam, w in waarden.items() if w is not _ONLEESBAAR} | gaten
        component._prepared_attrs = [  # noqa: SLF001
            attribuut._replace(kind=AttrKind.STATIC, value=vast[attribuut.key]) if attribuut.key in vast else attribuut
            for attribuut in self.component._prepared_attrs  # noqa: SLF001
        ]
        namen = [naam for naam in gaten if naam not in waarden and naam != _INHOUD]
        slots = [CottonSlotNode(naam, NodeList([TextNode(gaten[naam])])) for naam in namen]
        component.nodelist = NodeList([*slots, TextNode(gaten.get(_INHOUD, ""))])
        return als_vorm(component.render(Context()), gaten)


def _waarde(attribuut: PreparedAttr, context: Context) -> Any:
    if attribuut.kind == AttrKind.ESCAPED:
        return attribuut.compiled.render(context) if attribuut.compiled else attribuut.value
    try:
        return attribuut.compiled.resolve(context)
    except UnprocessableDynamicAttr:
        return attribuut.value if attribuut.kind == AttrKind.UNQUOTED else _ONLEESBAAR
