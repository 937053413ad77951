"""What is asked of the portal: the pages, their targets, and the addresses that bring them up."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from acties.facetten import tel
from acties.filters import SORTERINGEN, ActieFilter
from acties.kader import lees_kader
from acties.models import Actie, Status
from basis.web.bladeren import blader
from scripts.bench.vulling import ZELDZAAM

TOEN = "stand=2022-03-01"
ACTIES = 20  # different ones that are asked for in turn


@dataclass(frozen=True)
class Pagina:
    """A page with the addresses that are asked for in turn, and what it may cost (None: no target)."""

    naam: str
    adressen: tuple[str, ...]
    keer_kaal: float | None = None
    vragen: int | None = None
    sql_ms: float | None = None
    gelijk_gelezen: bool = False  # blocks read may not grow with the number of acties


def paginas() -> list[Pagina]:
    """All pages, with the addresses that belong to what the database holds now."""
    lijst, zoeken = reverse("acties:lijst"), reverse("zoeken:zoeken")
    return [
        Pagina("home", (reverse("home"),), 1.5, 8),
        Pagina("list", (lijst,), 1.5, 6, gelijk_gelezen=True),
        Pagina("list, line + status", (f"{lijst}?{_gefilterd()}",), 1.5, 6, gelijk_gelezen=True),
        Pagina("list, half-way", (lijst + _halverwege(),), 1.5, 6, gelijk_gelezen=True),
        Pagina("list, one party", (f"{lijst}?partij=partij-5",)),
        Pagina("list, words", (f"{lijst}?q=gemeenten",)),
        Pagina("actie", _acties(), 1.0, 7, gelijk_gelezen=True),
        Pagina("list at a date", (f"{lijst}?{TOEN}",)),
        Pagina("list at a date, party", (f"{lijst}?{TOEN}&partij=partij-5",)),
        Pagina("actie at a date", tuple(f"{adres}?{TOEN}" for adres in _acties())),
        Pagina("afspraken", (reverse("voortgang:afspraken"),)),
        Pagina("afspraken at a date", (f"{reverse('voortgang:afspraken')}?{TOEN}",)),
        Pagina("verschil, a year", (f"{reverse('voortgang:verschil')}?van=2021-01-01&tot=2021-12-31",)),
        Pagina("voortgang", (reverse("voortgang:voortgang"),)),
        Pagina("timeline", (reverse("voortgang:tijdlijn"),)),
        Pagina("search, rare word", (f"{zoeken}?q={ZELDZAAM}",), sql_ms=15),
        Pagina("search, common word", (f"{zoeken}?q=gemeenten",), sql_ms=15),
        Pagina("search, typo", (f"{zoeken}?q=toesicht",), sql_ms=15),
    ]


def _gefilterd() -> str:
    return f"lijn=lijn-2&status={Status.OP_SCHEMA}"


def _halverwege() -> str:
    """The query string of the page in the middle: the portal makes it itself, from one very long page."""
    zichtbaar = Actie.objects.zichtbaar()
    sortering = SORTERINGEN[0]
    helft = zichtbaar.count() // 2
    return blader(zichtbaar.only("pk", sortering.veld), sortering, QueryDict(), helft).volgende


def _acties() -> tuple[str, ...]:
    """Some acties from all over, those with most on their page included."""
    sleutels = list(Actie.objects.zichtbaar().order_by("pk").values_list("slug", flat=True))
    stap = max(1, len(sleutels) // ACTIES)
    return tuple(reverse("acties:actie", args=[slug]) for slug in sleutels[::stap][:ACTIES])


def tel_facetten(vraag: str = "") -> None:
    """The counts beside the choices of the list, as its page asks for them."""
    kader = lees_kader()
    tel(ActieFilter(QueryDict(vraag), kader, Actie.objects.zichtbaar()), kader)


# The facet query alone, by what was chosen.
FACETTEN = {
    "facets": "",
    "facets, line + status": _gefilterd(),
    "facets, one party": "partij=partij-5",
    "facets, words": "q=gemeenten",
}
# Those that come from a kept table, and so may not read more when there are more acties.
GELIJK_GELEZEN = ("facets", "facets, line + status")
