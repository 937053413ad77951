"""Queries that are put together once give what Django gives, for any value and at any time."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from basis.postgres.vast import PLAATS, Vast
from partijen.models import Partij
from tests.factories import PartijFactory

pytestmark = pytest.mark.django_db


def test_objects_come_as_django_makes_them_for_one_key_or_more() -> None:
    partijen = PartijFactory.create_batch(3)
    vraag = Vast(lambda: Partij.objects.filter(pk__een_van=PLAATS).select_related("bron").order_by("pk"))

    assert vraag([partijen[1].pk]) == [partijen[1]]
    assert vraag([partij.pk for partij in partijen]) == partijen
    assert vraag([]) == []


def test_one_key_is_a_number_that_is_given_later() -> None:
    partijen = PartijFactory.create_batch(2)
    vraag = Vast(lambda: Partij.objects.filter(pk__gelijk=PLAATS))

    assert [vraag(partij.pk) for partij in partijen] == [[partij] for partij in partijen]
    assert vraag(0) == []


def test_values_come_in_the_order_that_was_asked() -> None:
    partij = PartijFactory()
    vraag: Vast[tuple[str, int]] = Vast(lambda: Partij.objects.filter(slug=PLAATS).values_list("naam", "pk"))

    assert vraag(partij.slug) == [(partij.naam, partij.pk)]
    assert vraag("niemand") == []


def test_the_sql_is_made_once() -> None:
    gemaakt = []

    def maak() -> QuerySet[Partij]:
        gemaakt.append(1)
        return Partij.objects.filter(pk__een_van=PLAATS)

    vraag = Vast(maak)
    with CaptureQueriesContext(connection) as vragen:
        vraag([1])
        vraag([2, 3])

    assert gemaakt == [1]
    assert len(vragen) == 2


def test_a_connection_plans_it_once() -> None:
    partij = PartijFactory()
    vraag = Vast(lambda: Partij.objects.filter(slug=PLAATS).values_list("pk"))
    gepland = "SELECT count(*) FROM pg_prepared_statements"
    with connection.cursor() as cursor:
        voor = cursor.execute(gepland).fetchone()[0]
        assert vraag(partij.slug) == vraag(partij.slug) == [(partij.pk,)]
        assert cursor.execute(gepland).fetchone()[0] == voor + 1


def test_where_a_pool_lends_a_connection_nothing_is_planned_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    partij = PartijFactory(naam="100% Gemeente")
    vraag = Vast(lambda: Partij.objects.filter(slug=PLAATS, naam__contains="100%").values_list("pk"))
    ander = connection.copy()
    ander.settings_dict = {**connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS": True}
    los = ander.get_new_connection(ander.get_connection_params())
    assert not los.bereidt_voor
    los.close()

    monkeypatch.setattr(connection.connection, "bereidt_voor", False)
    with connection.cursor() as cursor:
        voor = cursor.execute("SELECT count(*) FROM pg_prepared_statements").fetchone()[0]
        assert vraag(partij.slug) == [(partij.pk,)]
        assert cursor.execute("SELECT count(*) FROM pg_prepared_statements").fetchone()[0] == voor
