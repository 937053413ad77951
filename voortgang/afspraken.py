"""The afsprakenmatrix: what each layer of government committed, actie by actie."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.utils import timezone

from acties.delen import Deel, Deelnemer
from acties.kader import Keuze
from acties.models import Actie, Afspraak, Deelname
from acties.models.actie import ActieQuerySet
from acties.models.journaalvragen import Zekerheid
from acties.onzeker import Onzeker
from acties.stand import Stand
from acties.standen import standen
from basis.postgres.vast import Vast
from basis.tijd.moment import Moment
from basis.web.adres import Adres
from basis.web.bladeren import eerste_rijen
from basis.web.kolommen import Kolom, Type
from partijen.models import Bestuurslaag, Partij
from voortgang.models import Dagtelling
from voortgang.op_lijn import OP_LIJN, op_lijn, per_lijn

LAGEN = tuple(Bestuurslaag)
VIER = tuple(laag for laag in Bestuurslaag if laag != Bestuurslaag.OVERIG)  # equal partners: what is counted
PER_KEER = 200
# What to show of the acties: those in which a promise stands, or those in which none does.
MET, ZONDER = "met", "zonder"


@dataclass(frozen=True)
class Vak:
    """One actie and one layer: the parties of that layer with what each promised."""

    laag: Bestuurslaag
    deelnemers: tuple[Deelnemer, ...]
    geen: str  # what is said when none of these is known to take part


@dataclass(frozen=True)
class Matrixrij:
    """One actie with a box for each layer, in the order of `LAGEN`."""

    actie: Actie
    vakken: tuple[Vak, ...]
    onzeker: int  # of how many parties it is not certain what they did or promised on a day in the past


@dataclass(frozen=True)
class Vaktelling:
    """In how many of the boxes a confirmed promise stands; a box is one actie and one of the four layers."""

    acties: int
    bevestigd: int

    @property
    def vakken(self) -> int:
        return self.acties * len(VIER)


def op_volgorde(acties: ActieQuerySet, toon: str, moment: Moment) -> ActieQuerySet:
    """Acties by line and name; with `toon` only those with, or only those without, a promise that stands."""
    if toon in (MET, ZONDER):
        staat = Exists(Afspraak.objects.die_staan(moment).filter(actie=OuterRef("pk")))
        acties = acties.filter(staat) if toon == MET else acties.exclude(staat)
    return op_lijn(acties)


def matrix(acties: Sequence[Actie], moment: Moment) -> list[Matrixrij]:
    """The rows of one page."""
    gevonden = standen(acties, moment, Deel.DEELNAMES, Deel.AFSPRAKEN)
    return [
        Matrixrij(stand.actie, _vakken(stand), len({een.over.pk for een in _onzeker(stand)}))
        for stand in gevonden.values()
    ]


def _onzeker(stand: Stand) -> list[Onzeker]:
    return [*stand.onzeker.per_soort["deelnames"], *stand.onzeker.per_soort["afspraak"]]


def _vakken(stand: Stand) -> tuple[Vak, ...]:
    misschien = {een.over.bestuurslaag for een in stand.onzeker.per_soort["deelnames"]}
    leeg = "doet niet mee" if stand.moment.is_nu else "geen deelnemer bekend op deze dag"
    return tuple(
        Vak(
            laag,
            tuple(d for d in stand.deelnemers if d.partij.bestuurslaag == laag),
            "niet bekend of deze overheid toen meedeed" if laag in misschien else leeg,
        )
        for laag in LAGEN
    )


def tel_vakken(acties: ActieQuerySet, moment: Moment) -> Vaktelling:
    """The boxes of these acties at a moment, counted in the tables and the journal."""
    staan = Afspraak.objects.die_staan(moment).van_lagen(VIER).filter(actie__in=acties.order_by().values("pk"))
    bevestigd = staan.order_by().values("actie", "partij__bestuurslaag").distinct().count()
    return Vaktelling(acties.order_by().count(), bevestigd)


def tel_alle_vakken(op: date) -> Vaktelling:
    """The boxes of all acties on a day, from the counts that are kept."""
    aantal = Counter[str]()
    for wat, _, _, totaal in _vakken_op(op)():
        aantal[wat] += totaal
    return Vaktelling(aantal["status"], aantal["vak"])


@lru_cache(maxsize=2)
def _vakken_op(op: date) -> Vast[tuple[str, str, int, int]]:
    return Vast(lambda: Dagtelling.objects.op("status", op).union(Dagtelling.objects.op("vak", op), all=True))


@lru_cache(maxsize=2)
def eerste_van(lijnen: tuple[Keuze, ...]) -> Vast[Actie]:
    """The rows of the first page of all acties of today, by line and name."""
    return Vast(lambda: eerste_rijen(per_lijn(Actie.objects.zichtbaar(), lijnen, Adres()), OP_LIJN))


# -- as a table to take along -----------------------------------------------------------------------------------


class Tabelrij(NamedTuple):
    """One party of an actie with what it promised (nothing: no afspraak), and the full address of the actie."""

    actie: Actie
    deelnemer: Deelnemer
    adres: str
    zekerheid: Zekerheid

    @property
    def partij(self) -> Partij:
        return self.deelnemer.partij

    @property
    def afspraak(self) -> Afspraak | None:
        return self.deelnemer.afspraak


def _van_afspraak(toon: Callable[[Afspraak], Any]) -> Callable[[Tabelrij], Any]:
    return lambda r: toon(r.afspraak) if r.afspraak else ""


def _bevestigd(afspraak: Afspraak) -> str:
    return timezone.localdate(afspraak.bevestigd_op).isoformat() if afspraak.bevestigd_op else ""


KOLOMMEN: tuple[Kolom[Tabelrij], ...] = (
    Kolom("programmalijn", "de programmalijn van de actie", Type.TEKST, lambda r: r.actie.programmalijn.titel),
    Kolom("actie", "de naam van de actie", Type.TEKST, lambda r: r.actie.titel),
    Kolom("adres", "het webadres van de actie", Type.ADRES, lambda r: r.adres),
    Kolom(
        "bestuurslaag",
        "bij welke overheid de partij hoort: Rijk, provincies, gemeenten, waterschappen of overig",
        Type.KEUZE,
        lambda r: str(r.partij.get_bestuurslaag_display()),
    ),
    Kolom("partij", "de naam van de partij", Type.TEKST, lambda r: r.partij.naam),
    Kolom("rollen", "wat de partij is in deze actie", Type.TEKST, lambda r: r.deelnemer.rollen),
    Kolom(
        "stand",
        "hoe de afspraak ervoor staat; leeg als wij geen afspraak kennen",
        Type.KEUZE,
        _van_afspraak(lambda a: str(a.get_stand_display())),
    ),
    Kolom("eigen_doel", "wat de partij zelf wil bereiken", Type.TEKST, _van_afspraak(lambda a: a.eigen_doel)),
    Kolom("middelen", "geld, mensen of tijd", Type.TEKST, _van_afspraak(lambda a: a.middelen)),
    Kolom("bestuursafspraak", "wat de bestuurders afspraken", Type.TEKST, _van_afspraak(lambda a: a.bestuursafspraak)),
    Kolom(
        "managementafspraak",
        "wat de leidinggevenden afspraken over de uitvoering",
        Type.TEKST,
        _van_afspraak(lambda a: a.managementafspraak),
    ),
    Kolom(
        "bevestigd_op",
        "de dag waarop de partij de afspraak voor het laatst bevestigde",
        Type.DATUM,
        _van_afspraak(_bevestigd),
    ),
    Kolom(
        "zekerheid",
        "zeker: zo was het op deze dag; mogelijk: dit werd zo in een tijd waarin deze dag valt; "
        "onbekend: niet bekend sinds wanneer",
        Type.KEUZE,
        lambda r: str(r.zekerheid.label),
    ),
    Kolom("bron", "waar het staat", Type.TEKST, _van_afspraak(lambda a: a.bron and a.bron.titel)),
    Kolom("bron_url", "het webadres van de bron", Type.ADRES, _van_afspraak(lambda a: a.bron and a.bron.url)),
)


def tabel(acties: ActieQuerySet, moment: Moment, hier: str) -> Iterator[Tabelrij]:
    """A row for each party of each actie; reads `PER_KEER` acties at a time. `hier` is the address of the site."""
    sleutels = list(acties.order_by(OP_LIJN.veld, "pk").values_list("pk", flat=True))
    for begin in range(0, len(sleutels), PER_KEER):
        deel = sleutels[begin : begin + PER_KEER]
        gevonden = standen(acties.filter(pk__in=deel), moment, Deel.DEELNAMES, Deel.AFSPRAKEN)
        for stand in (gevonden[sleutel] for sleutel in deel if sleutel in gevonden):
            adres = hier + stand.actie.get_absolute_url()
            yield from (Tabelrij(stand.actie, deelnemer, adres, Zekerheid.ZEKER) for deelnemer in stand.deelnemers)
            yield from (Tabelrij(stand.actie, _misschien(een), adres, een.zekerheid) for een in _onzeker(stand))


def _misschien(een: Onzeker) -> Deelnemer:
    """The party with the role or the promise that it may have had, as the journal tells of it."""
    if isinstance(een.ding, Deelname):
        return Deelnemer(een.ding.partij, (een.ding,), None)
    verteld = {naam: waarde for naam, waarde in een.rij.naar.items() if naam in Afspraak.FEITEN}
    return Deelnemer(een.ding.partij, (), Afspraak(partij=een.ding.partij, **verteld))
