"""That there are drafts at an actie, on its own page."""

from typing import Any

from django import template
from django.urls import reverse

from acties.handelingen import Handeling
from acties.models import Actie
from basis.postgres.vast import PLAATS, Vast
from partijen.models import Gebruiker
from werk.concepten.models import Concept
from werk.concepten.services import wachtend

register = template.Library()


@register.simple_tag
def conceptadres(handeling: Handeling) -> str:
    """Where a form for this is sent to be kept as a draft."""
    if isinstance(handeling.houder, Actie):
        return reverse("concepten:nieuw", args=[handeling.houder.slug, *handeling.delen])
    return reverse("concepten:programma", args=handeling.delen)


@register.simple_tag
def ligt_al(handeling: Handeling) -> Concept | None:
    """The draft that waits for the same report."""
    return wachtend(handeling)


@register.simple_tag
def open_concepten(actie: Actie, gebruiker: Gebruiker | None) -> Any:
    """The drafts at this actie that this person may see; none for a reader."""
    if gebruiker is None or not _OPEN(actie.pk):  # as nearly always; asking whose they are costs far more
        return ()
    return Concept.objects.open_bij([actie]).zichtbaar_voor(gebruiker).voor_lijst()


_OPEN = Vast(lambda: Concept.objects.open().filter(actie__pk__gelijk=PLAATS).values_list("pk")[:1])
