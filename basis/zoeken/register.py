"""Which kinds of things can be found. Higher apps register theirs in `AppConfig.ready()`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from basis.zoeken.taal import vraag_naar


@dataclass(frozen=True)
class Indexregel:
    """One thing that can be found, as plain text; only what the public may see."""

    soort: str
    sleutel: int
    titel: str
    url: str
    kort: str = ""
    tekst: str = ""
    label: str = ""  # shown beside the title, such as "Eén overheid, afgerond"; is not searched, nor are the next two
    datum: str = ""  # when it is of, in words
    bron: str = ""  # the title of the source that says so
    is_demo: bool = False  # invented: found only by who asks for that
    gewicht: float = 1.0  # below 1 it stands lower, above 1 higher than its words alone would put it


@dataclass(frozen=True)
class Zoeksoort:
    """A kind of things; `leverancier` gives the rows of all that are visible now."""

    naam: str
    enkelvoud: str
    meervoud: str
    volgorde: int
    leverancier: Callable[[], Iterator[Indexregel]]


_soorten: dict[str, Zoeksoort] = {}
_bij_hernoemen: dict[str, list[Callable[[str], object]]] = {}


def registreer(soort: Zoeksoort) -> None:
    """Make a kind of things searchable. Raises ValueError when its name is no name, or that of another kind."""
    if not soort.naam.isidentifier():
        raise ValueError(f"'{soort.naam}' is geen naam voor een zoeksoort.")
    if _soorten.setdefault(soort.naam, soort) != soort:
        raise ValueError(f"De zoeksoort '{soort.naam}' bestaat al.")


def bij_hernoemen(soort: str, doe: Callable[[str], object]) -> None:
    """Have `doe` called with the slug of a thing of this kind, a party for one, as soon as it is called otherwise.

    Of an actie also as soon as it is shown or taken away: what belongs to it goes with it. For rows of a higher app
    that have the name of a lower one's thing in them. More apps may ask it of one kind.
    """
    if doe not in _bij_hernoemen.setdefault(soort, []):
        _bij_hernoemen[soort].append(doe)


def is_hernoemd(soort: str, slug: str) -> None:
    """Say that this thing is called otherwise now, or is (not) to be seen any more; in the transaction of that."""
    for doe in _bij_hernoemen.get(soort, ()):
        doe(slug)


def overal(vraag: str, *, met_demo: bool) -> str:
    """The text of a `tsquery` that finds in any kind what `vraag` asks for."""
    return "|".join(f"({vraag_naar(naam, vraag, met_demo=met_demo)})" for naam in _soorten) if vraag else ""


def soorten() -> list[Zoeksoort]:
    """All kinds, in the order in which the page shows them."""
    return sorted(_soorten.values(), key=lambda soort: (soort.volgorde, soort.naam))
