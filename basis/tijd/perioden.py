"""Every date of the domain is a period: a PostgreSQL `daterange` of whole days (docs/adr/0004).

A period is a `DateRange` with bounds `[)`: the lower bound is in it, the upper bound is the day after it.
An open end is None. Sources give a day, a month, a year or a span; this module makes, stores and prints them all, so
that no other module needs to know how a period is built. What a person types is read by `datumlezer`, and what stands
in a query by `perioden_sql`.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from django.db.backends.postgresql.psycopg_any import DateRange

__all__ = [
    "DateRange",
    "dag",
    "een_dag",
    "geleden",
    "hoe_lang",
    "is_gesloten",
    "is_voorbij",
    "jaar",
    "laatste_dag",
    "lees_bereik",
    "lees_periode",
    "maand",
    "peildag",
    "periode",
    "schrijf_periode",
    "toon_ergens",
    "toon_periode",
    "toon_wanneer",
    "verschil_in_dagen",
    "verschil_in_maanden",
]

DAG = timedelta(days=1)
BIJNA_DAG, BIJNA_MAAND = 20, 8  # of a month so many days, of a year so many months: with more it is nearly one more
_ONTHOUDEN = 4_096  # periods of which is remembered how they are read and printed: pages show the same days again
_NAMEN = "januari februari maart april mei juni juli augustus september oktober november december".split()


def periode(van: date | None, tot_en_met: date | None) -> DateRange:
    """The days from `van` up to and including `tot_en_met`; None leaves that end open."""
    if tot_en_met == date.max:
        raise ValueError("na deze dag is er geen dag meer")
    return DateRange(van, tot_en_met + DAG if tot_en_met else None, "[)")


def dag(datum: date) -> DateRange:
    """The period of one day."""
    return periode(datum, datum)


def maand(jaar: int, nummer: int) -> DateRange:
    """The period of one whole month."""
    return DateRange(date(jaar, nummer, 1), _volgende_maand(date(jaar, nummer, 1)), "[)")


def jaar(nummer: int) -> DateRange:
    """The period of one whole year."""
    return DateRange(date(nummer, 1, 1), date(nummer + 1, 1, 1), "[)")


def laatste_dag(waarde: DateRange) -> date | None:
    """The last day that is in the period; None when it has no end."""
    return waarde.upper - DAG if waarde.upper else None


def peildag(waarde: DateRange) -> date | None:
    """The one day to put a period on: its last day, by which it must have happened; the first when it has no end."""
    gevonden: date | None = laatste_dag(waarde) or waarde.lower
    return gevonden


def een_dag(waarde: DateRange) -> date | None:
    """The day that the period is; None when it has more days."""
    return waarde.lower if is_gesloten(waarde) and waarde.upper == waarde.lower + DAG else None


def is_gesloten(waarde: DateRange) -> bool:
    """Whether the period has a begin and an end."""
    return waarde.lower is not None and waarde.upper is not None


def is_voorbij(waarde: DateRange, op: date) -> bool:
    """Whether the whole period lies before the day `op`."""
    return waarde.upper is not None and waarde.upper <= op


def verschil_in_dagen(van: DateRange, naar: DateRange) -> int | None:
    """How many days `naar` lies after `van` (negative: before), at least; None when one of them is open.

    Periods that share a day may mean the same day ("2022" and "1 juli 2022"): 0. Else their begins are compared and
    their ends, and the smaller distance counts, so that an imprecise date is not made to look later than is known.
    """
    if not (is_gesloten(van) and is_gesloten(naar)):
        return None
    if naar.lower < van.upper and van.lower < naar.upper:
        return 0
    tussen_begin: timedelta = naar.lower - van.lower
    tussen_einde: timedelta = naar.upper - van.upper
    return min(tussen_begin.days, tussen_einde.days, key=abs)


def verschil_in_maanden(van: DateRange, naar: DateRange) -> int | None:
    """How many months `naar` lies after `van`; None unless both are one whole month."""
    if not all(is_gesloten(p) and len(_heel(p) or "") == len("2022-07") for p in (van, naar)):
        return None
    maanden: int = (naar.lower.year - van.lower.year) * 12 + naar.lower.month - van.lower.month
    return maanden


def hoe_lang(van: date, tot: date) -> str:
    """How long ago `van` was, in words that a person would use: "26 dagen", "ruim 6 maanden", "bijna 2 jaar"."""
    if (dagen := (tot - van).days) < 31:
        return f"{dagen} {'dag' if dagen == 1 else 'dagen'}"
    maanden = (tot.year - van.year) * 12 + tot.month - van.month - (tot.day < van.day)
    over = (tot.day - van.day) % 31
    if maanden < 11 or (maanden == 11 and over <= BIJNA_DAG):
        return _rond(maanden, over, BIJNA_DAG, "maand", "maanden")
    return _rond(maanden // 12, maanden % 12 or over > 0, BIJNA_MAAND, "jaar", "jaar")


def geleden(van: date, op: date) -> str:
    """How long ago that was, in a sentence: "vandaag", "ruim 6 maanden geleden"."""
    return "vandaag" if van >= op else f"{hoe_lang(van, op)} geleden"


def _rond(heel: int, rest: int, bijna: int, een: str, meer: str) -> str:
    """So many whole ones and a rest; with more than `bijna` of that it is nearly one more."""
    heel += rest > bijna
    woord = f"{heel} {een if heel == 1 else meer}"
    return f"bijna {woord}" if rest > bijna else f"ruim {woord}" if rest else woord


# -- reading and writing ----------------------------------------------------------------------------------------


def schrijf_periode(waarde: DateRange | None) -> str | None:
    """The shortest text that `lees_periode` reads back: `2020`, `2020-03`, `2022-07-01` or two of them with `/`."""
    if waarde is None:
        return None
    einde = laatste_dag(waarde)
    if waarde.lower is None or einde is None:
        return f"{waarde.lower or '..'}/{einde or '..'}"
    if (heel := _heel(waarde)) is not None:
        return heel
    return f"{waarde.lower.isoformat()}/{einde.isoformat()}"


@lru_cache(maxsize=_ONTHOUDEN)
def lees_bereik(tekst: str) -> DateRange:
    """A period as PostgreSQL writes it in JSON: `[2020-01-01,2021-01-01)`, with nothing where it is open."""
    if tekst == "empty":
        return DateRange(empty=True)
    van, tot = tekst[1:-1].split(",")
    return DateRange(date.fromisoformat(van) if van else None, date.fromisoformat(tot) if tot else None, "[)")


def _heel(waarde: DateRange) -> str | None:
    """The period as one day, month or year; None when it is a span."""
    begin: date = waarde.lower
    if waarde.upper == begin + DAG:
        return begin.isoformat()
    if begin.day == 1 and waarde.upper == _volgende_maand(begin):
        return f"{begin.year:04d}-{begin.month:02d}"
    if (begin.month, begin.day) == (1, 1) and waarde.upper == date(begin.year + 1, 1, 1):
        return f"{begin.year:04d}"
    return None


def lees_periode(tekst: str) -> DateRange:
    """The period that a text stands for: `2020`, `2020-03`, `2022-07-01`, `a/b`; `..` is an open end.

    Raises ValueError when the text is none of these or when the end lies before the begin.
    """
    begin, streep, einde = tekst.strip().partition("/")
    van = None if begin == ".." else _lees_deel(begin)
    tot = van if not streep else None if einde == ".." else _lees_deel(einde)
    lager, hoger = van and van.lower, tot and tot.upper
    if lager and hoger and hoger <= lager:
        raise ValueError(f"'{tekst}' eindigt voor het begin")
    return DateRange(lager, hoger, "[)")


def _lees_deel(tekst: str) -> DateRange:
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", tekst):
        raise ValueError(f"'{tekst}' is geen dag (2022-07-01), maand (2022-07) of jaar (2022)")
    delen = [int(deel) for deel in tekst.split("-")]
    if len(delen) == 1:
        return jaar(delen[0])
    return maand(delen[0], delen[1]) if len(delen) == 2 else dag(date(delen[0], delen[1], delen[2]))


# -- printing ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=_ONTHOUDEN)
def toon_periode(waarde: DateRange | None) -> str:
    """The period for people: "2020", "maart 2020", "1 juli 2022", "27 t/m 28 mei 2019", "november 2018 t/m 2021".

    Each end is as vague as it can be: one on the edge of a month or a year is shown as that month or year, so that
    printing never makes a day out of the month that a source gave. But beside a day no month stands, as it would lose
    the last day to do something: "31 augustus t/m 30 september 2026". A year may: "14 februari 2018 t/m 2024".
    """
    if waarde is None:
        return "onbekend"
    begin, einde = waarde.lower, laatste_dag(waarde)
    if begin is None or einde is None:
        return _toon_open(begin, einde)
    if heel := _heel(waarde):
        return _toon_heel(heel)
    if (begin.year, begin.month) == (einde.year, einde.month):
        return f"{begin.day} t/m {_toon_dag(einde)}"
    los, dagen = begin.year == einde.year, _is_dag(begin, einde)
    return f"{_toon_begin(begin, jaar_los=los, dagen=dagen)} t/m {_toon_einde(einde, jaar_los=los, dagen=dagen)}"


def _is_dag(begin: date, einde: date) -> bool:
    """Whether one end of a span is no edge of a month, so that it is meant as a day."""
    return begin.day != 1 or (einde + DAG).day != 1


def toon_wanneer(waarde: DateRange | None) -> str:
    """The period in a sentence: "op 1 juli 2022", "in 2020", "van 26 augustus t/m 12 oktober 2019"."""
    if waarde is None or (waarde.lower is None and waarde.upper is None):
        return "op onbekende datum"
    tekst = toon_periode(waarde)
    if not is_gesloten(waarde):
        return tekst
    heel = _heel(waarde)
    return f"van {tekst}" if heel is None else f"op {tekst}" if len(heel) == len("2022-07-01") else f"in {tekst}"


def toon_ergens(waarde: DateRange) -> str:
    """A day as that day, else a guess: "ergens in 2021", "ergens in de periode 26 augustus t/m 12 oktober 2019"."""
    if een_dag(waarde):
        return toon_periode(waarde)
    if is_gesloten(waarde) and _heel(waarde):
        return f"ergens {toon_wanneer(waarde)}"
    return f"ergens in de periode {toon_periode(waarde)}"


def _toon_open(begin: date | None, einde: date | None) -> str:
    if begin is None and einde is None:
        return "onbekend"
    return f"tot en met {_toon_einde(einde)}" if einde else f"vanaf {_toon_begin(begin)}" if begin else ""


def _toon_begin(begin: date, *, jaar_los: bool = False, dagen: bool = False) -> str:
    """The begin of a span; `jaar_los` leaves the year to the end of it, `dagen` makes no month of its first day."""
    if (begin.month, begin.day) == (1, 1) and not jaar_los:
        return str(begin.year)
    tekst = _toon_maand(begin) if begin.day == 1 and not dagen else _toon_dag(begin)
    return tekst.removesuffix(f" {begin.year}") if jaar_los else tekst


def _toon_einde(einde: date, *, jaar_los: bool = False, dagen: bool = False) -> str:
    """The end of a span; `jaar_los` when the begin lies in the same year and needs a month or a day beside it."""
    if (einde.month, einde.day) == (12, 31) and not jaar_los:
        return str(einde.year)
    return _toon_maand(einde) if (einde + DAG).day == 1 and not dagen else _toon_dag(einde)


def _toon_heel(heel: str) -> str:
    delen = [int(deel) for deel in heel.split("-")]
    if len(delen) == 1:
        return str(delen[0])
    return _toon_maand(date(delen[0], delen[1], 1)) if len(delen) == 2 else _toon_dag(date(*delen))


def _toon_maand(datum: date) -> str:
    return f"{_NAMEN[datum.month - 1]} {datum.year}"


def _toon_dag(datum: date) -> str:
    return f"{datum.day} {_toon_maand(datum)}"


def _volgende_maand(datum: date) -> date:
    return date(datum.year + datum.month // 12, datum.month % 12 + 1, 1)
