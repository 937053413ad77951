"""What people can do with an actie: what it is called, who may, which form it takes and which service does it.

Page, workplace, draft, spreadsheet and admin all come through here and `acties.verwerken` (docs/adr/0033). Another kind
is a class here and a place on the page.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.core.validators import slug_re
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst

from acties import journaal, rechten, services
from acties.forms import (
    AfrondForm,
    AfspraakForm,
    BereiktForm,
    FaseForm,
    HerijkForm,
    NogActueelForm,
    VerantwoordForm,
    VoortgangForm,
)
from acties.models import Actie, Afspraak, Gebeurtenis, Gebeurtenissoort, Mijlpaal
from acties.services import Verantwoording
from partijen.models import Gebruiker, Partij


@dataclass
class Handeling(ABC):
    """One kind of change by one person to one actie; `welke` is the slug of the mijlpaal or the party.

    Made for who may do it: raises PermissionDenied or Http404 else.
    """

    soort: ClassVar[str]  # in addresses, and of a draft
    naam: ClassVar[str]  # as in "een concept: voortgang melden"
    gelukt: ClassVar[str]  # what to tell when it is done

    actie: Actie
    gebruiker: Gebruiker
    welke: str = ""

    def __post_init__(self) -> None:
        if self.welke and not slug_re.match(self.welke):
            raise Http404("zo heet geen mijlpaal of partij")
        self.namens = self.bepaal_namens()

    def bepaal_namens(self) -> Partij | None:
        """The party on whose behalf this is done, here the one that carries the actie; None for the whole portal."""
        trekker = rechten.trekker_voor(self.gebruiker, self.actie)
        if trekker is None:  # asked only then: who acts for the trekker may
            rechten.eis_gezamenlijk(self.gebruiker, self.actie)
        return trekker

    @abstractmethod
    def formulier(self, data: QueryDict | None = None) -> VerantwoordForm:
        """The form, empty or filled in with what was sent."""

    @abstractmethod
    def voer_uit(self, formulier: Any, verantwoording: Verantwoording) -> Gebeurtenis | None:
        """Do what the valid form says; the row in the journal, None when that need not tell of it.

        Raises what the service raises.
        """

    @property
    def onderwerp(self) -> str:
        """The part of the actie that it is about; empty for the joint part."""
        return ""

    @property
    def kop(self) -> str:
        """What its form is called."""
        wat = capfirst(self.naam)
        return f"{wat}: {self.onderwerp}" if self.onderwerp else wat

    @property
    def delen(self) -> list[str]:
        """What an address says of it, beside which actie."""
        return [self.soort, self.welke] if self.welke else [self.soort]

    @property
    def code(self) -> str:
        """What stands behind `?bewerk=` in the address of the page of the actie."""
        return ":".join(self.delen)

    @property
    def adres(self) -> str:
        """The page of the actie with this form open."""
        return f"{self.actie.get_absolute_url()}?bewerk={self.code}"


class MeldVoortgang(Handeling):
    soort = "voortgang"
    naam = "voortgang melden"
    gelukt = "Uw melding is opgeslagen."

    def formulier(self, data: QueryDict | None = None) -> VoortgangForm:
        return VoortgangForm(data, actie=self.actie)

    def voer_uit(self, formulier: VoortgangForm, verantwoording: Verantwoording) -> Gebeurtenis:
        status = formulier.cleaned_data["status"]
        return services.meld_voortgang(actie=self.actie, status=status, verantwoording=verantwoording)


class _BijFasen(Handeling):
    """Only for a kind of actie that has phases."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.actie.soort.fasedefinities.exists():
            raise Http404("deze soort actie heeft geen fasen")


class MeldFase(_BijFasen):
    soort = "fase"
    naam = "nieuwe fase melden"
    gelukt = "De nieuwe fase is opgeslagen."

    def formulier(self, data: QueryDict | None = None) -> FaseForm:
        return FaseForm(data, actie=self.actie)

    def voer_uit(self, formulier: FaseForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.ga_naar_fase(actie=self.actie, definitie=formulier.definitie, verantwoording=verantwoording)


class RondFasenAf(_BijFasen):
    soort = "fasen-afronden"
    naam = "fasen afronden"
    gelukt = "De laatste fase is afgerond."

    def formulier(self, data: QueryDict | None = None) -> VerantwoordForm:
        return AfrondForm(data, actie=self.actie)

    def voer_uit(self, formulier: VerantwoordForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.rond_fasen_af(actie=self.actie, verantwoording=verantwoording)


class BijMijlpaal(Handeling):
    """About one mijlpaal that was not cancelled."""

    gelukt = "De mijlpaal is bijgewerkt."

    def __post_init__(self) -> None:
        super().__post_init__()
        self.mijlpaal: Mijlpaal = get_object_or_404(self.actie.mijlpalen.geldend(), slug=self.welke)

    @property
    def onderwerp(self) -> str:
        return self.mijlpaal.titel


class MeldMijlpaal(BijMijlpaal):
    soort = "mijlpaal"
    naam = "mijlpaal bijwerken"

    def formulier(self, data: QueryDict | None = None) -> BereiktForm:
        return BereiktForm(data, actie=self.actie, mijlpaal=self.mijlpaal)

    def voer_uit(self, formulier: BereiktForm, verantwoording: Verantwoording) -> Gebeurtenis:
        stand, bereikt = formulier.cleaned_data["stand"], formulier.cleaned_data["bereikt"]
        return services.meld_mijlpaal(
            mijlpaal=self.mijlpaal, stand=stand, bereikt=bereikt, verantwoording=verantwoording
        )


class HerijkMijlpaal(BijMijlpaal):
    soort = "herijking"
    naam = "mijlpaal opnieuw plannen"

    def formulier(self, data: QueryDict | None = None) -> HerijkForm:
        return HerijkForm(data, actie=self.actie, mijlpaal=self.mijlpaal)

    def voer_uit(self, formulier: HerijkForm, verantwoording: Verantwoording) -> Gebeurtenis:
        verwacht = formulier.cleaned_data["verwacht"]
        return services.herijk_mijlpaal(mijlpaal=self.mijlpaal, verwacht=verwacht, verantwoording=verantwoording)


class _VanPartij(Handeling):
    """About the afspraak of one party, by who may write for it."""

    def bepaal_namens(self) -> Partij | None:
        partijen = rechten.partijen_voor(self.gebruiker, self.actie)
        eigen = next((partij for partij in partijen if partij.slug == self.welke), None)
        if eigen is None:
            raise PermissionDenied(rechten.NIET_EIGEN)
        self.partij = eigen
        return rechten.namens_voor(self.gebruiker, eigen)

    @property
    def onderwerp(self) -> str:
        return self.partij.korte_naam

    @property
    def afspraak(self) -> Afspraak | None:
        return self.actie.afspraken.filter(partij=self.partij).first()


class LegAfspraakVast(_VanPartij):
    soort = "afspraak"
    naam = "afspraak vastleggen"
    gelukt = "Uw afspraak is opgeslagen."

    def formulier(self, data: QueryDict | None = None) -> AfspraakForm:
        return AfspraakForm(data, actie=self.actie, afspraak=self.afspraak)

    def voer_uit(self, formulier: AfspraakForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.leg_afspraak_vast(
            actie=self.actie, partij=self.partij, velden=formulier.velden, verantwoording=verantwoording
        )


class BevestigActueel(_VanPartij):
    """That the afspraak of one party, or without one the joint part, is still true: a button, no form to fill in."""

    soort = "nog-actueel"
    naam = "nog actueel"
    gelukt = "Dank u. Iedereen ziet nu dat dit nog klopt."

    def bepaal_namens(self) -> Partij | None:
        if not self.welke:
            return Handeling.bepaal_namens(self)
        rijen = self.actie.afspraken.select_related("actie", "partij")
        self.belofte: Afspraak = get_object_or_404(rijen, partij__slug=self.welke)
        return super().bepaal_namens()

    def formulier(self, data: QueryDict | None = None) -> NogActueelForm:
        return NogActueelForm(data, actie=self.actie)

    def voer_uit(self, formulier: NogActueelForm, verantwoording: Verantwoording) -> Gebeurtenis:
        if self.welke:
            return services.bevestig_afspraak(afspraak=self.belofte, verantwoording=verantwoording)
        return services.bevestig_actie(actie=self.actie, verantwoording=verantwoording)


class VerbeterMelding(Handeling):
    """Mend an earlier report (`welke`: the key of its row), in the form that it was made with, by who may report it."""

    soort = "correctie"
    naam = "melding verbeteren"
    gelukt = "Uw verbetering is opgeslagen."

    def bepaal_namens(self) -> Partij | None:
        sleutel = int(self.welke) if self.welke.isdecimal() else 0
        rijen = self.actie.gebeurtenissen.met_onderwerp().staand()
        self.rij: Gebeurtenis = get_object_or_404(rijen, pk=sleutel)
        klasse = RondFasenAf if self.rij.naar == {"fase": None} else MET_EEN_FORMULIER.get(self.rij.soort)
        if klasse is None:
            raise Http404("dit is geen melding")
        self.melding = klasse(self.actie, self.gebruiker, _welke(self.rij))
        return self.melding.namens

    @property
    def onderwerp(self) -> str:
        return f"‘{journaal.kop(self.rij)}’"

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
    Gebeurtenissoort.AFSPRAAK: LegAfspraakVast,
}


def _welke(rij: Gebeurtenis) -> str:
    if rij.afspraak is not None:
        return rij.afspraak.partij.slug
    return rij.mijlpaal.slug if rij.mijlpaal else ""


# Those that are filled in, and so can be kept as a draft.
HANDELINGEN: dict[str, type[Handeling]] = {
    klasse.soort: klasse
    for klasse in (MeldVoortgang, MeldFase, RondFasenAf, MeldMijlpaal, HerijkMijlpaal, LegAfspraakVast, VerbeterMelding)
}


def maak_handeling(soort: str, actie: Actie, gebruiker: Gebruiker, welke: str = "") -> Handeling:
    """What someone wants to do, by the words of an address. Raises Http404 or PermissionDenied."""
    if soort not in HANDELINGEN:
        raise Http404("dit kan hier niet")
    return HANDELINGEN[soort](actie, gebruiker, welke)
