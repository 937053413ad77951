"""The home page, errors and the small files that robots read: what combines apps or belongs to none."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from acties.kader import Kader, lees_kader
from acties.overzicht import komende_mijlpalen, nieuwsregels, tel_afspraken
from acties.programmabeeld import kaartje, lees_programma
from basis.tijd.moment import Moment
from basis.web.adres import volledig
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.geheugen import onthoud
from basis.web.inlas import Plek, inlassen
from basis.web.moment import alleen_nu, met_moment
from basis.web.toegang import Getypt, gevraagd, is_van_hier, toon_inlog
from basis.web.verzoek import MomentVerzoek, require_safe, wie

GELDIG = timedelta(days=180)
KAART_GELDIG = 300  # seconds that a browser does not ask again how the drawing looks


@require_safe
@alleen_nu
def home(request: MomentVerzoek) -> HttpResponse:
    """What the programme is, how it stands, what changed lately and what comes next."""
    kader, moment = lees_kader(), request.moment
    lijf = onthoud(f"home:{kader.stempel}:{moment.op}:{moment.vraag}", lambda: _home_lijf(kader, moment))
    return render(request, "home.html", {"lijf": lijf})


def _home_lijf(kader: Kader, moment: Moment) -> SafeString:
    programma = lees_programma(moment)
    context = {
        "programma": programma,
        "inlassingen": inlassen(Plek.HOME, None, moment),
        "nieuws": nieuwsregels(kader, moment),
        "komend": komende_mijlpalen(kader, moment),
        "afspraken": None if programma.is_geteld else tel_afspraken(moment),
    }
    return render_to_string("home_lijf.html", context)


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def programmakaart(request: MomentVerzoek) -> HttpResponse:
    """The drawing of the programme in the band of a page: what the page is about lights up.

    That is an actie (`?licht=` its slug) or a line (`?lijn=` its number).
    """
    tekening = kaartje(lees_kader(), request.moment)
    licht = tekening.licht_op(request.GET.get("licht", ""), request.GET.get("lijn", ""))
    context = {"tekening": tekening, "licht": licht}
    antwoord = HttpResponse(render_to_string("programmakaart.svg", context), content_type="image/svg+xml")
    antwoord["Cache-Control"] = f"max-age={KAART_GELDIG}"
    return antwoord


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: all but the workplace and the admin."""
    regels = ["User-agent: *", "Disallow: /beheer/", "Disallow: /werk/", "Disallow: /acties/?", "Disallow: /volgen/?"]
    regels += ["", f"Sitemap: {volledig(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(regels), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a vulnerability (RFC 9116); always valid for half a year."""
    melden = volledig(reverse("programmalijnen:pagina", args=["kwetsbaarheid-melden"]))
    vervalt = (timezone.now() + GELDIG).replace(hour=0, minute=0, second=0, microsecond=0)
    regels = [
        f"Contact: {settings.SECURITY_CONTACT or melden}",
        f"Expires: {vervalt:%Y-%m-%dT%H:%M:%SZ}",
        f"Canonical: {volledig(request.path)}",
        f"Policy: {melden}",
        "Preferred-Languages: nl, en",
    ]
    return HttpResponse("\n".join([*regels, ""]), content_type="text/plain; charset=utf-8")


# Pages for errors. Unlike Django's, they don't read the form once more: one that can't be read would break them too.


def onleesbaar(request: HttpRequest, exception: Exception) -> HttpResponse:
    """For a request that makes no sense; asks it nothing, for what is wrong would go wrong again."""
    return HttpResponse(render_to_string("400.html"), status=400)


def mag_niet(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", {"exception": str(exception)}, status=403)


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def stuk(request: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_fout(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or cookies are off. What came from our own page can be sent again from here.

    A login in between loses nothing either: what travels along with it goes back to the login page.
    """
    getypt, adres = (Getypt(), request.path)
    if is_van_hier(request):
        mee, naar = Getypt.mee(request.POST), gevraagd(request)
        getypt, adres = (mee, naar) if mee and naar else (Getypt.van(request.POST), request.path)
    if not wie(request) and getypt and not getattr(request, "htmx", False):
        return toon_inlog(request, getypt, adres)
    context: dict[str, Any] = {"reden": reason, "getypt": getypt, "adres": adres}
    antwoord = render(request, "403_csrf.html", context, status=403)
    antwoord["X-Formulier"] = "verlopen"  # the script then fetches a new token and sends the form again
    return antwoord
