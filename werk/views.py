"""Pages of the workplace: the own acties with forms to do it on the spot, and help with writing.

What is filled in on a card goes by the forms and services of the page of the actie; a choice of the list can be kept
under a name.
"""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django_htmx.http import replace_url

from acties.verwerken import verwerk
from basis.web.toegang import gevraagd, met_inlog
from basis.web.velden import vertel
from basis.web.verzoek import ingelogde, require_safe
from meedoen.forms import REGELS
from meedoen.models import LEESTERMIJN
from partijen import rechten
from partijen.models import Gebruiker
from partijen.rollen import ROLLEN, Portaalrol, Recht, Rol
from werk import services
from werk.bevestigen import bevestig, kijk_vooraf, slug_van
from werk.filters import Werkadres
from werk.forms import BevestigForm, BewaarFilterForm, TaalForm
from werk.foutmeldingen.models import Foutmelding
from werk.models import BewaardFilter
from werk.overzicht import Invulling, als_code, maak_overzicht, vind_handeling, vul_in
from werk.taal import geef_hints
from werk.werkveld import merk


@met_inlog
@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """My acties: what asks something comes first, and says why. `?bewerk=` opens a form on a card."""
    gebruiker = ingelogde(request)
    return toon(request, gebruiker, _open_formulier(request, gebruiker))


def toon(
    request: HttpRequest,
    gebruiker: Gebruiker,
    invulling: Invulling | None = None,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """The whole page, whichever address it answers."""
    berichten = list(messages.get_messages(request))
    context = {
        **maak_overzicht(gebruiker, request.GET, berichten, invulling),
        "bewaarformulier": BewaarFilterForm(gebruiker=gebruiker),
        "kan_delen": bool(rechten.eigen_partijen(gebruiker)),
        "foutmeldingen": _open_foutmeldingen(gebruiker),
        **extra,
    }
    return render(request, "werk/overzicht.html", context, status=status)


def _open_foutmeldingen(gebruiker: Gebruiker) -> int:
    """How many reports of readers wait for this person, who may be the one to answer them."""
    return Foutmelding.objects.open().count() if gebruiker.mag_overal(Recht.FOUTMELDINGEN) else 0


def _open_formulier(request: HttpRequest, gebruiker: Gebruiker) -> Invulling | None:
    """The form that `?bewerk=slug:soort:welke` asks for; none when it is not this person's to fill in.

    An empty slug is the programme as a whole.
    """
    slug, _, rest = request.GET.get("bewerk", "").partition(":")
    soort, _, welke = rest.partition(":")
    if not soort:
        return None
    try:
        handeling = vind_handeling(gebruiker, slug, soort, welke)
    except (PermissionDenied, Http404):
        return None
    return vul_in(handeling, handeling.formulier(), Werkadres.van(request.GET))


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def bewaar_filter(request: HttpRequest) -> HttpResponse:
    """Keep the choice of this address; a wrong name gives the list again with what was typed."""
    gebruiker, adres = ingelogde(request), Werkadres.van(request.GET)
    if request.method != "POST":
        return redirect(adres.terug)
    formulier = BewaarFilterForm(request.POST, gebruiker=gebruiker)
    if formulier.is_valid():
        try:
            bewaard = services.bewaar_filter(gebruiker=gebruiker, vraag=adres.keuze.vraag, **formulier.cleaned_data)
        except ValidationError as fout:
            formulier.add_error("naam", fout.messages)
        else:
            messages.success(request, f"Het filter “{bewaard}” is bewaard.")
            return redirect(adres.terug)
    formulier.wijs_fout_aan()
    return replace_url(toon(request, gebruiker, status=422, bewaarformulier=formulier), adres.terug)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def verwijder_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away an own filter. What one may not see is not there."""
    adres = Werkadres.van(request.GET)
    if request.method == "POST":
        bewaard = get_object_or_404(BewaardFilter.objects.van(ingelogde(request)), pk=pk)
        services.verwijder_filter(bewaard=bewaard, door=ingelogde(request))
        messages.success(request, f"Het filter “{bewaard}” is verwijderd.")
    return redirect(adres.terug)


# -- what is filled in on a card -------------------------------------------------------------------------------


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def bewerken(request: HttpRequest, soort: str, welke: str = "", slug: str = "") -> HttpResponse:
    """Do what the form says and go back to the list; with an error the whole list again, with what was typed.

    Without a slug it is about the programme as a whole.
    """
    adres, gebruiker = Werkadres.van(request.GET), ingelogde(request)
    handeling = vind_handeling(gebruiker, slug, soort, welke)
    hier = adres.bewerk(als_code(slug, *handeling.delen))
    if request.method != "POST":
        return redirect(hier)
    formulier = handeling.formulier(request.POST)
    uitkomst = verwerk(handeling, formulier)
    if uitkomst.is_gelukt:
        messages.success(request, vertel(handeling.gelukt, formulier), extra_tags=merk(slug))
        return redirect(adres.bij(slug))
    invulling = vul_in(vind_handeling(gebruiker, slug, soort, welke), formulier, adres)
    return replace_url(toon(request, gebruiker, invulling, uitkomst.status), hier)  # where htmx leaves the page


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def bevestigen(request: HttpRequest) -> HttpResponse:
    """Say of one or of many things that they are still true; then back to where the button was (`terug`)."""
    gebruiker, adres = ingelogde(request), Werkadres.van(request.GET)
    if request.method != "POST":
        return redirect(adres.terug)
    formulier = BevestigForm(request.POST)
    if not formulier.is_valid():
        fout = next(iter(formulier.errors.values()))[0]
        return replace_url(toon(request, gebruiker, status=422, bevestigfout=fout), adres.terug)
    sleutels: list[str] = formulier.cleaned_data["sleutels"]
    if formulier.vraagt_eerst:
        return _vraag_eerst(request, adres, sleutels)
    uitslag = bevestig(sleutels=sleutels, inzending=formulier.cleaned_data["inzending"], door=gebruiker)
    slug = slug_van(sleutels[0]) if len(sleutels) == 1 else None
    tags = "" if slug is None else merk(slug)
    if uitslag.gelukt:
        messages.success(request, _dank(uitslag.gelukt), extra_tags=tags)
    if uitslag.mislukt:
        regels = " ".join(f"{titel}: {waarom}" for titel, waarom in uitslag.mislukt)
        messages.warning(request, f"Niet alles lukte. {regels}", extra_tags=tags)
    return redirect(gevraagd(request, "terug") or (adres.terug if slug is None else adres.bij(slug)))


def _vraag_eerst(request: HttpRequest, adres: Werkadres, sleutels: list[str]) -> HttpResponse:
    """Before all at once: what is late, and what would be confirmed."""
    context = {
        "vooraf": kijk_vooraf(sleutels, timezone.localdate()),
        "adres": adres,
        "doel": adres.naar("werk:bevestigen"),
        "inzending": uuid4(),
    }
    return render(request, "werk/alles_bevestigen.html", context)


def _dank(aantal: int) -> str:
    return (
        "Dank u. Iedereen ziet nu dat dit nog klopt."
        if aantal == 1
        else f"Dank u. Iedereen ziet nu dat deze {aantal} nog kloppen."
    )


# -- help ------------------------------------------------------------------------------------------------------


@met_inlog
@require_safe
def hulp(request: HttpRequest) -> HttpResponse:
    """How to work here, in plain Dutch. What a role may do comes from the table of rights itself."""
    rollen = [*Rol, *Portaalrol]
    tabel = [(recht.label, [rol in ROLLEN[recht] for rol in rollen]) for recht in Recht]
    context = {"rollen": [rol.label for rol in rollen], "tabel": tabel}
    return render(request, "werk/hulp.html", context | {"leestermijn": LEESTERMIJN, "regels": REGELS})


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def taalhint(request: HttpRequest) -> HttpResponse:
    """Hints on the text that was sent, `?veld=` says in which field. Nothing is kept or logged."""
    veld = request.GET.get("veld", "tekst")
    is_gestuurd = request.method == "POST"
    formulier = TaalForm({"tekst": request.POST.get(veld, "")}) if is_gestuurd else TaalForm()
    hints = geef_hints(formulier.cleaned_data["tekst"]) if is_gestuurd and formulier.is_valid() else []
    context = {
        "formulier": formulier,
        "hints": hints,
        "is_bekeken": is_gestuurd and formulier.is_valid(),
    }
    return render(request, "werk/taalhint.html", context, status=422 if formulier.errors else 200)
