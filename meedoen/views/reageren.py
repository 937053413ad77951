"""Giving a reaction, with its receipt, and saying that one of another should not stand there.

Whoever does so has no cookie, so instead of Django's token the form has one of our own (`meedoen.bewijs`). What was
typed is never lost: each answer that takes nothing in has the form with all of it.
"""

from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from basis.tijd.perioden import dag, toon_periode
from basis.web.moment import met_demo
from basis.web.verzoek import huidig_netwerk
from meedoen import bewijs, services, volgcode
from meedoen.forms import ADRES_GEWIST, MisbruikForm, ReactieForm
from meedoen.models import Inbreng, Vraag
from toegang.pogingen import Geblokkeerd, Soort, begin

MISBRUIK = Soort("melding-reactie", 10, is_van_inwoners=True)  # in a quarter of an hour, from one network


class Boodschap(NamedTuple):
    """Why a form was not taken in, above it."""

    kop: str
    tekst: str
    status: int = 422


NIET_VERSTUURD = "Uw reactie is nog niet verstuurd"
TE_SNEL = Boodschap(NIET_VERSTUURD, "Dat ging heel snel. Uw tekst staat er nog. Kijk hem na en verstuur hem opnieuw.")
VERLOPEN = Boodschap(
    NIET_VERSTUURD,
    "De pagina stond langer dan een dag open. Uw tekst staat er nog. Kijk hem na en verstuur hem opnieuw.",
)
SLOOT = "De vraag sloot terwijl u schreef"


def _sloot(vraag: Vraag, *, kan_nog: bool) -> Boodschap:
    op = f"De vraag sloot op {toon_periode(dag(vraag.sluit))}. Uw tekst staat er nog."
    nog = "Verstuurt u hem vandaag, dan doet hij mee. Er staat bij dat hij later kwam."
    niet = f"Hij kan niet meer meedoen. Bewaar hem zelf, of mail hem naar {settings.UITGEVER.mail}."
    return Boodschap(SLOOT, f"{op} {nog if kan_nog else niet}", 409)


def _vraag(slug: str) -> Vraag:
    return get_object_or_404(Vraag.objects.zichtbaar().hier_gesteld().voor_lijst(), slug=slug)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@met_demo
def reageren(request: HttpRequest, slug: str) -> HttpResponse:
    """The form by itself, and what comes of sending it: the receipt, or the form with what was typed."""
    vraag = _vraag(slug)
    if request.method != "POST":
        is_open = vraag.is_open(timezone.localdate())
        return _toon(request, ReactieForm(vraag=vraag)) if is_open else redirect(vraag)
    formulier = ReactieForm(request.POST, vraag=vraag)
    try:
        token = formulier.lees_bewijs()
    except bewijs.TeSnel:
        return _toon(request, formulier, TE_SNEL)  # the same token counts in a moment
    except bewijs.Ongeldig as fout:
        formulier.vernieuw_bewijs(fout.begonnen_op)
        kan_nog = services.neemt_aan(vraag, fout.begonnen_op, timezone.now())
        is_open = vraag.is_open(timezone.localdate())
        return _toon(request, formulier, VERLOPEN if is_open else _sloot(vraag, kan_nog=kan_nog))
    return _neem_aan(request, formulier, token)


def _neem_aan(request: HttpRequest, formulier: ReactieForm, token: bewijs.Bewijs) -> HttpResponse:
    vraag = formulier.vraag
    if not formulier.is_valid():
        formulier.wijs_fout_aan()
        return _toon(request, formulier)
    getypt = formulier.cleaned_data
    velden = {"tekst": getypt["tekst"], "naam": getypt["naam"], "mag_openbaar": getypt["openbaar"]}
    try:
        ontvangst = services.ontvang(
            vraag=vraag, bewijs=token, velden=velden, adres=getypt["mail"], is_verdacht=formulier.is_verdacht
        )
    except services.Gesloten:
        return _toon(request, formulier, _sloot(vraag, kan_nog=False))
    except ValidationError as fout:
        formulier.neem_over(fout)
        return _toon(request, formulier)
    return _toon_ontvangst(request, ontvangst, adres=getypt["mail"])


def _toon(request: HttpRequest, formulier: ReactieForm, boodschap: Boodschap | None = None) -> HttpResponse:
    """The form by itself; with what was typed in it no cache keeps it."""
    status = boodschap.status if boodschap else 422 if formulier.errors else 200
    context = {"vraag": formulier.vraag, "formulier": formulier, "boodschap": boodschap, "openbaar": False}
    antwoord = render(request, "meedoen/reageren.html", context, status=status)
    if formulier.is_bound:
        add_never_cache_headers(antwoord)
    return antwoord


def _toon_ontvangst(request: HttpRequest, ontvangst: services.Ontvangst, *, adres: str) -> HttpResponse:
    """The receipt, as the answer itself: an address that leads to it would hold the code."""
    context = {
        "inbreng": ontvangst.inbreng,
        "code": ontvangst.code,
        "delen": ontvangst.code.split("-"),
        "voorgelezen": volgcode.voorgelezen(ontvangst.code),
        "met_adres": bool(adres),
        "is_gemaild": ontvangst.is_gemaild,
        "adres_gewist": ADRES_GEWIST,
        "openbaar": False,
    }
    antwoord = render(request, "meedoen/ontvangen.html", context)
    add_never_cache_headers(antwoord)
    return antwoord


# -- abuse ------------------------------------------------------------------------------------------------------


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@met_demo
def melden(request: HttpRequest, slug: str, nummer: str) -> HttpResponse:
    """Say why a reaction should not stand on the site; only who handles reactions hears of it."""
    inbreng = _openbaar(slug, nummer)
    if request.method != "POST":
        return _toon_melden(request, inbreng, MisbruikForm(vraag=inbreng.vraag))
    formulier, netwerk = MisbruikForm(request.POST, vraag=inbreng.vraag), huidig_netwerk()
    try:
        token = formulier.lees_bewijs()
    except bewijs.Ongeldig as fout:
        formulier.vernieuw_bewijs(fout.begonnen_op)
        return _toon_melden(request, inbreng, formulier, nog_eens=True, status=422)
    if not formulier.is_valid():
        formulier.wijs_fout_aan()
        return _toon_melden(request, inbreng, formulier, status=422)
    try:
        begin(MISBRUIK, netwerk or token.tekst)
        services.meld_misbruik(inbreng=inbreng, tekst=formulier.cleaned_data["tekst"])
    except ValidationError as fout:
        formulier.neem_over(fout)
        return _toon_melden(request, inbreng, formulier, status=429 if isinstance(fout, Geblokkeerd) else 422)
    return render(request, "meedoen/gemeld.html", {"inbreng": inbreng, "openbaar": False})


def _openbaar(slug: str, nummer: str) -> Inbreng:
    """The reaction with this number (2026-0415), when everyone may read it."""
    jaar, _, volgnummer = nummer.partition("-")
    if not (jaar.isdecimal() and volgnummer.isdecimal() and len(nummer) <= len("2026-123456789")):
        raise Http404
    reacties = Inbreng.objects.openbaar().met_nummer(int(jaar), int(volgnummer)).select_related("vraag")
    return get_object_or_404(reacties, vraag__in=Vraag.objects.zichtbaar().met_slug(slug))


def _toon_melden(
    request: HttpRequest, inbreng: Inbreng, formulier: MisbruikForm, *, nog_eens: bool = False, status: int = 200
) -> HttpResponse:
    context = {"inbreng": inbreng, "formulier": formulier, "nog_eens": nog_eens, "openbaar": False}
    antwoord = render(request, "meedoen/melden.html", context, status=status)
    if formulier.is_bound:
        add_never_cache_headers(antwoord)
    return antwoord
