"""Changes of what a person keeps at the workplace."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from partijen.models import Gebruiker, Partij
from partijen.rechten import eigen_partijen
from partijen.rollen import Recht
from werk.models import BewaardFilter

MEESTE = 30


@transaction.atomic
def bewaar_filter(*, gebruiker: Gebruiker, naam: str, vraag: str, partij: Partij | None = None) -> BewaardFilter:
    """Keep a choice under a name; with a party its colleagues see it too. Raises ValidationError by field."""
    if partij is not None and not eigen_partijen(gebruiker, Recht.WERKPLEK).filter(pk=partij.pk).exists():
        raise PermissionDenied("U deelt een filter alleen met een eigen partij.")
    Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)  # two clicks wait for each other
    if BewaardFilter.objects.van(gebruiker).count() >= MEESTE:
        raise ValidationError({"naam": f"U hebt al {MEESTE} bewaarde filters. Verwijder er eerst een."})
    filter_ = BewaardFilter(gebruiker=gebruiker, naam=naam, vraag=vraag, partij=partij)
    filter_.full_clean()
    filter_.save()
    return filter_


def verwijder_filter(*, bewaard: BewaardFilter, door: Gebruiker) -> None:
    """Take away one's own filter; raises PermissionDenied for that of a colleague."""
    if bewaard.gebruiker_id != door.pk:
        raise PermissionDenied("Alleen wie een filter bewaarde, verwijdert het.")
    bewaard.delete()
