"""The bepalingen of a version: changed in a draft with a reason each, mended where they stand, and what they mean."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from basis.tijd.moment import Moment
from basis.web.adres import als_sleutel
from basis.web.formulieren import probeer
from basis.web.toegang import met_inlog
from codes import services
from codes.beeld import Tekstbeeld, lees_teksten
from codes.models import Bepaling, Versie, Wijziging
from partijen.models import Gebruiker
from werk.codes.tekstforms import (
    BepalingForm,
    BetekenisForm,
    CorrigeerForm,
    NieuweBepalingForm,
    SamenvoegForm,
    SplitsForm,
    WeglaatForm,
)
from werk.codes.views.lezen import namens, vind, vind_versie
from werk.codes.views.verwerken import MET_FORMULIER, Blad, versieadres, verwerk

NAAST = "werk_codes/delen/naast.html"  # the words as they were and are now, above a form


@met_inlog
@require_http_methods(MET_FORMULIER)
def erbij(request: HttpRequest, code: str, nummer: str) -> HttpResponse:
    """Add a bepaling to a draft."""
    gebruiker, versie = vind_versie(request, code, nummer)
    teksten = _teksten(versie)
    eerder = Bepaling.objects.van_code(versie.code).buiten_versie(versie)
    data = request.POST if request.method == "POST" else None
    formulier = NieuweBepalingForm(data, versie, teksten, eerder.voor_lijst())
    lead = "Zij krijgt een vast adres, dat in alle versies gelijk blijft."
    blad = _blad(versie, "Voeg een bepaling toe", lead, "Voeg toe", "De bepaling staat in het concept.", icoon="plus")

    def doe() -> None:
        services.voeg_toe(
            code=versie.code,
            versie=versie,
            soort=formulier.cleaned_data["soort"],
            sleutel=formulier.cleaned_data.get("sleutel", ""),
            velden=formulier.velden,
            na=formulier.na_wie,
            verantwoording=formulier.verantwoording(gebruiker, namens(gebruiker, versie.code)),
            bewerking=formulier.gezien,
        )

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def wijzigen(request: HttpRequest, code: str, nummer: str, sleutel: str) -> HttpResponse:
    """Other words, another number or another place in a draft."""
    gebruiker, versie, bepaling = _vind(request, code, nummer, sleutel)
    teksten = _teksten(versie)
    beeld = _beeld(request, teksten, bepaling)
    formulier = BepalingForm(request.POST if request.method == "POST" else None, versie, teksten, beeld)
    formulier.initial["reden"] = _eerdere_reden(versie, bepaling)
    extra = {"was": _was(versie, bepaling), "nu": beeld if formulier.is_bound else None}
    titel, lead = f"Wijzig: {_naam(beeld, bepaling)}", "Zeg bij elke wijziging waarom. Lezers zien dat straks."
    blad = _blad(versie, titel, lead, "Bewaar", "De wijziging staat in het concept.", boven=NAAST, extra=extra)

    def doe() -> None:
        services.wijzig_tekst(
            code=versie.code,
            versie=versie,
            bepaling=bepaling,
            velden=formulier.velden,
            na=formulier.na_wie,
            vooraan=formulier.vooraan,
            verantwoording=formulier.verantwoording(gebruiker, namens(gebruiker, versie.code)),
            bewerking=formulier.gezien,
        )

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def splitsen(request: HttpRequest, code: str, nummer: str, sleutel: str) -> HttpResponse:
    """Make more bepalingen of one."""
    gebruiker, versie, bepaling = _vind(request, code, nummer, sleutel)
    beeld = _beeld(request, _teksten(versie), bepaling)
    formulier = SplitsForm(request.POST if request.method == "POST" else None, versie, bepaling, beeld)
    titel, lead = f"Splits: {_naam(beeld, bepaling)}", "Vul twee of meer delen in. Wat u leeg laat, komt er niet."
    blad = _blad(versie, titel, lead, "Splits", "De bepaling is gesplitst.", icoon="split", boven=NAAST)
    blad.extra.update(was=_was(versie, bepaling), nu=beeld if formulier.is_bound else None)

    def doe() -> None:
        services.splits(
            code=versie.code,
            versie=versie,
            bepaling=bepaling,
            delen=formulier.delen,
            verantwoording=formulier.verantwoording(gebruiker, namens(gebruiker, versie.code)),
            bewerking=formulier.gezien,
        )

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def samenvoegen(request: HttpRequest, code: str, nummer: str) -> HttpResponse:
    """Make one bepaling of those that the address names."""
    gebruiker, versie = vind_versie(request, code, nummer)
    kies = set(request.GET.getlist("kies"))
    gekozen = [een for een in _teksten(versie) if een.inhoud.sleutel in kies]
    if request.method != "POST" and len(gekozen) < 2:
        messages.error(request, "Kies twee of meer bepalingen om samen te voegen.")
        return redirect(versieadres(versie))
    formulier = SamenvoegForm(request.POST if request.method == "POST" else None, versie, gekozen)
    lead = f"Dit worden één bepaling: {', '.join(een.naam for een in gekozen)}."
    blad = _blad(versie, "Voeg bepalingen samen", lead, "Voeg samen", "De bepalingen zijn samengevoegd.", icoon="merge")

    def doe() -> None:
        services.voeg_samen(
            code=versie.code,
            versie=versie,
            bepalingen=[een.tekst.bepaling for een in gekozen],
            velden=formulier.velden,
            sleutel=formulier.cleaned_data["sleutel"],
            verantwoording=formulier.verantwoording(gebruiker, namens(gebruiker, versie.code)),
            bewerking=formulier.gezien,
        )

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def weglaten(request: HttpRequest, code: str, nummer: str, sleutel: str) -> HttpResponse:
    """Leave a bepaling out of a draft."""
    gebruiker, versie, bepaling = _vind(request, code, nummer, sleutel)
    beeld = _beeld(request, _teksten(versie), bepaling)
    formulier = WeglaatForm(request.POST if request.method == "POST" else None, versie)
    lead = "Zij staat dan niet in de nieuwe versie. In oude versies blijft zij staan. Wat eronder stond, komt bovenaan."
    titel = f"Laat weg: {_naam(beeld, bepaling)}"
    blad = _blad(versie, titel, lead, "Laat weg", "De bepaling is weggelaten.", icoon="circle-minus")

    def doe() -> None:
        services.laat_weg(
            code=versie.code,
            versie=versie,
            bepaling=bepaling,
            verantwoording=formulier.verantwoording(gebruiker, namens(gebruiker, versie.code)),
            bewerking=formulier.gezien,
        )

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def terugzetten(request: HttpRequest, code: str, nummer: str, sleutel: str) -> HttpResponse:
    """Give a bepaling the words and the place that it had; who only opens the address gets the draft."""
    gebruiker, versie, bepaling = _vind(request, code, nummer, sleutel)
    if request.method == "POST":
        gezien = als_sleutel(request.POST.get("bewerking", ""))
        probeer(
            request,
            lambda: services.zet_terug(
                code=versie.code, versie=versie, bepaling=bepaling, door=gebruiker, bewerking=gezien
            ),
            "De bepaling staat er weer zoals in de vorige versie.",
        )
    return redirect(versieadres(versie))


@met_inlog
@require_http_methods(MET_FORMULIER)
def verbeteren(request: HttpRequest, code: str, nummer: str, sleutel: str) -> HttpResponse:
    """Mend what was written wrong in a version that stands: it says the same, and everyone sees it."""
    gebruiker, versie, bepaling = _vind(request, code, nummer, sleutel)
    beeld = _beeld(request, _teksten(versie), bepaling)
    if beeld is None:
        raise Http404
    formulier = CorrigeerForm(request.POST if request.method == "POST" else None, beeld)
    lead = (
        "Alleen voor een schrijffout: de bepaling zegt hetzelfde. De eerste tekst blijft te lezen. Verandert wat zij "
        "zegt? Begin dan een nieuwe versie."
    )
    blad = _blad(versie, f"Verbeter: {beeld.naam}", lead, "Verbeter de tekst", "De tekst is verbeterd.", icoon="pencil")

    def doe() -> None:
        services.corrigeer(
            code=versie.code,
            tekst=beeld.tekst,
            kop=formulier.cleaned_data["kop"],
            woorden=formulier.cleaned_data["woorden"],
            verantwoording=formulier.verantwoording(gebruiker, namens(gebruiker, versie.code)),
        )

    return verwerk(request, blad, formulier, doe)


@met_inlog
@require_http_methods(MET_FORMULIER)
def betekenis(request: HttpRequest, code: str, sleutel: str) -> HttpResponse:
    """What a bepaling means for public administration, and by which words it is sought: of all versions."""
    gebruiker, gevonden = vind(request, code)
    bepaling = _bepaling(gevonden.pk, sleutel)
    formulier = BetekenisForm(request.POST if request.method == "POST" else None, bepaling)
    blad = Blad(
        titel=f"Betekenis van {sleutel}",
        lead="Dit geldt voor alle versies. Het is uitleg van de redactie en geen tekst van de code.",
        knop="Bewaar",
        gelukt="De uitleg is bewaard.",
        code=gevonden,
        naar=reverse("werk_codes:betekenis", args=[gevonden.slug, sleutel]),
    )

    def doe() -> None:
        services.wijzig_bepaling(code=gevonden, bepaling=bepaling, velden=formulier.cleaned_data, door=gebruiker)

    return verwerk(request, blad, formulier, doe)


# -- what a page begins with ----------------------------------------------------------------------------------------


def _vind(request: HttpRequest, code: str, nummer: str, sleutel: str) -> tuple[Gebruiker, Versie, Bepaling]:
    gebruiker, versie = vind_versie(request, code, nummer)
    return gebruiker, versie, _bepaling(versie.code.pk, sleutel)


def _bepaling(code: int, sleutel: str) -> Bepaling:
    return get_object_or_404(Bepaling.objects.voor_lijst(), code=code, sleutel=sleutel)


def _teksten(versie: Versie) -> list[Tekstbeeld]:
    return lees_teksten([versie], Moment.nu())


def _beeld(request: HttpRequest, teksten: list[Tekstbeeld], bepaling: Bepaling) -> Tekstbeeld | None:
    """How it stands in the version. Raises Http404 when it does not, unless something was typed: that stays."""
    beeld = next((een for een in teksten if een.tekst.bepaling_id == bepaling.pk), None)
    if beeld is None and request.method != "POST":
        raise Http404
    return beeld


def _eerdere_reden(versie: Versie, bepaling: Bepaling) -> str:
    """Why it changed already; who changes more says so there too."""
    rijen = Wijziging.objects.van_versie(versie).van_bepaling(bepaling)
    return next((rij.reden for rij in rijen), "")


def _was(versie: Versie, bepaling: Bepaling) -> Tekstbeeld | None:
    """How it stood in the version that this one was made of."""
    teksten = _teksten(versie.vorige) if versie.vorige else []
    return next((een for een in teksten if een.tekst.bepaling_id == bepaling.pk), None)


def _naam(beeld: Tekstbeeld | None, bepaling: Bepaling) -> str:
    return beeld.naam if beeld else bepaling.sleutel


def _blad(versie: Versie, titel: str, lead: str, knop: str, gelukt: str, **anders: Any) -> Blad:
    return Blad(titel=titel, lead=lead, knop=knop, gelukt=gelukt, code=versie.code, versie=versie, **anders)
