"""Pages where someone changes the own login: only for who showed a moment ago who it is."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import urlencode

from basis.web.context import wie
from basis.web.toegang import met_inlog
from toegang import middelen, tweede_stap
from toegang.sso.deur import bevestigadres

Pagina = Callable[..., HttpResponseBase]


def net_bevestigd(pagina: Pagina) -> Pagina:
    """First to the page that asks who one is, and back.

    Who has nothing to show it with, came by the own organisation.
    """

    @met_inlog
    @wraps(pagina)
    def met_controle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        gebruiker = wie(request)
        heeft_middel = middelen.van(gebruiker).exists()
        moet = heeft_middel and not tweede_stap.is_gezet(request.session)  # or one would add a second step of one's own
        if moet or not tweede_stap.is_net_bevestigd(request.session):
            return redirect(f"{bevestigadres(request)}?{urlencode({'next': request.path})}")
        return pagina(request, *args, **kwargs)

    return met_controle
