"""What the open data tells of sources."""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from basis.api.kolommen import adres, periode, tekst
from basis.api.tabel import Tabel, Vraag, Zeef, plaats_van, uit_rijen
from basis.bronnen.models import Bron
from basis.tijd.moment import Moment

Noemers = Callable[[Moment], QuerySet[Any]]
_noemers: dict[tuple[Noemers, str], None] = {}


def noemt(rijen: Noemers, veld: str = "bron") -> None:
    """Say which rows that a moment shows name a source, in this field: what only a draft names is told by nobody."""
    _noemers[rijen, veld] = None


def _genoemd(moment: Moment) -> Q:
    return reduce(or_, (Q(Exists(rijen(moment).filter(**{veld: OuterRef("pk")}))) for rijen, veld in _noemers))


def _lees(vraag: Vraag, hoogstens: int) -> list[Bron]:
    rijen = Bron.objects.filter(_genoemd(vraag.moment))
    if soorten := vraag.keuze.get("soort"):
        rijen = rijen.van_soort(*soorten)
    return uit_rijen(rijen, vraag, hoogstens, "sleutel")


BRONNEN: Tabel[Bron] = Tabel(
    naam="bronnen",
    enkel="bron",
    uitleg="Openbare bronnen waar feiten in het portaal vandaan komen. Van een bron bewaren wij geen verleden: u ziet "
    "wat er nu naar een bron verwijst, en hoe zij er nu staat.",
    sleutel=lambda bron: bron.sleutel,
    plaats=plaats_van,
    lees=_lees,
    zeven=(Zeef("soort", "Het soort bron, zoals Kamerstuk."),),
    eigen=(
        tekst("titel", "De naam van de bron."),
        adres("url", "Het webadres. Leeg: er is alleen een nummer."),
        tekst("soort", "Wat voor bron het is, zoals Kamerstuk of nieuwsbericht."),
        tekst("nummer", "Het officiële nummer."),
        periode("gedateerd", "Van wanneer de bron is.", "datum"),
    ),
)

TABELLEN: tuple[Tabel[Any], ...] = (BRONNEN,)
