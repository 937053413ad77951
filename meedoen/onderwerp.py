"""A question to citizens as something to follow: what the journal of its actie tells of it.

One about the programme as a whole has no journal that tells of it, so nobody could be told: it is not offered.
"""

from django.http import QueryDict
from django.shortcuts import get_object_or_404

from acties.kader import Kader
from acties.models import Gebeurtenis
from basis.web.tekst import apart
from meedoen.models import Vraag
from opendata.onderwerpen import Bereik, Onderwerp, Soort


def _kies(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    gevonden = get_object_or_404(Vraag.objects.zichtbaar().in_een_journaal(), slug=slug)
    bereik = Bereik(Gebeurtenis.objects.zichtbaar().over_vraag(slug))
    return Onderwerp("vraag", f"Vraag: {apart(gevonden.titel)}", gevonden.get_absolute_url(), bereik, slug)


# Its days (opens, closes, answer promised) are in the calendar of all questions.
VRAAG = Soort(_kies, "meedoen/<slug:slug>", "vraag", met_agenda=False)
