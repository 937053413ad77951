"""Who takes part in a page of acties and what each party promised there, now or at a moment."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from acties.beeld import Deelnemer
from acties.models import Actie, Afspraak, Deelname
from acties.terugblik import Toen, deelnames_toen, kijk_terug
from basis.tijd.moment import Moment

Rij = TypeVar("Rij", Deelname, Afspraak)


def deelnemers_van(acties: Sequence[Actie], moment: Moment) -> dict[int, list[Deelnemer]]:
    """By actie (its key) the parties in the order of their roles; two queries, or four at a moment."""
    if not moment.is_nu:
        return deelnemers_toen(list(kijk_terug(acties, moment).values()))
    deelnames = _per_actie(Deelname.objects.van_acties(acties).voor_lijst())
    afspraken = _per_actie(Afspraak.objects.van_acties(acties))
    return {
        actie.pk: _per_partij(deelnames.get(actie.pk, ()), {a.partij_id: a for a in afspraken.get(actie.pk, ())})
        for actie in acties
    }


def deelnemers_toen(toen: Sequence[Toen]) -> dict[int, list[Deelnemer]]:
    """The same of acties as they stood; three queries."""
    deelnames = deelnames_toen(toen)
    afspraken = _per_actie(Afspraak.objects.van_acties([een.actie for een in toen]))
    return {
        een.actie.pk: _per_partij(deelnames[een.actie.pk], een.afspraken(afspraken.get(een.actie.pk, ())))
        for een in toen
    }


def _per_actie(rijen: Iterable[Rij]) -> dict[int, list[Rij]]:
    uit: dict[int, list[Rij]] = {}
    for rij in rijen:
        uit.setdefault(rij.actie_id, []).append(rij)
    return uit


def _per_partij(deelnames: Iterable[Deelname], afspraken: Mapping[int, Afspraak]) -> list[Deelnemer]:
    """The parties, each with all its roles and its promise."""
    per_partij: dict[int, list[Deelname]] = {}
    for deelname in deelnames:
        per_partij.setdefault(deelname.partij_id, []).append(deelname)
    return [Deelnemer(rijen[0].partij, tuple(rijen), afspraken.get(partij)) for partij, rijen in per_partij.items()]
