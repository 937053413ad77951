"""Where someone wanted to go before logging in."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def veilig_adres(request: HttpRequest) -> str:
    """The `next` of the request, when it is on this site; else empty."""
    adres = str(request.POST.get("next") or request.GET.get("next") or "")
    hier = url_has_allowed_host_and_scheme(adres, {request.get_host()}, require_https=request.is_secure())
    return adres if hier else ""
