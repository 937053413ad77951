"""Who sees which rondes: drafts are for who opens them; the others for everyone with a place to work."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from basis.web.verzoek import wie
from partijen.models import Gebruiker
from partijen.rechten import eis, mag
from partijen.rollen import Recht
from werk.rondes.models import Ronde


def wie_werkt(request: HttpRequest) -> Any:
    """The person who is logged in; raises PermissionDenied without any role."""
    gebruiker = wie(request)
    eis(gebruiker, Recht.WERKPLEK, tekst="Updaterondes zijn voor wie werkt voor een organisatie in het programma.")
    return gebruiker


def wie_rondes_doet(request: HttpRequest) -> Any:
    """The same for who opens and closes rondes."""
    gebruiker = wie(request)
    eis(gebruiker, Recht.RONDES, tekst="Alleen het programmabureau doet dit.")
    return gebruiker


def mag_rondes(gebruiker: Gebruiker) -> bool:
    """Whether this person opens and closes rondes."""
    return mag(gebruiker, Recht.RONDES)


def vind(slug: str, gebruiker: Gebruiker) -> Ronde:
    """The ronde at an address; raises Http404 when this person does not see it."""
    ronde = get_object_or_404(Ronde.objects.zonder_opname().voor_lijst(), slug=slug)
    if ronde.is_concept and not mag_rondes(gebruiker):
        raise Http404("geen ronde op dit adres")
    return ronde
