"""Two closed rondes side by side: what changed between their snapshots."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from basis.web.formulieren import Optie
from basis.web.toegang import met_inlog
from basis.web.verzoek import require_safe
from werk.rondes.models import Ronde
from werk.rondes.opname import vergelijk as vergelijk_opnames
from werk.rondes.zicht import vind, wie_werkt


@met_inlog
@require_safe
def vergelijk(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed since another closed ronde; without `?met=` since the one that was closed before it."""
    ronde = vind(slug, wie_werkt(request))
    if not ronde.is_gesloten:
        raise Http404("alleen van een gesloten ronde is er een momentopname")
    andere = list(Ronde.objects.gesloten().behalve(ronde).zonder_opname().nieuwste_eerst())
    ander = _kies(ronde, andere, request.GET.get("met", ""))
    context: dict[str, Any] = {
        "ronde": ronde,
        "opties": [Optie(een.slug, een.titel, een == ander) for een in andere],
        "verschil": vergelijk_opnames(ronde, ander) if ander else None,
    }
    return render(request, "rondes/vergelijk.html", context)


def _kies(ronde: Ronde, andere: list[Ronde], met: str) -> Ronde | None:
    """The ronde to compare with: the one that is asked for, else the last before this one, else any. Raises Http404."""
    if met:
        gevraagd = next((ander for ander in andere if ander.slug == met), None)
        if gevraagd is None:
            raise Http404("zo heet geen gesloten ronde")
        return gevraagd
    eerdere = [ander for ander in andere if (ander.gesloten_op, ander.pk) < (ronde.gesloten_op, ronde.pk)]
    return next(iter(eerdere or andere), None)
