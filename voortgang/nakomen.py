"""How many afspraken were kept and are late, now or on a day; a number and the rows behind it are one question."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Subquery

from acties.afspraakstanden import afspraakstanden
from acties.delen import Afspraakregel
from acties.models import Afspraak
from acties.models.afspraak import AfspraakQuerySet
from basis.tijd.moment import Moment
from voortgang.blik import Blik
from voortgang.onzeker import Rijental


@dataclass(frozen=True)
class Groep:
    """What afspraken can be counted as: its name on its page, the words for one and for more, and which these are."""

    naam: str
    woorden: tuple[str, str]
    welke: Callable[[AfspraakQuerySet, Moment], AfspraakQuerySet]


# By their names in an address.
GROEPEN = {
    "afspraken-nagekomen": Groep(
        "Afspraken die zijn nagekomen",
        ("afspraak is nagekomen", "afspraken zijn nagekomen"),
        AfspraakQuerySet.nagekomen,
    ),
    "afspraken-te-laat": Groep(
        "Afspraken die te laat zijn", ("afspraak is te laat", "afspraken zijn te laat"), AfspraakQuerySet.te_laat
    ),
    "afspraken-onbekend": Groep(
        "Afspraken waarvan wij niet weten of ze zijn nagekomen",
        (
            "afspraak uit een openbare bron telt niet mee: wij weten niet of zij is nagekomen",
            "afspraken uit een openbare bron tellen niet mee: wij weten niet of ze zijn nagekomen",
        ),
        AfspraakQuerySet.onbekend,
    ),
}


def achter(blik: Blik, wat: str) -> AfspraakQuerySet:
    """The afspraken that are counted in a group."""
    return GROEPEN[wat].welke(_bekeken(blik), blik.moment)


def toen(blik: Blik, sleutels: Iterable[int]) -> dict[int, Afspraakregel]:
    """The afspraken with these keys as they stood, by key."""
    regels = afspraakstanden(Afspraak.objects.filter(pk__in=sleutels), blik.moment).regels
    return {regel.afspraak.pk: regel for regel in regels}


def tellers(blik: Blik) -> dict[str, Subquery]:
    """How many there are in each group, in their order, to be asked with other counts at once."""
    return {f"n{nr}": Rijental(achter(blik, wat).order_by().values("pk")) for nr, wat in enumerate(GROEPEN)}


def _bekeken(blik: Blik) -> AfspraakQuerySet:
    """Those of the acties that are looked at; without a line also those about the programme (of a party: its own)."""
    if blik.lijn is None and blik.partij is None:
        return Afspraak.objects.te_zien(blik.moment)
    gekozen = Afspraak.objects.van_acties(blik.acties())
    if blik.lijn is not None or blik.partij is None:
        return gekozen
    return gekozen | Afspraak.objects.te_zien(blik.moment).van_programma().van_partij(blik.partij.slug)
