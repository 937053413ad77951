"""Cards of acties for lists: made once per version of an actie, then taken from memory (docs/adr/0007)."""

from collections.abc import Sequence

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from acties.delen import Deel
from acties.kader import Kader
from acties.models import Actie
from acties.standen import standen
from basis.tijd.moment import Moment

OP_DE_KAART = (Deel.DEELNAMES, Deel.FASEN, Deel.VERBLIJVEN, Deel.MIJLPALEN, Deel.VERANDERING)


def kaarten(acties: Sequence[Actie], kader: Kader, moment: Moment) -> list[SafeString]:
    """The HTML of a card for each actie, in the same order; of the past nothing is kept.

    One query at the most now, for the cards not yet made.
    """
    sleutels = {actie.pk: f"kaart:{actie.pk}:{actie.versie}:{kader.versie}:{moment.op}" for actie in acties}
    klaar = cache.get_many(sleutels.values()) if moment.is_nu else {}
    missen = [pk for pk, sleutel in sleutels.items() if sleutel not in klaar]
    nieuw = {sleutels[pk]: html for pk, html in _maak(missen, moment).items()}
    if nieuw and moment.is_nu:
        cache.set_many(nieuw)
    return [mark_safe((klaar | nieuw)[sleutel]) for sleutel in sleutels.values()]  # noqa: S308  # our own template


def _maak(sleutels: Sequence[int], moment: Moment) -> dict[int, SafeString]:
    if not sleutels:
        return {}
    gevonden = standen(Actie.objects.filter(pk__in=sleutels).voor_lijst(), moment, *OP_DE_KAART, teksten=False)
    return {
        pk: render_to_string("cotton/actiekaart.html", {"actie": stand.actie, "stand": stand})
        for pk, stand in gevonden.items()
    }
