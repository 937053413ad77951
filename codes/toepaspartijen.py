"""Which parties count for how a code is applied: who was asked, who signed what is in force, and who spoke of it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from basis.tijd.moment import Moment
from codes.models import Code, Gevraagde, Toepassing
from codes.ondertekening import Ondertekening


@dataclass(frozen=True)
class Toepaspartijen:
    """Their keys: `gevraagd` with the day on which each was asked last."""

    gevraagd: dict[int, date] = field(default_factory=dict)
    spraken: AbstractSet[int] = frozenset()
    getekend: AbstractSet[int] = frozenset()

    @property
    def sleutels(self) -> set[int]:
        return {*self.gevraagd, *self.spraken, *self.getekend}

    @property
    def is_bekend(self) -> bool:
        """Whether one was asked or spoke: who only signed did not tell how it applies the code."""
        return bool(self.gevraagd or self.spraken)


def lees_toepaspartijen(code: Code, moment: Moment, getekend: Ondertekening | None) -> Toepaspartijen:
    """Those of a code by then; `getekend` is how the version in force was signed."""
    gevraagd = Gevraagde.objects.van_code(code).geldend_op(moment).dagen()
    spraken = Toepassing.objects.zichtbaar().van_code(code).geldend_op(moment)
    tekenaars = getekend.tekenaars if getekend else set()
    return Toepaspartijen(gevraagd, set(spraken.order_by().values_list("partij", flat=True).distinct()), tekenaars)
