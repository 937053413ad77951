"""The navigation between the pages of the workplace: the one list of them."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from basis.web.verzoek import wie
from partijen.rechten import mag
from partijen.rollen import Recht


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
    ("concepten:lijst", "Concepten", None),
    ("rondes:lijst", "Updaterondes", None),
    ("uitwisseling:overzicht", "Spreadsheet", None),
    ("toegang:mensen", "Mensen", Recht.UITNODIGEN),
    ("werk:hulp", "Hulp", None),
)


def werknavigatie(request: HttpRequest) -> list[Werkpagina]:
    """The pages, with the present one marked: the page itself, else the first one of the same app."""
    nu = request.resolver_match
    naam, app = (nu.view_name, nu.app_name) if nu else ("", "")
    namen = [adresnaam for adresnaam, *_ in PAGINAS]
    hier = naam if naam in namen else next((ander for ander in namen if ander.split(":")[0] == app), "")
    return [
        Werkpagina(adresnaam, tekst, adresnaam == hier)
        for adresnaam, tekst, recht in PAGINAS
        if recht is None or mag(wie(request), recht)
    ]
