"""Pages that ask for a login, and the way back to them: with what was typed, and only to a page of this site."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from basis.web.verzoek import wie

Pagina = Callable[..., HttpResponseBase]
MEE = "getypt."
# A form with one of these in the name of a field holds a secret of the person.
GEHEIM = ("password", "wachtwoord", "nogmaals", "passkey")
CODE = "code"  # of a second step: a secret too, under just this name (a postcode is none)
# Fields that say nothing to the person: they go along, but are not shown.
TECHNISCH = frozenset({"versie", "bewerking", "inzending", "terug", "bewijs", "gezien", "website"})


# -- what someone typed in a form that could not be taken in ---------------------------------------------------------


@dataclass(frozen=True)
class Getypt:
    """The fields of one form with their values, as they were sent; empty when nobody typed anything.

    Shown, and carried along in hidden fields of the pages in between (logging in, or a form that had expired) until it
    can be sent again. Nothing is kept here.
    """

    velden: tuple[tuple[str, str], ...] = ()

    @classmethod
    def van(cls, data: QueryDict) -> "Getypt":
        """From the form itself. A form with a password or a code in it never comes back."""
        if CODE in data or any(geheim in naam for naam in data for geheim in GEHEIM):
            return cls()
        return cls._als_getypt((naam, waarde) for naam in data for waarde in data.getlist(naam))

    @classmethod
    def mee(cls, data: QueryDict) -> "Getypt":
        """From the hidden fields of a page in between."""
        mee = [naam for naam in data if naam.startswith(MEE)]
        return cls._als_getypt((naam.removeprefix(MEE), waarde) for naam in mee for waarde in data.getlist(naam))

    @classmethod
    def _als_getypt(cls, velden: Iterable[tuple[str, str]]) -> "Getypt":
        getypt = cls(tuple((naam, waarde) for naam, waarde in velden if naam != "csrfmiddlewaretoken"))
        return getypt if getypt.leesbaar else cls()

    def __bool__(self) -> bool:
        return bool(self.velden)

    @property
    def leesbaar(self) -> list[tuple[str, str]]:
        """What a person filled in, by the name of the field."""
        return [
            (naam.replace("_", " ").capitalize(), waarde)
            for naam, waarde in self.velden
            if waarde.strip() and not _is_technisch(naam)
        ]

    @property
    def meegegeven(self) -> list[tuple[str, str]]:
        """The fields under the names that they have on a page in between."""
        return [(MEE + naam, waarde) for naam, waarde in self.velden]


def _is_technisch(naam: str) -> bool:
    return naam in TECHNISCH or naam.startswith(("_", "initial-")) or "_FORMS" in naam


def is_van_hier(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent it; only then is it safe to offer it again."""
    if herkomst := request.headers.get("Sec-Fetch-Site"):
        return herkomst == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


# -- pages that ask for a login ---------------------------------------------------------------------------------------


def met_inlog(pagina: Pagina) -> Pagina:
    """Send who is not logged in to the login page and back; htmx too leaves the whole page for it."""

    @wraps(pagina)
    def met_controle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if wie(request) is not None:
            return pagina(request, *args, **kwargs)
        return _naar_inlog(request)

    met_controle.achter_inlog = True  # type: ignore[attr-defined]
    return met_controle


def vraag_inlog(request: HttpRequest) -> HttpResponse | None:
    """The login page with what was typed, that goes along to be sent again; None when nothing was typed."""
    getypt = Getypt.van(request.POST) if request.method == "POST" else Getypt()
    return toon_inlog(request, getypt, request.path) if getypt else None


def toon_inlog(request: HttpRequest, getypt: Getypt, adres: str) -> HttpResponse:
    """The login page, with what was typed in the form of this address."""
    context = {"form": AuthenticationForm(request), "next": adres, "getypt": getypt}
    context |= {"verlopen": False, "passkey_fout": ""}
    return render(request, "inloggen.html", context, status=401)


def _naar_inlog(request: HttpRequest) -> HttpResponse:
    """To the login page; htmx leaves the whole page for it, unless a form was sent: then the page keeps its text."""
    met_htmx = getattr(request, "htmx", False)
    if request.method in ("GET", "HEAD"):
        adres = _inlogadres(request)
        return HttpResponseClientRedirect(adres) if met_htmx else redirect(adres)
    if met_htmx:
        return HttpResponse("U bent niet meer ingelogd.", status=401)
    return vraag_inlog(request) or redirect(_inlogadres(request))


def _inlogadres(request: HttpRequest) -> str:
    """The login page, that leads back here.

    `verlopen` has the login page say that a click did not count. The address that a form is sent to leads, when it
    is only read, to the page with the form.
    """
    vraag = QueryDict(mutable=True)
    if request.method in ("GET", "HEAD"):
        vraag["next"] = request.get_full_path()
    else:
        vraag["next"], vraag["verlopen"] = request.path, "ja"
    return f"{resolve_url(settings.LOGIN_URL)}?{vraag.urlencode(safe='/')}"


# -- the way back ---------------------------------------------------------------------------------------------------


def binnen(adres: str) -> str:
    """The address when it is a path on this site; else empty.

    Browsers take `//`, a backslash and a slash behind a tab for the start of another site, and drop what can't be seen;
    what stands between us may write `%2f` as a slash. Ours are plain ASCII, with one slash at a time.
    """
    pad = unquote(adres.partition("?")[0].partition("#")[0])
    schoon = all(deel.isascii() and deel.isprintable() and not set(deel) & set("\\ ") for deel in (adres, pad))
    is_pad = adres.startswith("/") and "//" not in pad and url_has_allowed_host_and_scheme(adres, allowed_hosts=None)
    return adres if schoon and is_pad else ""


def gevraagd(request: HttpRequest, naam: str = "next") -> str:
    """Where the request says to go afterwards, when that is on this site; else empty."""
    return binnen(str(request.POST.get(naam) or request.GET.get(naam) or ""))
