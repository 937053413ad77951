"""Which parties count for how a code is applied: who was asked, who signed what is in force, and who spoke of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from basis.tijd.moment import Moment
from codes.models import Code, Gevraagde, Toepassing
from codes.ondertekening import Ondertekening
from partijen.models import Partij


@dataclass(frozen=True)
class Toepaspartij:
    """One of them: when it was asked last, whether it said something of the code, and whether it signed."""

    partij: Partij
    gevraagd: date | None = None
    sprak: bool = False
    heeft_getekend: bool = False

    @property
    def is_bekend(self) -> bool:
        """Whether it was asked or spoke: who only signed did not tell how it applies the code."""
        return self.sprak or self.gevraagd is not None


def lees_toepaspartijen(code: Code, moment: Moment, ondertekening: Ondertekening | None) -> list[Toepaspartij]:
    """Those of a code by then; `ondertekening` is how the version in force was signed."""
    tekenaars = ondertekening.tekenaars if ondertekening else set()
    gevraagd = Gevraagde.objects.van_code(code).geldend_op(moment)
    spraken = Toepassing.objects.zichtbaar().van_code(code).geldend_op(moment).order_by()
    laatst = gevraagd.filter(partij=OuterRef("pk")).order_by("-gebeurtenis__telt_vanaf")
    tellen = Q(pk__in=gevraagd.values("partij")) | Q(pk__in=spraken.values("partij")) | Q(pk__in=tekenaars)
    partijen: Iterable[Any] = Partij.objects.filter(tellen).annotate(
        gevraagd_op=Subquery(laatst.values("gebeurtenis__telt_vanaf")[:1]),
        sprak=Exists(spraken.filter(partij=OuterRef("pk"))),
    )
    return [Toepaspartij(een, een.gevraagd_op, een.sprak, een.pk in tekenaars) for een in partijen]
