"""Reading the search index: what answers a question, ranked and grouped by kind.

Nothing here grows with the number of hits: each kind is counted to `GRENS`, and no more hits than that are ranked
(docs/bench.md has the measurements).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from django.db import connection, models
from django.utils.safestring import SafeString

from basis.web import getallen
from basis.zoeken.models import Zoekregel
from basis.zoeken.register import Zoeksoort, overal, soorten
from basis.zoeken.taal import fragment, markeer, vervang, vraag_naar, woorden, zoekvraag

GRENS = 1_001  # hits counted of each kind, and ranked of the kind that is paged through
GEWOGEN = 500  # hits ranked of all kinds together
PER_GROEP = 5
PER_BLADZIJDE = 20
GELIJKENIS = 0.7  # of a word and what is offered for it, from 0 to 1

# The questions stand in a table, so that the planner does not know the words and always takes the index: with a common
# word it would read the table. The hits are numbered per kind and ranked in the order of those numbers, so that each
# kind gets its share of what may be ranked. `ctid` is the place of a row: the shortest way back to it.
_ZOEK = """
WITH soort AS MATERIALIZED (
    SELECT naam, vraag::tsquery FROM unnest(%(soorten)s::text[], %(vragen)s::text[]) AS soort (naam, vraag)
),
treffer AS MATERIALIZED (
    SELECT soort.naam, soort.vraag, gevonden.plek, gevonden.nummer FROM soort CROSS JOIN LATERAL (
        SELECT regel.ctid AS plek, row_number() OVER () AS nummer FROM zoeken_zoekregel AS regel
        WHERE regel.vector @@ soort.vraag
        LIMIT %(grens)s
    ) AS gevonden
),
telling AS (SELECT naam, count(*) AS aantal FROM treffer GROUP BY naam),
te_wegen AS MATERIALIZED (
    SELECT naam, vraag, plek FROM treffer WHERE naam = ANY(%(getoond)s) ORDER BY nummer LIMIT %(gewogen)s
),
geordend AS MATERIALIZED (
    SELECT te_wegen.naam, plek, row_number() OVER (
        PARTITION BY te_wegen.naam ORDER BY ts_rank(regel.vector, te_wegen.vraag, 1) * regel.gewicht DESC, regel.id
    ) AS plaats
    FROM te_wegen JOIN zoeken_zoekregel AS regel ON regel.ctid = te_wegen.plek
)
SELECT telling.naam, telling.aantal, regel.titel, regel.tekst, regel.label, regel.datum, regel.bron,
    regel.url
FROM telling LEFT JOIN (geordend JOIN zoeken_zoekregel AS regel ON regel.ctid = geordend.plek)
    ON geordend.naam = telling.naam AND geordend.plaats > %(na)s AND geordend.plaats <= %(tot)s
ORDER BY telling.naam, geordend.plaats
"""

# Only for words that find nothing themselves, in whatever form.
_NABIJ = """
SELECT getypt.woord, bekend.woord
FROM unnest(%(woorden)s::text[], %(vragen)s::text[]) AS getypt (woord, vraag) CROSS JOIN LATERAL (
    SELECT woord FROM zoeken_zoekwoord
    WHERE zoeken_zoekwoord.woord %% getypt.woord AND abs(length(zoeken_zoekwoord.woord) - length(getypt.woord)) <= 3
    ORDER BY similarity(zoeken_zoekwoord.woord, getypt.woord) DESC, woord
    LIMIT 20
) AS bekend
WHERE NOT EXISTS (SELECT FROM zoeken_zoekregel WHERE zoeken_zoekregel.vector @@ getypt.vraag::tsquery)
"""


@dataclass(frozen=True)
class Treffer:
    """One thing that was found, ready to show."""

    titel: SafeString
    fragment: SafeString
    label: str
    datum: str
    bron: str
    url: str


@dataclass(frozen=True)
class Groep:
    """The hits of one kind: how many (counted to `GRENS`), and those of this page."""

    soort: Zoeksoort
    aantal: int
    treffers: list[Treffer]

    @property
    def aantal_tekst(self) -> str:
        """The number with its word: `1 actie`, `1.000+ acties`."""
        return getallen.aantal(self.aantal, self.soort.enkelvoud, self.soort.meervoud, GRENS - 1)

    @property
    def heeft_meer(self) -> bool:
        return self.aantal > len(self.treffers)

    @property
    def bladzijden(self) -> int:
        """How many pages the hits that may be shown fill."""
        return -(-min(self.aantal, GRENS - 1) // PER_BLADZIJDE)


@dataclass(frozen=True)
class Uitkomst:
    """The answer to a question; `bedoeld` is another question that does find something, to offer when this does not."""

    vraag: str
    groepen: list[Groep]
    bedoeld: str = ""

    @property
    def is_te_gewoon(self) -> bool:
        """Whether no word in it can be searched for: such as `de`, that stands everywhere."""
        return not zoekvraag(self.vraag)

    @property
    def aantal_tekst(self) -> str:
        """How many things of all kinds were found: `1 resultaat`, `1.000+ resultaten`."""
        totaal = sum(groep.aantal for groep in self.groepen)
        return getallen.aantal(totaal, "resultaat", "resultaten", GRENS - 1)

    def groep(self, soort: str) -> Groep | None:
        return next((groep for groep in self.groepen if groep.soort.naam == soort), None)


def sleutels(soort: str, q: str) -> models.QuerySet[Zoekregel, int]:
    """The keys of all things of one kind that answer the question, for `pk__in` in a list of that kind."""
    return Zoekregel.objects.met_woorden(soort, q).values_list("sleutel", flat=True)


def zoek(q: str, *, soort: str = "", bladzijde: int = 1, met_demo: bool = False) -> Uitkomst:
    """Search all kinds: the best few of each, or with `soort` one page of that kind and counts of the others.

    When nothing is found, a near word that does find something is offered, and never searched for unasked.
    """
    groepen = _groepen(q, soort, bladzijde, met_demo=met_demo)
    bedoeld = "" if groepen else verbeter(q, met_demo=met_demo)
    return Uitkomst(q, groepen, bedoeld if bedoeld and _groepen(bedoeld, "", 1, met_demo=met_demo) else "")


def verbeter(q: str, *, met_demo: bool = False) -> str:
    """The question with near words for those that find nothing; empty when there is nothing to better."""
    getypt = sorted(woorden(q))
    if not getypt:
        return ""
    vragen = [overal(zoekvraag(f'"{woord}"'), met_demo=met_demo) for woord in getypt]
    beste: dict[str, tuple[float, str]] = {}
    for woord, bekend in _rijen(_NABIJ, {"woorden": getypt, "vragen": vragen}):
        kans = SequenceMatcher(a=woord, b=bekend, autojunk=False).ratio()
        if kans >= GELIJKENIS:
            beste[woord] = max(beste.get(woord, (0.0, "")), (kans, bekend))
    return vervang(q, {woord: bekend for woord, (_, bekend) in beste.items()}) if beste else ""


def _groepen(q: str, soort: str, bladzijde: int, *, met_demo: bool) -> list[Groep]:
    vraag = zoekvraag(q)
    if not vraag:
        return []
    namen = [bekend.naam for bekend in soorten()]
    na = (bladzijde - 1) * PER_BLADZIJDE if soort else 0
    rijen = _rijen(_ZOEK, {
        "soorten": namen,
        "vragen": [vraag_naar(naam, vraag, met_demo=met_demo) for naam in namen],
        "getoond": [soort] if soort else namen,
        "grens": GRENS,
        "gewogen": GRENS if soort else GEWOGEN,
        "na": na,
        "tot": na + PER_BLADZIJDE if soort else PER_GROEP,
    })  # fmt: skip
    return _groepeer(rijen, q)


def _groepeer(rijen: Iterator[tuple[Any, ...]], q: str) -> list[Groep]:
    """The rows of `_ZOEK`, in order of kind, as groups in the order of the page."""
    gevonden = {}
    for (naam, aantal), regels in groupby(rijen, key=lambda rij: (rij[0], rij[1])):
        treffers = [_treffer(q, *regel[2:]) for regel in regels if regel[2] is not None]
        gevonden[naam] = aantal, treffers
    return [Groep(soort, *gevonden[soort.naam]) for soort in soorten() if soort.naam in gevonden]


def _treffer(q: str, titel: str, tekst: str, *overige: str) -> Treffer:
    return Treffer(markeer(titel, q), markeer(fragment(tekst, q), q), *overige)


def _rijen(sql: str, parameters: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        yield from cursor.fetchall()
