"""How many visible acties there are of each line, kind and status with each party, layer and opgave; triggers keep it.

`acties_deelkeuze` says as what each actie was counted. `acties_hertel` compares that with how the actie is now and
moves the counts by the difference, so it may be called in any order, more than once, and at the end of a transaction.
"""

from django.db import migrations

TABEL = """
CREATE TABLE acties_deelkeuze (
    actie_id bigint NOT NULL,
    programmalijn_id bigint NOT NULL,
    status varchar(20) NOT NULL,
    soort_id bigint NOT NULL,
    naam varchar(10) NOT NULL,
    keuze varchar(50) NOT NULL,
    PRIMARY KEY (actie_id, programmalijn_id, status, soort_id, naam, keuze)
)
"""

HERTEL = """
CREATE FUNCTION acties_hertel(welke bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    WITH keuzes AS (
        SELECT 'partij' AS naam, partij_id::text AS keuze FROM acties_deelname WHERE actie_id = welke
        UNION SELECT 'laag', partij.bestuurslaag FROM acties_deelname AS deelname
            JOIN partijen_partij AS partij ON partij.id = deelname.partij_id WHERE deelname.actie_id = welke
        UNION SELECT 'opgave', opgave_id::text FROM acties_actie_opgaven WHERE actie_id = welke
    ), nu AS (
        SELECT actie.id, actie.programmalijn_id, actie.status, actie.soort_id, keuzes.naam, keuzes.keuze
        FROM acties_actie AS actie, keuzes WHERE actie.id = welke AND actie.publicatie = 'gepubliceerd'
    ), geteld AS (
        SELECT actie_id, programmalijn_id, status, soort_id, naam, keuze FROM acties_deelkeuze WHERE actie_id = welke
    ), weg AS (
        DELETE FROM acties_deelkeuze AS oud USING (TABLE geteld EXCEPT TABLE nu) AS x
        WHERE (oud.actie_id, oud.programmalijn_id, oud.status, oud.soort_id, oud.naam, oud.keuze)
            = (x.actie_id, x.programmalijn_id, x.status, x.soort_id, x.naam, x.keuze)
        RETURNING oud.programmalijn_id, oud.status, oud.soort_id, oud.naam, oud.keuze, -1 AS stap
    ), bij AS (
        INSERT INTO acties_deelkeuze TABLE nu EXCEPT TABLE geteld ON CONFLICT DO NOTHING
        RETURNING programmalijn_id, status, soort_id, naam, keuze, 1 AS stap
    )
    INSERT INTO acties_deeltelling AS telling (programmalijn_id, status, soort_id, naam, keuze, aantal)
    SELECT programmalijn_id, status, soort_id, naam, keuze, stap FROM (TABLE weg UNION ALL TABLE bij) AS stappen
    ORDER BY programmalijn_id, status, soort_id, naam, keuze
    ON CONFLICT (programmalijn_id, status, soort_id, naam, keuze)
    DO UPDATE SET aantal = telling.aantal + EXCLUDED.aantal;
END $$
"""

BIJ_ACTIE = """
CREATE FUNCTION acties_hertel_actie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM acties_hertel(coalesce(NEW.id, OLD.id));
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER telt_delen_wijzig AFTER UPDATE OF programmalijn_id, soort_id, status, publicatie
    ON acties_actie DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
    WHEN ((OLD.programmalijn_id, OLD.soort_id, OLD.status, OLD.publicatie)
        IS DISTINCT FROM (NEW.programmalijn_id, NEW.soort_id, NEW.status, NEW.publicatie))
    EXECUTE FUNCTION acties_hertel_actie();
CREATE CONSTRAINT TRIGGER telt_delen_weg AFTER DELETE
    ON acties_actie DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION acties_hertel_actie()
"""

BIJ_DEEL = """
CREATE FUNCTION acties_hertel_deel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM acties_hertel(OLD.actie_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM acties_hertel(NEW.actie_id);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER telt_delen AFTER INSERT OR DELETE OR UPDATE OF actie_id, partij_id
    ON acties_deelname DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION acties_hertel_deel();
CREATE CONSTRAINT TRIGGER telt_delen AFTER INSERT OR DELETE OR UPDATE OF actie_id, opgave_id
    ON acties_actie_opgaven DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION acties_hertel_deel()
"""

BIJ_PARTIJ = """
CREATE FUNCTION acties_hertel_partij() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM acties_hertel(actie_id) FROM (
        SELECT DISTINCT actie_id FROM acties_deelname WHERE partij_id = NEW.id ORDER BY actie_id
    ) AS acties;
    RETURN NULL;
END $$;
CREATE TRIGGER telt_delen AFTER UPDATE OF bestuurslaag ON partijen_partij FOR EACH ROW
    WHEN (OLD.bestuurslaag IS DISTINCT FROM NEW.bestuurslaag) EXECUTE FUNCTION acties_hertel_partij()
"""

ERAF = """
DROP TRIGGER telt_delen ON partijen_partij;
DROP TRIGGER telt_delen ON acties_actie_opgaven;
DROP TRIGGER telt_delen ON acties_deelname;
DROP TRIGGER telt_delen_weg ON acties_actie;
DROP TRIGGER telt_delen_wijzig ON acties_actie;
DROP FUNCTION acties_hertel_partij, acties_hertel_deel, acties_hertel_actie, acties_hertel(bigint);
DROP TABLE acties_deelkeuze
"""


class Migration(migrations.Migration):
    dependencies = [("acties", "0002_journaal_alleen_erbij")]

    operations = [migrations.RunSQL(";".join([TABEL, HERTEL, BIJ_ACTIE, BIJ_DEEL, BIJ_PARTIJ]), ERAF)]
