"""Drafts: the list, one draft beside how it stands now, and what its writer and a second person do with it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from acties.forms import VerantwoordForm
from acties.handelingen import Handeling, maak_handeling
from acties.views.actie import vind
from basis.web.bladeren import Sortering, blader
from basis.web.formulieren import probeer
from basis.web.toegang import met_inlog
from basis.web.velden import namen_van
from basis.web.verzoek import ingelogde, require_safe
from partijen import rechten
from partijen.models import Gebruiker, Partij
from partijen.models.partij import PartijQuerySet
from partijen.rollen import Recht
from partijen.services import zet_vier_ogen
from programmalijnen.models import Programma
from werk.concepten import services
from werk.concepten.forms import GezienForm, TeruggeefForm
from werk.concepten.models import SOORTEN, Concept
from werk.concepten.vergelijking import vergelijk

LAATST_GEWIJZIGD = Sortering("gewijzigd", "Laatst gewijzigd", "gewijzigd_op", aflopend=True)


@met_inlog
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """What waits for me, what I wrote, and what colleagues are writing."""
    gebruiker = ingelogde(request)
    rechten.eis(gebruiker, Recht.WERKPLEK)
    zichtbaar = Concept.objects.open().zichtbaar_voor(gebruiker)
    context = {
        "wacht_op_mij": Concept.objects.wacht_op(gebruiker).voor_lijst(),
        "van_mij": Concept.objects.open().van(gebruiker).voor_lijst(),
        "bladzijde": blader(zichtbaar.van_anderen(gebruiker).voor_lijst(), LAATST_GEWIJZIGD, request.GET),
        "partijen": rechten.eigen_partijen(gebruiker, Recht.GOEDKEUREN),
        "met_vier_ogen": _om_uit_te_zetten(gebruiker),
    }
    return render(request, "concepten/lijst.html", context)


def _om_uit_te_zetten(gebruiker: Gebruiker) -> PartijQuerySet:
    """The parties whose four eyes this person may switch off: all that have it, with a role for the portal."""
    if not gebruiker.mag_overal(Recht.RONDES):
        return Partij.objects.none()
    return Partij.objects.met_vier_ogen().voor_lijst()


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest, soort: str, welke: str = "", slug: str = "") -> HttpResponse:
    """Keep what was typed in a form about an actie, or (without `slug`) the programme as a whole.

    Who only opens the address gets that form.
    """
    gebruiker = ingelogde(request)
    houder = vind(slug, gebruiker) if slug else get_object_or_404(Programma)
    handeling = maak_handeling(soort, houder, gebruiker, welke)
    if request.method != "POST":
        return redirect(handeling.adres)
    formulier = handeling.formulier(request.POST)
    formulier.is_valid()  # unfinished is fine; only what marks this sending is needed
    inzending = formulier.cleaned_data.get("inzending")
    nog_een = request.POST.get("nog_een") == "ja"
    try:
        bewaard = services.bewaar(
            handeling=handeling, gegevens=_getypt(formulier), inzending=inzending, nog_een=nog_een
        )
    except services.LigtAl as fout:
        return _kies(request, handeling, fout.concept)
    messages.success(request, "Uw concept is bewaard. Alleen u en uw collega’s zien het.")
    return redirect(bewaard)


def _kies(request: HttpRequest, handeling: Handeling, ligt_al: Concept) -> HttpResponse:
    """The draft that waits already, or what was typed beside it: nothing of it is lost."""
    formulier = handeling.formulier(request.POST)
    formulier.errors.clear()  # unfinished is fine
    context = {"concept": ligt_al, "formulier": formulier, "is_schrijver": ligt_al.door == handeling.gebruiker}
    return render(request, "concepten/ligt_al.html", context, status=409)


def _getypt(formulier: VerantwoordForm) -> services.Gegevens:
    """The fields of the form as they were typed; nothing else that came along."""
    data: Any = formulier.data
    return {
        naam: data.getlist(naam) if isinstance(veld.field, forms.MultipleChoiceField) else data[naam]
        for veld in formulier
        for naam in namen_van(veld)
        if naam in data
    }


def _vind(pk: int, gebruiker: Gebruiker) -> Concept:
    """The draft with this key; of another party there is none. Raises Http404."""
    return get_object_or_404(Concept.objects.zichtbaar_voor(gebruiker).voor_lijst(), pk=pk)


@met_inlog
@require_safe
def concept(request: HttpRequest, pk: int) -> HttpResponse:
    """What the draft would change, and what can be done with it."""
    gebruiker = ingelogde(request)
    return _toon(request, _vind(pk, gebruiker), gebruiker)


def _toon(
    request: HttpRequest, gevonden: Concept, gebruiker: Gebruiker, teruggeven: TeruggeefForm | None = None
) -> HttpResponse:
    context = {
        "concept": gevonden,
        "vergelijking": vergelijk(gevonden) if gevonden.is_open else None,
        "is_schrijver": gevonden.door == gebruiker,
        "mag_beoordelen": Concept.objects.wacht_op(gebruiker).contains(gevonden),
        "teruggeven": teruggeven or TeruggeefForm(),
    }
    status = 422 if teruggeven is not None else 200
    return render(request, "concepten/concept.html", context, status=status)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def bewerken(request: HttpRequest, pk: int) -> HttpResponse:
    """Write on; the same form as on the page of the actie, filled in as it was left."""
    gebruiker = ingelogde(request)
    gevonden = _vind(pk, gebruiker)
    if gevonden.door != gebruiker:
        raise PermissionDenied(services.NIET_VAN_U)
    handeling = services.handeling_van(gevonden)
    if request.method == "POST":
        return _bewaar(request, gevonden, handeling.formulier(request.POST))
    formulier = handeling.formulier()
    formulier.begin_met(services.invoer_van(gevonden))
    return render(request, "concepten/bewerken.html", {"concept": gevonden, "formulier": formulier})


def _bewaar(request: HttpRequest, gevonden: Concept, formulier: VerantwoordForm) -> HttpResponse:
    """What was typed stays on the page when the draft was changed, published or thrown away meanwhile."""
    door, merk = ingelogde(request), request.POST.get("merk", "")
    try:
        services.wijzig(concept=gevonden, gegevens=_getypt(formulier), door=door, merk=merk)
    except ValidationError as fout:
        formulier.neem_over(fout)
        context = {"concept": _vind(gevonden.pk, door), "formulier": formulier}
        return render(request, "concepten/bewerken.html", context, status=409)
    messages.success(request, "Uw concept is bewaard.")
    return redirect(gevonden)


def _indienen(request: HttpRequest, concept: Concept, door: Gebruiker) -> str:
    services.vraag_goedkeuring(concept=concept, door=door)
    return "Uw collega’s krijgen bericht. Zodra iemand het goedkeurt, staat het in het portaal."


def _publiceren(request: HttpRequest, concept: Concept, door: Gebruiker) -> str:
    services.publiceer(concept=concept, door=door, versie=_gezien(request)["versie"])
    return "Uw melding is opgeslagen. Iedereen kan haar nu lezen."


def _goedkeuren(request: HttpRequest, concept: Concept, door: Gebruiker) -> str:
    services.keur_goed(concept=concept, door=door, **_gezien(request))
    return "U hebt het concept goedgekeurd. Iedereen kan de melding nu lezen."


def _teruggeven(request: HttpRequest, concept: Concept, door: Gebruiker) -> str:
    opmerking, indiening = request.POST.get("opmerking", ""), _gezien(request)["indiening"]
    services.geef_terug(concept=concept, door=door, opmerking=opmerking, indiening=indiening)
    return "Het concept is terug bij de schrijver, met uw opmerking."


def _weggooien(request: HttpRequest, concept: Concept, door: Gebruiker) -> str:
    services.gooi_weg(concept=concept, door=door)
    return "Het concept is weggegooid."


def _gezien(request: HttpRequest) -> dict[str, int]:
    """What stood on the page where the button was pressed. Raises Http404 without it."""
    formulier = GezienForm(request.POST)
    if not formulier.is_valid():
        raise Http404("deze knop hoort bij een andere pagina")
    return formulier.cleaned_data


BESLISSINGEN: dict[str, Callable[[HttpRequest, Concept, Gebruiker], str]] = {
    "indienen": _indienen,
    "publiceren": _publiceren,
    "goedkeuren": _goedkeuren,
    "teruggeven": _teruggeven,
    "weggooien": _weggooien,
}


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def beslis(request: HttpRequest, pk: int, wat: str) -> HttpResponse:
    """Do what a button on the page of the draft says; who only opens the address gets that page."""
    gebruiker = ingelogde(request)
    gevonden = _vind(pk, gebruiker)
    if wat not in BESLISSINGEN:
        raise Http404("dit kan hier niet")
    if request.method != "POST":
        return redirect(gevonden)
    terug = TeruggeefForm(request.POST)
    if wat == "teruggeven" and not terug.is_valid():
        return _toon(request, gevonden, gebruiker, terug)
    try:
        messages.success(request, BESLISSINGEN[wat](request, gevonden, gebruiker))
    except ValidationError as fout:
        if wat == "teruggeven":  # the remark stays on the page
            terug.add_error(None, fout.messages)
            return _toon(request, _vind(pk, gebruiker), gebruiker, terug)
        messages.error(request, " ".join(fout.messages))
    return redirect("concepten:lijst" if wat == "weggooien" else gevonden)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def vier_ogen(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether a second person must look at each report of the party, and do so; or end that."""
    gebruiker = ingelogde(request)
    partij: Any = get_object_or_404(Partij.objects.met_slugs([slug]))
    if request.method != "POST":
        rechten.eis(gebruiker, Recht.GOEDKEUREN, partij)
        context = {
            "partij": partij,
            "keurders": rechten.mensen_met(Recht.GOEDKEUREN, partij),
            "soorten": SOORTEN.values(),
            "mag_uitnodigen": rechten.mag(gebruiker, Recht.UITNODIGEN, partij),
        }
        return render(request, "concepten/vier_ogen.html", context)
    aan = request.POST.get("aan") == "ja"
    wat = "Een tweede persoon keurt voortaan elke melding goed" if aan else "Meldingen gaan voortaan direct door"
    probeer(request, lambda: zet_vier_ogen(partij=partij, aan=aan, door=gebruiker), f"{wat}: {partij}.")
    return redirect("concepten:lijst")
