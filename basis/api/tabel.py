"""A table of the open data: what it is about, its columns, what one can ask of it, and how its rows are read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet

from basis.tijd.moment import Moment
from basis.web.adres import als_sleutel, volledig
from basis.web.kolommen import Kolom, Type

T = TypeVar("T")
R = TypeVar("R", bound=QuerySet[Any])

Plaats = tuple[int, ...]
PER_KEER = 500
GEEN_VERLEDEN = "Hiervan bewaren wij geen verleden: u ziet hoe het er nu staat."  # for the `uitleg` of a table


class OngeldigeVraag(ValueError):
    """What was asked can't be answered: by key of the address the reasons, in Dutch."""

    def __init__(self, redenen: Mapping[str, Sequence[str]]) -> None:
        super().__init__("ongeldige vraag")
        self.redenen = redenen


@dataclass(frozen=True)
class Zeef:
    """One thing to ask of a table, by a key of the address; what may be said is a fixed list, a number or free text.

    `meer`: it can be asked several times, and one of the values is enough.
    """

    naam: str
    uitleg: str
    keuzes: Sequence[tuple[str, str]] = ()
    grenzen: tuple[int, int] | None = None  # of a number
    hoogstens: int = 200  # characters of a text
    meer: bool = True


@dataclass(frozen=True, kw_only=True)
class Vraag:
    """What is asked of a table: at which moment, what of it, behind which row, or only rows with these keys."""

    moment: Moment
    keuze: Mapping[str, Sequence[str]] = field(default_factory=dict)
    na: Plaats = ()
    sleutels: Sequence[str] | None = None


@dataclass(frozen=True, kw_only=True)
class Tabel(Generic[T]):
    """One kind of thing that the open data tells of.

    `lees` gives rows in the order of their `plaats`, those behind `Vraag.na`, at most so many, and raises
    OngeldigeVraag. `naam` (plural) stands in addresses, `enkel` in the lasting address of one: `/id/<enkel>/<sleutel>`.
    """

    naam: str
    enkel: str
    uitleg: str
    sleutel: Callable[[T], str]
    plaats: Callable[[T], Plaats]
    lees: Callable[[Vraag, int], Sequence[T]]
    eigen: Sequence[Kolom[T]]
    pagina: Callable[[T], str] = lambda ding: ""  # the path of the page about one; empty when there is none
    zeven: Sequence[Zeef] = ()

    @cached_property
    def kolommen(self) -> list[Kolom[T]]:
        """All columns: by which a row is named, what it says of itself, and where people read about it."""
        return [
            Kolom("id", "Het blijvende adres van deze rij.", Type.ADRES, self.adres),
            Kolom(
                "sleutel", "Waarmee u deze rij in de API en in andere tabellen terugvindt.", Type.TEKST, self.sleutel
            ),
            *self.eigen,
            Kolom("pagina", "De pagina in dit portaal. Leeg als er geen is.", Type.ADRES, self._pagina),
        ]

    def adres(self, ding: T) -> str:
        return self.adres_van(self.sleutel(ding))

    def adres_van(self, sleutel: str) -> str:
        """The lasting address of the row with this key."""
        return volledig(f"/id/{self.enkel}/{sleutel}")

    def _pagina(self, ding: T) -> str:
        return volledig(pad) if (pad := self.pagina(ding)) else ""

    def een(self, sleutel: str, moment: Moment) -> T | None:
        """The row with this key as it was at a moment; None when there is none."""
        return next(iter(self.lees(Vraag(moment=moment, sleutels=[sleutel]), 1)), None)

    def alle(self, vraag: Vraag) -> Iterator[T]:
        """Every row, some hundreds at a time: the memory of a table does not grow with it."""
        rijen = self.lees(vraag, PER_KEER)
        while rijen:
            yield from rijen
            if len(rijen) < PER_KEER:
                return
            rijen = self.lees(replace(vraag, na=self.plaats(rijen[-1])), PER_KEER)


def uit_rijen(rijen: R, vraag: Vraag, hoogstens: int, *velden: str) -> list[Any]:
    """Rows of a query, by primary key: those behind the last one that was seen, or those with these keys.

    A key is made of these fields (by itself `slug`), with a point between them.
    """
    if vraag.sleutels is not None:
        rijen = rijen.filter(_met_sleutel(velden or ("slug",), vraag.sleutels))
    if vraag.na:
        rijen = rijen.filter(pk__gt=vraag.na[0])
    return list(rijen.order_by("pk")[:hoogstens])


def _met_sleutel(velden: Sequence[str], sleutels: Sequence[str]) -> Q:
    if velden == ("pk",):
        return Q(pk__in=[als_sleutel(een) for een in sleutels])
    if len(velden) == 1:
        return Q(**{f"{velden[0]}__in": sleutels})
    gedeeld = [een.split(".") for een in sleutels]
    elk = [Q(**dict(zip(velden, delen, strict=True))) for delen in gedeeld if len(delen) == len(velden)]
    return reduce(or_, elk, Q(pk__in=()))


def plaats_van(rij: Any) -> Plaats:
    """Where a row of `uit_rijen` stands."""
    return (rij.pk,)


def keuzes_van(rijen: Iterable[tuple[Any, Any]]) -> tuple[tuple[str, str], ...]:
    """The choices of a field or enumeration as plain texts."""
    return tuple((str(waarde), str(label)) for waarde, label in rijen)
