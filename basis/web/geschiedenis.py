"""The history of texts: who edited what, kept by triggers in the database beside the journal (docs/adr/0025).

A row has the values from before an edit, and who made it in `pgh_context`. It is there for every way of changing, also
`.update()` and plain SQL, and only when one of the columns that are followed really changed.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

import pghistory
from django.db import models
from django.http import HttpRequest
from pghistory.middleware import HistoryMiddleware

from basis.web.verzoek import wie

GEWIJZIGD, VERWIJDERD = "gewijzigd", "verwijderd"
BEWERKINGEN = "bewerkingen"  # on every model that is followed: its rows of history

Model = TypeVar("Model", bound=type[models.Model])
Ding = TypeVar("Ding", bound=models.Model)


def volg_tekst(*velden: str) -> Callable[[Model], Model]:
    """Keep what these columns were before each edit, and before removal. Never personal data of citizens."""

    def volg(model: Model) -> Model:
        gevolgd: Model = pghistory.track(
            pghistory.UpdateEvent(GEWIJZIGD, row=pghistory.Old, condition=pghistory.AnyChange(*velden)),
            pghistory.DeleteEvent(VERWIJDERD),
            fields=list(velden),
            model_name=f"{model.__name__}Bewerking",
            obj_field=pghistory.ObjForeignKey(related_name=BEWERKINGEN),
            context_field=pghistory.ContextJSONField(),
            context_id_field=None,  # type: ignore[arg-type]  # its documentation and its code take None
            append_only=True,
            meta={"verbose_name": "bewerking", "verbose_name_plural": BEWERKINGEN},
        )(model)
        return gevolgd

    return volg


def zoals_op(dingen: Iterable[Ding], op: datetime, *kolommen: str) -> dict[Any, Ding]:
    """These objects of one model by key, with these followed columns as they were at an instant.

    They are for reading: nobody saves them.
    """
    per_sleutel = {ding.pk: ding for ding in dingen}
    bewerkingen: Any = next((type(ding).pgh_event_model.objects for ding in per_sleutel.values()), None)  # type: ignore[attr-defined]
    later = bewerkingen.filter(pgh_obj__in=per_sleutel, pgh_created_at__gt=op) if bewerkingen else ()
    for bewerking in sorted(later, key=lambda rij: rij.pgh_id, reverse=True):
        for kolom in kolommen:
            setattr(per_sleutel[bewerking.pgh_obj_id], kolom, getattr(bewerking, kolom))
    return per_sleutel


class Bewerker(HistoryMiddleware):
    """Tell the triggers who asks for a change, and on which page."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        """A reader without a cookie has no session to look into."""
        gebruiker = wie(request)
        return {"user": gebruiker and gebruiker.pk, "url": request.path}


def namens_opdracht(naam: str) -> pghistory.context:
    """Around a command: tell the triggers that it made the changes. For `with`, or above `handle`."""
    return pghistory.context(opdracht=naam)
