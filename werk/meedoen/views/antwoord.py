"""Answers: written as a draft, given when it is good, and pointing at what changed, also later."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from basis.web.adres import als_sleutel
from basis.web.formulieren import probeer
from basis.web.toegang import met_inlog
from meedoen import rechten, services
from meedoen.models import Antwoord, Inbreng, Vraag
from partijen.models import Gebruiker
from werk.meedoen.antwoordforms import AntwoordForm, GevolgForm
from werk.meedoen.gevolgen import te_kiezen, van_antwoord, wijzigingen_te_kiezen
from werk.meedoen.views.bord import gekozen_in_adres
from werk.meedoen.views.lezen import vind
from werk.meedoen.views.verwerken import MET_FORMULIER, Blad, bordadres, verwerk

LEAD = "U bewaart eerst een concept. Pas als u het antwoord geeft, lezen inwoners het."


def _vind(request: HttpRequest, slug: str, pk: int) -> tuple[Gebruiker, Vraag, Antwoord]:
    gebruiker, vraag = vind(request, slug)
    return gebruiker, vraag, get_object_or_404(vraag.antwoorden.voor_lijst(), pk=pk)


def _adres(antwoord: Antwoord, vraag: Vraag) -> str:
    return reverse("werk_meedoen:antwoord", args=[vraag.slug, antwoord.pk])


@met_inlog
@require_http_methods(MET_FORMULIER)
def nieuw(request: HttpRequest, slug: str) -> HttpResponse:
    """Write an answer to the subjects and reactions that the address names, or one that replaces another."""
    gebruiker, vraag = vind(request, slug)
    rechten.eis_antwoorden(gebruiker, vraag)
    vervangt = _vervangt(request, vraag)
    if vervangt:
        begin, los = _van(vervangt), list(vervangt.inbrengen.all())
    else:
        los = gekozen_in_adres(request, vraag)
        onderwerpen = list(map(als_sleutel, request.GET.getlist("onderwerp")))
        begin = {"onderwerpen": onderwerpen, "inbrengen": los}
    titel = "Nieuw antwoord, in de plaats van het oude" if vervangt else "Schrijf een antwoord"
    return _schrijf(request, vraag, gebruiker, titel, begin=begin, los=los, vervangt=vervangt)


def _vervangt(request: HttpRequest, vraag: Vraag) -> Antwoord | None:
    """The answer that the new one replaces. Raises Http404 when the address names none that counts."""
    sleutel = request.GET.get("vervangt", "")
    if not sleutel:
        return None
    return get_object_or_404(vraag.antwoorden.geldend(), pk=als_sleutel(sleutel))


def _van(antwoord: Antwoord) -> dict[str, Any]:
    """What an answer says now."""
    namen = ("uitkomst", "tekst", "reden", "geen_gevolg")
    keuzes = {
        "onderwerpen": list(antwoord.onderwerpen.all()),
        "inbrengen": list(antwoord.inbrengen.all()),
        "gevolgen": list(antwoord.gevolgen.values_list("gebeurtenis", flat=True)),
    }
    return {naam: getattr(antwoord, naam) for naam in namen} | keuzes


@met_inlog
@require_http_methods(MET_FORMULIER)
def wijzigen(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change a draft; one that was given stays as it is."""
    gebruiker, vraag, antwoord = _vind(request, slug, pk)
    rechten.eis_antwoorden(gebruiker, vraag)
    if antwoord.gegeven_op:
        return redirect(_adres(antwoord, vraag))
    los = list(antwoord.inbrengen.all())
    return _schrijf(
        request,
        vraag,
        gebruiker,
        "Wijzig het concept",
        begin=_van(antwoord),
        los=los,
        vervangt=antwoord.vervangt,
        concept=antwoord,
    )


def _schrijf(
    request: HttpRequest,
    vraag: Vraag,
    gebruiker: Gebruiker,
    titel: str,
    *,
    begin: dict[str, Any],
    los: list[Inbreng],
    vervangt: Antwoord | None,
    concept: Antwoord | None = None,
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    formulier = AntwoordForm(data, vraag=vraag, los=los, gevolgen=te_kiezen(vraag), begin=begin)
    extra = {"onderwerpen_met_tekst": list(vraag.onderwerpen.all())}
    blad = Blad(titel=titel, lead=LEAD, knop="Bewaar het concept", vraag=vraag, extra=extra)

    def doe() -> tuple[str, str]:
        bewaard = services.schrijf_antwoord(
            vraag=vraag,
            inhoud=formulier.inhoud(vervangt),
            door=gebruiker,
            concept=concept,
            inzending=formulier.cleaned_data["inzending"],
        )
        return "Het concept is bewaard. Lees het na en geef dan het antwoord.", _adres(bewaard, vraag)

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def antwoord(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A draft to read over and give, or an answer that was given, to point at what changed later."""
    gebruiker, vraag, gevonden = _vind(request, slug, pk)
    gevolgen = van_antwoord(gevonden)
    data, kan_ook = request.POST if request.method == "POST" else None, wijzigingen_te_kiezen(vraag, gevonden)
    formulier = GevolgForm(data, te_kiezen(vraag, zonder=gevolgen), kan_ook)
    if formulier.is_bound and formulier.is_valid():
        wat = {naam: ding for naam, ding in formulier.cleaned_data.items() if ding}
        probeer(
            request,
            lambda: services.wijs_aan(antwoord=gevonden, door=gebruiker, **wat),
            "De verandering staat nu bij het antwoord.",
        )
        return redirect(_adres(gevonden, vraag))
    formulier.wijs_fout_aan()
    context = {
        "vraag": vraag,
        "antwoord": gevonden,
        "formulier": formulier,
        "gevolgen": gevolgen,
        "codegevolgen": list(gevonden.codegevolgen.voor_lijst()),
        "mag_antwoorden": rechten.mag_antwoorden(gebruiker, vraag),
        "is_eigen_concept": gevonden.door == gebruiker,
        "geldt": vraag.antwoorden.geldend().contains(gevonden),
    }
    return render(request, "werk_meedoen/antwoord.html", context, status=422 if formulier.errors else 200)


@met_inlog
@require_http_methods(MET_FORMULIER)
def geven(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give the answer; who only opens the address gets the draft with the button."""
    gebruiker, vraag, gevonden = _vind(request, slug, pk)
    if request.method == "POST":
        probeer(
            request,
            lambda: services.geef_antwoord(antwoord=gevonden, door=gebruiker, gezien=request.POST.get("gezien", "")),
            "Het antwoord staat op de site. Wie een e-mailadres gaf, krijgt het ook per mail.",
        )
    return redirect(_adres(gevonden, vraag))


@met_inlog
@require_http_methods(MET_FORMULIER)
def verwijderen(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Throw the draft away; who only opens the address gets the draft with the button."""
    gebruiker, vraag, gevonden = _vind(request, slug, pk)
    gelukt = request.method == "POST" and probeer(
        request, lambda: services.verwijder_concept(antwoord=gevonden, door=gebruiker), "Het concept is weg."
    )
    return redirect(bordadres(vraag) if gelukt else _adres(gevonden, vraag))
