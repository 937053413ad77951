"""Pages of what official sources propose: the list, and one proposal to take over or to decline."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from acties.rechten import geleid_door
from acties.services import Bezet, Verouderd
from basis.web.bladeren import Sortering, blader
from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, require_safe
from opendata.officieel.models import Fasevoorstel
from partijen.models import Gebruiker
from partijen.rechten import eis
from partijen.rollen import Recht
from werk.voorstellen.forms import AFWIJZEN, BesluitForm
from werk.voorstellen.services import neem_over, wijs_af

OP_VOLGORDE = Sortering("volgorde", "volgorde", "plek", aflopend=True)
NIET_VOOR_U = "Alleen wie een actie leidt, ziet wat officiële bronnen over die actie zeggen."
INTUSSEN = "De actie is intussen veranderd. Kijk of dit voorstel nog klopt, en verstuur het dan nog een keer."
TWEEDE = "Uw organisatie werkt met twee personen. Een collega moet dit voorstel nog overnemen."


def _wie(request: HttpRequest) -> Gebruiker:
    gebruiker = ingelogde(request)
    eis(gebruiker, Recht.MELDEN, tekst=NIET_VOOR_U)
    return gebruiker


@met_inlog
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """What waits for this person first, then what was decided last."""
    voorstellen = Fasevoorstel.objects.van_acties(geleid_door(_wie(request)))
    context = {"bladzijde": blader(voorstellen.voor_lijst(), OP_VOLGORDE, request), "open": voorstellen.open().count()}
    return render(request, "voorstellen/lijst.html", context)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def voorstel(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal, with a form as long as nobody decided; what is about an actie of others is not there."""
    gebruiker = _wie(request)
    gevonden = get_object_or_404(Fasevoorstel.objects.van_acties(geleid_door(gebruiker)).voor_lijst(), pk=pk)
    formulier = BesluitForm(request.POST if request.method == "POST" else None, voorstel=gevonden)
    status = 200
    if request.method == "POST":
        status = _besluit(formulier, gevonden, gebruiker) if formulier.is_valid() else 422
        if status == 200:
            messages.success(request, _gelukt(gevonden))
            return redirect("voorstellen:lijst")
        formulier.wijs_fout_aan()
    return render(request, "voorstellen/voorstel.html", {"voorstel": gevonden, "formulier": formulier}, status=status)


def _besluit(formulier: BesluitForm, gevonden: Fasevoorstel, gebruiker: Gebruiker) -> int:
    """Do what the valid form says: 200 when it is done, 409 when someone else was first, 422 when it cannot be."""
    reden, versie = formulier.cleaned_data["reden"], formulier.cleaned_data["versie"]
    try:
        if formulier.cleaned_data["besluit"] == AFWIJZEN:
            wijs_af(voorstel=gevonden, reden=reden, door=gebruiker)
        else:
            mijlpaal = formulier.gekozen_mijlpaal
            neem_over(voorstel=gevonden, reden=reden, door=gebruiker, versie=versie, mijlpaal=mijlpaal)
    except Verouderd as fout:
        formulier.begin_opnieuw(fout.houder.versie)
        formulier.neem_over(ValidationError(INTUSSEN))
        return 409
    except ValidationError as fout:
        formulier.neem_over(fout)
        return 409 if isinstance(fout, Bezet) else 422
    return 200


def _gelukt(gevonden: Fasevoorstel) -> str:
    gevonden.refresh_from_db()
    return TWEEDE if gevonden.is_open else f"Dit voorstel is {gevonden.get_stand_display()}: {gevonden.titel}"
