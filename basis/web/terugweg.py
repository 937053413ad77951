"""An address that a form or a link gave along to lead back to: the one judge of whether that is a page of this site."""

from urllib.parse import unquote

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


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
