"""A page of what changed between two days, by line and actie.

A page holds 25 acties in the order of the programme, each with its first changes. Lines are walked in their own order
and acties within them by name, each from an index that gives them in that order, so a page costs the same however
many acties and changes lie before and after it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, IntegerField, OuterRef, Subquery, Value
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.db.models.functions import Coalesce

from acties.kader import Kader, Keuze
from acties.models import Actie, Gebeurtenis
from acties.models.actie import ActieQuerySet
from acties.models.gebeurtenis import Zekerheid
from basis.web.adres import Adres
from basis.web.bladeren import PER_BLADZIJDE, adres_naast, bladnummer, lees_token
from programmalijnen.models import Programmalijn
from voortgang.verschil import Vraag
from voortgang.verschilregels import Verhaal, Verschilregel

PER_GROEP = {Zekerheid.ZEKER: 20, Zekerheid.MOGELIJK: 5, Zekerheid.ONBEKEND: 5}  # of one actie
Plek = tuple[int, str, int]  # the place of the line, the sort title and the key of an actie


@dataclass(frozen=True)
class Groep:
    """The first changes of an actie of one kind, oldest first."""

    naam: str
    regels: list[Verschilregel]

    @property
    def kop(self) -> str:
        """What stands above it; empty for changes of which the day is known."""
        return KOPPEN[self.naam][0]

    @property
    def uitleg(self) -> str:
        return KOPPEN[self.naam][1]


# By their names: those of a known day and of a vague one, which both count, and what is not certain.
KOPPEN = {
    "dag": ("", ""),
    "ergens": ("Ergens in deze periode", ""),
    Zekerheid.MOGELIJK: (
        "Misschien in deze periode",
        "Of het in deze periode gebeurde, is niet zeker. Dit telt niet mee.",
    ),
    Zekerheid.ONBEKEND: (
        "Niet bekend wanneer: vastgelegd in deze periode",
        "Wij weten niet wanneer dit begon. Dit telt niet mee.",
    ),
}


@dataclass(frozen=True)
class Actieblok:
    """An actie with its first changes, by group; `is_meer` when there are more than these."""

    actie: Actie
    groepen: list[Groep]
    is_meer: bool

    @property
    def regels(self) -> list[Verschilregel]:
        return [regel for groep in self.groepen for regel in groep.regels]


@dataclass(frozen=True)
class Lijnblok:
    """A line with those of its acties that stand on the page."""

    lijn: Programmalijn
    acties: list[Actieblok]


@dataclass(frozen=True)
class Verschilblad:
    """One page, its number (0: not known), and the addresses of the pages around it (empty: there is none)."""

    lijnen: list[Lijnblok]
    vorige: str = ""
    volgende: str = ""
    nummer: int = 1


def blader(vraag: Vraag, kader: Kader, adres: Adres, per: int = PER_BLADZIJDE) -> Verschilblad:
    """The page that the address asks for."""
    na, voor = _lees(adres.get("na"), kader), _lees(adres.get("voor"), kader)
    terug = voor is not None and na is None
    anker = voor if terug else na
    gevonden = _plekken(vraag, kader, anker, terug, per + 1)
    meer, plekken = len(gevonden) > per, gevonden[:per]
    if not plekken:
        return Verschilblad([])
    if terug:
        plekken.reverse()
    return Verschilblad(
        _vul(vraag, [sleutel for _, _, sleutel in plekken]),
        vorige=_adres(adres, "voor", plekken[0], kader) if (meer if terug else anker is not None) else "",
        volgende=_adres(adres, "na", plekken[-1], kader) if (terug or meer) else "",
        nummer=bladnummer(adres),
    )


def _lees(token: str, kader: Kader) -> Plek | None:
    gelezen = lees_token(token)
    if gelezen is None:
        return None
    slug, _, titel = str(gelezen[0]).partition("/")
    plaatsen = {lijn.slug: plaats for plaats, lijn in enumerate(kader.lijnen)}
    return (plaatsen[slug], titel, gelezen[1]) if slug in plaatsen else None


def _adres(adres: Adres, kant: str, plek: Plek, kader: Kader) -> str:
    plaats, titel, sleutel = plek
    return adres_naast(adres, kant, f"{kader.lijnen[plaats].slug}/{titel}", sleutel)


def _plekken(vraag: Vraag, kader: Kader, anker: Plek | None, terug: bool, hoeveel: int) -> list[Plek]:
    """The first places after (or, `terug`, before) the anchor that have a change."""
    delen = []
    for plaats, lijn in enumerate(kader.lijnen):
        voorbij = anker is not None and (plaats > anker[0] if terug else plaats < anker[0])
        if voorbij or (vraag.lijnen and lijn.slug not in vraag.lijnen):
            continue
        hier = anker[1:] if anker and anker[0] == plaats else None
        delen.append(_van_lijn(vraag, plaats, lijn, hier, terug)[:hoeveel])
    if not delen:
        return []
    rijen = delen[0].union(*delen[1:], all=True) if delen[1:] else delen[0]
    return sorted(rijen, reverse=terug)[:hoeveel]


def _van_lijn(vraag: Vraag, plaats: int, lijn: Keuze, anker: tuple[str, int] | None, terug: bool) -> Any:
    """The places of one line with a change, in order."""
    # Asked of one actie after the other until there are enough; `Exists | Exists` would read the whole period first.
    eerste = Coalesce(*(Subquery(rijen.order_by().values("pk")[:1]) for rijen in _rijen_van(vraag, "pk").values()))
    met_verandering: Any = vraag.acties().annotate(eerste=eerste).filter(eerste__isnull=False)
    acties: ActieQuerySet = met_verandering.filter(programmalijn=lijn.pk)
    if anker is not None:
        vergelijk = TupleLessThan if terug else TupleGreaterThan
        acties = acties.filter(vergelijk(Tuple(F("sorteertitel"), F("pk")), anker))
    teken = "-" if terug else ""
    return (
        acties.annotate(plaats=Value(plaats, IntegerField()))
        .order_by(f"{teken}sorteertitel", f"{teken}pk")
        .values_list("plaats", "sorteertitel", "pk")
    )


def _rijen_van(vraag: Vraag, actie: str) -> dict[Zekerheid, Any]:
    """The rows of one actie, of which an outer query tells the key, that are asked for."""
    return {**vraag.van_deze(Gebeurtenis.objects.filter(actie=OuterRef(actie)))}


def _vul(vraag: Vraag, sleutels: list[int]) -> list[Lijnblok]:
    eerste = {
        naam: ArraySubquery(rijen.in_volgorde().values("pk")[: PER_GROEP[naam] + 1])
        for naam, rijen in _rijen_van(vraag, "pk").items()
    }
    gevonden: Any = Actie.objects.select_related("programmalijn").annotate(**eerste).in_bulk(sleutels)
    acties = [gevonden[sleutel] for sleutel in sleutels]
    nodig = {a.pk: {naam: getattr(a, naam)[:hoogstens] for naam, hoogstens in PER_GROEP.items()} for a in acties}
    regels = _regels([pk for delen in nodig.values() for deel in delen.values() for pk in deel], gevonden)
    blokken = (
        Actieblok(
            actie,
            _groepen({naam: [regels[pk] for pk in deel] for naam, deel in nodig[actie.pk].items()}),
            any(len(getattr(actie, naam)) > hoogstens for naam, hoogstens in PER_GROEP.items()),
        )
        for actie in acties
    )
    return list(_per_lijn(blokken))


def _groepen(delen: dict[Zekerheid, list[Verschilregel]]) -> list[Groep]:
    """Those that have anything in them."""
    zeker = delen.pop(Zekerheid.ZEKER)
    alle: dict[str, list[Verschilregel]] = {
        "dag": [regel for regel in zeker if not regel.rij.is_vaag],
        "ergens": [regel for regel in zeker if regel.rij.is_vaag],
        **{str(naam): regels for naam, regels in delen.items()},
    }
    return [Groep(naam, regels) for naam, regels in alle.items() if regels]


def _regels(sleutels: list[int], acties: dict[int, Actie]) -> dict[int, Verschilregel]:
    """By key of their rows."""
    rijen = list(Gebeurtenis.objects.filter(pk__in=sleutels).met_onderwerp().in_volgorde())
    for rij in rijen:
        rij.actie = acties[rij.actie_id]  # its address needs it; no query for each
    return {regel.rij.pk: regel for regel in Verhaal().vertel(rijen)}


def _per_lijn(blokken: Iterator[Actieblok]) -> Iterator[Lijnblok]:
    for lijn, groep in groupby(blokken, key=lambda blok: blok.actie.programmalijn):
        yield Lijnblok(lijn, list(groep))
