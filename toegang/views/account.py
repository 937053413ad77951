"""The own account: made by the link in an invitation; name and function, password, sessions.

Opening the link of an invitation uses nothing up.
"""

from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from basis.web.adres import als_sleutel
from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, wie
from partijen import rechten
from partijen.models import Gebruiker
from partijen.rechten import verandert_iets
from partijen.rollen import Recht
from partijen.services import wijzig_gebruiker
from toegang import middelen, services, sessies, wachtwoorden
from toegang.allauth_intern import perform_password_login
from toegang.deur import NAAR, net_bevestigd
from toegang.forms import AccountForm, GegevensForm, VergetenForm, WachtwoordForm, controleer_wachtwoord
from toegang.models import Sessie, Uitnodiging
from toegang.pogingen import Geblokkeerd
from toegang.views.inloggen import PAGINA

IN_SESSIE = "uitnodiging"  # single sign-on reads there which link was opened: its print


@met_inlog
@require_http_methods(PAGINA)
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, and the way to all that keeps the login safe."""
    gebruiker = ingelogde(request)
    begin = {"naam": gebruiker.naam, "functie": gebruiker.functie}
    formulier = GegevensForm(request.POST if request.method == "POST" else None, initial=begin)
    if formulier.is_bound and formulier.is_valid():
        wijzig_gebruiker(gebruiker=gebruiker, velden=formulier.cleaned_data, door=gebruiker)
        messages.success(request, "Uw gegevens zijn opgeslagen.")
        return redirect("toegang:account")
    context = {
        "formulier": formulier,
        "heeft_wachtwoord": gebruiker.has_usable_password(),
        "middelen": list(middelen.van(gebruiker)),
        "aantal_sessies": Sessie.objects.van(gebruiker).levend().count(),
        "rollen": gebruiker.lidmaatschappen.voor_lijst(),
        "nodigt_uit": rechten.mag(gebruiker, Recht.UITNODIGEN),
    }
    return render(request, "toegang/account.html", context, status=422 if formulier.errors else 200)


@met_inlog
@require_http_methods(PAGINA)
def eigen_sessies(request: HttpRequest) -> HttpResponse:
    """Where one is logged in; ending one of them, or all others."""
    gebruiker, deze = ingelogde(request), request.session.session_key
    if request.method == "POST":
        andere = sessies.andere(gebruiker, deze)
        pk = request.POST.get("sessie", "")
        aantal = sessies.beeindig(andere.deze_alleen(pk) if pk else andere, door=gebruiker)
        messages.success(request, "Daar bent u nu uitgelogd." if aantal else "Die sessie was al voorbij.")
        return redirect("toegang:sessies")
    rijen = Sessie.objects.van(gebruiker).levend().voor_lijst()
    return render(request, "toegang/sessies.html", {"sessies": rijen, "deze": deze})


@sensitive_post_parameters("wachtwoord", "nogmaals")
@net_bevestigd
@require_http_methods(PAGINA)
def wachtwoord(request: HttpRequest) -> HttpResponse:
    """Another password, or a first one; all other sessions end."""
    gebruiker = ingelogde(request)
    if _mist_tweede_stap(gebruiker):
        request.session[NAAR] = request.path
        messages.warning(request, "Stel eerst een tweede stap in. Daarna kiest u een wachtwoord.")
        return redirect("mfa_index")
    formulier = WachtwoordForm(request.POST if request.method == "POST" else None, gebruiker=gebruiker)
    if formulier.is_bound and formulier.is_valid():
        nieuw, oude_sleutel = formulier.cleaned_data["wachtwoord"], request.session.session_key
        wachtwoorden.wijzig_wachtwoord(gebruiker=gebruiker, wachtwoord=nieuw, sleutel=oude_sleutel)
        update_session_auth_hash(request, gebruiker)
        sessies.verplaats(oude_sleutel, request.session.session_key)
        messages.success(request, "Uw wachtwoord is veranderd. Op andere plekken bent u uitgelogd.")
        return redirect("toegang:account")
    return render(request, "account/wachtwoord.html", {"formulier": formulier}, status=422 if formulier.errors else 200)


def _mist_tweede_stap(gebruiker: Gebruiker) -> bool:
    """Whether a first password would stand alone, so that a mailbox could open what the own organisation guards."""
    if gebruiker.has_usable_password() or not verandert_iets(gebruiker):
        return False
    return not middelen.van(gebruiker).exists()


@require_http_methods(PAGINA)
def vergeten(request: HttpRequest) -> HttpResponse:
    """Ask for a link to choose a new password; the answer is the same for every address."""
    formulier = VergetenForm(request.POST if request.method == "POST" else None)
    if formulier.is_bound and formulier.is_valid():
        try:
            wachtwoorden.vraag_wachtwoord(email=formulier.cleaned_data["email"])
        except Geblokkeerd as fout:
            formulier.neem_over(fout)
        else:
            return redirect("toegang:wachtwoord_gevraagd")
    return render(request, "account/vergeten.html", {"formulier": formulier}, status=422 if formulier.errors else 200)


@require_http_methods(["GET", "HEAD"])
def gevraagd(request: HttpRequest) -> HttpResponse:
    """Look in your mail."""
    return render(request, "account/gevraagd.html")


@sensitive_post_parameters("wachtwoord", "nogmaals")
@require_http_methods(PAGINA)
def nieuw_wachtwoord(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Choose a new password by the link in the mail; then log in with it, second step and all."""
    gebruiker = _van_link(uid, token)
    if gebruiker is None:
        return render(request, "account/link_verlopen.html", status=404)
    formulier = WachtwoordForm(request.POST if request.method == "POST" else None, gebruiker=gebruiker)
    if formulier.is_bound and formulier.is_valid():
        nieuw = formulier.cleaned_data["wachtwoord"]
        if not wachtwoorden.gebruik_link(gebruiker=gebruiker, token=token, wachtwoord=nieuw):
            return render(request, "account/link_verlopen.html", status=404)
        messages.success(request, "Uw wachtwoord is veranderd. Log in met het nieuwe wachtwoord.")
        return redirect("inloggen")
    context = {"formulier": formulier, "van_link": True}
    return render(request, "account/wachtwoord.html", context, status=422 if formulier.errors else 200)


def _van_link(uid: str, token: str) -> Gebruiker | None:
    try:
        pk = force_str(urlsafe_base64_decode(uid))
    except ValueError:
        return None
    gebruiker = Gebruiker.objects.filter(pk=als_sleutel(pk)).first()
    return gebruiker if wachtwoorden.past_link(gebruiker, token) else None


# -- the link in an invitation: an account for who has none, the role for who has one -------------------------------


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
