"""Pages of the webhooks of an organisation: which there are, what came of them, and what can be done with one."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from basis.web.bladeren import Sortering, blader
from basis.web.toegang import met_inlog
from basis.web.verzoek import ingelogde, require_safe
from opendata.webhooks import services
from opendata.webhooks.gebeurtenissen import naam_van
from opendata.webhooks.models import BEWAAR, Webhook, WebhookQuerySet
from partijen.models import Gebruiker
from partijen.rechten import eis, partijen_met
from partijen.rollen import Recht
from werk.webhooks.forms import WebhookForm

NIEUWSTE = Sortering("nieuwste", "nieuwste", "begonnen_op", aflopend=True)


def _wie(request: HttpRequest) -> Gebruiker:
    """The person who is logged in; raises PermissionDenied for who may not set up webhooks for any organisation."""
    gebruiker = ingelogde(request)
    eis(gebruiker, Recht.WEBHOOKS)
    return gebruiker


def _van(gebruiker: Gebruiker) -> WebhookQuerySet:
    """Of the organisations for which this person may set them up."""
    return Webhook.objects.van(partijen_met(gebruiker, Recht.WEBHOOKS).order_by()).voor_lijst()


@met_inlog
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """The webhooks of somebody's organisations."""
    return render(request, "werk_webhooks/lijst.html", {"hooks": _van(_wie(request))})


@met_inlog
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Register one. Its secret stands on the page that answers, and nowhere else."""
    gebruiker = _wie(request)
    formulier = WebhookForm(request.POST if request.method == "POST" else None, partijen_met(gebruiker, Recht.WEBHOOKS))
    if request.method == "POST" and formulier.is_valid():
        velden = {naam: formulier.cleaned_data[naam] for naam in ("adres", "waarover")}
        try:
            hook, geheim = services.registreer(partij=formulier.voor, slug=formulier.slug, door=gebruiker, **velden)
        except ValidationError as fout:
            formulier.neem_over(fout)
        else:
            return _toon_geheim(request, hook, geheim)
    formulier.wijs_fout_aan()
    status = 422 if formulier.errors else 200
    return render(request, "werk_webhooks/nieuw.html", {"formulier": formulier}, status=status)


def _toon_geheim(request: HttpRequest, hook: Webhook, geheim: str, *, is_ander: bool = False) -> HttpResponse:
    context = {"hook": hook, "geheim": geheim, "is_ander": is_ander}
    return render(request, "werk_webhooks/geheim.html", context)


@met_inlog
@require_safe
def webhook(request: HttpRequest, pk: int) -> HttpResponse:
    """One webhook, with what came of its deliveries."""
    hook = get_object_or_404(_van(_wie(request)), pk=pk)
    context = {
        "hook": hook,
        "onderwerp": naam_van(hook),
        "bladzijde": blader(hook.afleveringen.voor_lijst(), NIEUWSTE, request),
        "dagen": BEWAAR.days,
    }
    return render(request, "werk_webhooks/webhook.html", context)


@met_inlog
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def geheim(request: HttpRequest, pk: int) -> HttpResponse:
    """Another secret, shown once; who only opens the address gets the page of the webhook."""
    gebruiker = _wie(request)
    hook = get_object_or_404(_van(gebruiker), pk=pk)
    if request.method != "POST":
        return redirect(hook)
    nieuwe = services.wissel_geheim(hook=hook, door=gebruiker)
    return _toon_geheim(request, hook, nieuwe, is_ander=True)


DADEN: dict[str, tuple[Callable[..., None], str]] = {
    "proef": (services.vraag_proef, "Wij sturen een proef. Over een paar tellen ziet u hieronder wat eruit kwam."),
    "aan": (services.zet_aan, "De webhook staat aan."),
    "uit": (services.zet_uit, "De webhook staat uit."),
    "verwijderen": (services.verwijder, "De webhook is verwijderd."),
}


@met_inlog
@require_http_methods(["GET", "HEAD", "POST"])
def doe(request: HttpRequest, pk: int, wat: str) -> HttpResponse:
    """Do what a button on the page of the webhook says; who only opens the address gets that page."""
    gebruiker = _wie(request)
    hook = get_object_or_404(_van(gebruiker), pk=pk)
    if wat not in DADEN:
        raise Http404("dit kan hier niet")
    if request.method != "POST":
        return redirect(hook)
    dienst, gelukt = DADEN[wat]
    dienst(hook=hook, door=gebruiker)
    messages.success(request, gelukt)
    return redirect("webhooks:lijst" if wat == "verwijderen" else hook)
