"""The board of one question: what came in, a list at a time, and what is decided about it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from basis.web.adres import Adres
from basis.web.bladeren import blader
from basis.web.getallen import aantal
from basis.web.toegang import met_inlog
from meedoen import rechten, services
from meedoen.lijken import zoek_lijken
from meedoen.models import Grond, Inbreng, Onderwerp, Vraag
from meedoen.vraagbeeld import Vraagbeeld
from partijen.models import Gebruiker
from werk.meedoen import bord as beeld
from werk.meedoen.forms import TegenForm, ToevoegForm, WeglaatForm
from werk.meedoen.gezien import gezien_nu, lees_gezien
from werk.meedoen.views.lezen import vind
from werk.meedoen.views.verwerken import MET_FORMULIER, Blad, bordadres, toon, verwerk

NIEUW = "nieuw"  # in the place of the key of a subject: one that is to be made
NIETS_GEKOZEN = "Kies eerst een of meer reacties."


@met_inlog
@never_cache
@require_http_methods(MET_FORMULIER)
def bord(request: HttpRequest, slug: str) -> HttpResponse:
    """What came in; a POST does what a button of a row or of the chosen rows says."""
    gebruiker, vraag = vind(request, slug)
    if request.method == "POST":
        return _doe(request, vraag, gebruiker)
    op, lijst = timezone.localdate(), beeld.lees_lijst(request.GET.get("toon", ""))
    rijen = beeld.rijen_van(vraag, lijst, op).voor_bord()
    bladzijde = blader(rijen, beeld.sortering_van(lijst), request.GET)
    context = {"vraag": vraag, "bladzijde": bladzijde, "lijst": lijst, "gezien": gezien_nu()}
    context |= _rond_de_lijst(vraag, gebruiker, lijst) | {"rijen": _rijen(vraag, bladzijde.rijen)}
    return render(request, "werk_meedoen/bord.html", context)


def _rijen(vraag: Vraag, inbrengen: list[Inbreng]) -> list[beeld.Bordrij]:
    """The rows; of what waits for somebody also what it looks like."""
    lijken = zoek_lijken(vraag, [rij for rij in inbrengen if rij.onderwerp_id is None and rij.gewist_op is None])
    return [beeld.Bordrij(rij, timezone.localdate(), lijken.get(rij.pk)) for rij in inbrengen]


def _rond_de_lijst(vraag: Vraag, gebruiker: Gebruiker, lijst: beeld.Lijst) -> dict[str, Any]:
    """What stands above the list and beside it."""
    op = timezone.localdate()
    geteld, onderwerpen = beeld.tel(vraag, op), beeld.onderwerpen_van(vraag)
    mag_antwoorden = rechten.mag_antwoorden(gebruiker, vraag)
    return {
        "eerst": beeld.eerst_dit(vraag, geteld, onderwerpen, op, mag_antwoorden=mag_antwoorden),
        "tellers": beeld.tellers(geteld, lijst),
        "geteld": geteld[lijst],
        "onderwerpen": onderwerpen,
        "in_onderwerpen": sum(rij.aantal for rij in onderwerpen),
        "zonder_onderwerp": geteld[beeld.Lijst.ZONDER_ONDERWERP],
        "mag_antwoorden": mag_antwoorden,
        "mag_vragen": rechten.is_vrager(gebruiker, vraag),
        "verzetting": Vraagbeeld(vraag, op).verzetting,
    }


# -- what a button says ------------------------------------------------------------------------------------------


def _doe(request: HttpRequest, vraag: Vraag, gebruiker: Gebruiker) -> HttpResponse:
    """Do it and go back to the list as it was."""
    wat, _, sleutel = request.POST.get("een", "").partition("-")
    sleutels = [sleutel] if wat else request.POST.getlist("kies")
    gekozen = list(Inbreng.objects.van_vraag(vraag).gekozen(sleutels))
    terug = redirect(Adres.van(request).achter(bordadres(vraag)))
    doe = DADEN.get(wat or request.POST.get("doe", ""))
    if doe is None or not gekozen:
        messages.error(request, NIETS_GEKOZEN)
        return terug
    try:
        gedaan = doe(request, vraag, gekozen, gebruiker)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return terug
    if isinstance(gedaan, HttpResponse):
        return gedaan
    messages.success(request, gedaan)
    return terug


def _plaats(request: HttpRequest, vraag: Vraag, gekozen: list[Inbreng], door: Gebruiker) -> str:
    n = services.plaats_alle(inbrengen=gekozen, door=door, gezien=lees_gezien(request.POST.get("gezien", "")))
    gedaan, over = f"{aantal(n, 'reactie doet', 'reacties doen')} mee.", len(gekozen) - n
    if not over:
        return gedaan
    return f"{gedaan} Aan {aantal(over, 'reactie', 'reacties')} veranderde intussen iets: kijk wat er nu staat."


def _laat_staan(request: HttpRequest, vraag: Vraag, gekozen: list[Inbreng], door: Gebruiker) -> str:
    for inbreng in gekozen:
        services.laat_staan(inbreng=inbreng, door=door)
    return "De melding is afgehandeld. De reactie blijft zoals zij was."


def _houd(request: HttpRequest, vraag: Vraag, gekozen: list[Inbreng], door: Gebruiker) -> HttpResponse:
    return redirect(_met_keuze("werk_meedoen:tegenhouden", vraag, gekozen))


def _zet(request: HttpRequest, vraag: Vraag, gekozen: list[Inbreng], door: Gebruiker) -> str | HttpResponse:
    naar = request.POST.get("naar", "")
    if naar == NIEUW:
        return redirect(_met_keuze("werk_meedoen:onderwerp_nieuw", vraag, gekozen))
    if (onderwerp := beeld.onderwerp_van(vraag, naar)) is None:
        raise ValidationError("Kies bij welk onderwerp de reacties horen.")
    return _zet_bij(vraag, gekozen, onderwerp, door)


def _samen(request: HttpRequest, vraag: Vraag, gekozen: list[Inbreng], door: Gebruiker) -> str | HttpResponse:
    """Put one with the subject of what it looks like; when that has none: with that one in a new subject."""
    ander = zoek_lijken(vraag, gekozen).get(gekozen[0].pk)
    if ander is None:
        raise ValidationError("De reactie waar deze op lijkt, is er niet meer.")
    if ander.onderwerp is None:
        return redirect(_met_keuze("werk_meedoen:onderwerp_nieuw", vraag, [ander, *gekozen]))
    return _zet_bij(vraag, gekozen, ander.onderwerp, door)


def _zet_bij(vraag: Vraag, gekozen: list[Inbreng], onderwerp: Onderwerp, door: Gebruiker) -> str:
    n = services.zet_bij_onderwerp(inbrengen=gekozen, onderwerp=onderwerp, vraag=vraag, door=door)
    return f"{aantal(n, 'reactie staat', 'reacties staan')} nu bij ‘{onderwerp}’."


DADEN: dict[str, Callable[[HttpRequest, Vraag, list[Inbreng], Gebruiker], str | HttpResponse]] = {
    "plaats": _plaats,
    "goed": _laat_staan,
    "houd": _houd,
    "zet": _zet,
    "samen": _samen,
}


def _met_keuze(naam: str, vraag: Vraag, gekozen: list[Inbreng]) -> str:
    """The address of a page about these reactions."""
    return Adres().met(kies=[str(inbreng.pk) for inbreng in gekozen]).achter(reverse(naam, args=[vraag.slug]))


def gekozen_in_adres(request: HttpRequest, vraag: Vraag) -> list[Inbreng]:
    """The reactions that an address names and whose text is still there."""
    return list(Inbreng.objects.van_vraag(vraag).gekozen(request.GET.getlist("kies")).niet_gewist().nieuwste_eerst())


# -- pages of their own ------------------------------------------------------------------------------------------


@met_inlog
@never_cache
@require_http_methods(MET_FORMULIER)
def tegenhouden(request: HttpRequest, slug: str) -> HttpResponse:
    """Hold the reactions that the address names, by one rule and with one explanation."""
    gebruiker, vraag = vind(request, slug)
    gekozen = gekozen_in_adres(request, vraag)
    if not gekozen:
        messages.error(request, NIETS_GEKOZEN)
        return redirect(bordadres(vraag))
    formulier = TegenForm(request.POST if request.method == "POST" else None)
    wat = f"reactie {gekozen[0].nummer}" if len(gekozen) == 1 else f"{len(gekozen)} reacties"
    lead = "De reactie is dan nergens op de site te zien. De schrijver leest volgens welke regel, en waarom."
    blad = Blad(
        titel=f"Houd {wat} tegen",
        lead=lead,
        knop="Houd tegen en zeg waarom",
        icoon="ban",
        vraag=vraag,
        inbrengen=gekozen,
    )

    def doe() -> tuple[str, str]:
        ingevuld = formulier.cleaned_data
        grond, uitleg = Grond(ingevuld["grond"]), ingevuld["uitleg"]
        n = services.houd_alle_tegen(inbrengen=gekozen, grond=grond, uitleg=uitleg, door=gebruiker)
        return f"{aantal(n, 'reactie', 'reacties')} tegengehouden. Wie schreef, leest waarom.", bordadres(vraag)

    return verwerk(request, blad, formulier, doe)


@met_inlog
@never_cache
@require_http_methods(MET_FORMULIER)
def weglaten(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Leave something out of a reaction before readers see it."""
    gebruiker, vraag = vind(request, slug)
    inbreng = get_object_or_404(Inbreng.objects.van_vraag(vraag).niet_gewist(), pk=pk)
    begin = {"op_de_site": inbreng.getoonde_tekst}
    formulier = WeglaatForm(request.POST if request.method == "POST" else None, initial=begin)
    lead = "De hele tekst blijft bewaard voor wie reacties behandelt, tot de bewaartermijn voorbij is."
    titel = f"Laat iets weg in reactie {inbreng.nummer}"
    blad = Blad(titel=titel, lead=lead, knop="Plaats zonder dit", vraag=vraag, inbrengen=[inbreng])

    def doe() -> tuple[str, str]:
        ingevuld = dict(formulier.cleaned_data)
        gezien = lees_gezien(ingevuld.pop("gezien"))
        services.plaats(inbreng=inbreng, door=gebruiker, gezien=gezien, **ingevuld)
        return f"Reactie {inbreng.nummer} doet mee, zonder wat u wegliet.", bordadres(vraag)

    return verwerk(request, blad, formulier, doe)


@met_inlog
@never_cache
@require_http_methods(MET_FORMULIER)
def toevoegen(request: HttpRequest, slug: str) -> HttpResponse:
    """Put in what came by letter, telephone or at a meeting; the answer shows the code for its writer, once."""
    gebruiker, vraag = vind(request, slug)
    formulier = ToevoegForm(request.POST if request.method == "POST" else None)
    if formulier.is_bound and formulier.is_valid():
        velden = dict(formulier.cleaned_data)
        sleutel = str(velden.pop("sleutel"))
        try:
            ontvangst = services.voeg_toe(vraag=vraag, velden=velden, door=gebruiker, sleutel=sleutel)
        except ValidationError as fout:
            formulier.neem_over(fout)
        else:
            context = {"vraag": vraag, "inbreng": ontvangst.inbreng, "code": ontvangst.code}
            return render(request, "werk_meedoen/toegevoegd.html", context)
    lead = "Voor een reactie die niet via de site kwam. Dezelfde regels gelden."
    blad = Blad(titel="Reactie toevoegen", lead=lead, knop="Voeg toe", icoon="plus", vraag=vraag)
    return toon(request, blad, formulier)
