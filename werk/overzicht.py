"""One page of the workplace: counters, filters and cards, and the form that is open on one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from django.http import QueryDict
from django.shortcuts import get_object_or_404

from acties.forms import VerantwoordForm
from acties.handelingen import Handeling, maak_handeling
from acties.kader import lees_kader
from acties.models import Actie, Status
from basis.web.adres import Link
from basis.web.bladeren import PER_BLADZIJDE, Bladzijde, blader
from basis.web.formulieren import Optie
from basis.web.getallen import getal
from partijen.models import Gebruiker
from programmalijnen.models import Programma
from werk.filters import IETS, SORTERINGEN, Werkadres, WerkFilter, lees_keuze
from werk.kaarten import Kaart, maak_kaarten
from werk.models import BewaardFilter
from werk.redenbronnen import PROGRAMMA
from werk.redenen import Gevraagd, Reden


@dataclass(frozen=True)
class Invulling:
    """The form that is open: on which card (the slug of its actie; empty: the programme), and what it does."""

    slug: str
    code: str  # as in the address: actie:soort:welke
    formulier: VerantwoordForm
    doel: str
    handeling: Handeling


def vind_handeling(gebruiker: Gebruiker, slug: str, soort: str, welke: str) -> Handeling:
    """What someone wants to do to a visible actie, or without a slug to a promise about the programme.

    Raises Http404, or PermissionDenied.
    """
    rijen = Actie.objects.zichtbaar().select_related("programmalijn", "soort")
    houder = get_object_or_404(rijen, slug=slug) if slug else get_object_or_404(Programma)
    return maak_handeling(soort, houder, gebruiker, welke)


def als_code(slug: str, *delen: str) -> str:
    """What stands behind `?bewerk=` in an address of the workplace: of which actie, and `Handeling.delen`."""
    return ":".join([slug, *filter(None, delen)])


def vul_in(handeling: Handeling, formulier: VerantwoordForm, adres: Werkadres) -> Invulling:
    slug = handeling.houder.slug if isinstance(handeling.houder, Actie) else ""
    doel = adres.naar("werk:bewerken" if slug else "werk:programma", slug, *handeling.delen)
    return Invulling(slug, als_code(slug, *handeling.delen), formulier, doel, handeling)


def maak_overzicht(
    gebruiker: Gebruiker, get: QueryDict, berichten: Sequence[Any] = (), invulling: Invulling | None = None
) -> dict[str, Any]:
    """What the page shows of the acties of this person."""
    adres, zeef = Werkadres.van(get), lees_keuze(gebruiker, get)
    bladzijde: Bladzijde[Actie] = blader(zeef.in_volgorde(), zeef.sortering, adres.hier, PER_BLADZIJDE)
    hier = [actie.pk for actie in bladzijde.rijen] + ([] if bladzijde.vorige else [PROGRAMMA])
    geteld, gevraagd = zeef.tel(hier)
    kaarten = _kaarten(bladzijde, zeef, gevraagd, berichten, invulling)
    op_kaart = {id(bericht) for kaart in kaarten for bericht in kaart.berichten}
    return {
        "zeef": zeef,
        "adres": adres,
        "kaarten": kaarten,
        "kan_bevestigen": any(kaart.bevestigbaar for kaart in kaarten),
        "berichten": [bericht for bericht in berichten if id(bericht) not in op_kaart],
        "is_stil": not berichten and invulling is None,  # then the number found is what is announced
        "bladzijde": replace(
            bladzijde,
            vorige=bladzijde.vorige and adres.pad + bladzijde.vorige,
            volgende=bladzijde.volgende and adres.pad + bladzijde.volgende,
        ),
        "bewaard": BewaardFilter.objects.zichtbaar_voor(gebruiker).voor_lijst(),
        "invulling": invulling,
        "inzending": uuid4(),
        **_keuzes(zeef, adres, geteld),
    }


def _keuzes(zeef: WerkFilter, adres: Werkadres, geteld: dict[str, int]) -> dict[str, Any]:
    """What can be chosen, and what is."""
    return {
        "tellers": _tellers(zeef, adres, geteld),
        "totaal": geteld["gekozen"],
        "chips": _chips(zeef, adres),
        "sorteerkeuzes": [(sortering.naam, sortering.label) for sortering in SORTERINGEN],
        "bevestigdoel": adres.naar("werk:bevestigen"),
        "bewaardoel": adres.naar("werk:bewaar_filter"),
        **_opties(zeef),
    }


def _kaarten(
    bladzijde: Bladzijde[Actie],
    zeef: WerkFilter,
    gevraagd: Mapping[int, list[Gevraagd]],
    berichten: Sequence[Any],
    invulling: Invulling | None,
) -> list[Kaart]:
    """The cards of the page with what they ask; one with an open form is there also when the list no longer has it."""
    rijen, open_slug = bladzijde.rijen, invulling.slug if invulling else None
    if invulling and open_slug and open_slug not in {actie.slug for actie in rijen}:
        rijen = [invulling.handeling.actie, *rijen]
    met_programma = zeef.toont_programma and not bladzijde.vorige
    veld = replace(zeef.veld, met_programma=met_programma or open_slug == "")
    kaarten = [
        replace(
            kaart,
            bewerk=invulling.code if invulling and kaart.slug == open_slug else "",
            berichten=[bericht for bericht in berichten if bericht.extra_tags == kaart.merk],
        )
        for kaart in maak_kaarten(rijen, veld, None if invulling else gevraagd)
    ]
    return [kaart for kaart in kaarten if not kaart.is_programma or kaart.bewerk or _past(kaart, zeef)]


def _past(kaart: Kaart, zeef: WerkFilter) -> bool:
    """Whether the card of the programme asks for one of the chosen kinds of reason; without a choice it is there."""
    gekozen = zeef.gekozen.get("reden", [])
    return not gekozen or kaart.vraagt([] if IETS in gekozen else gekozen)


def _tellers(zeef: WerkFilter, adres: Werkadres, geteld: dict[str, int]) -> list[Link]:
    """Each kind of reason that counts acties or is chosen, `iets` first; each shows only those, or all again."""
    gekozen = zeef.gekozen.get("reden", [])
    keuzes = [(IETS, "vraagt iets"), *((reden.value, str(reden.label)) for reden in Reden)]
    return [
        Link(tekst, adres.anders("reden", *([] if naam in gekozen else [naam])), naam in gekozen, getal(geteld[naam]))
        for naam, tekst in keuzes
        if geteld[naam] or naam in gekozen
    ]


def _chips(zeef: WerkFilter, adres: Werkadres) -> list[Link]:
    """The chosen filters but the counters, each with the address of the list without it."""
    return [
        Link(tekst, adres.anders(naam, *[w for w in adres.keuze.getlist(naam) if w != waarde]), True)
        for naam, waarde, tekst in zeef.keuzes
        if naam != "reden"
    ]


def _opties(zeef: WerkFilter) -> dict[str, list[Optie]]:
    """What each filter offers: only parties that take part, and what is chosen already."""
    kader = lees_kader()
    lijnen, statussen, partijen = (zeef.gekozen.get(naam, []) for naam in ("lijn", "status", "partij"))
    doen_mee = zeef.veld.deelnemers | set(partijen)
    return {
        "lijn_opties": [keuze.optie(lijnen) for keuze in kader.lijnen],
        "status_opties": [Optie(status.value, str(status.label), status.value in statussen) for status in Status],
        "partij_opties": [keuze.optie(partijen) for keuze in kader.partijen if keuze.slug in doen_mee],
    }
