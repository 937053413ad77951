"""What a beheerder can do with what the journal tells of, each with a reason."""

from typing import Any

from django import forms
from django.contrib.admin.helpers import InlineAdminFormSet
from django.http import QueryDict

from acties import services
from acties.admin.handeling import Beheerhandeling
from acties.forms import AfspraakForm, BereiktForm, HerijkForm, VerantwoordForm, VoortgangForm
from acties.models import Actie, Afspraak, Bereikt, Deelname, Fasedefinitie, Mijlpaal, Publicatie
from acties.services import Verantwoording
from basis.beheer.basis import Rijen
from basis.beheer.formulieren import rijen_van
from partijen.models import Partij


class MeldVoortgang(Beheerhandeling):
    titel = "Voortgang melden"
    uitleg = (
        "Geef de actie een status en vertel waarom. Wie de actie leidt, kan dit ook zelf, op de pagina van de actie."
    )
    gelukt = "De voortgang is opgeslagen."

    def maak_formulier(self, data: QueryDict | None) -> VoortgangForm:
        return VoortgangForm(data, actie=self.actie)

    def voer_uit(self, formulier: VoortgangForm, verantwoording: Verantwoording) -> None:
        status = formulier.cleaned_data["status"]
        services.meld_voortgang(actie=self.actie, status=status, verantwoording=verantwoording)


class FaseForm(VerantwoordForm):
    """Which phase comes now; none means that all have been gone through."""

    fase = forms.ModelChoiceField(
        Fasedefinitie.objects.none(),
        label="Nieuwe fase",
        required=False,
        empty_label="geen: de laatste fase is klaar",
        help_text="Een eerdere fase nog eens kiezen mag: de actie gaat dan een stap terug.",
    )
    field_order = ("fase", "reden", "datum", "bron_titel", "bron_url")

    def __init__(self, data: QueryDict | None = None, *, actie: Actie) -> None:
        super().__init__(data, actie=actie)
        keuzes: Any = self.fields["fase"]
        keuzes.queryset = actie.soort.fasedefinities.select_related("soort")


class WijzigFase(Beheerhandeling):
    titel = "Fase wijzigen"
    uitleg = "De actie verlaat de fase van nu en begint aan een andere."
    gelukt = "De fase is gewijzigd."

    @classmethod
    def kan(cls, obj: Actie) -> bool:
        """Only for a kind that has phases."""
        return obj.soort.fasedefinities.exists()

    def maak_formulier(self, data: QueryDict | None) -> FaseForm:
        return FaseForm(data, actie=self.actie)

    def voer_uit(self, formulier: FaseForm, verantwoording: Verantwoording) -> None:
        definitie = formulier.cleaned_data["fase"]
        if definitie is None:
            services.rond_fasen_af(actie=self.actie, verantwoording=verantwoording)
        else:
            services.ga_naar_fase(actie=self.actie, definitie=definitie, verantwoording=verantwoording)


class NuForm(VerantwoordForm):
    """Something that takes effect at this moment."""

    def __init__(self, data: QueryDict | None = None, *, actie: Actie) -> None:
        super().__init__(data, actie=actie)
        del self.fields["datum"]


class Publiceer(Beheerhandeling):
    titel = "Publiceren"
    uitleg = (
        "Iedereen kan de actie daarna zien, met de hele geschiedenis. De oorspronkelijke datum van een mijlpaal "
        "verandert daarna nooit meer."
    )
    gelukt = "De actie is gepubliceerd."
    kan_niet = "Deze actie is al gepubliceerd."

    @classmethod
    def kan(cls, obj: Actie) -> bool:
        """Only what the public can't see yet."""
        return obj.publicatie != Publicatie.GEPUBLICEERD

    def maak_formulier(self, data: QueryDict | None) -> NuForm:
        return NuForm(data, actie=self.actie)

    def voer_uit(self, formulier: NuForm, verantwoording: Verantwoording) -> None:
        services.publiceer(actie=self.actie, verantwoording=verantwoording)


class TrekPublicatieIn(Publiceer):
    titel = "Publicatie intrekken"
    uitleg = "De actie verdwijnt van elke openbare plaats. De geschiedenis blijft bewaard."
    gelukt = "De publicatie is ingetrokken."
    kan_niet = "Deze actie is niet gepubliceerd."

    @classmethod
    def kan(cls, obj: Actie) -> bool:
        """Only what the public can see now."""
        return obj.publicatie == Publicatie.GEPUBLICEERD

    def voer_uit(self, formulier: NuForm, verantwoording: Verantwoording) -> None:
        services.trek_publicatie_in(actie=self.actie, verantwoording=verantwoording)


class DeelnemersRijen(Rijen):
    """The participants as rows that can be changed, on the page that asks why."""

    model = Deelname
    fields = ("partij", "rol", "toelichting", "bron")
    autocomplete_fields = ("partij", "bron")
    verbose_name_plural = "deelnemers"


class WijzigDeelnemers(Beheerhandeling):
    titel = "Deelnemers wijzigen"
    uitleg = "Wie doen er mee, en in welke rol? Wie nog een afspraak heeft, kan niet weg: trek die eerst in."
    gelukt = "De deelnemers zijn opgeslagen."

    def maak_formulier(self, data: QueryDict | None) -> VerantwoordForm:
        return VerantwoordForm(data, actie=self.actie)

    def rijen(self, data: QueryDict | None) -> InlineAdminFormSet:
        """The same rows for showing, checking and saving."""
        inline = DeelnemersRijen(Actie, self.admin.admin_site)
        formset = inline.get_formset(self.request, self.actie)(
            data, instance=self.actie, queryset=self.actie.deelnames.voor_lijst(), prefix="deelnames"
        )
        velden = list(inline.get_fieldsets(self.request, self.actie))
        self.getoond = InlineAdminFormSet(inline, formset, velden, model_admin=self.admin)
        return self.getoond

    def voer_uit(self, formulier: VerantwoordForm, verantwoording: Verantwoording) -> None:
        deelnames: list[Any] = rijen_van(self.getoond.formset)
        nieuw = [Deelname(partij=d.partij, rol=d.rol, toelichting=d.toelichting, bron=d.bron) for d in deelnames]
        services.zet_deelnames(actie=self.actie, deelnames=nieuw, verantwoording=verantwoording)


class NieuweAfspraakForm(AfspraakForm):
    """A first afspraak of one of the participants."""

    namens = forms.ModelChoiceField(Partij.objects.none(), label="Partij", empty_label="kies een partij")
    field_order: tuple[str, ...] = ("namens", *AfspraakForm.field_order)  # type: ignore[assignment]  # one more field

    def __init__(self, data: QueryDict | None = None, *, actie: Actie) -> None:
        super().__init__(data, actie=actie, afspraak=None)
        zonder = Partij.objects.filter(deelnames__actie=actie).exclude(afspraken__actie=actie)
        keuzes: Any = self.fields["namens"]
        keuzes.queryset = zonder.distinct().voor_lijst()


class LegAfspraakVast(Beheerhandeling):
    titel = "Afspraak vastleggen"
    uitleg = "Wat belooft een deelnemer? Alleen deelnemers zonder afspraak staan in de lijst."
    gelukt = "De afspraak is vastgelegd."
    kan_niet = "Elke deelnemer heeft al een afspraak."

    @classmethod
    def kan(cls, obj: Actie) -> bool:
        """Only when a participant has none yet."""
        return obj.deelnames.exclude(partij__in=obj.afspraken.values("partij")).exists()

    def maak_formulier(self, data: QueryDict | None) -> NieuweAfspraakForm:
        return NieuweAfspraakForm(data, actie=self.actie)

    def voer_uit(self, formulier: NieuweAfspraakForm, verantwoording: Verantwoording) -> None:
        services.leg_afspraak_vast(
            actie=self.actie,
            partij=formulier.cleaned_data["namens"],
            velden=formulier.velden,
            verantwoording=verantwoording,
        )


class WijzigAfspraak(Beheerhandeling):
    obj: Afspraak
    titel = "Afspraak wijzigen"
    uitleg = "De partij kan dit ook zelf, op de pagina van de actie."
    gelukt = "De afspraak is gewijzigd."

    def maak_formulier(self, data: QueryDict | None) -> AfspraakForm:
        formulier = AfspraakForm(data, actie=self.actie, afspraak=self.obj)
        partij = Partij.objects.filter(pk=self.obj.partij_id)
        formulier.fields["namens"] = forms.ModelChoiceField(partij, initial=self.obj.partij, disabled=True)
        return formulier

    def voer_uit(self, formulier: AfspraakForm, verantwoording: Verantwoording) -> None:
        services.leg_afspraak_vast(
            actie=self.actie, partij=self.obj.partij, velden=formulier.velden, verantwoording=verantwoording
        )


class _MetMijlpaal(Beheerhandeling):
    obj: Mijlpaal
    gelukt = "De mijlpaal is bijgewerkt."

    @classmethod
    def kan(cls, obj: Mijlpaal) -> bool:
        """Not after it was cancelled."""
        return not obj.is_vervallen


class MeldMijlpaal(_MetMijlpaal):
    titel = "Mijlpaal bijwerken"
    uitleg = "Is de mijlpaal bereikt, en wanneer?"

    def maak_formulier(self, data: QueryDict | None) -> BereiktForm:
        return BereiktForm(data, actie=self.actie, mijlpaal=self.obj)

    def voer_uit(self, formulier: BereiktForm, verantwoording: Verantwoording) -> None:
        ingevuld = formulier.cleaned_data
        services.meld_mijlpaal(
            mijlpaal=self.obj, stand=ingevuld["stand"], bereikt=ingevuld["bereikt"], verantwoording=verantwoording
        )


class HerijkMijlpaal(_MetMijlpaal):
    titel = "Opnieuw plannen"
    uitleg = "Wanneer wordt de mijlpaal nu verwacht? De oorspronkelijke datum blijft staan."

    @classmethod
    def kan(cls, obj: Mijlpaal) -> bool:
        """Only what is still to come."""
        return super().kan(obj) and obj.stand != Bereikt.JA

    def maak_formulier(self, data: QueryDict | None) -> HerijkForm:
        return HerijkForm(data, actie=self.actie, mijlpaal=self.obj)

    def voer_uit(self, formulier: HerijkForm, verantwoording: Verantwoording) -> None:
        verwacht = formulier.cleaned_data["verwacht"]
        services.herijk_mijlpaal(mijlpaal=self.obj, verwacht=verwacht, verantwoording=verantwoording)


class LaatMijlpaalVervallen(_MetMijlpaal):
    titel = "Laten vervallen"
    uitleg = "De mijlpaal telt niet meer mee. In de geschiedenis blijft te lezen dat die er was."

    def maak_formulier(self, data: QueryDict | None) -> VerantwoordForm:
        return VerantwoordForm(data, actie=self.actie)

    def voer_uit(self, formulier: VerantwoordForm, verantwoording: Verantwoording) -> None:
        services.laat_mijlpaal_vervallen(mijlpaal=self.obj, verantwoording=verantwoording)
