"""What helps somebody whose choices leave no acties: a near word, and which filter stands in the way."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import CharField, Value

from acties.facetten import GRENS
from acties.filters import ActieFilter
from basis.web.adres import Adres, Link
from basis.web.getallen import aantal
from basis.zoeken.vragen import verbeter


@dataclass(frozen=True)
class Hulp:
    """`bedoeld` is None when no near word is known; `zonder` counts acties up to `GRENS`."""

    vraag: str
    bedoeld: Link | None
    zonder: list[Link]


def help_verder(zeef: ActieFilter, adres: Adres) -> Hulp:
    """A near word when there is one, and what each filter takes away."""
    vraag = str(zeef.gekozen.get("q", ""))
    woord = verbeter(vraag) if vraag else ""
    bedoeld = Link(woord, _adres(adres, "q", woord)) if woord else None
    geteld = _tel(zeef)
    zonder = [
        Link(str(zeef.filters[naam].label), _adres(adres, naam), aantal=aantal(geteld[naam], "actie", "acties", GRENS))
        for naam in zeef.gekozen
        if geteld[naam]
    ]
    return Hulp(vraag, bedoeld, zonder)


def _tel(zeef: ActieFilter) -> Counter[str]:
    """Per chosen filter how many acties there would be without it, up to `GRENS` + 1."""
    delen = [
        zeef.rijen(zonder=naam).order_by().values_list(Value(naam, CharField()), "pk")[: GRENS + 1]
        for naam in zeef.gekozen
    ]
    return Counter(naam for naam, _ in delen[0].union(*delen[1:], all=True)) if delen else Counter()


def _adres(adres: Adres, naam: str, waarde: str = "") -> str:
    """The list with another value for one filter, or without it, from its first page."""
    return f"{adres.eerste.zonder(naam).met(**{naam: waarde})}#resultaten-kop"
