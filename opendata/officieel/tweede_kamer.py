"""What the Tweede Kamer decided on a bill, by its OData service; and which dossiers changed, by its SyncFeed.

Filters are on numbers and keys only: a filter on text may run for twenty seconds, and goes on when we gave up.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import quote
from uuid import UUID

from django.utils import timezone
from pydantic import BaseModel, ValidationError, field_validator

from basis.tijd.perioden import dag
from basis.web.tekst import ingekort, op_een_regel
from opendata.officieel.dossier import Dossiernummer, lees_dossier
from opendata.officieel.models import LANGSTE_TITEL, Officielebron, Voorstelsoort
from opendata.officieel.tekens import fase_van
from opendata.officieel.vondst import Lezing, Vondst
from opendata.officieel.vragen import AndereVorm, basis_van, elke_bladzijde, lees_json, lees_xml, naam_van, vraag

BRON = Officielebron.TWEEDE_KAMER
ODATA = "/OData/v4/2.0/"
FEED = "/SyncFeed/2.0/Feed?category=Kamerstukdossier"
SAMEN = 15  # cases in one filter: it may have a hundred nodes, and each takes five
MEESTE_RIJEN = 20_000
_SLEUTEL = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


# -- its rows: only what we read; a field that is gone is another shape ---------------------------------------------


class _Rij(BaseModel):
    Id: UUID
    Verwijderd: bool


class _Dossier(_Rij):
    Nummer: int
    Toevoeging: str | None

    @property
    def nummer(self) -> Dossiernummer | None:
        try:
            return lees_dossier(f"{self.Nummer} {self.Toevoeging or ''}")
        except ValueError:
            return None


class _Zaak(_Rij):
    Soort: str | None
    Onderwerp: str | None


class _Activiteit(_Rij):
    Soort: str | None
    Datum: datetime | None


class _Agendapunt(_Rij):
    Activiteit: _Activiteit | None


class _Besluit(_Rij):
    BesluitSoort: str | None
    BesluitTekst: str | None
    Status: str | None
    Agendapunt: _Agendapunt | None

    @field_validator("Agendapunt", mode="before")
    @classmethod
    def een(cls, waarde: Any) -> Any:
        """Of a decision on several points of an agenda the first."""
        return (waarde[0] if waarde else None) if isinstance(waarde, list) else waarde

    @property
    def activiteit(self) -> _Activiteit | None:
        punt = self.Agendapunt
        geldig = punt and not punt.Verwijderd and punt.Activiteit and not punt.Activiteit.Verwijderd
        return punt.Activiteit if punt and geldig else None


Rij = TypeVar("Rij", bound=_Rij)


def _rijen(soort: type[Rij], vraagtekst: str) -> list[tuple[Rij, dict[str, Any]]]:
    """All rows of a question, page after page, as we read them and as they came. Raises Bronfout."""
    gelezen: list[tuple[Rij, dict[str, Any]]] = []

    def blad(adres: str) -> str:
        antwoord = lees_json(vraag(BRON, adres, soort="application/json"))
        gelezen.extend(_lees(soort, antwoord.get("value")))
        if len(gelezen) > MEESTE_RIJEN:
            raise AndereVorm(f"Het dossier heeft meer dan {MEESTE_RIJEN} rijen.")
        volgende = antwoord.get("@odata.nextLink", "")
        if not isinstance(volgende, str):
            raise AndereVorm("Het antwoord zegt niet leesbaar waar de volgende bladzijde is.")
        return volgende

    elke_bladzijde(ODATA + quote(vraagtekst, safe="?$&=/():,"), blad)
    return gelezen


def _lees(soort: type[Rij], rijen: Any) -> Iterator[tuple[Rij, dict[str, Any]]]:
    if not isinstance(rijen, list):
        raise AndereVorm("Het antwoord heeft geen lijst met rijen.")
    for rij in rijen:
        try:
            yield soort.model_validate(rij), rij
        except ValidationError as fout:
            waar = ".".join(map(str, fout.errors()[0]["loc"]))
            raise AndereVorm(f"Een rij heeft een andere vorm: {soort.__name__.strip('_')}, veld {waar}.") from None


# -- one dossier ----------------------------------------------------------------------------------------------------


def lees_dossier_van(nummer: Dossiernummer, etag: str = "") -> Lezing:
    """The decisions on the bills of a dossier. Raises Bronfout. Of this source an ETag says nothing of what is below
    a row, so all is read.
    """
    gevraagd = _rijen(_Dossier, f"Kamerstukdossier?$filter=Nummer eq {nummer.nummer}")
    dossiers = [rij for rij, _ in gevraagd if not rij.Verwijderd and rij.nummer == nummer]
    zaken: dict[UUID, _Zaak] = {}
    for dossier in dossiers:
        vraagtekst = f"Zaak?$filter=Kamerstukdossier/any(d:d/Id eq {dossier.Id})&$select=Id,Soort,Onderwerp,Verwijderd"
        zaken |= {zaak.Id: zaak for zaak, _ in _rijen(_Zaak, vraagtekst) if _is_wet(zaak)}
    besluiten = [rij for groep in _groepen(list(zaken)) for rij in _rijen(_Besluit, _over(groep))]
    vondsten = (_vondst(besluit, ruw, nummer) for besluit, ruw in besluiten if not besluit.Verwijderd)
    return Lezing(
        vondsten=tuple(vondst for vondst in vondsten if vondst),
        weg=frozenset(str(besluit.Id) for besluit, _ in besluiten if besluit.Verwijderd),
        kenmerken=tuple(str(dossier.Id) for dossier in dossiers),
    )


def _is_wet(zaak: _Zaak) -> bool:
    return not zaak.Verwijderd and zaak.Soort == "Wetgeving"


def _groepen(sleutels: list[UUID]) -> Iterator[list[UUID]]:
    return (sleutels[begin : begin + SAMEN] for begin in range(0, len(sleutels), SAMEN))


def _over(zaken: list[UUID]) -> str:
    welke = " or ".join(f"z/Id eq {zaak}" for zaak in zaken)
    return f"Besluit?$filter=Zaak/any(z:{welke})&$expand=Agendapunt($expand=Activiteit)"


def _vondst(besluit: _Besluit, ruw: dict[str, Any], nummer: Dossiernummer) -> Vondst | None:
    """A decision that was made, and of which the day is known; a draft of one is none."""
    activiteit = besluit.activiteit
    if besluit.Status != "Besluit" or activiteit is None or activiteit.Datum is None:
        return None
    feiten = {"zaaksoort": "Wetgeving", "besluitsoort": besluit.BesluitSoort, "status": besluit.Status}
    fase, waarom = fase_van(BRON, feiten)
    tekst = op_een_regel(besluit.BesluitTekst or besluit.BesluitSoort or "")
    titel = f"Tweede Kamer: {tekst or 'besluit'}"
    return Vondst(
        bron=BRON,
        kenmerk=str(besluit.Id),
        soort=Voorstelsoort.FASE if fase else Voorstelsoort.MIJLPAAL,
        titel=ingekort(titel, LANGSTE_TITEL),
        datum=dag(_dag(activiteit.Datum)),
        url=f"{basis_van(BRON)}{ODATA}Besluit({besluit.Id})",
        ruw=ruw,
        fase=fase,
        waarom=waarom,
        nummer=nummer.getoond,
    )


def _dag(wanneer: datetime) -> Any:
    """The day in our country."""
    return (timezone.localtime(wanneer) if timezone.is_aware(wanneer) else wanneer).date()


# -- which dossiers changed -------------------------------------------------------------------------------------------


def volg_wijzigingen(plek: str, neem: Callable[[set[str], str], None], bladen: int) -> None:
    """Have `neem` take in what changed since `plek` (empty: ever), page after page with where the next one begins.

    At most so many pages: what is left comes the next time. Raises Bronfout.
    """
    adres = plek or FEED
    for _ in range(bladen):
        wortel = lees_xml(vraag(BRON, adres, soort="application/atom+xml"))
        if naam_van(wortel) != "feed":
            raise AndereVorm("De lijst met wijzigingen is geen feed.")
        gewijzigd, volgende = _lees_feed(wortel)
        if not gewijzigd or not volgende or volgende == adres:
            return
        neem(gewijzigd, volgende)
        adres = volgende


def _lees_feed(wortel: Any) -> tuple[set[str], str]:
    """The keys of what changed, and the place behind the last of them: it says so itself, or else the page does."""
    gewijzigd: set[str] = set()
    volgende = ""
    for bericht in wortel.findall("{*}entry"):
        tekst = " ".join((bericht.findtext(f"{{*}}{naam}") or "") for naam in ("id", "title"))
        gewijzigd |= {sleutel.lower() for sleutel in _SLEUTEL.findall(tekst)}
        volgende = _wijst_naar(bericht) or volgende
    return gewijzigd, volgende or _wijst_naar(wortel)


def _wijst_naar(element: Any) -> str:
    links = (link for link in element.findall("{*}link") if link.get("rel") == "next")
    return next((link.get("href", "") for link in links), "")
