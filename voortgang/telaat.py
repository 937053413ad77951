"""What is late at a moment: mijlpalen and afspraken, each with since when, how long, who, and why.

Apart from those is what may be: its day has passed, and nobody told whether it was done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Value

from acties.delen import Afspraakregel, Deel, Mijlpaalregel
from acties.models import Actie, Bereikt, Gebeurtenis, Mijlpaal, Verandering
from basis.tijd.perioden import DAG, DateRange, dag, toon_periode
from basis.web import getallen
from basis.web.adres import Adres
from basis.web.bladeren import Bladzijde, blader
from voortgang import cijfers, nakomen
from voortgang.blik import Blik

EERSTE = 25  # afspraken that are shown, and things of which it is not known
MAAND, JAAR = 30, 365  # days


@dataclass(frozen=True)
class Laat:
    """Something that is late."""

    titel: str
    adres: str
    actie: Actie | None  # None: it is about the whole programme
    wie: str
    gepland: DateRange
    nu_verwacht: DateRange | None
    op: date
    reden: str
    is_demo: bool

    @property
    def sinds(self) -> str:
        """The first day on which it was late."""
        return toon_periode(dag(self.gepland.upper))

    @property
    def hoe_lang(self) -> str:
        return duur((self.op - self.gepland.upper + DAG).days)


@dataclass(frozen=True)
class TeLaat:
    """A page of what is late: mijlpalen, longest first, and on the first page the first afspraken."""

    mijlpalen: list[Laat]
    bladzijde: Bladzijde[Any]
    afspraken: list[Laat]
    is_meer: bool  # there are more afspraken than these
    onbekend: list[Laat]  # of which nobody knows whether they were done, the longest ago first

    @property
    def is_leeg(self) -> bool:
        return not (self.mijlpalen or self.afspraken)


def duur(dagen: int) -> str:
    """Such as "12 dagen", "3 maanden", "2 jaar": never more than it was."""
    if dagen < 2 * MAAND:
        return getallen.aantal(dagen, "dag", "dagen")
    return f"{dagen // MAAND} maanden" if dagen < 2 * JAAR else f"{dagen // JAAR} jaar"


def te_laat(blik: Blik, adres: Adres) -> TeLaat:
    """A page of it."""
    bladzijde: Bladzijde[Any] = blader(cijfers.mijlpalen_na_hun_dag(blik, Bereikt.NEE), cijfers.OP_DAG, adres)
    sleutels = {} if bladzijde.vorige else _sleutels(blik)
    laat, onbekend = sleutels.get("te-laat", []), sleutels.get("onbekend", [])[:EERSTE]
    vaag = _lees_mijlpalen(sleutels.get("mijlpalen", [])[:EERSTE])
    mijlpalen = _mijlpalen(blik, [*bladzijde.rijen, *vaag])
    afspraken = _als_laat(blik, [*laat[:EERSTE], *onbekend])
    niet_bekend = [mijlpalen[m.pk] for m in vaag] + [afspraken[pk] for pk in onbekend]
    return TeLaat(
        [mijlpalen[m.pk] for m in bladzijde.rijen],
        bladzijde,
        [afspraken[pk] for pk in laat[:EERSTE]],
        len(laat) > EERSTE,
        sorted(niet_bekend, key=lambda een: een.gepland.upper),
    )


def _sleutels(blik: Blik) -> dict[str, list[int]]:
    """The keys of late afspraken, and of what is not known; asked at once, each the longest ago first."""
    vaag: Any = cijfers.mijlpalen_na_hun_dag(blik, Bereikt.ONBEKEND)
    vaag = vaag.annotate(wat=Value("mijlpalen")).order_by("tot", "pk")
    vragen = [vaag.values_list("wat", "pk", "tot")[: EERSTE + 1]]
    for wat in ("te-laat", "onbekend"):
        rijen: Any = nakomen.achter(blik, f"afspraken-{wat}").annotate(wat=Value(wat), tot=F("uiterlijk__endswith"))
        vragen.append(rijen.order_by("tot", "pk").values_list("wat", "pk", "tot")[: EERSTE + 1])
    gevonden: dict[str, list[int]] = {}
    for wat, pk, _ in sorted(vragen[0].union(*vragen[1:], all=True), key=lambda rij: (rij[2], rij[1])):
        gevonden.setdefault(wat, []).append(pk)
    return gevonden


def _lees_mijlpalen(sleutels: list[int]) -> list[Any]:
    gevonden = Mijlpaal.objects.select_related("actie__programmalijn").in_bulk(sleutels) if sleutels else {}
    return [gevonden[pk] for pk in sleutels]


def _mijlpalen(blik: Blik, rijen: Iterable[Any]) -> dict[int, Laat]:
    acties = {m.actie_id: m.actie for m in rijen}.values()
    toen = cijfers.mijlpalen_toen(blik, acties, Deel.HERIJKINGEN, Deel.DEELNAMES)
    return {m.pk: _mijlpaal(*toen[m.pk], blik.op) for m in rijen}


def _mijlpaal(regel: Mijlpaalregel, stand: Any, op: date) -> Laat:
    m, actie = regel.mijlpaal, stand.actie
    assert m.gepland is not None
    return Laat(
        m.titel,
        f"{actie.get_absolute_url()}#mijlpaal-{m.slug}",
        actie,
        getallen.opsomming(stand.namen_van_trekkers),
        m.gepland,
        m.verwacht,
        op,
        stand.redenen.get(m.pk, ""),
        actie.is_demo,
    )


def _als_laat(blik: Blik, sleutels: list[int]) -> dict[int, Laat]:
    if not sleutels:
        return {}
    herijkt = Gebeurtenis.objects.filter(afspraak__in=sleutels).geldend_op(blik.moment)
    redenen = dict(herijkt.met_verandering(Verandering.AFSPRAAK_HERIJKT).in_volgorde().values_list("afspraak", "reden"))
    return {pk: _afspraak(regel, redenen.get(pk, "")) for pk, regel in nakomen.toen(blik, sleutels).items()}


def _afspraak(regel: Afspraakregel, reden: str) -> Laat:
    een = regel.afspraak
    assert een.uiterlijk is not None
    wie = getallen.opsomming([maker.naam for maker in regel.open_makers])
    vast = (een.uiterlijk, een.verwacht, regel.op, reden, regel.is_demo)
    return Laat(een.titel, een.get_absolute_url(), een.actie, wie, *vast)
