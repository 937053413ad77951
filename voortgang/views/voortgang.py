"""The page of progress, the rows behind its numbers, and the timeline."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from acties.kader import lees_kader
from basis.web.adres import Adres
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.geheugen import laatst_gezien, onthoud
from basis.web.moment import met_moment
from basis.web.verzoek import MomentVerzoek, require_safe
from voortgang import hoofdstukken, telaat
from voortgang.blik import Blik, lees_blik, opties
from voortgang.cijfers import tel_mijlpalen
from voortgang.hoofdstukken import rijen_adres
from voortgang.rijen import NAMEN, achter
from voortgang.tijdas import jaren
from voortgang.tijdlijn import maak_tijdlijn

SLEUTELS = ("wat", "jaar", "vorm", "lijn", "partij", "stand", "bekend", "demo", "na", "voor")


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def voortgang(request: MomentVerzoek) -> HttpResponse:
    """How the programme stands in numbers: statuses, mijlpalen, shifted dates and how fresh it all is."""
    kader = lees_kader()
    blik = lees_blik(request, request.moment, kader)
    rapporten = laatst_gezien("rapporten")
    sleutel = f"voortgang:{kader.stempel}:{timezone.localdate()}:{blik.sleutel}:{bool(rapporten)}"
    lijf = onthoud(sleutel, lambda: _lijf(blik, rapporten, opties(blik, kader)))
    return render(request, "voortgang/voortgang.html", {"blik": blik, "lijf": lijf})


def _lijf(blik: Blik, rapporten: object, keuzes: dict[str, Any]) -> SafeString:
    telling = tel_mijlpalen(blik)
    onzeker, nagekomen = hoofdstukken.onzeker_en_nagekomen(blik)
    statussen = hoofdstukken.statussen(blik, onzeker)
    context = {
        "blik": blik,
        "rapporten": rapporten,
        "feiten": hoofdstukken.feiten(blik, statussen, telling),
        "tijdlijn": maak_tijdlijn(blik, None, Adres(), kort=True),
        "statussen": statussen,
        "mijlpalen": hoofdstukken.mijlpalen(blik, telling),
        "drift": hoofdstukken.drift(blik, telling),
        "verschuivingen": hoofdstukken.verschuivingen(blik, telling),
        "actualiteit": hoofdstukken.actualiteit(blik),
        "nagekomen": hoofdstukken.nagekomen(blik, nagekomen),
        "grenzen": hoofdstukken.grenzen() if blik.moment.is_nu else [],
    }
    return render_to_string("voortgang/voortgang_lijf.html", context | keuzes)


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def cijfers(request: MomentVerzoek) -> HttpResponse:
    """The rows behind one number of the page of progress."""
    kader = lees_kader()
    adres = Adres.zuiver(request, SLEUTELS)
    blik, wat, jaar = lees_blik(request, request.moment, kader), adres.get("wat"), _jaar(adres)
    if wat not in NAMEN:
        raise Http404("dit cijfer bestaat niet")
    sleutel = f"cijfers:{kader.stempel}:{timezone.localdate()}:{blik.sleutel}:{adres.vraag}"
    context = onthoud(sleutel, lambda: {"blik": blik, "achter": achter(blik, wat, jaar, adres)})
    return render(request, "voortgang/cijfers.html", context)


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def te_laat(request: MomentVerzoek) -> HttpResponse:
    """All mijlpalen and afspraken that are late: since when, how long, who, and why."""
    kader = lees_kader()
    adres = Adres.zuiver(request, SLEUTELS)
    blik = lees_blik(request, request.moment, kader)
    sleutel = f"telaat:{kader.stempel}:{timezone.localdate()}:{blik.sleutel}:{adres.vraag}"
    lijf = onthoud(sleutel, lambda: _telaatlijf(blik, adres, opties(blik, kader)))
    return render(request, "voortgang/te_laat.html", {"blik": blik, "lijf": lijf})


def _telaatlijf(blik: Blik, adres: Adres, keuzes: dict[str, Any]) -> SafeString:
    naar = {
        "afspraken": rijen_adres(blik, "afspraken-te-laat"),
        "zonder_plan": rijen_adres(blik, "zonder-plan"),
        "mijlpalen_onbekend": rijen_adres(blik, "onbekend"),
        "afspraken_onbekend": rijen_adres(blik, "afspraken-onbekend"),
    }
    context = {"blik": blik, "laat": telaat.te_laat(blik, adres), **naar}
    return render_to_string("voortgang/te_laat_lijf.html", context | keuzes)


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def tijdlijn(request: MomentVerzoek) -> HttpResponse:
    """The whole programme on one axis, or one year of it (`?jaar=2020`); `?vorm=lijst` tells it in words."""
    kader = lees_kader()
    adres = Adres.zuiver(request, SLEUTELS)
    blik, jaar = lees_blik(request, request.moment, kader), _jaar(adres)
    jaar = jaar if jaar in jaren(blik.op) else None
    sleutel = f"tijdlijn:{kader.stempel}:{timezone.localdate()}:{blik.sleutel}:{adres.vraag}"
    context = {"blik": blik, "jaar": jaar, "als_lijst": adres.get("vorm") == "lijst"}
    lijf = onthoud(sleutel, lambda: _tijdlijf(context | opties(blik, kader), adres))
    return render(request, "voortgang/tijdlijn.html", context | {"lijf": lijf})


def _tijdlijf(context: dict[str, Any], adres: Adres) -> SafeString:
    blik: Blik = context["blik"]
    jaar: int | None = context["jaar"]
    vorm = "lijst" if context["als_lijst"] else ""

    def naar(welk: int | None, hoe: str = vorm) -> str:
        return reverse("voortgang:tijdlijn") + blik.vraag(jaar=welk, vorm=hoe)

    buren = {"vorige": jaar - 1, "volgende": jaar + 1} if jaar else {}
    extra: dict[str, Any] = {
        "tijdlijn": maak_tijdlijn(blik, jaar, adres),
        "keuzes": [(welk, naar(welk)) for welk in jaren(blik.op)],
        "heel": naar(None),
        "andere_vorm": naar(jaar, "" if vorm else "lijst"),
        **{kant: (welk, naar(welk)) for kant, welk in buren.items() if welk in jaren(blik.op)},
    }
    return render_to_string("voortgang/tijdlijn_lijf.html", context | extra)


def _jaar(adres: Adres) -> int | None:
    tekst = adres.get("jaar")
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) == 4 else None
