"""How rows of acties, and of what belongs to them, are asked for and read: from the `Stand` of each actie."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.http import QueryDict

from acties.delen import Deel
from acties.filters import JAREN, ActieFilter
from acties.kader import lees_kader
from acties.models import Actie, Status
from acties.models.actie import ActieQuerySet
from acties.stand import Stand
from acties.standen import standen
from basis.api.kolommen import datum, sleutel
from basis.api.tabel import OngeldigeVraag, Plaats, Vraag, Zeef, keuzes_van
from basis.web.kolommen import Kolom
from partijen.models import Bestuurslaag

MINST, MEEST = 20, 100  # acties that are read at a time
TUSSEN = JAREN["min_value"], JAREN["max_value"]

OVER_ACTIES = (
    Zeef("q", "Woorden waarop u zoekt.", meer=False),
    Zeef("lijn", "De sleutel van een programmalijn."),
    Zeef("status", "Hoe de actie er dan voor staat.", keuzes_van(Status.choices)),
    Zeef("soort", "De sleutel van een soort actie."),
    Zeef("partij", "De sleutel van een partij die meedoet aan de actie."),
    Zeef("laag", "Een overheid waarvan een partij meedoet.", keuzes_van(Bestuurslaag.choices)),
    Zeef("opgave", "De sleutel van een opgave."),
    Zeef("van", "Acties die liepen in of na dit jaar.", grenzen=TUSSEN, meer=False),
    Zeef("tot", "Acties die liepen in of voor dit jaar.", grenzen=TUSSEN, meer=False),
)
BIJ_ACTIE = (*OVER_ACTIES, Zeef("actie", "De sleutel van een actie."))
ALLEEN_ZEKER = "Van een dag in het verleden staat hier alleen wat zeker is."


def gezeefd(vraag: Vraag, zonder: Collection[str] = ()) -> ActieQuerySet:
    """The acties that there were, as far as the filters of the list leave them. Raises OngeldigeVraag.

    `zonder` are filters that here ask something else.
    """
    data = QueryDict(mutable=True)
    for naam, waarden in vraag.keuze.items():
        if naam not in zonder:
            data.setlist(naam, list(waarden))
    zeef = ActieFilter(data, lees_kader(), Actie.objects.te_zien(vraag.moment).bestond(vraag.moment))
    if not zeef.form.is_valid():
        raise OngeldigeVraag({naam: [str(tekst) for tekst in teksten] for naam, teksten in zeef.form.errors.items()})
    rijen = zeef.rijen()
    return rijen.met_slug(*vraag.keuze["actie"]) if "actie" in vraag.keuze else rijen


def met_deel(model: Any, *, blijft: bool = True) -> Callable[[Vraag], ActieQuerySet]:
    """Which acties are read for a part that is rows of this model, whose keys begin with that of the actie.

    What does not stay (`blijft`) in the table, may have been there in the past.
    """

    def acties(vraag: Vraag) -> ActieQuerySet:
        rijen = op_sleutel(vraag)
        heeft = Exists(model.objects.filter(actie=OuterRef("pk")))
        return rijen.filter(heeft) if blijft or vraag.moment.is_nu else rijen

    return acties


def op_sleutel(vraag: Vraag) -> ActieQuerySet:
    """Which acties are read for parts whose keys begin with that of the actie."""
    rijen = gezeefd(vraag)
    return rijen if vraag.sleutels is None else rijen.met_slug(*begin_van(vraag.sleutels))


def onder_actie(actie: str, *namen: object) -> str:
    """The key of what belongs to the actie with this one."""
    return ".".join((actie, *map(str, namen)))


def begin_van(sleutels: Iterable[str]) -> set[str]:
    return {een.partition(".")[0] for een in sleutels}


class Deelrij(NamedTuple):
    """One thing that belongs to an actie (without `stand`: to the programme as a whole), with how that stood.

    `plek` is its place among those. `erbij` is what is read for a whole page of rows at once.
    """

    stand: Stand | None
    ding: Any
    plek: Plaats
    erbij: Mapping[str, Any] = MappingProxyType({})

    @property
    def plaats(self) -> Plaats:
        """By actie, and within that by `plek`; first what is of the programme."""
        return (self.stand.actie.pk if self.stand else 0, *self.plek)


def erbij(naam: str) -> Callable[[Deelrij], Any]:
    """Where a column finds what was read for a whole page."""
    return lambda rij: rij.erbij.get(naam)


def geen(vraag: Vraag) -> Iterable[Deelrij]:
    return ()


def zoals_het_is(rijen: list[Deelrij], vraag: Vraag) -> list[Deelrij]:
    return rijen


@dataclass(frozen=True, kw_only=True)
class Lezer:
    """Reads rows of a part, some acties at a time.

    `ervoor` are rows that are of no actie; `kies` leaves those that the filters of the table ask for, and `vul` reads
    what a page of them shows beside how they stood.
    """

    delen: tuple[Deel, ...]
    uit: Callable[[Stand], Iterable[Deelrij]]
    sleutel: Callable[[Deelrij], str]
    acties: Callable[[Vraag], ActieQuerySet] = op_sleutel
    ervoor: Callable[[Vraag], Iterable[Deelrij]] = geen
    kies: Callable[[list[Deelrij], Vraag], list[Deelrij]] = zoals_het_is
    vul: Callable[[list[Deelrij], Vraag], list[Deelrij]] = zoals_het_is

    def __call__(self, vraag: Vraag, hoogstens: int) -> list[Deelrij]:
        vanaf = vraag.na[0] if vraag.na else 0
        gevonden = [] if vanaf else self._gekozen(self.ervoor(vraag), vraag)
        acties, per_keer = self.acties(vraag), max(MINST, min(MEEST, hoogstens))
        while len(gevonden) < hoogstens and (alle := self._standen(acties, vraag, vanaf, per_keer)):
            gevonden += self._gekozen((rij for stand in alle for rij in self.uit(stand)), vraag)
            if len(alle) < per_keer:
                break
            vanaf = alle[-1].actie.pk + 1
        return self.vul(gevonden[:hoogstens], vraag)

    def _gekozen(self, rijen: Iterable[Deelrij], vraag: Vraag) -> list[Deelrij]:
        verder = [rij for rij in rijen if rij.plaats > vraag.na and self._is_gevraagd(rij, vraag)]
        return sorted(self.kies(verder, vraag), key=lambda rij: rij.plaats)

    def _is_gevraagd(self, rij: Deelrij, vraag: Vraag) -> bool:
        return vraag.sleutels is None or self.sleutel(rij) in vraag.sleutels

    def _standen(self, acties: ActieQuerySet, vraag: Vraag, vanaf: int, per_keer: int) -> Sequence[Stand]:
        rijen = acties.filter(pk__gte=vanaf).order_by("pk")
        return lees_standen(list(rijen[:per_keer].values_list("pk", flat=True)), vraag, *self.delen)


def lees_standen(sleutels: Sequence[int], vraag: Vraag, *delen: Deel, rijen: Any = None) -> list[Stand]:
    """How these acties stood, in the order of these keys; `rijen` says what of them is prefetched.

    Without it acties and parts are one question; that one can't prefetch.
    """
    if not sleutels:
        return []
    acties = (Actie.objects.all() if rijen is None else rijen).filter(pk__in=sleutels).voor_lijst()
    gevonden = standen(acties if rijen is None else list(acties), vraag.moment, *delen)
    return [gevonden[pk] for pk in sleutels if pk in gevonden]


def bij_actie() -> Kolom[Any]:
    return sleutel("actie", "acties", "De actie waar dit bij hoort.", "stand.actie.slug")


def tekst_van() -> Kolom[Any]:
    return datum(
        "tekst_van", "Van een dag in het verleden: van welke latere dag de woorden zijn. Leeg: van de dag zelf."
    )
