"""One question as a reader sees it on a day: how long it is open, what was promised, how the reactions add up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from acties.models import Actie
from basis.tijd.perioden import is_voorbij, toon_periode
from basis.web.getallen import aantal, getal
from meedoen.models import Inbreng, Inbrengstand, Uitkomst, Verzetting, Vraag, Vraagstand, uiterlijk

REACTIES = ("reactie", "reacties")


def nog(dagen: int) -> str:
    """How long something is still possible: "nog 21 dagen", or that today is the last one."""
    return f"nog {aantal(dagen, 'dag', 'dagen')}" if dagen else "vandaag is de laatste dag"


def te_laat(dagen: int) -> str:
    """How late something is: "32 dagen te laat"."""
    return f"{aantal(dagen, 'dag', 'dagen')} te laat"


@dataclass(frozen=True)
class Telling:
    """How many reactions came in, and what became of each: the parts add up to the whole."""

    zichtbaar: int = 0
    besloten: int = 0  # read, and by the wish of the writer not on the site
    ongelezen: int = 0  # not on the site because nobody read them yet
    tegengehouden: int = 0
    verborgen: int = 0
    ingetrokken: int = 0
    gewist: int = 0  # stood on the site until their term ended
    is_gelezen: bool = True  # whether somebody read each of them

    @classmethod
    def van(cls, vraag: Vraag) -> "Telling":
        per, gelezen = Counter[str](), True
        for stand, openbaar, gewist, ongelezen, hoeveel in Inbreng.objects.filter(vraag=vraag).per_lot():
            per[_lot(stand, openbaar=openbaar, gewist=gewist)] += hoeveel
            gelezen = gelezen and not ongelezen
        return cls(**per, is_gelezen=gelezen)

    @property
    def totaal(self) -> int:
        return (
            self.zichtbaar + self.besloten + self.ongelezen + self.tegengehouden
            + self.verborgen + self.ingetrokken + self.gewist
        )  # fmt: skip

    @property
    def tekst(self) -> str:
        return aantal(self.totaal, *REACTIES)

    @property
    def staan(self) -> str:
        """How many can be read, with the verb."""
        return f"{getal(self.zichtbaar)} {'staat' if self.zichtbaar == 1 else 'staan'} hieronder"

    @property
    def rest(self) -> str:
        """What became of those that can't be read, as the end of a sentence; what happened to none is left out."""
        delen = (
            (self.besloten, "wil de schrijver niet op de site", "willen de schrijvers niet op de site"),
            (self.ongelezen, "lezen wij nog", "lezen wij nog"),
            (self.tegengehouden, "is tegengehouden", "zijn tegengehouden"),
            (self.verborgen, "staat niet meer op de site", "staan niet meer op de site"),
            (self.ingetrokken, "is ingetrokken door de schrijver", "zijn ingetrokken door de schrijvers"),
            (self.gewist, "is gewist, zoals beloofd", "zijn gewist, zoals beloofd"),
        )
        return "".join(f", {aantal(hoeveel, een, meer)}" for hoeveel, een, meer in delen if hoeveel)

    @property
    def te_beantwoorden(self) -> str:
        """All that get an answer, in a sentence: also those that only who answers may read."""
        hoeveel = self.zichtbaar + self.besloten + self.gewist
        return "de ene reactie" if hoeveel == 1 else f"alle {aantal(hoeveel, *REACTIES)}"

    @property
    def houdt_tegen(self) -> bool:
        return bool(self.tegengehouden or self.verborgen)


def _lot(stand: str, *, openbaar: bool, gewist: bool) -> str:
    """What became of a reaction, as the field of `Telling` that counts it."""
    if stand != Inbrengstand.ZICHTBAAR:
        return {
            Inbrengstand.ONTVANGEN: "ongelezen",
            Inbrengstand.ACHTERGEHOUDEN: "tegengehouden",
            Inbrengstand.VERBORGEN: "verborgen",
            Inbrengstand.INGETROKKEN: "ingetrokken",
        }[Inbrengstand(stand)]
    if not openbaar:
        return "besloten"
    return "gewist" if gewist else "zichtbaar"


@dataclass(frozen=True)
class Uitslag:
    """What a question led to: how many answers with each outcome, when the last was given, and how much followed."""

    per_uitkomst: dict[str, int] = field(default_factory=dict)
    laatst: date | None = None
    gevolgen: int = 0

    @classmethod
    def van(cls, antwoorden: Iterable[tuple[str, int, datetime]], gevolgen: int) -> "Uitslag":
        """`antwoorden`: an outcome, how many answers have it, and when the last of these was given."""
        per, dagen = Counter[str](), []
        for uitkomst, hoeveel, op in antwoorden:
            per[uitkomst] += hoeveel
            dagen.append(timezone.localdate(op))
        return cls(dict(per), max(dagen, default=None), gevolgen)

    @property
    def uitkomsten(self) -> list[tuple[str, str]]:
        """Outcome and text of those that occur, in the order of the model."""
        telling = ((keuze, self.per_uitkomst.get(keuze.value, 0)) for keuze in Uitkomst)
        return [(keuze.value, f"{hoeveel} {keuze.label}") for keuze, hoeveel in telling if hoeveel]

    @property
    def antwoorden(self) -> int:
        return sum(self.per_uitkomst.values())

    @property
    def gevolgen_tekst(self) -> str:
        return aantal(self.gevolgen, "verandering", "veranderingen")


@dataclass(frozen=True)
class Vraagbeeld:
    """A question on the day `op`, with its reactions counted and its answers as far as a page shows these."""

    vraag: Vraag
    op: date
    uitslag: Uitslag = Uitslag()

    @cached_property
    def stand(self) -> Vraagstand:
        return self.vraag.stand(self.op)

    @property
    def is_open(self) -> bool:
        return self.vraag.is_open(self.op)

    @property
    def sluit(self) -> date:
        """The last day on which it takes reactions."""
        return self.vraag.sluit

    @property
    def is_voorbij(self) -> bool:
        """Whether the last day to take part has passed."""
        return is_voorbij(self.vraag.periode, self.op)

    @property
    def open_rest(self) -> str:
        return nog((self.sluit - self.op).days)

    @property
    def opent_over(self) -> str:
        return f"over {aantal((self.vraag.periode.lower - self.op).days, 'dag', 'dagen')}"

    @property
    def beloofde_dag(self) -> date | None:
        """The last day on which the answer is not late."""
        return self.vraag.beloofde_dag

    @property
    def antwoord_rest(self) -> str:
        laatste = self.beloofde_dag
        return nog((laatste - self.op).days) if laatste and laatste >= self.op else ""

    @property
    def beloofd(self) -> str:
        """By when an answer was promised, in a sentence; empty when it was not."""
        return uiterlijk(self.vraag.antwoord_beloofd) if self.vraag.antwoord_beloofd else ""

    @property
    def termijn(self) -> str:
        """The same behind a label: "uiterlijk 28 oktober 2026"; empty when no answer was promised."""
        return f"uiterlijk {toon_periode(self.vraag.antwoord_beloofd)}" if self.vraag.antwoord_beloofd else ""

    @property
    def verzetting(self) -> Verzetting | None:
        """The last time that another day was said, and why."""
        alle = list(self.vraag.verzettingen.all())
        return alle[-1] if alle else None

    @property
    def dagen(self) -> int:
        """How many days the answer is late."""
        return self.vraag.dagen_te_laat(self.op)

    @property
    def te_laat(self) -> str:
        """How late the answer is."""
        return te_laat(self.dagen)

    @property
    def moet_nog(self) -> str:
        """What the party that promised an answer has still to do, as the end of a sentence."""
        return "moet deze vraag nog afronden" if self.uitslag.antwoorden else "moet nog antwoorden"

    @property
    def afgerond_op(self) -> date | None:
        return timezone.localdate(self.vraag.afgerond_op) if self.vraag.afgerond_op else None

    @property
    def op_tijd(self) -> str:
        """How the day of the last answer compares with what was promised; empty when there is nothing to compare."""
        laatste = self.beloofde_dag
        if laatste is None or self.uitslag.laatst is None:
            return ""
        verschil = (laatste - self.uitslag.laatst).days
        if verschil == 0:
            return "op de beloofde dag"
        return f"{aantal(abs(verschil), 'dag', 'dagen')} {'vóór' if verschil > 0 else 'na'} de beloofde dag"

    @property
    def is_op_tijd(self) -> bool:
        laatste = self.beloofde_dag
        return bool(laatste and self.uitslag.laatst and self.uitslag.laatst <= laatste)

    @property
    def reacties_elders(self) -> str:
        """How many reactions a question got that was asked outside the portal, as far as sources tell."""
        hoeveel = self.vraag.aantal_elders
        return "Aantal reacties niet bekend" if hoeveel is None else aantal(hoeveel, *REACTIES)

    @property
    def route_kop(self) -> str:
        return "Zo liep deze vraag" if self.stand == Vraagstand.AFGEROND else "Zo loopt deze vraag"

    @property
    def wat_ermee_kop(self) -> str:
        """Above what is done with reactions: for who can still react, who waits, or who reads of long ago."""
        if self.vraag.is_elders:
            return "Wat er met de reacties gebeurde"
        return f"Wat er met {'uw reactie' if self.is_open else 'de reacties'} gebeurt"

    @property
    def noemt_vrager(self) -> bool:
        """Whether the party that asks is named: next to another that answers, or when no answer is promised here."""
        return self.vraag.is_elders or self.vraag.namens_id != self.vraag.beantwoorder_id

    @property
    def is_te_volgen(self) -> bool:
        """Whether the journal will tell of it: not of what was asked elsewhere."""
        return not self.vraag.is_elders

    @cached_property
    def _actie(self) -> Actie | None:
        """The actie whose page it belongs to."""
        return self.vraag.houder if isinstance(self.vraag.houder, Actie) else None

    @property
    def lijn(self) -> int | str:
        """The number of the programmalijn; empty for the programme as a whole."""
        return self._actie.programmalijn.volgorde if self._actie else ""

    @property
    def licht(self) -> str:
        """What lights up in the drawing of the programme."""
        return self._actie.slug if self._actie else ""

    @property
    def liep(self) -> str:
        return toon_periode(self.vraag.periode)
