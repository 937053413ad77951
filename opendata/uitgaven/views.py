"""The open data as files, and the pages that explain them."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import http_date

from acties.kader import lees_kader
from basis.api import register
from basis.api.antwoorden import POSITIE
from basis.api.tabel import Tabel
from basis.api.vormen import kameel
from basis.web.adres import volledig
from basis.web.drukte import BESTAND, zwaar
from basis.web.jsonld import als_blok
from basis.web.moment import met_moment
from basis.web.rekenblad import KOMMA, SCHEIDING, csv_antwoord, eigen_adres
from basis.web.verzoek import MomentVerzoek, require_safe
from opendata import onderwerpen
from opendata.openbaar import voor_programmas
from opendata.uitgaven import voorbeelden
from opendata.uitgaven.models import Bestand, Uitgave
from opendata.uitgaven.rijen import json_stukken, kolommen_van, rijen_van
from opendata.uitgaven.services import KOMMA_CSV, MANIFEST, MEEST_IN_BLAD, SQLITE, ZIP, bladen
from opendata.uitgaven.uitleg import SOORTEN, als_dataset, kop_van

VORMEN = {"csv": "CSV", "ods": "ODS", "xlsx": "Excel", "json": "JSON"}
SLEUTELS = frozenset({"stand", "bekend", "toen", "demo", SCHEIDING})
STRAKS = 300  # seconds
NOG_NIET = "Deze bestanden worden nog gemaakt. Probeer het over vijf minuten weer.\n"
TE_GROOT = f"Deze tabel heeft meer dan {MEEST_IN_BLAD} rijen. Dat past niet in een spreadsheet: neem het CSV-bestand.\n"
VREEMD = "Dit adres kent deze sleutels niet: {}. Filteren kan met de API.\n"


@dataclass(frozen=True)
class Tabelregel:
    """A table on the page: what it is about, how many rows it has and which files there are of it."""

    tabel: Tabel[Any]
    bestanden: list[tuple[str, str, Bestand | None]]  # what it is called, the end of its name, the file if kept

    @property
    def kort(self) -> str:
        """The first sentence of what it is about."""
        return re.split(r"(?<=[.?]) ", self.tabel.uitleg, maxsplit=1)[0]

    @property
    def rijen(self) -> int | None:
        return next((bestand.rijen for _, _, bestand in self.bestanden if bestand), None)


@require_safe
@met_moment
def overzicht(request: MomentVerzoek) -> HttpResponse:
    """What there is, how to use it, and where to fetch it."""
    kader, uitgave = lees_kader(), Uitgave.objects.laatste()
    bewaard = _bewaard(uitgave) if request.moment.is_gewoon else {}
    context = {
        "kader": kader,
        "uitgave": uitgave,
        "regels": [_regel(tabel, request.moment.is_gewoon, bewaard) for tabel in register.tabellen().values()],
        "geheel": [(wat, bewaard[naam]) for wat, naam in (("SQLite", SQLITE), ("zip", ZIP)) if naam in bewaard],
        "voorbeelden": (*voorbeelden.API, *voorbeelden.BESTANDEN),
        "codes": voorbeelden.codes(),
        "feed": volledig(onderwerpen.alles(request.moment).feed),
    }
    return render(request, "uitgaven/overzicht.html", context)


@require_safe
@met_moment
def naslag(request: MomentVerzoek, tabel: str) -> HttpResponse:
    """What each column of one table means, and what can be asked of it."""
    soort = _tabel(tabel)
    uitgave = Uitgave.objects.laatste() if request.moment.is_gewoon else None
    context = {
        "tabel": soort,
        "regel": _regel(soort, request.moment.is_gewoon, _bewaard(uitgave)),
        "kolommen": [(kolom, kameel(kolom.naam)) for kolom in soort.kolommen],
        "zeven": [(zeef, kameel(zeef.naam)) for zeef in soort.zeven],
        "adres": volledig(f"/api/v1/{soort.naam}"),
        "jsonld": als_blok(als_dataset(soort, {vorm: SOORTEN[vorm] for vorm in VORMEN})),
    }
    return render(request, "uitgaven/naslag.html", context)


def _bewaard(uitgave: Uitgave | None) -> dict[str, Bestand]:
    return {bestand.naam: bestand for bestand in uitgave.bestanden.all()} if uitgave else {}


def _regel(tabel: Tabel[Any], is_gewoon: bool, bewaard: dict[str, Bestand]) -> Tabelregel:
    """With the files that are kept, or of another moment those that can be made."""
    alle = [(naam, vorm, bewaard.get(f"{tabel.naam}.{vorm}")) for vorm, naam in VORMEN.items()]
    return Tabelregel(tabel, [een for een in alle if een[2] or not is_gewoon])


def _tabel(naam: str) -> Tabel[Any]:
    """Raises Http404."""
    if (tabel := register.tabellen().get(naam)) is None:
        raise Http404
    return tabel


# -- files ----------------------------------------------------------------------------------------------------------


@require_safe
@voor_programmas
@met_moment
def tabelbestand(request: MomentVerzoek, tabel: str, vorm: str) -> HttpResponseBase:
    """One table: as it is kept, or of another moment made now."""
    soort = _tabel(tabel)
    if vreemd := sorted(set(request.GET) - SLEUTELS):
        return _tekst(VREEMD.format(", ".join(vreemd)), 400)
    if not request.moment.is_gewoon:
        gemaakt: HttpResponseBase = _van_toen(request, soort, vorm)
        return gemaakt
    met_komma = vorm == "csv" and request.GET.get(SCHEIDING) == KOMMA
    return _geef(request, KOMMA_CSV.format(tabel) if met_komma else f"{tabel}.{vorm}")


@require_safe
@voor_programmas
def geheel(request: HttpRequest, naam: str) -> HttpResponseBase:
    """All tables in one file, or what says of each file how large it is and from which position of the journal."""
    return _geef(request, naam)


def _geef(request: HttpRequest, naam: str) -> HttpResponseBase:
    """A file that is kept. Raises Http404 for one that the newest set does not have."""
    uitgave = Uitgave.objects.laatste()
    if uitgave is None:
        return _tekst(NOG_NIET, 503, {"Retry-After": str(STRAKS)})
    if (bestand := uitgave.bestand(naam)) is None:
        raise Http404
    vorm = naam.rpartition(".")[2]
    heet = f"{naam.partition('.')[0]}-{uitgave.stand}.{vorm}"
    koppen = {
        "ETag": f'"{bestand.sha256}"',
        "Last-Modified": http_date(uitgave.gemaakt_op.timestamp()),
        "Content-Length": str(bestand.grootte),
        "Content-Disposition": f'attachment; filename="{heet}"',
        POSITIE: str(uitgave.positie),
        **eigen_adres(request),
    }
    if naam == MANIFEST:
        koppen["Content-Disposition"] = "inline"
    stukken = () if request.method == "HEAD" else bestand.stukken()
    return StreamingHttpResponse(stukken, content_type=SOORTEN[vorm], headers=koppen)


@zwaar(BESTAND)
def _van_toen(request: MomentVerzoek, tabel: Tabel[Any], vorm: str) -> HttpResponseBase:
    """Made while it is sent; the position is read first: what comes in between is told again behind it."""
    moment = request.moment
    positie, naam = register.positie(moment), f"{tabel.naam}-{moment.op}.{vorm}"
    koppen = {
        POSITIE: str(positie),
        "Content-Disposition": f'attachment; filename="{naam}"',
        **eigen_adres(request),
    }
    if request.method == "HEAD":
        return HttpResponse(content_type=SOORTEN[vorm], headers=koppen)
    rijen = rijen_van(tabel, moment)
    if vorm == "csv":
        gemaakt = csv_antwoord(request, naam, kolommen_van(tabel), rijen)
        gemaakt.headers[POSITIE] = str(positie)
        return gemaakt
    if vorm == "json":
        stukken = json_stukken(kop_van(tabel, positie, moment), rijen)
        return StreamingHttpResponse(stukken, content_type=SOORTEN[vorm], headers=koppen)
    if len(eerste := list(islice(rijen, MEEST_IN_BLAD + 1))) > MEEST_IN_BLAD:
        return _tekst(TE_GROOT, 422)
    return HttpResponse(dict(bladen(tabel, kolommen_van(tabel), eerste))[vorm], SOORTEN[vorm], headers=koppen)


def _tekst(tekst: str, status: int, koppen: dict[str, str] | None = None) -> HttpResponse:
    return HttpResponse(tekst, content_type="text/plain; charset=utf-8", status=status, headers=koppen)
