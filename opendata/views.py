"""Following the programme without an account: feeds, calendars, and the page that explains them.

They change with the content of the portal only: whoever has them already is told so, before anything is made.
"""

import zlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import condition

from acties.kader import Kader, lees_kader
from acties.models import Actie
from basis.web.drukte import BESTAND, BLADZIJDE, zwaar
from basis.web.geheugen import merk_van, onthoud
from basis.web.moment import met_demo
from basis.web.verzoek import MomentVerzoek, require_safe
from opendata import onderwerpen
from opendata.agenda import HOOGSTENS, maak_agenda
from opendata.deelbeeld import maak_deelbeeld
from opendata.feeds import AANTAL, maak_feed

NIET_IN_ZOEKMACHINES = {"X-Robots-Tag": "noindex"}
VORM = 3  # raise it when feeds or calendars are made in another way: what readers have then no longer holds

Gezicht = Callable[..., HttpResponse]


def volgt_stempel(gezicht: Gezicht) -> Gezicht:
    """For a view `(request, kader, …)` whose answer depends on the content, the day and its own address only.

    `ETag` comes from the stamps. `Last-Modified` is when this process first saw them: the moment of the last row of
    the journal would not do, because a mended title moves the stamps and writes no row.
    """

    @wraps(gezicht)
    def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        begin = timezone.now()  # before reading: what changes after this is newer
        kader = lees_kader()
        sinds = onthoud(f"sinds:{VORM}:{kader.stempel}:{timezone.localdate()}", lambda: begin)
        merk = merk_van(request, VORM, kader.stempel)
        met_voorwaarde = condition(lambda *a, **k: merk, lambda *a, **k: sinds)
        antwoord: HttpResponse = met_voorwaarde(gezicht)(request, kader, *args, **kwargs)
        return antwoord

    return bekijk


@require_safe
@zwaar(BLADZIJDE)
@volgt_stempel
def feed(request: HttpRequest, kader: Kader, wat: str, slug: str = "") -> HttpResponse:
    """What was recorded last about the acties of this address; `?alles=ja` also that something is still true."""
    onderwerp = onderwerpen.kies(wat, slug, request.GET, kader)
    alles = request.GET.get("alles") == "ja"
    inhoud = _onthoud_klein(
        f"feed:{kader.stempel}:{onderwerp.feed}:{alles}",
        lambda: maak_feed(onderwerp, met_bevestigingen=alles),
    )
    return HttpResponse(inhoud, content_type=Atom1Feed.content_type, headers=NIET_IN_ZOEKMACHINES)


@require_safe
@zwaar(BLADZIJDE)
@volgt_stempel
def agenda(request: HttpRequest, kader: Kader, wat: str, slug: str = "") -> HttpResponse:
    """The mijlpalen and open afspraken of the acties of this address, for a calendar to subscribe to."""
    onderwerp = onderwerpen.kies(wat, slug, request.GET, kader)
    vandaag = timezone.localdate()
    inhoud = _onthoud_klein(
        f"agenda:{kader.stempel}:{vandaag}:{onderwerp.agenda}",
        lambda: maak_agenda(onderwerp, vandaag),
    )
    bestand = {"Content-Disposition": f'inline; filename="mijlpalen-{slug or wat}.ics"'}
    return HttpResponse(inhoud, content_type="text/calendar; charset=utf-8", headers=NIET_IN_ZOEKMACHINES | bestand)


@require_safe
@zwaar(BESTAND)
@volgt_stempel
def deelbeeld(request: HttpRequest, kader: Kader, slug: str = "") -> HttpResponse:
    """The picture that goes along with a shared address, of an actie that everyone sees or of the portal."""
    actie = get_object_or_404(Actie.objects.zichtbaar().select_related("programmalijn"), slug=slug) if slug else None
    waarvan = f"{kader.versie}:{actie.pk}:{actie.versie}" if actie else "portaal"  # what the picture tells of
    inhoud = onthoud(f"deelbeeld:{VORM}:{waarvan}", lambda: maak_deelbeeld(actie))
    return HttpResponse(inhoud, content_type="image/png", headers=NIET_IN_ZOEKMACHINES)


@require_safe
@met_demo
def volgen(request: MomentVerzoek) -> HttpResponse:
    """What a feed and a calendar are, how to use them, and their addresses; also those of the choice in the address."""
    kader = lees_kader()
    keuze = onderwerpen.uit_adres(request.GET, kader)
    context = {
        "keuze": keuze,
        "met_bevestigingen": (keuze or onderwerpen.alles(request.moment)).feed_met_bevestigingen,
        "vaste": [onderwerpen.alles(request.moment), *onderwerpen.lijnen(kader, request.moment)],
        "berichten": AANTAL,
        "mijlpalen": HOOGSTENS,
    }
    return render(request, "opendata/volgen.html", context)


def _onthoud_klein(sleutel: str, maak: Callable[[], bytes]) -> bytes:
    """The bytes of this key, kept compressed: a calendar of a thousand events is large, and much of it repeats."""
    return zlib.decompress(onthoud(f"{VORM}:{sleutel}", lambda: zlib.compress(maak(), level=4)))
