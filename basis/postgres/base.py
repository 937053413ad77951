"""Django's PostgreSQL, with connections that a request never waits for without end.

A server that was stopped, or whose network is gone, sends nothing any more, and no setting of libpq or of the server
ends that on an open connection. psycopg waits in Python, so the limit can be there: `Verbinding.wait`.
"""

from time import monotonic
from typing import Any, Self

import psycopg
from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations
from django.utils.asyncio import async_unsafe
from psycopg import IsolationLevel
from psycopg.errors import ConnectionTimeout

from basis.postgres.geduld import KORT, LANG, VERBINDEN, Geduld, GeenAntwoord, geduld, plaats

# A page that waits for one row must not hold up all others. Trying every order of eight tables costs more than asking
# them: a line of the journal names twelve. What a query filters by comes first, so the order as written is a good one.
VOLGORDE = "-c join_collapse_limit=4"
# A prepared query (`basis.postgres.vast`) has one plan for all values: these are keys, for which no other is better.
PLANNEN = f"{VOLGORDE} -c plan_cache_mode=force_generic_plan"
ALTIJD = f"{PLANNEN} -c lock_timeout=15s"
# The server ends by itself what a request no longer waits for.
IN_VERZOEK = (
    f"{PLANNEN} -c lock_timeout=2500ms -c statement_timeout={LANG:.0f}s "
    "-c client_connection_check_interval=1s -c idle_in_transaction_session_timeout=60s"
)
PROEF = 1.4  # seconds of silence after which heavy work asks whether the server lives
_TE_LANG = psycopg.errors._WaitTimeout  # noqa: SLF001 - what `wait` raises has no public name


class Voorbereid(str):
    """The text of a query with `%s` for its one value, that a connection plans once, under a name."""

    naam: str
    opdracht: str  # what to plan

    def __new__(cls, naam: str, tekst: str, plaats: str) -> Self:
        """`tekst` has its values in it but for the one that differs: there it says `plaats`."""
        zelf = super().__new__(cls, tekst.replace("%", "%%").replace(plaats, "%s"))
        zelf.naam, zelf.opdracht = naam, tekst.replace(plaats, "$1")
        return zelf


class Cursor(base.Cursor, psycopg.ClientCursor[Any]):
    """Django's, that has a `Voorbereid` planned the first time and only run after that."""

    def execute(self, query: Any, params: Any = None, **kwargs: Any) -> Self:
        if not isinstance(query, Voorbereid):
            return super().execute(query, params, **kwargs)
        verbinding: Any = self.connection  # a `Verbinding`
        if not verbinding.bereidt_voor:
            return super().execute(str(query), params or (), **kwargs)
        voorbereid: set[str] = verbinding.voorbereid
        if query.naam not in voorbereid:
            super().execute(f"PREPARE {query.naam} AS {query.opdracht}")
            voorbereid.add(query.naam)
        if params:
            return super().execute(f"EXECUTE {query.naam} (%s)", params[:1], **kwargs)
        return super().execute(f"EXECUTE {query.naam}", **kwargs)


class Operaties(DatabaseOperations):
    """Django's, for which a `Voorbereid` is the query that it stands for."""

    def last_executed_query(self, cursor: Any, sql: Any, params: Any) -> str:
        if isinstance(sql, Voorbereid):
            return f"{sql.opdracht} -- $1: {params[0]}" if params else sql.opdracht
        return super().last_executed_query(cursor, sql, params)


class Verbinding(psycopg.Connection[Any]):
    """A connection that gives up when the patience of the request is at its end; it is then closed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voorbereid: set[str] = set()  # the queries that it has a plan for, by name
        self.bereidt_voor = True

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        van = geduld()
        if van is None or timeout is not None:
            return super().wait(gen, interval, timeout)
        van.begin()
        begin = monotonic()
        try:
            return self._wacht(gen, van)
        except (_TE_LANG, GeenAntwoord):
            van.over = 0  # once is enough for one request: what it asks hereafter is refused at once
            self.pgconn.finish()
            raise GeenAntwoord("de database antwoordt niet") from None
        finally:
            van.wachtte(monotonic() - begin)

    def _wacht(self, gen: Any, van: Geduld) -> Any:
        try:
            return super().wait(gen, timeout=KORT)
        except _TE_LANG:
            with plaats():
                return self._wacht_lang(gen, van)

    def _wacht_lang(self, gen: Any, van: Geduld) -> Any:
        einde = monotonic() + van.over - KORT
        while van.is_lang and einde - monotonic() > PROEF:
            try:
                return super().wait(gen, timeout=PROEF)
            except _TE_LANG:
                self._leeft()
        return super().wait(gen, timeout=max(0.0, einde - monotonic()))

    def _leeft(self) -> None:
        """Raises GeenAntwoord when the server is silent to who knocks: then it does not work on our question either.

        One that refuses, as when it has enough visitors, lives; one that is gone ends our own connection by itself.
        """
        gegevens = {**self.info.get_parameters(), "password": self.info.password, "connect_timeout": str(VERBINDEN)}
        try:
            psycopg.connect(**gegevens).close()  # type: ignore[arg-type]
        except ConnectionTimeout:
            raise GeenAntwoord("de database laat niemand binnen") from None
        except psycopg.OperationalError:
            return


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's, whose connections know about the request that opens them."""

    ops_class = Operaties

    def get_connection_params(self) -> dict[str, Any]:
        """Ours first: what DATABASE_URL says about the same setting holds."""
        gegevens: dict[str, Any] = super().get_connection_params()
        eigen = ALTIJD if geduld() is None else IN_VERZOEK
        gegevens["cursor_factory"] = Cursor
        gegevens["options"] = f"{eigen} {gegevens.get('options') or ''}".strip()
        return gegevens

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Verbinding:
        """One that prepares queries, unless Django is told that a pool lends it for one transaction."""
        verbinding = self._verbind(conn_params)
        verbinding.bereidt_voor = not self.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
        return verbinding

    def _verbind(self, conn_params: dict[str, Any]) -> Verbinding:
        self.isolation_level = IsolationLevel.READ_COMMITTED
        van = geduld()
        if van is None:
            return Verbinding.connect(**conn_params)
        van.begin()
        try:
            with plaats(wacht=KORT):
                return Verbinding.connect(**conn_params | {"connect_timeout": VERBINDEN})
        except psycopg.OperationalError:
            van.over = 0
            raise
