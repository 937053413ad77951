"""All questions by how they stand, and those that belong to a page of an actie, a line or a party."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, prefetch_related_objects

from basis.tijd.moment import Moment
from meedoen.models import Antwoord, Gevolg, Vraag, VraagQuerySet, Vraagstand
from meedoen.vraagbeeld import Uitslag, Vraagbeeld

STANDEN = tuple(stand for stand in Vraagstand if stand != Vraagstand.CONCEPT)  # in the order of a reader
PER_STAND = 50  # questions of one stand on the page of all
AFGEROND = 6  # of those that were closed the rest has a page of its own
DEEL = 20  # questions that a part of another page looks at


@dataclass(frozen=True)
class Groep:
    """The questions that stand one way: of the real programme how many, and how many were invented."""

    stand: Vraagstand
    beelden: list[Vraagbeeld]
    echt: int
    demo: int


@dataclass(frozen=True)
class Overzicht:
    """Every stand, also one without questions, and how many questions were invented."""

    groepen: list[Groep]

    @property
    def demo(self) -> int:
        return sum(groep.demo for groep in self.groepen)

    @property
    def is_leeg(self) -> bool:
        return not any(groep.beelden for groep in self.groepen)


def lees_overzicht(moment: Moment) -> Overzicht:
    """The questions to see, by stand; the invented are listed only where they are looked at, and always counted."""
    alle, op = Vraag.objects.te_zien(moment), moment.op
    rijen = {stand: list(_rijen(alle, stand, op)) for stand in STANDEN}
    prefetch_related_objects([vraag for groep in rijen.values() for vraag in groep], "verzettingen")
    telling, uitslagen = _tel(op), lees_uitslagen(rijen[Vraagstand.AFGEROND] + rijen[Vraagstand.TE_LAAT])
    return Overzicht([
        Groep(
            stand,
            [Vraagbeeld(vraag, op, uitslagen[vraag.pk]) for vraag in rijen[stand]],
            echt=telling[stand, False],
            demo=telling[stand, True],
        )
        for stand in STANDEN
    ])  # fmt: skip


def _rijen(alle: VraagQuerySet, stand: Vraagstand, op: date) -> VraagQuerySet:
    hoogstens = AFGEROND if stand == Vraagstand.AFGEROND else PER_STAND
    return alle.met_stand(stand, op).met_aantallen().voor_lijst()[:hoogstens]


def _tel(op: date) -> Counter[tuple[Vraagstand, bool]]:
    """How many questions the public may see, by stand and by whether they were invented."""
    telling: Counter[tuple[Vraagstand, bool]] = Counter()
    for stand, is_demo, hoeveel in Vraag.objects.zichtbaar().per_stand(op):
        telling[Vraagstand(stand), is_demo] += hoeveel
    return telling


def lees_uitslagen(vragen: Iterable[Vraag]) -> dict[int, Uitslag]:
    """What each of these questions led to, by its key."""
    geldend = Antwoord.objects.geldend().filter(vraag__in=[vraag.pk for vraag in vragen]).order_by()
    per: dict[int, list[tuple[str, int, datetime]]] = defaultdict(list)
    rijen: Any = geldend.values_list("vraag", "uitkomst").annotate(hoeveel=Count("pk"), laatst=Max("gegeven_op"))
    for sleutel, *antwoorden in rijen:
        per[sleutel].append(tuple(antwoorden))
    gevolgen = Gevolg.objects.filter(antwoord__in=geldend).order_by().values_list("antwoord__vraag")
    volgden = dict(gevolgen.annotate(hoeveel=Count("gebeurtenis", distinct=True)))
    gevonden = {sleutel: Uitslag.van(antwoorden, volgden.get(sleutel, 0)) for sleutel, antwoorden in per.items()}
    return defaultdict(Uitslag, gevonden)


def deel_van(vragen: VraagQuerySet, op: date) -> list[Vraagbeeld]:
    """The questions for a part of another page, in the order of a reader; of very many the first."""
    beelden = [Vraagbeeld(vraag, op) for vraag in vragen.voor_deel()[:DEEL]]
    return sorted(beelden, key=lambda beeld: STANDEN.index(beeld.stand))
