"""Addresses of forms on the cards of the workplace."""

from django import template

from werk.adres import Werkadres
from werk.blad import als_code

register = template.Library()


@register.simple_tag
def bewerkadres(adres: Werkadres, slug: str, soort: str, welke: str = "") -> str:
    """The page of the list with this form open."""
    return adres.bewerk(als_code(slug, soort, welke))


@register.filter
def bewerk(adres: Werkadres, code: str) -> str:
    """The same for a form that is open already."""
    return adres.bewerk(code)
