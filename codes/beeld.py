"""What pages read of codes at a moment: its versions with how each stood, and the words of one as they read then."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange
from codes.inhoud import Inhoud, inhoud_van
from codes.models import Bepaling, Bepalingstekst, Code, Tekstcorrectie, Versie, Versiestand, Versiestap
from codes.models.tekst import BepalingstekstQuerySet
from codes.models.versie import in_werking


@dataclass(frozen=True)
class Tekstbeeld:
    """A bepaling in a version, with what it says at the moment (`inhoud`) and how often it had been mended by then."""

    tekst: Bepalingstekst
    inhoud: Inhoud
    correcties: tuple[Tekstcorrectie, ...] = ()

    @property
    def naam(self) -> str:
        """Its number and heading, as the text of the code has them: "4 Op tijd informeren"."""
        return f"{self.inhoud.nummer} {self.inhoud.kop}".strip()

    @property
    def zoals_vastgesteld(self) -> Inhoud:
        """What it said before it was mended."""
        return inhoud_van(self.tekst, aantal_correcties=0)


@dataclass(frozen=True)
class Codebeeld:
    """A code at a moment. `versies` are those that everyone may read, the newest first; a draft only in the present."""

    code: Code
    moment: Moment
    versies: tuple[Versie, ...]

    @property
    def geldend(self) -> Versie | None:
        """The version that holds."""
        return in_werking(self.versies)

    def versie(self, nummer: str) -> Versie | None:
        return next((versie for versie in self.versies if versie.nummer == nummer), None)


def lees_codes(codes: Iterable[Code], moment: Moment) -> list[Codebeeld]:
    """The codes with their versions at a moment.

    What was taken back to be a draft on a day in the past is not there on that day: which words it had, nobody kept.
    """
    alle = list(codes)
    per: dict[int, list[Versie]] = defaultdict(list)
    for versie in Versie.objects.zichtbaar().van_codes(alle).met_stand_op(moment).voor_lijst():
        if moment.is_nu or versie.stand_op != Versiestand.CONCEPT:
            per[versie.code_id].append(versie)
    return [Codebeeld(code, moment, tuple(per[code.pk])) for code in alle]


def lees_code(code: Code, moment: Moment) -> Codebeeld:
    """The code with its versions at a moment."""
    return lees_codes([code], moment)[0]


def lees_teksten(
    versies: Iterable[Versie], moment: Moment, bepalingen: Iterable[Bepaling] | None = None
) -> list[Tekstbeeld]:
    """All bepalingen of these versions, or only some, in their order, as they read at a moment."""
    rijen = Bepalingstekst.objects.van_versies(versies)
    return beelden_van(rijen if bepalingen is None else rijen.van_bepalingen(bepalingen), moment)


def beelden_van(rijen: BepalingstekstQuerySet, moment: Moment) -> list[Tekstbeeld]:
    """These bepalingen in their versions, as they read at a moment."""
    teksten = list(rijen.voor_lijst())
    gedaan = set() if moment.is_nu else _correcties_op(teksten, moment)
    return [_beeld(tekst, None if moment.is_nu else gedaan) for tekst in teksten]


def _correcties_op(teksten: Iterable[Bepalingstekst], moment: Moment) -> set[int]:
    """The keys of the mendings that had been made by then."""
    return set(Tekstcorrectie.objects.filter(tekst__in=teksten).geldend_op(moment).values_list("pk", flat=True))


def _beeld(tekst: Bepalingstekst, gedaan: set[int] | None) -> Tekstbeeld:
    alle = tuple(tekst.correcties.all())
    # One that certainly had been made was made of the words before it, also when nobody knows on which day those came.
    hoeveel = [plek for plek, een in enumerate(alle, start=1) if gedaan is None or een.pk in gedaan]
    correcties = alle[: max(hoeveel, default=0)]
    return Tekstbeeld(tekst, inhoud_van(tekst, aantal_correcties=len(correcties)), correcties)


# -- how a version stood --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Vaststelling:
    """When the words of a version came to stand: on which day it was established, and after which row no more of
    what it was made of came into it.
    """

    dag: DateRange | None = None
    rij: int | None = None


def lees_vaststellingen(versies: Iterable[Versie], moment: Moment) -> dict[int, Vaststelling]:
    """By version when its words came to stand, as it was at a moment."""
    per: dict[int, Vaststelling] = defaultdict(Vaststelling)
    for stap in Versiestap.objects.van_versies(versies).geldend_op(moment).voor_lijst():
        eerder = per[stap.versie_id]
        if stap.stand == Versiestand.CONCEPT:
            per[stap.versie_id] = Vaststelling()
        elif stap.stand == Versiestand.VASTGESTELD:
            per[stap.versie_id] = Vaststelling(stap.gebeurtenis.datum, eerder.rij or stap.gebeurtenis_id)
        else:
            per[stap.versie_id] = Vaststelling(eerder.dag, eerder.rij or stap.gebeurtenis_id)
    return per


def staten(een: Tekstbeeld) -> list[Inhoud]:
    """All that it ever said in its version: as it was established, and after each mending, also those of later."""
    alle = range(len(een.tekst.correcties.all()) + 1)
    return [inhoud_van(een.tekst, aantal_correcties=hoeveel) for hoeveel in alle]
