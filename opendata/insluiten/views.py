"""What stands in other people's sites, the page that makes the code for it, and oEmbed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp, csp_update
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.clickjacking import xframe_options_exempt

from acties.kader import Kader, lees_kader
from basis.web.adres import Adres, volledig
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.geheugen import onthoud
from basis.web.moment import met_demo, met_moment
from basis.web.verzoek import MomentVerzoek, require_safe
from opendata.insluiten.forms import InsluitForm
from opendata.insluiten.oembed import Vraag, beschrijf, code
from opendata.insluiten.soorten import SOORTEN, THEMAS, Insluiting, uit_adres

Gezicht = Callable[..., HttpResponseBase]

# All that such a page may do: look like ours, wherever it stands.
BELEID = {
    "default-src": [NONE],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "form-action": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": ["*"],
}
# A site that keeps itself apart (cross-origin isolation) frames only what says that it may be, and does so too.
KOPREGELS = {
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Robots-Tag": "noindex",
}


def insluitbaar(gezicht: Gezicht) -> Gezicht:
    """For a view that any site may put in a frame: without script, form, cookie or session."""

    in_lijst: Gezicht = xframe_options_exempt(csp(BELEID)(gezicht))

    @wraps(gezicht)
    def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        antwoord = in_lijst(request, *args, **kwargs)
        for naam, waarde in KOPREGELS.items():
            antwoord.headers[naam] = waarde
        return antwoord

    bekijk.kent_niemand = True  # type: ignore[attr-defined]
    return bekijk


@require_safe
@insluitbaar
@zwaar(BLADZIJDE)
@met_moment
def toen(request: MomentVerzoek, wat: str, slug: str = "") -> HttpResponse:
    """What can be asked for a moment."""
    return _toon(request, wat, slug)


@require_safe
@insluitbaar
@zwaar(BLADZIJDE)
@met_demo
def nu(request: MomentVerzoek, wat: str, slug: str = "") -> HttpResponse:
    """What only shows the present."""
    return _toon(request, wat, slug)


def _toon(request: MomentVerzoek, wat: str, slug: str) -> HttpResponse:
    """The page; what is not there (any more) says so in its frame. `thema` makes it light or dark for everyone."""
    kader, adres = lees_kader(), Adres.van(request)
    thema = adres.get("thema") if adres.get("thema") in THEMAS else ""
    try:
        insluiting = SOORTEN[wat].vind(slug, adres, request.moment, kader)
    except Http404:
        return HttpResponse(render_to_string("opendata/insluiten/weg.html", {"thema": thema}), status=404)
    context = {
        "insluiting": insluiting,
        "thema": thema,
        "lijf": _lijf(insluiting, kader),
        "moment": request.moment,
        "moment_fout": getattr(request, "moment_fout", ""),
        "canoniek": volledig(insluiting.adres()),
    }
    return HttpResponse(render_to_string("opendata/insluiten/blad.html", context))


def _lijf(insluiting: Insluiting, kader: Kader) -> SafeString:
    """What it shows: ready-made until anything in the programme changes."""
    context = {"insluiting": insluiting, "moment": insluiting.moment}
    sleutel = f"insluiten:{kader.stempel}:{timezone.localdate()}:{insluiting.adres()}"
    return onthoud(sleutel, lambda: render_to_string(insluiting.soort.sjabloon, context | insluiting.vul()))


@require_safe
@csp_update({"frame-src": [SELF]})
@met_demo
def maken(request: MomentVerzoek) -> HttpResponse:
    """The code that puts something in a site, with how it looks there; `?pagina=` is the page that it belongs to."""
    formulier = InsluitForm(request.GET if "pagina" in request.GET else None)
    context: dict[str, Any] = {"formulier": formulier, "soorten": SOORTEN}
    if formulier.is_bound and formulier.is_valid():
        insluiting, thema = formulier.cleaned_data["pagina"], formulier.cleaned_data["thema"]
        context |= {"insluiting": insluiting, "adres": insluiting.adres(thema), "code": code(insluiting, thema)}
    formulier.wijs_fout_aan()
    return render(request, "opendata/insluiten/maken.html", context, status=422 if formulier.errors else 200)


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """What can be embedded of an address of ours, for programs that ask (oembed.com, JSON only).

    404 for what cannot be, 501 for another format, 400 for a question that cannot be read.
    """
    try:
        vraag = Vraag.van(request.GET)
        inhoud, status = beschrijf(uit_adres(vraag.adres, lees_kader()), vraag), 200
    except Http404 as fout:
        inhoud, status = {"fout": f"Van dit adres is niets in te sluiten: {fout}."}, 404
    except NotImplementedError as fout:
        inhoud, status = {"fout": str(fout)}, 501
    except ValueError as fout:
        inhoud, status = {"fout": str(fout)}, 400
    kop = {"Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"}
    return JsonResponse(inhoud, status=status, headers=kop, json_dumps_params={"ensure_ascii": False})
