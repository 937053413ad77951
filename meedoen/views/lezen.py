"""The pages to read: all questions, and one of them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from basis.web.moment import alleen_nu
from basis.web.verzoek import MomentVerzoek, require_safe
from meedoen.models import Vraag


@require_safe
@alleen_nu
def overzicht(request: MomentVerzoek) -> HttpResponse:
    """All questions, by how they stand."""
    return HttpResponse("")


@require_safe
@alleen_nu
def vraag(request: MomentVerzoek, slug: str) -> HttpResponse:
    """One question, in each of its stands."""
    return HttpResponse(str(get_object_or_404(Vraag.objects.zichtbaar(), slug=slug)))
