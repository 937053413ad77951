"""The kinds that this app knows itself: an actie, what a party promised, and how far the programme is."""

from collections import Counter
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from acties.afspraakstanden import afspraakstanden
from acties.delen import Deel, Uitkomst
from acties.dossier import met_slug
from acties.kader import Kader
from acties.models import Afspraak
from acties.overzicht import tel_acties
from acties.partijregister import per_jaar
from acties.programmabeeld import telzinnen
from acties.standen import stand_van
from basis.tijd.moment import Moment
from basis.web.adres import Adres
from opendata.insluiten.soorten import Insluiting, Soort, voeg_toe
from partijen.models import Partij
from voortgang.blik import Blik, lees_blik
from voortgang.tijdlijn import maak_tijdlijn

MEESTE_AFSPRAKEN = 4
MEESTE_ACTIES = 8
_VAN_ACTIE = (Deel.FASEN, Deel.VERBLIJVEN, Deel.SINDS, Deel.MIJLPALEN, Deel.DEELNAMES, Deel.VERANDERING)


def _actie(slug: str, adres: Adres, moment: Moment, kader: Kader) -> Insluiting:
    """How one actie stands; one that was invented only for who asks for the invented."""
    actie = met_slug(slug)
    if actie is None or not actie.is_zichtbaar or (actie.is_demo and not moment.met_demo):
        raise Http404("deze actie is er niet")

    def vul() -> dict[str, Any]:
        stand = stand_van(actie, moment, *_VAN_ACTIE)
        return {"actie": stand.actie, "stand": stand}

    return Insluiting("actie", actie.titel, actie.get_absolute_url(), moment, vul, slug, Adres.van(moment.sleutels))


def _partij(slug: str, adres: Adres, moment: Moment, kader: Kader) -> Insluiting:
    """What a party promised and what became of it: the newest, and counts of all."""
    partij = get_object_or_404(Partij.objects.te_zien(moment), slug=slug)

    def vul() -> dict[str, Any]:
        afspraken = Afspraak.objects.te_zien(moment).die_staan(moment).van_partijen([partij]).voor_lijst()
        regels = afspraakstanden(afspraken[: MEESTE_AFSPRAKEN + 1], moment).regels
        geteld = sum((jaar.per_uitkomst for jaar in per_jaar(partij, moment)), Counter[Uitkomst]())
        return {
            "regels": regels[:MEESTE_AFSPRAKEN],
            "is_meer": len(regels) > MEESTE_AFSPRAKEN,
            "geteld": [(uitkomst, geteld[uitkomst]) for uitkomst in Uitkomst if geteld[uitkomst]],
        }

    titel, keuze = f"Afspraken van {partij}", Adres.van(moment.sleutels)
    return Insluiting("partij", titel, partij.get_absolute_url(), moment, vul, slug, keuze)


def _voortgang(slug: str, adres: Adres, moment: Moment, kader: Kader) -> Insluiting:
    """The acties of the programme, of one line or of one party, each from begin to end."""
    blik = lees_blik(adres, moment, kader)
    if blik.onbekend:
        raise Http404("deze programmalijn of partij is er niet")
    titel = f"Voortgang: {blik.keuze_tekst}" if blik.keuze_tekst else "Hoe ver is het programma?"
    keuze = Adres.van(blik.sleutels | moment.sleutels)
    return Insluiting("voortgang", titel, reverse("voortgang:voortgang"), moment, lambda: _banen(blik), keuze=keuze)


def _banen(blik: Blik) -> dict[str, Any]:
    acties = blik.acties().bestond(blik.moment)
    tijdlijn = maak_tijdlijn(blik, None, Adres(), kort=True)
    rijen = [(lijn, rij) for lijn, groep in tijdlijn.groepen for rij in groep]
    return {
        "zinnen": telzinnen(tel_acties(acties)),
        "rijen": rijen[:MEESTE_ACTIES],
        "is_meer": len(rijen) > MEESTE_ACTIES,
        "as_": tijdlijn.as_,
    }


EIGEN = {
    "actie": Soort("acties:actie", "acties/<slug:slug>/", 330, "opendata/insluiten/actie.html", _actie),
    "partij": Soort("partijen:partij", "partijen/<slug:slug>/", 560, "opendata/insluiten/partij.html", _partij),
    "voortgang": Soort("voortgang:voortgang", "voortgang/", 680, "opendata/insluiten/voortgang.html", _voortgang),
}


def registreer() -> None:
    """Let these be embedded."""
    for wat, soort in EIGEN.items():
        voeg_toe(wat, soort)
