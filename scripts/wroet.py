"""Ask the portal what nobody would: a fixed number of seeded requests over every public address and parameter.

The map is read from the pages themselves: their links, their forms and the fields in those. No answer may be a 500.
The tests walk it in one process; by hand, against a portal that runs on this machine:

    python -m scripts.wroet http://127.0.0.1:8000 --aantal 5000 --zaad 1
"""

import argparse
import http.client
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, quote, quote_from_bytes, urljoin, urlsplit

AANTAL = 5_000
BLADZIJDEN = 250  # that are read for the map
FOUT = 500
Kopregels = dict[str, str]


@dataclass(frozen=True)
class Verzoek:
    """One request; `adres` is path and query as they go over the line, `inhoud` a form that is sent."""

    methode: str
    adres: str
    kopregels: Kopregels = field(default_factory=dict)
    inhoud: str = ""


@dataclass(frozen=True)
class Antwoord:
    """What matters of an answer: its status, and its text when it is a page."""

    status: int
    tekst: str = ""


Vraag = Callable[[Verzoek], Antwoord]


@dataclass
class Kaart:
    """What can be asked: paths, where a form may be sent, and of each parameter its values and the paths it is at."""

    paden: set[str] = field(default_factory=set)
    formulieren: set[str] = field(default_factory=set)
    waarden: dict[str, set[str]] = field(default_factory=dict)
    plaatsen: dict[str, set[str]] = field(default_factory=dict)

    def zag(self, naam: str, waarde: str, pad: str) -> None:
        """A parameter, with this value, belongs to this path."""
        self.waarden.setdefault(naam, set()).add(waarde)
        self.plaatsen.setdefault(naam, set()).add(pad)

    def neem_op(self, adres: str) -> str:
        """The path of an address, which is now on the map with its parameters."""
        delen = urlsplit(adres)
        self.paden.add(delen.path)
        for naam, waarde in parse_qsl(delen.query, keep_blank_values=True):
            self.zag(naam, waarde, delen.path)
        return delen.path


class _Lezer(HTMLParser):
    """Puts the links, forms and fields of one page on the map."""

    def __init__(self, kaart: Kaart, hier: str) -> None:
        super().__init__()
        self.kaart, self.hier, self.links = kaart, hier, set[str]()
        self._doel, self._keuze = urlsplit(hier).path, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        k = {naam: waarde or "" for naam, waarde in attrs}
        if tag in {"a", "link"} and _is_hier(k.get("href", "")):
            self.links.add(urljoin(self.hier, k["href"].split("#")[0]))
        elif tag == "form":
            self._doel = urlsplit(urljoin(self.hier, k.get("action", ""))).path
            (self.kaart.formulieren if k.get("method", "").lower() == "post" else self.kaart.paden).add(self._doel)
        elif tag in {"input", "select", "textarea"} and k.get("name"):
            self._keuze = k["name"]
            self.kaart.zag(self._keuze, k.get("value", ""), self._doel)
        elif tag == "option" and self._keuze:
            self.kaart.zag(self._keuze, k.get("value", ""), self._doel)


def _is_hier(adres: str) -> bool:
    return adres.startswith(("/", "?")) and not adres.startswith(("//", "/static/"))


def verken(vraag: Vraag, begin: Iterable[str]) -> Kaart:
    """The map of all that can be walked to from these addresses; one page of each form of address is read."""
    kaart, te_doen, gezien = Kaart(), list(begin), set[tuple[str, ...]]()
    while te_doen and len(gezien) < BLADZIJDEN:
        adres = te_doen.pop(0)
        vorm = (kaart.neem_op(adres), *sorted(naam for naam, _ in parse_qsl(urlsplit(adres).query)))
        if vorm in gezien:
            continue
        gezien.add(vorm)
        lezer = _Lezer(kaart, adres)
        lezer.feed(vraag(Verzoek("GET", adres)).tekst)
        te_doen += sorted(lezer.links)
    return kaart


# -- what is asked ----------------------------------------------------------------------------------------------

RAAR: tuple[bytes, ...] = (
    b"", b" ", b"\0", b"a\0b", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"%", b"%zz", b"\r\nX-Kop: ja",
    b"-1", b"0", b"1", b"007", b"1e9", b"9" * 30, b"-" + b"9" * 30, b"2147483648", b"9223372036854775808", b"1.5",
    "١٢٣".encode(), "²".encode(), b"NaN", b"Infinity", b"true", b"null", b"None", b"undefined", b"[]", b"{}",
    b"0000-00-00", b"0001-01-01", b"9999-12-31", b"10000-01-01", b"2021-02-30", b"2021-13-01", b"2021-03",
    b"2021", b"20211", b"2021-03-01T25:00:00Z", b"2021-03-01T00:00:00+99:99", b"9999-12-31T23:59:59.999999-23:59",
    b"0001-01-01T00:00:00+23:59", b"2026-W99-9", b"-2021-03-01", "२०२१-०३-०१".encode(), b"2021-03-01/..", b"../..",
    b"' OR 1=1 --", b"\"'><script>alert(1)</script>", b"${7*7}{{7*7}}{% x %}", b"../../etc/passwd", b"..%2f..",
    b"//kwaad.example", b"/\\kwaad.example", b"javascript:alert(1)", b"https://kwaad.example/", b"/\t/kwaad.example",
    "\u202eomgekeerd".encode(), "e\u0301".encode(), "👩‍👩‍👧".encode(), "\ufffe".encode(), "\ue000".encode(),
    "Ａ".encode(), b"x" * 300, b"x" * 5_000, "é".encode() * 2_000, b"a " * 1_000, b"(" * 200, b"*" * 50,
    b"& | ! <-> :*", b"\\", b"%25", b"a:b:c:d", b":", b"::", b",", b",,,", b";", b"=", b"&", b"#",
    b"?", b"+", b"\t", b"\n", b"a=b&c=d", b"*", b"-",
)  # fmt: skip
KOPREGELS: tuple[Kopregels, ...] = (
    {}, {}, {}, {}, {"HX-Request": "true"}, {"HX-Request": "true", "HX-Current-URL": "http://[", "HX-Target": "\"'<"},
    {"Cookie": "sessionid=weg; csrftoken=;;=,"}, {"If-None-Match": "W/\"x\", *, \""}, {"If-None-Match": "*"},
    {"If-Modified-Since": "Thu, 99 Foo 99999 99:99:99 GMT"}, {"Range": "bytes=9-1,-0"}, {"Accept": "*/*;q=x"},
    {"Accept-Language": "zz;q=9," * 50}, {"Referer": "http://["}, {"Origin": "null"}, {"X-Forwarded-For": "onzin, ,::"},
    {"Content-Type": "multipart/form-data; boundary="}, {"Content-Type": "application/json; charset=onzin"},
    {"X-Request-ID": "x" * 500}, {"Accept-Encoding": "br;q=,gzip"},
)  # fmt: skip
METHODEN = ("GET",) * 30 + ("HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH")


def verzoeken(kaart: Kaart, zaad: int, aantal: int) -> Iterator[Verzoek]:
    """So many requests, the same for the same map and seed; each parameter gets its turn, mostly where it belongs."""
    kans = random.Random(zaad)  # noqa: S311 - it must come out the same again
    paden, namen = sorted(kaart.paden | kaart.formulieren), sorted(kaart.waarden)
    for nummer in range(aantal):
        naam, kopregels = namen[nummer % len(namen)], kans.choice(KOPREGELS)
        pad = kans.choice(sorted(kaart.plaatsen[naam]) if kans.randrange(4) else paden)
        eigen = [ander for ander in namen if pad in kaart.plaatsen[ander]] or namen
        vraag = "&".join(_deel(kans, kaart, deel) for deel in [naam, *kans.choices(eigen, k=kans.randrange(4))])
        if pad in kaart.formulieren and kans.randrange(3):
            soort = {"Content-Type": "application/x-www-form-urlencoded"}
            yield Verzoek("POST", quote(pad), {**soort, **kopregels}, vraag)
        else:
            yield Verzoek(kans.choice(METHODEN), f"{_pad(kans, pad)}?{vraag}", kopregels)


def _deel(kans: random.Random, kaart: Kaart, naam: str) -> str:
    """One parameter: a value that was seen, a strange one, or the one inside the other."""
    goed = quote(kans.choice(sorted(kaart.waarden[naam])))
    raar = quote_from_bytes(kans.choice(RAAR))
    return f"{quote(naam)}={kans.choice((goed, raar, raar, goed + raar, raar + goed))}"


def _pad(kans: random.Random, pad: str) -> str:
    """The path, one time out of five with a piece of it made strange."""
    if kans.randrange(5):
        return quote(pad)
    delen = pad.split("/")
    delen[kans.randrange(1, len(delen))] = quote_from_bytes(kans.choice(RAAR), safe="")
    return "/" + "/".join(delen[1:])


def wroet(vraag: Vraag, lijst: Iterable[Verzoek]) -> tuple[Counter[int], list[tuple[int, Verzoek]]]:
    """How often each status came, and what gave a 500 or worse but no 503."""
    telling, fout = Counter[int](), []
    for verzoek in lijst:
        status = vraag(verzoek).status
        telling[status] += 1
        if status >= FOUT and status != http.HTTPStatus.SERVICE_UNAVAILABLE:
            fout.append((status, verzoek))
    return telling, fout


# -- against a portal that runs ---------------------------------------------------------------------------------


def over_de_lijn(portaal: str) -> Vraag:
    """Ask a portal at this address."""
    delen = urlsplit(portaal)

    def vraag(verzoek: Verzoek) -> Antwoord:
        verbinding = http.client.HTTPConnection(delen.hostname or "", delen.port, timeout=60)
        try:
            verbinding.request(verzoek.methode, verzoek.adres, verzoek.inhoud or None, verzoek.kopregels)
            antwoord = verbinding.getresponse()
            return Antwoord(antwoord.status, antwoord.read().decode(errors="replace"))
        finally:
            verbinding.close()

    return vraag


def main(argumenten: list[str] | None = None) -> int:
    """Say how often each status came, and each request that broke the portal."""
    lezer = argparse.ArgumentParser(description="Vraag een portaal op deze machine wat niemand zou vragen.")
    lezer.add_argument("portaal", help="bijvoorbeeld http://127.0.0.1:8000")
    lezer.add_argument("--aantal", type=int, default=AANTAL)
    lezer.add_argument("--zaad", type=int, default=1)
    keuze = lezer.parse_args(argumenten)
    if urlsplit(keuze.portaal).hostname not in {"127.0.0.1", "localhost", "::1"}:
        lezer.error("alleen voor een portaal op deze machine")
    vraag = over_de_lijn(keuze.portaal)
    kaart = verken(vraag, ("/", "/inloggen/"))
    print(f"{len(kaart.paden)} adressen, {len(kaart.waarden)} parameters", flush=True)
    telling, fout = wroet(vraag, verzoeken(kaart, keuze.zaad, keuze.aantal))
    print(", ".join(f"{status}: {keren}" for status, keren in sorted(telling.items())))
    for status, verzoek in fout:
        print(f"✗ {status} {verzoek.methode} {verzoek.adres[:500]}", verzoek.kopregels, verzoek.inhoud[:500])
    return bool(fout)


if __name__ == "__main__":
    sys.exit(main())
