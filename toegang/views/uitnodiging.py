"""The link in an invitation: an account for who has none, the role for who has one. Opening it uses nothing up."""

from allauth.account.models import Login
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from basis.web.verzoek import wie
from partijen.models import Gebruiker
from toegang import services
from toegang.allauth_intern import perform_password_login
from toegang.forms import AccountForm, controleer_wachtwoord
from toegang.models import Uitnodiging
from toegang.views.inloggen import PAGINA

IN_SESSIE = "uitnodiging"  # single sign-on reads there which link was opened: its print


@sensitive_post_parameters("wachtwoord", "nogmaals")
@require_http_methods(PAGINA)
def uitnodiging(request: HttpRequest, token: str) -> HttpResponse:
    """Take the invitation: by a new account, or for the account that one is logged in with."""
    gevonden = Uitnodiging.objects.met_token(token).open().voor_lijst().first()
    if gevonden is None:
        return render(request, "toegang/uitnodiging_verlopen.html", status=404)
    request.session[IN_SESSIE] = gevonden.sleutel
    gebruiker = wie(request)
    if gebruiker is not None:
        return _voor_wie_er_is(request, gevonden, gebruiker)
    if services.heeft_account(gevonden):
        return render(request, "toegang/uitnodiging.html", {"uitnodiging": gevonden, "stap": "inloggen"})
    return _nieuw_account(request, gevonden)


def _voor_wie_er_is(request: HttpRequest, gevonden: Uitnodiging, gebruiker: Gebruiker) -> HttpResponse:
    context = {"uitnodiging": gevonden, "stap": "aannemen"}
    if not services.is_voor(gevonden, gebruiker):
        context["stap"] = "ander"
    elif request.method == "POST":
        try:
            services.neem_aan(uitnodiging=gevonden, gebruiker=gebruiker)
        except ValidationError:
            return render(request, "toegang/uitnodiging_verlopen.html", status=404)
        request.session.pop(IN_SESSIE, None)
        messages.success(request, f"U bent nu {services.rol_na(gevonden, gebruiker)}.")
        return redirect("werk:overzicht")
    return render(request, "toegang/uitnodiging.html", context)


def _nieuw_account(request: HttpRequest, gevonden: Uitnodiging) -> HttpResponse:
    wordt = Gebruiker(email=gevonden.email, naam=gevonden.naam, functie=gevonden.functie)
    formulier = AccountForm(request.POST if request.method == "POST" else None, gebruiker=wordt)
    if formulier.is_bound and formulier.is_valid():
        ingevuld = {naam: formulier.cleaned_data[naam] for naam in ("naam", "functie", "wachtwoord")}
        try:
            gebruiker = _maak_account(request, gevonden, ingevuld)
        except ValidationError as fout:
            formulier.neem_over(fout)
        else:
            request.session.pop(IN_SESSIE, None)
            antwoord: HttpResponse = perform_password_login(request, {}, Login(user=gebruiker))
            return antwoord
    context = {"uitnodiging": gevonden, "stap": "account", "formulier": formulier}
    return render(request, "toegang/uitnodiging.html", context, status=422 if formulier.errors else 200)


def _maak_account(request: HttpRequest, gevonden: Uitnodiging, ingevuld: dict[str, str]) -> Gebruiker:
    """The new account; by a double click the one that the first click made. Raises ValidationError."""
    try:
        return services.maak_account(uitnodiging=gevonden, **ingevuld)
    except ValidationError:
        bestaand = controleer_wachtwoord(request, gevonden.email, ingevuld["wachtwoord"])
        if bestaand is None:
            raise
        return bestaand
