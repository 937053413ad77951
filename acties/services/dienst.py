"""How every change of an actie begins: lock, idempotence, right, version, in this order and nowhere else."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.db import transaction

from acties import rechten
from acties.models import Actie
from acties.services.journaal import Verantwoording, eerder_ingezonden, eis_laatste, eis_versie, vergrendel
from partijen.models import Gebruiker

P = ParamSpec("P")
R = TypeVar("R")
# Raises PermissionDenied unless this person may change that of the (locked) actie: who, the actie, what was asked.
Eis = Callable[[Gebruiker | None, Actie, Mapping[str, Any]], None]

DELEN = ("mijlpaal", "afspraak", "onderdeel", "document")  # what may be changed of an actie, by the name of its keyword


def dienst(eis: Eis) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function one change of one actie: all of it or nothing, for who may.

    The function is called by keywords: `actie`, one of `DELEN` or `rij` (a row of its journal) says of which actie;
    who does it stands in `door`, or in the `verantwoording`. It gets these as they are now, the actie locked. The
    answer to the second of two clicks is the row that the first one wrote. Raises `Bezet`, PermissionDenied, or
    `Verouderd` when the person saw an older version.
    """

    def maak(doe: Callable[P, R]) -> Callable[P, R]:
        @wraps(doe)
        @transaction.atomic
        def op_slot(*_: P.args, **gevraagd: P.kwargs) -> R:
            wat = cast("dict[str, Any]", gevraagd)
            verantwoording: Verantwoording | None = wat.get("verantwoording")
            naam = next(naam for naam in ("actie", *DELEN, "rij") if naam in wat)
            actie = vergrendel(wat[naam] if naam == "actie" else wat[naam].actie)
            if verantwoording and (eerder := eerder_ingezonden(actie, verantwoording)):
                return cast("R", eerder)
            door: Gebruiker | None = wat.get("door", getattr(verantwoording, "door", None))
            eis(door, actie, wat)
            if verantwoording:
                if verantwoording.corrigeert:
                    rechten.eis_deel_van(door, actie, verantwoording.corrigeert)
                eis_versie(actie, verantwoording)
                eis_laatste(verantwoording)
            return doe(**{**wat, naam: _nu(wat[naam], naam, actie)})  # type: ignore[call-arg]  # no positional ones

        return op_slot

    return maak


def _nu(ding: Any, naam: str, actie: Actie) -> Any:
    """What is changed, as it is now, with its locked actie."""
    if naam == "actie":
        return actie
    if naam in DELEN:
        ding.refresh_from_db()
    ding.actie = actie
    return ding


# -- who may -----------------------------------------------------------------------------------------------------


def beheer(door: Gebruiker | None, actie: Actie, wat: Mapping[str, Any]) -> None:
    """A beheerder."""
    rechten.eis_beheer(door)


def gezamenlijk(door: Gebruiker | None, actie: Actie, wat: Mapping[str, Any]) -> None:
    """Who writes the joint part."""
    rechten.eis_gezamenlijk(door, actie)


def eigen_partij(door: Gebruiker | None, actie: Actie, wat: Mapping[str, Any]) -> None:
    """Who writes for the party."""
    rechten.eis_partij(door, actie, wat["partij"])


def bevestiger(door: Gebruiker | None, actie: Actie, wat: Mapping[str, Any]) -> None:
    """Who writes for the party of the afspraak, and may say that it stands."""
    rechten.eis_partij(door, actie, wat["afspraak"].partij)
    rechten.eis_bevestigen(door, wat["afspraak"].partij)


def melder(door: Gebruiker | None, actie: Actie, wat: Mapping[str, Any]) -> None:
    """Who reported the row, and still may."""
    if door is None or wat["rij"].door_id != door.pk:
        raise PermissionDenied("Alleen wie iets meldde, neemt het terug.")
    rechten.eis_deel_van(door, actie, wat["rij"])
