"""Which sources the open data may tell of, because something of an actie that is shown names them."""

from typing import Any

from django.db.models import QuerySet

from acties.models import Actie, Afspraak, Deelname, Document, Fase, Gebeurtenis, Mijlpaal, Onderdeel
from basis.bronnen.api import noemt
from basis.tijd.moment import Moment

VAN_EEN_ACTIE: tuple[Any, ...] = (Deelname, Document, Fase, Mijlpaal, Onderdeel)


def registreer() -> None:
    """Say it to the table of sources."""
    noemt(Actie.objects.te_zien)
    noemt(Afspraak.objects.te_zien)
    noemt(Gebeurtenis.objects.te_zien)
    for model in VAN_EEN_ACTIE:
        noemt(_van_acties(model))


def _van_acties(model: Any) -> Any:
    def rijen(moment: Moment) -> QuerySet[Any]:
        gevonden: QuerySet[Any] = model.objects.filter(actie__in=Actie.objects.te_zien(moment))
        return gevonden

    return rijen
