"""Making rondes: a draft, opening it, closing it; for the programmabureau."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from basis.web.formulieren import probeer
from basis.web.toegang import met_inlog
from werk.rondes import services
from werk.rondes.forms import RondeForm
from werk.rondes.models import Ronde
from werk.rondes.views.lezen import vind, wie_rondes_doet

MET_FORMULIER = ["GET", "HEAD", "POST"]


@met_inlog
@require_http_methods(MET_FORMULIER)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Write a draft."""
    gebruiker = wie_rondes_doet(request)
    formulier = RondeForm(request.POST if request.method == "POST" else None)

    def bewaar() -> Ronde:
        return services.maak_concept(
            velden=formulier.velden,
            gekozen=formulier.gekozen_acties,
            door=gebruiker,
            inzending=formulier.cleaned_data["inzending"],
        )

    return _verwerk(request, formulier, bewaar)


@met_inlog
@require_http_methods(MET_FORMULIER)
def wijzigen(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a draft; of a ronde that was opened there is nothing to change."""
    gebruiker = wie_rondes_doet(request)
    ronde = vind(slug, gebruiker)
    if not ronde.is_concept:
        messages.error(request, services.NIET_MEER)
        return redirect(ronde)
    formulier = RondeForm(request.POST if request.method == "POST" else None, ronde=ronde)

    def bewaar() -> Ronde:
        velden, gekozen = formulier.velden, formulier.gekozen_acties
        merk = request.POST.get("merk", "")
        return services.wijzig_concept(ronde=ronde, velden=velden, gekozen=gekozen, door=gebruiker, merk=merk)

    return _verwerk(request, formulier, bewaar, ronde)


def _verwerk(
    request: HttpRequest, formulier: RondeForm, bewaar: Callable[[], Ronde], ronde: Ronde | None = None
) -> HttpResponse:
    """Keep what the form says, or show it again with what is wrong (422)."""
    if formulier.is_bound and formulier.is_valid():
        try:
            bewaard = bewaar()
        except ValidationError as fout:
            formulier.neem_over(fout)
        else:
            messages.success(request, "Het concept is opgeslagen. Er is nog niets verstuurd.")
            return redirect(bewaard)
    formulier.wijs_fout_aan()
    context = {"formulier": formulier, "ronde": ronde}
    return render(request, "rondes/formulier.html", context, status=422 if formulier.errors else 200)


@met_inlog
@require_http_methods(MET_FORMULIER)
def openen(request: HttpRequest, slug: str) -> HttpResponse:
    """Open the draft; who only opens the address gets the draft with the button."""
    gebruiker = wie_rondes_doet(request)
    ronde = vind(slug, gebruiker)
    if request.method == "POST":
        probeer(request, lambda: services.open_ronde(ronde=ronde, door=gebruiker), "De ronde is geopend.")
    return redirect(ronde)


@met_inlog
@require_http_methods(MET_FORMULIER)
def sluiten(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether it is sure, for it can't be undone; then close the ronde."""
    gebruiker = wie_rondes_doet(request)
    ronde = vind(slug, gebruiker)
    if request.method == "POST":
        probeer(request, lambda: services.sluit_ronde(ronde=ronde, door=gebruiker), "De ronde is gesloten.")
        return redirect(ronde)
    if not ronde.is_open:
        return redirect(ronde)
    context = {"ronde": ronde, "telling": ronde.vragen.tel()}
    return render(request, "rondes/sluiten.html", context)


@met_inlog
@require_http_methods(MET_FORMULIER)
def verwijderen(request: HttpRequest, slug: str) -> HttpResponse:
    """Throw the draft away; who only opens the address gets the draft with the button."""
    gebruiker = wie_rondes_doet(request)
    ronde = vind(slug, gebruiker)
    if request.method != "POST":
        return redirect(ronde)
    if probeer(request, lambda: services.verwijder_concept(ronde=ronde, door=gebruiker), "Het concept is weg."):
        return redirect("rondes:lijst")
    return redirect(ronde)
