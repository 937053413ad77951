"""Changes of the kinds of actie, with their phases, and of the kinds of onderdeel."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from acties import zoekregels
from acties.models import Fasedefinitie, Onderdeelsoort, Soort
from basis.web.opslaan import bewaar, verschil


@transaction.atomic
def leg_soort_vast(
    *, slug: str, velden: Mapping[str, Any], fasen: Sequence[Mapping[str, Any]] | None = None
) -> tuple[Soort, bool]:
    """Make the kind with this slug have these fields and phases; the kind, and whether anything changed.

    The order of `fasen` (each with its `slug`) is that of the phases. A phase that is not named stays, behind the
    others: acties may have been in it. None leaves the phases as they are.
    """
    soort = Soort.objects.select_for_update().filter(slug=slug).first() or Soort(slug=slug)
    is_anders = bewaar(soort, velden)
    if anders_verdeeld := _zet_fasen(soort, fasen or ()):
        zoekregels.werk_fasen_van_soort_bij(slug)
    return soort, anders_verdeeld or is_anders


def _zet_fasen(soort: Soort, fasen: Sequence[Mapping[str, Any]]) -> bool:
    """Give the kind these phases in this order; whether anything changed. The database checks the order at the end."""
    oud = {fase.slug: fase for fase in soort.fasedefinities.all()}
    namen = [fase["slug"] for fase in fasen]
    gewenst = [*fasen, *({"slug": slug} for slug in oud if fasen and slug not in namen)]
    anders = [
        _bewaar_fase(oud.get(fase["slug"], Fasedefinitie(soort=soort)), {**fase, "volgorde": nummer})
        for nummer, fase in enumerate(gewenst, start=1)
    ]
    return any(anders)


def _bewaar_fase(fase: Fasedefinitie, velden: Mapping[str, Any]) -> bool:
    anders = verschil(fase, velden)
    for naam, waarde in anders.items():
        setattr(fase, naam, waarde)
    if anders:
        fase.clean_fields()
        fase.save(update_fields=None if fase._state.adding else list(anders))
    return bool(anders)


@transaction.atomic
def leg_onderdeelsoort_vast(*, slug: str, velden: Mapping[str, Any]) -> tuple[Onderdeelsoort, bool]:
    """Make the kind of onderdeel with this slug have these fields; the kind, and whether anything changed."""
    soort = Onderdeelsoort.objects.select_for_update().filter(slug=slug).first() or Onderdeelsoort(slug=slug)
    heette = soort.naam if soort.pk else None
    is_anders = bewaar(soort, velden)
    if heette not in (None, soort.naam):
        zoekregels.werk_onderdelen_bij(slug)
    return soort, is_anders
