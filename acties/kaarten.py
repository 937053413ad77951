"""Cards of acties for lists: made once per version of an actie, then taken from memory (docs/adr/0007)."""

from collections.abc import Iterable, Sequence

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from acties.delen import Deel
from acties.kader import Kader
from acties.models import Actie
from acties.standen import standen
from acties.tabellen import Sleutels
from basis.tijd.moment import Moment
from basis.web.geheugen import onthoud_elk

OP_DE_KAART = (Deel.DEELNAMES, Deel.FASEN, Deel.VERBLIJVEN, Deel.EINDE, Deel.MIJLPALEN, Deel.VERANDERING)


def kaarten(acties: Sequence[Actie], kader: Kader, moment: Moment) -> list[SafeString]:
    """The HTML of a card for each actie, in the same order; of the past nothing is kept.

    One query at the most now, for the cards not yet made.
    """
    if not moment.is_nu:
        gemaakt = _maak([actie.pk for actie in acties], moment)
        return [gemaakt[actie.pk] for actie in acties]
    return onthoud_elk(sleutels_van("kaart", acties, kader), lambda sleutels: _maak(sleutels, moment))


def sleutels_van(stuk: str, acties: Iterable[Actie], kader: Kader) -> dict[int, str]:
    """Under what a piece about each actie is kept: it is made anew when the actie changes, a name in it, or the day."""
    return {a.pk: f"{stuk}:{a.pk}:{a.versie}:{kader.versie}:{timezone.localdate()}" for a in acties}


def _maak(sleutels: Sequence[int], moment: Moment) -> dict[int, SafeString]:
    gevonden = standen(Sleutels(sleutels), moment, *OP_DE_KAART, teksten=False) if sleutels else {}
    return {
        pk: render_to_string("cotton/actiekaart.html", {"actie": stand.actie, "stand": stand})
        for pk, stand in gevonden.items()
    }
