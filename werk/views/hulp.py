"""Help for civil servants: the handbook, and hints on plain language while someone writes or on a page of their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from basis.web.toegang import met_inlog
from basis.web.verzoek import require_safe
from partijen.rollen import ROLLEN, Portaalrol, Recht, Rol
from werk.forms import TaalForm
from werk.taal import geef_hints


@met_inlog
@require_safe
def hulp(request: HttpRequest) -> HttpResponse:
    """How to work here, in plain Dutch. What a role may do comes from the table of rights itself."""
    rollen = [*Rol, *Portaalrol]
    tabel = [(recht.label, [rol in ROLLEN[recht] for rol in rollen]) for recht in Recht]
    context = {"rollen": [rol.label for rol in rollen], "tabel": tabel}
    return render(request, "werk/hulp.html", context)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def taalhint(request: HttpRequest) -> HttpResponse:
    """Hints on the text that was sent, `?veld=` says in which field. Nothing is kept or logged."""
    veld = request.GET.get("veld", "tekst")
    is_gestuurd = request.method == "POST"
    formulier = TaalForm({"tekst": request.POST.get(veld, "")}) if is_gestuurd else TaalForm()
    hints = geef_hints(formulier.cleaned_data["tekst"]) if is_gestuurd and formulier.is_valid() else []
    context = {
        "formulier": formulier,
        "hints": hints,
        "is_bekeken": is_gestuurd and formulier.is_valid(),
    }
    return render(request, "werk/taalhint.html", context, status=422 if formulier.errors else 200)
