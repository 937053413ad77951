"""The long lists of the page of an actie, in groups that can be folded; a short list is one without a heading."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import capfirst

from acties.delen import Afspraakregel, Mijlpaalregel
from acties.models import Document, Onderdeel
from basis.web import getallen
from partijen.models import Bestuurslaag

KORT = 5  # so many rows and fewer are never folded
_ZONDER_DATUM = "Zonder datum"
_SAMEN, _ANDEREN = "Samen afgesproken", "Anderen"
# How many mijlpalen of a year stand how, in the order in which that is said.
_BEELDEN = {
    "te-laat": "te laat",
    "gepland": "nog niet bereikt",
    "bereikt": "bereikt",
    "onbekend": "niet bekend",
    "vervallen": "vervallen",
}
# The kinds of document that have a plural, in the order in which they stand; others come after them, as they are named.
_DOCUMENTEN = {
    "kamerstuk": "Kamerstukken",
    "staatsblad": "Staatsbladen",
    "advies": "Adviezen",
    "brief": "Brieven",
    "rapport": "Rapporten",
    "handreiking": "Handreikingen",
    "essay": "Essays",
    "artikel": "Artikelen",
    "vakmedium": "Vakmedia",
    "nieuwsbericht": "Nieuwsberichten",
    "persbericht": "Persberichten",
    "dossierpagina": "Dossierpagina’s",
    "website": "Websites",
}


@dataclass(frozen=True)
class Groep:
    """Rows under one heading, folded; without a heading they simply stand there."""

    kop: str
    rijen: Sequence[Any]
    telling: str = ""  # what the line of the folded group says of them
    staat_open: bool = False

    @property
    def formulieren(self) -> list[str]:
        """Of mijlpalen: what `?bewerk=` says to open a form in this group."""
        return [code for regel in self.rijen for code in (regel.code_bereikt, regel.code_herijk)]


def van_onderdelen(onderdelen: Iterable[Onderdeel]) -> list[Groep]:
    """By kind, also a short list: that tells what they are."""
    per_soort = _per(onderdelen, lambda onderdeel: onderdeel.soort)
    return [_geteld(soort.naam if len(rijen) == 1 else soort.meervoud, rijen) for soort, rijen in per_soort.items()]


def van_documenten(documenten: Sequence[Document]) -> list[Groep]:
    """By kind, official papers first."""
    plaatsen = list(_DOCUMENTEN.values())

    def kop(document: Document) -> str:
        return _DOCUMENTEN.get(document.soort.casefold(), capfirst(document.soort))

    return _lang(documenten, kop, lambda naam: plaatsen.index(naam) if naam in plaatsen else len(plaatsen))


def van_afspraken(regels: Sequence[Afspraakregel]) -> list[Groep]:
    """By the layer of government that promised it, and then what more of them promised together."""
    namen = {str(laag): capfirst(laag.label) for laag in Bestuurslaag}
    namen[Bestuurslaag.OVERIG] = _ANDEREN

    def kop(regel: Afspraakregel) -> str:
        return namen[regel.lagen[0]] if len(regel.lagen) == 1 else _SAMEN if regel.lagen else _ANDEREN

    plaatsen = [_SAMEN, *namen.values()]
    return _lang(regels, kop, plaatsen.index)


def van_mijlpalen(
    regels: Sequence[Mijlpaalregel], eerste_jaar: int | None, volgende: Mijlpaalregel | None
) -> list[Groep]:
    """By year, the newest first; of before the actie began together. What is late, or comes next, stands open."""

    def kop(regel: Mijlpaalregel) -> str:
        jaar = regel.jaar
        if jaar is None:
            return _ZONDER_DATUM
        return f"Voor de start in {eerste_jaar}" if eerste_jaar and jaar < eerste_jaar else str(jaar)

    nieuwste_eerst = [*(r for r in reversed(regels) if r.jaar), *(r for r in regels if r.jaar is None)]
    return [
        replace(
            groep,
            telling=_telling(groep.rijen),
            staat_open=any(regel is volgende or regel.is_te_laat for regel in groep.rijen),
        )
        for groep in _lang(nieuwste_eerst, kop)
    ]


def _telling(regels: Iterable[Mijlpaalregel]) -> str:
    geteld = Counter(regel.beeld for regel in regels)
    return ", ".join(f"{getallen.getal(geteld[beeld])} {woord}" for beeld, woord in _BEELDEN.items() if geteld[beeld])


def _lang(rijen: Sequence[Any], kop: Callable[[Any], str], volgorde: Callable[[str], Any] | None = None) -> list[Groep]:
    """The groups of a long list in the order of their headings, else that of the rows; a short one is not divided."""
    if len(rijen) <= KORT:
        return [Groep("", rijen)] if rijen else []
    per_kop = _per(rijen, kop)
    koppen = sorted(per_kop, key=volgorde) if volgorde else per_kop
    return [_geteld(een, per_kop[een]) for een in koppen]


def _per(rijen: Iterable[Any], sleutel: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    per: dict[Any, list[Any]] = {}
    for rij in rijen:
        per.setdefault(sleutel(rij), []).append(rij)
    return per


def _geteld(kop: str, rijen: Sequence[Any]) -> Groep:
    return Groep(kop, rijen, getallen.getal(len(rijen)))
