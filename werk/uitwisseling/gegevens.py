"""The rows of the sheets out of the database, as they are now and as they were at the version in a file.

They are read in pieces, never all in memory at once.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from acties.models import Actie, Afspraak, Deelname, Gebeurtenis, Mijlpaal
from acties.models.actie import ActieQuerySet
from basis.tijd.perioden import dag, toon_periode
from partijen.models import Gebruiker
from partijen.rechten import eigen_partijen
from partijen.rollen import Recht
from werk.uitwisseling.kolommen import ACTIES, AFSPRAKEN, BLADEN, MIJLPALEN, Blad, Bladrij

PER_KEER = 1_000  # rows that are read at once


def teksten(blad: Blad, acties: ActieQuerySet, gebruiker: Gebruiker) -> Iterator[list[str]]:
    """The cells of this sheet about these acties, row by row."""
    yield from ([kolom.cel(rij) for kolom in blad.kolommen] for rij in rijen(blad, acties, gebruiker))


def rijen(blad: Blad, acties: ActieQuerySet, gebruiker: Gebruiker) -> Iterator[Bladrij]:
    """What this sheet says about these acties."""
    if blad is ACTIES:
        yield from (Bladrij(actie=actie) for actie in acties.iterator(PER_KEER))
    elif blad is MIJLPALEN:
        yield from (Bladrij(actie=mijlpaal.actie, ding=mijlpaal) for mijlpaal in _mijlpalen(acties).iterator(PER_KEER))
    elif blad is AFSPRAKEN:
        yield from _afspraken(acties, gebruiker)


def _mijlpalen(acties: ActieQuerySet) -> QuerySet[Mijlpaal]:
    gekozen = Mijlpaal.objects.geldend().filter(actie__in=acties.order_by())
    return gekozen.select_related("actie").order_by("actie__sorteertitel", "actie_id", "volgorde", "pk")


def _afspraken(acties: ActieQuerySet, gebruiker: Gebruiker) -> Iterator[Bladrij]:
    """Those that there are, and below them an empty row for each own party that promised nothing yet."""
    gekozen = Afspraak.objects.filter(actie__in=acties.order_by()).select_related("actie", "partij")
    for afspraak in gekozen.order_by("actie__sorteertitel", "actie_id", "partij__sorteernaam", "pk").iterator(PER_KEER):
        yield Bladrij(actie=afspraak.actie, ding=afspraak, partij=afspraak.partij)
    for deelname in zonder_afspraak(acties, gebruiker).iterator(PER_KEER):
        yield Bladrij(actie=deelname.actie, partij=deelname.partij)


def zonder_afspraak(acties: ActieQuerySet, gebruiker: Gebruiker) -> QuerySet[Deelname]:
    """Of the person's own parties: the pairs of actie and party without an afspraak, each once."""
    eigen = eigen_partijen(gebruiker, Recht.MELDEN).order_by()
    afspraak = Afspraak.objects.filter(actie=OuterRef("actie"), partij=OuterRef("partij"))
    paren = Deelname.objects.filter(~Exists(afspraak), actie__in=acties.order_by(), partij__in=eigen)
    return paren.select_related("actie", "partij").order_by("actie_id", "partij_id").distinct("actie_id", "partij_id")


def rijen_van(blad: Blad, slugs: set[str]) -> dict[tuple[str, ...], Bladrij]:
    """The rows of this sheet about the published acties with these slugs, by their key; for comparing a file."""
    acties = Actie.objects.zichtbaar().filter(slug__in=slugs).order_by()
    if blad is ACTIES:
        return {(a.slug,): Bladrij(actie=a) for a in acties.select_related("programmalijn", "soort")}
    if blad is MIJLPALEN:
        return {(m.actie.slug, m.slug): Bladrij(actie=m.actie, ding=m) for m in _mijlpalen(acties)}
    deelnames = Deelname.objects.filter(actie__in=acties).select_related("actie", "partij")
    gevonden: dict[tuple[str, ...], Bladrij] = {
        (d.actie.slug, d.partij.slug): Bladrij(actie=d.actie, partij=d.partij) for d in deelnames
    }
    for a in Afspraak.objects.filter(actie__in=acties).select_related("actie", "partij"):
        gevonden[a.actie.slug, a.partij.slug] = Bladrij(actie=a.actie, ding=a, partij=a.partij)
    return gevonden


# -- what stood there at the version in a file, read back from the journal -------------------------------------

_WAARDEN = {(blad.naam, kolom.naam): kolom.waarde for blad in BLADEN for kolom in blad.wijzigbaar}


@dataclass
class Intussen:
    """A field that changed since the version in the file: what it was then, and who changed it last."""

    toen: Any
    door: str


class Sindsdien:
    """The rows of the journal since the oldest version in the file, of the acties that changed since."""

    def __init__(self, oudste: dict[int, int], gebruiker: Gebruiker) -> None:
        """`oudste` has the oldest version per key of an actie; `gebruiker` is who asks."""
        self._gebruiker = gebruiker
        self._rijen: dict[int, list[Gebeurtenis]] = defaultdict(list)
        rijen = Gebeurtenis.objects.filter(actie__in=oudste) if oudste else Gebeurtenis.objects.none()
        for rij in rijen.voor_lijst().order_by("actie_id", "versie").iterator():
            if rij.versie > oudste[rij.actie_id]:
                self._rijen[rij.actie_id].append(rij)

    def van(self, rij: Bladrij, versie: int) -> dict[str, Intussen]:
        """The fields of this row that changed since this version."""
        gevonden: dict[str, Intussen] = {}
        for gebeurtenis in self._sinds(rij.actie, versie):
            if not _gaat_over(gebeurtenis, rij):
                continue
            for veld in gebeurtenis.naar:
                waarde = _WAARDEN.get((_blad(rij), veld))
                if waarde is None:
                    continue
                toen = waarde.uit_journaal(gebeurtenis.van.get(veld))
                gevonden.setdefault(veld, Intussen(toen, "")).door = self._door(gebeurtenis)
        return gevonden

    def _door(self, rij: Gebeurtenis) -> str:
        op = toon_periode(dag(timezone.localdate(rij.geregistreerd_op)))
        if rij.door_id == self._gebruiker.pk:
            return f"u zelf, op {op}"
        return f"iemand anders ({rij.namens.korte_naam if rij.namens else 'de redactie'}), op {op}"

    def _sinds(self, actie: Actie, versie: int) -> list[Gebeurtenis]:
        return [gebeurtenis for gebeurtenis in self._rijen.get(actie.pk, ()) if gebeurtenis.versie > versie]


def _blad(rij: Bladrij) -> str:
    return "mijlpalen" if isinstance(rij.ding, Mijlpaal) else "afspraken" if rij.partij else "acties"


def _gaat_over(gebeurtenis: Gebeurtenis, rij: Bladrij) -> bool:
    """Whether the row of the journal is about the very thing of this row."""
    if isinstance(rij.ding, Mijlpaal):
        return gebeurtenis.mijlpaal_id == rij.ding.pk
    if rij.partij:
        return rij.ding is not None and gebeurtenis.afspraak_id == rij.ding.pk
    return gebeurtenis.mijlpaal_id is None and gebeurtenis.afspraak_id is None and gebeurtenis.onderdeel_id is None
