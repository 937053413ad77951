"""Logging in at the own organisation, and which of its logins belong to one's account."""

from typing import Any

from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from basis.web.adres import volledig
from basis.web.toegang import gevraagd
from basis.web.verzoek import ingelogde, require_safe, wie
from partijen.models import Gebruiker
from toegang import sessies
from toegang.allauth_intern import perform_login, record_authentication
from toegang.deur import met_tweede_stap, net_bevestigd_na_stap
from toegang.forms import NieuwForm
from toegang.services import heeft_account, is_voor
from toegang.sso import protocol, services
from toegang.sso.aanbieders import Aanbieder
from toegang.sso.fouten import Geweigerd, met_uitleg
from toegang.sso.protocol import Bewijs, Poging, Wachtende, adres_om_in_te_loggen, bewijs_uit

PAGINA = ["GET", "HEAD", "POST"]


def aanbieder_met(code: str) -> Aanbieder:
    """The organisation with this code. Raises Http404."""
    for aanbieder in settings.OIDC_AANBIEDERS:
        if aanbieder.code == code:
            return aanbieder
    raise Http404


@require_safe
def sleutels(request: HttpRequest) -> HttpResponse:
    """Our public keys (JWKS): by these an organisation knows that it is us."""
    alle = {a.jwk.kid: {**a.jwk.as_dict(private=False), "use": "sig"} for a in settings.OIDC_AANBIEDERS}
    return JsonResponse({"keys": list(alle.values())}, content_type="application/jwk-set+json")


@require_safe
@met_uitleg
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """To the login page of the organisation. A link, so that the CSP can keep forms on this site (docs/adr/0019)."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site" or "Sec-Purpose" in request.headers:
        raise Geweigerd("van_elders", status=403)
    return _stuur(request, Poging(code, naar=gevraagd(request), opnieuw=wie(request) is not None))


@require_safe
@net_bevestigd_na_stap
@met_uitleg
def koppel(request: HttpRequest, code: str) -> HttpResponse:
    """To the login page of the organisation, to come back with a login for this account."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise Geweigerd("van_elders", status=403)
    return _stuur(request, Poging(code, koppelen=ingelogde(request).pk))


def _stuur(request: HttpRequest, poging: Poging) -> HttpResponse:
    adres = adres_om_in_te_loggen(aanbieder_met(poging.aanbieder), poging, _terugadres(poging.aanbieder))
    protocol.onthoud(request.session, poging)
    return redirect(adres)


def _terugadres(code: str) -> str:
    """One for each organisation, so that none can answer for another; never by the Host header."""
    return volledig(reverse("sso:terug", args=[code]))


@require_safe
@met_uitleg
def terug(request: HttpRequest, code: str) -> HttpResponse:
    """Back from the organisation, with a code that shows who logged in there."""
    aanbieder = aanbieder_met(code)
    poging = protocol.neem(request.session, request.GET.get("state", ""), code)
    terugadres = _terugadres(code)
    bewijs = bewijs_uit(request.GET, aanbieder=aanbieder, poging=poging, terug=terugadres)
    if not poging.koppelen:
        return _laat_binnen(request, aanbieder, bewijs, poging.naar)
    gebruiker = wie(request)
    if gebruiker is None or gebruiker.pk != poging.koppelen:
        raise Geweigerd("poging")
    if services.vind(bewijs) not in {None, gebruiker}:
        raise Geweigerd("van_ander", status=403)
    protocol.laat_wachten(request.session, Wachtende(code, bewijs))
    return redirect("sso:koppelen")


def _laat_binnen(request: HttpRequest, aanbieder: Aanbieder, bewijs: Bewijs, naar: str) -> HttpResponse:
    """Who is known comes in; who has an invitation goes on to the account; nobody else does."""
    if gebruiker := services.vind(bewijs):
        return _log_in(request, gebruiker, aanbieder, bewijs, naar)
    uitnodiging = services.open_uitnodiging(request.session.get("uitnodiging"))
    protocol.laat_wachten(request.session, Wachtende(aanbieder.code, bewijs, uitnodiging.sleutel))
    if not heeft_account(uitnodiging):
        return redirect("sso:nieuw")
    if wie(request) is None:
        raise Geweigerd("account_bestaat", status=403)
    return redirect("sso:koppelen")


def _log_in(
    request: HttpRequest, gebruiker: Gebruiker, aanbieder: Aanbieder, bewijs: Bewijs, naar: str
) -> HttpResponse:
    """In, with what the organisation showed; what it did not show, allauth's steps and our middleware ask for."""
    if not gebruiker.is_active:
        raise Geweigerd("inactief", status=403, gebruiker=gebruiker)
    if wie(request) is not None:
        logout(request)
    protocol.vergeet(request.session)
    manier: dict[str, Any] = {"aanbieder": aanbieder.code, "tweede_stap": bewijs.tweede_stap}
    request.inlogmanier = manier  # type: ignore[attr-defined]  # for the security log
    if bewijs.tweede_stap:
        login(request, gebruiker)
        record_authentication(request, gebruiker, method=sessies.SSO, **manier)
        return redirect(naar or settings.LOGIN_REDIRECT_URL)
    record_authentication(request, gebruiker, method=sessies.SSO, **manier)
    stap = Login(user=gebruiker, redirect_url=naar or reverse(settings.LOGIN_REDIRECT_URL), email_verification="none")
    antwoord: HttpResponse = perform_login(request, stap)
    return antwoord


@require_http_methods(PAGINA)
@met_uitleg
def nieuw(request: HttpRequest) -> HttpResponse:
    """The first time: the account that goes with the invitation."""
    wachtende = protocol.wie_wacht(request.session)
    aanbieder, uitnodiging = aanbieder_met(wachtende.aanbieder), services.open_uitnodiging(wachtende.uitnodiging)
    data = request.POST if request.method == "POST" else None
    formulier = NieuwForm.voor(uitnodiging, wachtende.bewijs.naam, data)
    if formulier.is_bound and formulier.is_valid():
        ingevuld = formulier.cleaned_data
        gebruiker = services.maak_account(
            uitnodiging=uitnodiging, bewijs=wachtende.bewijs, aanbieder=aanbieder, **ingevuld
        )
        request.session.pop("uitnodiging", None)
        return _log_in(request, gebruiker, aanbieder, wachtende.bewijs, "")
    context = {"uitnodiging": uitnodiging, "aanbieder": aanbieder, "formulier": formulier}
    return render(request, "toegang/sso_nieuw.html", context, status=422 if formulier.errors else 200)


@require_http_methods(PAGINA)
@net_bevestigd_na_stap
@met_uitleg
def koppelen(request: HttpRequest) -> HttpResponse:
    """The person says that this login of the organisation is for this account."""
    gebruiker, wachtende = ingelogde(request), protocol.wie_wacht(request.session)
    aanbieder = aanbieder_met(wachtende.aanbieder)
    uitnodiging = services.open_uitnodiging(wachtende.uitnodiging) if wachtende.uitnodiging else None
    if uitnodiging and not is_voor(uitnodiging, gebruiker):
        raise Geweigerd("ander_account", status=403)
    if request.method == "POST":
        services.koppel(gebruiker=gebruiker, bewijs=wachtende.bewijs, aanbieder=aanbieder, uitnodiging=uitnodiging)
        protocol.vergeet(request.session)
        messages.success(request, f"U kunt nu inloggen bij {aanbieder.naam}.")
        return redirect("sso:koppelingen")
    context = {"aanbieder": aanbieder, "uitnodiging": uitnodiging, "naam": wachtende.bewijs.naam}
    return render(request, "toegang/sso_koppelen.html", context)


@require_safe
@met_tweede_stap
def koppelingen(request: HttpRequest) -> HttpResponse:
    """The logins of organisations that open this account, and those that could."""
    eigen = list(ingelogde(request).identiteiten.order_by("gekoppeld_op", "pk"))
    namen = {aanbieder.issuer: aanbieder.naam for aanbieder in settings.OIDC_AANBIEDERS}
    gekoppeld = [(identiteit, namen.get(identiteit.uitgever, identiteit.uitgever)) for identiteit in eigen]
    uitgevers = {identiteit.uitgever for identiteit in eigen}
    over = [aanbieder for aanbieder in settings.OIDC_AANBIEDERS if aanbieder.issuer not in uitgevers]
    return render(request, "toegang/sso_koppelingen.html", {"gekoppeld": gekoppeld, "over": over})


@require_http_methods(PAGINA)
@net_bevestigd_na_stap
def ontkoppelen(request: HttpRequest, pk: int) -> HttpResponse:
    """This login no longer opens the account. Read, it only leads to the page with the button."""
    identiteit = get_object_or_404(ingelogde(request).identiteiten, pk=pk)
    if request.method == "POST":
        try:
            services.ontkoppel(gebruiker=ingelogde(request), identiteit=identiteit)
        except ValidationError as fout:
            messages.error(request, fout.messages[0])
        else:
            messages.success(request, "De inlog is losgekoppeld.")
    return redirect("sso:koppelingen")
