"""The request as the middleware leaves it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from ibp_portal.web.moment import Moment


class Verzoek(HttpRequest):
    """A request that knows whether htmx sent it."""

    htmx: HtmxDetails


class MomentVerzoek(Verzoek):
    """A request for a page that can be asked for a moment; `moment` is None for the present."""

    moment: Moment | None
    moment_fout: str  # why the moment that was asked for is not shown; not there when nothing is wrong
