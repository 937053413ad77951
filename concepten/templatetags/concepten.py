"""That there are drafts at an actie, on its own page."""

from typing import Any

from django import template

from acties.models import Actie
from concepten.models import Concept
from partijen.models import Gebruiker

register = template.Library()


@register.simple_tag
def open_concepten(actie: Actie, gebruiker: Gebruiker | None) -> Any:
    """The drafts at this actie that this person may see; none for a reader."""
    if gebruiker is None:
        return ()
    return Concept.objects.open_bij([actie]).zichtbaar_voor(gebruiker).voor_lijst()
