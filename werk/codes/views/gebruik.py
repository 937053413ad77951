"""How a code is used: parties are asked how they apply it, and where its bepalingen are exercised."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from acties.models import Actie, Onderdeel
from acties.rechten import partijen_bij
from basis.tijd.moment import Moment
from basis.web.formulieren import probeer
from basis.web.toegang import met_inlog
from codes import services
from codes.beeld import lees_teksten
from codes.models import Code, Oefening, Versie
from werk.codes.forms import OefeningForm, ToepassingvraagForm
from werk.codes.overzicht import geldende
from werk.codes.views.lezen import namens, vind
from werk.codes.views.verwerken import MET_FORMULIER, Blad, verwerk

MEEST = 300  # acties, and parts of them, to choose from


@met_inlog
@require_http_methods(MET_FORMULIER)
def toepassing(request: HttpRequest, code: str) -> HttpResponse:
    """Ask parties how they apply the version that holds."""
    gebruiker, gevonden = vind(request, code)
    data = request.POST if request.method == "POST" else None
    formulier = ToepassingvraagForm(data, partijen_bij(gevonden.actie))
    blad = Blad(
        titel="Vraag partijen hoe zij de code toepassen",
        lead="Elke partij zegt per bepaling of zij die toepast, deels of anders, met uitleg. Iedereen leest dat.",
        knop="Vraag het",
        icoon="send",
        gelukt="De vraag staat bij de partijen op hun werkplek.",
        code=gevonden,
    )

    def doe() -> None:
        waarom = formulier.verantwoording(gebruiker, namens(gebruiker, gevonden))
        services.vraag_toepassing(code=gevonden, partijen=formulier.cleaned_data["partijen"], verantwoording=waarom)

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def oefeningen(request: HttpRequest, code: str) -> HttpResponse:
    """Where bepalingen are exercised; and one to add, or to tell otherwise."""
    gebruiker, gevonden = vind(request, code)
    namen = _namen(geldende(gevonden))
    data = request.POST if request.method == "POST" else None
    formulier = OefeningForm(data, namen, _plekken(gevonden), request.GET.get("bepaling", ""))
    alle = Oefening.objects.van_code(gevonden).voor_lijst()
    rijen = [(een, namen.get(een.bepaling_id, een.bepaling.sleutel)) for een in alle]
    blad = Blad(
        titel="Waar wordt deze code geoefend?",
        lead="Zeg welke actie of welk onderdeel een bepaling oefent, en hoe. Alleen als een bron dat zegt.",
        knop="Leg vast",
        icoon="plus",
        gelukt="Dit staat nu bij de bepaling.",
        code=gevonden,
        naar=_adres(gevonden),
        onder="werk_codes/delen/oefeningen.html",
        extra={"oefeningen": rijen},
    )

    def doe() -> None:
        ingevuld, waar = formulier.cleaned_data, formulier.plek
        wat = {"bepaling": ingevuld["bepaling"], "hoe": ingevuld["hoe"], "bron": formulier.bron}
        services.leg_oefening_vast(code=gevonden, waar=waar, door=gebruiker, **wat)

    return verwerk(request, blad, formulier, doe)


def _namen(versie: Versie | None) -> dict[int, str]:
    """What each bepaling of a version is called, by its key in the database."""
    return {een.tekst.bepaling_id: een.naam for een in lees_teksten([versie], Moment.nu())} if versie else {}


@met_inlog
@require_http_methods(MET_FORMULIER)
def oefening_weg(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take back that a bepaling is exercised somewhere; who only opens the address gets the list."""
    gebruiker, gevonden = vind(request, code)
    oefening = get_object_or_404(Oefening.objects.van_code(gevonden), pk=pk)
    if request.method == "POST":
        weg = "Dit staat niet meer bij de bepaling."
        probeer(request, lambda: services.verwijder_oefening(code=gevonden, oefening=oefening, door=gebruiker), weg)
    return redirect(_adres(gevonden))


def _adres(code: Code) -> str:
    return reverse("werk_codes:oefeningen", args=[code.slug])


def _plekken(code: Code) -> dict[str, Actie | Onderdeel]:
    """The acties and parts that can exercise a bepaling, by what a form calls them; those of the own actie first."""
    acties = Actie.objects.zichtbaar().order_by("sorteertitel", "pk")[:MEEST]
    delen = Onderdeel.objects.zichtbaar().select_related("actie").order_by("actie__sorteertitel", "pk")[:MEEST]
    eigen_eerst = sorted(delen, key=lambda deel: deel.actie_id != code.actie_id)
    plekken: dict[str, Actie | Onderdeel] = {f"actie-{actie.pk}": actie for actie in acties}
    return {f"onderdeel-{deel.pk}": deel for deel in eigen_eerst} | plekken
