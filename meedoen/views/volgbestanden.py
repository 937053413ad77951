"""What feed readers and calendars get: they change with the content and the day, not with each reaction."""

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from acties.kader import Kader
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.geheugen import onthoud
from basis.web.moment import nu_van
from basis.web.verzoek import require_safe
from meedoen.bestanden import maak_agenda, maak_feed
from opendata.views import NIET_IN_ZOEKMACHINES, volgt_stempel


@require_safe
@zwaar(BLADZIJDE)
@volgt_stempel
def feed(request: HttpRequest, kader: Kader) -> HttpResponse:
    """What happened last to questions: asked, answered, later, closed."""
    moment = nu_van(request.GET)
    sleutel = f"vragenfeed:{kader.stempel}:{moment.vraag}"
    inhoud = onthoud(sleutel, lambda: maak_feed(moment))
    return HttpResponse(inhoud, content_type=Atom1Feed.content_type, headers=NIET_IN_ZOEKMACHINES)


@require_safe
@zwaar(BLADZIJDE)
@volgt_stempel
def agenda(request: HttpRequest, kader: Kader) -> HttpResponse:
    """When questions open and close, and by when an answer was promised."""
    moment = nu_van(request.GET)
    sleutel = f"vragenagenda:{kader.stempel}:{moment.vraag}"
    inhoud = onthoud(sleutel, lambda: maak_agenda(moment))
    koppen = NIET_IN_ZOEKMACHINES | {"Content-Disposition": 'inline; filename="meedoen.ics"'}
    return HttpResponse(inhoud, content_type="text/calendar; charset=utf-8", headers=koppen)
