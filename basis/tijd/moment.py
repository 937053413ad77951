"""Looking back: the moment that a page is asked for (`?stand=2021-03-01`), and what holds for every such page.

A page shows what was in force on a day. With `bekend` it shows only what the portal had recorded by then: a day
(`bekend=2021-03-01`, all that was recorded on it too) or, in a permanent link, an exact time in UTC.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.html import escape

from basis.tijd.datumlezer import GeenDatum, lees_invoer
from basis.tijd.perioden import dag, een_dag, toon_periode

EERSTE_JAAR = 1900
TIJD = "%Y-%m-%dT%H:%M:%SZ"
NU = "data-nu"  # on a link or form that leaves the moment out on purpose
ZET_VAST = "nu"  # `bekend=nu` leads to the permanent link of this very moment
# Pages that can be asked for a moment, so that links to them keep it.
_PADEN = r"/(?:acties|partijen|programmalijnen|afspraken|voortgang)/[^\"?#]*"
_ANKER = re.compile(r"<a\b[^>]*>")
_ADRES = re.compile(rf'(\b(?:href|hx-get)=")({_PADEN}|)(\?[^"#]*)?(#[^"]*)?(")')
_FORMULIER = re.compile(rf'<form\b[^>]*\bmethod="get"[^>]*\baction="{_PADEN}"[^>]*>')


class OngeldigMoment(ValueError):
    """The address asks for a moment that does not exist or is still to come; the text says so, in Dutch."""


@dataclass(frozen=True)
class Moment:
    """A day to look at, and up to where the journal is read (None: all that is known by now)."""

    op: date
    bekend: date | datetime | None = None

    @property
    def bekend_voor(self) -> datetime | None:
        """The moment before which a row must have been recorded; None when all rows count."""
        if self.bekend is None:
            return None
        if isinstance(self.bekend, datetime):
            return self.bekend
        return timezone.make_aware(datetime.combine(self.bekend + timedelta(days=1), time.min))

    @property
    def sleutels(self) -> dict[str, str]:
        """What the query string says of it."""
        if self.bekend is None:
            return {"stand": self.op.isoformat()}
        bekend = self.bekend
        tekst = bekend.astimezone(UTC).strftime(TIJD) if isinstance(bekend, datetime) else bekend.isoformat()
        return {"stand": self.op.isoformat(), "bekend": tekst}

    @property
    def vraag(self) -> str:
        """The same as text, such as `stand=2021-03-01`."""
        return urlencode(self.sleutels)

    @property
    def is_toen_bekend(self) -> bool:
        """Whether the page shows what the portal itself knew on that day."""
        return self.bekend == self.op

    @property
    def is_vast(self) -> bool:
        """Whether the facts on the page never change any more: what was recorded by then is recorded."""
        return isinstance(self.bekend, datetime) or (self.bekend is not None and self.bekend < timezone.localdate())

    @property
    def tekst(self) -> str:
        return toon_periode(dag(self.op))

    @property
    def bekend_tekst(self) -> str:
        """Up to when the journal was read, in words; empty when all of it was."""
        if isinstance(self.bekend, datetime):
            hier = timezone.localtime(self.bekend)
            return f"{toon_periode(dag(hier.date()))}, {hier:%H.%M} uur"
        return toon_periode(dag(self.bekend)) if self.bekend else ""


def lees_moment(stand: str, bekend: str = "") -> Moment | None:
    """The moment that the keys of an address say; None when they say none. Raises OngeldigMoment."""
    if not stand:
        return None
    return Moment(_lees_dag(stand), _lees_bekend(bekend) if bekend else None)


def _lees_dag(tekst: str) -> date:
    try:
        gelezen = een_dag(lees_invoer(tekst))
    except GeenDatum as fout:
        raise OngeldigMoment(str(fout)) from fout
    if gelezen is None or gelezen.year < EERSTE_JAAR:
        raise OngeldigMoment(f"Kies een dag vanaf {EERSTE_JAAR}, bijvoorbeeld 1 maart 2021.")
    if gelezen > timezone.localdate():
        raise OngeldigMoment("Deze datum ligt in de toekomst. Kies een dag tot en met vandaag.")
    return gelezen


def _lees_bekend(tekst: str) -> date | datetime:
    try:
        return datetime.strptime(tekst, TIJD).replace(tzinfo=UTC)
    except ValueError:
        return _lees_dag(tekst)


# -- pages ------------------------------------------------------------------------------------------------------


def met_moment(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For a view of a page that can be asked for a moment: `request.moment` is that moment, or None for the present.

    The answer for a moment keeps it in its links and forms, and asks search engines to leave it out.
    """

    @wraps(view)
    def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        verzoek: Any = request
        if request.GET.get("bekend") == ZET_VAST:
            return HttpResponseRedirect(_vast_adres(request))
        try:
            stand, bekend = request.GET.get("stand", ""), request.GET.get("bekend", "")
            verzoek.moment = lees_moment(stand, bekend or (stand if request.GET.get("toen") == "ja" else ""))
        except OngeldigMoment as fout:
            verzoek.moment, verzoek.moment_fout = None, str(fout)
        antwoord = view(request, *args, **kwargs)
        if verzoek.moment is not None:
            antwoord.headers["X-Robots-Tag"] = "noindex"
            if isinstance(antwoord, HttpResponse) and antwoord["Content-Type"].startswith("text/html"):
                antwoord.content = bewaar_in_links(antwoord.content.decode(), verzoek.moment)
        return antwoord

    return bekijk


def _vast_adres(request: HttpRequest) -> str:
    """This address with what is known by now as an exact time: what is recorded later will not change the page."""
    vraag = request.GET.copy()
    vraag["bekend"] = timezone.now().astimezone(UTC).strftime(TIJD)
    return f"{request.path}?{vraag.urlencode()}"


def bewaar_in_links(html: str, moment: Moment) -> str:
    """The page with the moment in every link and search form that leads to a page which can be asked for one."""
    vraag = escape(moment.vraag)

    def adres(treffer: re.Match[str]) -> str:
        voor, pad, zoek, anker, na = (deel or "" for deel in treffer.groups())
        if (not pad and not zoek) or "stand=" in zoek:
            return treffer[0]
        return f"{voor}{pad}{zoek}{'&amp;' if zoek else '?'}{vraag}{anker}{na}"

    def verwijzing(treffer: re.Match[str]) -> str:
        return treffer[0] if NU in treffer[0] else _ADRES.sub(adres, treffer[0])

    def formulier(treffer: re.Match[str]) -> str:
        return treffer[0] if NU in treffer[0] else treffer[0] + verborgen

    verborgen = "".join(f'<input type="hidden" name="{naam}" value="{w}">' for naam, w in moment.sleutels.items())
    return _FORMULIER.sub(formulier, _ANKER.sub(verwijzing, html))
