"""Every change of the search index.

An app calls `zet` and `verwijder` in the transaction of its own change, so that what is withdrawn is gone from
search in the same moment.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, islice
from typing import TypeVar

from django.db import connection, transaction

from basis.web.tekst import normaal
from basis.zoeken.models import Indexstand, Zoekregel, Zoekwoord
from basis.zoeken.register import Indexregel, overal, soorten
from basis.zoeken.taal import taalkenmerk, van_soort, vector, woorden, zoekvraag

__all__ = ["Herindexering", "Indexregel", "herindexeer", "is_verouderd", "verwijder", "zet"]

PER_KEER = 500
SLOT = 7_304_001  # advisory lock: making the index again waits for changes, and they for it, but not for each other
VELDEN = ("titel", "tekst", "label", "datum", "bron", "url", "gewicht", "vector", "vingerafdruk")

Ding = TypeVar("Ding")


@dataclass(frozen=True)
class Herindexering:
    """What making the index again did: rows given, rows that were new or different, rows removed."""

    gegeven: int
    gewijzigd: int
    verwijderd: int


@transaction.atomic
def zet(*, regels: Iterable[Indexregel]) -> int:
    """Put things in the index, or renew them; gives how many were new or different."""
    _op_slot("pg_advisory_xact_lock_shared")
    return sum(len(_zet_deel(deel)) for deel in _in_delen(regels))


@transaction.atomic
def verwijder(*, soort: str, sleutels: Iterable[int]) -> int:
    """Take things out of the index, and words that stand nowhere else out of what it suggests; gives how many."""
    _op_slot("pg_advisory_xact_lock_shared")
    return sum(_verwijder_deel(soort, deel) for deel in _in_delen(sleutels))


@transaction.atomic
def herindexeer(*, volg: Callable[[Iterable[Indexregel]], Iterable[Indexregel]] = iter) -> Herindexering:
    """Make the index equal to what all registered kinds give now; changes wait until it is done.

    `volg` gets the stream of rows, to show progress. Twice changes nothing.
    """
    _op_slot("pg_advisory_xact_lock")
    gegeven: dict[str, set[int]] = {soort.naam: set() for soort in soorten()}
    alle_woorden: set[str] = set()
    gewijzigd = 0
    for deel in _in_delen(volg(chain.from_iterable(soort.leverancier() for soort in soorten()))):
        gewijzigd += len(_zet_deel(deel))
        alle_woorden.update(*map(_woorden, deel))
        for regel in deel:
            gegeven.setdefault(regel.soort, set()).add(regel.sleutel)
    verwijderd = _verwijder_overige(gegeven)
    _maak_woorden_gelijk(alle_woorden)
    Indexstand.objects.update_or_create(pk=1, defaults={"kenmerk": _kenmerk()})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE zoeken_zoekregel, zoeken_zoekwoord")
    return Herindexering(sum(map(len, gegeven.values())), gewijzigd, verwijderd)


def is_verouderd() -> bool:
    """Whether the index was never made, is empty, or was made with other rules or kinds."""
    stand = Indexstand.objects.filter(kenmerk=_kenmerk()).exists()
    return not stand or not Zoekregel.objects.exists()


def _kenmerk() -> str:
    return " ".join([taalkenmerk(), *(soort.naam for soort in soorten())])


def _op_slot(functie: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {functie}(%s)", [SLOT])


def _in_delen(dingen: Iterable[Ding]) -> Iterator[list[Ding]]:
    stroom = iter(dingen)
    while deel := list(islice(stroom, PER_KEER)):
        yield deel


# -- rows -------------------------------------------------------------------------------------------------------


def _rij(regel: Indexregel) -> Zoekregel:
    """The row of a thing. Its fingerprint also covers the lexemes, so new language rules make it different."""
    titel, kort, tekst, label = map(normaal, (regel.titel, regel.kort, regel.tekst, regel.label))
    rij = Zoekregel(
        soort=regel.soort,
        sleutel=regel.sleutel,
        titel=titel,
        tekst=" ".join(filter(None, [kort, tekst])),
        label=(f"verzonnen, {label}" if regel.is_demo else label)[:300],
        datum=regel.datum,
        bron=normaal(regel.bron)[:300],
        url=regel.url,
        gewicht=regel.gewicht,
        vector=van_soort(regel.soort, vector(titel, kort, tekst), demo=regel.is_demo),
    )
    alles = repr([getattr(rij, veld) for veld in VELDEN[:-1]])
    rij.vingerafdruk = blake2b(alles.encode(errors="replace"), digest_size=16).hexdigest()
    return rij


def _zet_deel(regels: list[Indexregel]) -> list[Zoekregel]:
    nieuw = {(regel.soort, regel.sleutel): _rij(regel) for regel in regels}
    oud = {(rij.soort, rij.sleutel): rij for rij in _huidige(nieuw)}
    anders = [
        rij for sleutel, rij in nieuw.items() if sleutel not in oud or oud[sleutel].vingerafdruk != rij.vingerafdruk
    ]
    if anders:
        Zoekregel.objects.bulk_create(
            anders, update_conflicts=True, unique_fields=["soort", "sleutel"], update_fields=VELDEN
        )
        erbij = _woorden_van(anders)
        eraf = _woorden_van(oud[sleutel] for rij in anders if (sleutel := (rij.soort, rij.sleutel)) in oud)
        _voeg_woorden_toe(erbij - eraf)
        _ruim_woorden_op(eraf - erbij)
    return anders


def _huidige(sleutels: Iterable[tuple[str, int]]) -> Iterator[Zoekregel]:
    per_soort: dict[str, list[int]] = {}
    for soort, sleutel in sleutels:
        per_soort.setdefault(soort, []).append(sleutel)
    return Zoekregel.objects.met_sleutels(per_soort).defer("vector").iterator()


def _verwijder_deel(soort: str, sleutels: list[int]) -> int:
    rijen = list(_huidige((soort, sleutel) for sleutel in sleutels))
    Zoekregel.objects.filter(pk__in=[rij.pk for rij in rijen]).delete()
    _ruim_woorden_op(_woorden_van(rijen))
    return len(rijen)


def _verwijder_overige(gegeven: dict[str, set[int]]) -> int:
    over = [
        pk
        for pk, soort, sleutel in Zoekregel.objects.values_list("pk", "soort", "sleutel").iterator()
        if sleutel not in gegeven.get(soort, ())
    ]
    for deel in _in_delen(over):
        Zoekregel.objects.filter(pk__in=deel).delete()
    return len(over)


# -- words ------------------------------------------------------------------------------------------------------


def _woorden(regel: Indexregel) -> set[str]:
    return woorden(f"{regel.titel} {regel.kort} {regel.tekst}")


def _woorden_van(rijen: Iterable[Zoekregel]) -> set[str]:
    return {woord for rij in rijen for woord in woorden(f"{rij.titel} {rij.tekst}")}


def _voeg_woorden_toe(nieuwe: set[str]) -> None:
    """Sorted, so that two transactions that add the same words don't wait for each other in a circle."""
    for deel in _in_delen(sorted(nieuwe)):
        Zoekwoord.objects.bulk_create([Zoekwoord(woord=woord) for woord in deel], ignore_conflicts=True)


def _ruim_woorden_op(oude: set[str]) -> None:
    """Remove words that no row has any more: a withdrawn text must not be offered in pieces either."""
    for deel in _in_delen(sorted(oude)):
        with connection.cursor() as cursor:
            cursor.execute(
                """
                DELETE FROM zoeken_zoekwoord
                USING unnest(%s::text[], %s::text[]) AS oud (woord, vraag)
                WHERE zoeken_zoekwoord.woord = oud.woord AND NOT EXISTS (
                    SELECT FROM zoeken_zoekregel WHERE zoeken_zoekregel.vector @@ oud.vraag::tsquery
                )
                """,
                [deel, [overal(zoekvraag(f'"{woord}"'), met_demo=True) for woord in deel]],
            )


def _maak_woorden_gelijk(alle: set[str]) -> None:
    huidige = set(Zoekwoord.objects.values_list("woord", flat=True))
    _voeg_woorden_toe(alle - huidige)
    for deel in _in_delen(sorted(huidige - alle)):
        Zoekwoord.objects.filter(woord__in=deel).delete()
