"""Pages of text."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from basis.web.verzoek import require_safe
from programmalijnen.models import Pagina


@require_safe
def pagina(request: HttpRequest, slug: str) -> HttpResponse:
    """A page that editors write, such as *over*."""
    return render(
        request, "programmalijnen/pagina.html", {"pagina": get_object_or_404(Pagina.objects.zichtbaar(), slug=slug)}
    )
