"""The request as the middleware leaves it, and what its address asks."""

from collections.abc import Container

from django.http import HttpRequest, QueryDict
from django_htmx.middleware import HtmxDetails

from basis.tijd.moment import Moment
from basis.web.tekst import normaal


class Verzoek(HttpRequest):
    """A request that knows whether htmx sent it."""

    htmx: HtmxDetails


class MomentVerzoek(Verzoek):
    """A request for a page that can be asked for a moment (`basis.web.moment`)."""

    moment: Moment
    moment_fout: str  # why the moment that was asked for is not shown; not there when nothing is wrong


def zuiver(gevraagd: QueryDict, sleutels: Container[str]) -> QueryDict:
    """What is asked under these keys, without what is empty or unseen: equal pages have equal addresses."""
    zuiver_adres = QueryDict(mutable=True)
    for naam, waarden in sorted(gevraagd.lists()):
        gevuld = [schoon for schoon in map(normaal, waarden) if schoon]
        if gevuld and naam in sleutels:
            zuiver_adres.setlist(naam, gevuld)
    return zuiver_adres
