"""What the counts of statuses leave out, because nobody knows for certain since when it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, IntegerField, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from acties.models import Gebeurtenis
from acties.models.journaalvragen import TELT_VANAF
from basis.bronnen.models import Stempel
from voortgang.blik import Blik
from voortgang.models import Dagtelling


class Rijental(Subquery):
    """How many rows a query finds."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS geteld)"
    output_field = IntegerField()


def tel_samen(tellers: Mapping[str, Subquery]) -> tuple[int, ...]:
    """What each of these counts, in their order, asked at once."""
    een_rij = Stempel.objects.filter(naam=Stempel.Naam.KADER)  # any row that is always there
    return tuple(aantal or 0 for aantal in een_rij.annotate(**tellers).values_list(*tellers).get())


@dataclass(frozen=True)
class Onzekertelling:
    """How many acties the counts of statuses leave out in part.

    `mogelijk`: on the day they may have had another status, of a vague date. `ongedateerd`: of a status of theirs
    nobody knows since when it holds, whenever that was recorded.
    """

    mogelijk: int
    ongedateerd: int


def tellers(blik: Blik) -> dict[str, Subquery]:
    """What `Onzekertelling` counts, to be asked with other counts at once."""
    return {"mogelijk": Rijental(_mogelijk(blik)), "ongedateerd": _ongedateerd(blik)}


def _ongedateerd(blik: Blik) -> Subquery:
    if blik.is_geheel:
        gehouden = Dagtelling.objects.filter(wat="ongedateerd").order_by().values("wat")
        return Subquery(gehouden.annotate(totaal=Sum("aantal")).values("totaal"))
    rijen = Gebeurtenis.objects.van_acties(blik.acties()).bekend_op(blik.moment).ongedateerd()
    return Rijental(rijen.filter(naar__has_key="status").order_by().values("actie").distinct())


def _mogelijk(blik: Blik) -> Any:
    """Of a vague status, and no later one is certain: the actie."""
    rijen: Any = Gebeurtenis.objects.van_acties(blik.acties()).staand().met_woord("status")
    zeker = rijen.filter(actie=OuterRef("actie")).geldend_op(blik.moment)
    zelfde_dag = Q(**{TELT_VANAF: OuterRef(TELT_VANAF)}, pk__gt=OuterRef("pk"))
    later = zeker.filter(Q(**{f"{TELT_VANAF}__gt": OuterRef(TELT_VANAF)}) | zelfde_dag)
    anders = rijen.onzeker_op(blik.moment).filter(~Exists(later), datum__isnull=False)
    stond = Coalesce(zeker.laatste_woord("status"), Value(""))
    return anders.exclude(woord=stond).order_by().values("actie").distinct()
