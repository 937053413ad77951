"""Following one's own reaction with its code: how it stands, taking it back, disagreeing, no more mail.

The code comes by POST each time and stands in no address: who finds this browser later sees nothing.
"""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from basis.web.verzoek import huidig_netwerk
from meedoen import services, volgcode
from meedoen.forms import ADRES_GEWIST, BezwaarForm, VolgForm
from meedoen.models import Inbreng
from meedoen.reactiebeeld import Reactiebeeld
from toegang.pogingen import Geblokkeerd, Soort, begin

VOLGCODE = Soort("volgcode", 40, is_van_inwoners=True)  # in a quarter of an hour, of one network; right ones too
ONBEKEND = "Wij kennen deze code niet. Kijk of u hem goed overnam."
GEDAAN = {
    "intrekken": "Uw reactie is ingetrokken. De tekst is gewist.",
    "stop": "U krijgt geen berichten meer. Uw e-mailadres is gewist.",
    "bezwaar": "Wij hebben gelezen dat u het niet eens bent. Wij kijken opnieuw, en u leest hier wat eruit komt.",
}


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def volgen(request: HttpRequest) -> HttpResponse:
    """Ask for a code; with one, show the reaction and do what was asked (`doe`: kopie, intrekken, stop, bezwaar)."""
    if request.method != "POST":
        return _vraag_code(request, VolgForm())
    formulier = VolgForm(request.POST)
    if not formulier.is_valid():
        return _vraag_code(request, formulier, status=422)
    try:
        begin(VOLGCODE, huidig_netwerk() or "onbekend")
    except Geblokkeerd as fout:
        formulier.neem_over(fout)
        return _vraag_code(request, formulier, status=429)
    code = formulier.cleaned_data["code"]
    gevonden = Inbreng.objects.met_volgcode(volgcode.afdruk(code)).voor_schrijver().first()
    if gevonden is None:
        formulier.add_error("code", ONBEKEND)
        return _vraag_code(request, formulier, status=422)
    if request.POST.get("doe") == "kopie":
        return _kopie(gevonden, code)
    return _doe(request, gevonden, code)


def _vraag_code(request: HttpRequest, formulier: VolgForm, status: int = 200) -> HttpResponse:
    formulier.wijs_fout_aan()
    antwoord = render(request, "meedoen/volgen.html", {"formulier": formulier, "openbaar": False}, status=status)
    return _verborgen(antwoord)


def _doe(request: HttpRequest, inbreng: Inbreng, code: str) -> HttpResponse:
    """Do what was asked, when something was, and show how it stands then."""
    wat = request.POST.get("doe", "")
    bezwaar = BezwaarForm(request.POST if wat == "bezwaar" else None)
    gedaan, fouten = GEDAAN.get(wat, ""), []
    try:
        if wat == "intrekken":
            inbreng = services.trek_in(inbreng=inbreng)
        elif wat == "stop":
            services.stop_berichten(inbreng=inbreng)
        elif wat == "bezwaar" and bezwaar.is_valid():
            services.maak_bezwaar(inbreng=inbreng, tekst=bezwaar.cleaned_data["tekst"])
    except ValidationError as fout:
        fouten = fout.messages
    bezwaar.wijs_fout_aan()
    is_mis = bool(fouten or bezwaar.errors)
    context = {"beeld": Reactiebeeld(inbreng, timezone.localdate()), "inbreng": inbreng, "vraag": inbreng.vraag}
    context |= {"code": code, "bezwaar": bezwaar, "gedaan": "" if is_mis else gedaan, "fouten": fouten}
    context |= {"adres_gewist": ADRES_GEWIST, "openbaar": False}
    return _verborgen(render(request, "meedoen/gevolgd.html", context, status=422 if is_mis else 200))


def _kopie(inbreng: Inbreng, code: str) -> HttpResponse:
    """All that was sent, with its number and code, as a text to keep."""
    regels = [
        f"Uw reactie {inbreng.nummer}",
        f"Ontvangen op {timezone.localtime(inbreng.ontvangen_op):%d-%m-%Y om %H.%M} uur",
        f"Volgcode: {code}",
        f"Mag iedereen dit lezen: {'ja' if inbreng.mag_openbaar else 'nee'}",
        f"Naam erbij: {inbreng.naam or 'niet ingevuld'}",
        f"\nVraag: {inbreng.vraag}",
        f"\nUw reactie:\n\n{inbreng.tekst or 'Deze tekst is gewist.'}\n",
    ]
    antwoord = HttpResponse("\n".join(regels), content_type="text/plain; charset=utf-8")
    antwoord.headers["Content-Disposition"] = f'attachment; filename="reactie-{inbreng.nummer}.txt"'
    return _verborgen(antwoord)


def _verborgen(antwoord: HttpResponse) -> HttpResponse:
    """No search engine shows it."""
    antwoord.headers["X-Robots-Tag"] = "noindex"
    return antwoord
