"""Three roles of PostgreSQL: the owner migrates, the app reads and writes rows, the reader reads content (ADR 31).

The portal runs as a role that owns nothing. So neither a mistake nor a break-in through it can switch a trigger off,
empty a table, or change a row of the journal. Roles belong to a whole server: each database has its own three.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from psycopg import sql

RIJEN = "SELECT, INSERT, UPDATE, DELETE"
# What the app may do with a table when that is less than `RIJEN`.
MINDER = {
    "acties_gebeurtenis": "SELECT, INSERT",
    "rondes_rondevraag": "SELECT, INSERT",
    "logboek_logregel": "SELECT, INSERT, DELETE",  # its trigger lets go what was kept for as long as it may be
    "django_migrations": "SELECT",
}
BEWERKING = "bewerking"  # the end of the name of each table that says what a text was before: it only grows
# What the reader sees: content, and of people no more than the number of who did something. A table that is not named
# stays closed, so that one that a later migration adds does too.
LEESBAAR = (
    *("acties_actie", "acties_actie_opgaven", "acties_actie_voorgangers", "acties_afspraak", "acties_deelname"),
    *("acties_document", "acties_fase", "acties_fasedefinitie", "acties_gebeurtenis", "acties_mijlpaal"),
    *("acties_onderdeel", "acties_onderdeel_opvolgers", "acties_onderdeelpartij", "acties_onderdeelsoort"),
    *("acties_deeltelling", "acties_soort", "acties_telling", "bronnen_bron", "partijen_partij"),
    *("partijen_opvolging", "programmalijnen_opgave", "programmalijnen_pagina", "programmalijnen_programmalijn"),
    *("rondes_ronde", "rondes_ronde_gekozen", "rondes_rondevraag", "voortgang_rapport"),
)
MAG_NIET = ("rolsuper", "rolcreaterole", "rolcreatedb", "rolreplication", "rolbypassrls")

# Ours are the objects in `public` that no extension brought.
VAN_ONS = "NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')"
IN_PUBLIC = "(SELECT oid FROM pg_namespace WHERE nspname = 'public')"
RELATIES = f"""SELECT o.relname, o.relkind::text FROM pg_class o
    WHERE o.relnamespace = {IN_PUBLIC} AND o.relkind IN ('r', 'p', 'v', 'm', 'S') AND {VAN_ONS} ORDER BY o.relname"""  # noqa: S608
# Kind, how it is called, and its owner; a sequence of a column goes with its table.
EIGENDOM = f"""
    SELECT 'SCHEMA', o.nspname::text FROM pg_namespace o WHERE o.nspname = 'public' AND o.nspowner <> %(rol)s::regrole
    UNION ALL SELECT 'TABLE', o.oid::regclass::text FROM pg_class o WHERE o.relkind IN ('r', 'p', 'v', 'm')
        AND o.relnamespace = {IN_PUBLIC} AND o.relowner <> %(rol)s::regrole AND {VAN_ONS}
    UNION ALL SELECT 'ROUTINE', o.oid::regprocedure::text FROM pg_proc o
        WHERE o.pronamespace = {IN_PUBLIC} AND o.proowner <> %(rol)s::regrole AND {VAN_ONS}
    UNION ALL SELECT 'TYPE', o.oid::regtype::text FROM pg_type o WHERE o.typtype IN ('e', 'd')
        AND o.typnamespace = {IN_PUBLIC} AND o.typowner <> %(rol)s::regrole AND {VAN_ONS}"""  # noqa: S608

# Its name, whether it belongs to us, and whether nobody else gets in already.
DATABASE = """
    SELECT datname, pg_has_role(datdba, 'USAGE'), has_database_privilege(%(eigenaar)s, datname, 'CREATE')
        AND has_database_privilege(%(app)s, datname, 'CONNECT')
        AND has_database_privilege(%(lezer)s, datname, 'CONNECT')
        AND NOT EXISTS (SELECT FROM aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE grantee = 0)
    FROM pg_database WHERE datname = current_database()"""


class TeVeelRecht(Exception):
    """A role that the portal would run as may do more than it should."""


@dataclass(frozen=True)
class Rollen:
    """The names of the three roles of one database."""

    eigenaar: str
    app: str
    lezer: str

    @classmethod
    def van(cls, naam: str) -> "Rollen":
        return cls(f"{naam}_eigenaar", f"{naam}_app", f"{naam}_lezer")


def zorg_voor_rollen(verbinding: BaseDatabaseWrapper, rollen: Rollen, wachtwoorden: Mapping[str, str]) -> list[str]:
    """Make the roles as far as they are not there, and give each what it may; tells in Dutch what was done.

    `wachtwoorden` by role; who is not named keeps what it has. Twice changes nothing. The first time it takes who may
    make roles and owns the database; afterwards, as after each migration, the owner's role will do. Raises TeVeelRecht.
    """
    gedaan: list[str] = []
    with verbinding.cursor() as cursor:
        for rol in (rollen.eigenaar, rollen.app, rollen.lezer):
            gedaan += _maak(cursor, rol, wachtwoorden.get(rol, ""))
        gedaan += _geef_database(cursor, rollen)
        with transaction.atomic(using=verbinding.alias):
            gedaan += _geef_eigendom(cursor, rollen.eigenaar)
            gedaan += _geef_rechten(cursor, rollen)
            _controleer(cursor, rollen)
    return gedaan


def _maak(cursor: CursorWrapper, rol: str, wachtwoord: str) -> Iterator[str]:
    cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [rol])
    if cursor.fetchone() is None:
        _doe(cursor, "CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION", rol)
        yield f"Rol {rol} is gemaakt."
    if wachtwoord:
        cursor.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(rol), sql.Literal(wachtwoord)))
        yield f"Rol {rol} heeft het wachtwoord uit de omgeving."


def _geef_database(cursor: CursorWrapper, rollen: Rollen) -> Iterator[str]:
    """Nobody gets into the database but these three and who it belongs to; only for who it belongs to.

    Each statement by itself, and none that is not needed: PostgreSQL's own cleaning writes that row too, and of two
    changes of it in one transaction the second may wait for who waits for the first.
    """
    cursor.execute(DATABASE, vars(rollen))
    database, is_van_ons, is_gedaan = cursor.fetchone()
    if not is_van_ons or is_gedaan:
        return
    cursor.execute("SELECT pg_has_role(%s, 'USAGE')", [rollen.eigenaar])
    if cursor.fetchone() == (False,):
        _doe(cursor, "GRANT {} TO CURRENT_USER", rollen.eigenaar)
    _doe(cursor, "REVOKE ALL ON DATABASE {} FROM PUBLIC", database)
    _doe(cursor, "GRANT CONNECT, CREATE, TEMPORARY ON DATABASE {} TO {}", database, rollen.eigenaar)
    _doe(cursor, "GRANT CONNECT ON DATABASE {} TO {}, {}", database, rollen.app, rollen.lezer)
    yield f"Alleen deze rollen en de eigenaar van de database {database} komen erin."


def _geef_eigendom(cursor: CursorWrapper, eigenaar: str) -> Iterator[str]:
    """All that is ours, made by whoever migrated before, belongs to the owner."""
    cursor.execute(EIGENDOM, {"rol": eigenaar})
    gevonden = cursor.fetchall()
    for soort, naam in gevonden:  # PostgreSQL itself wrote these names, quotes and all
        _doe(cursor, f"ALTER {soort} {naam} OWNER TO {{}}", eigenaar)
    if gevonden:
        yield f"{eigenaar} is nu eigenaar van {len(gevonden)} onderdelen van de database."


def _geef_rechten(cursor: CursorWrapper, rollen: Rollen) -> Iterator[str]:
    """Take everything, then give what each may: now, and of what later migrations make. One transaction, so no gap."""
    wie = (rollen.app, rollen.lezer)
    _doe(cursor, "REVOKE ALL ON SCHEMA public FROM PUBLIC, {}, {}", *wie)
    _doe(cursor, "GRANT USAGE ON SCHEMA public TO {}, {}", *wie)
    cursor.execute(RELATIES)
    for naam, soort in cursor.fetchall():
        wat = "SEQUENCE" if soort == "S" else "TABLE"
        _doe(cursor, f"REVOKE ALL ON {wat} {{}} FROM PUBLIC, {{}}, {{}}", naam, *wie)
        _doe(cursor, f"GRANT {_mag(naam, soort)} ON {wat} {{}} TO {{}}", naam, rollen.app)
        if naam in LEESBAAR:
            _doe(cursor, "GRANT SELECT ON TABLE {} TO {}", naam, rollen.lezer)
    voor = "ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public GRANT"
    _doe(cursor, f"{voor} {RIJEN} ON TABLES TO {{}}", rollen.eigenaar, rollen.app)
    _doe(cursor, f"{voor} USAGE, SELECT ON SEQUENCES TO {{}}", rollen.eigenaar, rollen.app)
    yield f"{rollen.app} leest en schrijft rijen, en kan aan het journaal alleen toevoegen."
    yield f"{rollen.lezer} leest de inhoud, zonder gegevens van mensen."


def _mag(naam: str, soort: str) -> str:
    if soort == "S":
        return "USAGE, SELECT"
    if naam.endswith(BEWERKING):
        return "SELECT, INSERT"
    return MINDER.get(naam, "SELECT" if soort in "vm" else RIJEN)


def _controleer(cursor: CursorWrapper, rollen: Rollen) -> None:
    """A role that was there already may be more than we would have made it."""
    for rol in (rollen.app, rollen.lezer):
        cursor.execute(
            f"""SELECT ({" OR ".join(MAG_NIET)}) OR EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid)
                OR EXISTS (SELECT FROM pg_shdepend WHERE refobjid = r.oid AND deptype = 'o')
                FROM pg_roles r WHERE rolname = %s""",  # noqa: S608
            [rol],
        )
        if cursor.fetchone() == (True,):
            raise TeVeelRecht(
                f"Rol {rol} kan meer dan hij mag: hij bezit iets, is lid van een rol, of beheert de server."
            )


def _doe(cursor: CursorWrapper, opdracht: str, *namen: str) -> None:
    cursor.execute(sql.SQL(opdracht).format(*map(sql.Identifier, namen)))
