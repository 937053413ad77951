"""Who a ronde asks: which parties about which acties, and which people can answer for them.

Asked about the joint part is every party that carries the actie; about its afspraak every party that takes part and
has one that can still grow old. Parties that no longer exist can't answer and are not asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone

from acties.actualiteit import BLIJFT_STAAN
from acties.models import Afspraak, Deelname
from acties.models.actie import ActieQuerySet
from partijen.models import Gebruiker, Lidmaatschap, Partij
from partijen.models.partij import PartijQuerySet
from partijen.rollen import ROLLEN, Recht
from werk.rondes.models import Ronde, Rondevraag, Waarover


@dataclass(frozen=True)
class Voorbeeld:
    """How much a ronde would ask when it were opened now."""

    acties: int
    partijen: int
    vragen: int
    mensen: int
    onbereikbaar: list[Partij]  # asked, while nobody can answer for them

    @property
    def kan_open(self) -> bool:
        return self.vragen > 0


def te_vragen(ronde: Ronde) -> list[Rondevraag]:
    """The questions that the ronde would ask now, not saved; two queries."""
    acties = ronde.acties()
    delen = ((Waarover.GEZAMENLIJK, _trekkers(acties)), (Waarover.AFSPRAAK, _met_afspraak(acties)))
    return [
        Rondevraag(ronde=ronde, actie_id=actie, partij_id=partij, waarover=waarover)
        for waarover, paren in delen
        for actie, partij in paren
    ]


def _bestaat() -> PartijQuerySet:
    return Partij.objects.geldig(timezone.localdate())


def _trekkers(acties: ActieQuerySet) -> Iterable[tuple[int, int]]:
    deelnames = Deelname.objects.die_trekken().filter(actie__in=acties, partij__in=_bestaat())
    return deelnames.order_by("actie", "partij").values_list("actie", "partij").distinct()


def _met_afspraak(acties: ActieQuerySet) -> Iterable[tuple[int, int]]:
    doet_mee = Deelname.objects.filter(actie=OuterRef("actie"), partij=OuterRef("partij"))
    staan = Afspraak.objects.filter(stand__in=BLIJFT_STAAN, actie__in=acties, partij__in=_bestaat())
    return staan.filter(Exists(doet_mee)).order_by("actie", "partij").values_list("actie", "partij")


def mensen_van(partijen: Iterable[int]) -> dict[Gebruiker, list[Partij]]:
    """Everyone with a role to report for one of these parties (their keys), and for which; one query."""
    per_mens: dict[Gebruiker, list[Partij]] = {}
    for lid in _leden(partijen):
        per_mens.setdefault(lid.gebruiker, []).append(lid.partij)
    return per_mens


def leden_van(partijen: Iterable[int]) -> dict[int, list[Lidmaatschap]]:
    """By party (its key) everyone with a role to report for it, who may confirm first; one query."""
    per_partij: dict[int, list[Lidmaatschap]] = {}
    for lid in sorted(_leden(partijen), key=lambda lid: lid.rol not in ROLLEN[Recht.BEVESTIGEN]):
        per_partij.setdefault(lid.partij_id, []).append(lid)
    return per_partij


def _leden(partijen: Iterable[int]) -> Iterable[Lidmaatschap]:
    leden = Lidmaatschap.objects.met_rol(*ROLLEN[Recht.MELDEN])
    return leden.filter(partij__in=set(partijen), gebruiker__is_active=True).voor_lijst()


def voorbeeld(ronde: Ronde) -> Voorbeeld:
    """Four queries, whatever the size."""
    vragen = te_vragen(ronde)
    gevraagd = {vraag.partij_id for vraag in vragen}
    mensen = mensen_van(gevraagd)
    bereikt = {partij.pk for partijen in mensen.values() for partij in partijen}
    stil = Partij.objects.filter(pk__in=gevraagd - bereikt).voor_lijst()
    acties = {vraag.actie_id for vraag in vragen}
    return Voorbeeld(len(acties), len(gevraagd), len(vragen), len(mensen), list(stil))
