"""The own second steps: which there are, adding one, taking one away, recovery codes."""

import json
import time
from contextlib import suppress
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, require_safe
from partijen.rechten import verandert_iets
from toegang import middelen, sessies, totp
from toegang.allauth_intern import webauthn
from toegang.deur import NAAR, net_bevestigd
from toegang.forms import AppForm, PasskeyForm
from toegang.totp import Onleesbaar, ontsleutel, versleutel
from toegang.views.inloggen import PAGINA, als_json

GEHEIM = "toegang.geheim"  # of an app that is being connected, encrypted, in the session


@met_inlog
@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """Which second steps one has; without any, the invitation to set one."""
    gebruiker = ingelogde(request)
    eigen = list(middelen.van(gebruiker))
    codes = middelen.herstelcodes_van(gebruiker)
    context = {
        "middelen": eigen,
        "heeft_app": any(middel.type == Authenticator.Type.TOTP for middel in eigen),
        "codes_over": len(middelen.ongebruikte_codes(codes)),
        "is_nodig": verandert_iets(gebruiker),
        "is_gezet": sessies.toonde_tweede_stap(request.session),
    }
    return render(request, "mfa/index.html", context)


@net_bevestigd
@require_http_methods(PAGINA)
def app(request: HttpRequest) -> HttpResponse:
    """Connect an app: scan the code, type what it shows."""
    gebruiker = ingelogde(request)
    geheim = _geheim_van(request)
    formulier = AppForm(request.POST if request.method == "POST" else None)
    if formulier.is_bound and formulier.is_valid():
        try:
            middel = middelen.voeg_app_toe(gebruiker=gebruiker, geheim=geheim, code=formulier.cleaned_data["code"])
        except ValidationError as fout:
            formulier.neem_over(ValidationError({"code": fout.messages}))
        else:
            del request.session[GEHEIM]
            return _klaar(request, middel)
    breedte, pad = totp.qr(totp.adres(gebruiker.email, geheim))
    groepen = " ".join(geheim[plek : plek + 4] for plek in range(0, len(geheim), 4))
    context = {"formulier": formulier, "breedte": breedte, "pad": pad, "geheim": groepen}
    return render(request, "mfa/app.html", context, status=422 if formulier.errors else 200)


def _geheim_van(request: HttpRequest) -> str:
    """What is being connected: the same until that is done, unless its key was lost meanwhile."""
    with suppress(Onleesbaar, KeyError):
        return ontsleutel(request.session[GEHEIM])
    geheim = totp.nieuw_geheim()
    request.session[GEHEIM] = versleutel(geheim)
    return geheim


@net_bevestigd
@require_http_methods(PAGINA)
def passkey(request: HttpRequest) -> HttpResponse:
    """Make a passkey on this device, or on a key or telephone."""
    gebruiker = ingelogde(request)
    formulier = PasskeyForm(request.POST if request.method == "POST" else None)
    if formulier.is_bound and formulier.is_valid():
        ingevuld: dict[str, Any] = formulier.cleaned_data
        try:
            middel = middelen.voeg_passkey_toe(gebruiker=gebruiker, antwoord=ingevuld["passkey"], naam=ingevuld["naam"])
        except ValidationError as fout:
            formulier.neem_over(fout)
        else:
            return _klaar(request, middel)
    opties = json.dumps(als_json(webauthn.begin_registration(gebruiker, passwordless=True)))
    context = {"formulier": formulier, "passkey_opties": opties}
    return render(request, "mfa/passkey.html", context, status=422 if formulier.errors else 200)


def _klaar(request: HttpRequest, middel: Authenticator) -> HttpResponse:
    """Who set a second step has shown it: this session goes on at once. First the recovery codes, if not seen yet."""
    sessies.onthoud_manier(request.session, {"method": "mfa", "type": str(middel.type), "at": time.time()})
    messages.success(request, "Uw tweede stap is ingesteld.")
    codes = middelen.herstelcodes_van(ingelogde(request))
    return redirect("mfa_herstelcodes" if codes and not codes.wrap().did_view else "mfa_index")


@net_bevestigd
@require_http_methods(PAGINA)
def weghalen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one away; without any the person who needs one is asked to set another."""
    gebruiker = ingelogde(request)
    middel = get_object_or_404(middelen.van(gebruiker), pk=pk)
    if request.method != "POST":
        is_laatste = middelen.van(gebruiker).count() == 1
        return render(request, "mfa/weghalen.html", {"middel": middel, "is_laatste": is_laatste})
    if not middelen.haal_weg(gebruiker=gebruiker, middel=middel, sleutel=request.session.session_key):
        sessies.vergeet_tweede_stap(request.session)
    messages.success(request, "De tweede stap is weggehaald.")
    return redirect("mfa_index")


@net_bevestigd
@require_http_methods(PAGINA)
def herstelcodes(request: HttpRequest) -> HttpResponse:
    """The recovery codes, until one says that they are kept; and new ones."""
    gebruiker = ingelogde(request)
    if request.method == "POST" and "nieuw" in request.POST and middelen.van(gebruiker).exists():
        middelen.maak_herstelcodes(gebruiker=gebruiker)
        return redirect("mfa_herstelcodes")
    rij = middelen.herstelcodes_van(gebruiker)
    if rij is None:
        return redirect("mfa_index")
    if request.method == "POST":
        rij.wrap().mark_as_viewed()
        return redirect(request.session.pop(NAAR, "") or "werk:overzicht")
    codes = [] if rij.wrap().did_view else middelen.ongebruikte_codes(rij)
    if codes and request.GET.get("als") == "tekst":
        return _bestand(codes)
    return render(request, "mfa/herstelcodes.html", {"codes": codes})


def _bestand(codes: list[str]) -> HttpResponse:
    regels = ["Herstelcodes voor het IBP-portaal. Elke code werkt één keer.", "", *codes, ""]
    antwoord = HttpResponse("\r\n".join(regels), content_type="text/plain; charset=utf-8")
    antwoord.headers["Content-Disposition"] = 'attachment; filename="herstelcodes-ibp-portaal.txt"'
    return antwoord
