"""The self-check of a code, empty, for anyone: as a page to print and as a PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from basis.tijd.moment import Moment
from basis.web.drukte import BESTAND, BLADZIJDE, zwaar
from basis.web.moment import alleen_nu
from basis.web.verzoek import require_safe
from codes.beeld import Tekstbeeld, lees_code, lees_teksten
from codes.models import Code, Toepasstand, Versie
from codes.zelfcheck import BRON_TITEL, BRON_URL, MINUTEN, STAPPEN, maak_pdf


@require_safe
@zwaar(BLADZIJDE)
@alleen_nu
def zelfcheck(request: HttpRequest, code: str) -> HttpResponse:
    """The six steps, and the bepalingen in force with room to write."""
    gevonden, versie, teksten = _lees(code)
    context = {
        "code": gevonden,
        "versie": versie,
        "teksten": teksten,
        "keuzes": Toepasstand.labels,
        "stappen": STAPPEN,
        "minuten": MINUTEN,
        "bron_titel": BRON_TITEL,
        "bron_url": BRON_URL,
    }
    return render(request, "codes/zelfcheck.html", context)


@require_safe
@zwaar(BESTAND)
@alleen_nu
def pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a PDF to fill in on paper."""
    gevonden, versie, teksten = _lees(code)
    return pdf_antwoord(f"zelfcheck-{gevonden.slug}", maak_pdf(gevonden, versie, teksten))


def pdf_antwoord(naam: str, inhoud: bytes) -> HttpResponse:
    """A PDF to keep under this name."""
    kop = {"Content-Disposition": f'attachment; filename="{naam}.pdf"'}
    return HttpResponse(inhoud, content_type="application/pdf", headers=kop)


def _lees(slug: str) -> tuple[Code, Versie, list[Tekstbeeld]]:
    """The code, its version in force and what that says. Raises Http404 when nothing is in force."""
    code = get_object_or_404(Code.objects.zichtbaar().voor_lijst(), slug=slug)
    versie = lees_code(code, Moment.nu()).geldend
    if versie is None:
        raise Http404("er geldt nog geen versie van deze code")
    return code, versie, lees_teksten([versie], Moment.nu())
