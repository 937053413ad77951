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
    """The pages, with the present one marked: the page itself or one below it in the same app."""
    nu = request.resolver_match
    naam, app = (nu.view_name, nu.app_name) if nu else ("", "")
    precies = any(adresnaam == naam for adresnaam, _ in PAGINAS)
    return [
        Werkpagina(adresnaam, tekst, adresnaam == naam or (not precies and adresnaam.split(":")[0] == app))
        for adresnaam, tekst in PAGINAS
    ]
