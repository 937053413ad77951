"""Pages of reports of mistakes: the form for everyone, and the work list of the programmabureau.

The form is for a reader without a cookie, so it has no token. Instead its browser says that a page of ours sent it,
and one network can send only so many.
"""

from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from basis.web.adres import volledig
from basis.web.bladeren import Sortering, blader
from basis.web.toegang import binnen, is_van_hier, met_inlog
from basis.web.verzoek import huidig_netwerk, ingelogde, require_safe
from partijen.models import Gebruiker
from partijen.rechten import eis
from partijen.rollen import Recht
from toegang.pogingen import Geblokkeerd, Soort, begin
from werk.foutmeldingen.forms import AntwoordForm, FoutForm
from werk.foutmeldingen.models import Foutmelding, Foutstand
from werk.foutmeldingen.services import handel_af, meld_fout

PER_NETWERK = Soort("foutmelding", 10, is_van_inwoners=True)  # in a quarter of an hour
OP_VOLGORDE = Sortering("volgorde", "volgorde", "plek", aflopend=True)
NIET_VAN_HIER = "Wij kunnen niet zien of dit formulier van deze site komt. Kijk het na en verstuur het nog een keer."


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def melden(request: HttpRequest) -> HttpResponse:
    """Say what is wrong on a page (`?pagina=`); with an error the form again, with what was typed."""
    gevraagd = request.GET.get("pagina", "")
    pagina = binnen(gevraagd) or binnen(gevraagd.partition("?")[0])
    if request.method != "POST":
        return _toon(request, FoutForm(pagina=pagina), pagina)
    formulier = FoutForm(request.POST)
    if not is_van_hier(request):
        formulier.add_error(None, NIET_VAN_HIER)
        return _toon(request, formulier, pagina, status=403)
    if not formulier.is_valid():
        formulier.wijs_fout_aan()
        return _toon(request, formulier, pagina, status=422)
    try:
        # Of whom nobody knows the network, each form counts by itself: else all of them would share one count.
        begin(PER_NETWERK, huidig_netwerk() or str(formulier.cleaned_data["sleutel"]))
        melding = meld_fout(**formulier.cleaned_data)
    except Geblokkeerd as fout:
        formulier.neem_over(fout)
        return _toon(request, formulier, pagina, status=429)
    except ValidationError as fout:
        formulier.neem_over(fout)
        return _toon(request, formulier, pagina, status=422)
    return redirect(melding.bewijs)


def _toon(request: HttpRequest, formulier: FoutForm, pagina: str, status: int = 200) -> HttpResponse:
    onderwerp, tekst = "Fout in het IBP-portaal", f"Pagina: {volledig(pagina or '/')}\n\nWat klopt er niet?\n"
    per_mail = f"mailto:{settings.UITGEVER.mail}?subject={quote(onderwerp)}&body={quote(tekst)}"
    context = {"formulier": formulier, "pagina": pagina, "per_mail": per_mail}
    return render(request, "foutmeldingen/melden.html", context, status=status)


@require_safe
@never_cache
def ontvangen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The receipt: its number, and later what became of it. Nobody guesses the address, and caches don't keep it."""
    melding = get_object_or_404(Foutmelding, sleutel=sleutel)
    return render(request, "foutmeldingen/ontvangen.html", {"melding": melding})


# -- the programmabureau ----------------------------------------------------------------------------------------


def _wie(request: HttpRequest) -> Gebruiker:
    """The person who is logged in; raises PermissionDenied for who does not answer readers."""
    gebruiker = ingelogde(request)
    eis(gebruiker, Recht.FOUTMELDINGEN, tekst="Alleen het programmabureau ziet wat lezers melden.")
    return gebruiker


@met_inlog
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """What readers reported: what waits first, then what was handled last."""
    _wie(request)
    bladzijde = blader(Foutmelding.objects.voor_lijst(), OP_VOLGORDE, request)
    context = {"bladzijde": bladzijde, "open": Foutmelding.objects.open().count()}
    return render(request, "foutmeldingen/lijst.html", context)


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def melding(request: HttpRequest, pk: int) -> HttpResponse:
    """One report, with a form to answer or decline it as long as nobody did."""
    gebruiker = _wie(request)
    gevonden = get_object_or_404(Foutmelding.objects.voor_lijst(), pk=pk)
    formulier = AntwoordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        stand, antwoord = Foutstand(formulier.cleaned_data["stand"]), formulier.cleaned_data["antwoord"]
        try:
            handel_af(melding=gevonden, stand=stand, antwoord=antwoord, door=gebruiker)
        except ValidationError as fout:
            formulier.neem_over(fout)
        else:
            messages.success(request, f"Melding {gevonden.pk} is {stand.label}.")
            return redirect("foutmeldingen:lijst")
    formulier.wijs_fout_aan()
    context = {"melding": gevonden, "formulier": formulier}
    return render(request, "foutmeldingen/melding.html", context, status=422 if formulier.errors else 200)
