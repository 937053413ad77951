"""What stood in an actie at the version in the file, read back from the journal: one query, whatever the number."""

from collections import defaultdict
from typing import Any

from acties.journaal import Verteller
from acties.models import Actie, Gebeurtenis, Mijlpaal
from uitwisseling.kolommen import BLADEN, Rij

_WAARDEN = {(blad.naam, kolom.naam): kolom.waarde for blad in BLADEN for kolom in blad.wijzigbaar}
OPNIEUW = "Download het bestand opnieuw en vul het daarin in."


class Toen:
    """The rows of the journal since the oldest version in the file, of the acties that changed since."""

    def __init__(self, oudste: dict[int, int]) -> None:
        """`oudste` has the oldest version per key of an actie."""
        self._rijen: dict[int, list[Gebeurtenis]] = defaultdict(list)
        self._verteller = Verteller()
        rijen = Gebeurtenis.objects.filter(actie__in=oudste) if oudste else Gebeurtenis.objects.none()
        for rij in rijen.voor_lijst().order_by("actie_id", "versie").iterator():
            if rij.versie > oudste[rij.actie_id]:
                self._rijen[rij.actie_id].append(rij)

    def basis(self, rij: Rij, versie: int) -> dict[str, Any]:
        """The values at this version of the fields that changed since then."""
        gevonden: dict[str, Any] = {}
        for gebeurtenis in self._sinds(rij.actie, versie):
            if not _gaat_over(gebeurtenis, rij):
                continue
            for veld in gebeurtenis.naar:
                waarde = _WAARDEN.get((_blad(rij), veld))
                if waarde is not None:
                    gevonden.setdefault(veld, waarde.uit_journaal(gebeurtenis.van.get(veld)))
        return gevonden

    def vertel(self, rij: Rij, versie: int) -> str:
        """What others changed in the actie since this version."""
        koppen = [self._verteller.kop(gebeurtenis) for gebeurtenis in self._sinds(rij.actie, versie)]
        wat = f": {'; '.join(dict.fromkeys(koppen))}" if koppen else " (een tekst)"
        return f"Iemand anders veranderde deze actie nadat u het bestand ophaalde{wat}. {OPNIEUW}"

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
