"""The run of an actie: of which days it is sure that it ran, which are planned, and of which that is not known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from acties.models.status import LOPEND, Status
from basis.tijd.perioden import DAG, DateRange, een_dag


class Stuksoort(StrEnum):
    """What is known of days: the actie ran, it is to run, or nobody knows whether it ran."""

    ZEKER = "zeker"
    PLAN = "plan"
    VAAG = "vaag"


@dataclass(frozen=True)
class Stuk:
    """Days of a run, `tot` not among them; without a begin or an end they go on as far as anything is drawn."""

    soort: Stuksoort
    van: date | None
    tot: date | None


@dataclass(frozen=True)
class Verloop:
    """What is known of when one actie ran; no date in it but the plan lies after the day `op` that is looked at."""

    sleutel: str  # the slug of the actie
    lijn: int  # the number of its programmalijn
    status: str
    looptijd: DateRange | None = None
    einde: DateRange | None = None  # since when it does not run any more, by its status
    bereikt: tuple[date, ...] = ()  # the days by which its mijlpalen were reached

    @property
    def loopt(self) -> bool:
        return self.status in LOPEND

    @property
    def begin(self) -> date | None:
        return self.looptijd.lower if self.looptijd else None

    @property
    def tot(self) -> date | None:
        """The day after the last one of its looptijd."""
        return self.looptijd.upper if self.looptijd else None

    def eind(self, op: date) -> date | None:
        """The day after the last one on which it may have run by then; None when nobody knows when it ended."""
        morgen = op + DAG
        if self.loopt:
            return morgen
        einde = self._einde(morgen)
        return min(einde.upper or morgen, morgen) if einde else None

    def stukken(self, op: date) -> list[Stuk]:
        """What is known of its run by the day `op`, in time; what is not known to the day is vague."""
        nog_niet = self.loopt and (self.status == Status.GEPLAND or (self.begin or op) > op)
        alle = self._gepland(op) if nog_niet else self._gelopen(op)
        return [stuk for stuk in alle if not (stuk.van and stuk.tot) or stuk.van < stuk.tot]

    def _gepland(self, op: date) -> Iterator[Stuk]:
        if self.looptijd:
            yield Stuk(Stuksoort.PLAN, self.begin or op + DAG, self.tot)

    def _gelopen(self, op: date) -> Iterator[Stuk]:
        morgen = op + DAG
        eind, zeker_tot, zeker_van = self.eind(op) or morgen, self._zeker_tot(morgen), self.begin
        if zeker_van is None:  # vague until the first thing that is known of it
            zeker_van = min([*(dag for dag in self.bereikt if dag <= op), zeker_tot]) if zeker_tot else eind
            yield Stuk(Stuksoort.VAAG, None, zeker_van)
        zeker_tot = max(zeker_tot or zeker_van, zeker_van)
        yield Stuk(Stuksoort.ZEKER, zeker_van, zeker_tot)
        yield Stuk(Stuksoort.VAAG, zeker_tot, eind)
        if self.loopt and self.tot:
            yield Stuk(Stuksoort.PLAN, morgen, self.tot)

    def _zeker_tot(self, morgen: date) -> date | None:
        """Until when it ran for sure, once it had begun; None when nobody can say."""
        if self.loopt:
            return morgen
        einde = self._einde(morgen)
        if einde is None:
            return None
        tot: date | None = einde.upper if een_dag(einde) else einde.lower
        return tot

    def _einde(self, morgen: date) -> DateRange | None:
        """When it ended: by its status, else on the last day of its looptijd when that has passed."""
        if self.einde or self.tot is None or self.tot > morgen:
            return self.einde
        return DateRange(self.tot - DAG, self.tot, "[)")
