"""The organisation of `oidc_provider.py` as a test sees it: started once, told what to do, and logged in at."""

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client
from joserfc.jwk import ECKey

from toegang.sso.aanbieders import Aanbieder

CODE = "rijk"
SLEUTEL = ECKey.generate_key("P-256").as_pem(private=True).decode()
CLIENT = "ibp-portaal"
ZEKER = "http://eidas.europa.eu/LoA/substantial"


class Organisatie:
    """A process at 127.0.0.1 where people log in."""

    def __init__(self, poort: int) -> None:
        self.poort = poort

    @property
    def iss(self) -> str:
        return f"http://127.0.0.1:{self.poort}"

    def als_aanbieder(self, **anders: Any) -> Aanbieder:
        """How the portal knows it."""
        gegevens = {"code": CODE, "naam": "Het Rijk", "issuer": self.iss, "client_id": CLIENT, "sleutel": SLEUTEL}
        return Aanbieder(**{**gegevens, "acr": (ZEKER,), **anders})

    def doe(self, **gedrag: Any) -> None:
        """From now on."""
        sleutels = gedrag.pop("sleutels", [self.als_aanbieder().jwk.as_dict(private=False)])
        self._vraag("POST", "/_gedrag", json.dumps({"client_id": CLIENT, "sleutels": sleutels, **gedrag}))

    def tel(self) -> dict[str, int]:
        """How often it was asked for what it publishes."""
        geteld: dict[str, int] = json.loads(self._vraag("GET", "/_tel")[2])
        return geteld

    def log_in(self, adres: str) -> str:
        """As the browser that our portal sent here: where it is sent back to."""
        delen = urlsplit(adres)
        assert delen.netloc == f"127.0.0.1:{self.poort}", adres
        status, naar, _ = self._vraag("GET", f"{delen.path}?{delen.query}")
        assert status == 302, status
        return naar.removeprefix("http://testserver")

    def kom_terug(self, client: Client, van: str = f"/account/organisatie/naar/{CODE}/") -> Any:
        """The whole way: to the organisation and back, up to our answer."""
        return client.get(self.log_in(begin(client, van)))

    def _vraag(self, methode: str, pad: str, lijf: str | None = None) -> tuple[int, str, str]:
        """The status, the address that it leads to, and the text."""
        verbinding = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=5)
        verbinding.request(methode, pad, lijf)
        antwoord = verbinding.getresponse()
        gelezen = antwoord.status, antwoord.headers.get("Location", ""), antwoord.read().decode()
        verbinding.close()
        return gelezen


def begin(client: Client, van: str = f"/account/organisatie/naar/{CODE}/") -> str:
    """The address that the portal sends the browser to."""
    antwoord = client.get(van)
    assert antwoord.status_code == 302, antwoord.status_code
    return str(antwoord["Location"])


def vragen(adres: str) -> dict[str, str]:
    """The query string as a dictionary."""
    return {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(adres).query).items()}


@contextmanager
def gestart() -> Iterator[Organisatie]:
    """The process, until the block ends."""
    opdracht = [sys.executable, str(Path(__file__).with_name("oidc_provider.py"))]
    with subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as proces:
        assert proces.stdout is not None
        try:
            yield Organisatie(int(proces.stdout.readline()))
        finally:
            proces.terminate()
