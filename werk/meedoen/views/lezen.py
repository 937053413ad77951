"""Reading: the questions of this person with what they ask, and the reactions to one as a table to take along."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from basis.web.bladeren import Sortering, blader
from basis.web.drukte import BESTAND, zwaar
from basis.web.rekenblad import ODS, XLSX, blad, csv_antwoord, ods, xlsx
from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, require_safe
from meedoen.models import Inbreng, Vraag, VraagQuerySet, Vraagstand
from meedoen.rechten import te_behandelen
from partijen.models import Gebruiker
from partijen.rechten import eis
from partijen.rollen import Recht
from werk.meedoen.kolommen import KOLOMMEN

LAATST_AFGEROND = Sortering("afgerond", "Laatst afgerond", "afgerond_op", aflopend=True)
EERST = (Vraagstand.TE_LAAT, Vraagstand.BELOOFD, Vraagstand.OPEN, Vraagstand.CONCEPT, Vraagstand.STRAKS)
MEEST_IN_ODS = 2_000  # reactions: making more takes seconds
BOEKEN: dict[str, Any] = {"xlsx": (XLSX, xlsx), "ods": (ODS, ods)}


def wie_meedoet(request: HttpRequest) -> Gebruiker:
    """The person who is logged in; raises PermissionDenied for who asks and answers nothing."""
    gebruiker = ingelogde(request)
    eis(gebruiker, Recht.MEEDOEN)
    return gebruiker


def vind(request: HttpRequest, slug: str) -> tuple[Gebruiker, Vraag]:
    """Who asks, and the question; one of other parties there is none. Raises Http404."""
    gebruiker = wie_meedoet(request)
    return gebruiker, get_object_or_404(te_behandelen(gebruiker).voor_lijst(), slug=slug)


@met_inlog
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """The questions that ask something first; those that are closed a page at a time."""
    vragen, op = te_behandelen(wie_meedoet(request)), timezone.localdate()
    groepen = [(stand, list(_met_alles(vragen.met_stand(stand, op)))) for stand in EERST]
    context = {
        "groepen": [(stand, rijen) for stand, rijen in groepen if rijen],
        "bladzijde": blader(_met_alles(vragen.afgerond()), LAATST_AFGEROND, request.GET),
    }
    return render(request, "werk_meedoen/lijst.html", context)


def _met_alles(vragen: VraagQuerySet) -> VraagQuerySet:
    return vragen.met_werk(timezone.localdate()).voor_lijst()


@met_inlog
@require_safe
@zwaar(BESTAND)
def bestand(request: HttpRequest, slug: str, soort: str) -> HttpResponseBase:
    """All reactions to a question as XLSX, ODS or CSV: no address, no name, no text that was held."""
    _, vraag = vind(request, slug)
    rijen = Inbreng.objects.van_vraag(vraag).select_related("onderwerp").nieuwste_eerst()
    naam = f"reacties-{vraag.slug}.{soort}"
    if soort == "csv":
        return csv_antwoord(request, naam, KOLOMMEN, rijen.iterator(chunk_size=1_000))
    if soort not in BOEKEN:
        raise Http404("dit bestand is er niet")
    if soort == "ods" and rijen.count() > MEEST_IN_ODS:
        messages.error(request, "Dit zijn te veel reacties voor ODS. Neem XLSX of CSV.")
        return redirect("werk_meedoen:bord", vraag.slug)
    type_, maak = BOEKEN[soort]
    inhoud = maak(blad("reacties", KOLOMMEN, rijen.iterator(chunk_size=1_000)))
    return HttpResponse(inhoud, content_type=type_, headers={"Content-Disposition": f'attachment; filename="{naam}"'})
