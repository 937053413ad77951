"""Which of the shapes that we have, a request asks for by `Accept` (RFC 9110, 12.5.1)."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.http.request import MediaType

HTML, JSON, JSONLD, TURTLE = "text/html", "application/json", "application/ld+json", "text/turtle"


def kies(request: HttpRequest, soorten: Sequence[str]) -> str | None:
    """The media type that is liked best; None when none of them will do.

    What is named most exactly says how much a type is liked, also that it is not (`q=0`). Of two that are liked as
    much, the one that is named more exactly wins, and then the first.
    """
    bereiken = [MediaType(deel) for deel in request.headers.get("Accept", "").split(",") if deel.strip()]
    beste: tuple[float, int, str] | None = None
    for soort in soorten:
        passend = [bereik for bereik in bereiken if _past(bereik, soort)] if bereiken else [MediaType("*/*")]
        if not passend:
            continue
        bereik = max(passend, key=lambda een: een.specificity)
        if bereik.quality and (beste is None or (bereik.quality, bereik.specificity) > beste[:2]):
            beste = bereik.quality, bereik.specificity, soort
    return beste[2] if beste else None


def _past(bereik: MediaType, soort: str) -> bool:
    """Parameters such as `charset` or `profile` say nothing that we have a choice in."""
    hoofd, _, onder = soort.partition("/")
    return bereik.main_type.lower() in {"*", hoofd} and bereik.sub_type.lower() in {"*", onder}
