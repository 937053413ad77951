"""Pages of codes for readers."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.verzoek import MomentVerzoek, require_safe
from codes.beeld import lees_code, lees_teksten
from codes.models import Code


@require_safe
@zwaar(BLADZIJDE)
def lijst(request: MomentVerzoek) -> HttpResponse:
    """All codes."""
    codes = Code.objects.te_zien(request.moment).voor_lijst()
    return render(request, "codes/lijst.html", {"beelden": [lees_code(code, request.moment) for code in codes]})


@require_safe
@zwaar(BLADZIJDE)
def code(request: MomentVerzoek, code: str) -> HttpResponse:
    """One code: what holds, which versions there are, who signed and who applies it."""
    beeld = lees_code(_code(code), request.moment)
    teksten = lees_teksten([beeld.geldend], request.moment) if beeld.geldend else []
    return render(request, "codes/code.html", {"beeld": beeld, "code": beeld.code, "teksten": teksten})


@require_safe
@zwaar(BLADZIJDE)
def versie(request: MomentVerzoek, code: str, nummer: str) -> HttpResponse:
    """A version as a whole; or, by the key of a bepaling, the way to what holds of it."""
    beeld = lees_code(_code(code), request.moment)
    gevonden = beeld.versie(nummer)
    if gevonden is None:
        if beeld.geldend is None:
            raise Http404
        return redirect("codes:tekst", beeld.code.slug, beeld.geldend.nummer, nummer)
    context = {"beeld": beeld, "versie": gevonden, "teksten": lees_teksten([gevonden], request.moment)}
    return render(request, "codes/versie.html", context)


def _code(slug: str) -> Code:
    return get_object_or_404(Code.objects.zichtbaar().voor_lijst(), slug=slug)
