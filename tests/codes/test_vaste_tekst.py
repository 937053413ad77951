"""What stands is kept by the database: by no road do established words, or what was said of them, become others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from codes import services
from codes.models import Tekstcorrectie, Versie, Wijziging
from codes.models.wijziging import GemaaktUit
from tests.codes.conftest import Kern
from tests.support.codes import pas_toe, stel_vast, waarom

VAST = "verandert niet meer"


def sql(opdracht: str, *waarden: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


def weigert(opdracht: str, *waarden: Any, zegt: str = VAST) -> None:
    with pytest.raises(IntegrityError, match=zegt), transaction.atomic():
        sql(opdracht, *waarden)


@pytest.fixture
def vol(kern: Kern) -> Kern:
    """Both versions established, the second with changes of every kind; something mended, applied and asked."""
    code = kern.code
    wat: dict[str, Any] = {"code": kern.code, "versie": kern.twee, "verantwoording": waarom()}
    delen = [services.Deel(kop="A", tekst="A.", sleutel="op-tijd-informeren"), services.Deel(kop="B", tekst="B.")]
    services.splits(bepaling=kern.bepaling(), delen=delen, **wat)
    services.corrigeer(code=code, tekst=kern.tekst("onder"), kop="Onder", woorden="Beter.", verantwoording=waarom())
    services.vraag_toepassing(code=code, partijen=[kern.partij], verantwoording=waarom())
    pas_toe(code, kern.partij)
    kern.twee = stel_vast(kern.twee)
    return kern


@pytest.mark.parametrize("tabel", ["codes_bepalingstekst", "codes_wijziging"])
@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE {tabel} SET bepaling_id = bepaling_id WHERE versie_id = %s",
        "DELETE FROM {tabel} WHERE versie_id = %s",
        "UPDATE {tabel} SET versie_id = {nieuw} WHERE versie_id = %s",
    ],
)
def test_words_and_changes_of_an_established_version(vol: Kern, tabel: str, opdracht: str) -> None:
    nieuw = services.begin_versie(code=vol.code, velden={"nummer": "3"}, door=None)

    weigert(opdracht.format(tabel=tabel, nieuw=nieuw.pk), vol.twee.pk)


@pytest.mark.parametrize("tabel", ["codes_bepalingstekst", "codes_wijziging"])
def test_nothing_comes_to_it_either(vol: Kern, tabel: str) -> None:
    nieuw = services.begin_versie(code=vol.code, velden={"nummer": "3"}, door=None, vorige=vol.twee)
    services.wijzig_tekst(
        code=vol.code, versie=nieuw, bepaling=vol.bepaling(), velden={"tekst": "C."}, verantwoording=waarom()
    )

    weigert(f"UPDATE {tabel} SET versie_id = %s WHERE versie_id = %s", vol.een.pk, nieuw.pk)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT string_agg(column_name, ', ') FROM information_schema.columns"
                       f" WHERE table_name = '{tabel}' AND column_name NOT IN ('id', 'versie_id')")  # fmt: skip
        (kolommen,) = cursor.fetchone()
    weigert(
        f"INSERT INTO {tabel} (versie_id, {kolommen}) SELECT %s, {kolommen} FROM {tabel} WHERE versie_id = %s",
        vol.een.pk, nieuw.pk,
    )  # fmt: skip


def test_what_a_bepaling_was_made_of_stays_too(vol: Kern) -> None:
    wijziging = Wijziging.objects.van_versie(vol.twee).filter(uit__isnull=False).first()
    assert wijziging is not None

    weigert("DELETE FROM codes_wijziging_uit WHERE wijziging_id = %s", wijziging.pk)
    weigert("UPDATE codes_wijziging_uit SET bepaling_id = %s", vol.bepaling("onder").pk)
    with pytest.raises(IntegrityError, match=VAST), transaction.atomic():
        wijziging.uit.add(vol.bepaling("onder"))
    assert GemaaktUit.objects.count() == 2


@pytest.mark.parametrize(
    "anders", ["nummer = '9'", "sha256 = 'x'", "volgorde = 9", "vorige_id = NULL", "stand = 'concept', sha256 = ''"]
)
def test_a_version_that_stands_stays_what_it_is(vol: Kern, anders: str) -> None:
    weigert(f"UPDATE codes_versie SET {anders} WHERE id = %s", vol.twee.pk)


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ("concept", "vervallen"),
        ("vastgesteld", "ter-ondertekening"),
        ("vastgesteld", "concept"),
        ("vervallen", "vastgesteld"),
        ("ter-ondertekening", "vervallen"),
    ],
)
def test_a_version_only_goes_on(kern: Kern, van: str, naar: str) -> None:
    for stap in ("vastgesteld", "vervallen") if van == "vervallen" else (van,):
        waarden = [stap, "" if stap == "concept" else "x", kern.twee.pk]
        sql("UPDATE codes_versie SET stand = %s, sha256 = %s WHERE id = %s", *waarden)

    weigert("UPDATE codes_versie SET stand = %s WHERE id = %s", naar, kern.twee.pk)


def test_a_version_begins_as_a_draft_and_does_not_go(kern: Kern) -> None:
    with pytest.raises(IntegrityError, match=VAST), transaction.atomic():
        Versie.objects.create(code=kern.code, nummer="3", volgorde=3, stand="vastgesteld", sha256="x")
    sql("SET CONSTRAINTS ALL IMMEDIATE")  # as at the end of a transaction
    weigert("DELETE FROM codes_versie WHERE id = %s", kern.een.pk, zegt="foreign key")


@pytest.mark.parametrize("tabel", ["versiestap", "tekstcorrectie", "toepassing", "gevraagde"])
def test_what_was_said_is_only_added_to(vol: Kern, tabel: str) -> None:
    for opdracht in ("UPDATE codes_{0} SET id = id", "DELETE FROM codes_{0}"):
        weigert(opdracht.format(tabel), zegt=f"{tabel}_blijft|blijft staan")


def test_a_draft_is_written_anew_and_not_mended(kern: Kern) -> None:
    rij = kern.code.actie.gebeurtenissen.latest("pk")

    with pytest.raises(IntegrityError, match="die is vastgesteld, wordt verbeterd"):
        Tekstcorrectie.objects.create(tekst=kern.tekst(versie=kern.twee), kop="x", woorden="y", gebeurtenis=rij)


def _verbeter(kern: Kern) -> None:
    services.corrigeer(code=kern.code, tekst=kern.tekst(), kop="Anders", woorden="Anders.", verantwoording=waarom())


@pytest.mark.parametrize("doe", [_verbeter, lambda kern: stel_vast(kern.twee)])
def test_the_print_stays(kern: Kern, doe: Callable[[Kern], object]) -> None:
    doe(kern)

    assert Versie.objects.get(pk=kern.een.pk).sha256 == kern.een.sha256 != ""
