"""Keeping the counts of the whole programme by day (docs/adr/0013): the SQL that the database runs at every change.

When a row comes into the journal, or an actie is shown or hidden, what that actie adds to the counts is made anew and
the difference goes into `Dagtelling`. What counts, and when, comes from the same words as everywhere: `zichtbaar`,
`over_actie`, `over_afspraak`, the days `telt_vanaf` and `zeker_vanaf`, `GROEPEN` and `ACTUALITEIT_SQL`. When one of
those changes, a migration runs what `manage.py dagtelling --sql` says; a test compares what is installed with that.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from psycopg import ClientCursor

from acties.actualiteit import ACTUALITEIT_SQL, over_actie, over_afspraak
from acties.models import Gebeurtenis
from acties.models.afspraakstand import BLIJFT_STAAN, Afspraakstand
from acties.models.journaalvragen import TELT_VANAF, ZEKER_VANAF
from acties.models.status import LOPEND
from basis.tijd.moment import BEGINJAAR
from basis.tijd.perioden_sql import als_eindjaar, als_jaar, als_periode, als_verschil
from voortgang.afspraken import VIER
from voortgang.cijfers import AFGELOPEN, BEEINDIGD, GROEPEN, JAREN
from voortgang.journaalsql import per_maker, van_dag_tot_dag, woorden_van_makers

PER_KEER = 1_000
# The last value of each field: a row of the journal says only what changed.
SAMEN = "CREATE OR REPLACE AGGREGATE voortgang_samen(jsonb) (SFUNC = jsonb_concat, STYPE = jsonb, INITCOND = '{}')"


def _letterlijk(rijen: "QuerySet[Any, Any]") -> str:
    """The query with its values in it."""
    connection.ensure_connection()
    vraag, params = rijen.query.sql_with_params()
    return ClientCursor(connection.connection).mogrify(vraag, params)


def _lijst(waarden: Sequence[Any]) -> str:
    return ", ".join(f"'{waarde}'" for waarde in waarden)


def stappen() -> str:
    """Of each of the acties in `welke`: into which class something came on which day (+1), and which it left (-1)."""
    zichtbaar = Gebeurtenis.objects.zichtbaar().filter(actie__is_demo=False).order_by()  # each row is of an actie
    verteld = ("naar", TELT_VANAF, ZEKER_VANAF)
    alle = zichtbaar.values_list("pk", "actie_id", "mijlpaal_id", "afspraak_id", *verteld, "datum")
    woord_actie = (over_actie() & zichtbaar).values_list("actie_id", TELT_VANAF, "geregistreerd_op")
    gezegd = (*verteld, "geregistreerd_op", "soort", "namens_id")
    woord_afspraak = (over_afspraak() & zichtbaar).values_list("pk", "actie_id", "afspraak_id", *gezegd)
    groepen = ", ".join(f"('{naam}', {JAREN.get(naam, '0')}, {wanneer})" for naam, wanneer in GROEPEN.items())
    return f"""
    WITH alle (id, actie, mijlpaal, afspraak, naar, vanaf, zeker, datum) AS MATERIALIZED (
        SELECT * FROM ({_letterlijk(alle)}) AS q (id, actie, mijlpaal, afspraak, naar, vanaf, zeker, datum)
        WHERE actie = ANY (welke)),
    van_actie (actie, vanaf, op) AS (
        SELECT * FROM ({_letterlijk(woord_actie)}) AS q (actie, vanaf, op) WHERE actie = ANY (welke)),
    van_afspraak (id, actie, afspraak, naar, vanaf, zeker, op, soort, namens) AS MATERIALIZED (
        SELECT * FROM ({_letterlijk(woord_afspraak)}) AS q (id, actie, afspraak, naar, vanaf, zeker, op, soort, namens)
        WHERE actie = ANY (welke)),
    van_maker AS MATERIALIZED ({per_maker("van_afspraak")}),
    status AS MATERIALIZED ({van_dag_tot_dag("alle", "actie", "status")}),
    {_mijlpalen(groepen)},
    {_actualiteit()},
    {_vakken()},
    stap (actie, wat, nummer, waarde, dag, stap) AS (
        SELECT actie, 'status', 0, status, v.dag, v.stap FROM status
            CROSS JOIN LATERAL (VALUES (vanaf, 1), (tot, -1)) AS v (dag, stap)
        UNION ALL SELECT actie, 'ongedateerd', 0, '', min(vanaf), 1 FROM alle
            WHERE naar ? 'status' AND datum IS NULL GROUP BY actie
        UNION ALL SELECT actie, 'mijlpaal', coalesce(g.jaar, 0), g.naam, v.dag, v.stap FROM mijlpaal
            CROSS JOIN LATERAL (VALUES {groepen}) AS g (naam, jaar, telt)
            CROSS JOIN LATERAL (VALUES (vanaf, 1), (tot, -1)) AS v (dag, stap) WHERE g.telt
        UNION ALL SELECT actie, 'verschoven', -dagen, lpad(mijlpaal::text, 12, '0'), v.dag, v.stap FROM mijlpaal
            CROSS JOIN LATERAL (VALUES (vanaf, 1), (tot, -1)) AS v (dag, stap) WHERE dagen > 0
        UNION ALL SELECT actie, wat, 0, klasse, v.dag, v.stap FROM klasse
            CROSS JOIN LATERAL (VALUES (vanaf, 1), (tot, -1)) AS v (dag, stap)
        UNION ALL SELECT actie, 'vak', 0, '', vanaf, stap FROM vak
        UNION ALL SELECT actie, 'bezet', 0, '', vanaf, stap FROM bezet)
    SELECT actie, wat::text, nummer, waarde::text, dag, sum(stap)::int FROM stap WHERE dag IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(stap) <> 0
    """  # noqa: S608


def _mijlpalen(groepen: str) -> str:
    """CTEs that end in `mijlpaal`: how each valid mijlpaal stood, from day to day."""
    return f"""
    dagen AS (SELECT DISTINCT actie, mijlpaal, zeker AS dag FROM alle WHERE mijlpaal IS NOT NULL),
    per_mijlpaaldag AS (SELECT d.actie, d.mijlpaal, dag, voortgang_samen(naar ORDER BY vanaf, id) AS nu FROM dagen AS d
        JOIN alle AS r ON r.mijlpaal = d.mijlpaal AND r.zeker <= d.dag GROUP BY d.actie, d.mijlpaal, dag),
    samen AS (SELECT actie, mijlpaal, dag AS vanaf, nu, lead(dag) OVER (PARTITION BY mijlpaal ORDER BY dag) AS tot
        FROM per_mijlpaaldag),
    tekst AS (SELECT actie, mijlpaal, vanaf, tot, nu->>'stand' AS stand, nu->>'gepland' AS gepland,
        nu->>'bereikt' AS bereikt, coalesce(nu->>'bereikt', nu->>'verwacht') AS nieuw FROM samen
        WHERE nu->>'is_vervallen' IS DISTINCT FROM 'true'),
    data AS MATERIALIZED (SELECT actie, mijlpaal, vanaf, tot, stand,
        {als_jaar("gepland", BEGINJAAR - 1)} AS jaar_gepland,
        {als_eindjaar("bereikt", BEGINJAAR - 1)} AS jaar_bereikt,
        {als_periode("gepland")} AS gepland, {als_periode("nieuw")} AS nieuw FROM tekst),
    mijlpaal AS MATERIALIZED (SELECT actie, mijlpaal, vanaf, tot, stand, jaar_gepland, jaar_bereikt,
        {als_verschil("gepland", "nieuw")} AS dagen FROM data)
    """  # noqa: S608


def _actualiteit() -> str:
    """CTEs that end in `klasse`: how fresh each actie, and each maker's part in an afspraak, was from day to day.

    Only on some days can that change: when its actie gets a status, the maker a stand, when somebody says something,
    and when that was too long ago. On each of those it is worked out what it is.
    """
    return f"""
    gezegd AS (SELECT 'acties' AS wat, actie AS ding, actie, vanaf, op FROM van_actie
        UNION ALL SELECT 'afspraken', maker, actie, vanaf, op FROM ({woorden_van_makers("van_maker", "van_afspraak")})
            AS w),
    woord AS MATERIALIZED (SELECT wat, ding, actie, dag,
            max(max(vastgelegd)) OVER (PARTITION BY wat, ding ORDER BY dag) AS laatste
        FROM (SELECT wat, ding, actie, greatest(vanaf, vastgelegd) AS dag, vastgelegd FROM gezegd
            CROSS JOIN LATERAL (SELECT (op AT TIME ZONE 'Europe/Amsterdam')::date AS vastgelegd) AS v) AS w
        GROUP BY wat, ding, actie, dag),
    stand AS ({van_dag_tot_dag("van_maker", "maker", "stand")}),
    grens AS (SELECT a.id AS actie, bevestig_na, verouderd_na FROM acties_actie AS a
        JOIN acties_soort AS k ON k.id = a.soort_id WHERE a.id = ANY (welke)),
    punt (wat, ding, actie, dag, feit) AS (
        SELECT 'acties', actie, actie, vanaf, jsonb_build_object('status', status) FROM status
        UNION ALL SELECT 'afspraken', maker, actie, s.vanaf, jsonb_build_object('status', status) FROM status AS s
            JOIN (SELECT DISTINCT maker, actie FROM stand) AS p USING (actie)
        UNION ALL SELECT 'afspraken', maker, actie, vanaf, jsonb_build_object('stand', stand) FROM stand
        UNION ALL SELECT wat, ding, actie, dag, jsonb_build_object('laatste', laatste) FROM woord
        UNION ALL SELECT wat, ding, actie, laatste + v.na + 1, '{{}}' FROM woord JOIN grens USING (actie)
            CROSS JOIN LATERAL (VALUES (bevestig_na), (verouderd_na)) AS v (na)),
    per_dag AS (SELECT wat, ding, actie, dag, voortgang_samen(feit) AS feit FROM punt GROUP BY wat, ding, actie, dag),
    toen AS (SELECT wat, ding, actie, dag AS vanaf, voortgang_samen(feit) OVER w AS nu, lead(dag) OVER w AS tot
        FROM per_dag WINDOW w AS (PARTITION BY wat, ding ORDER BY dag)),
    klasse AS (SELECT wat, actie, vanaf, tot, CASE
            WHEN status NOT IN ({_lijst(LOPEND)}) THEN '{BEEINDIGD}'
            WHEN wat = 'afspraken' AND stand NOT IN ({_lijst(BLIJFT_STAAN)}) THEN '{AFGELOPEN}'
            ELSE {ACTUALITEIT_SQL} END AS klasse
        FROM (SELECT wat, actie, vanaf, tot, nu->>'status' AS status, nu->>'stand' AS stand,
            vanaf - (nu->>'laatste')::date AS dagen, bevestig_na, verouderd_na FROM toen JOIN grens USING (actie)
            WHERE nu ? 'status' AND (wat = 'acties' OR nu ? 'stand')) AS t)
    """  # noqa: S608


def _vakken() -> str:
    """CTEs that end in `vak` and `bezet`: when a layer of government came into an actie, and when it was out again.

    In `vak` it is there with a promise that stands; in `bezet` with that, or because a party of it takes part.
    """
    vier = _lijst(VIER)
    return f"""
    eerste AS (SELECT actie, min(vanaf) AS dag FROM status GROUP BY actie),
    maker_van AS MATERIALIZED ({per_maker("alle")}),
    belofte AS (SELECT maker, actie, vanaf, (stand <> '{Afspraakstand.INGETROKKEN.value}')::int AS staat
        FROM ({van_dag_tot_dag("maker_van", "maker", "stand")}) AS b),
    belooft AS (SELECT b.actie, p.bestuurslaag, greatest(b.vanaf, s.dag) AS vanaf,
            b.staat - lag(b.staat, 1, 0) OVER (PARTITION BY b.maker ORDER BY b.vanaf) AS stap
        FROM belofte AS b JOIN acties_toezegging AS t ON t.id = b.maker JOIN partijen_partij AS p ON p.id = t.partij_id
        JOIN eerste AS s ON s.actie = b.actie WHERE p.bestuurslaag IN ({vier})),
    doet_mee AS (SELECT d.actie, p.bestuurslaag, greatest(v.dag, s.dag) AS vanaf, v.stap
        FROM ({van_dag_tot_dag("alle", "actie", "deelnames")}) AS d JOIN eerste AS s ON s.actie = d.actie
        CROSS JOIN LATERAL (SELECT DISTINCT bestuurslaag FROM jsonb_array_elements_text(d.deelnames::jsonb) AS e (tekst)
            JOIN partijen_partij ON slug = split_part(tekst, ':', 1) WHERE bestuurslaag IN ({vier})) AS p
        CROSS JOIN LATERAL (VALUES (d.vanaf, 1), (d.tot, -1)) AS v (dag, stap) WHERE v.dag IS NOT NULL),
    erbij AS (SELECT actie, bestuurslaag, vanaf, stap FROM belooft
        UNION ALL SELECT actie, bestuurslaag, vanaf, stap FROM doet_mee),
    {_gevuld("vak", "belooft")},
    {_gevuld("bezet", "erbij")}
    """  # noqa: S608


def _gevuld(naam: str, rijen: str) -> str:
    """CTEs that end in `naam`: of rows that each came (+1) or went (-1), when a layer had a first one and none left."""
    return f"""{naam}_stapel AS (SELECT actie, bestuurslaag, vanaf,
            (sum(sum(stap)) OVER (PARTITION BY actie, bestuurslaag ORDER BY vanaf) > 0)::int AS staat
        FROM {rijen} GROUP BY actie, bestuurslaag, vanaf),
    {naam} AS (SELECT actie, vanaf,
            staat - lag(staat, 1, 0) OVER (PARTITION BY actie, bestuurslaag ORDER BY vanaf) AS stap
        FROM {naam}_stapel)"""  # noqa: S608


# In plpgsql, for that keeps its plan: planning it anew would cost more than doing it.
PLAN = "#variable_conflict use_column\nBEGIN RETURN QUERY {}; END"
# Who changes content holds the stamp until the end. Taken first here too, no two changes wait for each other's counts.
VERVERS = """
BEGIN
    PERFORM FROM bronnen_stempel WHERE naam = 'inhoud' FOR UPDATE;
    WITH nieuw AS MATERIALIZED (SELECT * FROM voortgang_stappen(welke)),
    oud AS MATERIALIZED (SELECT b.actie, s.* FROM voortgang_bijdrage AS b, jsonb_to_recordset(b.stappen)
        AS s (wat text, nummer int, waarde text, dag date, stap int) WHERE b.actie = ANY (welke)),
    bewaar AS (INSERT INTO voortgang_bijdrage AS b (actie, stappen)
        SELECT actie, jsonb_agg(jsonb_build_object(
            'wat', wat, 'nummer', nummer, 'waarde', waarde, 'dag', dag, 'stap', stap)) FROM nieuw GROUP BY actie
        ON CONFLICT (actie) DO UPDATE SET stappen = EXCLUDED.stappen),
    weg AS (DELETE FROM voortgang_bijdrage WHERE actie = ANY (welke) AND actie NOT IN (SELECT actie FROM nieuw)),
    anders AS (SELECT wat, nummer, waarde, dag, sum(stap) AS stap FROM (
        SELECT wat, nummer, waarde, dag, stap FROM nieuw
        UNION ALL SELECT wat, nummer, waarde, dag, -stap FROM oud) AS v
        GROUP BY wat, nummer, waarde, dag HAVING sum(stap) <> 0)
    INSERT INTO voortgang_dagtelling AS d (wat, nummer, waarde, dag, aantal)
    SELECT * FROM anders ORDER BY wat, nummer, waarde, dag
    ON CONFLICT (wat, nummer, waarde, dag) DO UPDATE SET aantal = d.aantal + EXCLUDED.aantal;
END
"""
# Of an actie that nobody sees, or that was invented, nothing counts, so most rows about a draft cost one look.
BIJ_RIJ = """
BEGIN
    IF EXISTS (SELECT FROM acties_actie WHERE id = NEW.actie_id AND publicatie = 'gepubliceerd' AND NOT is_demo) THEN
        PERFORM voortgang_ververs(ARRAY[NEW.actie_id]);
    END IF;
    RETURN NULL;
END
"""
BIJ_ACTIE = "BEGIN PERFORM voortgang_ververs(ARRAY[NEW.id]); RETURN NULL; END"
BIJ_SOORT = """
BEGIN
    PERFORM voortgang_ververs(array_agg(id)) FROM acties_actie WHERE soort_id = NEW.id;
    RETURN NULL;
END
"""
BIJ_PARTIJ = """
BEGIN
    PERFORM voortgang_ververs(array_agg(actie)) FROM (SELECT a.actie_id AS actie FROM acties_afspraak AS a
            JOIN acties_toezegging AS t ON t.afspraak_id = a.id WHERE t.partij_id = NEW.id
        UNION SELECT actie_id FROM acties_gebeurtenis
            WHERE naar ? 'deelnames' AND position('"' || NEW.slug || ':' IN naar->>'deelnames') > 0) AS van_partij;
    RETURN NULL;
END
"""
# By table: at which change, and what is done then.
TRIGGERS = {
    "acties_gebeurtenis": ("AFTER INSERT", BIJ_RIJ),
    "acties_actie": ("AFTER UPDATE OF publicatie, soort_id, is_demo", BIJ_ACTIE),
    "acties_soort": ("AFTER UPDATE OF bevestig_na, verouderd_na", BIJ_SOORT),
    "partijen_partij": ("AFTER UPDATE OF bestuurslaag", BIJ_PARTIJ),
}


def functies() -> dict[str, tuple[str, str]]:
    """By its name: what each function takes and gives, and what it does."""
    geeft = "TABLE (actie bigint, wat text, nummer int, waarde text, dag date, stap int)"
    bij = "() RETURNS trigger LANGUAGE plpgsql"
    lijven = {
        "voortgang_stappen": (f"(welke bigint[]) RETURNS {geeft} LANGUAGE plpgsql STABLE", PLAN.format(stappen())),
        "voortgang_ververs": ("(welke bigint[]) RETURNS void LANGUAGE plpgsql", VERVERS),
        **{f"voortgang_bij_{tabel}": (bij, lijf) for tabel, (_, lijf) in TRIGGERS.items()},
    }
    return {naam: (kop, re.sub(r"\s*\n", "\n", lijf)) for naam, (kop, lijf) in lijven.items()}


def als_sql() -> str:
    """What a migration runs to put the functions and the triggers in the database, and to count everything anew."""
    delen = [
        f"CREATE OR REPLACE FUNCTION {naam}{kop} AS $functie${lijf}$functie$;"
        for naam, (kop, lijf) in functies().items()
    ]
    for tabel, (wanneer, _) in TRIGGERS.items():
        delen.append(
            f"DROP TRIGGER IF EXISTS voortgang_telt ON {tabel};\n"
            f"CREATE CONSTRAINT TRIGGER voortgang_telt {wanneer} ON {tabel} DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW"
            f" EXECUTE FUNCTION voortgang_bij_{tabel}();"
        )
    return "\n\n".join([f"{SAMEN};", *delen, "SELECT voortgang_ververs(ARRAY(SELECT id FROM acties_actie));"])


@transaction.atomic
def hertel() -> None:
    """Count everything anew."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE voortgang_dagtelling")
        cursor.execute("DELETE FROM voortgang_dagtelling")
        cursor.execute("DELETE FROM voortgang_bijdrage")
        cursor.execute("SELECT id FROM acties_actie ORDER BY id")
        sleutels = [sleutel for (sleutel,) in cursor.fetchall()]
        for begin in range(0, len(sleutels), PER_KEER):
            cursor.execute("SELECT voortgang_ververs(%s::bigint[])", [sleutels[begin : begin + PER_KEER]])


ANDERS = """
SELECT count(*) FROM (SELECT wat, nummer, waarde, dag, sum(stap) AS aantal
        FROM voortgang_stappen(ARRAY(SELECT id FROM acties_actie)) GROUP BY 1, 2, 3, 4) AS geteld
    FULL JOIN voortgang_dagtelling AS d USING (wat, nummer, waarde, dag)
WHERE coalesce(geteld.aantal, 0) <> coalesce(d.aantal, 0)
"""


def afwijkingen() -> int:
    """How many of the counts that are kept differ from counting anew."""
    with connection.cursor() as cursor:
        cursor.execute(ANDERS)
        return int(cursor.fetchone()[0])
