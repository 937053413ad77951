"""The afsprakenmatrix: who committed to what, as a page and as a table to take along."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from acties.filters import ActieFilter
from acties.kaarten import sleutels_van
from acties.kader import Kader, lees_kader
from acties.models import Actie, Status
from acties.models.actie import ActieQuerySet
from acties.overzicht import misschien_er
from basis.tijd.moment import Moment
from basis.web.adres import Adres
from basis.web.bladeren import blader
from basis.web.drukte import BESTAND, BLADZIJDE, zwaar
from basis.web.formulieren import Optie
from basis.web.geheugen import onthoud, onthoud_elk
from basis.web.moment import met_moment
from basis.web.rekenblad import ODS, blad, csv_antwoord, ods
from basis.web.verzoek import MomentVerzoek, require_safe
from voortgang.afspraken import (
    KOLOMMEN,
    LAGEN,
    MET,
    ZONDER,
    eerste_van,
    matrix,
    op_volgorde,
    tabel,
    tel_alle_vakken,
    tel_vakken,
)
from voortgang.matrixrij import teken
from voortgang.op_lijn import OP_LIJN, per_lijn

FILTERS = ("lijn", "status", "partij")
SLEUTELS = frozenset({*FILTERS, "toon", "na", "voor", "stand", "bekend", "toen"})
TOON = ((MET, "Met een bevestigde afspraak"), (ZONDER, "Zonder bevestigde afspraak"))
MEEST_IN_ODS = 2_000  # acties: a spreadsheet is made in memory, CSV streams


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def afspraken(request: MomentVerzoek) -> HttpResponse:
    """What each layer committed in each actie, now or at a moment; the address is the whole state."""
    kader, adres, moment = lees_kader(), Adres.zuiver(request, SLEUTELS), request.moment
    sleutel = f"afspraken:{kader.stempel}:{timezone.localdate()}:{adres.vraag}"
    return render(request, "voortgang/afspraken.html", onthoud(sleutel, lambda: _pagina(kader, adres, moment)))


def _pagina(kader: Kader, adres: Adres, moment: Moment) -> dict[str, Any]:
    """The page for one address, ready-made until anything in the programme changes: its choices in words, its HTML."""
    inhoud = _maak(kader, adres, moment)
    keuzes = [tekst for _, _, tekst in inhoud["zeef"].keuzes]
    keuzes += [optie.label.lower() for optie in inhoud["toon_opties"] if optie.is_gekozen]
    lijf = render_to_string("voortgang/afspraken_lijf.html", inhoud)
    return {"lijf": lijf, "keuze_tekst": ", ".join(keuzes), "fout": bool(inhoud["zeef"].form.errors)}


@require_safe
@zwaar(BESTAND)
@met_moment
def afspraken_csv(request: MomentVerzoek) -> HttpResponseBase:
    """Every party of every actie that the filters leave, with its promise, as CSV."""
    rijen = tabel(_acties(request), request.moment, request.build_absolute_uri("/").rstrip("/"))
    return csv_antwoord(request, f"{_bestandsnaam(request)}.csv", KOLOMMEN, rijen)


@require_safe
@zwaar(BESTAND)
@met_moment
def afspraken_ods(request: MomentVerzoek) -> HttpResponse:
    """The table as ODS; of very many acties there is only CSV."""
    acties = _acties(request)
    if acties.order_by().count() > MEEST_IN_ODS:
        return render(request, "voortgang/te_groot.html", {"adres": Adres.van(request).vraag}, status=422)
    rijen = tabel(acties, request.moment, request.build_absolute_uri("/").rstrip("/"))
    bestand = ods(blad("afspraken", KOLOMMEN, rijen))
    naam = f'attachment; filename="{_bestandsnaam(request)}.ods"'
    return HttpResponse(bestand, content_type=ODS, headers={"Content-Disposition": naam})


def _bestandsnaam(request: MomentVerzoek) -> str:
    return f"afspraken-{request.moment.op}"


def _acties(request: MomentVerzoek) -> ActieQuerySet:
    adres = Adres.zuiver(request, SLEUTELS)
    zeef = ActieFilter(adres.velden, lees_kader(), Actie.objects.zichtbaar().bestond(request.moment))
    return op_volgorde(zeef.rijen(), adres.get("toon"), request.moment)


def _maak(kader: Kader, adres: Adres, moment: Moment) -> dict[str, Any]:
    zeef = ActieFilter(adres.velden, kader, Actie.objects.zichtbaar().bestond(moment))
    toon = adres.get("toon")
    acties = op_volgorde(zeef.rijen(), toon, moment)
    is_gefilterd = any(naam in adres for naam in (*FILTERS, "toon"))
    is_eerste = moment.is_nu and not any(naam in adres for naam in (*FILTERS, "toon", "na", "voor"))
    eerste = eerste_van(kader.lijnen) if is_eerste else None
    rijen = acties if is_gefilterd or eerste else per_lijn(acties, kader.lijnen, adres)
    bladzijde = blader(rijen, OP_LIJN, adres, eerste=eerste)
    is_bijgehouden = not is_gefilterd and moment.bekend is None
    getekend = zip(bladzijde.rijen, _rijen(bladzijde.rijen, kader, moment), strict=True)
    groepen = groupby(getekend, key=lambda rij: rij[0].programmalijn)
    return {
        "zeef": zeef,
        "moment": moment,
        "lagen": LAGEN,
        "groepen": [(lijn, [html for _, html in groep]) for lijn, groep in groepen],
        "bladzijde": bladzijde,
        "telling": tel_alle_vakken(moment.op) if is_bijgehouden else tel_vakken(acties, moment),
        "download": adres.vraag,
        "kolommen": KOLOMMEN,
        "is_gefilterd": is_gefilterd,
        "misschien": misschien_er(Actie.objects.zichtbaar().van_lijnen(zeef.gekozen.get("lijn", ())), moment),
        **_opties(zeef, kader, toon),
    }


def _rijen(acties: Sequence[Actie], kader: Kader, moment: Moment) -> list[SafeString]:
    """The rows of the table, each made once for each version of its actie; of the past nothing is kept."""

    def maak(sleutels: Sequence[int]) -> dict[int, SafeString]:
        rijen = matrix([actie for actie in acties if actie.pk in sleutels], moment)
        return {rij.actie.pk: teken(rij) for rij in rijen}

    if not moment.is_nu:
        return list(maak([actie.pk for actie in acties]).values())
    return onthoud_elk(sleutels_van("matrixrij", acties, kader), maak)


def _opties(zeef: ActieFilter, kader: Kader, toon: str) -> dict[str, list[Optie]]:
    def kies(naam: str, keuzes: Any) -> list[Optie]:
        return [Optie(waarde, label, waarde in zeef.gekozen.get(naam, ())) for waarde, label in keuzes]

    return {
        "lijn_opties": kies("lijn", [(lijn.slug, lijn.label) for lijn in kader.lijnen]),
        "status_opties": kies("status", Status.choices),
        "partij_opties": kies("partij", [(partij.slug, partij.label) for partij in kader.partijen]),
        "toon_opties": [Optie(waarde, label, waarde == toon) for waarde, label in TOON],
    }
