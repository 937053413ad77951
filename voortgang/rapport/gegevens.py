"""The content of a report, out of the journal: frozen as JSON, so that it says the same for ever.

Each question to the journal is one of its own words (`geldend_op`, `tussen`), with the pinned moment of the report:
asked again with the same parameters and the same moment, the answer is the same to the letter.
"""

from collections.abc import Callable, Iterator
from typing import Any

from acties.models import Actie, Gebeurtenis
from acties.models.gebeurtenis import GebeurtenisQuerySet
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, toon_periode
from programmalijnen.models import Programmalijn
from voortgang.models import Bereik, Rapport
from voortgang.rapport.actie import Woorden, vertel_actie
from voortgang.rapport.inzage import Inzage, lees_in
from voortgang.rapport.telling import Telling

VORM = 1  # of the JSON; goes up when its shape changes
PER_KEER = 200  # acties in memory at once
Meld = Callable[[str], None]
Inhoud = dict[str, Any]


def lijnen_van(rapport: Rapport) -> list[Programmalijn]:
    """The lines that the report goes over."""
    if rapport.bereik == Bereik.LIJN and rapport.programmalijn:
        return [rapport.programmalijn]
    return list(Programmalijn.objects.voor_lijst())


def stel_samen(rapport: Rapport, meld: Meld = lambda tekst: None) -> Inhoud:
    """All that the report says; `meld` is told which line is being read."""
    telling, woorden, lijnen = Telling(), Woorden(rapport), []
    for lijn in lijnen_van(rapport):
        meld(f"Programmalijn lezen: {lijn.titel}")
        acties = [vertel_actie(inzage, woorden, telling) for inzage in _inzages(rapport, lijn)]
        lijnen.append({"slug": lijn.slug, "nummer": lijn.volgorde, "titel": lijn.titel, "acties": acties})
    return {
        "vorm": VORM,
        "opdracht": _opdracht(rapport),
        "samenvatting": telling.als_gegevens(),
        "lijnen": lijnen,
        "weggelaten": telling.weggelaten(rapport),
    }


def _opdracht(rapport: Rapport) -> Inhoud:
    """The parameters in words and for machines."""
    return {
        "van": rapport.van.isoformat(),
        "tot": rapport.tot.isoformat(),
        "periode": rapport.periode_tekst,
        "begin": toon_periode(dag(rapport.dag_voor_begin)),
        "einde": toon_periode(dag(rapport.tot)),
        "peildatum": rapport.peildatum.isoformat(),
        "peildatum_tekst": toon_periode(dag(rapport.peildatum)),
        "bereik": rapport.bereik,
        "waarover": rapport.waarover,
        "partij": rapport.partij.slug if rapport.partij else "",
        "bekend": rapport.bekend.isoformat(),
        "bekend_tekst": rapport.moment.bekend_tekst,
    }


def _inzages(rapport: Rapport, lijn: Programmalijn) -> Iterator[Inzage]:
    """Of each actie of the line that was there on the peildatum, what the journal tells of it."""
    acties = list(Actie.objects.zichtbaar().van_lijn(lijn.slug).voor_lijst())
    partij = rapport.partij.slug if rapport.partij else ""
    for begin in range(0, len(acties), PER_KEER):
        deel = acties[begin : begin + PER_KEER]
        for inzage in lees_in(deel, _Vragen(rapport, deel), partij):
            if inzage.is_er and (not partij or partij in inzage.deelnemers):
                yield inzage


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
