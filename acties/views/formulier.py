"""A form in place on the page where it stands: opened by `?bewerk=`, or shown again with what was typed."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from acties import rechten
from acties.forms import VerantwoordForm
from acties.handelingen import Handeling, maak_handeling
from acties.models import Houder
from partijen.models import Gebruiker, Partij


def open_formulier(request: HttpRequest, houder: Houder, gebruiker: Gebruiker, pagina: str) -> dict[str, Any]:
    """The form that `?bewerk=` asks for; nothing when it is not this person's, or stands on another page."""
    soort, _, welke = request.GET.get("bewerk", "").partition(":")
    try:
        handeling = maak_handeling(soort, houder, gebruiker, welke)
    except (PermissionDenied, Http404):
        return {}
    return vul_in(handeling, handeling.formulier()) if handeling.pagina == pagina else {}


def knoppen_voor_nieuw(gebruiker: Gebruiker, partijen: Sequence[Partij]) -> dict[str, Any]:
    """For which of the parties that this person may write for a new promise begins, and whether one that was found."""
    return {
        "voor_partijen": rechten.stelt_voor(gebruiker, partijen),
        "mag_gevonden": rechten.mag_gevonden(gebruiker),
    }


def vul_in(handeling: Handeling, formulier: VerantwoordForm) -> dict[str, Any]:
    """What the page needs to show a form in place."""
    return {"handeling": handeling, "formulier": formulier, "doel": handeling.doel}
