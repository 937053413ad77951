"""Taking acties along in a spreadsheet and sending it back; and of one file that was sent how far it is.

Of that file: what it would change, choosing where it clashes, and carrying it through.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from basis.web.adres import Adres
from basis.web.bladeren import Bladzijde
from basis.web.rekenblad import csv_antwoord
from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, require_safe
from partijen.models import Gebruiker
from partijen.rechten import mag
from partijen.rollen import Recht
from werk.filters import gekozen_acties
from werk.uitwisseling import services
from werk.uitwisseling.forms import DoorvoerForm, InvoerForm
from werk.uitwisseling.gegevens import afspraken_voor, rijen, teksten
from werk.uitwisseling.kolommen import BLADEN
from werk.uitwisseling.models import Invoer
from werk.uitwisseling.schrijven import BOEKEN, boek_antwoord

BOEK = "ibp-acties"
LAATSTE = 10  # files that are shown
PER_BLADZIJDE = 50  # rows that change
MEESTE_MELDINGEN = 100  # errors, warnings and rows that clash: who has more deals with these first
KEUZE = "keuze-"  # before the key of a row that clashes, in the form that asks


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def overzicht(request: HttpRequest) -> HttpResponse:
    """Out and back on one page; the filters in the address say which acties go out."""
    gebruiker = ingelogde(request)
    mag_terug = mag(gebruiker, Recht.MELDEN)
    if request.method == "POST" and not mag_terug:
        raise PermissionDenied("Een bestand terugladen kan wie namens een organisatie schrijft.")
    formulier = InvoerForm(request.POST, request.FILES) if request.method == "POST" else InvoerForm()
    if formulier.is_bound and formulier.is_valid():
        try:
            return redirect(_neem_aan(formulier, gebruiker))
        except ValidationError as fout:
            formulier.add_error(None, fout)
    if formulier.errors:
        formulier.fields["bestand"].widget.attrs["autofocus"] = True
    acties = gekozen_acties(gebruiker, request.GET)
    context = {
        "formulier": formulier,
        "mag_terug": mag_terug,
        "gekozen": (gekozen := acties.count()),
        "is_leeg": not gekozen and not afspraken_voor(acties, gebruiker).exists(),
        "vraag": Adres.van(request).vraag,
        "bladen": BLADEN,
        "invoeren": Invoer.objects.van(gebruiker).voor_lijst()[:LAATSTE],
    }
    return render(request, "uitwisseling/overzicht.html", context, status=422 if formulier.errors else 200)


def _neem_aan(formulier: InvoerForm, gebruiker: Gebruiker) -> Invoer:
    ingevuld = formulier.cleaned_data
    return services.neem_aan(
        naam=ingevuld["bestand"].name, inhoud=formulier.inhoud, door=gebruiker, inzending=ingevuld["inzending"]
    )


@met_inlog
@require_safe
def bestand(request: HttpRequest, wat: str, soort: str) -> HttpResponseBase:
    """All sheets as a workbook, or one of them as CSV."""
    gebruiker = ingelogde(request)
    acties = gekozen_acties(gebruiker, request.GET)
    if wat == BOEK and soort in BOEKEN:
        return boek_antwoord(f"{BOEK}.{soort}", ((blad, teksten(blad, acties, gebruiker)) for blad in BLADEN))
    blad = next((blad for blad in BLADEN if blad.naam == wat), None)
    if blad is None or soort != "csv":
        raise Http404("dit bestand is er niet")
    return csv_antwoord(request, f"{blad.naam}.csv", blad.kolommen, rijen(blad, acties, gebruiker))


# -- one file --------------------------------------------------------------------------------------------------


def _vind(request: HttpRequest, sleutel: UUID) -> Invoer:
    """Only one's own. Raises Http404."""
    return get_object_or_404(Invoer.objects.van(ingelogde(request)).defer("inhoud"), sleutel=sleutel)


@met_inlog
@require_safe
def invoer(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """How far the reading is, and then what changes, with the button to carry it through."""
    gevonden = _vind(request, sleutel)
    return _toon(request, gevonden, DoorvoerForm(invoer=gevonden))


def _toon(request: HttpRequest, gevonden: Invoer, formulier: DoorvoerForm, status: int = 200) -> HttpResponse:
    bladzijde = Paginator(gevonden.goede, PER_BLADZIJDE).get_page(request.GET.get("bladzijde"))
    context: dict[str, Any] = {
        "invoer": gevonden,
        "formulier": formulier,
        "bladzijde": bladzijde,
        "blad": _rondom(gevonden, bladzijde),
        "fouten": gevonden.fouten[:MEESTE_MELDINGEN],
        "waarschuwingen": gevonden.waarschuwingen[:MEESTE_MELDINGEN],
        "botsingen": sorted(gevonden.botsingen, key=lambda rij: bool(rij["keuze"]))[:MEESTE_MELDINGEN],
        "meeste": MEESTE_MELDINGEN,
    }
    return render(request, "uitwisseling/invoer.html", context, status=status)


def _rondom(gevonden: Invoer, bladzijde: Page[Any]) -> Bladzijde[Any]:
    """The addresses around a page of the rows of which nothing is wrong; an error is told at another address."""

    def naar(nummer: int) -> str:
        return Adres().met(bladzijde=nummer).achter(gevonden.get_absolute_url())

    vorige = naar(bladzijde.previous_page_number()) if bladzijde.has_previous() else ""
    volgende = naar(bladzijde.next_page_number()) if bladzijde.has_next() else ""
    return Bladzijde([], vorige, volgende, bladzijde.number, bladzijde.paginator.num_pages)


@met_inlog
@require_safe
def rest(request: HttpRequest, sleutel: UUID, soort: str) -> FileResponse:
    """The rows that are not good yet, as the person filled them in, in a file to mend and send back."""
    gevonden = _vind(request, sleutel)
    if soort not in BOEKEN or not gevonden.is_deels_goed:
        raise Http404("dit bestand is er niet")
    bladen = [(blad, gevonden.rest_van(blad)) for blad in BLADEN]
    return boek_antwoord(f"ibp-rest.{soort}", [(blad, rijen) for blad, rijen in bladen if rijen])


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def handeling(request: HttpRequest, sleutel: UUID, wat: str) -> HttpResponse:
    """Do what a button on the page of the file says; who only opens the address gets that page."""
    gevonden = _vind(request, sleutel)
    if wat not in HANDELINGEN:
        raise Http404("dit kan hier niet")
    if request.method != "POST":
        return redirect(gevonden)
    try:
        return HANDELINGEN[wat](request, gevonden)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return redirect(gevonden)


def _voer_door(request: HttpRequest, gevonden: Invoer) -> HttpResponse:
    formulier = DoorvoerForm(request.POST, invoer=gevonden)
    if formulier.is_valid():
        ingevuld = formulier.cleaned_data
        try:
            services.voer_door(
                invoer=gevonden,
                reden=ingevuld.get("reden", ""),
                alleen_goede=ingevuld.get("alleen_goede", False),
            )
        except ValidationError as fout:
            kent = hasattr(fout, "error_dict") and "reden" in formulier.fields
            formulier.add_error("reden" if kent else None, fout.messages)
        else:
            return redirect(gevonden)
    if "reden" in formulier.fields:
        formulier.fields["reden"].widget.attrs["autofocus"] = True
    return _toon(request, gevonden, formulier, status=422)


def _kies(request: HttpRequest, gevonden: Invoer) -> HttpResponse:
    gekozen = {naam.removeprefix(KEUZE): request.POST.get(naam, "") for naam in request.POST if naam.startswith(KEUZE)}
    if alle := request.POST.get("alle"):
        gekozen = {rij["kenmerk"]: alle for rij in gevonden.botsingen}
    services.kies(invoer=gevonden, keuzes=gekozen)
    return redirect(gevonden)


def _probeer_opnieuw(request: HttpRequest, gevonden: Invoer) -> HttpResponse:
    services.probeer_opnieuw(invoer=gevonden)
    return redirect(gevonden)


def _gooi_weg(request: HttpRequest, gevonden: Invoer) -> HttpResponse:
    services.gooi_weg(invoer=gevonden)
    veranderd = f" Wat u al doorvoerde, blijft ({gevonden.aantal})." if gevonden.aantal else " Er is niets veranderd."
    messages.success(request, f"Het bestand is weggegooid.{veranderd}")
    return redirect("uitwisseling:overzicht")


HANDELINGEN: dict[str, Callable[[HttpRequest, Invoer], HttpResponse]] = {
    "doorvoeren": _voer_door,
    "kiezen": _kies,
    "weggooien": _gooi_weg,
    "opnieuw": _probeer_opnieuw,
}
