"""What changed from one day to another: the page, and all its rows as a table."""

import zlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django_htmx.http import push_url

from acties.kader import Kader, lees_kader
from acties.models import GROEPEN, Verandering
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, toon_periode
from basis.web.adres import Adres, Link
from basis.web.drukte import BESTAND, BLADZIJDE, zwaar
from basis.web.formulieren import Optie
from basis.web.geheugen import onthoud
from basis.web.moment import met_demo
from basis.web.rekenblad import csv_antwoord
from basis.web.verzoek import MomentVerzoek, require_safe
from voortgang.forms import VOLGORDEN, VerschilForm, jaar_tot_en_met
from voortgang.verschil import Tellingen, eerste_dag, tel
from voortgang.verschilblad import maak_blad, maak_tijdblad
from voortgang.verschilregels import TELWOORDEN
from voortgang.verschiltabel import KOLOMMEN, tabel

SLEUTELS = frozenset({*VerschilForm.base_fields, "na", "voor", "demo"})
RECENTE_JAREN = 9


@dataclass(frozen=True)
class Klaar:
    """A page that was made; packed, for up to 250 kB each of them would fill the memory."""

    titel: str
    status: int
    ingepakt: bytes

    @property
    def lijf(self) -> SafeString:
        return SafeString(zlib.decompress(self.ingepakt).decode())


@require_safe
@zwaar(BLADZIJDE)
@met_demo
def verschil(request: MomentVerzoek) -> HttpResponse:
    """Every change that took effect from a day to another, by line and actie; the address is the whole state."""
    kader, adres = lees_kader(), Adres.zuiver(request, SLEUTELS)
    sleutel = f"verschil:{kader.stempel}:{timezone.localdate()}:{adres.vraag}"
    klaar = onthoud(sleutel, lambda: _maak(kader, adres, request.moment))
    context = {"titel": klaar.titel, "lijf": klaar.lijf, "status": klaar.status, "volg": _te_volgen(adres)}
    antwoord = render(request, "voortgang/verschil.html", context, status=klaar.status)
    return push_url(antwoord, f"{request.path}{adres}") if request.htmx else antwoord


@require_safe
@zwaar(BESTAND)
@met_demo
def verschil_csv(request: MomentVerzoek) -> HttpResponseBase:
    """All rows of the comparison as CSV; a wrong address gets the page that says what is wrong with it."""
    formulier = VerschilForm(Adres.zuiver(request, SLEUTELS), lees_kader(), request.moment)
    if not formulier.is_valid():
        return verschil(request)
    vraag = formulier.vraag
    naam = f"veranderingen-{vraag.van}-{vraag.tot}.csv"
    rijen = tabel(vraag.rijen()) if request.method == "GET" else ()  # HEAD asks for none
    return csv_antwoord(request, naam, KOLOMMEN, rijen)


def _maak(kader: Kader, adres: Adres, moment: Moment) -> Klaar:
    """The page for one address, ready-made until anything in the programme changes."""
    formulier = VerschilForm(adres, kader, moment)
    context: dict[str, Any] = {"formulier": formulier, "titel": "Wat is er veranderd?", "chips": [], "tellingen": None}
    context |= _keuzes(formulier, kader) | {"snel": _snelle_keuzes(adres, formulier, moment), "kolommen": KOLOMMEN}
    if formulier.is_valid():
        context |= _vergelijking(formulier, kader, adres)
    lijf = render_to_string("voortgang/verschil_lijf.html", context)
    return Klaar(context["titel"], 200 if formulier.is_valid() else 422, zlib.compress(lijf.encode(), 1))


def _vergelijking(formulier: VerschilForm, kader: Kader, adres: Adres) -> dict[str, Any]:
    vraag = formulier.vraag
    tellingen, gekozen = tel(vraag), formulier.cleaned_data["volgorde"]
    op_tijd = bool(gekozen)
    van, tot = toon_periode(dag(vraag.van)), toon_periode(dag(vraag.tot))
    periode = f"van {van} tot en met {tot}" if van != tot else f"op {van}"
    chips = _chips(formulier, adres)
    keuzes = f" Alleen: {', '.join(chip.tekst for chip in chips)}" if chips else ""
    return {
        "titel": f"Wat veranderde er {periode}?{keuzes}",
        "periode": periode,
        "tellingen": tellingen,
        "groepen": _groepen(tellingen, formulier, adres),
        "blad": maak_tijdblad(vraag, adres) if op_tijd else maak_blad(vraag, kader, adres),
        "op_tijd": op_tijd,
        "volgorden": [Link(tekst, _zet(adres, volgorde=naam), naam == gekozen) for naam, tekst in VOLGORDEN],
        "chips": chips,
        "alleen_dagen": str(adres.eerste.zonder("lijn", "soort", "partij", "actie")),
        "download": str(adres.eerste),
        "volg": _te_volgen(adres),
    }


def _te_volgen(adres: Adres) -> str:
    """What can be followed of these choices, as feeds are asked: one actie, or acties by line and party."""
    namen = ("actie",) if "actie" in adres else ("lijn", "partij")
    return Adres().met(**{naam: adres.getlist(naam) for naam in namen}).vraag


def _keuzes(formulier: VerschilForm, kader: Kader) -> dict[str, Any]:
    """The choices of the panel; a kind of change that is no group was chosen by its count, and stays in the form.

    `gekozen`: how many are on in each group that folds; also a wrong one, so that its message is seen.
    """
    lijnen, soorten, partij = (formulier[naam].value() or "" for naam in ("lijn", "soort", "partij"))
    opties = {
        "lijn": [k.optie(lijnen) for k in kader.lijnen],
        "soort": [Optie(naam, groep[0], naam in soorten) for naam, groep in GROEPEN.items()],
        "partij": [k.optie([partij]) for k in kader.partijen_te_zien(formulier.moment)],
    }
    gekozen = {naam: sum(een.is_gekozen for een in opties[naam]) + (naam in formulier.errors) for naam in opties}
    losse = [Optie(soort, soort.label, True) for soort in Verandering if soort in soorten]
    return {f"{naam}_opties": rij for naam, rij in opties.items()} | {"losse_soorten": losse, "gekozen": gekozen}


def _groepen(tellingen: Tellingen, formulier: VerschilForm, adres: Adres) -> list[tuple[str, list[Link]]]:
    """Per group the kinds that occur (or are chosen), each with its count, as links that choose only that kind."""
    gekozen = formulier.cleaned_data["soort"]
    groepen = []
    for naam, (label, soorten) in GROEPEN.items():
        links = [
            _telling(soort, tellingen, adres, soort in gekozen)
            for soort in soorten
            if tellingen.per_soort[soort].aantal or soort in gekozen or naam in gekozen
        ]
        groepen += [(label, links)] if links else []
    return groepen


def _telling(soort: Verandering, tellingen: Tellingen, adres: Adres, is_gekozen: bool) -> Link:
    aantal = tellingen.per_soort[soort]
    woord = TELWOORDEN[soort][0 if aantal.aantal == 1 else 1]
    return Link(woord, _zet(adres, soort="" if is_gekozen else soort.value), is_gekozen, aantal.tekst, soort.value)


def _chips(formulier: VerschilForm, adres: Adres) -> list[Link]:
    """The choices, each with the address without it."""
    chips = []
    for naam in ("lijn", "soort", "partij"):
        labels: dict[str, str] = dict(formulier.fields[naam].choices)  # type: ignore[attr-defined]
        gevonden = formulier.cleaned_data[naam]  # of one party, the last that the address names
        gekozen = [gevonden] if gevonden and naam == "partij" else [*gevonden]
        for waarde in gekozen:
            over = [ander for ander in gekozen if ander != waarde]
            chips.append(Link(str(labels[waarde]), _zet(adres, **{naam: over}), True))
    if formulier.gekozen_actie:
        chips.append(Link(formulier.gekozen_actie.titel, str(adres.eerste.zonder("actie")), True))
    return chips


def _snelle_keuzes(adres: Adres, formulier: VerschilForm, moment: Moment) -> dict[str, list[Link]]:
    """Links to the last year, the whole programme and each year; the other choices stay."""
    vandaag = timezone.localdate()
    begin = eerste_dag(moment) or vandaag
    nu = (formulier["van"].value(), formulier["tot"].value())

    def link(tekst: str, van: date, tot: date) -> Link:
        dagen = (van.isoformat(), min(tot, vandaag).isoformat())
        return Link(tekst, _zet(adres, van=dagen[0], tot=dagen[1]), dagen == nu)

    jaren = [link(str(j), date(j, 1, 1), date(j, 12, 31)) for j in range(vandaag.year, begin.year - 1, -1)]
    heel = link("Het hele programma", begin, vandaag)
    vast = [link("Het afgelopen jaar", jaar_tot_en_met(vandaag), vandaag), heel]
    return {"vast": vast, "jaren": jaren[:RECENTE_JAREN], "eerder": jaren[RECENTE_JAREN:]}


def _zet(adres: Adres, **anders: str | list[str]) -> str:
    """The first page with other values for these keys, which come last."""
    return str(adres.eerste.zonder(*anders).met(**anders))
