"""Addresses of forms on the cards of the workplace, and hints on a text that was sent."""

from django import template
from django.forms import BoundField
from django.template import Context

from werk.blad import als_code
from werk.filters import Werkadres
from werk.navigatie import Werkpagina, werknavigatie
from werk.taal import Hint, geef_hints

register = template.Library()


@register.simple_tag(takes_context=True)
def werkpaginas(context: Context) -> list[Werkpagina]:
    """The pages of the workplace, for `<c-werknav>` on a page of any app."""
    return werknavigatie(context["request"])


@register.simple_tag
def bewerkadres(adres: Werkadres, slug: str, soort: str, welke: str = "") -> str:
    """The page of the list with this form open."""
    return adres.bewerk(als_code(slug, soort, welke))


@register.filter
def bewerk(adres: Werkadres, code: str) -> str:
    """The same for a form that is open already."""
    return adres.bewerk(code)


@register.filter
def bij(adres: Werkadres, slug: str) -> str:
    """The page of the list at the card of an actie."""
    return adres.bij(slug)


@register.simple_tag
def taalhints(veld: BoundField) -> list[Hint]:
    """Hints on what was filled in."""
    return geef_hints(str(veld.value() or ""))
