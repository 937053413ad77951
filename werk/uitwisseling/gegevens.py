"""The rows of the sheets out of the database, in a constant number of queries and never all in memory at once."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet

from acties.models import Actie, Afspraak, Deelname, Mijlpaal
from acties.models.actie import ActieQuerySet
from partijen.models import Gebruiker
from partijen.rechten import Recht, eigen_partijen
from werk.uitwisseling.kolommen import ACTIES, AFSPRAKEN, MIJLPALEN, Blad, Rij

PER_KEER = 1_000  # rows that are read at once


def teksten(blad: Blad, acties: ActieQuerySet, gebruiker: Gebruiker) -> Iterator[list[str]]:
    """The cells of this sheet about these acties, row by row."""
    yield from ([kolom.cel(rij) for kolom in blad.kolommen] for rij in rijen(blad, acties, gebruiker))


def rijen(blad: Blad, acties: ActieQuerySet, gebruiker: Gebruiker) -> Iterator[Rij]:
    """What this sheet says about these acties."""
    if blad is ACTIES:
        yield from (Rij(actie=actie) for actie in acties.iterator(PER_KEER))
    elif blad is MIJLPALEN:
        yield from (Rij(actie=mijlpaal.actie, ding=mijlpaal) for mijlpaal in _mijlpalen(acties).iterator(PER_KEER))
    elif blad is AFSPRAKEN:
        yield from _afspraken(acties, gebruiker)


def _mijlpalen(acties: ActieQuerySet) -> QuerySet[Mijlpaal]:
    gekozen = Mijlpaal.objects.geldend().filter(actie__in=acties.order_by())
    return gekozen.select_related("actie").order_by("actie__sorteertitel", "actie_id", "volgorde", "pk")


def _afspraken(acties: ActieQuerySet, gebruiker: Gebruiker) -> Iterator[Rij]:
    """Those that there are, and below them an empty row for each own party that promised nothing yet."""
    gekozen = Afspraak.objects.filter(actie__in=acties.order_by()).select_related("actie", "partij")
    for afspraak in gekozen.order_by("actie__sorteertitel", "actie_id", "partij__sorteernaam", "pk").iterator(PER_KEER):
        yield Rij(actie=afspraak.actie, ding=afspraak, partij=afspraak.partij)
    for deelname in zonder_afspraak(acties, gebruiker).iterator(PER_KEER):
        yield Rij(actie=deelname.actie, partij=deelname.partij)


def zonder_afspraak(acties: ActieQuerySet, gebruiker: Gebruiker) -> QuerySet[Deelname]:
    """Of the person's own parties: the pairs of actie and party without an afspraak, each once."""
    eigen = eigen_partijen(gebruiker, Recht.MELDEN).order_by()
    afspraak = Afspraak.objects.filter(actie=OuterRef("actie"), partij=OuterRef("partij"))
    paren = Deelname.objects.filter(~Exists(afspraak), actie__in=acties.order_by(), partij__in=eigen)
    return paren.select_related("actie", "partij").order_by("actie_id", "partij_id").distinct("actie_id", "partij_id")


def rijen_van(blad: Blad, slugs: set[str]) -> dict[tuple[str, ...], Rij]:
    """The rows of this sheet about the published acties with these slugs, by their key; for comparing a file."""
    acties = Actie.objects.zichtbaar().filter(slug__in=slugs).order_by()
    if blad is ACTIES:
        return {(a.slug,): Rij(actie=a) for a in acties.select_related("programmalijn", "soort")}
    if blad is MIJLPALEN:
        return {(m.actie.slug, m.slug): Rij(actie=m.actie, ding=m) for m in _mijlpalen(acties)}
    deelnames = Deelname.objects.filter(actie__in=acties).select_related("actie", "partij")
    gevonden: dict[tuple[str, ...], Rij] = {
        (d.actie.slug, d.partij.slug): Rij(actie=d.actie, partij=d.partij) for d in deelnames
    }
    for a in Afspraak.objects.filter(actie__in=acties).select_related("actie", "partij"):
        gevonden[a.actie.slug, a.partij.slug] = Rij(actie=a.actie, ding=a, partij=a.partij)
    return gevonden
