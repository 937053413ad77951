"""Reading the journal and the names beside it for a handful of acties, in a constant number of queries.

Each question to the journal is one of its own words (`geldend_op`, `tussen`), with the pinned moment of the report:
asked again with the same parameters and the same moment, the answer is the same to the letter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from acties.journaal import Stand, speel_af
from acties.models import Actie, Afspraak, Gebeurtenis, Mijlpaal
from acties.models.gebeurtenis import GebeurtenisQuerySet
from basis.tijd.moment import Moment
from voortgang.models import Rapport


@dataclass
class Inzage:
    """What the journal tells of one actie: how it stood on the peildatum, and what happened in the period.

    `partij`: when the report is about one party, its slug: only its afspraken are in it.
    """

    actie: Actie
    partij: str
    rijen: list[Gebeurtenis] = field(default_factory=list)
    veranderingen: list[Gebeurtenis] = field(default_factory=list)
    status_begin: Gebeurtenis | None = None
    status_einde: Gebeurtenis | None = None
    status: Gebeurtenis | None = None
    mijlpalen: dict[int, Mijlpaal] = field(default_factory=dict)
    afspraken: dict[int, Afspraak] = field(default_factory=dict)
    stand: Stand = field(default_factory=dict)

    @property
    def is_er(self) -> bool:
        """Whether the actie was there on the peildatum."""
        return self.status is not None

    @property
    def gezamenlijk(self) -> dict[str, Any]:
        """The joint part on the peildatum."""
        return self.stand.get(("actie", self.actie.pk), {})

    @property
    def deelnemers(self) -> dict[str, list[str]]:
        """The parties (slugs) that took part on the peildatum, each with its roles."""
        gevonden: dict[str, list[str]] = {}
        for deelname in self.gezamenlijk.get("deelnames", []):
            partij, _, rol = deelname.partition(":")
            gevonden.setdefault(partij, []).append(rol)
        return gevonden

    def over(self, soort: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """The things of this kind that there were on the peildatum, with their fields."""
        yield from ((sleutel, velden) for (naam, sleutel), velden in self.stand.items() if naam == soort)

    def hoort_erbij(self, rij: Gebeurtenis) -> bool:
        """Whether a report about one party tells this row: not of the afspraak of another party."""
        return not self.partij or rij.afspraak is None or rij.afspraak.partij.slug == self.partij


class _Vragen:
    """The questions that a report asks of the journal, for a handful of acties."""

    def __init__(self, rapport: Rapport, acties: list[Actie]) -> None:
        self._rijen = Gebeurtenis.objects.zichtbaar().filter(actie__in=acties)
        self._rapport = rapport

    def op_peildatum(self) -> GebeurtenisQuerySet:
        """All that held on the peildatum, as things happened."""
        return self._rijen.geldend_op(self._rapport.moment).in_volgorde()

    def in_periode(self) -> GebeurtenisQuerySet:
        """What took effect in the period and was not taken back at once, its first and its last day included."""
        geldend = self._rijen.geldend_op(self._rapport.moment).staand()
        return geldend.tussen(self._rapport.dag_voor_begin, self._rapport.tot).voor_lijst().in_volgorde()

    def statussen(self) -> tuple[GebeurtenisQuerySet, GebeurtenisQuerySet, GebeurtenisQuerySet]:
        """The last report of a status of each actie: before the period, at its end, and on the peildatum."""
        dagen = (self._rapport.dag_voor_begin, self._rapport.tot, self._rapport.peildatum)
        begin, einde, peil = (self._laatste_status(Moment(op, self._rapport.bekend)) for op in dagen)
        return begin, einde, peil

    def _laatste_status(self, moment: Moment) -> GebeurtenisQuerySet:
        met_status = self._rijen.geldend_op(moment).staand().filter(naar__has_key="status")
        return met_status.voor_lijst().order_by("actie_id", "-telt_vanaf", "-pk").distinct("actie_id")


Inhoud = dict[str, Any]


def lees_in(rapport: Rapport, acties: list[Actie]) -> list[Inzage]:
    """The acties in their order with all that the report tells of them."""
    vragen, partij = _Vragen(rapport, acties), rapport.partij.slug if rapport.partij else ""
    gelezen = {actie.pk: Inzage(actie, partij) for actie in acties}
    for rij in vragen.op_peildatum():
        gelezen[rij.actie_id].rijen.append(rij)
    for rij in vragen.in_periode():
        if gelezen[rij.actie_id].hoort_erbij(rij):
            gelezen[rij.actie_id].veranderingen.append(rij)
    for naam, rijen in zip(("status_begin", "status_einde", "status"), vragen.statussen(), strict=True):
        for rij in rijen:
            setattr(gelezen[rij.actie_id], naam, rij)
    _lees_namen(gelezen, acties)
    for inzage in gelezen.values():
        inzage.stand = speel_af(inzage.rijen)
    return list(gelezen.values())


def _lees_namen(gelezen: dict[int, Inzage], acties: Iterable[Actie]) -> None:
    """The journal has keys of mijlpalen and afspraken; their names and sources stand in their tables."""
    for mijlpaal in Mijlpaal.objects.filter(actie__in=acties).select_related("bron"):
        gelezen[mijlpaal.actie_id].mijlpalen[mijlpaal.pk] = mijlpaal
    for afspraak in Afspraak.objects.filter(actie__in=acties).voor_lijst():
        gelezen[afspraak.actie_id].afspraken[afspraak.pk] = afspraak
