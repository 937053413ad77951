"""The page of one actie, its history and its onderdelen."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.contrib.messages import get_messages
from django.core.cache import caches
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from acties import rechten
from acties.delen import Deel
from acties.dossier import ActieMetVerbanden, merk, merk_van, met_slug, stel_samen
from acties.journaal import NIEUWSTE_EERST, PER_BLADZIJDE, net_gemeld, vertel_alle
from acties.models import Actie, Gebeurtenis, Gebeurtenissoort, Onderdeel
from acties.models.gebeurtenissoort import TE_VERBETEREN
from acties.onzeker import Onzeker, groepeer
from acties.standen import stand_van
from acties.views.formulier import knoppen_voor_nieuw, open_formulier
from basis.tijd.moment import Moment
from basis.web.bladeren import Bladzijde, blader
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.formulieren import Optie
from basis.web.geheugen import onthoud
from basis.web.inlas import Plek, inlassen
from basis.web.moment import met_moment
from basis.web.verzoek import MomentVerzoek, require_safe, wie
from partijen.models import Gebruiker, Partij

SLUG_MAX = 120
CSRF, INZENDING = "\ue000csrf\ue001", "\ue000inzending\ue001"  # characters that nobody types
VRAAG_STELLEN = "\ue000vraag\ue001"


def vind(slug: str, gebruiker: Gebruiker | None) -> ActieMetVerbanden:
    """The actie of this address; a draft is only there for who works on all acties. Raises Http404."""
    actie = met_slug(slug)
    if actie is None or not (actie.is_zichtbaar or rechten.mag_concepten_zien(gebruiker)):
        raise Http404("geen actie op dit adres")
    return actie


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def actie(request: MomentVerzoek, slug: str) -> HttpResponse:
    """What was promised, by whom, how far it is, and what changed; now, or at a moment."""
    gebruiker = wie(request)
    if not request.moment.is_nu:
        gevonden = vind(slug, gebruiker)
        return render(request, "acties/actie.html", {"actie": gevonden, **_toen(gevonden, request.moment)})
    if gebruiker is None:
        return render(request, "acties/actie.html", _voor_lezer(slug))
    gevonden = vind(slug, gebruiker)
    formulier = open_formulier(request, gevonden, gebruiker, gevonden.get_absolute_url())
    return toon(request, gevonden, gebruiker, formulier)


def _voor_lezer(slug: str, gelezen: ActieMetVerbanden | None = None) -> dict[str, Any]:
    """What readers get: ready-made until something that it shows changes. `gelezen`: the actie, when it was read."""
    geheugen, sleutel = caches["paginas"], f"actie:{slug[:SLUG_MAX]}"  # no address is longer; a longer one is a 404
    klaar: dict[str, Any] | None = geheugen.get(sleutel)
    if klaar is None or klaar["merk"] != (merk_van(gelezen) if gelezen else merk(slug)):
        gevonden = gelezen or vind(slug, None)
        context = {"actie": gevonden, "dossier": stel_samen(gevonden, Moment.nu())}
        lijf = render_to_string("acties/actie_lijf.html", context)
        klaar = {"merk": merk_van(gevonden), "actie": gevonden, "lijf": lijf}
        geheugen.set(sleutel, klaar)
    return klaar


def _toen(actie: ActieMetVerbanden, moment: Moment) -> dict[str, Any]:
    """The page at a moment, for everyone the same: the past has no buttons. Ready-made until the actie changes."""

    def maak() -> dict[str, Any]:
        dossier = stel_samen(actie, moment)
        context = {"actie": dossier.actie, "dossier": dossier, "moment": moment}
        lijf = (
            render_to_string("acties/actie_lijf.html", context)
            if dossier.is_er
            else _nog_niet(dossier.actie, moment, dossier.onzeker.per_soort["status"])
        )
        return {"actie": dossier.actie, "lijf": lijf}

    klaar: dict[str, Any] = onthoud(f"actie:{actie.pk}:{actie.versie}:{actie.kaderversie}:{moment.vraag}", maak)
    return klaar


def _nog_niet(actie: Actie, moment: Moment, onzeker: Iterable[Onzeker], deel: Onderdeel | None = None) -> SafeString:
    """In place of what was not (certainly) there at a moment: an actie, or a part of it."""
    groepen = groepeer(onzeker)
    if groepen:
        kop = f"Of dit er op {moment.tekst} al was, is niet zeker"
    else:
        kop = f"Op {moment.tekst} {'wisten wij hier nog niets over' if moment.bekend else 'was dit er nog niet'}"
    eerste = (deel or actie).gebeurtenissen.in_volgorde().filter(naar__has_any_keys=["status", "stand"]).first()
    context = {"actie": actie, "onderdeel": deel, "moment": moment, "kop": kop, "onzeker": groepen, "eerste": eerste}
    return render_to_string("acties/nog_niet.html", context)


def toon(
    request: HttpRequest, actie: ActieMetVerbanden, gebruiker: Gebruiker, extra: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The page for someone who is logged in: with the buttons that go with that person's rights, and an open form.

    Who has nothing to do here gets what every reader gets.
    """
    gezamenlijk, partijen = rechten.schrijft(gebruiker, actie)
    gemeld = [] if extra else net_gemeld(gebruiker, [actie])[actie.pk]  # not beside an open form
    if gemeld or extra or get_messages(request):
        context = _met_rechten(actie, gezamenlijk, partijen) | knoppen_voor_nieuw(gebruiker, partijen)
        context["vraag_stellen"] = context["vraag_stellen"] and _vraag_stellen(actie, gebruiker)
        context |= {"net_gemeld": gemeld, "inzending": uuid4(), **extra}
        return render(request, "acties/actie.html", context, status=status)
    if actie.is_zichtbaar and not (gezamenlijk or partijen):
        return render(request, "acties/actie.html", _voor_lezer(actie.slug, actie))
    return render(request, "acties/actie.html", _voor_schrijver(request, actie, gezamenlijk, partijen, gebruiker))


def _met_rechten(actie: ActieMetVerbanden, gezamenlijk: bool, partijen: list[Partij]) -> dict[str, Any]:
    dossier = stel_samen(actie, Moment.nu())
    rijen = (regel.rij for regel in dossier.journaal)
    return {
        "actie": actie,
        "dossier": dossier,
        "mag_gezamenlijk": gezamenlijk,
        "vraag_stellen": VRAAG_STELLEN if dossier.vraagt_inspraak else "",
        "te_verbeteren": rechten.te_verbeteren(rijen, gezamenlijk=gezamenlijk, partijen=partijen),
    }


def _voor_schrijver(
    request: HttpRequest, actie: ActieMetVerbanden, gezamenlijk: bool, partijen: list[Partij], gebruiker: Gebruiker
) -> dict[str, Any]:
    """The page with the buttons of these rights, ready-made until something that it shows changes.

    In it are holes for what is another at each request.
    """

    def maak() -> SafeString:
        gaten = {"csrf_token": CSRF, "inzending": INZENDING}
        context = _met_rechten(actie, gezamenlijk, partijen) | knoppen | gaten
        return render_to_string("acties/actie_lijf.html", context)

    knoppen = knoppen_voor_nieuw(gebruiker, partijen)
    voor = [partij.pk for partij in knoppen["voor_partijen"]]
    wie_het_zijn = f"{gezamenlijk}:{[partij.pk for partij in partijen]}:{voor}:{knoppen['mag_gevonden']}"
    html = onthoud(f"schrijver:{actie.pk}:{merk_van(actie)}:{wie_het_zijn}", maak)
    lijf = html.replace(CSRF, get_token(request)).replace(INZENDING, str(uuid4()))
    if VRAAG_STELLEN in lijf:
        lijf = lijf.replace(VRAAG_STELLEN, _vraag_stellen(actie, gebruiker))
    context = {"actie": actie, "mag_gezamenlijk": gezamenlijk, "eigen_partijen": partijen}
    return context | {"lijf": mark_safe(lijf)}  # noqa: S308  # our own template


def _vraag_stellen(actie: Actie, gebruiker: Gebruiker) -> str:
    """The way to ask citizens something, for who may."""
    mag = rechten.mag_inwoners_vragen(gebruiker, actie)
    context = {"over": f"actie:{actie.slug}"}
    return render_to_string("acties/delen/vraag_stellen.html", context) if mag else ""


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def geschiedenis(request: MomentVerzoek, slug: str) -> HttpResponse:
    """The whole journal of an actie, newest first; `?soort=` shows one kind of change."""
    gebruiker = wie(request)
    gevonden = vind(slug, gebruiker)
    soort = request.GET.get("soort", "")
    rijen = gevonden.gebeurtenissen.geldend_op(request.moment).voor_lijst()
    if soort in Gebeurtenissoort.values:
        rijen = rijen.van_soort(soort)
    bladzijde = blader(rijen, NIEUWSTE_EERST, request.GET, PER_BLADZIJDE)
    context = {
        "actie": gevonden,
        "regels": vertel_alle(bladzijde.rijen),
        "te_verbeteren": _te_verbeteren(bladzijde, gevonden, gebruiker) if request.moment.is_nu else [],
        "bladzijde": bladzijde,
        "niet_getoond": gevonden.gebeurtenissen.inhoudelijk().onzeker_op(request.moment).count(),
        "soort_tekst": dict(Gebeurtenissoort.choices).get(soort, ""),
        "soortopties": [Optie(keuze.value, str(keuze.label), keuze == soort) for keuze in Gebeurtenissoort],
    }
    return render(request, "acties/geschiedenis.html", context)


def _te_verbeteren(bladzijde: Bladzijde[Gebeurtenis], actie: Actie, gebruiker: Gebruiker | None) -> list[int]:
    if gebruiker is None:
        return []
    gezamenlijk, partijen = rechten.schrijft(gebruiker, actie)
    rijen: Iterable[Gebeurtenis] = bladzijde.rijen
    if bladzijde.vorige and (gezamenlijk or partijen):  # what was reported again may stand on a page before this one
        rijen = actie.gebeurtenissen.van_soort(*TE_VERBETEREN).voor_lijst()
    return rechten.te_verbeteren(rijen, gezamenlijk=gezamenlijk, partijen=partijen)


@require_safe
def bestand(request: HttpRequest, slug: str, document: str) -> FileResponse:
    """The file of a document, as long as its actie may be seen."""
    van = vind(slug, wie(request))
    gevonden = get_object_or_404(van.documenten.geldend().exclude(bestand=""), slug=document)
    try:
        inhoud = gevonden.bestand.open()
    except FileNotFoundError as fout:
        raise Http404("het bestand is er niet meer") from fout
    naam = Path(inhoud.name or slug).name
    return FileResponse(inhoud, as_attachment=True, filename=naam, content_type=gevonden.mediasoort)


@require_safe
@met_moment
def onderdeel(request: MomentVerzoek, slug: str, onderdeel: str) -> HttpResponse:
    """One part of an actie: what was asked, how it was done, what came out of it."""
    gebruiker = wie(request)
    van = vind(slug, gebruiker)
    stand = stand_van(van, request.moment, Deel.ONDERDELEN)
    gevonden = next((deel for deel in stand.onderdelen if deel.slug == onderdeel), None)
    onzeker = [een for een in stand.onzeker.per_soort["onderdeel"] if een.ding.slug == onderdeel]
    if gevonden is None:
        nog_niet = get_object_or_404(Onderdeel, actie=van, slug=onderdeel)
        lijf = _nog_niet(van, request.moment, onzeker, nog_niet)
        return render(request, "acties/actie.html", {"actie": van, "lijf": lijf})
    moment = request.moment.met(demo=van.is_demo)
    context = {
        "actie": stand.actie,
        "onderdeel": gevonden,
        "onzeker": groepeer(onzeker),
        "partijen": gevonden.partijen.select_related("partij").order_by("partij__sorteernaam", "pk"),
        "voorgangers": gevonden.voorgangers.te_zien(moment).select_related("actie").order_by("titel"),
        "opvolgers": gevonden.opvolgers.te_zien(moment).select_related("actie").order_by("titel"),
        "inlassingen": inlassen(Plek.ONDERDEEL, gevonden, request.moment),
        "mag_vragen": moment.is_nu and rechten.mag_inwoners_vragen(gebruiker, van),
        "andere": [deel for deel in stand.onderdelen if deel.soort == gevonden.soort and deel != gevonden][:8],
    }
    return render(request, "acties/onderdeel.html", context)
