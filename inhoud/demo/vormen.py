"""The shapes in which an invented actie is written down. Days count from today: -30 is a month ago."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from basis.tijd.perioden import DateRange, dag, maand

VERZONNEN = "Deze actie is verzonnen. Zij laat zien hoe een lopende actie er in het portaal uitziet."


@dataclass(frozen=True)
class Dag:
    """A day, counted from today."""

    aantal: int

    def op(self, vandaag: date) -> DateRange:
        return dag(vandaag + timedelta(days=self.aantal))


@dataclass(frozen=True)
class Maand:
    """The whole month in which a day falls, counted from today: what people say when a day is not known yet."""

    aantal: int

    def op(self, vandaag: date) -> DateRange:
        datum = vandaag + timedelta(days=self.aantal)
        return maand(datum.year, datum.month)


Wanneer = Dag | Maand


@dataclass(frozen=True)
class Status:
    dag: int
    status: str
    reden: str


@dataclass(frozen=True)
class Fase:
    dag: int
    fase: str
    reden: str


@dataclass(frozen=True)
class Bereikt:
    """A mijlpaal is reached on the day that this is told."""

    dag: int
    mijlpaal: str
    reden: str


@dataclass(frozen=True)
class Herijkt:
    """A mijlpaal is expected at another time."""

    dag: int
    mijlpaal: str
    verwacht: Wanneer
    reden: str


@dataclass(frozen=True)
class Belofte:
    """A party promises something, or changes what it promised. What is left out stays as it was."""

    dag: int
    partij: str
    stand: str
    reden: str
    eigen_doel: str = ""
    middelen: str = ""
    bestuursafspraak: str = ""
    managementafspraak: str = ""


Gebeurt = Status | Fase | Bereikt | Herijkt | Belofte


@dataclass(frozen=True)
class Punt:
    """A mijlpaal with its original date."""

    slug: str
    titel: str
    soort: str
    gepland: Wanneer


@dataclass(frozen=True)
class Deel:
    """An onderdeel."""

    slug: str
    soort: str
    titel: str
    samenvatting: str
    stand: str
    vraag: str = ""
    aanpak: str = ""
    opbrengst: str = ""
    betekenis: str = ""


@dataclass(frozen=True)
class Demoactie:
    """An invented actie: how it began, and what happened since then, in order of time."""

    slug: str
    titel: str
    programmalijn: str
    soort: str
    doel: str
    samenvatting: str
    toelichting: str
    looptijd: tuple[Wanneer, Wanneer]
    deelnames: Sequence[tuple[str, str, str]]  # partij, rol, toelichting; the first one reports
    begin: int
    gebeurt: Sequence[Gebeurt]
    mijlpalen: Sequence[Punt] = ()
    onderdelen: Sequence[Deel] = ()
    voorgangers: Sequence[str] = ()
    is_concept: bool = False
    opgaven: Sequence[str] = field(default=("goed-openbaar-bestuur",))

    @property
    def trekker(self) -> str:
        return self.deelnames[0][0]
