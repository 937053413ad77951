"""How every change begins: lock, idempotence, right, version, in this order and nowhere else."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError, connection, models, transaction

from acties import rechten
from acties.models import Actie, Afspraak, Gebeurtenis, Houder, Toezegging
from acties.services.journaal import Verantwoording
from basis.bronnen.services import wacht_lang
from basis.web.storing import is_bezet
from partijen.models import Gebruiker

P = ParamSpec("P")
R = TypeVar("R")
# Raises PermissionDenied unless this person may change that of the (locked) actie or programme: who, which, what.
Eis = Callable[[Gebruiker | None, Any, Mapping[str, Any]], None]

Gehouden = TypeVar("Gehouden", bound=Houder)

NIET_LAATSTE = "Dit is daarna opnieuw gemeld en ligt dus vast. Meld opnieuw hoe het wel zit."
BEZET = (
    "Iemand anders verandert deze actie op dit moment, bijvoorbeeld vanuit een spreadsheet. "
    "Probeer het over een paar minuten opnieuw."
)
HOUDERS = ("actie", "houder")
# What may be changed of an actie, by the name of its keyword; a code stands above, and is of one actie.
DELEN = ("mijlpaal", "afspraak", "onderdeel", "document", "code")


def dienst(eis: Eis) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function one change of one actie, or of the programme as a whole: all of it or nothing, for who may.

    The function is called by keywords: `actie` or `houder`, one of `DELEN`, `toezegging` or `rij` (a row of its
    journal) says of which; who does it stands in `door`, or in the `verantwoording`. It gets these as they are now,
    locked. The answer to the second of two clicks is the row that the first one wrote. Raises `Bezet`,
    PermissionDenied, or `Verouderd` when the person saw an older version.
    """

    def maak(doe: Callable[P, R]) -> Callable[P, R]:
        @wraps(doe)
        @transaction.atomic
        def op_slot(*_: P.args, **gevraagd: P.kwargs) -> R:
            wat = cast("dict[str, Any]", gevraagd)
            verantwoording: Verantwoording | None = wat.get("verantwoording")
            naam = next(naam for naam in (*HOUDERS, *DELEN, "toezegging", "rij") if naam in wat)
            houder = vergrendel(_houder(wat[naam]))
            if verantwoording and (eerder := eerder_ingezonden(houder, verantwoording)):
                return cast("R", eerder)
            door: Gebruiker | None = wat.get("door", getattr(verantwoording, "door", None))
            eis(door, houder, wat)
            if verantwoording:
                if verantwoording.corrigeert:
                    rechten.eis_deel_van(door, houder, verantwoording.corrigeert)
                eis_versie(houder, verantwoording)
                eis_laatste(verantwoording)
            return doe(**{**wat, naam: _nu(wat[naam], naam, houder)})  # type: ignore[call-arg]  # no positional ones

        return op_slot

    return maak


def _houder(ding: Any) -> Houder:
    """The actie or the programme that something belongs to."""
    if isinstance(ding, Toezegging):
        return ding.afspraak.houder
    return cast("Houder", ding.houder if isinstance(ding, Afspraak | Gebeurtenis) else getattr(ding, "actie", ding))


def _nu(ding: Any, naam: str, houder: Houder) -> Any:
    """What is changed, as it is now, with its locked actie or programme."""
    if naam in HOUDERS:
        return houder
    if naam != "rij":
        ding.refresh_from_db()
    van = ding.afspraak if isinstance(ding, Toezegging) else ding
    setattr(van, str(houder._meta.model_name), houder)
    return ding


# -- how it begins -----------------------------------------------------------------------------------------------


class Verouderd(Exception):
    """The actie was changed after this person opened it; `gemist` are the rows since then.

    `is_eigen`: all of those are this person's own, from another page.
    """

    def __init__(self, houder: Houder, gemist: list[Gebeurtenis], door: Gebruiker | None = None) -> None:
        super().__init__(f"{houder} is intussen veranderd")
        self.houder = houder
        self.gemist = gemist
        self.is_eigen = bool(door and gemist) and all(rij.door == door for rij in gemist)


def begin_lange_transactie() -> None:
    """For one transaction that changes many acties: move the stamp and the counts only at its end.

    Every change of an actie moves them, so who held them for minutes would stop everyone who changes another actie.
    It waits itself for as long as it takes; a page does not (`lock_timeout`).
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    wacht_lang()


class Bezet(ValidationError):
    """Somebody else holds the actie, for longer than a page waits."""

    def __init__(self) -> None:
        super().__init__(BEZET)


def vergrendel(houder: Gehouden) -> Gehouden:
    """The actie (or the programme) as it is now, locked until the end of the transaction. Raises Bezet."""
    rijen: models.QuerySet[Any] = type(houder)._default_manager.select_for_update(of=("self",))
    if isinstance(houder, Actie):
        rijen = rijen.select_related("programmalijn", "soort")
    try:
        return cast("Gehouden", rijen.get(pk=houder.pk))
    except OperationalError as fout:
        if is_bezet(fout):
            raise Bezet from fout
        raise


def eis_versie(houder: Houder, verantwoording: Verantwoording) -> None:
    """Raise `Verouderd` when the person saw an older version of the (locked) actie or programme.

    Unless since then people only said that all is still true, or took that back. Some changes have no row and move the
    version all the same: its place, its order, the texts of a draft.
    """
    versie = verantwoording.versie
    if versie is None or versie >= houder.versie:
        return
    sinds = houder.gebeurtenissen.sinds_versie(versie)
    gemist = list(sinds.zonder_bevestigingen().voor_lijst())
    if gemist or sinds.count() < houder.versie - versie:
        raise Verouderd(houder, gemist, verantwoording.door)


def eis_laatste(verantwoording: Verantwoording) -> None:
    """Raise ValidationError when a person mends what was reported again since; a command knows the whole history."""
    rij = verantwoording.corrigeert
    if verantwoording.door and rij and not Gebeurtenis.objects.filter(pk=rij.pk).laatst_gemeld().exists():
        raise ValidationError(NIET_LAATSTE)


def eerder_ingezonden(houder: Houder, verantwoording: Verantwoording) -> Gebeurtenis | None:
    """The row that this very sending already wrote at the locked actie, so that a double click changes nothing."""
    if verantwoording.inzending is None:
        return None
    return houder.gebeurtenissen.filter(inzending=verantwoording.inzending).first()


# -- who may -----------------------------------------------------------------------------------------------------


def beheer(door: Gebruiker | None, actie: Actie, wat: Mapping[str, Any]) -> None:
    """A beheerder."""
    rechten.eis_beheer(door)


def gezamenlijk(door: Gebruiker | None, actie: Actie, wat: Mapping[str, Any]) -> None:
    """Who writes the joint part."""
    rechten.eis_gezamenlijk(door, actie)


def voorsteller(door: Gebruiker | None, houder: Houder, wat: Mapping[str, Any]) -> None:
    """Who writes for the party that proposes an afspraak; without a party the programmabureau."""
    rechten.eis_voorstellen(door, houder, wat["indiener"])


def gemeenschappelijk(door: Gebruiker | None, houder: Houder, wat: Mapping[str, Any]) -> None:
    """Who writes the common part of the afspraak: for the party that proposed it, or for the trekker."""
    rechten.eis_afspraak(door, wat["afspraak"])


def maker(door: Gebruiker | None, houder: Houder, wat: Mapping[str, Any]) -> None:
    """Who writes for the party whose part in an afspraak it is."""
    rechten.eis_toezegging(door, wat["toezegging"])


def melder(door: Gebruiker | None, houder: Houder, wat: Mapping[str, Any]) -> None:
    """Who reported the row, and still may."""
    if door is None or wat["rij"].door_id != door.pk:
        raise PermissionDenied("Alleen wie iets meldde, neemt het terug.")
    rechten.eis_deel_van(door, houder, wat["rij"])
