"""The `cotton` tag of django-cotton, but a small component that depends on its attributes alone is drawn once.

A page of cards has a hundred badges and labels of a few dozen looks: what one looks like is remembered by what it was
given, for as long as the template stays in memory.
"""

from typing import Any

from django import template
from django.template import Context
from django.template.base import Node, Parser, Token
from django_cotton.templatetags import UnprocessableDynamicAttr
from django_cotton.templatetags._component import AttrKind, CottonComponentNode, PreparedAttr, cotton_component

register = template.Library()
# They read nothing but their attributes, have no slots and few different looks.
EENMAAL = frozenset({"bron", "demo", "lijnlabel", "stappen", "status", "statusteken", "telling", "woord"})
MEEST = 2_000


@register.tag("cotton")
def cotton(parser: Parser, token: Token) -> Node:
    """A component: one of `EENMAAL` remembers, another is what django-cotton makes of it."""
    component: CottonComponentNode = cotton_component(parser, token)
    return Eenmaal(component) if component.component_name in EENMAAL and not component.nodelist else component


class Eenmaal(Node):
    """A component that stands at one place in a template, with how it looked for each of the values it got there."""

    def __init__(self, component: CottonComponentNode) -> None:
        self.component = component
        self.attributen: list[PreparedAttr] = [
            attribuut
            for attribuut in component._prepared_attrs  # noqa: SLF001 - it offers no other way
            if attribuut.kind not in (AttrKind.BOOLEAN, AttrKind.STATIC)
        ]
        self.getekend: dict[Any, str] = {}

    def render(self, context: Context) -> str:
        sleutel = tuple(_waarde(attribuut, context) for attribuut in self.attributen)
        html = self.getekend.get(sleutel)
        if html is None:
            if len(self.getekend) >= MEEST:
                self.getekend.clear()
            html = self.getekend[sleutel] = self.component.render(context)
        return html


def _waarde(attribuut: PreparedAttr, context: Context) -> tuple[type, Any]:
    """With its type: a text that is safe looks other than the same text that is not, and 1 other than True."""
    if attribuut.kind == AttrKind.ESCAPED:
        waarde = attribuut.compiled.render(context) if attribuut.compiled else attribuut.value
    else:
        try:
            waarde = attribuut.compiled.resolve(context)
        except UnprocessableDynamicAttr:
            waarde = attribuut.value
    return type(waarde), waarde
