"""The pages to read: all questions, those that were closed, and one of them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from basis.web.bladeren import Sortering, blader
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.geheugen import onthoud
from basis.web.moment import alleen_nu
from basis.web.verzoek import MomentVerzoek, require_safe
from meedoen import bewijs
from meedoen.forms import REGELS, ReactieForm, VolgForm
from meedoen.ketens import Keten, ketens, uitslag_van
from meedoen.models import Vraag
from meedoen.overzicht import lees_overzicht, lees_uitslagen
from meedoen.route import route
from meedoen.vraagbeeld import Telling, Vraagbeeld

PER_BLAD = 10  # reactions on a page
NIEUWSTE = Sortering("nieuwste", "Nieuwste bovenaan", "ontvangen_op", aflopend=True)
LAATST_AFGEROND = Sortering("afgerond", "Nieuwste bovenaan", "afgerond_op", aflopend=True)


@require_safe
@zwaar(BLADZIJDE)
@alleen_nu
def overzicht(request: MomentVerzoek) -> HttpResponse:
    """All questions, by how they stand."""
    context = {"overzicht": lees_overzicht(request.moment), "volgformulier": VolgForm()}
    return render(request, "meedoen/overzicht.html", context)


@require_safe
@zwaar(BLADZIJDE)
@alleen_nu
def afgerond(request: MomentVerzoek) -> HttpResponse:
    """Every question that was closed, the newest first."""
    rijen = Vraag.objects.te_zien(request.moment).afgerond().met_aantallen().voor_lijst()
    bladzijde = blader(rijen, LAATST_AFGEROND, request.GET)
    uitslagen = lees_uitslagen(bladzijde.rijen)
    beelden = [Vraagbeeld(vraag, request.moment.op, uitslagen[vraag.pk]) for vraag in bladzijde.rijen]
    return render(request, "meedoen/afgerond.html", {"beelden": beelden, "bladzijde": bladzijde})


@require_safe
@zwaar(BLADZIJDE)
@alleen_nu
def vraag(request: MomentVerzoek, slug: str) -> HttpResponse:
    """One question, in each of its stands; `?antwoord=` shows the reactions that one answer is about."""
    gevonden = get_object_or_404(Vraag.objects.zichtbaar().voor_lijst().prefetch_related("verzettingen"), slug=slug)
    keten, telling = ketens(gevonden), Telling.van(gevonden)
    beeld = Vraagbeeld(gevonden, request.moment.op, uitslag_van(keten))
    context = {
        "beeld": beeld,
        "vraag": gevonden,
        "telling": telling,
        "regels": REGELS,
        "route": [] if gevonden.is_elders else route(beeld, telling, gevonden.onderwerpen.count()),
        "ketens": keten,
        "formulier": _formulier(gevonden) if beeld.is_open else None,
        **_reacties(request, gevonden, keten),
    }
    return render(request, "meedoen/vraag.html", context)


def _formulier(vraag: Vraag) -> ReactieForm:
    """An empty form; its token is of this minute and the same for all who read now, so that caches may keep the page."""
    formulier, minuut = ReactieForm(vraag=vraag), int(timezone.now().timestamp()) // 60
    formulier.initial["bewijs"] = onthoud(f"bewijs:{vraag.pk}:{minuut}", lambda: bewijs.maak(vraag))
    return formulier


def _reacties(request: MomentVerzoek, vraag: Vraag, keten: list[Keten]) -> dict[str, Any]:
    """A page of what citizens wrote, all of it or what one answer is about."""
    gevraagd = request.GET.get("antwoord", "")
    bij = next((een for een in keten if str(een.antwoord.pk) == gevraagd), None)
    rijen = vraag.inbrengen.openbaar()
    if bij:
        rijen = rijen.bij_antwoord(bij.antwoord.pk)
    return {"bij": bij, "reacties": blader(rijen, NIEUWSTE, request.GET, PER_BLAD)}
