"""A file as a person gets it, changes it and sends it back."""

import csv
import io
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import openpyxl  # type: ignore[import-untyped]
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from acties.models import Actie, Gebeurtenis, Toezegging
from partijen.models import Gebruiker
from tests.factories import beloof
from tests.support.pagina import browser_van
from tests.support.wereld import BEGIN, Wereld, lid, maak_wereld
from werk.uitwisseling import verwerken
from werk.uitwisseling.models import Invoer
from werk.uitwisseling.regels import kale_naam

ADRES = "/werk/uitwisseling/"
NAAR = {"xlsx": "ibp-acties.xlsx", "ods": "ibp-acties.ods"} | {
    blad: f"{blad}.csv" for blad in ("acties", "afspraken", "toezeggingen")
}


@dataclass
class Proef:
    wereld: Wereld
    mijn: Toezegging  # of the trekker
    trekker: Gebruiker
    partner: Gebruiker

    @property
    def actie(self) -> Actie:
        return Actie.objects.get(pk=self.wereld.actie.pk)


def maak_proef() -> Proef:
    wereld = maak_wereld()
    velden: dict[str, Any] = {
        "titel": "'=ook",
        "tekst": "=1+1 is een doel\nmet  twee   spaties",
        "bedrag": 500,
        "bedrag_voor": "-5%",
    }
    mijn = beloof(wereld.trekker, wereld.actie, soort="middelen", reden=BEGIN.reden, **velden)
    wereld.ververs()
    return Proef(wereld, mijn, lid(wereld.trekker), lid(wereld.partner, rol="medewerker"))


def haal(client: Client, wat: str = "xlsx", vraag: str = "") -> bytes:
    antwoord: Any = client.get(f"{ADRES}{NAAR[wat]}{vraag}")
    assert antwoord.status_code == 200
    return b"".join(antwoord.streaming_content)


def stuur(client: Client, inhoud: bytes, naam: str = "acties.xlsx") -> Any:
    return client.post(ADRES, {"bestand": SimpleUploadedFile(naam, inhoud), "inzending": str(uuid4())})


def lees(client: Client, inhoud: bytes, naam: str = "acties.xlsx") -> Invoer:
    """Send the file and let the job read it."""
    antwoord = stuur(client, inhoud, naam)
    assert antwoord.status_code == 302, antwoord.text
    invoer = Invoer.objects.latest("pk")
    verwerken.lees_invoer(invoer.pk)
    invoer.refresh_from_db()
    return invoer


def voer_door(client: Client, invoer: Invoer, reden: str = "Zo is het nu.") -> Invoer:
    antwoord = client.post(f"{invoer.get_absolute_url()}doorvoeren/", {"reden": reden})
    assert antwoord.status_code == 302, antwoord.text
    verwerken.voer_invoer_door(invoer.pk)
    invoer.refresh_from_db()
    return invoer


def verander(inhoud: bytes, *cellen: tuple[str, int, str, object]) -> bytes:
    """The workbook with other values: sheet, number of the row, column and value."""
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    for blad, rij, kolom, waarde in cellen:
        koppen = [kale_naam(str(cel.value)) for cel in boek[blad][1]]
        boek[blad].cell(rij, koppen.index(kolom) + 1).value = waarde
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def voeg_toe(inhoud: bytes, blad: str, **cellen: object) -> bytes:
    """The workbook with one more row on a sheet."""
    rij = openpyxl.load_workbook(io.BytesIO(inhoud))[blad].max_row + 1
    return verander(inhoud, *((blad, rij, kolom, waarde) for kolom, waarde in cellen.items()))


def rij_van(inhoud: bytes, blad: str, sleutel: str) -> int:
    """The number of the row with this text in its second column."""
    werkblad = openpyxl.load_workbook(io.BytesIO(inhoud))[blad]
    return next(nummer for nummer, rij in enumerate(werkblad.values, start=1) if sleutel in rij[:2])


def tabel(koppen: str, *rijen: list[str]) -> bytes:
    """A CSV made by hand."""
    uit = io.StringIO()
    csv.writer(uit).writerows([koppen.split(), *rijen])
    return uit.getvalue().encode()


def browser(gebruiker: Gebruiker) -> Client:
    return browser_van(gebruiker)


def aantal_rijen() -> int:
    return Gebeurtenis.objects.count()
