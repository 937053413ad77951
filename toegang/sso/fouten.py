"""Why a login was refused: a code for the log, a page for the person, and what shows it around the pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from basis.logboek.models import Loghandeling, Resultaat
from basis.logboek.services import leg_vast
from basis.web.verzoek import huidig_netwerk, wie
from partijen.models import Gebruiker
from toegang import pogingen

Pagina = Callable[..., HttpResponseBase]


class Geweigerd(Exception):
    """A login that does not go on. `reden` is a fixed code: never a token, a claim or what the other side said."""

    def __init__(self, reden: str, *, status: int = 400, gebruiker: Gebruiker | None = None) -> None:
        super().__init__(reden)
        self.reden = reden
        self.status = status
        self.gebruiker = gebruiker

    @property
    def uitleg(self) -> tuple[str, str]:
        """The heading of the page, and what the person can do."""
        return TEKSTEN.get(self.reden, TEKSTEN["bewijs"])


class Onbereikbaar(Geweigerd):
    """The organisation does not answer, or not as agreed."""

    def __init__(self, reden: str = "onbereikbaar") -> None:
        super().__init__(reden, status=503)

    @property
    def uitleg(self) -> tuple[str, str]:
        return (
            "Inloggen bij uw organisatie lukt nu niet",
            "Het inlogsysteem van uw organisatie geeft geen goed antwoord. Probeer het over een paar minuten opnieuw.",
        )


def met_uitleg(pagina: Pagina) -> Pagina:
    """A login that is refused is written down, and told of on a page of its own."""

    @wraps(pagina)
    def met_controle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return pagina(request, *args, **kwargs)
        except Geweigerd as fout:
            return _weiger(request, fout, str(kwargs.get("code", "")))

    return met_controle


def _weiger(request: HttpRequest, fout: Geweigerd, code: str) -> HttpResponse:
    _log(fout, code, wie(request))
    kop, uitleg = fout.uitleg
    context = {"kop": kop, "uitleg": uitleg, "reden": fout.reden, "code": code}
    return render(request, "toegang/sso_geweigerd.html", context, status=fout.status)


def _log(fout: Geweigerd, code: str, ingelogd: Gebruiker | None) -> None:
    """One row for each refusal, until there are many from one place: of that there is one row more."""
    gebruiker = fout.gebruiker or ingelogd
    try:
        pogingen.begin(pogingen.GEWEIGERD, huidig_netwerk() or "", gebruiker=gebruiker)
    except pogingen.Geblokkeerd:
        return
    leg_vast(
        Loghandeling.IDENTITEIT if ingelogd else Loghandeling.INLOGGEN,
        resultaat=Resultaat.MISLUKT if isinstance(fout, Onbereikbaar) else Resultaat.GEWEIGERD,
        door=gebruiker,
        object_=str(gebruiker or ""),
        aanbieder=code,
        reden=fout.reden,
    )


TEKSTEN = {
    "bewijs": (
        "Inloggen is niet gelukt",
        "Het antwoord van uw organisatie klopt niet. Probeer het opnieuw. Blijft het misgaan? Laat het ons weten.",
    ),
    "poging": (
        "Deze inlogpoging is niet meer geldig",
        "U was te lang bezig, of deze poging is al gebruikt. Begin opnieuw.",
    ),
    "afgebroken": (
        "Inloggen is afgebroken",
        "Uw organisatie heeft u niet doorgelaten, of u bent gestopt. U kunt het opnieuw proberen.",
    ),
    "van_elders": (
        "Begin met inloggen op deze site",
        "U kwam hier via een andere site. Kies hieronder zelf om in te loggen.",
    ),
    "zekerheid": (
        "Log in met een tweede stap",
        "Uw organisatie meldt dat u zonder tweede stap inlogde. Log daar in met bijvoorbeeld een app of een pas.",
    ),
    "geen_uitnodiging": (
        "U hebt nog geen uitnodiging",
        (
            "U bent ingelogd bij uw organisatie, maar heeft hier nog geen account. Vraag een redacteur van uw "
            "organisatie om een uitnodiging. Hebt u die al? Open dan eerst de link in de mail."
        ),
    ),
    "account_bestaat": (
        "Log eerst in op uw account",
        "Er is al een account met het adres van uw uitnodiging. Log daarop in. Daarna koppelt u uw eigen inlog.",
    ),
    "inactief": ("Uw account is uitgezet", "U kunt niet meer inloggen. Klopt dat niet? Vraag het de beheerder."),
    "van_ander": (
        "Deze inlog hoort bij een ander account",
        "Een inlog van uw organisatie hoort bij één account. Koppel hem daar eerst los.",
    ),
    "ander_account": (
        "U bent ingelogd op een ander account",
        "De uitnodiging is voor een ander account. Log uit en begin opnieuw met de link in de mail.",
    ),
}
