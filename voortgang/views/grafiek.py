"""The charts of the pages of progress as files: numbers, and a picture."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from acties.kader import lees_kader
from basis.tijd.perioden import dag, toon_periode
from basis.web.adres import Adres, volledig
from basis.web.drukte import BESTAND, zwaar
from basis.web.geheugen import onthoud
from basis.web.moment import met_moment
from basis.web.rekenblad import csv_antwoord
from basis.web.verzoek import MomentVerzoek, require_safe
from voortgang.blik import Blik, lees_blik
from voortgang.grafiek import (
    DELEN,
    GETALLEN,
    GRAFIEKEN,
    TIJDLIJN,
    TIJDLIJNTITEL,
    delen,
    getallen,
    teken,
    teken_tijdlijn,
)


@require_safe
@zwaar(BESTAND)
@met_moment
def grafiek_csv(request: MomentVerzoek, wat: str) -> HttpResponseBase:
    """The numbers of a chart, now or at a moment, of the line and the party that the address says."""
    blik, naam = _blik(request, wat), f"{wat}-{request.moment.op}.csv"
    if wat == TIJDLIJN:
        return csv_antwoord(request, naam, DELEN, delen(blik))
    return csv_antwoord(request, naam, GETALLEN, getallen(GRAFIEKEN[wat].tel(blik)))


@require_safe
@zwaar(BESTAND)
@met_moment
def grafiek_svg(request: MomentVerzoek, wat: str) -> HttpResponse:
    """The picture of a chart, with its title, its source and its day in it."""
    kader, blik = lees_kader(), _blik(request, wat)
    sleutel = f"grafiek:{kader.stempel}:{timezone.localdate()}:{wat}:{blik.sleutel}"
    beeld = onthoud(sleutel, lambda: _teken(blik, wat))
    bestandsnaam = f'attachment; filename="{wat}-{blik.op}.svg"'
    return HttpResponse(beeld, content_type="image/svg+xml", headers={"Content-Disposition": bestandsnaam})


def _blik(request: MomentVerzoek, wat: str) -> Blik:
    if wat != TIJDLIJN and wat not in GRAFIEKEN:
        raise Http404("deze grafiek is er niet")
    return lees_blik(request, request.moment, lees_kader())


def _teken(blik: Blik, wat: str) -> str:
    stand = f"Stand op {toon_periode(dag(blik.op))}"
    pagina = reverse("voortgang:tijdlijn" if wat == TIJDLIJN else "voortgang:voortgang")
    context: dict[str, Any] = {
        "titel": TIJDLIJNTITEL if wat == TIJDLIJN else GRAFIEKEN[wat].titel,
        "ondertitel": f"{stand}. Alleen: {blik.keuze_tekst}" if blik.keuze_tekst else stand,
        "bron": volledig(Adres.van(blik.sleutels | blik.moment.sleutels).achter(pagina)),
    }
    if wat == TIJDLIJN:
        return render_to_string("voortgang/tijdlijn.svg", context | teken_tijdlijn(blik))
    return render_to_string("voortgang/grafiek.svg", context | teken(GRAFIEKEN[wat].tel(blik)))
