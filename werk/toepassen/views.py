"""How a party applies codes: the list, one form for all bepalingen of a code, and its self-check as a PDF."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from basis.web.drukte import BESTAND, zwaar
from basis.web.formulieren import probeer
from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, require_safe
from codes.models import Code
from codes.views.zelfcheck import pdf_antwoord
from codes.zelfcheck import maak_pdf
from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.rollen import Recht
from werk.toepassen import services
from werk.toepassen.beeld import Vel, lees_vel
from werk.toepassen.forms import REDEN, Invoer
from werk.toepassen.lijst import lees_lijst

MET_FORMULIER = ["GET", "HEAD", "POST"]


@met_inlog
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """The codes of this person's parties; nobody says for another party how it applies one."""
    gebruiker = ingelogde(request)
    rechten.eis(gebruiker, Recht.WERKPLEK)
    schrijft = {partij.pk for partij in rechten.eigen_partijen(gebruiker, Recht.MELDEN)}
    context = {"rijen": lees_lijst(rechten.eigen_partijen(gebruiker, Recht.WERKPLEK)), "schrijft": schrijft}
    return render(request, "werk_toepassen/lijst.html", context)


def _vind(request: HttpRequest, partij: str, code: str) -> tuple[Gebruiker, Vel]:
    """Who asks, and how the own party applies the code. Raises Http404, or PermissionDenied for who only reads."""
    gebruiker = ingelogde(request)
    eigen: Partij = get_object_or_404(rechten.eigen_partijen(gebruiker, Recht.WERKPLEK), slug=partij)
    services.eis_schrijven(gebruiker, eigen)
    vel = lees_vel(eigen, get_object_or_404(Code.objects.zichtbaar().voor_lijst(), slug=code))
    if vel is None:
        raise Http404("er geldt nog geen versie van deze code")
    return gebruiker, vel


@met_inlog
@require_http_methods(MET_FORMULIER)
def vel(request: HttpRequest, partij: str, code: str) -> HttpResponse:
    """All bepalingen in force, with how the party applies each; kept as a self-check, or said in public."""
    gebruiker, gevonden = _vind(request, partij, code)
    doe = DOEN.get(request.POST.get("wat", ""))
    if request.method != "POST":
        return _toon(request, Invoer.van(gevonden), gebruiker)
    if doe is None:
        return redirect(request.path)
    invoer, gelukt = Invoer.van(gevonden, request.POST), ""
    try:
        gelukt = doe(invoer, gebruiker)
    except services.Intussen as fout:
        invoer.neem_ander(fout.vel)
        invoer.algemeen = fout.messages
        return _toon(request, invoer, gebruiker, 409)
    except ValidationError as fout:
        invoer.neem_over(fout)
    if invoer.errors:
        return _toon(request, invoer, gebruiker, 422)
    messages.success(request, gelukt)
    return redirect(request.path)


def _toon(request: HttpRequest, invoer: Invoer, gebruiker: Gebruiker, status: int = 200) -> HttpResponse:
    vel = invoer.vel
    if status == 422:
        invoer.wijs_fout_aan()
    context = {
        "invoer": invoer,
        "vel": vel,
        "partij": vel.partij,
        "code": vel.code,
        "mag_openbaar": services.mag_openbaar(gebruiker, vel),
        "is_gestuurd": status != 200,
    }
    return render(request, "werk_toepassen/vel.html", context, status=status)


def _bewaren(invoer: Invoer, door: Gebruiker) -> str:
    vel = invoer.vel
    services.bewaar(partij=vel.partij, code=vel.code, antwoorden=invoer.antwoorden, door=door, merk=invoer.merk)
    return "De zelfcheck is bewaard. Alleen u en uw collega’s zien die."


def _vragen(invoer: Invoer, door: Gebruiker) -> str:
    """Only what is complete goes to a colleague."""
    if not invoer.is_goed():
        return ""
    vel, antwoorden = invoer.vel, invoer.antwoorden
    services.bewaar(partij=vel.partij, code=vel.code, antwoorden=antwoorden, door=door, merk=invoer.merk, klaar=True)
    return "De zelfcheck is bewaard. Uw collega’s zien op hun werkplek dat die op hen wacht."


def _zeggen(invoer: Invoer, door: Gebruiker) -> str:
    if not invoer.is_goed():
        return ""
    vel, ingevuld = invoer.vel, invoer.samen.cleaned_data
    services.maak_openbaar(
        partij=vel.partij,
        code=vel.code,
        antwoorden=invoer.antwoorden,
        oordelen=invoer.oordelen,
        reden=ingevuld["reden"] or REDEN,
        door=door,
        merk=invoer.merk,
        inzending=ingevuld["inzending"],
    )
    return "Het staat op de site. Iedereen kan nu lezen hoe uw organisatie de code toepast."


DOEN: dict[str, Callable[[Invoer, Gebruiker], str]] = {"bewaren": _bewaren, "vragen": _vragen, "zeggen": _zeggen}


@met_inlog
@require_http_methods(MET_FORMULIER)
def weggooien(request: HttpRequest, partij: str, code: str) -> HttpResponse:
    """Throw the self-check away; who only opens the address gets the page with the button."""
    gebruiker, gevonden = _vind(request, partij, code)
    if request.method == "POST":
        probeer(
            request,
            lambda: services.gooi_weg(
                partij=gevonden.partij, code=gevonden.code, door=gebruiker, merk=request.POST.get("merk", "")
            ),
            "De zelfcheck is weggegooid.",
        )
    return redirect("toepassen:vel", partij, code)


@met_inlog
@require_safe
@zwaar(BESTAND)
def pdf(request: HttpRequest, partij: str, code: str) -> HttpResponse:
    """The self-check as the party has it now, as a PDF."""
    _, gevonden = _vind(request, partij, code)
    inhoud = maak_pdf(
        gevonden.code,
        gevonden.versie,
        [regel.beeld for regel in gevonden.regels],
        partij=str(gevonden.partij),
        gezegd={regel.sleutel: regel.waarden for regel in gevonden.regels},
        notities=gevonden.zelfcheck.stappen if gevonden.zelfcheck else {},
    )
    return pdf_antwoord(f"zelfcheck-{gevonden.partij.slug}-{gevonden.code.slug}", inhoud)
