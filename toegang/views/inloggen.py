"""Logging in: the password, then the second step. What was typed before the login ended goes along (ADR 17)."""

import json
import time

from allauth.account.models import Login
from allauth.account.stages import LoginStage, LoginStageController
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib.auth.views import LogoutView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from basis.web.toegang import Getypt, gevraagd
from basis.web.verzoek import wie
from partijen.models import Gebruiker
from toegang import middelen, sessies
from toegang.adapter import FOUTE_PASSKEY
from toegang.allauth_intern import perform_password_login, perform_passwordless_login, post_authentication, webauthn
from toegang.forms import BevestigForm, CodeForm, InlogForm, JsonVeld

PAGINA = ["GET", "HEAD", "POST"]


@sensitive_post_parameters("password")
@require_http_methods(PAGINA)
def inloggen(request: HttpRequest) -> HttpResponse:
    """The first step. Who logged in elsewhere meanwhile does not lose what goes along either."""
    getypt, naar = Getypt.mee(request.POST), gevraagd(request)
    if wie(request):
        return _verder(request, getypt, naar, redirect(naar or settings.LOGIN_REDIRECT_URL))
    formulier = InlogForm(request, request.POST if request.method == "POST" else None)
    if formulier.is_bound and formulier.is_valid():
        login = Login(user=formulier.get_user(), redirect_url=naar or None)
        antwoord: HttpResponse = perform_password_login(request, {}, login)
        if request.user.is_authenticated:
            return _verder(request, getypt, naar, antwoord)
        return _toon_code(request, CodeForm(gebruiker=login.user), getypt, naar) if getypt else antwoord
    return _toon_inlog(request, formulier, getypt, naar)


def _toon_inlog(request: HttpRequest, formulier: InlogForm, getypt: Getypt, naar: str) -> HttpResponse:
    verlopen = request.GET.get("verlopen") == "ja"
    context = {"form": formulier, "next": naar, "getypt": getypt, "verlopen": verlopen}
    context["passkey_fout"] = FOUTE_PASSKEY if request.GET.get("passkey") == "mis" else ""
    return render(request, "inloggen.html", context, status=422 if formulier.errors else 200)


@require_http_methods(PAGINA)
def code(request: HttpRequest) -> HttpResponse:
    """The second step: a code or a passkey."""
    getypt, naar = Getypt.mee(request.POST), gevraagd(request)
    fase: LoginStage | None = LoginStageController.enter(request, AuthenticateStage.key)
    if wie(request):
        return _verder(request, getypt, naar, redirect(settings.LOGIN_REDIRECT_URL))
    if fase is None:  # took too long: the password again
        return _toon_inlog(request, InlogForm(request), getypt, naar) if getypt else redirect(settings.LOGIN_URL)
    data = request.POST if request.method == "POST" else None
    formulier = CodeForm(data, gebruiker=fase.login.user)
    if formulier.is_bound and formulier.is_valid():
        post_authentication(request, formulier.middel)
        return _verder(request, getypt, naar, fase.exit())
    return _toon_code(request, formulier, getypt, naar)


def _toon_code(request: HttpRequest, formulier: CodeForm, getypt: Getypt, naar: str) -> HttpResponse:
    if not formulier.is_bound:
        formulier.zet_focus("code")
    context = {"formulier": formulier, "getypt": getypt, "next": naar, **keuzes(formulier.gebruiker)}
    return render(request, "mfa/authenticate.html", context, status=422 if formulier.errors else 200)


def keuzes(gebruiker: Gebruiker) -> dict[str, object]:
    """What this person can show: a code, a passkey (with what the browser needs for it). Of the demo also the code."""
    soorten = {middel.type: middel for middel in middelen.van(gebruiker)}
    app, heeft_passkey = soorten.get(Authenticator.Type.TOTP), Authenticator.Type.WEBAUTHN in soorten
    code, onleesbaar = middelen.toon_code(app) if app else ("", "")
    return {
        "heeft_app": app is not None,
        "heeft_middel": bool(soorten),
        "passkey_opties": json.dumps(als_json(webauthn.begin_authentication(gebruiker))) if heeft_passkey else "",
        "democode": code if settings.DEMO_CODES and gebruiker.is_demo else "",
        "onleesbaar": onleesbaar,
    }


def als_json(opties: object) -> object:
    """fido2's own kinds of mappings and enumerations, as plain JSON."""
    if hasattr(opties, "items"):
        return {naam: als_json(waarde) for naam, waarde in opties.items()}
    if isinstance(opties, list | tuple):
        return [als_json(deel) for deel in opties]
    return opties


def _verder(request: HttpRequest, getypt: Getypt, naar: str, anders: HttpResponse) -> HttpResponse:
    """Where one was; what was typed before can now be sent."""
    if getypt and naar:
        return render(request, "opnieuw_versturen.html", {"getypt": getypt, "adres": naar})
    return anders


@require_http_methods(["POST"])
def passkey_vraag(request: HttpRequest) -> HttpResponse:
    """What the browser needs to let someone log in with a passkey alone; the script asks for it at the click."""
    return JsonResponse({"opties": als_json(webauthn.begin_authentication())})


@require_http_methods(["POST"])
def passkey_inloggen(request: HttpRequest) -> HttpResponse:
    """Log in with a passkey alone: it is something that one has, and asks for a finger or a PIN."""
    if wie(request):
        return redirect(settings.LOGIN_REDIRECT_URL)
    try:
        antwoord = JsonVeld().clean(request.POST.get("passkey", ""))
        gebruiker, middel = middelen.vind_door_passkey(antwoord)
    except ValidationError:  # said by the address: of two clicks the first may have ended this session
        return redirect(f"{reverse(settings.LOGIN_URL)}?passkey=mis")
    login = Login(user=gebruiker, redirect_url=gevraagd(request) or None)
    uitkomst: HttpResponse = perform_passwordless_login(request, middel, login)
    return uitkomst


@sensitive_post_parameters("wachtwoord", "code")
@require_http_methods(PAGINA)
def bevestigen(request: HttpRequest) -> HttpResponse:
    """Show again who one is, before changing something of the own login."""
    gebruiker, naar = wie(request), gevraagd(request) or settings.LOGIN_REDIRECT_URL
    if gebruiker is None:
        return redirect(settings.LOGIN_URL)
    data = request.POST if request.method == "POST" else None
    formulier = BevestigForm(data, request=request, gebruiker=gebruiker)
    if formulier.is_bound and formulier.is_valid():
        methode = "mfa" if formulier.middel else "bevestigd"
        sessies.onthoud_manier(request.session, {"method": methode, "at": time.time()})
        return redirect(naar)
    context = {"formulier": formulier, "next": naar, **keuzes(gebruiker)}
    return render(request, "account/reauthenticate.html", context, status=422 if formulier.errors else 200)


class Uitloggen(LogoutView):
    """Django's, that leads back by our own judge."""

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        return gevraagd(request or self.request)
