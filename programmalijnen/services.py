"""Every change of the frame of the programme and of its pages."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from basis.web.markdown import platte_tekst
from basis.web.opslaan import bewaar, verwijder_ongebruikt
from basis.zoeken.register import is_hernoemd
from basis.zoeken.services import Indexregel, verwijder, zet
from programmalijnen.models import Opgave, Pagina, Programmalijn

PAGINA = "pagina"
PROGRAMMALIJN = "programmalijn"
BLIJFT = "De site verwijst zelf naar deze pagina. U kunt de tekst veranderen, maar de pagina niet {}."


def regel(pagina: Pagina) -> Indexregel:
    """What the search page may find of it."""
    return Indexregel(
        soort=PAGINA,
        sleutel=pagina.pk,
        titel=pagina.titel,
        kort=pagina.omschrijving,
        tekst=platte_tekst(pagina.tekst),
        url=pagina.get_absolute_url(),
        gewicht=0.7,
    )


def alle_regels() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    for pagina in Pagina.objects.zichtbaar().iterator():
        yield regel(pagina)


@transaction.atomic
def leg_opgave_vast(*, slug: str, velden: dict[str, Any]) -> tuple[Opgave, bool]:
    """Make the opgave with this slug have these fields; the opgave, and whether anything changed."""
    opgave = Opgave.objects.select_for_update().filter(slug=slug).first() or Opgave(slug=slug)
    return opgave, bewaar(opgave, velden)


@transaction.atomic
def leg_programmalijn_vast(*, slug: str, velden: dict[str, Any]) -> tuple[Programmalijn, bool]:
    """Make the line with this slug have these fields; the line, and whether anything changed."""
    lijn = Programmalijn.objects.select_for_update().filter(slug=slug).first() or Programmalijn(slug=slug)
    heette = lijn.titel if lijn.pk else None
    is_anders = bewaar(lijn, velden)
    if heette not in (None, lijn.titel):
        is_hernoemd(PROGRAMMALIJN, slug)
    return lijn, is_anders


@transaction.atomic
def leg_pagina_vast(*, slug: str, velden: dict[str, Any]) -> tuple[Pagina, bool]:
    """Make the page with this slug have these fields; the page, and whether anything changed.

    Raises ValidationError when a page that the site itself links to would go.
    """
    pagina = Pagina.objects.select_for_update().filter(slug=slug).first() or Pagina(slug=slug)
    if pagina.is_vast and not velden.get("is_gepubliceerd", True):
        raise ValidationError({"is_gepubliceerd": BLIJFT.format("intrekken")})
    is_anders = bewaar(pagina, velden)
    if is_anders and pagina.is_gepubliceerd:
        zet(regels=[regel(pagina)])
    elif is_anders:
        verwijder(soort=PAGINA, sleutels=[pagina.pk])
    return pagina, is_anders


@transaction.atomic
def zet_lijn_op_plaats(*, lijn: Programmalijn, volgorde: int) -> bool:
    """Give a line this place; the line that stands there takes its old one. Whether anything changed."""
    plaatsen = {rij.pk: rij.volgorde for rij in Programmalijn.objects.select_for_update()}
    oud = plaatsen[lijn.pk]
    if oud == volgorde:
        return False
    alle = Programmalijn.objects.all()
    vrij = (alle.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0) + 1
    wijkt = [sleutel for sleutel, plaats in plaatsen.items() if plaats == volgorde]
    alle.filter(pk=lijn.pk).update(volgorde=vrij)
    alle.filter(pk__in=wijkt).update(volgorde=oud)
    alle.filter(pk=lijn.pk).update(volgorde=volgorde)
    return True


@transaction.atomic
def verwijder_opgave(*, opgave: Opgave) -> None:
    """Remove an opgave that nothing refers to. Raises ProtectedError."""
    verwijder_ongebruikt(opgave)


@transaction.atomic
def verwijder_programmalijn(*, lijn: Programmalijn) -> None:
    """Remove a line without acties. Raises ProtectedError."""
    verwijder_ongebruikt(lijn)


@transaction.atomic
def verwijder_pagina(*, pagina: Pagina) -> None:
    """Remove a page, also from the search index. Raises ValidationError for one that the site itself links to."""
    if pagina.is_vast:
        raise ValidationError(BLIJFT.format("verwijderen"))
    sleutel = pagina.pk
    pagina.delete()
    verwijder(soort=PAGINA, sleutels=[sleutel])
