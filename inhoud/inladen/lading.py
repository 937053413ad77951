"""What one loading knows and remembers: the frame that acties refer to, what changed, and what people changed."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models

from acties.models import Fasedefinitie, Onderdeelsoort, Soort
from basis.bronnen.models import Bron
from basis.web.opslaan import verschil
from inhoud.inladen.bestand import InhoudFout, Rij, op_plaats
from partijen.models import Partij
from programmalijnen.models import Opgave, Programmalijn

Ding = TypeVar("Ding", bound=models.Model)


@dataclass
class Verslag:
    """What a loading did, to say at its end."""

    veranderd: Counter[str] = field(default_factory=Counter)
    opmerkingen: list[str] = field(default_factory=list)

    def tel(self, soort: str) -> None:
        self.veranderd[soort] += 1

    def let_op(self, plaats: str, tekst: str) -> None:
        self.opmerkingen.append(f"{plaats}: {tekst}")

    def __str__(self) -> str:
        if not self.veranderd:
            return "Niets veranderd."
        delen = [f"{soort} {aantal}" for soort, aantal in self.veranderd.items()]
        return f"Nieuw of gewijzigd: {', '.join(delen)}."


def _bewerkt_in_beheer() -> set[tuple[int, str | None]]:
    """What people made or changed in the admin: type and key of each object.

    Django logs changed fields as a JSON list with something in it; what the journal tells of is logged as plain text.
    """
    regels = LogEntry.objects.filter(
        action_flag__in=[ADDITION, CHANGE], change_message__startswith="[{", content_type__isnull=False
    )
    return set(regels.values_list("content_type_id", "object_id").distinct())


@dataclass
class Lading:
    """The frame by its fixed names, and the report."""

    verslag: Verslag = field(default_factory=Verslag)
    bronnen: dict[str, Bron] = field(default_factory=dict)
    partijen: dict[str, Partij] = field(default_factory=dict)
    opgaven: dict[str, Opgave] = field(default_factory=dict)
    programmalijnen: dict[str, Programmalijn] = field(default_factory=dict)
    soorten: dict[str, Soort] = field(default_factory=dict)
    fasen: dict[str, dict[str, Fasedefinitie]] = field(default_factory=dict)
    onderdeelsoorten: dict[str, Onderdeelsoort] = field(default_factory=dict)
    _bewerkt: set[tuple[int, str | None]] = field(default_factory=_bewerkt_in_beheer)

    def is_bewerkt(self, obj: models.Model) -> bool:
        """Whether a person changed the object in the admin: then its texts are theirs."""
        return (ContentType.objects.get_for_model(obj).pk, str(obj.pk)) in self._bewerkt

    def bron(self, rij: Rij) -> Bron | None:
        """The source of a fact."""
        return zoek(self.bronnen, rij, "bron", "deze bron") if rij.tekst("bron") else None

    def bron_id(self, rij: Rij) -> int | None:
        bron = self.bron(rij)
        return bron.pk if bron else None

    def partij(self, rij: Rij, veld: str = "partij") -> Partij:
        return zoek(self.partijen, rij, veld, "deze partij")

    def leg(
        self,
        soort: str,
        rij: Rij,
        oud: Ding | None,
        service: Callable[..., tuple[Ding, bool]],
        *,
        velden: Mapping[str, Any],
        **rest: Any,
    ) -> Ding:
        """Let `service` write an object that is new or differs from the file, unless a person changed it in the admin.

        `rest` is what the service wants besides `velden`.
        """
        if oud is not None and self.is_bewerkt(oud):
            if verschil(oud, velden):
                self.verslag.let_op(rij.plaats, "in het beheer gewijzigd; de tekst uit het bestand is overgeslagen")
            return oud
        with op_plaats(rij.plaats):
            nieuw, is_anders = service(velden=velden, **rest)
        if is_anders:
            self.verslag.tel(soort)
        return nieuw


def zoek(bekend: Mapping[str, Ding], rij: Rij, veld: str, wat: str) -> Ding:
    """What a field of the file refers to by its fixed name."""
    naam = rij.tekst(veld)
    if naam not in bekend:
        raise InhoudFout(f"{rij.plaats}, {veld}: {wat} bestaat niet: '{naam}'")
    return bekend[naam]
