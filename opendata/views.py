"""Following the programme without an account: feeds, calendars, and the page that explains them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from acties.kader import Kader, lees_kader
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.methoden import require_safe
from opendata import onderwerpen
from opendata.agenda import HOOGSTENS, maak_agenda
from opendata.bewaard import onthoud_klein, volgt_stempel
from opendata.feeds import AANTAL, maak_feed

NIET_IN_ZOEKMACHINES = {"X-Robots-Tag": "noindex"}


@require_safe
@zwaar(BLADZIJDE)
@volgt_stempel
def feed(request: HttpRequest, kader: Kader, wat: str, slug: str = "") -> HttpResponse:
    """What was recorded last about the acties of this address; `?alles=ja` also that something is still true."""
    onderwerp = onderwerpen.kies(wat, slug, request.GET, kader)
    alles, hier = request.GET.get("alles") == "ja", request.build_absolute_uri
    inhoud = onthoud_klein(
        f"feed:{kader.stempel}:{hier('/')}:{onderwerp.feed}:{alles}",
        lambda: maak_feed(onderwerp, hier, met_bevestigingen=alles),
    )
    return HttpResponse(inhoud, content_type=Atom1Feed.content_type, headers=NIET_IN_ZOEKMACHINES)


@require_safe
@zwaar(BLADZIJDE)
@volgt_stempel
def agenda(request: HttpRequest, kader: Kader, wat: str, slug: str = "") -> HttpResponse:
    """The mijlpalen of the acties of this address, for a calendar to subscribe to."""
    onderwerp = onderwerpen.kies(wat, slug, request.GET, kader)
    vandaag, hier = timezone.localdate(), request.build_absolute_uri
    inhoud = onthoud_klein(
        f"agenda:{kader.stempel}:{vandaag}:{hier('/')}:{onderwerp.agenda}",
        lambda: maak_agenda(onderwerp, hier, vandaag),
    )
    bestand = {"Content-Disposition": f'inline; filename="mijlpalen-{slug or wat}.ics"'}
    return HttpResponse(inhoud, content_type="text/calendar; charset=utf-8", headers=NIET_IN_ZOEKMACHINES | bestand)


@require_safe
def volgen(request: HttpRequest) -> HttpResponse:
    """What a feed and a calendar are, how to use them, and their addresses; also those of the choice in the address."""
    kader = lees_kader()
    keuze = onderwerpen.uit_adres(request.GET, kader)
    feed = (keuze or onderwerpen.alles()).feed
    context = {
        "keuze": keuze,
        "met_bevestigingen": f"{feed}{'&' if '?' in feed else '?'}alles=ja",
        "vaste": [onderwerpen.alles(), *onderwerpen.lijnen(kader)],
        "hier": request.build_absolute_uri("/").removesuffix("/"),
        "berichten": AANTAL,
        "mijlpalen": HOOGSTENS,
    }
    return render(request, "opendata/volgen.html", context)
