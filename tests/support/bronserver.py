"""A small machine at 127.0.0.1 that answers as the Tweede Kamer and KOOP do, or as they should not."""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from xml.sax.saxutils import escape

OVERHEID = "http://standaarden.overheid.nl/wetgeving/"
SRU = {
    "2.0": "http://docs.oasis-open.org/ns/search-ws/sruResponse",
    "1.2": "http://www.loc.gov/zing/srw/",
}
DOSSIER, ZAAK, MOTIE = (f"{n}0000000-0000-4000-8000-000000000000" for n in (1, 2, 3))
PER_BLAD = 2


def besluit(nummer: int, **anders: Any) -> dict[str, Any]:
    """A decision as OData gives it."""
    punt = {
        "Id": f"{nummer:08d}-0000-4000-8000-000000000005",
        "Verwijderd": False,
        "Activiteit": {
            "Id": f"{nummer:08d}-0000-4000-8000-000000000006",
            "Verwijderd": False,
            "Soort": "Stemmingen",
            "Datum": anders.pop("Datum", "2021-06-01T00:00:00+02:00"),
        },
    }
    return {
        "Id": f"{nummer:08d}-0000-4000-8000-000000000004",
        "Verwijderd": False,
        "BesluitSoort": "Stemmen - aangenomen",
        "BesluitTekst": "Aangenomen.",
        "StemmingsSoort": "Met handopsteken",
        "Status": "Besluit",
        "GewijzigdOp": "2021-06-01T18:00:00+02:00",
        "Agendapunt": punt,
        **anders,
    }


LEEG = b'<searchRetrieveResponse xmlns="x"><numberOfRecords>0</numberOfRecords></searchRetrieveResponse>'


def publicatie(kenmerk: str, **anders: str) -> dict[str, str]:
    """A publication by the names of its fields; of dossiers there may be several, with a blank between them."""
    gewoon = {
        "identifier": kenmerk,
        "title": "Wijziging van de Wet gemeenschappelijke regelingen; Brief",
        "documenttitel": "Brief",
        "date": "2020-07-01",
        "publicatienaam": "Kamerstuk",
        "subrubriek": "Brief",
        "dossiernummer": "35513",
        "ondernummer": kenmerk.rpartition("-")[2],
    }
    return gewoon | anders


@dataclass
class Bronserver:
    """What it answers. `gedrag` is how it misbehaves; `gevraagd` what it was asked."""

    poort: int = 0
    dossiers: list[dict[str, Any]] = field(default_factory=list)
    zaken: list[dict[str, Any]] = field(default_factory=list)
    besluiten: list[dict[str, Any]] = field(default_factory=list)
    publicaties: list[dict[str, str]] = field(default_factory=list)
    wijzigingen: list[str] = field(default_factory=list)
    versie: str = "2.0"
    etag: str = ""
    gedrag: str = ""
    gevraagd: list[str] = field(default_factory=list)

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self.poort}"

    @property
    def instelling(self) -> dict[str, str]:
        return {"tweede-kamer": self.adres, "koop": self.adres}

    def begin(self) -> None:
        """One bill with a motion beside it, as most dossiers."""
        self.dossiers[:] = [{"Id": DOSSIER, "Nummer": 35513, "Toevoeging": None, "Verwijderd": False}]
        self.zaken[:] = [
            {"Id": MOTIE, "Soort": "Motie", "Onderwerp": "Motie", "Verwijderd": False},
            {"Id": ZAAK, "Soort": "Wetgeving", "Onderwerp": "Wijziging van de Wgr", "Verwijderd": False},
        ]
        self.besluiten[:] = [besluit(1)]
        self.publicaties[:] = [publicatie("kst-35513-6")]


# -- OData ------------------------------------------------------------------------------------------------------


def _odata(server: Bronserver, soort: str, vraag: dict[str, str]) -> tuple[int, Any]:
    zeef = vraag.get("$filter", "")
    knopen = 4 * zeef.count(" eq ") + len(re.findall(r" or | and ", zeef)) + 3 * zeef.count("/any(")
    if "'" in zeef or knopen > 100:
        return 400, {"error": {"message": "The query specified in the URI is not valid."}}
    rijen = {"Kamerstukdossier": server.dossiers, "Zaak": server.zaken, "Besluit": server.besluiten}[soort]
    if soort == "Kamerstukdossier":
        rijen = [rij for rij in rijen if f"Nummer eq {rij['Nummer']}" == zeef]
    if soort == "Besluit" and ZAAK not in zeef:
        rijen = []
    begin = int(vraag.get("$skip", 0))
    blad: dict[str, Any] = {"value": rijen[begin : begin + PER_BLAD]}
    if begin + PER_BLAD < len(rijen):
        verder = urlencode({**vraag, "$skip": begin + PER_BLAD})
        host = "http://169.254.169.254" if server.gedrag == "volgende elders" else server.adres
        blad["@odata.nextLink"] = f"{host}/OData/v4/2.0/{soort}?{verder}"
    if server.gedrag == "andere vorm":
        blad["value"] = [{naam.lower(): waarde for naam, waarde in rij.items()} for rij in blad["value"]]
    return 200, blad


def _feed(server: Bronserver, vraag: dict[str, str]) -> str:
    begin = int(vraag.get("skiptoken", 0))
    host = "http://10.0.0.1" if server.gedrag == "volgende elders" else server.adres
    berichten = "".join(
        f"<entry><title>{sleutel}</title><id>{server.adres}/SyncFeed/2.0/Entiteiten/{sleutel}</id>"
        f'<link rel="next" href="{host}/SyncFeed/2.0/Feed?category=Kamerstukdossier&amp;skiptoken={nr}"/></entry>'
        for nr, sleutel in list(enumerate(server.wijzigingen, start=1))[begin : begin + PER_BLAD]
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><link rel="resume" href="x"/>{berichten}</feed>'


# -- SRU --------------------------------------------------------------------------------------------------------


def _sru(server: Bronserver, vraag: dict[str, str]) -> str:
    ruimte = SRU[server.versie]
    if server.gedrag == "diagnose":
        return (
            f'<s:searchRetrieveResponse xmlns:s="{ruimte}"><s:numberOfRecords>0</s:numberOfRecords><s:diagnostics>'
            '<d:diagnostic xmlns:d="http://docs.oasis-open.org/ns/search-ws/diagnostic"><d:uri>info:10</d:uri>'
            "<d:message>Query syntax error</d:message></d:diagnostic></s:diagnostics></s:searchRetrieveResponse>"
        )
    begin, aantal = int(vraag["startRecord"]) - 1, int(vraag["maximumRecords"])
    if server.gedrag == "steeds hetzelfde":
        begin = 0
    rijen = "".join(map(_record, server.publicaties[begin : begin + aantal]))
    if server.gedrag == "andere vorm":
        return f"<antwoord>{rijen}</antwoord>"
    return (
        (  # the number is a guess
            f'<s:searchRetrieveResponse xmlns:s="{ruimte}"><s:numberOfRecords>{len(server.publicaties) + 7}'
            f"</s:numberOfRecords><s:records>{rijen}</s:records></s:searchRetrieveResponse>"
        )
        .replace("<record>", "<s:record>")
        .replace("</record>", "</s:record>")
    )


def _record(velden: dict[str, str]) -> str:
    dc = "".join(f"<dcterms:{n}>{escape(velden[n])}</dcterms:{n}>" for n in ("identifier", "title", "date"))
    namen = ("publicatienaam", "subrubriek", "documenttitel", "ondernummer")
    wet = "".join(f"<o:{n}>{escape(velden[n])}</o:{n}>" for n in namen if velden[n])
    wet += "".join(f"<o:dossiernummer>{escape(n)}</o:dossiernummer>" for n in velden["dossiernummer"].split())
    url = f"https://zoek.officielebekendmakingen.nl/{velden['identifier']}.html"
    return (
        f'<record><recordData><gzd xmlns="http://standaarden.overheid.nl/sru" xmlns:o="{OVERHEID}"'
        f' xmlns:dcterms="http://purl.org/dc/terms/"><originalData>{dc}{wet}</originalData>'
        f'<enrichedData><preferredUrl>{url}</preferredUrl><itemUrl manifestation="pdf">{url}</itemUrl>'
        "</enrichedData></gzd></recordData></record>"
    )


# -- HTTP -------------------------------------------------------------------------------------------------------


def _mis(server: Bronserver) -> tuple[int, bytes, dict[str, str]] | None:
    """What it answers to anything when it misbehaves."""
    if server.gedrag == "traag":
        time.sleep(1)
    return {
        "storing": (503, b"", {}),
        "verwijst": (302, b"", {"Location": "http://127.0.0.1:1/binnen"}),
        "doctype": (200, b"<!DOCTYPE a><a/>", {}),
        "half": (200, LEEG, {"Content-Length": str(len(LEEG) + 1)}),
        "kapot": (200, b'<a><b>{"value": [', {}),
        "te groot": (200, b" " * (9 * 1024 * 1024), {}),
    }.get(server.gedrag)


def _antwoord(server: Bronserver, adres: str, bekend: str | None) -> tuple[int, bytes, dict[str, str]]:
    """The status, the text and the headers."""
    server.gevraagd.append(adres)
    if mis := _mis(server):
        return mis
    delen = urlsplit(adres)
    vraag = {naam: waarden[0] for naam, waarden in parse_qs(delen.query).items()}
    if delen.path.startswith("/OData/"):
        status, inhoud = _odata(server, delen.path.rpartition("/")[2], vraag)
        return status, json.dumps(inhoud).encode(), {}
    if server.etag and bekend == server.etag:
        return 304, b"", {}
    tekst = _feed(server, vraag) if "SyncFeed" in delen.path else _sru(server, vraag)
    return 200, tekst.encode(), {"ETag": server.etag} if server.etag else {}


def _klasse(server: Bronserver) -> type[BaseHTTPRequestHandler]:
    class Antwoorder(BaseHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            pass

        def do_GET(self) -> None:
            status, inhoud, koppen = _antwoord(server, self.path, self.headers.get("If-None-Match"))
            self.send_response(status)
            for naam, waarde in {"Content-Length": str(len(inhoud)), **koppen}.items():
                self.send_header(naam, waarde)
            self.end_headers()
            self.wfile.write(inhoud)

        def handle(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):  # who asked gave up
                super().handle()

    return Antwoorder


@contextmanager
def gestart() -> Iterator[Bronserver]:
    """The machine, until the block ends."""
    server = Bronserver()
    with ThreadingHTTPServer(("127.0.0.1", 0), _klasse(server)) as http:
        http.daemon_threads = True
        server.poort = http.server_address[1]
        draad = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
        draad.start()
        try:
            yield server
        finally:
            http.shutdown()
            draad.join()
