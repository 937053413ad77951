"""Which methods a page takes."""

from collections.abc import Callable
from typing import TypeVar

from django.http.response import HttpResponseBase
from django.views.decorators import http
from django.views.decorators.csrf import csrf_exempt

Pagina = TypeVar("Pagina", bound=Callable[..., HttpResponseBase])


def require_safe(pagina: Pagina) -> Pagina:
    """Django's: only GET and HEAD. Anything else is told so (405), not that a form has expired."""
    return csrf_exempt(http.require_safe(pagina))
