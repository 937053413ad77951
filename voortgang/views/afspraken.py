"""The afsprakenmatrix: who committed to what, as a page and as a table to take along."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from acties import rechten
from acties.afspraakstanden import van_programma
from acties.delen import Afspraakregel, Afsprakentelling, Uitkomst
from acties.kaarten import sleutels_van as kaartsleutels
from acties.kader import Kader, lees_kader
from acties.models import Actie, Afspraaksoort, Afspraakstand, Herkomst, Status
from acties.models.actie import ActieQuerySet
from acties.onzeker import Groep, groepeer
from acties.overzicht import misschien_er
from basis.tijd.moment import Moment
from basis.web.adres import Adres
from basis.web.bladeren import Bladzijde, blader
from basis.web.drukte import BESTAND, BLADZIJDE, zwaar
from basis.web.formulieren import Optie
from basis.web.geheugen import onthoud, onthoud_elk
from basis.web.moment import met_moment
from basis.web.rekenblad import ODS, blad, csv_antwoord, ods
from basis.web.verzoek import MomentVerzoek, require_safe, wie
from partijen.models import Bestuurslaag
from programmalijnen.models import Programma
from voortgang.afspraken import (
    JA,
    MET,
    OVER_AFSPRAKEN,
    VIER,
    ZONDER,
    Matrixfilter,
    Vaktelling,
    eerste_van,
    mag,
    matrix,
    op_volgorde,
    sleutels_van,
    tel_alle_vakken,
    tel_vakken,
)
from voortgang.afsprakentabel import KOLOMMEN, tabel
from voortgang.matrixrij import belofte, teken
from voortgang.op_lijn import OP_LIJN, per_lijn

FILTERS = ("lijn", "status", "partij", *OVER_AFSPRAKEN)
SLEUTELS = frozenset({*FILTERS, "toon", "na", "voor", "stand", "bekend", "toen", "demo"})
TOON = ((MET, "Met afspraak"), (ZONDER, "Zonder afspraak"))
MEEST_IN_ODS = 2_000  # acties: a spreadsheet is made in memory, CSV streams


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def afspraken(request: MomentVerzoek) -> HttpResponse:
    """What each layer committed in each actie, now or at a moment; the address is the whole state."""
    kader, adres, moment = lees_kader(), Adres.zuiver(request, SLEUTELS), request.moment
    gebruiker = wie(request)
    mag_nieuwe = moment.is_nu and gebruiker is not None and rechten.mag_nieuwe(gebruiker, Programma.objects.get())
    sleutel = f"afspraken:{kader.stempel}:{timezone.localdate()}:{int(mag_nieuwe)}:{adres.vraag}"
    return render(
        request, "voortgang/afspraken.html", onthoud(sleutel, lambda: _pagina(kader, adres, moment, mag_nieuwe))
    )


def _pagina(kader: Kader, adres: Adres, moment: Moment, mag_nieuwe: bool) -> dict[str, Any]:
    """The page for one address, ready-made until anything in the programme changes: its choices in words, its HTML."""
    inhoud = {**_maak(kader, adres, moment), "mag_nieuwe": mag_nieuwe}
    keuzes = [tekst for _, _, tekst in inhoud["zeef"].keuzes]
    keuzes += [optie.label.lower() for optie in inhoud["toon_opties"] if optie.is_gekozen]
    lijf = render_to_string("voortgang/afspraken_lijf.html", inhoud)
    return {"lijf": lijf, "keuze_tekst": ", ".join(keuzes), "fout": bool(inhoud["zeef"].form.errors)}


@require_safe
@zwaar(BESTAND)
@met_moment
def afspraken_csv(request: MomentVerzoek) -> HttpResponseBase:
    """Every maker of every promise that the filters leave, and every party without one, as CSV."""
    zeef, acties = _gekozen(request)
    rijen = tabel(acties, request.moment, zeef.afspraken)
    return csv_antwoord(request, f"{_bestandsnaam(request)}.csv", KOLOMMEN, rijen)


@require_safe
@zwaar(BESTAND)
@met_moment
def afspraken_ods(request: MomentVerzoek) -> HttpResponse:
    """The table as ODS; of very many acties there is only CSV."""
    zeef, acties = _gekozen(request)
    if acties.order_by().count() > MEEST_IN_ODS:
        return render(request, "voortgang/te_groot.html", {"adres": Adres.van(request).vraag}, status=422)
    rijen = tabel(acties, request.moment, zeef.afspraken)
    bestand = ods(blad("afspraken", KOLOMMEN, rijen))
    naam = f'attachment; filename="{_bestandsnaam(request)}.ods"'
    return HttpResponse(bestand, content_type=ODS, headers={"Content-Disposition": naam})


def _bestandsnaam(request: MomentVerzoek) -> str:
    return f"afspraken-{request.moment.op}"


def _gekozen(request: MomentVerzoek) -> tuple[Matrixfilter, ActieQuerySet]:
    adres = Adres.zuiver(request, SLEUTELS)
    zeef = _zeef(adres, lees_kader(), request.moment)
    return zeef, op_volgorde(zeef.rijen(), adres.get("toon"), request.moment)


def _zeef(adres: Adres, kader: Kader, moment: Moment) -> Matrixfilter:
    return Matrixfilter(adres.velden, kader, Actie.objects.te_zien(moment).bestond(moment), moment)


def _maak(kader: Kader, adres: Adres, moment: Moment) -> dict[str, Any]:
    zeef, toon = _zeef(adres, kader, moment), adres.get("toon")
    acties = op_volgorde(zeef.rijen(), toon, moment)
    bladzijde = _blader(acties, kader, adres, moment)
    alleen = sleutels_van(zeef.afspraken, bladzijde.rijen)
    getekend = _rijen(bladzijde.rijen, kader, moment, alleen)
    regels, misschien = _van_programma(moment, alleen)
    groepen = groupby(zip(bladzijde.rijen, getekend, strict=True), key=lambda rij: rij[0].programmalijn)
    return {
        "zeef": zeef,
        "moment": moment,
        "lagen": VIER,
        "groepen": [(lijn, [html for _, (_, html) in groep]) for lijn, groep in groepen],
        "geteld": _tel([*(uitkomsten for uitkomsten, _ in getekend), _uitkomsten(regels)]),
        "programma": [belofte(regel) for regel in regels],
        "programma_misschien": misschien,
        "bladzijde": bladzijde,
        "telling": _tel_vakken(acties, adres, moment),
        "download": adres.vraag,
        "kolommen": KOLOMMEN,
        "is_gefilterd": _is_gefilterd(adres),
        "is_gekozen": alleen is not None,
        "misschien": misschien_er(Actie.objects.te_zien(moment).van_lijnen(zeef.gekozen.get("lijn", ())), moment),
        **_opties(zeef, kader, toon),
    }


def _is_gefilterd(adres: Adres) -> bool:
    """Whether it is not about all acties."""
    return any(naam in adres for naam in (*FILTERS, "toon"))


def _tel_vakken(acties: ActieQuerySet, adres: Adres, moment: Moment) -> Vaktelling:
    """The boxes of these acties: counts of all of them are kept, as long as nothing is left out of the journal."""
    if _is_gefilterd(adres) or moment.bekend is not None or moment.met_demo:
        return tel_vakken(acties, moment)
    return tel_alle_vakken(moment.op)


def _blader(acties: ActieQuerySet, kader: Kader, adres: Adres, moment: Moment) -> Bladzijde[Actie]:
    """The page of these acties; of all of them it is read line by line, and the first one of today is kept ready."""
    if _is_gefilterd(adres):
        return blader(acties, OP_LIJN, adres)
    if moment.is_gewoon and kader.lijnen and not any(naam in adres for naam in ("na", "voor")):
        return blader(acties, OP_LIJN, adres, eerste=eerste_van(kader.lijnen))
    return blader(per_lijn(acties, kader.lijnen, adres), OP_LIJN, adres)


def _van_programma(moment: Moment, alleen: Collection[int] | None) -> tuple[list[Afspraakregel], list[Groep]]:
    """The promises about the whole programme, and which may have been there on a day in the past."""
    programma = van_programma(moment)
    return [regel for regel in programma.regels if mag(regel, alleen)], groepeer(programma.misschien)


def _rijen(
    acties: Sequence[Actie], kader: Kader, moment: Moment, alleen: Collection[int] | None
) -> list[tuple[str, SafeString]]:
    """The rows of the table with what became of their promises, each made once for each version of its actie.

    Of the past nothing is kept, nor of a choice of promises. What is kept is one text: those words, and then the row.
    """

    def maak(sleutels: Sequence[int]) -> dict[int, str]:
        rijen = matrix([actie for actie in acties if actie.pk in sleutels], moment, alleen)
        return {rij.actie.pk: f"{_uitkomsten(rij.alle)}\n{teken(rij)}" for rij in rijen}

    if moment.is_nu and alleen is None:
        teksten: Sequence[str] = onthoud_elk(kaartsleutels("matrixrij", acties, kader), maak)
    else:
        teksten = list(maak([actie.pk for actie in acties]).values())
    delen = [tekst.partition("\n") for tekst in teksten]
    return [(uitkomsten, mark_safe(html)) for uitkomsten, _, html in delen]  # noqa: S308  # moulds


BIJ_GEVONDEN = "+"  # behind the word of a promise that nobody confirmed


def _uitkomsten(regels: Iterable[Afspraakregel]) -> str:
    """A word for each promise: what became of it, with a sign when it stands and nobody confirmed it."""
    return " ".join(f"{r.uitkomst}{BIJ_GEVONDEN if r.staat and r.afspraak.is_gevonden else ''}" for r in regels)


def _tel(uitkomsten: Iterable[str]) -> Afsprakentelling:
    woorden = " ".join(uitkomsten).split()
    per_uitkomst = Counter(Uitkomst(woord.removesuffix(BIJ_GEVONDEN)) for woord in woorden)
    return Afsprakentelling(per_uitkomst, sum(woord.endswith(BIJ_GEVONDEN) for woord in woorden))


def _opties(zeef: Matrixfilter, kader: Kader, toon: str) -> dict[str, list[Optie]]:
    lijnen, partijen = (zeef.gekozen.get(naam, ()) for naam in ("lijn", "partij"))

    def kies(naam: str, keuzes: Any) -> list[Optie]:
        gekozen = zeef.gekozen.get(naam, ())
        return [Optie(waarde, str(label), waarde in gekozen) for waarde, label in keuzes]

    return {
        "lijn_opties": [keuze.optie(lijnen) for keuze in kader.lijnen],
        "status_opties": kies("status", Status.choices),
        "partij_opties": [keuze.optie(partijen) for keuze in kader.partijen_te_zien(zeef.moment)],
        "toon_opties": [Optie(waarde, label, waarde == toon) for waarde, label in TOON],
        "laag_opties": kies("laag", Bestuurslaag.choices),
        "soort_opties": kies("soort", Afspraaksoort.choices),
        "afspraakstand_opties": kies("afspraakstand", Afspraakstand.choices),
        "herkomst_opties": kies("herkomst", Herkomst.choices),
        "te_laat_opties": kies("te_laat", JA),
    }
