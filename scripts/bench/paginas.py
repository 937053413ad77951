"""What is asked of the portal: the pages, their targets, and the addresses that bring them up."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import Any

from django.db.models import Min, Q
from django.db.models.functions import Greatest
from django.http import QueryDict
from django.urls import reverse

from acties.facetten import tel
from acties.filters import SORTERINGEN, ActieFilter
from acties.kader import lees_kader
from acties.models import Actie, Afspraak, Positie, Status
from basis.api.antwoorden import BASIS
from basis.tijd.moment import Moment
from basis.web.bladeren import PER_BLADZIJDE, blader
from scripts.bench.codes import GROOT, in_werking
from scripts.bench.inspraak import DRUK
from scripts.bench.vulling import ZELDZAAM

TOEN = "stand=2022-03-01"
ACTIES = 20  # different ones that are asked for in turn
HALVERWEGE = date(2024, 1, 1)  # an actie that had content before this day is asked for at a date
VEEL = "10,000 reactions"
BUNDEL = "code of 300"
KEER_MENSEN = 1.5
OPNIEUW = 7  # made anew it may cost so many bare pages


class Wie(Enum):
    """Who asks for a page."""

    NIEMAND = auto()  # a reader without an account
    LEZER = auto()  # somebody who is logged in and may change nothing
    BUREAU = auto()  # the programmabureau


@dataclass(frozen=True)
class Pagina:
    """A page with the addresses that are asked for in turn, and what it may cost (None: no target)."""

    naam: str
    adressen: tuple[str, ...]
    keer_kaal: float | None = None
    vragen: int | None = None
    sql_ms: float | None = None
    gelijk_gelezen: bool = False  # blocks read may not grow with the number of acties
    opnieuw: float | None = None  # as `keer_kaal`, for a page that is made anew
    verandert: str = (
        ""  # the actie (its slug) that changes before it is made anew; else all that is kept is thrown away
    )
    als: Wie = Wie.NIEMAND
    tegen: str = ""  # the page for people that tells the same: this may cost `KEER_MENSEN` times as much
    bevat: tuple[str, ...] = ()  # what must stand on each of its pages, or there is nothing to measure


def paginas() -> list[Pagina]:
    """All pages, with the addresses that belong to what the database holds now."""
    return [*_vaak(), *_lijsten(), *_een(), *_overzichten(), *_vragen(), *_codes(), *_zoeken(), *_api()]


def _vaak() -> list[Pagina]:
    """What most readers ask for: as it is kept, made anew after one change, and for who is logged in."""
    vaak = [
        Pagina("home", (reverse("home"),), 1.5, 8, opnieuw=OPNIEUW),
        Pagina("list", (reverse("acties:lijst"),), 1.5, 6, gelijk_gelezen=True, opnieuw=OPNIEUW),
        Pagina("actie", _acties(), 1.0, 7, gelijk_gelezen=True, opnieuw=OPNIEUW),
        Pagina("afspraken", (reverse("voortgang:afspraken"),), opnieuw=OPNIEUW),
    ]
    veranderd = [
        replace(pagina, naam=f"{pagina.naam}, after one change", adressen=adressen, verandert=slug, keer_kaal=None)
        for pagina in vaak
        for slug, adressen in [_veranderd(pagina)]
    ]
    met_inlog = [
        replace(pagina, naam=f"{pagina.naam}, logged in", als=Wie.LEZER, keer_kaal=None, vragen=None) for pagina in vaak
    ]
    return [*vaak, *veranderd, *met_inlog]


def _lijsten() -> list[Pagina]:
    """The list of acties, with what can be chosen in it."""
    lijst = reverse("acties:lijst")
    return [
        Pagina("list, line + status", (f"{lijst}?{_gefilterd()}",), 1.5, 6, gelijk_gelezen=True),
        Pagina("list, half-way", (lijst + _halverwege(),), 1.5, 6, gelijk_gelezen=True),
        Pagina("list, one party", (f"{lijst}?partij=partij-5",)),
        Pagina("list, words", (f"{lijst}?q=gemeenten",)),
        Pagina("list at a date", (f"{lijst}?{TOEN}",)),
        Pagina("list at a date, party", (f"{lijst}?{TOEN}&partij=partij-5",)),
    ]


def _een() -> list[Pagina]:
    """One actie of the past, and one promise."""
    return [
        Pagina("actie at a date", _acties_toen(), bevat=('id="mijlpaal-', 'id="afspraak-', 'class="status is-')),
        Pagina("afspraak", _afspraken(), gelijk_gelezen=True),
        Pagina("afspraak at a date", tuple(f"{adres}?{TOEN}" for adres in _afspraken())),
    ]


def _overzichten() -> list[Pagina]:
    """What is counted and compared over all of them."""
    return [
        Pagina("afspraken at a date", (f"{reverse('voortgang:afspraken')}?{TOEN}",)),
        Pagina("verschil, a year", (f"{reverse('voortgang:verschil')}?van=2021-01-01&tot=2021-12-31",)),
        Pagina("voortgang", (reverse("voortgang:voortgang"),)),
        Pagina("timeline", (reverse("voortgang:tijdlijn"),)),
    ]


def _vragen() -> list[Pagina]:
    """What citizens are asked, and one question with very many reactions."""
    return [
        Pagina("meedoen", (reverse("meedoen:overzicht"),), vragen=10, sql_ms=50, gelijk_gelezen=True),
        Pagina(VEEL, (reverse("meedoen:vraag", args=[DRUK]),), vragen=14, sql_ms=50, gelijk_gelezen=True),
        Pagina(f"{VEEL}, board", (reverse("werk_meedoen:bord", args=[DRUK]),), vragen=16, sql_ms=50, als=Wie.BUREAU),
    ]


def _codes() -> list[Pagina]:
    """One large code: the whole of it, the version that holds, and one bepaling of that."""
    nummer, sleutel = in_werking()
    versie = reverse("codes:versie", args=[GROOT, nummer])
    return [
        Pagina(BUNDEL, (reverse("codes:code", args=[GROOT]),), vragen=20, sql_ms=100, gelijk_gelezen=True),
        Pagina(f"{BUNDEL}, version", (versie,), vragen=20, sql_ms=100, gelijk_gelezen=True),
        Pagina(f"{BUNDEL}, bepaling", (f"{versie}{sleutel}/",), vragen=25, sql_ms=100, gelijk_gelezen=True),
    ]


def _zoeken() -> list[Pagina]:
    woorden = {"rare word": ZELDZAAM, "common word": "gemeenten", "typo": "toesicht"}
    zoeken = reverse("zoeken:zoeken")
    return [Pagina(f"search, {wat}", (f"{zoeken}?q={woord}",), sql_ms=15) for wat, woord in woorden.items()]


def _api() -> list[Pagina]:
    """What programs ask: as many rows as a page for people has, one of them, and what happened since a while ago."""
    halverwege = Positie.objects.laatste(Moment.nu()) // 2
    acties = tuple(f"{BASIS}{adres.rstrip('/')}" for adres in _acties())
    return [
        Pagina("API, list", (f"{BASIS}/acties?aantal={PER_BLADZIJDE}",), gelijk_gelezen=True, tegen="list"),
        Pagina("API, actie", acties, gelijk_gelezen=True, tegen="actie"),
        Pagina("API, changes since", (f"{BASIS}/gebeurtenissen?na={halverwege}",), gelijk_gelezen=True),
        Pagina("API, list at a date", (f"{BASIS}/acties?aantal={PER_BLADZIJDE}&{TOEN}",), tegen="list at a date"),
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


def _veranderd(pagina: Pagina) -> tuple[str, tuple[str, ...]]:
    """An actie that stands on this page, and the page; of the page of an actie that one alone."""
    if pagina.naam == "actie":
        return pagina.adressen[0].strip("/").split("/")[-1], pagina.adressen[:1]
    volgorde = ("programmalijn__volgorde", "sorteertitel") if pagina.naam == "afspraken" else ("sorteertitel",)
    eerste: Any = Actie.objects.zichtbaar().order_by(*volgorde, "pk").values_list("slug", flat=True).first()
    return eerste, pagina.adressen


def _afspraken() -> tuple[str, ...]:
    """Some promises from all over, with as many makers as they have."""
    sleutels = list(Afspraak.objects.zichtbaar().order_by("pk").values_list("slug", flat=True))
    stap = max(1, len(sleutels) // ACTIES)
    return tuple(reverse("acties:afspraak", args=[slug]) for slug in sleutels[::stap][:ACTIES])


def _acties_toen() -> tuple[str, ...]:
    """Some acties from all over on the first day on which each of them had mijlpalen, afspraken and a status."""
    rijen: Any = (
        Actie.objects.zichtbaar()
        .order_by("pk")
        .annotate(
            mijlpaal=Min("gebeurtenissen__telt_vanaf", filter=Q(gebeurtenissen__mijlpaal__isnull=False)),
            afspraak=Min("gebeurtenissen__telt_vanaf", filter=Q(gebeurtenissen__afspraak__isnull=False)),
            gezegd=Min("gebeurtenissen__telt_vanaf", filter=Q(gebeurtenissen__naar__has_key="status")),
            toen=Greatest("mijlpaal", "afspraak", "gezegd"),
        )
    )
    vol = list(
        rijen.filter(
            toen__lt=HALVERWEGE, mijlpaal__isnull=False, afspraak__isnull=False, gezegd__isnull=False
        ).values_list("slug", "toen")[: ACTIES * 10]
    )[::10]
    dag = max(toen for _, toen in vol)
    return tuple(f"{reverse('acties:actie', args=[slug])}?stand={dag}" for slug, _ in vol)


def tel_facetten(vraag: str = "") -> None:
    """The counts beside the choices of the list, as its page asks for them."""
    kader = lees_kader()
    tel(ActieFilter(QueryDict(vraag), kader, Actie.objects.zichtbaar()), kader, Moment.nu())


# The facet query alone, by what was chosen.
FACETTEN = {
    "facets": "",
    "facets, line + status": _gefilterd(),
    "facets, one party": "partij=partij-5",
    "facets, words": "q=gemeenten",
}
# Those that come from a kept table, and so may not read more when there are more acties.
GELIJK_GELEZEN = ("facets", "facets, line + status")
