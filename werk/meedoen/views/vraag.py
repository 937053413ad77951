"""The question itself: asking it, putting it on the site, another day for the answer, and closing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from acties.rechten import partijen_bij
from basis.tijd.perioden import dag, toon_periode
from basis.web.adres import als_sleutel
from basis.web.formulieren import probeer
from basis.web.toegang import met_inlog
from basis.web.velden import vertel
from meedoen import rechten, services
from meedoen.models import Ding, Vraag, naam_van
from partijen.models import Gebruiker, Partij
from partijen.rollen import Recht
from programmalijnen.models import Programma
from werk.meedoen.forms import AfrondForm, OverForm, VerzetForm, VraagForm
from werk.meedoen.over import keuzes, vind_over
from werk.meedoen.views.lezen import vind, wie_meedoet
from werk.meedoen.views.verwerken import MET_FORMULIER, Blad, bordadres, verwerk

BEGIN = "Eerst maakt u een concept. Niemand anders ziet het, tot u het publiceert."
VASTE_DAG = "De beloofde dag verandert niet meer. Hier zegt u wanneer het antwoord er wel is."


@met_inlog
@require_http_methods(MET_FORMULIER)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Write a question as a draft about what the address names; without that: choose it first."""
    gebruiker, code = wie_meedoet(request), request.GET.get("over", "")
    if not code:
        return _kies_over(request, gebruiker)
    over = vind_over(code, gebruiker)
    partijen = _antwoorders(over)
    formulier = VraagForm(request.POST if request.method == "POST" else None, partijen)
    blad = Blad(titel="Nieuwe vraag aan inwoners", lead=f"Over: {naam_van(over)}. {BEGIN}", knop="Bewaar het concept")

    def doe() -> tuple[str, str]:
        namens = None if gebruiker.mag_overal(Recht.MEEDOEN) else rechten.vragers(gebruiker, over)[0]
        vraag = services.maak_vraag(over=over, velden=formulier.velden, door=gebruiker, namens=namens)
        return vertel("Het concept is bewaard.", formulier), bordadres(vraag)

    return verwerk(request, blad, formulier, doe)


def _kies_over(request: HttpRequest, gebruiker: Gebruiker) -> HttpResponse:
    formulier = OverForm(request.GET if "over" in request.GET else None, keuzes(gebruiker))
    if formulier.errors:
        formulier.wijs_fout_aan()
    return render(request, "werk_meedoen/over.html", {"formulier": formulier})


def _antwoorders(over: Ding, vraag: Vraag | None = None) -> list[Partij]:
    """The parties that may answer: who takes part in the actie; and the one that a question already has."""
    partijen = partijen_bij(rechten.actie_van(over) or Programma.objects.get())
    return [*partijen, *([vraag.beantwoorder] if vraag else [])]


@met_inlog
@require_http_methods(MET_FORMULIER)
def wijzigen(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a draft; of what stands on the site only its explanation."""
    gebruiker, vraag = vind(request, slug)
    rechten.eis_vragen(gebruiker, vraag.over, vraag.namens)
    partijen = _antwoorders(vraag.over, vraag)
    formulier = VraagForm(request.POST if request.method == "POST" else None, partijen, vraag)
    lead = "Op de site staat wat u beloofde. Alleen de uitleg verandert nog." if vraag.gepubliceerd_op else BEGIN
    blad = Blad(titel=f"Wijzig: {vraag.titel}", lead=lead, knop="Bewaar", vraag=vraag)

    def doe() -> tuple[str, str]:
        versie = formulier.cleaned_data["versie"]
        services.wijzig_vraag(vraag=vraag, velden=formulier.velden, door=gebruiker, versie=versie)
        return vertel("De vraag is bewaard.", formulier), bordadres(vraag)

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def publiceren(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the draft on the site; who only opens the address gets the draft with the button."""
    gebruiker, vraag = vind(request, slug)
    rechten.eis_vragen(gebruiker, vraag.over, vraag.namens)
    if request.method == "POST":
        versie = als_sleutel(request.POST["versie"]) if "versie" in request.POST else None
        probeer(
            request,
            lambda: services.publiceer_vraag(vraag=vraag, door=gebruiker, versie=versie),
            "De vraag staat op de site.",
        )
    return redirect(bordadres(vraag))


@met_inlog
@require_http_methods(MET_FORMULIER)
def verzetten(request: HttpRequest, slug: str) -> HttpResponse:
    """Say on which other day the answer is expected, and why."""
    gebruiker, vraag = vind(request, slug)
    rechten.eis_antwoorden(gebruiker, vraag)
    formulier = VerzetForm(request.POST if request.method == "POST" else None)
    blad = Blad(titel="Verzet de verwachte dag", lead=VASTE_DAG, knop="Zeg het op de site", vraag=vraag)

    def doe() -> tuple[str, str]:
        services.verzet_antwoord(vraag=vraag, door=gebruiker, **formulier.cleaned_data)
        return vertel("De nieuwe dag staat bij de vraag, met uw reden.", formulier), bordadres(vraag)

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def afronden(request: HttpRequest, slug: str) -> HttpResponse:
    """Close the question: every reaction has an answer, or a reason says why not."""
    gebruiker, vraag = vind(request, slug)
    rechten.eis_antwoorden(gebruiker, vraag)
    formulier = AfrondForm(request.POST if request.method == "POST" else None)
    lead = "Een vraag is klaar als elke reactie een antwoord heeft. Anders zegt u waarom niet."
    blad = Blad(titel="Rond de vraag af", lead=lead, knop="Rond af", icoon="circle-check", vraag=vraag)

    def doe() -> tuple[str, str]:
        services.rond_af(vraag=vraag, door=gebruiker, reden=formulier.cleaned_data["reden"])
        return f"De vraag is afgerond op {toon_periode(dag(timezone.localdate()))}.", bordadres(vraag)

    return verwerk(request, blad, formulier, doe)
