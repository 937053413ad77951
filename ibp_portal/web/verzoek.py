"""The request as the middleware leaves it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class Verzoek(HttpRequest):
    """A request that knows whether htmx sent it."""

    htmx: HtmxDetails
