"""Measuring: CPU of this process and of its PostgreSQL backend, time, queries, blocks and bytes."""

import gzip
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from wsgiref.types import WSGIApplication

from django.conf import settings
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone
from tqdm import tqdm

from acties.kader import lees_kader
from acties.models import Actie, Status
from acties.services import Verantwoording, meld_voortgang
from partijen.models import Gebruiker
from scripts.bench.kaal import KaleHandler
from scripts.bench.kader import BUREAU
from scripts.bench.paginas import FACETTEN, Pagina, Wie, paginas, tel_facetten
from toegang import sessies

KEER = 80  # requests of a page; the bare page gets as many for each page
KEER_KOUD = 10
OPWARMEN = 5
KAAL = "/kaal/"
NS_PER_MS = 1_000_000


class Misgelopen(Exception):
    """A page did not answer as it should."""


@dataclass
class Monster:
    """The costs of the requests of one page, in ms: CPU of app and PostgreSQL together, and time on the clock."""

    cpu: list[float] = field(default_factory=list)
    tijd: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Gelezen:
    """The SELECTs of one page: how many, ms they took (time on the clock), blocks they read by EXPLAIN."""

    vragen: int
    ms: float
    blokken: int


@dataclass(frozen=True)
class Meting:
    """What one page cost at one size. Warm: asked for before; cold: with an empty cache."""

    pagina: Pagina
    cpu: float
    kaal: float
    cpu_koud: float
    mediaan: float
    p95: float
    warm: Gelezen
    koud: Gelezen
    bytes: int
    bytes_gzip: int

    @property
    def keer_kaal(self) -> float:
        return self.cpu / self.kaal


@dataclass(frozen=True)
class Uitslag:
    """All that was measured at one size."""

    aantal: int
    kaal: Monster
    metingen: list[Meting]
    facetten: dict[str, Gelezen]
    met_database: bool  # whether the CPU of PostgreSQL is counted


class Achterkant:
    """The PostgreSQL process that serves this one; its CPU can only be read on the same machine, in /proc."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.pad = Path(f"/proc/{cursor.fetchone()[0]}")
        self.is_leesbaar = self._is_postgres()

    def _is_postgres(self) -> bool:
        try:
            return "postgres" in (self.pad / "comm").read_text() and self._cpu_ns() > 0
        except (OSError, ValueError, IndexError):
            return False

    def _cpu_ns(self) -> int:
        return int((self.pad / "schedstat").read_text().split()[0])

    def cpu_ns(self) -> int:
        """Its CPU time up to now; 0 when it cannot be read."""
        return self._cpu_ns() if self.is_leesbaar else 0


class Meter:
    """Asks for pages of the portal and for the bare page, both through all of Django, in this process."""

    def __init__(self) -> None:
        self.portaal, self.kaal = WSGIHandler(), KaleHandler()
        self.vorm = RequestFactory(headers={"host": "localhost"})
        self.achterkant = Achterkant()
        self.bezoekers = cycle(f"192.0.2.{nummer}" for nummer in range(1, 255))  # or one asks the API too much
        self.sessies = {wie: _log_in(wie) for wie in Wie if wie != Wie.NIEMAND}

    def haal(self, adres: str, *, als: Wie = Wie.NIEMAND, **koppen: str) -> bytes:
        """The body of a page. Raises Misgelopen when it is anything but a 200."""
        if als in self.sessies:
            koppen["cookie"] = self.sessies[als]
        handler: WSGIApplication = self.kaal if adres == KAAL else self.portaal
        omgeving = self.vorm.get(adres, headers=koppen, REMOTE_ADDR=next(self.bezoekers)).environ
        stand = []
        antwoord: Any = handler(omgeving, lambda status, _koppen, _fout=None: stand.append(status))  # type: ignore[arg-type]
        inhoud = b"".join(antwoord)
        antwoord.close()
        if not stand[0].startswith("200"):
            raise Misgelopen(f"{adres} gaf {stand[0]}")
        return inhoud

    def neem(self, adres: str, monster: Monster, *, als: Wie = Wie.NIEMAND) -> None:
        """Ask for a page and note what it cost."""
        achter, voor, begin = self.achterkant.cpu_ns(), time.process_time_ns(), time.perf_counter_ns()
        self.haal(adres, als=als)
        einde, na = time.perf_counter_ns(), time.process_time_ns()
        cpu = na - voor + self.achterkant.cpu_ns() - achter
        monster.cpu.append(cpu / NS_PER_MS)
        monster.tijd.append((einde - begin) / NS_PER_MS)

    def meet(self, aantal: int) -> Uitslag:
        """Measure all pages in turns, so that what else the machine does hits all alike."""
        alle = paginas()
        warm, koud, kaal = ({pagina: Monster() for pagina in alle}, {pagina: Monster() for pagina in alle}, Monster())
        for pagina in alle:
            for adres in pagina.adressen * 2 if len(pagina.adressen) > 1 else pagina.adressen * OPWARMEN:
                self._eis(pagina, self.haal(adres, als=pagina.als).decode())
        for beurt in tqdm(range(KEER), desc=f"{aantal} acties: meten", unit="ronde"):
            for pagina in alle:
                self.neem(KAAL, kaal)
                self.neem(pagina.adressen[beurt % len(pagina.adressen)], warm[pagina], als=pagina.als)
        for beurt in range(KEER_KOUD):
            for pagina in alle:
                adres = pagina.adressen[beurt % len(pagina.adressen)]
                self._maak_oud(pagina, adres)
                self.neem(adres, koud[pagina], als=pagina.als)
        metingen = [self._vat_samen(pagina, warm[pagina], koud[pagina], kaal) for pagina in alle]
        lees_kader()  # the frame is there already when the page counts
        facetten = {naam: _lees(partial(tel_facetten, vraag)) for naam, vraag in FACETTEN.items()}
        return Uitslag(aantal, kaal, metingen, facetten, self.achterkant.is_leesbaar)

    def _eis(self, pagina: Pagina, html: str) -> None:
        if any(tekst not in html for tekst in pagina.bevat):
            raise Misgelopen(f"{pagina.naam} toont niet wat gemeten wordt")

    def _maak_oud(self, pagina: Pagina, adres: str) -> None:
        """See to it that the page must be made anew: nothing is kept any more, or one actie changed since."""
        if not pagina.verandert:
            _leeg_geheugen()
            return
        self.haal(adres)
        _verander(pagina.verandert)

    def _vat_samen(self, pagina: Pagina, warm: Monster, koud: Monster, kaal: Monster) -> Meting:
        adres = pagina.adressen[0]
        haal = partial(self.haal, adres, als=pagina.als)
        self._maak_oud(pagina, adres)
        gelezen_koud = _lees(haal)
        return Meting(
            pagina=pagina,
            cpu=median(warm.cpu),
            kaal=median(kaal.cpu),
            cpu_koud=median(koud.cpu),
            mediaan=median(warm.tijd),
            p95=quantiles(warm.tijd, n=20)[18],
            koud=gelezen_koud,
            warm=_lees(haal),
            bytes=len(haal()),
            bytes_gzip=_als_gzip(haal(accept_encoding="gzip")),
        )


def _log_in(wie: Wie) -> str:
    """The cookie of somebody who is logged in; of who may change something with the second step shown."""
    bezoeker, mensen = Client(), Gebruiker.objects.order_by("pk")
    gebruiker = mensen.get(email=BUREAU) if wie == Wie.BUREAU else mensen[0]
    bezoeker.force_login(gebruiker, settings.AUTHENTICATION_BACKENDS[0])
    sessie = bezoeker.session
    sessies.onthoud_manier(sessie, {"method": "mfa", "type": "totp", "at": 0})
    sessie.save()
    return f"{settings.SESSION_COOKIE_NAME}={bezoeker.cookies[settings.SESSION_COOKIE_NAME].value}"


def _verander(slug: str) -> None:
    """A change as people make it: the actie gets a status and a reason."""
    actie = Actie.objects.get(slug=slug)
    status = Status.VERTRAAGD if actie.status == Status.OP_SCHEMA else Status.OP_SCHEMA
    meld_voortgang(actie=actie, status=status, verantwoording=Verantwoording(reden=f"Gemeten op {timezone.now()}."))


def _leeg_geheugen() -> None:
    for geheugen in caches.all():
        geheugen.clear()


def _als_gzip(inhoud: bytes) -> int:
    """The size on the line; small pages come as they are."""
    return len(inhoud) if inhoud[:2] == b"\x1f\x8b" else len(gzip.compress(inhoud))


# -- what is asked of the database ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Vraag:
    """A query as the portal asked it, and the ms that it took."""

    sql: str
    parameters: Any
    ms: float


@contextmanager
def _afgeluisterd() -> Iterator[list[Vraag]]:
    vragen: list[Vraag] = []

    def luister(voer_uit: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
        begin = time.perf_counter_ns()
        try:
            return voer_uit(sql, parameters, many, context)
        finally:
            vragen.append(Vraag(sql, parameters, (time.perf_counter_ns() - begin) / NS_PER_MS))

    with connection.execute_wrapper(luister):
        yield vragen


def _lees(doe: Callable[[], object], keer: int = 9) -> Gelezen:
    """What `doe` asks of the database. The queries are those of the first time, the ms the median of some times."""
    with _afgeluisterd() as vragen:
        doe()
    blokken = sum(_blokken(vraag) for vraag in vragen)
    duren = []
    for _ in range(keer):
        with connection.cursor() as cursor:
            begin = time.perf_counter_ns()
            for vraag in vragen:
                cursor.execute(vraag.sql, vraag.parameters)
                cursor.fetchall()
            duren.append((time.perf_counter_ns() - begin) / NS_PER_MS)
    return Gelezen(len(vragen), median(duren), blokken)


def _blokken(vraag: Vraag) -> int:
    """Blocks that the query touches, in memory or not; the second time, as the first one may tidy up."""
    opdracht = f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {vraag.sql}"
    with connection.cursor() as cursor:
        cursor.execute(opdracht, vraag.parameters)
        cursor.execute(opdracht, vraag.parameters)
        plan = cursor.fetchone()[0]
    top = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
    return int(top["Shared Hit Blocks"] + top["Shared Read Blocks"])
