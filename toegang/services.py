"""Every change of who gets in."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from logboek.models import Handeling
from logboek.services import leg_vast
from partijen.models import Gebruiker, Portaalrol
from partijen.services import geef_portaalrol, geef_rol
from toegang.models import Uitnodiging


@transaction.atomic
def neem_aan(*, uitnodiging: Uitnodiging, gebruiker: Gebruiker) -> None:
    """Give the person the role of the invitation, that is then used up.

    Raises ValidationError when it was used, withdrawn or too old: of two at once, one gets it.
    """
    nu = (
        Uitnodiging.objects.select_for_update(of=("self",))
        .open()
        .filter(pk=uitnodiging.pk)
        .select_related("partij")
        .first()
    )
    if nu is None:
        raise ValidationError("Deze uitnodiging is niet meer geldig. Vraag om een nieuwe.")
    if nu.partij is not None:
        geef_rol(gebruiker=gebruiker, partij=nu.partij, rol=nu.rol, door=nu.door)
    else:
        geef_portaalrol(gebruiker=gebruiker, rol=Portaalrol(nu.rol), door=nu.door)
    nu.gebruikt_op, nu.gebruiker = timezone.now(), gebruiker
    nu.save(update_fields=["gebruikt_op", "gebruiker"])
    leg_vast(Handeling.UITNODIGING_GEBRUIKT, door=gebruiker, object_=str(nu))
