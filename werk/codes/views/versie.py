"""A version: begun from the one in force, its bepalingen with what changes, and what it is called."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from basis.tijd.moment import Moment
from basis.web.toegang import met_inlog
from basis.web.verzoek import require_safe
from codes import services
from codes.beeld import lees_teksten
from codes.models import Versie
from codes.rechten import mag_laten_ondertekenen
from partijen.models import Gebruiker
from werk.codes.forms import VersieForm
from werk.codes.overzicht import geldende, ondertekenaars
from werk.codes.views.lezen import namens, vind, vind_versie
from werk.codes.views.verwerken import MET_FORMULIER, Blad, verwerk
from werk.codes.wijzigingen import wijzigregels

BEGIN = "Alle bepalingen van {} komen erin. U verandert ze daarna een voor een, met een reden."
LEEG = "Er geldt nog geen versie. U begint met een lege versie."


@met_inlog
@require_http_methods(MET_FORMULIER)
def nieuw(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a draft with all bepalingen of the version in force."""
    gebruiker, gevonden = vind(request, code)
    vorige = geldende(gevonden)
    formulier = VersieForm(request.POST if request.method == "POST" else None)
    blad = Blad(
        titel=f"Nieuwe versie van {gevonden.korte_naam}",
        lead=f"{BEGIN.format(vorige.titel) if vorige else LEEG} Niemand anders leest het concept, tot u het openlegt.",
        knop="Begin de nieuwe versie",
        icoon="plus",
        gelukt="Het concept is er. Verander nu de bepalingen.",
        code=gevonden,
    )

    def doe() -> None:
        services.begin_versie(code=gevonden, velden=formulier.velden, door=gebruiker, vorige=vorige)

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def gegevens(request: HttpRequest, code: str, nummer: str) -> HttpResponse:
    """Give a version another name, source or explanation."""
    gebruiker, gevonden = vind_versie(request, code, nummer)
    formulier = VersieForm(request.POST if request.method == "POST" else None, versie=gevonden)
    blad = Blad(
        titel=f"Gegevens van {gevonden.titel}",
        lead="De naam, de toelichting en de bron. De tekst van de bepalingen verandert hier niet.",
        knop="Bewaar",
        gelukt="De gegevens zijn bewaard.",
        code=gevonden.code,
        versie=gevonden,
    )

    def doe() -> None:
        services.wijzig_versie(code=gevonden.code, versie=gevonden, velden=formulier.velden, door=gebruiker)

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_safe
def versie(request: HttpRequest, code: str, nummer: str) -> HttpResponse:
    """All bepalingen of a version, what changes in a draft, and what can be done with it."""
    gebruiker, gevonden = vind_versie(request, code, nummer)
    teksten = lees_teksten([gevonden], Moment.nu())
    regels = wijzigregels(gevonden, teksten) if gevonden.is_concept else []
    per_sleutel = {regel.sleutel: regel for regel in regels}
    context = {
        "code": gevonden.code,
        "versie": gevonden,
        "rijen": [(een, per_sleutel.get(een.inhoud.sleutel)) for een in teksten],
        "weg": [regel for regel in regels if regel.nieuw is None],
        "aantal_wijzigingen": len(regels),
        "ondertekenaars": ondertekenaars(gevonden),
        "mag_laten_ondertekenen": mag_laten_ondertekenen(gebruiker),
        "vraagt_collega": vraagt_collega(gevonden, gebruiker),
    }
    return render(request, "werk_codes/versie.html", context)


def vraagt_collega(versie: Versie, gebruiker: Gebruiker) -> bool:
    """Whether somebody else has to establish this: this person edited last, for a party that asks for four eyes."""
    trekker = namens(gebruiker, versie.code)
    return bool(trekker and trekker.vier_ogen and versie.bewerkt_door == gebruiker)


@met_inlog
@require_safe
def wijzigingen(request: HttpRequest, code: str, nummer: str) -> HttpResponse:
    """What a version changes, before it is established: each change with its reason and its words."""
    _, gevonden = vind_versie(request, code, nummer)
    regels = wijzigregels(gevonden, lees_teksten([gevonden], Moment.nu()))
    context = {"code": gevonden.code, "versie": gevonden, "regels": regels}
    return render(request, "werk_codes/wijzigingen.html", context)
