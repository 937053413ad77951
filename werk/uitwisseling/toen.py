"""What stood in an actie at the version in the file, read back from the journal: one query, whatever the number."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from acties.models import Actie, Gebeurtenis, Mijlpaal
from basis.tijd.perioden import dag, toon_periode
from partijen.models import Gebruiker
from werk.uitwisseling.kolommen import BLADEN, Rij

_WAARDEN = {(blad.naam, kolom.naam): kolom.waarde for blad in BLADEN for kolom in blad.wijzigbaar}


@dataclass
class Intussen:
    """A field that changed since the version in the file: what it was then, and who changed it last."""

    toen: Any
    door: str


class Toen:
    """The rows of the journal since the oldest version in the file, of the acties that changed since."""

    def __init__(self, oudste: dict[int, int], gebruiker: Gebruiker) -> None:
        """`oudste` has the oldest version per key of an actie; `gebruiker` is who asks."""
        self._gebruiker = gebruiker
        self._rijen: dict[int, list[Gebeurtenis]] = defaultdict(list)
        rijen = Gebeurtenis.objects.filter(actie__in=oudste) if oudste else Gebeurtenis.objects.none()
        for rij in rijen.voor_lijst().order_by("actie_id", "versie").iterator():
            if rij.versie > oudste[rij.actie_id]:
                self._rijen[rij.actie_id].append(rij)

    def sinds(self, rij: Rij, versie: int) -> dict[str, Intussen]:
        """The fields of this row that changed since this version."""
        gevonden: dict[str, Intussen] = {}
        for gebeurtenis in self._sinds(rij.actie, versie):
            if not _gaat_over(gebeurtenis, rij):
                continue
            for veld in gebeurtenis.naar:
                waarde = _WAARDEN.get((_blad(rij), veld))
                if waarde is None:
                    continue
                toen = waarde.uit_journaal(gebeurtenis.van.get(veld))
                gevonden.setdefault(veld, Intussen(toen, "")).door = self._door(gebeurtenis)
        return gevonden

    def _door(self, rij: Gebeurtenis) -> str:
        op = toon_periode(dag(timezone.localdate(rij.geregistreerd_op)))
        if rij.door_id == self._gebruiker.pk:
            return f"u zelf, op {op}"
        return f"iemand anders ({rij.namens.korte_naam if rij.namens else 'de redactie'}), op {op}"

    def _sinds(self, actie: Actie, versie: int) -> list[Gebeurtenis]:
        return [gebeurtenis for gebeurtenis in self._rijen.get(actie.pk, ()) if gebeurtenis.versie > versie]


def _blad(rij: Rij) -> str:
    return "mijlpalen" if isinstance(rij.ding, Mijlpaal) else "afspraken" if rij.partij else "acties"


def _gaat_over(gebeurtenis: Gebeurtenis, rij: Rij) -> bool:
    """Whether the row of the journal is about the very thing of this row."""
    if isinstance(rij.ding, Mijlpaal):
        return gebeurtenis.mijlpaal_id == rij.ding.pk
    if rij.partij:
        return rij.ding is not None and gebeurtenis.afspraak_id == rij.ding.pk
    return gebeurtenis.mijlpaal_id is None and gebeurtenis.afspraak_id is None and gebeurtenis.onderdeel_id is None
