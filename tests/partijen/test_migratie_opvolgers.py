"""A database from before a party could go on as more than one other, forth and back."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from partijen.models import Opvolging, Partij
from partijen.services import zet_opvolgers

pytestmark = pytest.mark.django_db
VOOR, NA = "0002_zoeknaam", "0003_opvolgers"


def _migreer(naar: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what this test wrote in the same transaction
    partijen = MigrationExecutor(connection).migrate([("partijen", naar)]).apps
    return partijen.get_model("partijen", "Partij").objects


def _zet(rijen: Any, slug: str, opvolger: str | None) -> None:
    rijen.filter(slug=slug).update(opvolger=rijen.get(slug=opvolger) if opvolger else None)


def test_who_went_on_as_whom_stays_with_its_history_and_back() -> None:
    oud = _migreer(VOOR)
    for slug in ("duin", "bos", "meer", "heide", "ven"):
        oud.create(slug=slug, naam=slug, soort="gemeente", bestuurslaag="gemeenten")
    gingen: dict[str, list[str | None]] = {"duin": ["ven", "heide"], "bos": ["heide"], "meer": ["bos", None]}
    for slug, opvolgers in gingen.items():
        for opvolger in opvolgers:
            _zet(oud, slug, opvolger)

    _migreer(NA)

    assert set(Opvolging.objects.values_list("partij__slug", "opvolger__slug")) == {("duin", "heide"), ("bos", "heide")}
    geweest = Opvolging.pgh_event_model.objects.values_list("partij__slug", "opvolger__slug", "pgh_label")  # type: ignore[attr-defined]
    assert set(geweest) == {("duin", "ven", "verwijderd"), ("meer", "bos", "verwijderd")}
    meer = Partij.objects.get(slug="meer")
    zet_opvolgers(partij=meer, opvolgers=Partij.objects.met_slugs(["ven"]))
    zet_opvolgers(partij=meer, opvolgers=Partij.objects.met_slugs(["ven", "duin"]))

    terug = _migreer(VOOR)

    assert dict(terug.filter(opvolger__isnull=False).values_list("slug", "opvolger__slug")) == {
        "duin": "heide",
        "bos": "heide",
        "meer": "ven",
    }
