"""One actie while it is loaded: its file, its row, and what its journal says about who changed what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from acties.models import Actie, Gebeurtenis
from acties.services import Verantwoording
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange
from basis.web.opslaan import verschil
from inhoud.inladen.bestand import Rij
from inhoud.inladen.lading import Lading

BIJGEWERKT = "Inhoud bijgewerkt uit de redactiebestanden."
OVERGENOMEN = "Overgenomen uit openbare bronnen."
VAN_MENSEN = "in het portaal gewijzigd; het bestand is hier overgeslagen"


@dataclass
class Stuk:
    """An actie and its file. `is_nieuw` when this loading made it: then its true history is told."""

    lading: Lading
    rij: Rij
    actie: Actie
    is_nieuw: bool
    logboek: "Logboek"

    def uitleg(self, datum: DateRange | None, bron: Bron | None, reden: str = "") -> Verantwoording:
        """Why something is added: what the file says, else where the content comes from."""
        return Verantwoording(reden=reden or self.reden, datum=datum, bron=bron)

    def bijgewerkt(self, bron: Bron | None = None) -> Verantwoording:
        """Why something that was there changes, as of today."""
        return Verantwoording(reden=BIJGEWERKT, bron=bron)

    @property
    def reden(self) -> str:
        return OVERGENOMEN if self.is_nieuw else BIJGEWERKT

    def tel(self, soort: str) -> None:
        """Count a change; what comes with a new actie is counted with it."""
        if not self.is_nieuw:
            self.lading.verslag.tel(soort)

    def let_op(self, rij: Rij, tekst: str) -> None:
        self.lading.verslag.let_op(rij.plaats, tekst)

    def wat_anders_moet(
        self, rij: Rij, obj: models.Model, velden: Mapping[str, Any], feiten: tuple[str, ...]
    ) -> dict[str, Any]:
        """What the file wants otherwise of something that exists, without what is for people to say.

        `feiten` are the fields that the journal tells about; the others are text.
        """
        anders = verschil(obj, velden)
        is_van_mensen = self.logboek.laatst_door_mens(obj)
        is_bewerkt = self.lading.is_bewerkt(obj) or self.lading.is_bewerkt(self.actie)
        over = {
            naam: waarde for naam, waarde in anders.items() if not (is_van_mensen if naam in feiten else is_bewerkt)
        }
        if len(over) < len(anders):
            self.let_op(rij, VAN_MENSEN)
        return over


class Logboek:
    """The journal of an actie, by what its rows are about."""

    def __init__(self, actie: Actie | None = None) -> None:
        self.rijen = list(actie.gebeurtenissen.inhoudelijk().order_by("pk")) if actie else []
        self._per_onderwerp: dict[tuple[str, int], list[Gebeurtenis]] = {}
        for rij in self.rijen:
            self._per_onderwerp.setdefault(rij.onderwerp, []).append(rij)

    def _over(self, obj: models.Model) -> list[Gebeurtenis]:
        return self._per_onderwerp.get((type(obj).__name__.lower(), obj.pk), [])

    def met_veld(self, actie: Actie, veld: str) -> list[Gebeurtenis]:
        """The rows about one field of the joint part."""
        return [rij for rij in self._over(actie) if veld in rij.naar]

    def is_van_mensen(self, actie: Actie, veld: str) -> bool:
        """Whether the last change of this field of the joint part was made by a person."""
        return any(rij.door_id is not None for rij in self.met_veld(actie, veld)[-1:])

    def laatst_door_mens(self, obj: models.Model) -> bool:
        """Whether the last change of this part was made by a person."""
        return any(rij.door_id is not None for rij in self._over(obj)[-1:])

    def is_geladen(self, obj: models.Model) -> bool:
        """Whether this part came from the files and no person changed it since."""
        return any(rij.door_id is None for rij in self._over(obj)[:1]) and not self.laatst_door_mens(obj)
