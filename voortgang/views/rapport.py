"""Voortgangsrapportages: the list, asking for one, its page (in the making or ready), and its files."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from basis.web.bladeren import Sortering, blader
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.formulieren import probeer
from basis.web.geheugen import onthoud
from basis.web.rekenblad import ODS, bewaarde_csv_antwoord
from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, require_safe, wie
from partijen.models import Gebruiker
from voortgang import rechten, services
from voortgang.forms import InleidingForm, RapportForm
from voortgang.models import Rapport, Rapportbestand
from voortgang.rapport.afspraken import inhoud_van
from voortgang.rapport.rekenblad import tel_actie

NIEUWSTE_EERST = Sortering("nieuwste", "Nieuwste eerst", "tot", aflopend=True)
MEESTE = 200  # acties on one page; a browser and a reader have enough of it then
SOORTEN = {
    "pdf": "application/pdf",
    "ods": ODS,
}


@require_safe
def rapporten(request: HttpRequest) -> HttpResponse:
    """The published reports; for who makes them, their own drafts above those."""
    gebruiker = wie(request)
    openbaar = Rapport.objects.zichtbaar().zonder_inhoud().voor_lijst()
    context = {
        "bladzijde": blader(openbaar, NIEUWSTE_EERST, request.GET),
        "concepten": rechten.concepten_voor(gebruiker).zonder_inhoud().voor_lijst() if gebruiker else (),
        "mag_aanvragen": rechten.mag_aanvragen(gebruiker),
    }
    return render(request, "voortgang/rapporten.html", context)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Ask for a report; `?zoals=` an earlier one takes its parameters and its moment, so that it says the same."""
    gebruiker = ingelogde(request)
    if not rechten.mag_aanvragen(gebruiker):
        raise PermissionDenied("Een rapport maken kan wie namens een organisatie schrijft.")
    slug = request.GET.get("zoals", "")
    zoals = _vind(slug, gebruiker) if slug else None
    formulier = RapportForm(request.POST if request.method == "POST" else None, gebruiker=gebruiker, zoals=zoals)
    if formulier.is_bound and formulier.is_valid():
        try:
            rapport = _vraag_aan(formulier, gebruiker, zoals)
        except ValidationError as fout:
            formulier.neem_over(fout)
        else:
            return redirect(rapport)
    formulier.wijs_fout_aan()
    context = {"formulier": formulier, "zoals": zoals}
    return render(request, "voortgang/rapport_nieuw.html", context, status=422 if formulier.errors else 200)


def _vraag_aan(formulier: RapportForm, gebruiker: Gebruiker, zoals: Rapport | None) -> Rapport:
    ingevuld = formulier.cleaned_data
    return services.vraag_aan(
        velden=formulier.velden,
        door=gebruiker,
        namens=ingevuld["namens"],
        inzending=ingevuld["inzending"],
        bekend=zoals.bekend if zoals else None,
    )


def _vind(slug: str, gebruiker: Gebruiker | None) -> Rapport:
    """The report of this address; a draft is only there for who may change it. Raises Http404."""
    rapport = get_object_or_404(Rapport.objects.zonder_inhoud().voor_lijst(), slug=slug)
    if not rapport.is_zichtbaar and not rechten.mag_beheren(gebruiker, rapport):
        raise Http404("geen rapport op dit adres")
    return rapport


@require_safe
@zwaar(BLADZIJDE)
def rapport(request: HttpRequest, slug: str) -> HttpResponse:
    """The report, made for paper too; or, while it is made, how far that is."""
    gebruiker = wie(request)
    gevonden = _vind(slug, gebruiker)
    context: dict[str, Any] = {"rapport": gevonden, "mag_beheren": rechten.mag_beheren(gebruiker, gevonden)}
    if gebruiker and context["mag_beheren"]:
        context["mag_publiceren"] = rechten.mag_publiceren(gebruiker, gevonden)
    if gevonden.is_klaar:
        context["inhoud"] = onthoud(f"rapport:{gevonden.pk}:{gevonden.gewijzigd_op}", lambda: _inhoud(gevonden))
        context["bestanden"] = gevonden.bestanden.defer("inhoud").order_by("-soort")
    return render(request, "voortgang/rapport.html", context)


def _inhoud(rapport: Rapport) -> SafeString:
    """The body of the report: drawn once, it does not change any more."""
    html = render_to_string("voortgang/rapport_inhoud.html", {"rapport": rapport, **_delen(rapport)})
    return mark_safe(html)  # noqa: S308  # our own template


def _delen(rapport: Rapport) -> dict[str, Any]:
    """The parts of the page. Of a very large report only what changed, and not more than `MEESTE` acties."""
    inhoud = inhoud_van(rapport)
    totaal = sum(len(lijn["acties"]) for lijn in inhoud["lijnen"])
    over, lijnen = MEESTE, []
    for lijn in inhoud["lijnen"]:
        acties = lijn["acties"] if totaal <= MEESTE else [actie for actie in lijn["acties"] if actie["veranderingen"]]
        getoond = [_getoond(actie) for actie in acties[:over]]
        over -= len(getoond)
        misschien = lijn.get("misschien", [])[:MEESTE]
        lijnen.append({**lijn, "acties": getoond, "misschien": misschien, "elders": len(lijn["acties"]) - len(getoond)})
    return {
        "opdracht": inhoud["opdracht"],
        "samen": inhoud["samenvatting"],
        "weggelaten": inhoud["weggelaten"],
        "programma": _programma(inhoud["programma"]),
        "lijnen": lijnen,
        "elders": totaal - sum(len(lijn["acties"]) for lijn in lijnen),
    }


def _programma(deel: dict[str, Any] | None) -> dict[str, Any] | None:
    """What is about the programme as a whole, with what is not certain of it."""
    return deel and {**deel, "onzeker": [_groep(groep) for groep in deel["onzeker"].get("afspraak", [])]}


def _getoond(actie: dict[str, Any]) -> dict[str, Any]:
    """The actie with its counts, and with what is not certain of it; a report of before that was kept has none."""
    onzeker = {soort: [_groep(deel) for deel in delen] for soort, delen in actie.get("onzeker", {}).items()}
    nu = [deel for soort in ("status", "fase") for deel in onzeker.get(soort, [])]
    onzeker = {soort: onzeker.get(soort, []) for soort in ("deelnames", "fase", "mijlpaal", "afspraak")}
    return {
        "misschien_veranderd": [],
        "ongedateerd": [],
        **actie,
        "onzeker": onzeker,
        "onzeker_nu": nu,
        "telling": _telling(actie),
    }


def _groep(deel: dict[str, Any]) -> dict[str, Any]:
    """As `<c-onzeker>` shows it."""
    return {"zin": deel["zin"], "rijen": [{"naam": wat, "adres": "", "erbij": ""} for wat in deel["wat"]]}


def _telling(actie: dict[str, Any]) -> dict[str, int]:
    """The counts by names that a template can say."""
    return {naam.replace(" ", "_"): aantal for naam, aantal in tel_actie(actie).items()}


@require_safe
@zwaar(BLADZIJDE)
def bestand(request: HttpRequest, slug: str, soort: str) -> HttpResponseBase:
    """A file of the report, as it was made; of the table, with the sign between its columns that is asked for."""
    gevonden = _vind(slug, wie(request))
    rij = get_object_or_404(Rapportbestand, rapport=gevonden, soort=soort) if gevonden.is_klaar else None
    if rij is None:
        raise Http404("dit rapport wordt nog gemaakt")
    if soort == "csv":
        return bewaarde_csv_antwoord(request, f"{gevonden.slug}.csv", bytes(rij.inhoud).decode("utf-8-sig"))
    antwoord = HttpResponse(bytes(rij.inhoud), content_type=SOORTEN[soort])
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{gevonden.slug}.{soort}"'
    return antwoord


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def inleiding(request: HttpRequest, slug: str) -> HttpResponse:
    """Write the introduction; the files are then made anew."""
    gebruiker = ingelogde(request)
    gevonden = _vind(slug, gebruiker)
    rechten.eis_beheren(gebruiker, gevonden)
    begin = {"inleiding": gevonden.inleiding}
    formulier = InleidingForm(request.POST if request.method == "POST" else None, initial=begin)
    if formulier.is_bound and formulier.is_valid():
        tekst = formulier.cleaned_data["inleiding"]
        try:
            services.wijzig_inleiding(rapport=gevonden, inleiding=tekst, door=gebruiker)
        except ValidationError as fout:
            formulier.neem_over(fout)
        else:
            messages.success(request, "De inleiding is opgeslagen.")
            return redirect(gevonden)
    formulier.wijs_fout_aan()
    context = {"rapport": gevonden, "formulier": formulier}
    return render(request, "voortgang/rapport_inleiding.html", context, status=422 if formulier.errors else 200)


HANDELINGEN: dict[str, tuple[Callable[..., None], str]] = {
    "publiceren": (services.publiceer, "Het rapport is gepubliceerd. Iedereen kan het nu lezen."),
    "intrekken": (services.trek_in, "Het rapport is ingetrokken. Alleen u en uw collega’s zien het nog."),
    "opnieuw": (services.probeer_opnieuw, "Het rapport wordt opnieuw gemaakt."),
}


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def handeling(request: HttpRequest, slug: str, wat: str) -> HttpResponse:
    """Do what a button on the page of the report says; who only opens the address gets that page."""
    gebruiker = ingelogde(request)
    gevonden = _vind(slug, gebruiker)
    if wat not in HANDELINGEN:
        raise Http404("dit kan hier niet")
    rechten.eis_beheren(gebruiker, gevonden)
    if request.method == "POST":
        doe, gelukt = HANDELINGEN[wat]
        gezien = {"merk": request.POST.get("merk", "")} if wat == "publiceren" else {}
        probeer(request, lambda: doe(rapport=gevonden, door=gebruiker, **gezien), gelukt)
    return redirect(gevonden)
