"""Pages that can be asked for a moment: reading it from the address, and keeping it in the links of the answer."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from functools import lru_cache, wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.html import escape

from basis.tijd.moment import TIJD, Moment, OngeldigMoment, lees_moment
from basis.web.adres import Adres
from basis.web.tekst import normaal

NU = "data-nu"  # on a link or form that leaves the moment out on purpose
ECHT = "data-echt"  # on a link that leads to the real programme only
ZET_VAST = "nu"  # `bekend=nu` leads to the permanent link of this very moment
_PAD = r"/[^\"?#]*"
_ANKER = re.compile(r"<(?:a|img)\b[^>]*>")
_ADRES = re.compile(rf'(\b(?:href|hx-get|src)=")({_PAD}|)(\?[^"#]*)?(#[^"]*)?(")')
_FORMULIER = re.compile(rf'<form\b[^>]*\bmethod="get"[^>]*\baction="({_PAD})"[^>]*>')


@dataclass(frozen=True)
class Terugweg:
    """For a page that only shows today: the day in the past that its reader comes from, and what was searched for."""

    moment: Moment
    zoekvraag: str

    @property
    def vraag(self) -> str:
        """What an address asks to search there for the same, or without a question to be back there."""
        return Adres().met(q=self.zoekvraag, **self.moment.sleutels).vraag


def met_moment(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For a view of a page that can be asked for a moment: `request.moment` is that moment, or the present.

    One that can't be read is the present too; `request.moment_fout` then says why, and of a file only that is given:
    in a table nobody would see it. The answer for a day in the past keeps it in its links and forms, and asks search
    engines to leave it out.
    """

    @wraps(view)
    def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        verzoek: Any = request
        verzoek.kan_terug = True
        if request.GET.get("bekend") == ZET_VAST:
            return HttpResponseRedirect(_vast_adres(request))
        try:
            verzoek.moment = moment_van(request.GET)
        except OngeldigMoment as fout:
            verzoek.moment, verzoek.moment_fout = nu_van(request.GET), str(fout)
        return _met_fout(view(request, *args, **kwargs), verzoek)

    bekijk.kent_moment = True  # type: ignore[attr-defined]
    return bekijk


def alleen_nu(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For a view of a page that shows the present whatever moment the address says.

    Links from a page of the past bring the moment along, so that the page says that it shows today and how to go back
    (`request.terugweg`). One that can't be read says nothing. Whether the invented is looked at too, it keeps.
    """

    @wraps(view)
    def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        verzoek: Any = request
        verzoek.moment = nu_van(request.GET)
        with suppress(OngeldigMoment):
            moment = moment_van(request.GET)
            verzoek.terugweg = None if moment.is_nu else Terugweg(moment, normaal(request.GET.get("q", "")))
        return _bewaard(view(request, *args, **kwargs), verzoek.moment)

    bekijk.kent_moment = False  # type: ignore[attr-defined]
    return bekijk


def met_demo(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For a view of the present, or of days of its own, which can also be asked for the invented (`demo=ja`)."""

    @wraps(view)
    def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        verzoek: Any = request
        verzoek.moment = nu_van(request.GET)
        return _bewaard(view(request, *args, **kwargs), verzoek.moment)

    bekijk.kent_demo = True  # type: ignore[attr-defined]
    return bekijk


def _met_fout(antwoord: HttpResponseBase, verzoek: Any) -> HttpResponseBase:
    """The answer with its moment kept; of a file only why its moment can't be read, when it can't."""
    if hasattr(verzoek, "moment_fout") and not _is_pagina(antwoord):
        return HttpResponse(f"{verzoek.moment_fout}\n", status=422, content_type="text/plain; charset=utf-8")
    return _bewaard(antwoord, verzoek.moment)


def nu_van(vraag: QueryDict) -> Moment:
    """The present, with the invented when this query string asks for that (`demo=ja`)."""
    return Moment.nu(met_demo=vraag.get("demo") == "ja")


def moment_van(vraag: QueryDict) -> Moment:
    """The moment that this query string asks for. Raises OngeldigMoment."""
    stand, bekend = vraag.get("stand", ""), vraag.get("bekend", "")
    bekend = bekend or (stand if vraag.get("toen") == "ja" else "")
    return lees_moment(stand, bekend, met_demo=nu_van(vraag).met_demo)


def _bewaard(antwoord: HttpResponseBase, moment: Moment) -> HttpResponseBase:
    """The answer with its moment in the links; search engines leave out all but the present of the real programme."""
    if not moment.is_gewoon:
        antwoord.headers["X-Robots-Tag"] = "noindex"
        if isinstance(antwoord, HttpResponse) and _is_pagina(antwoord):
            antwoord.content = bewaar_in_links(antwoord.content.decode(), moment)
    return antwoord


def _is_pagina(antwoord: HttpResponseBase) -> bool:
    return antwoord.get("Content-Type", "").startswith("text/html")


@lru_cache(maxsize=4096)
def _bewaart(pad: str) -> tuple[bool, bool]:
    """Whether the page at this path shows a moment or says that it does not, and whether it can show the invented."""
    try:
        functie = resolve(pad).func
    except Resolver404:
        return False, False
    kent_moment = hasattr(functie, "kent_moment")
    return kent_moment, kent_moment or hasattr(functie, "kent_demo")


def _vast_adres(request: HttpRequest) -> str:
    """This address with what is known by now as an exact time: what is recorded later will not change the page."""
    adres = Adres.van(request).met(bekend=timezone.now().astimezone(UTC).strftime(TIJD))
    return (adres if adres.get("stand") else adres.met(stand=timezone.localdate())).achter(request.path)


def bewaar_in_links(html: str, moment: Moment) -> str:
    """The page with the moment in every link and search form that leads to a page which can be asked for one.

    What names a day of its own, or leaves the moment out (`NU`), keeps the invented; only `ECHT` leaves that out too.
    """

    def anker(treffer: re.Match[str]) -> str:
        return _ADRES.sub(lambda gevonden: _met_sleutels(gevonden, treffer[0], moment), treffer[0])

    def formulier(treffer: re.Match[str]) -> str:
        sleutels = _sleutels(treffer[0], treffer[1], "", moment)
        return treffer[0] + "".join(f'<input type="hidden" name="{n}" value="{w}">' for n, w in sleutels.items())

    return _FORMULIER.sub(formulier, _ANKER.sub(anker, html))


def _met_sleutels(adres: re.Match[str], anker: str, moment: Moment) -> str:
    """The address in a link (`_ADRES`) with the keys of the moment behind what it asks."""
    voor, pad, zoek, plek, na = (deel or "" for deel in adres.groups())
    vraag = escape(urlencode(_sleutels(anker, pad, zoek, moment)))
    return f"{voor}{pad}{zoek}{'&amp;' if zoek else '?'}{vraag}{plek}{na}" if vraag else adres[0]


def _sleutels(anker: str, pad: str, zoek: str, moment: Moment) -> dict[str, str]:
    """Which keys of the moment the page at this path is asked for, by a link or form that begins with `anker`."""
    kent_moment, kent_demo = _bewaart(pad) if pad else (bool(zoek), bool(zoek))
    if ECHT in anker or not kent_demo or "demo=" in zoek:
        return {}
    is_vrij = NU in anker or "stand=" in zoek
    return moment.sleutels if kent_moment and not is_vrij else moment.demosleutels
