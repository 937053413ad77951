"""What can stand in somebody else's site: of each kind where it is, how high it is and how one is found.

An `Insluiting` belongs to a page of the portal, that tells the whole of it: the address of that page names it too, in
the form that makes the code as for oEmbed. An app above adds a kind of its own with `voeg_toe`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404, QueryDict
from django.urls import Resolver404, resolve, reverse

from acties.kader import Kader
from basis.tijd.moment import Moment, OngeldigMoment
from basis.web.adres import Adres
from basis.web.moment import moment_van, nu_van

LICHT, DONKER = "licht", "donker"
THEMAS = {"": "Zoals de bezoeker het instelde", LICHT: "Altijd licht", DONKER: "Altijd donker"}


@dataclass(frozen=True)
class Insluiting:
    """One thing to show elsewhere: its title, the page that tells the whole, and what its template asks (`vul`).

    `keuze` is what its address asks, and that of its page too.
    """

    wat: str
    titel: str
    pad: str
    moment: Moment
    vul: Callable[[], dict[str, Any]] = field(repr=False)
    slug: str = ""
    keuze: Adres = field(default_factory=Adres)

    @property
    def soort(self) -> "Soort":
        return SOORTEN[self.wat]

    @property
    def pagina(self) -> str:
        """The address of the page that tells the whole."""
        return self.keuze.achter(self.pad)

    def adres(self, thema: str = "") -> str:
        """Its own address; with a `thema` it does not follow what its reader set."""
        pad = reverse(f"insluiten:{self.wat}", args=[self.slug] if self.slug else [])
        return self.keuze.met(thema=thema).achter(pad)


@dataclass(frozen=True)
class Soort:
    """A kind: the name of the view whose page it belongs to (`bij`), its own path (`weg`), and its height in pixels."""

    bij: str
    weg: str
    hoogte: int
    sjabloon: str
    vind: Callable[[str, Adres, Moment, Kader], Insluiting]  # raises Http404 for what the public does not see
    kent_moment: bool = True  # else it shows the present, whatever day is asked for


SOORTEN: dict[str, Soort] = {}


def voeg_toe(wat: str, soort: Soort) -> None:
    """Let this kind be embedded. Called in `ready()` of its app."""
    SOORTEN[wat] = soort


def bij_pagina(view_naam: str) -> str:
    """The kind that belongs to the page of this view, or that this view shows; empty for a page that has none."""
    return next((wat for wat, soort in SOORTEN.items() if view_naam in (soort.bij, f"insluiten:{wat}")), "")


def uit_adres(tekst: str, kader: Kader) -> Insluiting:
    """What belongs to this address: of a page of ours, or of what is embedded; with or without our host.

    Raises Http404 for any other, and for what the public does not see.
    """
    pad, vraag = _van_ons(tekst)
    try:
        gevonden = resolve(unquote(pad))
    except Resolver404:
        raise Http404("geen pagina op dit adres") from None
    if not (wat := bij_pagina(gevonden.view_name)):
        raise Http404("deze pagina is niet in te sluiten")
    try:
        moment = moment_van(vraag) if SOORTEN[wat].kent_moment else nu_van(vraag)
    except OngeldigMoment as fout:
        raise Http404(str(fout)) from fout
    return SOORTEN[wat].vind(gevonden.kwargs.get("slug", ""), Adres.van(vraag), moment, kader)


def _van_ons(tekst: str) -> tuple[str, QueryDict]:
    """The path of an address, and what it asks. Raises Http404 when its host is not ours."""
    try:
        delen, hier = urlsplit(tekst), urlsplit(settings.PORTAAL_ADRES)
    except ValueError:
        raise Http404("dit is geen adres") from None
    if delen.scheme not in ("", "http", "https") or delen.netloc not in ("", hier.netloc):
        raise Http404("dit adres is niet van dit portaal")
    return delen.path, QueryDict(delen.query)
