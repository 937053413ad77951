"""The handbook for civil servants."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from basis.web.methoden import require_safe
from basis.web.toegang import met_inlog
from partijen.models import Portaalrol, Rol
from partijen.rechten import ROLLEN, Recht
from werk.navigatie import werknavigatie


@met_inlog
@require_safe
def hulp(request: HttpRequest) -> HttpResponse:
    """How to work here, in plain Dutch. What a role may do comes from the table of rights itself."""
    rollen = [*Rol, *Portaalrol]
    tabel = [(recht.label, [rol in ROLLEN[recht] for rol in rollen]) for recht in Recht]
    context = {"rollen": [rol.label for rol in rollen], "tabel": tabel, "paginas": werknavigatie(request)}
    return render(request, "werk/hulp.html", context)
