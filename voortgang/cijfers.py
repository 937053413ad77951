"""The numbers of the page of progress that come from the journal, counted in the database, now as on any day.

What a number counts and the rows behind it come from one condition, so that they cannot differ. Of a part of the
programme, or of what was known by then, the journal is counted; of all of it the counts are kept (`Dagtelling`), so
that these cost the same for any journal. How many afspraken were kept and are late is counted in `voortgang.nakomen`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Max, QuerySet
from django.db.models.expressions import RawSQL

from acties.actualiteit import ACTUALITEIT_SQL, Actualiteit, over_actie, over_afspraak
from acties.delen import Deel, Mijlpaalregel
from acties.models import Actie, Bereikt, Mijlpaal, Toezegging
from acties.models.afspraakstand import BLIJFT_STAAN
from acties.models.journaalvragen import TELT_VANAF, ZEKER_VANAF
from acties.models.status import LOPEND
from acties.stand import Stand
from acties.standen import standen
from basis.tijd.moment import BEGINJAAR
from basis.tijd.perioden_sql import als_eindjaar, als_jaar, als_periode, als_verschil
from basis.web.bladeren import Sortering
from voortgang.blik import Blik
from voortgang.journaalsql import Sql, als_sql, per_maker, van_dag_tot_dag, vraag, woorden_van_makers
from voortgang.models import Dagtelling

GROOTSTE = 10
KWARTAAL, JAAR = 91, 365  # days that are still "up to three months" and "up to a year"


# -- statuses over time -----------------------------------------------------------------------------------------


def tel_statussen(blik: Blik, dagen: Sequence[date]) -> dict[date, dict[str, int]]:
    """How many acties certainly had each status at the end of each of these days, which come in order.

    What is there on a day is what came less what went until then.
    """
    gevonden = Dagtelling.objects.stappen("status", dagen, blik.op) if blik.is_geheel else _statusstappen(blik, dagen)
    geteld: dict[date, dict[str, int]] = {dag: {} for dag in dagen}
    for plek, status, stap in gevonden:
        for dag in dagen[plek:]:
            geteld[dag][status] = geteld[dag].get(status, 0) + stap
    return {dag: {status: aantal for status, aantal in telling.items() if aantal} for dag, telling in geteld.items()}


def _statusstappen(blik: Blik, dagen: Sequence[date]) -> list[tuple[Any, ...]]:
    rijen = blik.journaal().filter(naar__has_key="status")
    sql, params = als_sql(rijen.values_list("actie_id", "pk", TELT_VANAF, ZEKER_VANAF, "naar"))
    return vraag(
        f"""
        WITH rij (actie, id, vanaf, zeker, naar) AS ({sql}),
        stand AS ({van_dag_tot_dag("rij", "actie", "status")})
        SELECT width_bucket(op - 1, %s::date[]) AS plek, status, sum(stap) FROM stand
        CROSS JOIN LATERAL (VALUES (vanaf, 1), (tot, -1)) AS v (op, stap)
        WHERE op IS NOT NULL GROUP BY plek, status HAVING sum(stap) <> 0
        """,  # noqa: S608  # our own SQL; values go as parameters
        [*params, list(dagen)],
    )


# -- mijlpalen --------------------------------------------------------------------------------------------------

# What a mijlpaal can be counted as. `dagen`: from the original date to the present one (reached, else expected).
GROEPEN = {
    "gepland": "jaar_gepland IS NOT NULL",
    "bereikt": "stand = 'ja' AND jaar_bereikt IS NOT NULL",
    "zonder-plan": "jaar_gepland IS NULL",
    "bereikt-zonder-datum": "stand = 'ja' AND jaar_bereikt IS NULL",
    "onbekend": "stand = 'onbekend'",
    "eerder": "dagen < 0",
    "op-tijd": "dagen = 0",
    "kwartaal-later": f"dagen BETWEEN 1 AND {KWARTAAL}",
    "jaar-later": f"dagen BETWEEN {KWARTAAL + 1} AND {JAAR}",
    "meer-later": f"dagen > {JAAR}",
    "zonder-nieuwe-datum": "jaar_gepland IS NOT NULL AND dagen IS NULL",
}
JAREN = {"gepland": "jaar_gepland", "bereikt": "jaar_bereikt"}


@dataclass(frozen=True)
class Mijlpaaltelling:
    """Counts per group, per group and year, and the mijlpalen that moved furthest with their days."""

    groepen: dict[str, int]
    jaren: dict[str, dict[int, int]]
    grootste: list[tuple[int, int]]


# The last value of each field; the rows come newest first.
_LAATSTE = ", ".join(
    f"(array_agg(naar->>'{veld}') FILTER (WHERE naar ? '{veld}'))[1] AS {veld}" for veld in Mijlpaal.FEITEN
)


def _mijlpalen(blik: Blik) -> Sql:
    """A WITH clause that ends in `m`: every valid mijlpaal as the journal tells it at the moment.

    Sorted once before it is grouped: five aggregates that each sort for themselves take half as long again.
    """
    rijen = blik.journaal().filter(mijlpaal__isnull=False)
    sql, params = als_sql(rijen.values_list("mijlpaal_id", "pk", TELT_VANAF, "naar"))
    return (
        f"""
        WITH rij (mijlpaal, nummer, vanaf, naar) AS ({sql}),
        nieuwste AS (SELECT * FROM rij ORDER BY mijlpaal, vanaf DESC, nummer DESC),
        laatste AS (SELECT mijlpaal, {_LAATSTE} FROM nieuwste GROUP BY mijlpaal),
        tekst AS (SELECT mijlpaal, stand, gepland, bereikt, coalesce(bereikt, verwacht) AS nieuw FROM laatste
            WHERE is_vervallen IS DISTINCT FROM 'true'),
        data AS MATERIALIZED (SELECT mijlpaal, stand, {als_jaar("gepland", BEGINJAAR - 1)} AS jaar_gepland,
            {als_eindjaar("bereikt", BEGINJAAR - 1)} AS jaar_bereikt, {als_periode("gepland")} AS gepland,
            {als_periode("nieuw")} AS nieuw FROM tekst),
        m AS MATERIALIZED (SELECT mijlpaal, stand, jaar_gepland, jaar_bereikt, gepland,
            {als_verschil("gepland", "nieuw")} AS dagen FROM data)
        """,  # noqa: S608
        params,
    )


def tel_mijlpalen(blik: Blik) -> Mijlpaaltelling:
    """Mijlpalen by year and by how far their date moved. A span counts in the year in which it begins."""
    telling = Mijlpaaltelling(defaultdict(int), {naam: {} for naam in JAREN}, [])
    for groep, sleutel, aantal in _bijgehouden(blik.op) if blik.is_geheel else _mijlpaalgroepen(blik):
        if groep == "grootste":
            telling.grootste.append((sleutel, aantal))
            continue
        telling.groepen[groep] += aantal
        if groep in JAREN:
            telling.jaren[groep][sleutel] = aantal
    return telling


def _bijgehouden(op: date) -> Iterator[tuple[str, int, int]]:
    """Group, year and count from what is kept; and of the `grootste` their keys and days."""
    verschoven = Dagtelling.objects.op("verschoven", op).order_by("nummer", "waarde")[:GROOTSTE]
    for wat, waarde, nummer, aantal in Dagtelling.objects.op("mijlpaal", op).union(verschoven, all=True):
        yield (waarde, nummer, aantal) if wat == "mijlpaal" else ("grootste", int(waarde), -nummer)


def _mijlpaalgroepen(blik: Blik) -> list[tuple[Any, ...]]:
    """Group, year and count as the journal tells them; and of the `grootste` their keys and days."""
    met, params = _mijlpalen(blik)
    delen = [
        f"SELECT '{groep}', {JAREN.get(groep, '0')}, count(*) FROM m WHERE {voorwaarde} GROUP BY 2"  # noqa: S608
        for groep, voorwaarde in GROEPEN.items()
    ]
    delen.append(
        f"(SELECT 'grootste', mijlpaal, dagen FROM m WHERE dagen > 0 ORDER BY dagen DESC, mijlpaal LIMIT {GROOTSTE})"  # noqa: S608
    )
    return vraag(met + " UNION ALL ".join(delen), params)


def mijlpalen_achter(blik: Blik, groep: str, jaar: int | None) -> "QuerySet[Mijlpaal, Mijlpaal]":
    """The mijlpalen that `tel_mijlpalen` counted in a group (and year)."""
    met, params = _mijlpalen(blik)
    sql = f"{met} SELECT mijlpaal FROM m WHERE {GROEPEN[groep]}"  # noqa: S608
    if jaar is not None and groep in JAREN:
        sql, params = f"{sql} AND {JAREN[groep]} = %s", (*params, jaar)
    return Mijlpaal.objects.filter(pk__in=RawSQL(sql, params)).select_related("actie__programmalijn")  # noqa: S611


OP_DAG = Sortering("tot", "", "tot")  # by the day on which a mijlpaal was late


def mijlpalen_na_hun_dag(blik: Blik, stand: Bereikt) -> "QuerySet[Mijlpaal, Mijlpaal]":
    """The mijlpalen of which the original date had passed while this was known of them, each with its `tot`.

    That is the day on which one was late: the one after its original date, which never changes.
    """
    met, params = _mijlpalen(blik)
    sql = f"{met} SELECT mijlpaal FROM m WHERE stand = %s AND upper(gepland) <= %s"  # noqa: S608
    gevonden = Mijlpaal.objects.filter(pk__in=RawSQL(sql, (*params, stand.value, blik.op)))  # noqa: S611
    return gevonden.select_related("actie__programmalijn").annotate(tot=F("gepland__endswith"))


def mijlpalen_toen(blik: Blik, acties: Iterable[Actie], *delen: Deel) -> dict[int, tuple[Mijlpaalregel, Stand]]:
    """The mijlpalen of these acties as they stood, by key, each with its actie of which `delen` are read too."""
    gevonden = standen(acties, blik.moment, Deel.MIJLPALEN, *delen).values()
    return {regel.mijlpaal.pk: (regel, stand) for stand in gevonden for regel in stand.mijlpalen}


# -- how fresh it is --------------------------------------------------------------------------------------------

BEEINDIGD = "beeindigd"
AFGELOPEN = "afgelopen"  # an afspraak that was kept or withdrawn
_DAGEN = "%s::date - (laatste AT TIME ZONE 'Europe/Amsterdam')::date"


def _namen(waarden: Sequence[str]) -> list[str]:
    return [str(waarde) for waarde in waarden]


def _statussen_nu(blik: Blik) -> Sql:
    laatste: Any = blik.journaal().met_woord("status").laatste_per("actie_id")
    return als_sql(laatste.values_list("actie_id", "woord"))


def _acties(blik: Blik) -> Sql:
    """A WITH clause that ends in `x`: every actie with its class."""
    status, een = _statussen_nu(blik)
    woorden = blik.toen_bekend().journaal(over_actie()).values("actie_id").annotate(op=Max("geregistreerd_op"))
    laatste, twee = als_sql(woorden.values_list("actie_id", "op"))
    return (
        f"""
        WITH s (actie, status) AS ({status}), l (actie, laatste) AS ({laatste}),
        d AS (SELECT s.actie, s.status, bevestig_na, verouderd_na, {_DAGEN} AS dagen FROM s
            JOIN acties_actie AS a ON a.id = s.actie JOIN acties_soort AS k ON k.id = a.soort_id
            LEFT JOIN l ON l.actie = s.actie),
        x AS (SELECT actie AS rij, CASE WHEN status <> ALL (%s) THEN '{BEEINDIGD}' ELSE {ACTUALITEIT_SQL} END AS klasse
            FROM d)
        """,  # noqa: S608
        (*een, *twee, blik.op, _namen(LOPEND)),
    )


def _afspraken(blik: Blik) -> Sql:
    """A WITH clause that ends in `x`: each maker's part in an afspraak with its class."""
    status, een = _statussen_nu(blik)
    velden = ("pk", "actie_id", "afspraak_id", "naar", TELT_VANAF, ZEKER_VANAF)
    woord = (*velden, "geregistreerd_op", "soort", "namens_id")
    gezegd, twee = als_sql(blik.journaal(over_afspraak()).values_list(*velden))
    woorden, drie = als_sql(blik.toen_bekend().journaal(over_afspraak()).values_list(*woord))
    return (
        f"""
        WITH s (actie, status) AS ({status}), rij (id, actie, afspraak, naar, vanaf, zeker) AS ({gezegd}),
        van_afspraak (id, actie, afspraak, naar, vanaf, zeker, op, soort, namens) AS ({woorden}),
        b AS (SELECT DISTINCT ON (maker) maker, actie, naar->>'stand' AS stand FROM ({per_maker("rij")}) AS m
            ORDER BY maker, vanaf DESC, id DESC),
        van_maker AS ({per_maker("van_afspraak")}),
        l AS (SELECT maker, max(op) AS laatste FROM ({woorden_van_makers("van_maker", "van_afspraak")}) AS w
            GROUP BY maker),
        d AS (SELECT b.maker, b.stand, s.status, bevestig_na, verouderd_na, {_DAGEN} AS dagen FROM b
            JOIN s ON s.actie = b.actie JOIN acties_actie AS a ON a.id = b.actie
            JOIN acties_soort AS k ON k.id = a.soort_id LEFT JOIN l ON l.maker = b.maker),
        x AS (SELECT maker AS rij, CASE WHEN status <> ALL (%s) THEN '{BEEINDIGD}'
            WHEN stand <> ALL (%s) THEN '{AFGELOPEN}' ELSE {ACTUALITEIT_SQL} END AS klasse FROM d)
        """,  # noqa: S608
        (*een, *twee, *drie, blik.op, _namen(LOPEND), _namen(BLIJFT_STAAN)),
    )


def _tel(blik: Blik, klassen: Callable[[Blik], Sql]) -> dict[str, int]:
    met, params = klassen(blik)
    return dict(vraag(f"{met} SELECT klasse, count(*) FROM x GROUP BY klasse", params))  # noqa: S608


def tel_actualiteit(blik: Blik) -> tuple[dict[str, int], dict[str, int]]:
    """Running acties, and parts in afspraken of those, by how fresh they are.

    Acties that ended, and the parts of those, apart as `beeindigd`; parts that were kept or withdrawn as `afgelopen`.
    """
    if not blik.is_geheel:
        return _tel(blik, _acties), _tel(blik, _afspraken)
    geteld: dict[str, dict[str, int]] = {"acties": {}, "afspraken": {}}
    acties, afspraken = (Dagtelling.objects.op(wat, blik.op) for wat in geteld)
    for wat, klasse, _, aantal in acties.union(afspraken, all=True):
        geteld[wat][klasse] = aantal
    return geteld["acties"], geteld["afspraken"]


def acties_achter(blik: Blik, klasse: Actualiteit) -> "QuerySet[Actie, Actie]":
    """The acties that `tel_actualiteit` counted in a class."""
    met, params = _acties(blik)
    sql = RawSQL(f"{met} SELECT rij FROM x WHERE klasse = %s", (*params, klasse.value))  # noqa: S608, S611
    return Actie.objects.filter(pk__in=sql).select_related("programmalijn")


def afspraken_achter(blik: Blik, klasse: Actualiteit) -> "QuerySet[Toezegging, Toezegging]":
    """The parts in afspraken that `tel_actualiteit` counted in a class."""
    met, params = _afspraken(blik)
    sql = RawSQL(f"{met} SELECT rij FROM x WHERE klasse = %s", (*params, klasse.value))  # noqa: S608, S611
    rijen = Toezegging.objects.filter(pk__in=sql).select_related("afspraak__actie", "partij")
    return rijen.annotate(actie_titel=F("afspraak__actie__sorteertitel"))
