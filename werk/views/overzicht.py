"""The civil servant's own acties, those that need something first, with the forms to do it on the spot."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from basis.web.context import wie
from basis.web.methoden import require_safe
from basis.web.toegang import met_inlog
from partijen import rechten
from partijen.models import Gebruiker
from werk.adres import Werkadres
from werk.blad import Invulling, maak_blad, vind_handeling, vul_in
from werk.forms import BewaarFilterForm
from werk.navigatie import werknavigatie


@met_inlog
@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """My acties: what asks something comes first, and says why. `?bewerk=` opens a form on a card."""
    gebruiker = wie(request)
    return toon(request, gebruiker, _open_formulier(request, gebruiker))


def toon(
    request: HttpRequest,
    gebruiker: Gebruiker,
    invulling: Invulling | None = None,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """The whole page, whichever address it answers."""
    berichten = list(messages.get_messages(request))
    context = {
        **maak_blad(gebruiker, request.GET, berichten, invulling),
        "paginas": werknavigatie(request),
        "bewaarformulier": BewaarFilterForm(gebruiker=gebruiker),
        "kan_delen": bool(rechten.eigen_partijen(gebruiker)),
        **extra,
    }
    return render(request, "werk/overzicht.html", context, status=status)


def _open_formulier(request: HttpRequest, gebruiker: Gebruiker) -> Invulling | None:
    """The form that `?bewerk=slug:soort:welke` asks for; none when it is not this person's to fill in."""
    slug, _, rest = request.GET.get("bewerk", "").partition(":")
    soort, _, welke = rest.partition(":")
    try:
        handeling = vind_handeling(gebruiker, slug, soort, welke)
    except (PermissionDenied, Http404):
        return None
    return vul_in(handeling, (slug, soort, welke), handeling.formulier(), Werkadres.van(request.GET))
