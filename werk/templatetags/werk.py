"""The navigation between the pages of the workplace, addresses of forms on its cards, and hints on a text."""

from dataclasses import dataclass

from django import template
from django.forms import BoundField
from django.template import Context
from django.urls import reverse

from basis.web.verzoek import wie
from partijen.rechten import ergens
from partijen.rollen import Recht
from werk.filters import Werkadres
from werk.overzicht import als_code
from werk.taal import Hint, geef_hints

register = template.Library()


@dataclass(frozen=True)
class Werkpagina:
    """One of the pages: the name of its address and what it is called."""

    adresnaam: str
    tekst: str
    hier: bool = False

    @property
    def adres(self) -> str:
        return reverse(self.adresnaam)


# The name of the address, what it is called, and the right without which it is not there.
PAGINAS = (
    ("werk:overzicht", "Mijn acties", None),
    ("werk_meedoen:lijst", "Vragen aan inwoners", Recht.MEEDOEN),
    ("werk_codes:lijst", "Codes schrijven", Recht.MELDEN),
    ("toepassen:lijst", "Codes toepassen", None),
    ("concepten:lijst", "Concepten", None),
    ("voorstellen:lijst", "Voorstellen uit bronnen", Recht.MELDEN),
    ("rondes:lijst", "Updaterondes", None),
    ("uitwisseling:overzicht", "Spreadsheet", None),
    ("webhooks:lijst", "Webhooks", Recht.WEBHOOKS),
    ("foutmeldingen:lijst", "Foutmeldingen", Recht.FOUTMELDINGEN),
    ("toegang:mensen", "Mensen", Recht.UITNODIGEN),
    ("werk:hulp", "Hulp", None),
)


@register.simple_tag(takes_context=True)
def werkpaginas(context: Context) -> list[Werkpagina]:
    """The pages, with the present one marked: the page itself, else the first one of the same app."""
    request = context["request"]
    nu = request.resolver_match
    naam, app = (nu.view_name, nu.app_name) if nu else ("", "")
    namen = [adresnaam for adresnaam, *_ in PAGINAS]
    hier = naam if naam in namen else next((ander for ander in namen if ander.split(":")[0] == app), "")
    gebruiker = wie(request)
    gevraagd = [recht for *_, recht in PAGINAS if recht]
    heeft = ergens(gebruiker, gevraagd) if gebruiker else set()
    return [
        Werkpagina(adresnaam, tekst, adresnaam == hier)
        for adresnaam, tekst, recht in PAGINAS
        if recht is None or recht in heeft
    ]


@register.simple_tag
def bewerkadres(adres: Werkadres, slug: str, soort: str, welke: str | int = "") -> str:
    """The page of the list with this form open; without a slug for the programme as a whole."""
    return adres.bewerk(als_code(slug, soort, str(welke)))


@register.filter
def bewerk(adres: Werkadres, code: str) -> str:
    """The page of the list with the form of this code open."""
    return adres.bewerk(code)


@register.filter
def bij(adres: Werkadres, slug: str) -> str:
    """The page of the list at the card of an actie."""
    return adres.bij(slug)


@register.simple_tag
def taalhints(veld: BoundField) -> list[Hint]:
    """Hints on what was filled in."""
    return geef_hints(str(veld.value() or ""))
