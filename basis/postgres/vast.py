"""Queries that are put together once and planned once: with many parts either takes longer than running it."""

from collections.abc import Callable
from copy import copy
from functools import cached_property
from itertools import count
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import IntegerField, Lookup, QuerySet
from django.db.models.expressions import BaseExpression

from basis.postgres.base import Voorbereid

Rij = TypeVar("Rij")


class Plaats(str):
    """Stands in a query at the place of the value that it will be asked with."""

    __slots__ = ()


PLAATS = Plaats("plaats van een waarde")


@IntegerField.register_lookup
class Gelijk(Lookup):
    """`pk__gelijk`: like `__exact`, but takes `PLAATS`, that is no number, or an expression."""

    lookup_name = "gelijk"
    prepare_rhs = False
    vorm = "{}"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        links, waarden = self.process_lhs(compiler, connection)
        rechts, meer = compiler.compile(self.rhs) if isinstance(self.rhs, BaseExpression) else ("%s", (self.rhs,))
        return f"{links} = {self.vorm.format(rechts)}", (*waarden, *meer)


@IntegerField.register_lookup
class EenVan(Gelijk):
    """`pk__een_van`: like `__in`, but the SQL is the same for any number of keys.

    For one key PostgreSQL plans better with `gelijk`: it takes an array for ten.
    """

    lookup_name = "een_van"
    vorm = "ANY({})"


class Vast(Generic[Rij]):
    """A query that is asked again and again: `maak` makes it, with `PLAATS` for the one value that differs.

    Nothing else in it may change as long as it is kept: no person, and no day but the one that it is made for, and then
    few days are kept. Django writes it once for the process, PostgreSQL plans it once for each connection.
    """

    _nummers = count(1)

    def __init__(self, maak: Callable[[], QuerySet[Any, Rij]]) -> None:
        self.maak = maak

    def __call__(self, waarde: Any = None) -> list[Rij]:
        """The rows, for this value."""
        vraag, vorm, sql, plaatsen = self._gemaakt
        compiler = copy(vorm)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *_, **__: (sql, (waarde,) * plaatsen)
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

    @cached_property
    def _gemaakt(self) -> tuple[Any, Any, Voorbereid, int]:
        """What Django made of it, its SQL with all values but the one that differs, and at how many places that is."""
        vraag: Any = self.maak()
        compiler = vraag.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            tekst = cursor.mogrify(sql, parameters)
        plaatsen = sum(isinstance(parameter, Plaats) for parameter in parameters)
        return vraag, compiler, Voorbereid(f"vast_{next(self._nummers)}", tekst, f"'{PLAATS}'"), plaatsen
