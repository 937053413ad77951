"""Words of the templates: what a page is about, for machines."""

from django import template
from django.utils.safestring import SafeString

from acties import jsonld
from acties.dossier import Dossier
from basis.tijd.moment import Moment
from basis.web.jsonld import Ding, als_blok
from partijen.models import Partij

register = template.Library()


@register.simple_tag
def jsonld_van_actie(dossier: Dossier) -> SafeString:
    """Empty for what is not of the real programme of now."""
    return _blok(jsonld.van_actie(dossier))


@register.simple_tag
def jsonld_van_partij(partij: Partij, moment: Moment) -> SafeString:
    """Empty for what is not of the real programme of now."""
    return _blok(jsonld.van_partij(partij, moment))


def _blok(ding: Ding | None) -> SafeString:
    return als_blok(ding) if ding else SafeString()
