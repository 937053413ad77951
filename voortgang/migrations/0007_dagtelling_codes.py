"""How a party applies a code says nothing new of an actie (docs/adr/0042), as `manage.py dagtelling --sql` says it.

Of that kind no row is there yet, so nothing is counted anew.
"""

from django.db import migrations

ANDERS = """
CREATE OR REPLACE FUNCTION voortgang_stappen(welke bigint[]) RETURNS TABLE (actie bigint, wat text, nummer int, waarde text, dag date, stap int) LANGUAGE plpgsql STABLE AS $functie$#variable_conflict use_column
BEGIN RETURN QUERY
    WITH alle (id, actie, mijlpaal, afspraak, naar, vanaf, zeker, datum) AS MATERIALIZED (
        SELECT * FROM (SELECT "acties_gebeurtenis"."id" AS "pk", "acties_gebeurtenis"."actie_id" AS "actie_id", "acties_gebeurtenis"."mijlpaal_id" AS "mijlpaal_id", "acties_gebeurtenis"."afspraak_id" AS "afspraak_id", "acties_gebeurtenis"."naar" AS "naar", "acties_gebeurtenis"."telt_vanaf" AS "telt_vanaf", "acties_gebeurtenis"."zeker_vanaf" AS "zeker_vanaf", "acties_gebeurtenis"."datum" AS "datum" FROM "acties_gebeurtenis" INNER JOIN "acties_actie" ON ("acties_gebeurtenis"."actie_id" = "acties_actie"."id") WHERE (("acties_actie"."publicatie" = 'gepubliceerd' OR "acties_gebeurtenis"."programma_id" IS NOT NULL) AND NOT "acties_actie"."is_demo")) AS q (id, actie, mijlpaal, afspraak, naar, vanaf, zeker, datum)
        WHERE actie = ANY (welke)),
    van_actie (actie, vanaf, op) AS (
        SELECT * FROM (SELECT "acties_gebeurtenis"."actie_id" AS "actie_id", "acties_gebeurtenis"."telt_vanaf" AS "telt_vanaf", "acties_gebeurtenis"."geregistreerd_op" AS "geregistreerd_op" FROM "acties_gebeurtenis" LEFT OUTER JOIN "acties_actie" ON ("acties_gebeurtenis"."actie_id" = "acties_actie"."id") WHERE (("acties_gebeurtenis"."soort" = 'bevestigd' OR NOT ("acties_gebeurtenis"."soort" IN ('aangemaakt', 'gepubliceerd', 'ingetrokken', 'bevestigd', 'teruggenomen', 'tekst', 'vraag', 'toepassing'))) AND "acties_gebeurtenis"."afspraak_id" IS NULL AND "acties_gebeurtenis"."door_id" IS NOT NULL AND NOT ("acties_gebeurtenis"."soort" = 'teruggenomen') AND NOT EXISTS(SELECT 1 AS "a" FROM "acties_gebeurtenis" U0 WHERE (U0."corrigeert_id" = ("acties_gebeurtenis"."id") AND U0."soort" = 'teruggenomen') LIMIT 1) AND ("acties_actie"."publicatie" = 'gepubliceerd' OR "acties_gebeurtenis"."programma_id" IS NOT NULL) AND NOT "acties_actie"."is_demo")) AS q (actie, vanaf, op) WHERE actie = ANY (welke)),
    van_afspraak (id, actie, afspraak, naar, vanaf, zeker, op, soort, namens) AS MATERIALIZED (
        SELECT * FROM (SELECT "acties_gebeurtenis"."id" AS "pk", "acties_gebeurtenis"."actie_id" AS "actie_id", "acties_gebeurtenis"."afspraak_id" AS "afspraak_id", "acties_gebeurtenis"."naar" AS "naar", "acties_gebeurtenis"."telt_vanaf" AS "telt_vanaf", "acties_gebeurtenis"."zeker_vanaf" AS "zeker_vanaf", "acties_gebeurtenis"."geregistreerd_op" AS "geregistreerd_op", "acties_gebeurtenis"."soort" AS "soort", "acties_gebeurtenis"."namens_id" AS "namens_id" FROM "acties_gebeurtenis" LEFT OUTER JOIN "acties_actie" ON ("acties_gebeurtenis"."actie_id" = "acties_actie"."id") WHERE ("acties_gebeurtenis"."afspraak_id" IS NOT NULL AND NOT ("acties_gebeurtenis"."soort" = 'teruggenomen') AND NOT EXISTS(SELECT 1 AS "a" FROM "acties_gebeurtenis" U0 WHERE (U0."corrigeert_id" = ("acties_gebeurtenis"."id") AND U0."soort" = 'teruggenomen') LIMIT 1) AND ("acties_actie"."publicatie" = 'gepubliceerd' OR "acties_gebeurtenis"."programma_id" IS NOT NULL) AND NOT "acties_actie"."is_demo")) AS q (id, actie, afspraak, naar, vanaf, zeker, op, soort, namens)
        WHERE actie = ANY (welke)),
    van_maker AS MATERIALIZED (SELECT r.id, r.actie, t.id AS maker, jsonb_build_object('stand', r.naar->>t.in_journaal) AS naar,
            r.vanaf, r.zeker, r.op FROM van_afspraak AS r
        JOIN acties_toezegging AS t ON t.afspraak_id = r.afspraak AND r.naar ? t.in_journaal),
    status AS MATERIALIZED (SELECT * FROM (SELECT actie, naar->>'status' AS status,
            zeker AS vanaf, min(zeker) OVER (PARTITION BY actie ORDER BY vanaf DESC, id DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS tot
        FROM alle WHERE actie IS NOT NULL AND naar ? 'status') AS q WHERE tot IS NULL OR tot > vanaf),
    dagen AS (SELECT DISTINCT actie, mijlpaal, zeker AS dag FROM alle WHERE mijlpaal IS NOT NULL),
    per_mijlpaaldag AS (SELECT d.actie, d.mijlpaal, dag, voortgang_samen(naar ORDER BY vanaf, id) AS nu FROM dagen AS d
        JOIN alle AS r ON r.mijlpaal = d.mijlpaal AND r.zeker <= d.dag GROUP BY d.actie, d.mijlpaal, dag),
    samen AS (SELECT actie, mijlpaal, dag AS vanaf, nu, lead(dag) OVER (PARTITION BY mijlpaal ORDER BY dag) AS tot
        FROM per_mijlpaaldag),
    tekst AS (SELECT actie, mijlpaal, vanaf, tot, nu->>'stand' AS stand, nu->>'gepland' AS gepland,
        nu->>'bereikt' AS bereikt, coalesce(nu->>'bereikt', nu->>'verwacht') AS nieuw FROM samen
        WHERE nu->>'is_vervallen' IS DISTINCT FROM 'true'),
    data AS MATERIALIZED (SELECT actie, mijlpaal, vanaf, tot, stand,
        greatest(left(ltrim(gepland, './'), 4)::int, CASE WHEN ltrim(gepland, './') IS NOT NULL THEN 2017 END) AS jaar_gepland,
        greatest(left(substring(rtrim(bereikt, './') FROM '[^/]*$'), 4)::int, CASE WHEN substring(rtrim(bereikt, './') FROM '[^/]*$') IS NOT NULL THEN 2017 END) AS jaar_bereikt,
        (CASE WHEN position('/' IN gepland) > 0 THEN daterange(
        nullif(split_part(gepland, '/', 1), '..')::date, nullif(split_part(gepland, '/', 2), '..')::date, '[]')
        ELSE daterange((CASE length(gepland) WHEN 4 THEN gepland || '-01-01' WHEN 7 THEN gepland || '-01' ELSE gepland END)::date, ((CASE length(gepland) WHEN 4 THEN gepland || '-01-01' WHEN 7 THEN gepland || '-01' ELSE gepland END)::date + (CASE length(gepland) WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE '1 day' END))::date) END) AS gepland, (CASE WHEN position('/' IN nieuw) > 0 THEN daterange(
        nullif(split_part(nieuw, '/', 1), '..')::date, nullif(split_part(nieuw, '/', 2), '..')::date, '[]')
        ELSE daterange((CASE length(nieuw) WHEN 4 THEN nieuw || '-01-01' WHEN 7 THEN nieuw || '-01' ELSE nieuw END)::date, ((CASE length(nieuw) WHEN 4 THEN nieuw || '-01-01' WHEN 7 THEN nieuw || '-01' ELSE nieuw END)::date + (CASE length(nieuw) WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE '1 day' END))::date) END) AS nieuw FROM tekst),
    mijlpaal AS MATERIALIZED (SELECT actie, mijlpaal, vanaf, tot, stand, jaar_gepland, jaar_bereikt,
        (CASE WHEN (lower(nieuw) - lower(gepland)) IS NULL OR (upper(nieuw) - upper(gepland)) IS NULL THEN NULL WHEN gepland && nieuw THEN 0
        WHEN abs((lower(nieuw) - lower(gepland))) <= abs((upper(nieuw) - upper(gepland))) THEN (lower(nieuw) - lower(gepland)) ELSE (upper(nieuw) - upper(gepland)) END) AS dagen FROM data)
    ,
    gezegd AS (SELECT 'acties' AS wat, actie AS ding, actie, vanaf, op FROM van_actie
        UNION ALL SELECT 'afspraken', maker, actie, vanaf, op FROM (SELECT actie, maker, vanaf, op FROM van_maker
            WHERE naar->>'stand' <> 'opnieuw'
        UNION ALL SELECT r.actie, t.id, r.vanaf, r.op FROM van_afspraak AS r JOIN acties_toezegging AS t
            ON t.afspraak_id = r.afspraak AND (r.namens IS NULL OR r.namens = t.partij_id)
            WHERE r.soort = 'bevestigd')
            AS w),
    woord AS MATERIALIZED (SELECT wat, ding, actie, dag,
            max(max(vastgelegd)) OVER (PARTITION BY wat, ding ORDER BY dag) AS laatste
        FROM (SELECT wat, ding, actie, greatest(vanaf, vastgelegd) AS dag, vastgelegd FROM gezegd
            CROSS JOIN LATERAL (SELECT (op AT TIME ZONE 'Europe/Amsterdam')::date AS vastgelegd) AS v) AS w
        GROUP BY wat, ding, actie, dag),
    stand AS (SELECT * FROM (SELECT actie, maker, naar->>'stand' AS stand,
            zeker AS vanaf, min(zeker) OVER (PARTITION BY maker ORDER BY vanaf DESC, id DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS tot
        FROM van_maker WHERE maker IS NOT NULL AND naar ? 'stand') AS q WHERE tot IS NULL OR tot > vanaf),
    grens AS (SELECT a.id AS actie, bevestig_na, verouderd_na FROM acties_actie AS a
        JOIN acties_soort AS k ON k.id = a.soort_id WHERE a.id = ANY (welke)),
    punt (wat, ding, actie, dag, feit) AS (
        SELECT 'acties', actie, actie, vanaf, jsonb_build_object('status', status) FROM status
        UNION ALL SELECT 'afspraken', maker, actie, s.vanaf, jsonb_build_object('status', status) FROM status AS s
            JOIN (SELECT DISTINCT maker, actie FROM stand) AS p USING (actie)
        UNION ALL SELECT 'afspraken', maker, actie, vanaf, jsonb_build_object('stand', stand) FROM stand
        UNION ALL SELECT wat, ding, actie, dag, jsonb_build_object('laatste', laatste) FROM woord
        UNION ALL SELECT wat, ding, actie, laatste + v.na + 1, '{}' FROM woord JOIN grens USING (actie)
            CROSS JOIN LATERAL (VALUES (bevestig_na), (verouderd_na)) AS v (na)),
    per_dag AS (SELECT wat, ding, actie, dag, voortgang_samen(feit) AS feit FROM punt GROUP BY wat, ding, actie, dag),
    toen AS (SELECT wat, ding, actie, dag AS vanaf, voortgang_samen(feit) OVER w AS nu, lead(dag) OVER w AS tot
        FROM per_dag WINDOW w AS (PARTITION BY wat, ding ORDER BY dag)),
    klasse AS (SELECT wat, actie, vanaf, tot, CASE
            WHEN status NOT IN ('gepland', 'loopt', 'op-schema', 'aandacht-nodig', 'vertraagd') THEN 'beeindigd'
            WHEN wat = 'afspraken' AND stand NOT IN ('voorgenomen', 'bevestigd', 'opnieuw', 'aangepast') THEN 'afgelopen'
            ELSE
CASE WHEN dagen IS NULL THEN 'niets-gemeld'
    WHEN dagen > verouderd_na THEN 'verouderd'
    WHEN dagen > bevestig_na THEN 'bevestigen'
    ELSE 'actueel' END
 END AS klasse
        FROM (SELECT wat, actie, vanaf, tot, nu->>'status' AS status, nu->>'stand' AS stand,
            vanaf - (nu->>'laatste')::date AS dagen, bevestig_na, verouderd_na FROM toen JOIN grens USING (actie)
            WHERE nu ? 'status' AND (wat = 'acties' OR nu ? 'stand')) AS t)
    ,
    eerste AS (SELECT actie, min(vanaf) AS dag FROM status GROUP BY actie),
    maker_van AS MATERIALIZED (SELECT r.id, r.actie, t.id AS maker, jsonb_build_object('stand', r.naar->>t.in_journaal) AS naar,
            r.vanaf, r.zeker FROM alle AS r
        JOIN acties_toezegging AS t ON t.afspraak_id = r.afspraak AND r.naar ? t.in_journaal),
    belofte AS (SELECT maker, actie, vanaf, (stand <> 'ingetrokken')::int AS staat
        FROM (SELECT * FROM (SELECT actie, maker, naar->>'stand' AS stand,
            zeker AS vanaf, min(zeker) OVER (PARTITION BY maker ORDER BY vanaf DESC, id DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS tot
        FROM maker_van WHERE maker IS NOT NULL AND naar ? 'stand') AS q WHERE tot IS NULL OR tot > vanaf) AS b),
    belooft AS (SELECT b.actie, p.bestuurslaag, greatest(b.vanaf, s.dag) AS vanaf,
            b.staat - lag(b.staat, 1, 0) OVER (PARTITION BY b.maker ORDER BY b.vanaf) AS stap
        FROM belofte AS b JOIN acties_toezegging AS t ON t.id = b.maker JOIN partijen_partij AS p ON p.id = t.partij_id
        JOIN eerste AS s ON s.actie = b.actie WHERE p.bestuurslaag IN ('rijk', 'provincies', 'gemeenten', 'waterschappen')),
    doet_mee AS (SELECT d.actie, p.bestuurslaag, greatest(v.dag, s.dag) AS vanaf, v.stap
        FROM (SELECT * FROM (SELECT actie, naar->>'deelnames' AS deelnames,
            zeker AS vanaf, min(zeker) OVER (PARTITION BY actie ORDER BY vanaf DESC, id DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS tot
        FROM alle WHERE actie IS NOT NULL AND naar ? 'deelnames') AS q WHERE tot IS NULL OR tot > vanaf) AS d JOIN eerste AS s ON s.actie = d.actie
        CROSS JOIN LATERAL (SELECT DISTINCT bestuurslaag FROM jsonb_array_elements_text(d.deelnames::jsonb) AS e (tekst)
            JOIN partijen_partij ON slug = split_part(tekst, ':', 1) WHERE bestuurslaag IN ('rijk', 'provincies', 'gemeenten', 'waterschappen')) AS p
        CROSS JOIN LATERAL (VALUES (d.vanaf, 1), (d.tot, -1)) AS v (dag, stap) WHERE v.dag IS NOT NULL),
    erbij AS (SELECT actie, bestuurslaag, vanaf, stap FROM belooft
        UNION ALL SELECT actie, bestuurslaag, vanaf, stap FROM doet_mee),
    vak_stapel AS (SELECT actie, bestuurslaag, vanaf,
            (sum(sum(stap)) OVER (PARTITION BY actie, bestuurslaag ORDER BY vanaf) > 0)::int AS staat
        FROM belooft GROUP BY actie, bestuurslaag, vanaf),
    vak AS (SELECT actie, vanaf,
            staat - lag(staat, 1, 0) OVER (PARTITION BY actie, bestuurslaag ORDER BY vanaf) AS stap
        FROM vak_stapel),
    bezet_stapel AS (SELECT actie, bestuurslaag, vanaf,
            (sum(sum(stap)) OVER (PARTITION BY actie, bestuurslaag ORDER BY vanaf) > 0)::int AS staat
        FROM erbij GROUP BY actie, bestuurslaag, vanaf),
    bezet AS (SELECT actie, vanaf,
            staat - lag(staat, 1, 0) OVER (PARTITION BY actie, bestuurslaag ORDER BY vanaf) AS stap
        FROM bezet_stapel)
    ,
    stap (actie, wat, nummer, waarde, dag, stap) AS (
        SELECT actie, 'status', 0, status, v.dag, v.stap FROM status
            CROSS JOIN LATERAL (VALUES (vanaf, 1), (tot, -1)) AS v (dag, stap)
        UNION ALL SELECT actie, 'ongedateerd', 0, '', min(vanaf), 1 FROM alle
            WHERE naar ? 'status' AND datum IS NULL GROUP BY actie
        UNION ALL SELECT actie, 'mijlpaal', coalesce(g.jaar, 0), g.naam, v.dag, v.stap FROM mijlpaal
            CROSS JOIN LATERAL (VALUES ('gepland', jaar_gepland, jaar_gepland IS NOT NULL), ('bereikt', jaar_bereikt, stand = 'ja' AND jaar_bereikt IS NOT NULL), ('zonder-plan', 0, jaar_gepland IS NULL), ('bereikt-zonder-datum', 0, stand = 'ja' AND jaar_bereikt IS NULL), ('onbekend', 0, stand = 'onbekend'), ('eerder', 0, dagen < 0), ('op-tijd', 0, dagen = 0), ('kwartaal-later', 0, dagen BETWEEN 1 AND 91), ('jaar-later', 0, dagen BETWEEN 92 AND 365), ('meer-later', 0, dagen > 365), ('zonder-nieuwe-datum', 0, jaar_gepland IS NOT NULL AND dagen IS NULL)) AS g (naam, jaar, telt)
            CROSS JOIN LATERAL (VALUES (vanaf, 1), (tot, -1)) AS v (dag, stap) WHERE g.telt
        UNION ALL SELECT actie, 'verschoven', -dagen, lpad(mijlpaal::text, 12, '0'), v.dag, v.stap FROM mijlpaal
            CROSS JOIN LATERAL (VALUES (vanaf, 1), (tot, -1)) AS v (dag, stap) WHERE dagen > 0
        UNION ALL SELECT actie, wat, 0, klasse, v.dag, v.stap FROM klasse
            CROSS JOIN LATERAL (VALUES (vanaf, 1), (tot, -1)) AS v (dag, stap)
        UNION ALL SELECT actie, 'vak', 0, '', vanaf, stap FROM vak
        UNION ALL SELECT actie, 'bezet', 0, '', vanaf, stap FROM bezet)
    SELECT actie, wat::text, nummer, waarde::text, dag, sum(stap)::int FROM stap WHERE dag IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(stap) <> 0
    ; END$functie$;
"""


class Migration(migrations.Migration):
    dependencies = [("voortgang", "0006_dagtelling_vragen"), ("acties", "0015_codes")]

    operations = [migrations.RunSQL(ANDERS, migrations.RunSQL.noop)]
