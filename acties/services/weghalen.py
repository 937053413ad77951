"""Removing what nothing belongs to; what the journal tells of is never removed."""

from django.db import transaction

from acties.models import Fasedefinitie, Onderdeelsoort, Soort
from basis.web.opslaan import verwijder_ongebruikt


@transaction.atomic
def verwijder_soort(*, soort: Soort | Onderdeelsoort) -> None:
    """Remove a kind that nothing belongs to. Raises ProtectedError."""
    verwijder_ongebruikt(soort)


@transaction.atomic
def verwijder_fasedefinitie(*, fase: Fasedefinitie) -> None:
    """Remove a phase that no actie was ever in. Raises ProtectedError."""
    verwijder_ongebruikt(fase)
