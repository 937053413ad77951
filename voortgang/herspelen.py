"""Mijlpalen as they stood at a moment: the rows of the journal played again over the objects of a page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from acties.models import Bereikt, Gebeurtenis, Gebeurtenissoort, Mijlpaal
from basis.tijd.perioden import lees_periode
from voortgang.blik import Blik

PERIODEN = ("gepland", "verwacht", "bereikt")


@dataclass
class Verloop:
    """What the rows about one mijlpaal add up to, and why it was last planned anew (empty: it never was)."""

    velden: dict[str, Any] = field(default_factory=dict)
    reden: str = ""

    def speel(self, rij: Gebeurtenis) -> None:
        self.velden |= rij.naar
        if rij.soort == Gebeurtenissoort.MIJLPAAL_HERIJKT:
            self.reden = rij.reden

    def zet_op(self, mijlpaal: Mijlpaal) -> Mijlpaal:
        """Give the (not to be saved) mijlpaal its fields of that moment."""
        stand: dict[str, Any] = {"stand": Bereikt.NEE, "is_vervallen": False} | self.velden
        for naam in Mijlpaal.FEITEN:
            waarde = stand.get(naam)
            setattr(mijlpaal, naam, lees_periode(waarde) if naam in PERIODEN and waarde else waarde)
        return mijlpaal


def zet_terug(blik: Blik, mijlpalen: Iterable[Mijlpaal]) -> dict[int, str]:
    """Set these mijlpalen to the moment; per mijlpaal why it was last planned anew. One query."""
    per_pk = {mijlpaal.pk: mijlpaal for mijlpaal in mijlpalen}
    verlopen = {pk: Verloop() for pk in per_pk}
    rijen = blik.journaal(Gebeurtenis.objects.filter(mijlpaal__in=per_pk)).staand().in_volgorde()
    for rij in rijen.only("mijlpaal_id", "soort", "naar", "reden"):
        if rij.mijlpaal_id:
            verlopen[rij.mijlpaal_id].speel(rij)
    for pk, verloop in verlopen.items():
        verloop.zet_op(per_pk[pk])
    return {pk: verloop.reden for pk, verloop in verlopen.items()}
