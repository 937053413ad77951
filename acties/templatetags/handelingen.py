"""What a button says: the name of the handeling that it begins."""

from django import template
from django.utils.text import capfirst

from acties.handelingen import HANDELINGEN, BevestigActueel, Handeling

register = template.Library()
_KLASSEN: dict[str, type[Handeling]] = {**HANDELINGEN, BevestigActueel.soort: BevestigActueel}


@register.simple_tag
def handelingnaam(soort: str) -> str:
    """What the kind of handeling is called, such as "Voortgang melden"."""
    return str(capfirst(_KLASSEN[soort].naam))
