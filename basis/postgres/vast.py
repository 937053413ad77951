"""Queries that are put together once and planned once: with many parts either takes longer than running it."""

from collections.abc import Callable
from copy import copy
from functools import cached_property
from itertools import count
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import IntegerField, Lookup, QuerySet

Rij = TypeVar("Rij")


class Plaats(str):
    """Stands in a query at the place of the value that it will be asked with."""

    __slots__ = ()


PLAATS = Plaats("plaats van een waarde")


@IntegerField.register_lookup
class EenVan(Lookup):
    """`pk__een_van`: like `__in`, but the SQL is the same for any number of keys."""

    lookup_name = "een_van"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        links, waarden = self.process_lhs(compiler, connection)
        return f"{links} = ANY(%s)", (*waarden, self.rhs)


class Vast(Generic[Rij]):
    """A query that is asked again and again: `maak` makes it, with `PLAATS` for the one value that differs.

    Nothing else in it may change while the process lives: no day, no person. Django writes it once for the process,
    PostgreSQL plans it once for each connection.
    """

    _nummers = count(1)

    def __init__(self, maak: Callable[[], QuerySet[Any, Rij]]) -> None:
        self.maak = maak
        self.naam = f"vast_{next(self._nummers)}"

    def __call__(self, waarde: Any = None) -> list[Rij]:
        """The rows, for this value."""
        vraag, vorm, _, parameters = self._gemaakt
        compiler = copy(vorm)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        self._bereid_voor(compiler.connection)
        met_waarde = any(isinstance(parameter, Plaats) for parameter in parameters)
        opdracht = (f"EXECUTE {self.naam} (%s)", (waarde,)) if met_waarde else (f"EXECUTE {self.naam}", ())
        compiler.as_sql = lambda *_, **__: opdracht
        bron: Any = SimpleNamespace(
            db=DEFAULT_DB_ALIAS,
            query=SimpleNamespace(
                get_compiler=lambda *_, **__: compiler,
                extra_select={},
                values_select=vraag.query.values_select,
                annotation_select=vraag.query.annotation_select,
            ),
            _fields=vraag._fields,
            _known_related_objects={},
        )
        return list(vraag._iterable_class(bron))  # noqa: SLF001

    def _bereid_voor(self, verbinding: Any) -> None:
        """Have this connection plan the query, unless it did so before."""
        verbinding.close_if_health_check_failed()  # or it would be another one by the time that it is asked
        verbinding.ensure_connection()
        direct = verbinding.connection
        if self.naam in direct.voorbereid:
            return
        _, _, sql, parameters = self._gemaakt
        tekst = direct.cursor().mogrify(sql, parameters).replace(f"'{PLAATS}'", "$1")
        with verbinding.wrap_database_errors:
            direct.execute(f"PREPARE {self.naam} AS {tekst}")
        direct.voorbereid.add(self.naam)

    @cached_property
    def _gemaakt(self) -> tuple[Any, Any, str, tuple[Any, ...]]:
        vraag: Any = self.maak()
        compiler = vraag.query.get_compiler(DEFAULT_DB_ALIAS)
        return vraag, compiler, *compiler.as_sql()
