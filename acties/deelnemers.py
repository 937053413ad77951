"""Who takes part in a page of acties and what each party promised there, now or at a moment."""

from collections.abc import Sequence

from acties.beeld import Deelnemer
from acties.models import Actie, Afspraak, Deelname
from acties.terugblik import deelnames_toen, kijk_terug
from ibp_portal.web.moment import Moment

Afspraken = dict[tuple[int, int], Afspraak]


def deelnemers_van(acties: Sequence[Actie], moment: Moment | None = None) -> dict[int, list[Deelnemer]]:
    """By actie (its key) the parties in the order of their roles; two queries, or four at a moment."""
    deelnames, afspraken = _toen(acties, moment) if moment else _nu(acties)
    uit: dict[int, list[Deelnemer]] = {}
    for actie in acties:
        per_partij: dict[int, list[Deelname]] = {}
        for deelname in deelnames.get(actie.pk, ()):
            per_partij.setdefault(deelname.partij_id, []).append(deelname)
        uit[actie.pk] = [
            Deelnemer(rijen[0].partij, tuple(rijen), afspraken.get((actie.pk, partij)))
            for partij, rijen in per_partij.items()
        ]
    return uit


def _nu(acties: Sequence[Actie]) -> tuple[dict[int, list[Deelname]], Afspraken]:
    deelnames: dict[int, list[Deelname]] = {}
    for deelname in Deelname.objects.van_acties(acties).voor_lijst():
        deelnames.setdefault(deelname.actie_id, []).append(deelname)
    return deelnames, {(a.actie_id, a.partij_id): a for a in Afspraak.objects.van_acties(acties)}


def _toen(acties: Sequence[Actie], moment: Moment) -> tuple[dict[int, list[Deelname]], Afspraken]:
    toen = kijk_terug(acties, moment)
    per_actie: dict[int, list[Afspraak]] = {}
    for afspraak in Afspraak.objects.van_acties(acties):
        per_actie.setdefault(afspraak.actie_id, []).append(afspraak)
    afspraken = {
        (actie, partij): afspraak
        for actie, rijen in per_actie.items()
        for partij, afspraak in toen[actie].afspraken(rijen).items()
    }
    return deelnames_toen(list(toen.values())), afspraken
