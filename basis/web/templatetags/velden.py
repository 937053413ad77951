"""Form fields in templates: the component that draws a field names the classes of its control."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from basis.web.formulieren import Optie
from basis.web.mal import Mal

register = template.Library()


@register.filter
def met_klasse(veld: BoundField, klassen: str) -> SafeString:
    """The control of a field with these CSS classes, beside those that the form gave it."""
    eigen = str(veld.field.widget.attrs.get("class", ""))
    attrs: dict[str, Any] = {"class": f"{klassen} {eigen}".strip()}
    if maximum(veld):
        # A browser would cut a text that is pasted, and not say so: the maximum is told, and counted while one types.
        telt = f"{veld.auto_id}_meest"
        attrs |= {"maxlength": False, "aria-describedby": f"{veld.aria_describedby or ''} {telt}".strip()}
    return veld.as_widget(attrs=attrs)


@register.filter
def maximum(veld: BoundField) -> int:
    """How many characters a long text may have; 0 when nobody said, or for a line of text."""
    meest: int | None = getattr(veld.field, "max_length", None)
    return meest if meest and veld.widget_type == "textarea" else 0


@register.simple_tag
def keuzes(naam: str, opties: Iterable[Optie]) -> SafeString:
    """The <option>s of a list of choices, each with its count, under the name of their group; there can be hundreds."""
    html = [_in_groep(groep, naam, rij) for groep, rij in groupby(opties, key=lambda optie: optie.groep)]
    return format_html_join("", "{}", ((deel,) for deel in html))


def _in_groep(groep: str, naam: str, opties: Iterable[Optie]) -> SafeString:
    html = [_OPTIE({**_teksten(naam, optie), "achter": optie.achter_label}) for optie in opties]
    rij = mark_safe("".join(html))  # noqa: S308  # moulds
    return format_html('<optgroup label="{}">{}</optgroup>', groep, rij) if groep else rij


@register.simple_tag
def keuzevakken(naam: str, opties: Iterable[Optie], formulier: str) -> SafeString:
    """The boxes to tick of a few choices, each with its count."""
    html = [
        _KEUZE(
            {
                **_teksten(naam, optie),
                "formulier": formulier,
                "nummer": str(optie.nummer or ""),
                "aantal": optie.aantal_tekst,
                "woord": "actie" if optie.aantal == 1 else "acties",
            }
        )
        for optie in opties
    ]
    return mark_safe("".join(html))  # noqa: S308  # moulds


def _teksten(naam: str, optie: Optie) -> dict[str, str]:
    gekozen = "ja" if optie.is_gekozen else ""
    return {"naam": naam, "waarde": optie.waarde, "label": optie.label, "gekozen": gekozen}


_OPTIE, _KEUZE = Mal("delen/optie.html"), Mal("delen/keuze.html")
