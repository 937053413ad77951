"""Following by e-mail without an account or a cookie: asking for it, and managing it by the key in each mail.

Opening a page changes nothing, so that a mail program which looks at links does no harm; buttons do. The key is what
tells that somebody may, so these forms need no token.
"""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from acties.kader import lees_kader
from basis.web.adres import als_sleutel
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.moment import nu_van
from basis.web.toegang import is_van_hier
from basis.web.verzoek import require_safe
from meedoen import services
from meedoen.models import BEWAAR_ADRES, Ritme, Volger
from meedoen.volgbeeld import gevolgd, verwacht
from meedoen.volgform import AanmeldForm, RitmeForm
from opendata import onderwerpen
from opendata.onderwerpen import Onderwerp
from toegang.pogingen import Geblokkeerd, Soort, begin

PER_ADRES = Soort("volgen", 5, is_van_inwoners=True)  # in a quarter of an hour
TERMIJNEN = {"dagen": services.BEVESTIGEN.days, "per_dag": services.PER_DAG}
NIET_VAN_HIER = "Wij kunnen niet zien of dit formulier van deze site komt. Kijk het na en verstuur het nog een keer."


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@zwaar(BLADZIJDE)
def aanmelden(request: HttpRequest) -> HttpResponse:
    """Ask for what the address names, as `/volgen/` does; a mail with a link to confirm it follows."""
    onderwerp = onderwerpen.uit_adres(request.GET, lees_kader()) or onderwerpen.alles(nu_van(request.GET))
    if request.method != "POST":
        return _toon(request, AanmeldForm(), onderwerp)
    formulier = AanmeldForm(request.POST)
    if not is_van_hier(request):
        formulier.add_error(None, NIET_VAN_HIER)
        return _toon(request, formulier, onderwerp, status=403)
    if not formulier.is_valid():
        formulier.wijs_fout_aan()
        return _toon(request, formulier, onderwerp, status=422)
    adres, ritme = formulier.cleaned_data["adres"], Ritme(formulier.cleaned_data["ritme"])
    try:
        begin(PER_ADRES, adres)
        services.vraag_aan(adres=adres, onderwerp=onderwerp, ritme=ritme)
    except ValidationError as fout:
        formulier.neem_over(fout)
        return _toon(request, formulier, onderwerp, status=429 if isinstance(fout, Geblokkeerd) else 422)
    return redirect("meedoen_mail:gevraagd")


def _toon(request: HttpRequest, formulier: AanmeldForm, onderwerp: Onderwerp, status: int = 200) -> HttpResponse:
    context = {"formulier": formulier, "onderwerp": onderwerp, "verwacht": verwacht(onderwerp)} | TERMIJNEN
    return render(request, "meedoen/mail_aanmelden.html", context, status=status)


@require_safe
def gevraagd(request: HttpRequest) -> HttpResponse:
    """That a mail is on its way; says nothing of whose."""
    return render(request, "meedoen/mail_gevraagd.html", TERMIJNEN)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def beheer(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """What one address follows: confirm it, stop with it, mail it more or less often."""
    volger = get_object_or_404(Volger, sleutel=sleutel)
    fouten: list[str] = []
    if request.method == "POST":
        try:
            _doe(request, volger)
        except ValidationError as fout:
            fouten = fout.messages
        else:
            return redirect("meedoen_mail:beheer", sleutel=sleutel)
    context = {"volger": volger, "gevolgd": gevolgd(volger), "fouten": fouten}
    context |= {"formulier": RitmeForm(initial={"ritme": volger.ritme}), "bewaar": BEWAAR_ADRES.days}
    return render(request, "meedoen/mail_beheer.html", context, status=422 if fouten else 200)


def _doe(request: HttpRequest, volger: Volger) -> None:
    """What the button says. Raises ValidationError, or Http404 for a button that is not there."""
    match request.POST.get("doe"):
        case "bevestig" | "stop" as doe:
            sleutel = als_sleutel(request.POST.get("abonnement", ""))
            abonnement = get_object_or_404(volger.abonnementen, pk=sleutel)
            (services.bevestig_abonnement if doe == "bevestig" else services.zeg_op)(abonnement=abonnement)
        case "ritme":
            formulier = RitmeForm(request.POST)
            if not formulier.is_valid():
                raise ValidationError("Kies hoe vaak u een mail wilt.")
            services.kies_ritme(volger=volger, ritme=Ritme(formulier.cleaned_data["ritme"]))
        case "blijf":
            services.blijf_volgen(volger=volger)
        case "stop-alles":
            services.zeg_alles_op(volger=volger)
        case _:
            raise Http404("deze knop is er niet")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, sleutel: str) -> HttpResponse:
    """End the mails with this key: a page with a button, and one click in a mail program (RFC 8058).

    An unknown key gets the same answer, so that nobody learns which there are and no mail program tries again.
    """
    if request.method == "POST":
        services.stop_met_sleutel(sleutel)
    return render(request, "meedoen/mail_stop.html", {"is_gestopt": request.method == "POST"})
