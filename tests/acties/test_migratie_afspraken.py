"""A database from before a promise could have more makers (version 0.5), with what people had told in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql
from pytest_django import DjangoDbBlocker

from acties.models import Actie, Afspraak, Gebeurtenis, Toezegging
from basis.tijd.perioden import dag
from programmalijnen.models import Programma
from tests.support.stand import is_heel

OUD = [("acties", "0006_teksten"), ("voortgang", "0003_dagtelling_zeker")]
BEGIN = datetime(2026, 1, 5, 12, tzinfo=UTC)
RIJEN = """SELECT md5(string_agg(md5(rij::text), '' ORDER BY id)) FROM (
    SELECT id, actie_id, soort, afspraak_id, van, naar, reden, door_id, namens_id, datum, geregistreerd_op, versie,
    corrigeert_id, vanaf, telt_vanaf, zeker_vanaf, verandering FROM acties_gebeurtenis WHERE id <= %s) AS rij"""


def _moment(versie: int) -> datetime:
    return BEGIN + timedelta(days=versie)


@dataclass
class Oud:
    """One actie of then, and what is told of it, a day apart."""

    apps: Any
    actie: Any
    versie: int = 0
    afspraken: dict[str, Any] = field(default_factory=dict)

    def vertel(self, soort: str, naar: dict[str, Any], partij: str = "", **meer: Any) -> Any:
        self.versie += 1
        return self.apps.get_model("acties", "Gebeurtenis").objects.create(
            actie=self.actie,
            soort=soort,
            naar=naar,
            reden=f"Reden {self.versie}.",
            datum=dag(_moment(self.versie).date()),
            geregistreerd_op=_moment(self.versie),
            versie=self.versie,
            afspraak=self.afspraken.get(partij),
            **meer,
        )

    def beloof(self, slug: str, stand: str, bevestigd: int, **teksten: str) -> None:
        """A promise of a party as its table has it in the end; `vertel` says how it came so."""
        velden = {"naam": slug, "soort": "gemeente", "bestuurslaag": "gemeenten"}
        partij = self.apps.get_model("partijen", "Partij").objects.create(slug=slug, **velden)
        self.afspraken[slug] = self.apps.get_model("acties", "Afspraak").objects.create(
            actie=self.actie, partij=partij, stand=stand, bevestigd_op=_moment(bevestigd), **teksten
        )


def _maak(apps: Any) -> Oud:
    opgave = apps.get_model("programmalijnen", "Opgave").objects.create(nummer=1, slug="opgave", titel="Opgave")
    lijn = apps.get_model("programmalijnen", "Programmalijn").objects.create(
        slug="lijn", titel="Lijn", volgorde=1, samenvatting="Waarover.", opgave=opgave
    )
    soort = apps.get_model("acties", "Soort").objects.create(slug="wet", naam="wet", meervoud="wetten")
    actie = apps.get_model("acties", "Actie").objects.create(
        slug="proef", titel="Proef", programmalijn=lijn, soort=soort, doel="Doel.", samenvatting="Kort."
    )
    oud = Oud(apps, actie)
    oud.vertel("aangemaakt", {"status": "gepland", "publicatie": "concept"})
    oud.vertel("deelname", {"deelnames": []})
    return oud


def _vertel_alles(oud: Oud) -> None:
    """Emptied, filled in anew, confirmed, taken back, withdrawn, and what no row tells of."""
    oud.beloof("stad", "bevestigd", 11, eigen_doel="Ons doel.", middelen="Weer geld.", managementafspraak="Elke week.")
    oud.beloof("dorp", "ingetrokken", 4, eigen_doel="Minder.", middelen="Geld.", bestuursafspraak="Ja.")
    oud.beloof("stil", "bevestigd", 5, eigen_doel="Stil.", middelen="Nooit verteld.")
    oud.vertel("afspraak", {"eigen_doel": "Ons doel.", "middelen": "Geld.", "stand": "voorgenomen"}, "stad")
    oud.vertel("afspraak", {"eigen_doel": "Minder.", "middelen": "Geld.", "stand": "bevestigd"}, "dorp")
    oud.vertel("afspraak", {"eigen_doel": "Stil.", "stand": "bevestigd"}, "stil")
    oud.vertel("afspraak", {"stand": "bevestigd"}, "stad")
    oud.vertel("afspraak", {"middelen": ""}, "stad")
    oud.vertel("afspraak", {"middelen": "Weer geld.", "managementafspraak": "Elke week."}, "stad")
    fout = oud.vertel("afspraak", {"middelen": "Fout.", "stand": "nagekomen"}, "stad", van={"middelen": "Weer geld."})
    oud.vertel("teruggenomen", {"middelen": "Weer geld.", "stand": "bevestigd"}, "stad", corrigeert=fout)
    oud.vertel("bevestigd", {}, "stad")
    oud.vertel("afspraak", {"bestuursafspraak": "Ja.", "stand": "ingetrokken"}, "dorp")
    oud.vertel("bevestigd", {})
    type(oud.actie).objects.filter(pk=oud.actie.pk).update(versie=oud.versie)


def _som(tot: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(RIJEN, [tot])
        return str(cursor.fetchone()[0])


@pytest.fixture(scope="module")
def gemigreerd(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[int, str]]:
    """An old database that was brought up to date: its last old row, and a fingerprint of all of them before that."""
    was = connection.settings_dict["NAME"]
    naam = f"{was}_migratie"
    with django_db_blocker.unblock():
        _beheer("DROP DATABASE IF EXISTS {}", naam)
        _beheer("CREATE DATABASE {}", naam)
        connection.close()
        connection.settings_dict["NAME"] = naam
        try:
            yield _migreer()
        finally:
            connection.close()
            connection.settings_dict["NAME"] = was
            _beheer("DROP DATABASE {} WITH (FORCE)", naam)


def _migreer() -> tuple[int, str]:
    _vertel_alles(_maak(MigrationExecutor(connection).migrate(OUD).apps))
    laatste = Gebeurtenis.objects.order_by("pk").values_list("pk", flat=True).reverse()[0]
    som = _som(laatste)
    verder = MigrationExecutor(connection)
    verder.migrate(verder.loader.graph.leaf_nodes())
    return laatste, som


def _beheer(opdracht: str, naam: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql.SQL(opdracht).format(sql.Identifier(naam)))


def _rijen(slug: str) -> list[tuple[str, dict[str, Any]]]:
    afspraak = Afspraak.objects.get(slug=slug)
    return list(Gebeurtenis.objects.filter(afspraak=afspraak).order_by("pk").values_list("soort", "naar"))


def test_each_text_that_was_filled_in_is_a_promise(gemigreerd: tuple[int, str]) -> None:
    nu = Toezegging.objects.values_list("partij__slug", "afspraak__soort", "afspraak__tekst", "stand")

    assert set(nu) == {
        ("stad", "eigen-doel", "Ons doel.", "bevestigd"),
        ("stad", "middelen", "Weer geld.", "bevestigd"),
        ("stad", "managementafspraak", "Elke week.", "bevestigd"),
        ("dorp", "eigen-doel", "Minder.", "ingetrokken"),
        ("dorp", "middelen", "Geld.", "ingetrokken"),
        ("dorp", "bestuursafspraak", "Ja.", "ingetrokken"),
        ("stil", "eigen-doel", "Stil.", "bevestigd"),
        ("stil", "middelen", "Nooit verteld.", "bevestigd"),
    }
    assert Programma.objects.get().titel == "Interbestuurlijk Programma"


def test_the_old_rows_stay_as_they_were(gemigreerd: tuple[int, str]) -> None:
    laatste, som = gemigreerd

    assert _som(laatste) == som
    assert Gebeurtenis.objects.filter(pk__gt=laatste, afspraak=None).count() == 0


def test_replaying_old_and_new_rows_gives_the_tables(gemigreerd: tuple[int, str]) -> None:
    actie = Actie.objects.get()

    assert is_heel(actie)
    assert actie.versie == actie.gebeurtenissen.count()


def test_a_text_that_was_emptied_and_filled_in_anew_was_not_there_in_between(gemigreerd: tuple[int, str]) -> None:
    assert _rijen("stad-middelen-proef") == [
        ("afspraak", {"tekst": "Geld.", "stand:stad": "voorgenomen"}),
        ("afspraak", {"stand:stad": "bevestigd"}),
        ("afspraak", {"stand:stad": "ingetrokken"}),
        ("afspraak", {"tekst": "Weer geld.", "stand:stad": "bevestigd"}),
        ("bevestigd", {}),
    ]


def test_what_no_row_tells_is_told_as_what_stood_there_already(gemigreerd: tuple[int, str]) -> None:
    (rij,) = Gebeurtenis.objects.filter(afspraak__slug="stil-middelen-proef")

    assert rij.naar == {"tekst": "Nooit verteld.", "stand:stil": "bevestigd"}
    assert (rij.datum, rij.reden) == (None, "Stond hier al voordat elke tekst een eigen afspraak werd.")


def test_when_each_was_last_confirmed_follows_from_what_was_told_of_it(gemigreerd: tuple[int, str]) -> None:
    bevestigd = {een.afspraak.slug: een.bevestigd_op for een in Toezegging.objects.select_related("afspraak")}

    assert bevestigd["stad-middelen-proef"] == bevestigd["stad-eigen-doel-proef"]
    assert bevestigd["dorp-bestuursafspraak-proef"] is None
