"""What the party that carries an actie can do with its joint part."""

from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404

from acties import services
from acties.forms import AfrondForm, BereiktForm, FaseForm, HerijkForm, NogActueelForm, VerantwoordForm, VoortgangForm
from acties.handelingen.basis import Handeling
from acties.models import Gebeurtenis, Mijlpaal
from acties.services import Verantwoording


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
        return AfrondForm(data, houder=self.actie)

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


class BevestigActueel(Handeling):
    """That the joint part of an actie is still true: a button, no form to fill in."""

    soort = "nog-actueel"
    naam = "nog actueel"
    gelukt = "Dank u. Iedereen ziet nu dat dit nog klopt."

    def formulier(self, data: QueryDict | None = None) -> NogActueelForm:
        return NogActueelForm(data, houder=self.actie)

    def voer_uit(self, formulier: NogActueelForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.bevestig_actie(actie=self.actie, verantwoording=verantwoording)
