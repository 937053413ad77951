"""Which acties the workplace shows: those of the person's parties, by the address of the page."""

from django.http import QueryDict

from acties.filters import ActieFilter
from acties.kader import lees_kader
from acties.models import Actie
from acties.models.actie import ActieQuerySet
from partijen.models import Gebruiker
from partijen.rechten import Recht, partijen_met


def gekozen_acties(gebruiker: Gebruiker, adres: QueryDict) -> ActieQuerySet:
    """The published acties of this person's parties that the filters in the address leave; sorted for a list."""
    eigen = Actie.objects.zichtbaar().van_partijen(partijen_met(gebruiker, Recht.WERKPLEK))
    return ActieFilter(adres, lees_kader(), eigen).rijen().voor_lijst()
