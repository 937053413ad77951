"""What every template knows: who is looking, at what address, and when."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from basis.tijd.moment import Moment
from basis.web.adres import Adres, volledig
from basis.web.bladeren import bladnummer
from basis.web.geheugen import laatst_gezien
from basis.web.verzoek import wie

# Keys of an address that choose what a page shows; any other changes nothing.
SLEUTELS = frozenset(
    "actie afspraakstand alle antwoord bekend demo herkomst jaar laag lijn na opgave pagina partij q soort sorteer "
    "stand status te_laat tekst thema toen toon tot van volgorde voor vorm wat".split()
)


# Where pages are that nobody refers to, though they ask for no login of ours (`achter_inlog`): around the login, the
# admin, and the form about other pages.
BESLOTEN = ("/account/", "/inloggen/", "/uitloggen/", "/beheer/", "/fout-gezien/")


def is_openbaar(request: HttpRequest) -> bool:
    """Whether this is a page for every reader, about which one may say something or to which one may refer."""
    hier = request.resolver_match
    return hier is not None and not hasattr(hier.func, "achter_inlog") and not request.path.startswith(BESLOTEN)


def _zuiver(request: HttpRequest) -> Adres:
    weg = {"stand", "bekend", "toen"} if getattr(request, "terugweg", None) else set()
    return Adres.zuiver(request, SLEUTELS - weg)


def canoniek(request: HttpRequest) -> str:
    """The one address of what this page shows, for search engines: its keys in order, without what says nothing."""
    return volledig(_zuiver(request).achter(request.path))


def blijvend(request: HttpRequest) -> str:
    """The address that goes on showing what this page shows: of one with a past that of its day, as known today."""
    if not getattr(request, "kan_terug", False):
        return canoniek(request)
    moment: Moment = request.moment  # type: ignore[attr-defined]
    bekend = moment.sleutels.get("bekend") or timezone.localdate().isoformat()
    vast = _zuiver(request).zonder("stand", "bekend", "toen").met(stand=moment.op.isoformat(), bekend=bekend)
    return volledig(vast.achter(request.path))


def portaal(request: HttpRequest) -> dict[str, Any]:
    """For every template: who looks (None for a reader), whether invented things are among the real ones, and when.

    `bladnummer` is the page of a list (1 without pages, 0 when the address does not tell).

    `moment` is what the page looks at, the present when it asks for no day; only pages with `kan_terug` can be asked
    for another (`met_moment`). `terugweg` leads back to that day from a page that only shows today (`alleen_nu`).
    """
    return {
        "gebruiker": wie(request),
        "demo": settings.DEMO,
        "uitgever": settings.UITGEVER,
        "portaal_adres": settings.PORTAAL_ADRES,
        "rapporten": laatst_gezien("rapporten") > 0,
        "broncode": settings.BRONCODE,
        "kan_terug": getattr(request, "kan_terug", False),
        "moment": getattr(request, "moment", None) or Moment.nu(),
        "terugweg": getattr(request, "terugweg", None),
        "moment_fout": getattr(request, "moment_fout", ""),
        "bladnummer": bladnummer(request),
        "openbaar": is_openbaar(request),
        "canoniek": SimpleLazyObject(lambda: canoniek(request)),
        "blijvend": SimpleLazyObject(lambda: blijvend(request)),
    }
