"""What was published about a dossier (Kamerstukken, Staatsblad), by the SRU service of KOOP.

It says what went wrong in an answer with status 200, and how many records there are by a guess.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from basis.tijd.perioden import dag
from basis.web.tekst import ingekort, op_een_regel
from opendata.officieel.dossier import Dossiernummer, lees_dossier
from opendata.officieel.models import LANGSTE_TITEL, Officielebron, Voorstelsoort
from opendata.officieel.tekens import fase_van
from opendata.officieel.vondst import Lezing, Vondst
from opendata.officieel.vragen import (
    LANGSTE_MELDING,
    MEESTE_BLADEN,
    AndereVorm,
    Bronfout,
    eerste,
    lees_xml,
    naam_van,
    vraag,
)

BRON = Officielebron.KOOP
PER_BLAD = 100
LANGSTE_KENMERK = 200
VELDEN = ("identifier", "title", "documenttitel", "date", "available", "publicatienaam", "subrubriek", "ondernummer")
_STAATSBLAD = re.compile(r"stb-(\d{4})-(\d+)")


def lees_dossier_van(nummer: Dossiernummer, etag: str = "") -> Lezing:
    """All that was published. Raises Bronfout, for a diagnostic too.

    An ETag is of one page, so it counts only when there is no more than that.
    """
    vondsten: dict[str, Vondst] = {}
    gekregen = ""
    for nr in range(MEESTE_BLADEN):
        antwoord = vraag(BRON, _adres(nummer, 1 + nr * PER_BLAD), soort="application/xml", etag="" if nr else etag)
        if antwoord.status == 304:
            return Lezing(etag=etag, ongewijzigd=True)
        rijen = list(_rijen(lees_xml(antwoord)))
        if not rijen:
            return Lezing(vondsten=tuple(vondsten.values()), etag=gekregen)
        gekregen = antwoord.etag if nr == 0 and len(rijen) < PER_BLAD else ""
        nieuw = {v.kenmerk: v for v in (_vondst(rij, nummer) for rij in rijen) if v}
        if nieuw and nieuw.keys() <= vondsten.keys():
            raise Bronfout("De bron geeft steeds dezelfde bladzijde.")
        vondsten |= nieuw
    raise Bronfout(f"De bron geeft meer dan {MEESTE_BLADEN} bladzijden.")


def _adres(nummer: Dossiernummer, vanaf: int) -> str:
    vraagtekst = f'c.product-area==officielepublicaties AND w.dossiernummer=="{bij_koop(nummer)}"'
    delen = {"operation": "searchRetrieve", "version": "2.0", "query": vraagtekst}
    return f"/sru?{urlencode(delen | {'startRecord': vanaf, 'maximumRecords': PER_BLAD})}"


def bij_koop(nummer: Dossiernummer) -> str:
    """As this source writes it: with what is added for an act of the Kingdom between brackets."""
    if re.match(r"R\d", nummer.toevoeging):
        return f"{nummer.nummer:05d}-({nummer.toevoeging})"
    return str(nummer)


def _rijen(wortel: Element) -> Iterator[Element]:
    """The records of a page. Raises Bronfout when it is a diagnostic, or no answer of this kind at all."""
    diagnose = next((el for el in wortel.iter() if naam_van(el) == "diagnostic"), None)
    if diagnose is not None:
        tekst = op_een_regel(" ".join(filter(None, (eerste(diagnose, "message"), eerste(diagnose, "details")))))
        raise Bronfout(f"De bron meldt een fout: {tekst[:LANGSTE_MELDING] or 'zonder uitleg'}")
    if naam_van(wortel) != "searchRetrieveResponse" or wortel.find("{*}numberOfRecords") is None:
        raise AndereVorm("Het antwoord is geen lijst met publicaties.")
    yield from wortel.iterfind("{*}records/{*}record")


def _vondst(rij: Element, nummer: Dossiernummer) -> Vondst | None:
    """A publication; none when it is of another dossier after all. Raises AndereVorm without what each one has."""
    ruw: dict[str, Any] = {naam: eerste(rij, naam) for naam in VELDEN}
    ruw["dossiernummer"] = [(el.text or "").strip() for el in rij.iterfind(".//{*}dossiernummer")]
    if nummer not in map(_gelezen, ruw["dossiernummer"]):
        return None
    ruw["url"] = _webadres(rij)
    kenmerk, titel = ruw["identifier"][:LANGSTE_KENMERK], op_een_regel(ruw["documenttitel"] or ruw["title"])
    if not kenmerk or not titel:
        raise AndereVorm("Een publicatie heeft geen kenmerk of geen titel.")
    begin = "Wet van" if op_een_regel(ruw["title"]).startswith("Wet van ") else ""
    publicatie = ruw["publicatienaam"]
    feiten = {"publicatie": publicatie, "rubriek": ruw["subrubriek"], "ondernummer": ruw["ondernummer"], "begin": begin}
    fase, waarom = fase_van(BRON, feiten)
    return Vondst(
        bron=BRON,
        kenmerk=kenmerk,
        soort=Voorstelsoort.FASE if fase else Voorstelsoort.DOCUMENT,
        titel=ingekort(titel, LANGSTE_TITEL),
        datum=dag(_datum(ruw, kenmerk)),
        url=ruw["url"],
        ruw=ruw,
        fase=fase,
        waarom=waarom,
        documentsoort=publicatie[:60],
        nummer=_officieel_nummer(ruw, nummer),
    )


def _gelezen(tekst: str) -> Dossiernummer | None:
    try:
        return lees_dossier(tekst)
    except ValueError:
        return None


def _datum(ruw: dict[str, Any], kenmerk: str) -> date:
    try:
        return date.fromisoformat((ruw["date"] or ruw["available"])[:10])
    except ValueError:
        raise AndereVorm(f"Publicatie {kenmerk[:60]} heeft geen leesbare datum.") from None


def _webadres(rij: Element) -> str:
    """Where a person reads it: the address that the source prefers, else that of a manifestation."""
    per_vorm = {el.get("manifestation", ""): (el.text or "").strip() for el in rij.iterfind(".//{*}itemUrl")}
    gevonden = eerste(rij, "preferredUrl") or per_vorm.get("html") or per_vorm.get("pdf") or ""
    return gevonden if gevonden.startswith("https://") and len(gevonden) <= 500 else ""


def _officieel_nummer(ruw: dict[str, Any], nummer: Dossiernummer) -> str:
    """As people cite it."""
    if stb := _STAATSBLAD.fullmatch(ruw["identifier"]):
        return f"Staatsblad {stb[1]}, {stb[2]}"
    if ruw["publicatienaam"] == "Kamerstuk" and ruw["ondernummer"]:
        return f"{nummer.getoond}, nr. {ruw['ondernummer'][:20]}"
    return str(ruw["identifier"])[:100]
