"""Lasting addresses, and the open data as linked data."""

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from rdflib import Graph

from acties.kader import lees_kader
from basis.api import register
from basis.api.antwoorden import probleem
from basis.api.tabel import Tabel
from basis.tijd.moment import Moment
from basis.web.adres import Adres
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.geheugen import onthoud
from basis.web.moment import alleen_nu, met_moment
from basis.web.verzoek import MomentVerzoek, require_safe
from opendata.gelinkt import begrippen, jsonld
from opendata.gelinkt.catalogus import maak_catalogus
from opendata.gelinkt.onderhandelen import HTML, JSON, JSONLD, TURTLE, kies
from opendata.openbaar import voor_programmas
from opendata.uitgaven.models import Uitgave

VORMEN = {"ttl": ("turtle", TURTLE), "jsonld": ("json-ld", JSONLD)}  # how rdflib calls it, and the world
ANDER = {TURTLE: "ttl", JSONLD: "jsonld", JSON: "jsonld"}  # that is JSON too
Gezicht = Callable[..., HttpResponseBase]


def naar_vorm(*soorten: str) -> Callable[[Gezicht], Gezicht]:
    """For a view that sends on, with `303`, to what is asked for by `Accept`: it is given that type as `vorm`.

    What is not there is told in that shape too.
    """

    def versier(gezicht: Gezicht) -> Gezicht:
        @wraps(gezicht)
        def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            vorm = kies(request, soorten)
            try:
                antwoord = gezicht(request, *args, vorm=vorm, **kwargs) if vorm else _onmogelijk(soorten)
            except Http404:
                antwoord = _niet_hier(request, vorm)
            patch_vary_headers(antwoord, ("Accept",))
            return antwoord

        return bekijk

    return versier


def _onmogelijk(soorten: Sequence[str]) -> HttpResponse:
    return probleem(406, f"Vraag met Accept om {' of '.join(soorten)}.")


def _niet_hier(request: HttpRequest, vorm: str | None) -> HttpResponse:
    is_pagina = vorm == HTML
    return render(request, "404.html", status=404) if is_pagina else probleem(404, "Er is niets op dit adres.")


@require_safe
@zwaar(BLADZIJDE)
@voor_programmas
@met_moment
@naar_vorm(HTML, JSON, JSONLD)
def blijvend(request: MomentVerzoek, soort: str, sleutel: str, vorm: str) -> HttpResponse:
    """One thing: its page, or what the API or JSON-LD says of it."""
    tabel = _per_enkel(soort)
    ding = _lees(tabel, sleutel, request.moment)
    pagina = tabel.pagina(ding)
    if vorm == HTML and pagina:
        return _zie(request, pagina)
    if vorm == JSONLD:
        return _zie(request, reverse("gelinkt:rij", args=[tabel.naam, sleutel]))
    return _zie(request, f"/api/v1/{tabel.naam}/{sleutel}")


@require_safe
@voor_programmas
@naar_vorm(HTML, TURTLE, JSONLD, JSON)
def begrip(request: HttpRequest, schema: str, vorm: str, code: str = "") -> HttpResponse:
    """One list of words, or one of its words."""
    lijst = _schema(schema)
    if code and code not in {een.code for een in lijst.lees()}:
        raise Http404
    if vorm == HTML:
        return _zie(request, f"{reverse('gelinkt:begrippen')}#{schema}{f'-{code}' if code else ''}")
    return _zie(request, reverse("gelinkt:begrippenlijst", args=[schema, ANDER[vorm]]))


@require_safe
@alleen_nu
def begrippenlijsten(request: MomentVerzoek) -> HttpResponse:
    """All lists of words."""
    return render(
        request,
        "gelinkt/begrippen.html",
        {"kader": lees_kader(), "schemas": [(schema, schema.lees()) for schema in begrippen.SCHEMAS.values()]},
    )


@require_safe
@voor_programmas
def begrippenlijst(request: HttpRequest, schema: str, vorm: str) -> HttpResponse:
    """One list of words, for programs."""
    return _graaf(begrippen.als_graaf([_schema(schema)]), vorm)


@require_safe
@voor_programmas
def catalogus(request: HttpRequest, vorm: str) -> HttpResponse:
    """The catalogue of the newest set of files."""
    uitgave = Uitgave.objects.laatste()
    welke = f"{uitgave.pk}:{uitgave.merk}" if uitgave else "geen"
    gemaakt = onthoud(f"catalogus:{welke}:{vorm}", lambda: _graaf(maak_catalogus(uitgave), vorm).content)
    return HttpResponse(gemaakt, content_type=f"{VORMEN[vorm][1]}; charset=utf-8")


@require_safe
@voor_programmas
def context(request: HttpRequest) -> HttpResponse:
    """What the names in our JSON-LD mean."""
    return _json(jsonld.context())


@require_safe
@zwaar(BLADZIJDE)
@voor_programmas
@met_moment
def rij(request: MomentVerzoek, tabel: str, sleutel: str) -> HttpResponse:
    """One row as JSON-LD."""
    if (soort := register.tabellen().get(tabel)) is None:
        raise Http404
    return _json(jsonld.als_jsonld(soort, _lees(soort, sleutel, request.moment)))


def _per_enkel(soort: str) -> Tabel[Any]:
    """The table whose rows are called so in their lasting address. Raises Http404."""
    gevonden = next((tabel for tabel in register.tabellen().values() if tabel.enkel == soort), None)
    if gevonden is None:
        raise Http404
    return gevonden


def _lees(tabel: Tabel[Any], sleutel: str, moment: Moment) -> Any:
    """The row with this key. Raises Http404."""
    if (rij := tabel.een(sleutel, moment)) is None:
        raise Http404
    return rij


def _schema(naam: str) -> begrippen.Schema:
    """Raises Http404."""
    if (schema := begrippen.SCHEMAS.get(naam)) is None:
        raise Http404
    return schema


def _zie(request: HttpRequest, waar: str) -> HttpResponse:
    """See other (303), with what the address asks."""
    pad, teken, plek = waar.partition("#")
    return HttpResponse(status=303, headers={"Location": f"{Adres.van(request).achter(pad)}{teken}{plek}"})


def _graaf(graaf: Graph, vorm: str) -> HttpResponse:
    naam, soort = VORMEN[vorm]
    return HttpResponse(graaf.serialize(format=naam, encoding="utf-8"), content_type=f"{soort}; charset=utf-8")


def _json(inhoud: Any) -> HttpResponse:
    return HttpResponse(json.dumps(inhoud, ensure_ascii=False), content_type=JSONLD)
