"""What a civil servant can do on the page of an actie: which form it takes, who may, and which service does it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.core.validators import slug_re
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404

from acties import rechten, services
from acties.forms import AfspraakForm, BereiktForm, HerijkForm, VerantwoordForm, VoortgangForm
from acties.models import Actie, Afspraak, Mijlpaal
from acties.services import Verantwoording
from partijen.models import Gebruiker, Partij


@dataclass
class Handeling(ABC):
    """One kind of change by one person to one actie; `welke` is the slug of the mijlpaal or the party.

    Made for who may do it: raises PermissionDenied or Http404 else.
    """

    wat: ClassVar[str]

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
    def voer_uit(self, formulier: Any, verantwoording: Verantwoording) -> None:
        """Do what the valid form says; raises what the service raises."""

    @property
    def onderwerp(self) -> str:
        """The part of the actie that it is about; empty for the joint part."""
        return ""

    @property
    def kop(self) -> str:
        """What its form is called."""
        return f"{self.wat}: {self.onderwerp}" if self.onderwerp else self.wat

    @property
    @abstractmethod
    def gelukt(self) -> str:
        """What to tell when it is done."""


class MeldVoortgang(Handeling):
    wat = "Voortgang melden"
    gelukt = "Uw melding is opgeslagen."

    def formulier(self, data: QueryDict | None = None) -> VoortgangForm:
        return VoortgangForm(data, actie=self.actie)

    def voer_uit(self, formulier: VoortgangForm, verantwoording: Verantwoording) -> None:
        status = formulier.cleaned_data["status"]
        services.meld_voortgang(actie=self.actie, status=status, verantwoording=verantwoording)


class _BijMijlpaal(Handeling):
    gelukt = "De mijlpaal is bijgewerkt."

    def __post_init__(self) -> None:
        super().__post_init__()
        self.mijlpaal: Mijlpaal = get_object_or_404(self.actie.mijlpalen.geldend(), slug=self.welke)

    @property
    def onderwerp(self) -> str:
        return self.mijlpaal.titel


class MeldMijlpaal(_BijMijlpaal):
    wat = "Mijlpaal bijwerken"

    def formulier(self, data: QueryDict | None = None) -> BereiktForm:
        return BereiktForm(data, actie=self.actie, mijlpaal=self.mijlpaal)

    def voer_uit(self, formulier: BereiktForm, verantwoording: Verantwoording) -> None:
        ingevuld = formulier.cleaned_data
        services.meld_mijlpaal(
            mijlpaal=self.mijlpaal,
            stand=ingevuld["stand"],
            bereikt=ingevuld["bereikt"],
            verantwoording=verantwoording,
        )


class HerijkMijlpaal(_BijMijlpaal):
    wat = "Mijlpaal opnieuw plannen"

    def formulier(self, data: QueryDict | None = None) -> HerijkForm:
        return HerijkForm(data, actie=self.actie, mijlpaal=self.mijlpaal)

    def voer_uit(self, formulier: HerijkForm, verantwoording: Verantwoording) -> None:
        verwacht = formulier.cleaned_data["verwacht"]
        services.herijk_mijlpaal(mijlpaal=self.mijlpaal, verwacht=verwacht, verantwoording=verantwoording)


class LegAfspraakVast(Handeling):
    wat = "Afspraak vastleggen"
    gelukt = "Uw afspraak is opgeslagen."

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

    def formulier(self, data: QueryDict | None = None) -> AfspraakForm:
        return AfspraakForm(data, actie=self.actie, afspraak=self.afspraak)

    def voer_uit(self, formulier: AfspraakForm, verantwoording: Verantwoording) -> None:
        services.leg_afspraak_vast(
            actie=self.actie, partij=self.partij, velden=formulier.velden, verantwoording=verantwoording
        )


HANDELINGEN: dict[str, type[Handeling]] = {
    "voortgang": MeldVoortgang,
    "mijlpaal": MeldMijlpaal,
    "herijking": HerijkMijlpaal,
    "afspraak": LegAfspraakVast,
}


def soort_van(handeling: Handeling) -> str:
    """The key of a kind of change in `HANDELINGEN`."""
    return next(naam for naam, klasse in HANDELINGEN.items() if klasse is type(handeling))
