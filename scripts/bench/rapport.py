"""What was measured, as text for the terminal and as docs/bench.md."""

import os
import platform
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import django
from django.db import connection

from scripts.bench.meting import KEER, Meting, Uitslag
from scripts.bench.paginas import GELIJK_GELEZEN, KEER_MENSEN
from scripts.bench.teksten import DEEL, HOOGSTENS, WOORDEN, vergelijktijd

BESTAND = Path(__file__).resolve().parents[2] / "docs" / "bench.md"
LEZEN_GROEIT = 2.0  # blocks read at a larger size, at most this many times those at the smallest

Rij = Sequence[str]

UITLEG = f"""\
The bare page is the yardstick of the same run: a Django view and a plain template with a `for` loop and two `date`
filters a row, 25 rows, one query, the middleware of `startproject` (`scripts/bench/kaal.py`). All pages go
through the whole of Django in one process with production settings; the response is not compressed in the timed
requests, as the bare page cannot do that. Between every two requests of the portal stands one of the bare page,
{KEER} rounds.

- **× bare**: CPU of the app and of its PostgreSQL process together, median, as a multiple of the bare page. Warm: the
  page was asked for before. **cold ×**: the whole cache emptied just before; of a page *after one change* the cache is
  full, and one actie that stands on it was given another status just before.
- **queries**: warm / cold. **SQL ms**: these queries once more, on the clock, warm / cold.
- **blocks**: of 8 kB that the SELECTs read, in memory or not (EXPLAIN), warm / cold.
- **facets**: the counts beside the choices alone. With a party or words they are counted in at most 1,000 acties found;
  beyond that there are none, so these rows grow up to there and then shrink.
"""


def maak(uitslagen: list[Uitslag], opdracht: str) -> str:
    """The whole report; Markdown that also reads well as it is."""
    delen = [
        "# Benchmark",
        f"Measured on {datetime.now(UTC):%-d %B %Y} by `{opdracht}`: {_machine()}.",
        UITLEG,
        *(_zonder_database(uitslagen)),
        *(_tabel_van(uitslag) for uitslag in uitslagen),
        "## Targets",
        _doelen(uitslagen),
    ]
    return "\n\n".join(deel.rstrip() for deel in delen) + "\n"


def bewaar(tekst: str) -> None:
    BESTAND.parent.mkdir(exist_ok=True)
    BESTAND.write_text(tekst)


def _machine() -> str:
    """Facts without names: what a number depends on."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgres = cursor.fetchone()[0].split()[0]
    delen = [
        f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()})",
        f"Python {platform.python_version()}",
        f"Django {django.get_version()}",
        f"PostgreSQL {postgres}",
    ]
    return ", ".join(delen)


def _zonder_database(uitslagen: list[Uitslag]) -> list[str]:
    if all(uitslag.met_database for uitslag in uitslagen):
        return []
    return ["**The CPU of PostgreSQL could not be read here (it needs /proc): CPU is that of the app only.**"]


def _tabel_van(uitslag: Uitslag) -> str:
    kop = "page|× bare|cold ×|CPU ms|median ms|p95 ms|queries|SQL ms|blocks|bytes|gzip".split("|")
    kaal = f"{median(uitslag.kaal.cpu):.2f}"
    rijen = [
        ("bare page", "1.00", "", kaal, f"{median(uitslag.kaal.tijd):.1f}", *[""] * 6),
        *map(_rij, uitslag.metingen),
    ]
    facetten = [
        (naam, *[""] * 5, str(gelezen.vragen), f"{gelezen.ms:.1f}", str(gelezen.blokken), "", "")
        for naam, gelezen in uitslag.facetten.items()
    ]
    return f"## {uitslag.aantal:,} acties\n\n{_tabel(kop, [*rijen, *facetten])}"


def _rij(meting: Meting) -> Rij:
    warm, koud = meting.warm, meting.koud
    return (
        meting.pagina.naam,
        f"{meting.keer_kaal:.2f}",
        f"{meting.cpu_koud / meting.kaal:.1f}",
        f"{meting.cpu:.2f}",
        f"{meting.mediaan:.1f}",
        f"{meting.p95:.1f}",
        f"{warm.vragen} / {koud.vragen}",
        f"{warm.ms:.1f} / {koud.ms:.1f}",
        f"{warm.blokken} / {koud.blokken}",
        str(meting.bytes),
        str(meting.bytes_gzip),
    )


# -- targets ----------------------------------------------------------------------------------------------------


def _doelen(uitslagen: list[Uitslag]) -> str:
    eerste, laatste = uitslagen[0], uitslagen[-1]
    rijen = [*_kosten(laatste), *_tegen_mensen(laatste), *_vragen(uitslagen), *_zoektijd(laatste), _vergelijking()]
    for later in uitslagen[1:]:
        rijen += _groei(eerste, later)
    return _tabel(["what", "target", "measured", ""], rijen)


def _kosten(uitslag: Uitslag) -> Iterable[Rij]:
    for meting in uitslag.metingen:
        if (doel := meting.pagina.keer_kaal) is not None:
            yield _oordeel(f"{meting.pagina.naam}: CPU × bare", f"≤ {doel}", f"{meting.keer_kaal:.2f}",
                           meting.keer_kaal <= doel)  # fmt: skip
    for meting in uitslag.metingen:
        if (doel := meting.pagina.opnieuw) is not None:
            keer = meting.cpu_koud / meting.kaal
            yield _oordeel(f"{meting.pagina.naam}: CPU × bare, made anew", f"≤ {doel}", f"{keer:.1f}", keer <= doel)


def _tegen_mensen(uitslag: Uitslag) -> Iterable[Rij]:
    """What a program asks, beside the page that tells people the same: both kept, and both made anew."""
    van = {meting.pagina.naam: meting for meting in uitslag.metingen}
    for meting in uitslag.metingen:
        if (naam := meting.pagina.tegen) in van:
            warm, koud = meting.cpu / van[naam].cpu, meting.cpu_koud / van[naam].cpu_koud
            gemeten = f"{warm:.2f} warm, {koud:.2f} cold"
            goed = max(warm, koud) <= KEER_MENSEN
            yield _oordeel(f"{meting.pagina.naam}: CPU × {naam}", f"≤ {KEER_MENSEN}", gemeten, goed)


def _vragen(uitslagen: list[Uitslag]) -> Iterable[Rij]:
    """At every size; a cold page may ask one more or less, by what happens to be on it."""
    for metingen in zip(*(uitslag.metingen for uitslag in uitslagen), strict=True):
        if (doel := metingen[0].pagina.vragen) is not None:
            koud, warm = [m.koud.vragen for m in metingen], [m.warm.vragen for m in metingen]
            goed = max(koud) <= doel and len(set(warm)) == 1
            gemeten = f"{_verloop(warm)} warm, {_verloop(koud)} cold"
            yield _oordeel(f"{metingen[0].pagina.naam}: queries at each size", f"≤ {doel}", gemeten, goed)


def _zoektijd(uitslag: Uitslag) -> Iterable[Rij]:
    for meting in uitslag.metingen:
        if (doel := meting.pagina.sql_ms) is not None:
            yield _oordeel(f"{meting.pagina.naam}: SQL ms", f"≤ {doel:.0f}", f"{meting.koud.ms:.1f}",
                           meting.koud.ms <= doel)  # fmt: skip


def _vergelijking() -> Rij:
    wat, ms = f"comparing {WOORDEN:,} words, {DEEL:.0%} changed: ms", vergelijktijd()
    return _oordeel(wat, f"≤ {HOOGSTENS:.0f}", f"{ms:.1f}", ms <= HOOGSTENS)


def _groei(eerste: Uitslag, laatste: Uitslag) -> Iterable[Rij]:
    wat = f"blocks at {laatste.aantal:,} × those at {eerste.aantal:,}"
    for voor, na in zip(eerste.metingen, laatste.metingen, strict=True):
        if na.pagina.gelijk_gelezen:
            warm = na.warm.blokken / max(1, voor.warm.blokken)
            koud = na.koud.blokken / max(1, voor.koud.blokken)
            yield _oordeel(f"{na.pagina.naam}: {wat}", f"≤ {LEZEN_GROEIT:.0f}", f"{warm:.1f} warm, {koud:.1f} cold",
                           max(warm, koud) <= LEZEN_GROEIT)  # fmt: skip
    for naam in GELIJK_GELEZEN:
        keer = laatste.facetten[naam].blokken / max(1, eerste.facetten[naam].blokken)
        yield _oordeel(f"{naam}: {wat}", f"≤ {LEZEN_GROEIT:.0f}", f"{keer:.1f}", keer <= LEZEN_GROEIT)


def _oordeel(wat: str, doel: str, gemeten: str, goed: bool) -> Rij:
    return wat, doel, gemeten, "ok" if goed else "**NOT OK**"


def _verloop(getallen: list[int]) -> str:
    return str(getallen[0]) if len(set(getallen)) == 1 else " → ".join(map(str, getallen))


def _tabel(kop: Rij, rijen: Iterable[Rij]) -> str:
    """A table whose columns line up: words to the left, numbers to the right."""
    alle = [tuple(kop), *(tuple(rij) for rij in rijen)]
    breedtes = [max(len(rij[kolom]) for rij in alle) for kolom in range(len(kop))]
    uitlijnen: list[Callable[[str, int], str]] = [str.ljust, *[str.rjust] * (len(kop) - 1)]
    regels = [
        " | ".join(lijn(cel, breedte) for lijn, cel, breedte in zip(uitlijnen, rij, breedtes, strict=True))
        for rij in alle
    ]
    streep = " | ".join(["-" * breedtes[0], *(f"{'-' * (breedte - 1)}:" for breedte in breedtes[1:])])
    return "\n".join(f"| {regel} |" for regel in (regels[0], streep, *regels[1:]))
