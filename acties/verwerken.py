"""Doing what a sent form says, whichever page it stood on."""

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction
from django.http import QueryDict

from acties.forms import VerantwoordForm
from acties.handelingen import Handeling
from acties.services import Bezet, Verouderd
from basis.web.storing import is_bezet
from partijen.models import Gebruiker


@dataclass(frozen=True)
class Uitkomst:
    """The form as it was sent; with an error it says so, and `status` is the HTTP status of the page that shows it."""

    formulier: VerantwoordForm
    status: int

    @property
    def is_gelukt(self) -> bool:
        return self.status == 200


def verwerk(handeling: Handeling, data: QueryDict, goedgekeurd_door: Gebruiker | None = None) -> Uitkomst:
    """Do it. 422 when something was filled in wrongly, 409 when someone else was first; nothing typed is lost."""
    formulier = handeling.formulier(data)
    status = _doe(handeling, formulier, goedgekeurd_door) if formulier.is_valid() else 422
    if status != 200:
        formulier.wijs_fout_aan()
    return Uitkomst(formulier, status)


def _doe(handeling: Handeling, formulier: VerantwoordForm, goedgekeurd_door: Gebruiker | None) -> int:
    try:
        with transaction.atomic():  # a source that was typed stays only when the change does
            verantwoording = formulier.verantwoording(handeling.gebruiker, handeling.namens)
            handeling.voer_uit(formulier, replace(verantwoording, goedgekeurd_door=goedgekeurd_door))
    except Verouderd as fout:
        formulier.meld_gemist(fout)
        return 409
    except ValidationError as fout:
        formulier.neem_over(fout)
        return 409 if isinstance(fout, Bezet) else 422
    except OperationalError as fout:
        if not is_bezet(fout):
            raise
        formulier.neem_over(Bezet())
        return 409
    return 200
