"""What a loading knows: the frame that acties refer to, what people changed, what changed now; and of one actie."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models

from acties.models import Actie, Afspraak, Fasedefinitie, Gebeurtenis, Houder, Onderdeelsoort, Soort
from acties.services import Verantwoording
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange
from basis.web.opslaan import verschil
from inhoud.inladen.bestand import InhoudFout, Rij, op_plaats
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Opgave, Programmalijn

BIJGEWERKT = "Inhoud bijgewerkt uit de redactiebestanden."
VAN_MENSEN = "in het portaal gewijzigd; het bestand is hier overgeslagen"

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
    """The frame by its fixed names, and the report.

    With `is_demo` all is invented: `beheerder` sets the acties up, and `mensen`, by the slug of their partij, report
    what happens. `tweede` approves that for a partij that asks for four eyes.
    """

    is_demo: bool = False
    beheerder: Gebruiker | None = None
    mensen: Mapping[str, Gebruiker] = field(default_factory=dict)
    tweede: Gebruiker | None = None
    verslag: Verslag = field(default_factory=Verslag)
    bronnen: dict[str, Bron] = field(default_factory=dict)
    partijen: dict[str, Partij] = field(default_factory=dict)
    opgaven: dict[str, Opgave] = field(default_factory=dict)
    programmalijnen: dict[str, Programmalijn] = field(default_factory=dict)
    soorten: dict[str, Soort] = field(default_factory=dict)
    fasen: dict[str, dict[str, Fasedefinitie]] = field(default_factory=dict)
    onderdeelsoorten: dict[str, Onderdeelsoort] = field(default_factory=dict)
    wachten: "list[Wacht]" = field(default_factory=list)
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

    def namens(self, rij: Rij) -> Verantwoording:
        """Who reports this for which partij, when and why."""
        return self.zegt(rij, "namens", Verantwoording(reden=rij.tekst("reden"), datum=rij.periode("datum")))

    def zegt(self, rij: Rij, veld: str, uitleg: Verantwoording) -> Verantwoording:
        """The same account, given by the invented person of the partij that a field names."""
        partij, door = self.partij(rij, veld), zoek(self.mensen, rij, veld, "een mens van deze partij")
        goedgekeurd = self.tweede if partij.vier_ogen else None
        return replace(uitleg, door=door, namens=partij, goedgekeurd_door=goedgekeurd)

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


def zoek_alle(bekend: Mapping[str, Ding], rij: Rij, veld: str) -> list[Ding]:
    """What a list of the file refers to by fixed names."""
    slugs = rij.namen(veld)
    if ontbreekt := [slug for slug in slugs if slug not in bekend]:
        raise InhoudFout(f"{rij.plaats}, {veld}: bestaat niet: '{ontbreekt[0]}'")
    return [bekend[slug] for slug in slugs]


def is_geschreven(obj: Any) -> bool:
    """Whether a person changed a followed text of the object since it was made, wherever that was."""
    return bool(obj.bewerkingen.filter(pgh_context__user__gt=0).exists())


# -- one actie ----------------------------------------------------------------------------------------------------


@dataclass
class Stuk:
    """An actie, or the programme as a whole, and its file. `is_nieuw` when this loading made it: then its true history
    is told.

    `standaard` says why something is added, unless the file says it.
    """

    lading: Lading
    rij: Rij
    houder: Houder
    is_nieuw: bool
    standaard: Verantwoording

    def __post_init__(self) -> None:
        self.logboek = Logboek(self.houder)

    @property
    def actie(self) -> Actie:
        """Of the programme as a whole only afspraken are loaded."""
        assert isinstance(self.houder, Actie)
        return self.houder

    def uitleg(self, datum: DateRange | None, bron: Bron | None, reden: str = "") -> Verantwoording:
        """Why something is added."""
        gewoon = self.standaard
        return replace(gewoon, reden=reden or gewoon.reden, datum=datum or gewoon.datum, bron=bron)

    def bijgewerkt(self, bron: Bron | None = None) -> Verantwoording:
        """Why something that was there changes, as of today."""
        return Verantwoording(reden=BIJGEWERKT, bron=bron)

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
        is_bewerkt = self.lading.is_bewerkt(obj) or self.lading.is_bewerkt(self.houder)
        over = {
            naam: waarde for naam, waarde in anders.items() if not (is_van_mensen if naam in feiten else is_bewerkt)
        }
        if len(over) < len(anders):
            self.let_op(rij, VAN_MENSEN)
        return over


@dataclass(frozen=True)
class Wacht:
    """An afspraak of the files, of which is said for which others it waits once all are there.

    `uitleg` is that with which this loading made it; None: it was there.
    """

    stuk: Stuk
    rij: Rij
    uitleg: Verantwoording | None = None


class Logboek:
    """The journal of an actie, or of the programme as a whole, by what its rows are about."""

    def __init__(self, houder: Houder) -> None:
        self._per_onderwerp: dict[tuple[str, int], list[Gebeurtenis]] = {}
        for rij in houder.gebeurtenissen.inhoudelijk().order_by("pk"):
            self._per_onderwerp.setdefault(rij.onderwerp, []).append(rij)
        van_mensen = houder.gebeurtenissen.filter(door__isnull=False, afspraak__isnull=False)
        self._besproken = set(van_mensen.values_list("afspraak_id", flat=True))

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

    def is_besproken(self, afspraak: Afspraak) -> bool:
        """Whether a person ever said anything of a promise, such as that it is confirmed, or that it is wrong."""
        return afspraak.pk in self._besproken

    def is_geladen(self, obj: models.Model) -> bool:
        """Whether this part came from the files and no person changed it since."""
        return any(rij.door_id is None for rij in self._over(obj)[:1]) and not self.laatst_door_mens(obj)
