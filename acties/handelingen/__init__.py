"""What people can do with an actie or a promise: its name, who may, its form and its service.

Page, workplace, draft, spreadsheet and admin all come through here and `acties.verwerken` (docs/adr/0033). Another kind
is a class in one of these modules, a row in the table here, and a place on the page.
"""

from dataclasses import replace
from typing import Any

from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from acties import journaal, rechten
from acties.forms import VerantwoordForm
from acties.handelingen.actie import (
    BevestigActueel,
    BijMijlpaal,
    HerijkMijlpaal,
    MeldFase,
    MeldMijlpaal,
    MeldVoortgang,
    RondFasenAf,
)
from acties.handelingen.afspraak import (
    BevestigToezegging,
    HerijkAfspraak,
    LegAfspraakVast,
    LegGevondenVast,
    MeldToezegging,
    VoegMakersToe,
    Weerspreek,
    WijzigAfspraak,
    ZetWachtOp,
)
from acties.handelingen.basis import Handeling
from acties.models import Gebeurtenis, Gebeurtenissoort, Houder
from acties.services import Verantwoording
from basis.web.adres import als_sleutel
from partijen.models import Gebruiker, Partij

__all__ = [
    "HANDELINGEN",
    "MET_EEN_FORMULIER",
    "BevestigActueel",
    "BevestigToezegging",
    "BijMijlpaal",
    "Handeling",
    "HerijkAfspraak",
    "HerijkMijlpaal",
    "LegAfspraakVast",
    "LegGevondenVast",
    "MeldFase",
    "MeldMijlpaal",
    "MeldToezegging",
    "MeldVoortgang",
    "RondFasenAf",
    "VerbeterMelding",
    "VoegMakersToe",
    "Weerspreek",
    "WijzigAfspraak",
    "ZetWachtOp",
    "maak_handeling",
]


class VerbeterMelding(Handeling):
    """Mend an earlier report (`welke`: the key of its row), in the form that it was made with, by who may report it."""

    soort = "correctie"
    naam = "melding verbeteren"
    gelukt = "Uw verbetering is opgeslagen."

    def bepaal_namens(self) -> Partij | None:
        sleutel = als_sleutel(self.welke)
        rijen = self.houder.gebeurtenissen.met_onderwerp().staand()
        self.rij: Gebeurtenis = get_object_or_404(rijen, pk=sleutel)
        klasse = RondFasenAf if self.rij.naar == {"fase": None} else MET_EEN_FORMULIER.get(self.rij.soort)
        if klasse is None:
            raise Http404("dit is geen melding")
        self.melding = klasse(self.houder, self.gebruiker, _welke(self.rij))
        return self.melding.namens

    @property
    def onderwerp(self) -> str:
        return f"‘{journaal.kop(self.rij)}’"

    @property
    def pagina(self) -> str:
        return self.melding.pagina

    @property
    def doel(self) -> str:
        if self.rij.afspraak is None:
            return super().doel
        return reverse("acties:afspraak_bewerken", args=[self.rij.afspraak.slug, *self.delen])

    def formulier(self, data: QueryDict | None = None) -> VerantwoordForm:
        formulier = self.melding.formulier(data)
        formulier.verbeter(self.rij)
        return formulier

    def voer_uit(self, formulier: Any, verantwoording: Verantwoording) -> Gebeurtenis | None:
        return self.melding.voer_uit(formulier, replace(verantwoording, corrigeert=self.rij))


# With which form each kind of row of the journal is made, and so mended.
MET_EEN_FORMULIER: dict[str, type[Handeling]] = {
    Gebeurtenissoort.STATUS: MeldVoortgang,
    Gebeurtenissoort.FASE: MeldFase,
    Gebeurtenissoort.MIJLPAAL_BEREIKT: MeldMijlpaal,
    Gebeurtenissoort.MIJLPAAL_HERIJKT: HerijkMijlpaal,
    Gebeurtenissoort.AFSPRAAK: WijzigAfspraak,
    Gebeurtenissoort.AFSPRAAK_HERIJKT: HerijkAfspraak,
    Gebeurtenissoort.TOEZEGGING: MeldToezegging,
}


def _welke(rij: Gebeurtenis) -> str:
    if toezegging := rechten.toezegging_van(rij):
        return str(toezegging.pk)
    if rij.afspraak is not None:
        return rij.afspraak.slug
    return rij.mijlpaal.slug if rij.mijlpaal else ""


# Those that are filled in, and so can be kept as a draft.
HANDELINGEN: dict[str, type[Handeling]] = {
    klasse.soort: klasse
    for klasse in (
        MeldVoortgang,
        MeldFase,
        RondFasenAf,
        MeldMijlpaal,
        HerijkMijlpaal,
        LegAfspraakVast,
        LegGevondenVast,
        WijzigAfspraak,
        HerijkAfspraak,
        VoegMakersToe,
        ZetWachtOp,
        MeldToezegging,
        Weerspreek,
        VerbeterMelding,
    )
}


def maak_handeling(soort: str, houder: Houder, gebruiker: Gebruiker, welke: str = "") -> Handeling:
    """What someone wants to do, by the words of an address. Raises Http404 or PermissionDenied."""
    if soort not in HANDELINGEN:
        raise Http404("dit kan hier niet")
    return HANDELINGEN[soort](houder, gebruiker, welke)
