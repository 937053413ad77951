"""Doing what a sent form says, whichever page it stood on."""

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction

from acties.forms import VerantwoordForm
from acties.handelingen import Handeling
from acties.models import Gebeurtenis
from acties.services import Bezet, Verouderd
from basis.web.storing import is_bezet
from partijen.models import Gebruiker


@dataclass(frozen=True)
class Uitkomst:
    """What came of it: the HTTP status of the page that shows the form, and the row when it was done."""

    status: int
    rij: Gebeurtenis | None = None

    @property
    def is_gelukt(self) -> bool:
        return self.status == 200


def verwerk(handeling: Handeling, formulier: VerantwoordForm, goedgekeurd_door: Gebruiker | None = None) -> Uitkomst:
    """Do it. 422 when something was filled in wrongly, 409 when someone else was first.

    The form then says so, and nothing typed is lost.
    """
    uitkomst = _doe(handeling, formulier, goedgekeurd_door) if formulier.is_valid() else Uitkomst(422)
    if not uitkomst.is_gelukt:
        formulier.wijs_fout_aan()
    return uitkomst


def _doe(handeling: Handeling, formulier: VerantwoordForm, goedgekeurd_door: Gebruiker | None) -> Uitkomst:
    try:
        with transaction.atomic():  # a source that was typed stays only when the change does
            verantwoording = formulier.verantwoording(handeling.gebruiker, handeling.namens)
            rij = handeling.voer_uit(formulier, replace(verantwoording, goedgekeurd_door=goedgekeurd_door))
    except Verouderd as fout:
        formulier.meld_gemist(fout)
        return Uitkomst(409)
    except ValidationError as fout:
        formulier.neem_over(fout)
        return Uitkomst(409 if isinstance(fout, Bezet) else 422)
    except OperationalError as fout:
        if not is_bezet(fout):
            raise
        formulier.neem_over(Bezet())
        return Uitkomst(409)
    return Uitkomst(200, rij)
