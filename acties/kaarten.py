"""Cards of acties for lists: made once per version of an actie, then taken from memory (docs/adr/0007)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.template.defaultfilters import truncatewords
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from acties.delen import Deel
from acties.kader import Kader
from acties.models import Actie, Status
from acties.models.actie import ActieQuerySet
from acties.stand import Stand
from acties.standen import standen
from acties.tabellen import VasteVraag
from basis.postgres.vast import PLAATS
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, toon_periode
from basis.web.geheugen import onthoud_elk
from basis.web.mal import Mal

OP_DE_KAART = (Deel.DEELNAMES, Deel.FASEN, Deel.VERBLIJVEN, Deel.SINDS, Deel.MIJLPALEN, Deel.VERANDERING)
WOORDEN = 36  # of the summary


def kaarten(acties: Sequence[Actie], kader: Kader, moment: Moment) -> list[SafeString]:
    """The HTML of a card for each actie, in their order; only those not yet made are read. Of the past none is kept."""
    if not moment.is_nu:
        gemaakt = _maak([actie.pk for actie in acties], moment)
        return [gemaakt[actie.pk] for actie in acties]
    return onthoud_elk(sleutels_van("kaart", acties, kader), lambda sleutels: _maak(sleutels, moment))


def sleutels_van(stuk: str, acties: Iterable[Actie], kader: Kader) -> dict[int, str]:
    """Under what a piece about each actie is kept: it is made anew when the actie changes, a name in it, or the day."""
    return {a.pk: f"{stuk}:{a.pk}:{a.versie}:{kader.versie}:{timezone.localdate()}" for a in acties}


def _maak(sleutels: Sequence[int], moment: Moment) -> dict[int, SafeString]:
    gevonden = standen(VasteVraag(_rijen, sleutels), moment, *OP_DE_KAART, teksten=False) if sleutels else {}
    return {pk: _kaart(stand) for pk, stand in gevonden.items()}


def _rijen() -> ActieQuerySet:
    sleutels: Any = PLAATS
    return Actie.objects.filter(pk__een_van=sleutels).voor_kaart()


def _kaart(stand: Stand) -> SafeString:
    actie = stand.actie
    fasenummer, stap = stand.laatste_stap or (0, None)
    onzeker = stand.onzeker.zinnen["status"]
    teksten = {
        "lijn": str(actie.programmalijn.volgorde),
        "lijntitel": actie.programmalijn.titel,
        "soort": capfirst(actie.soort.naam),
        "demo": "ja" if actie.is_demo else "",
        "adres": actie.get_absolute_url(),
        "titel": actie.titel,
        "sinds": stand.sinds_tekst,
        "samenvatting": truncatewords(actie.samenvatting, WOORDEN),
        "tekst_van": toon_periode(dag(actie.tekst_van)) if actie.tekst_van else "",
        "trekkerswoord": stand.trekkerswoord,
        "trekkers": ", ".join(stand.namen_van_trekkers),
        "fasenummer": str(fasenummer),
        "fasen": str(len(stand.stappen)),
        "fase": stap.definitie.naam if stap else "",
        "loopt": "ja" if stap and stap.is_nu else "",
        "stappen": _stappen(stand),
        "onzeker": render_to_string("acties/delen/onzeker.html", {"groepen": onzeker}) if onzeker else "",
        "verandering": toon_periode(stand.verandering) if stand.verandering else "",
    }
    return _KAART(teksten, status=actie.status, statustekst=str(Status(actie.status).label))


def _stappen(stand: Stand) -> str:
    if not stand.geldende_mijlpalen:
        return ""
    totaal = stand.mijlpalen_noemer
    return _STAPPEN({}, bereikt=stand.mijlpalen_bereikt, totaal=totaal or 0, te_laat=stand.mijlpalen_te_laat)


_KAART, _STAPPEN = Mal("acties/delen/kaart.html"), Mal("acties/delen/stappen.html")
