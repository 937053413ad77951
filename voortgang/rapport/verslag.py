"""What a report knows of one actie: how it stood on the peildatum, and which rows of the journal fall in the period.

Each question to the journal is one of its own words (`geldend_op`, `tussen`), with the pinned moment of the report:
asked again with the same parameters and the same moment, the answer is the same to the letter.
"""

from dataclasses import dataclass, field

from acties.delen import Deel
from acties.models import Actie, Afspraak, Deelname, Gebeurtenis
from acties.models.gebeurtenis import GebeurtenisQuerySet
from acties.stand import Stand
from acties.standen import standen
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange
from voortgang.models import Rapport

DELEN = (Deel.FASEN, Deel.VERBLIJVEN, Deel.EINDE, Deel.DEELNAMES, Deel.AFSPRAKEN, Deel.MIJLPALEN)


@dataclass
class Verslag:
    """One actie in a report. `partij`: when the report is about one party, its slug: only its afspraken are in it."""

    stand: Stand
    partij: str
    veranderingen: list[Gebeurtenis] = field(default_factory=list)
    status_begin: Gebeurtenis | None = None
    status_einde: Gebeurtenis | None = None
    status: Gebeurtenis | None = None

    @property
    def actie(self) -> Actie:
        return self.stand.actie

    @property
    def is_er(self) -> bool:
        """Whether the report tells of it: it was there on the peildatum, and the party took part."""
        return self.stand.is_er and (not self.partij or self.partij in self.deelnemers)

    @property
    def deelnemers(self) -> dict[str, list[Deelname]]:
        """The parties (slugs) that took part on the peildatum, each with its roles."""
        gevonden: dict[str, list[Deelname]] = {}
        for deelname in sorted(self.stand.deelnames, key=lambda deelname: deelname.in_journaal):
            gevonden.setdefault(deelname.partij.slug, []).append(deelname)
        return gevonden

    @property
    def afspraken(self) -> dict[str, Afspraak]:
        """By party (its slug)."""
        return {afspraak.partij.slug: afspraak for afspraak in self.stand.afspraken}

    def gepland(self, mijlpaal: int) -> DateRange | None:
        """When the mijlpaal of this key was planned at first."""
        return next(regel.mijlpaal.gepland for regel in self.stand.mijlpalen if regel.mijlpaal.pk == mijlpaal)

    def hoort_erbij(self, rij: Gebeurtenis) -> bool:
        """Whether a report about one party tells this row: not of the afspraak of another party."""
        return not self.partij or rij.afspraak is None or rij.afspraak.partij.slug == self.partij


def lees_in(rapport: Rapport, acties: list[Actie]) -> list[Verslag]:
    """The acties in their order with all that the report tells of them."""
    partij = rapport.partij.slug if rapport.partij else ""
    gevonden = standen(acties, rapport.moment, *DELEN)
    gelezen = {pk: Verslag(stand, partij) for pk, stand in gevonden.items()}
    rijen = Gebeurtenis.objects.zichtbaar().van_acties(acties)
    for rij in _in_periode(rapport, rijen):
        if gelezen[rij.actie_id].hoort_erbij(rij):
            gelezen[rij.actie_id].veranderingen.append(rij)
    dagen = {"status_begin": rapport.dag_voor_begin, "status_einde": rapport.tot, "status": rapport.peildatum}
    for naam, op in dagen.items():
        for rij in _laatste_status(rijen, Moment(op, rapport.bekend)):
            setattr(gelezen[rij.actie_id], naam, rij)
    return list(gelezen.values())


def _in_periode(rapport: Rapport, rijen: GebeurtenisQuerySet) -> GebeurtenisQuerySet:
    """What took effect in the period and was not taken back at once, its first and its last day included."""
    geldend = rijen.geldend_op(rapport.moment).staand()
    return geldend.tussen(rapport.dag_voor_begin, rapport.tot).voor_lijst().in_volgorde()


def _laatste_status(rijen: GebeurtenisQuerySet, moment: Moment) -> GebeurtenisQuerySet:
    """The last report of a status of each actie."""
    return rijen.geldend_op(moment).staand().met_woord("status").voor_lijst().laatste_per("actie_id")
