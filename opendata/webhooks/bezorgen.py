"""One delivery over HTTP: to the machine that was checked, signed, short, and never led elsewhere."""

import socket
import ssl
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection

from standardwebhooks import Webhook as Handtekening

from basis.web.adres import volledig
from basis.web.ophalen import Wekker
from basis.web.tekst import normaal
from opendata.webhooks.adres import Doel, Geweigerd, Plek, lees_doel, zoek_op

TIJD = 10.0  # seconds for all of it
GROOTSTE = 4 * 1024  # bytes of the answer that we read
KORT = 200  # characters of it that we keep
WEG = 410  # the other side says that it is there no more, for good


@dataclass(frozen=True)
class Uitkomst:
    """What came of one delivery; `uitleg` says what went wrong."""

    status: int | None
    duur: int  # milliseconds
    antwoord: str = ""
    uitleg: str = ""

    @property
    def is_gelukt(self) -> bool:
        return not self.uitleg

    @property
    def is_voorgoed(self) -> bool:
        """Whether trying again has no sense."""
        return self.status == WEG


def bezorg(adres: str, kenmerk: str, lijf: str, geheimen: Sequence[str], **koppen: str) -> Uitkomst:
    """Send this text under this id, signed with each of these secrets. Nothing is raised: what went wrong is told."""
    begin = time.monotonic()
    status, antwoord, uitleg = None, "", ""
    try:
        doel = lees_doel(adres)
        alle = _ondertekend(kenmerk, lijf, geheimen) | {naam.replace("_", "-"): w for naam, w in koppen.items()}
        status, antwoord = _verstuur(doel, zoek_op(doel), lijf.encode(), alle)
        uitleg = _oordeel(status)
    except Geweigerd as mis:
        uitleg = str(mis)
    except socket.gaierror:
        uitleg = "De naam in het adres is niet gevonden."
    except TimeoutError:
        uitleg = f"Er kwam niet binnen {TIJD:.0f} seconden een heel antwoord."
    except ssl.SSLError:
        uitleg = "De beveiligde verbinding kwam niet tot stand. Kijk naar het certificaat."
    except (OSError, HTTPException, ValueError):
        uitleg = "De verbinding kwam niet tot stand of brak af."
    return Uitkomst(status, round((time.monotonic() - begin) * 1000), antwoord, uitleg)


def _ondertekend(kenmerk: str, lijf: str, geheimen: Sequence[str]) -> dict[str, str]:
    nu = datetime.now(UTC)
    tekens = [Handtekening(geheim).sign(kenmerk, nu, lijf) for geheim in geheimen]
    return {
        "User-Agent": f"IBP-portaal (+{volledig('/open-data/')})",
        "webhook-id": kenmerk,
        "webhook-timestamp": str(int(nu.timestamp())),
        "webhook-signature": " ".join(tekens),
        "Connection": "close",
    }


def _oordeel(status: int) -> str:
    if 200 <= status < 300:
        return ""
    if 300 <= status < 400:
        return "Het adres verwijst door. Dat volgen wij niet: vul het nieuwe adres in."
    if status == WEG:
        return "Het adres zegt dat het voorgoed weg is."
    return f"Het antwoord was een fout: status {status}."


def _verstuur(doel: Doel, plekken: Sequence[Plek], lijf: bytes, koppen: Mapping[str, str]) -> tuple[int, str]:
    with Wekker(TIJD) as wekker:
        try:
            return _op_lijn(doel, _verbind(doel, plekken, wekker), lijf, koppen)
        except (OSError, HTTPException, ValueError):
            if wekker.is_gegaan:
                raise TimeoutError from None
            raise


def _op_lijn(doel: Doel, sok: socket.socket, lijf: bytes, koppen: Mapping[str, str]) -> tuple[int, str]:
    verbinding = (HTTPSConnection if doel.is_https else HTTPConnection)(doel.host, doel.poort)
    verbinding.sock, verbinding.auto_open = sok, 0
    try:
        verbinding.request("POST", doel.pad, lijf, dict(koppen))
        antwoord = verbinding.getresponse()
        return antwoord.status, _lees(antwoord)
    finally:
        verbinding.close()


def _verbind(doel: Doel, plekken: Sequence[Plek], wekker: Wekker) -> socket.socket:
    """A connection to the first of these machines that takes one; the certificate must be for the name."""
    fout: OSError = OSError("geen adres")
    for familie, plek in plekken:
        sok = socket.socket(familie, socket.SOCK_STREAM)
        try:
            wekker.bewaak(sok)
            sok.settimeout(TIJD)
            sok.connect(plek)
            return _versleuteld(sok, doel, wekker) if doel.is_https else sok
        except OSError as mis:
            sok.close()
            fout = mis
            if wekker.is_gegaan:
                break
    raise fout


def _versleuteld(sok: socket.socket, doel: Doel, wekker: Wekker) -> socket.socket:
    om = ssl.create_default_context().wrap_socket(sok, server_hostname=doel.host)
    wekker.bewaak(om)
    return om


def _lees(antwoord: HTTPResponse) -> str:
    """The first words of the answer; the rest is not asked for."""
    delen = b""
    while len(delen) < GROOTSTE and (deel := antwoord.read1(GROOTSTE - len(delen))):
        delen += deel
    return normaal(" ".join(delen.decode("utf-8", "replace").split()))[:KORT]
