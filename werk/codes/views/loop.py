"""The course of a version: laid open, signed, taken back, established, and lapsed."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from acties.rechten import partijen_bij
from basis.web.toegang import met_inlog
from codes import services
from partijen.rechten import eis
from partijen.rollen import Recht
from werk.codes.forms import OndertekeningForm, VaststelForm, WaaromForm
from werk.codes.overzicht import geldende
from werk.codes.views.lezen import namens, vind_versie
from werk.codes.views.versie import vraagt_collega
from werk.codes.views.verwerken import MET_FORMULIER, Blad, verwerk

COLLEGA = (
    "Uw organisatie werkt met vier ogen, en u veranderde dit concept het laatst. Vraag een collega die redacteur is om "
    "het vast te stellen."
)
GEEN_HANDTEKENING = "Een ambtenaar van de partij legt vast wie tekende. Dat is geen digitale handtekening."


@met_inlog
@require_http_methods(MET_FORMULIER)
def openleggen(request: HttpRequest, code: str, nummer: str) -> HttpResponse:
    """Have everyone read the draft, or no more."""
    gebruiker, versie = vind_versie(request, code, nummer)
    formulier = _waarom(request)
    is_open = not versie.is_open
    blad = Blad(
        titel="Leg het concept open" if is_open else "Leg het concept niet meer open",
        lead="Iedereen leest daarna het concept op de site, met ‘concept’ erbij. U kunt het nog veranderen."
        if is_open
        else "Het concept verdwijnt van de site. De geschiedenis vertelt dat het openlag.",
        knop="Leg open" if is_open else "Haal van de site",
        icoon="eye" if is_open else "eye-off",
        gelukt="Iedereen kan het concept lezen." if is_open else "Alleen u en uw collega’s lezen het concept nog.",
        code=versie.code,
        versie=versie,
    )

    def doe() -> None:
        waarom = formulier.verantwoording(gebruiker, namens(gebruiker, versie.code))
        services.leg_open(code=versie.code, versie=versie, is_open=is_open, verantwoording=waarom)

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def ondertekening(request: HttpRequest, code: str, nummer: str) -> HttpResponse:
    """Ask parties to sign: by the programmabureau, as that is an afspraak of all of them."""
    gebruiker, versie = vind_versie(request, code, nummer)
    eis(gebruiker, Recht.RONDES)
    formulier = OndertekeningForm(_ingevuld(request), partijen_bij(versie.code.actie), versie)
    blad = Blad(
        titel=f"Vraag om {versie.titel} te ondertekenen",
        lead=f"De tekst ligt daarna vast, tot u terug naar concept gaat. {GEEN_HANDTEKENING}",
        knop="Vraag om te ondertekenen",
        icoon="send",
        gelukt="De partijen is gevraagd om te ondertekenen. De tekst ligt nu vast.",
        code=versie.code,
        versie=versie,
    )

    def doe() -> None:
        services.vraag_ondertekening(
            code=versie.code,
            versie=versie,
            makers=formulier.makers,
            velden=formulier.afspraak,
            verantwoording=formulier.verantwoording(gebruiker, namens(gebruiker, versie.code)),
        )

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def terug(request: HttpRequest, code: str, nummer: str) -> HttpResponse:
    """Take the version back from its signers, so that its words can change."""
    gebruiker, versie = vind_versie(request, code, nummer)
    formulier = _waarom(request)
    blad = Blad(
        titel="Terug naar concept",
        lead="De tekst kan dan weer veranderen. De ondertekening wordt ingetrokken, ook voor wie al tekende: dat was "
        "een andere tekst. Vraag het daarna opnieuw.",
        knop="Maak er weer een concept van",
        icoon="undo-2",
        gelukt="Het is weer een concept.",
        code=versie.code,
        versie=versie,
    )

    def doe() -> None:
        waarom = formulier.verantwoording(gebruiker, namens(gebruiker, versie.code))
        services.terug_naar_concept(code=versie.code, versie=versie, verantwoording=waarom)

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def vaststellen(request: HttpRequest, code: str, nummer: str) -> HttpResponse:
    """Establish the version, on a day and by a source."""
    gebruiker, versie = vind_versie(request, code, nummer)
    formulier = VaststelForm(_ingevuld(request), versie, geldende(versie.code))
    vast = "De tekst verandert daarna niet meer. Een schrijffout verbetert u dan zichtbaar."
    blad = Blad(
        titel=f"Stel {versie.titel} vast",
        lead=COLLEGA if vraagt_collega(versie, gebruiker) else vast,
        knop="Stel vast",
        icoon="circle-check",
        gelukt="De versie is vastgesteld. Iedereen leest haar nu.",
        code=versie.code,
        versie=versie,
    )

    def doe() -> None:
        services.stel_vast(
            code=versie.code,
            versie=versie,
            vervangt=formulier.cleaned_data.get("vervangt", True),
            bewerking=formulier.cleaned_data["bewerking"],
            verantwoording=formulier.verantwoording(gebruiker, namens(gebruiker, versie.code)),
        )

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def vervallen(request: HttpRequest, code: str, nummer: str) -> HttpResponse:
    """Say that the version holds no more."""
    gebruiker, versie = vind_versie(request, code, nummer)
    formulier = _waarom(request)
    blad = Blad(
        titel=f"Laat {versie.titel} vervallen",
        lead="De versie geldt dan niet meer. Iedereen kan haar blijven lezen.",
        knop="Laat vervallen",
        icoon="circle-minus",
        gelukt="De versie is vervallen.",
        code=versie.code,
        versie=versie,
    )

    def doe() -> None:
        waarom = formulier.verantwoording(gebruiker, namens(gebruiker, versie.code))
        services.laat_vervallen(code=versie.code, versie=versie, verantwoording=waarom)

    return verwerk(request, blad, formulier, doe)


def _waarom(request: HttpRequest) -> WaaromForm:
    return WaaromForm(_ingevuld(request))


def _ingevuld(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
