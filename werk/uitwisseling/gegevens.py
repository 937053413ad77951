"""The rows of the sheets out of the database, as they are now and as they were at the version in a file.

They are read in pieces, never all in memory at once.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from acties.models import Actie, Afspraak, Deelname, Gebeurtenis, Herkomst, Houder, Mijlpaal, Toezegging
from acties.models.actie import ActieQuerySet
from basis.tijd.perioden import dag, toon_periode
from partijen.models import Gebruiker
from partijen.rechten import eigen_partijen
from partijen.rollen import Recht
from werk.uitwisseling.kolommen import ACTIES, AFSPRAKEN, MIJLPALEN, TOEZEGGINGEN, Blad, Bladrij

PER_KEER = 1_000  # rows that are read at once


def teksten(blad: Blad, acties: ActieQuerySet, gebruiker: Gebruiker) -> Iterator[list[str]]:
    """The cells of this sheet about these acties, row by row."""
    yield from ([kolom.cel(rij) for kolom in blad.kolommen] for rij in rijen(blad, acties, gebruiker))


def rijen(blad: Blad, acties: ActieQuerySet, gebruiker: Gebruiker) -> Iterator[Bladrij]:
    """What this sheet says about these acties and, of what parties promise, about the programme as a whole."""
    if blad is ACTIES:
        yield from (Bladrij(houder=actie) for actie in acties.iterator(PER_KEER))
    elif blad is MIJLPALEN:
        yield from (Bladrij(houder=mijlpaal.actie, ding=mijlpaal) for mijlpaal in _mijlpalen(acties).iterator(PER_KEER))
    elif blad is AFSPRAKEN:
        yield from map(_rij_van_afspraak, afspraken_voor(acties, gebruiker).iterator(PER_KEER))
    elif blad is TOEZEGGINGEN:
        yield from map(_rij_van_toezegging, toezeggingen_voor(acties, gebruiker).iterator(PER_KEER))


def _mijlpalen(acties: ActieQuerySet) -> QuerySet[Mijlpaal]:
    gekozen = Mijlpaal.objects.geldend().filter(actie__in=acties.order_by())
    return gekozen.select_related("actie").order_by("actie__sorteertitel", "actie_id", "volgorde", "pk")


def afspraken_voor(acties: ActieQuerySet, gebruiker: Gebruiker) -> QuerySet[Afspraak]:
    """Those that an own party made or proposed, and of the acties that it carries; all with a role for the portal."""
    gekozen = _met_makers().filter(Q(actie__in=acties.order_by()) | Q(programma__isnull=False))
    if not gebruiker.mag_overal(Recht.WERKPLEK):
        eigen = eigen_partijen(gebruiker).order_by()
        maakt = Toezegging.objects.filter(afspraak=OuterRef("pk"), partij__in=eigen)
        trekt = Deelname.objects.filter(actie=OuterRef("actie"), partij__in=eigen).die_trekken()
        gekozen = gekozen.filter(Q(indiener__in=eigen) | Exists(maakt) | Exists(trekt))
    return gekozen.order_by("actie__sorteertitel", "actie_id", "titel", "pk")


def _met_makers() -> QuerySet[Afspraak]:
    """All that anyone may see, each with what its makers are called."""
    namen = Toezegging.objects.filter(afspraak=OuterRef("pk")).order_by("partij__sorteernaam", "pk")
    naam = Coalesce(NullIf(F("partij__afkorting"), Value("")), F("partij__naam"))
    rijen = Afspraak.objects.zichtbaar().select_related("actie", "programma", "indiener")
    return rijen.annotate(makers=ArraySubquery(namen.values_list(naam)))


def _rij_van_afspraak(afspraak: Any) -> Bladrij:
    return Bladrij(houder=afspraak.houder, ding=afspraak, makers=tuple(afspraak.makers))


def toezeggingen_voor(acties: ActieQuerySet, gebruiker: Gebruiker) -> QuerySet[Toezegging]:
    """Those of the own parties; for who works for the portal also of what was found in a source."""
    wie = Q(partij__in=eigen_partijen(gebruiker).order_by())
    if gebruiker.mag_overal(Recht.MELDEN):
        wie |= Q(afspraak__herkomst=Herkomst.GEVONDEN)
    gekozen = Q(afspraak__actie__in=acties.order_by()) | Q(afspraak__programma__isnull=False)
    volgorde = ("afspraak__actie__sorteertitel", "afspraak__actie_id", "afspraak__titel", "afspraak_id")
    return _toezeggingen().filter(wie, gekozen).order_by(*volgorde, "partij__sorteernaam", "pk")


def _toezeggingen() -> QuerySet[Toezegging]:
    return Toezegging.objects.select_related("afspraak__actie", "afspraak__programma", "partij")


def _rij_van_toezegging(toezegging: Toezegging) -> Bladrij:
    return Bladrij(houder=toezegging.afspraak.houder, ding=toezegging)


def rijen_van(blad: Blad, slugs: set[str]) -> dict[tuple[str, ...], Bladrij]:
    """The rows of this sheet whose key begins with one of these, by their key; for comparing a file.

    Only what anyone may see. An afspraak stands in two sheets by its own slug, the rest by that of its actie.
    """
    if blad is AFSPRAKEN:
        return {(a.slug,): _rij_van_afspraak(a) for a in _met_makers().filter(slug__in=slugs)}
    if blad is TOEZEGGINGEN:
        gekozen = _toezeggingen().filter(afspraak__in=Afspraak.objects.zichtbaar().filter(slug__in=slugs))
        return {(t.afspraak.slug, t.partij.slug): _rij_van_toezegging(t) for t in gekozen}
    acties = Actie.objects.zichtbaar().filter(slug__in=slugs).order_by()
    if blad is MIJLPALEN:
        return {(m.actie.slug, m.slug): Bladrij(houder=m.actie, ding=m) for m in _mijlpalen(acties)}
    return {(a.slug,): Bladrij(houder=a) for a in acties.select_related("programmalijn", "soort")}


# -- what stood there at the version in a file, read back from the journal -------------------------------------


@dataclass
class Intussen:
    """A field that changed since the version in the file: what it was then, and who changed it last."""

    toen: Any
    door: str


class Sindsdien:
    """The rows of the journal since the oldest version in the file, of the acties (or the programme) that changed."""

    def __init__(self, oudste: dict[Houder, int], gebruiker: Gebruiker) -> None:
        """`oudste` has the oldest version of each; `gebruiker` is who asks."""
        self._gebruiker = gebruiker
        self._rijen: dict[Houder, list[Gebeurtenis]] = defaultdict(list)
        acties = [houder for houder in oudste if isinstance(houder, Actie)]
        wie = Q(actie__in=acties) | Q(programma__isnull=False) if len(acties) < len(oudste) else Q(actie__in=acties)
        rijen = Gebeurtenis.objects.filter(wie) if oudste else Gebeurtenis.objects.none()
        for rij in rijen.voor_lijst().order_by("actie_id", "versie").iterator():
            if rij.versie > oudste[rij.houder]:
                self._rijen[rij.houder].append(rij)

    def van(self, blad: Blad, rij: Bladrij, versie: int) -> dict[str, Intussen]:
        """The fields of this row that changed since this version."""
        gevonden: dict[str, Intussen] = {}
        velden = {rij.in_journaal(kolom.naam): kolom for kolom in blad.wijzigbaar}
        for gebeurtenis in self._rijen.get(rij.houder, ()):
            if gebeurtenis.versie <= versie or not _gaat_over(gebeurtenis, rij):
                continue
            for veld in gebeurtenis.naar.keys() & velden:
                kolom = velden[veld]
                toen = kolom.waarde.uit_journaal(gebeurtenis.van.get(veld))
                gevonden.setdefault(kolom.naam, Intussen(toen, "")).door = self._door(gebeurtenis)
        return gevonden

    def is_herschreven(self, rij: Bladrij, versie: int) -> bool:
        """Whether someone else changed the common part of the afspraak of this row since this version."""
        velden = {kolom.naam for kolom in AFSPRAKEN.wijzigbaar}
        return any(
            gebeurtenis.naar.keys() & velden and gebeurtenis.door_id != self._gebruiker.pk
            for gebeurtenis in self._rijen.get(rij.houder, ())
            if gebeurtenis.versie > versie and _gaat_over(gebeurtenis, rij)
        )

    def _door(self, rij: Gebeurtenis) -> str:
        op = toon_periode(dag(timezone.localdate(rij.geregistreerd_op)))
        if rij.door_id == self._gebruiker.pk:
            return f"u zelf, op {op}"
        return f"iemand anders ({rij.namens.korte_naam if rij.namens else 'de redactie'}), op {op}"


def _gaat_over(gebeurtenis: Gebeurtenis, rij: Bladrij) -> bool:
    """Whether the row of the journal is about the very thing of this row."""
    if isinstance(rij.ding, Mijlpaal):
        return gebeurtenis.mijlpaal_id == rij.ding.pk
    if rij.ding is not None:
        return gebeurtenis.afspraak_id == (rij.ding.pk if isinstance(rij.ding, Afspraak) else rij.ding.afspraak_id)
    return gebeurtenis.mijlpaal_id is None and gebeurtenis.afspraak_id is None and gebeurtenis.onderdeel_id is None


Verteld = list[tuple[int, dict[str, Any]]]


def oude_teksten(slugs: set[str]) -> dict[tuple[str, ...], Verteld]:
    """What the journal tells, by version, of the four texts that one party had in one actie: by those two."""
    rijen = Gebeurtenis.objects.zichtbaar().filter(actie__slug__in=slugs, afspraak__toezeggingen__in_journaal="stand")
    verteld: dict[tuple[str, ...], Verteld] = defaultdict(list)
    velden = ("actie__slug", "afspraak__toezeggingen__partij__slug", "versie", "naar")
    for actie, partij, versie, naar in rijen.order_by("versie").values_list(*velden):
        verteld[str(actie), str(partij)].append((versie, naar))
    return verteld
