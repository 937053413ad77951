"""The navigation between the pages of the workplace: the one list of them."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Werkpagina:
    """One of the pages: the name of its address and what it is called."""

    adresnaam: str
    tekst: str
    hier: bool = False

    @property
    def adres(self) -> str:
        return reverse(self.adresnaam)


# The names of addresses that exist. Not yet: concepten:lijst (Concepten), rondes:lijst (Updaterondes),
# uitwisseling:overzicht (Spreadsheet), toegang:mensen (Mensen).
PAGINAS = (
    ("werk:overzicht", "Mijn acties"),
    ("werk:hulp", "Hulp"),
)


def werknavigatie(request: HttpRequest) -> list[Werkpagina]:
    """The pages, with the present one marked: the page itself, else the first one of the same app."""
    nu = request.resolver_match
    naam, app = (nu.view_name, nu.app_name) if nu else ("", "")
    namen = [adresnaam for adresnaam, _ in PAGINAS]
    hier = naam if naam in namen else next((ander for ander in namen if ander.split(":")[0] == app), "")
    return [Werkpagina(adresnaam, tekst, adresnaam == hier) for adresnaam, tekst in PAGINAS]
