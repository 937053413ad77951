"""What only a beheerder can do with what the journal tells of, each with a reason.

The rest is in `acties.handelingen`.
"""

from typing import Any

from django.contrib.admin.helpers import InlineAdminFormSet
from django.http import HttpRequest, QueryDict

from acties import rechten, services
from acties.forms import VerantwoordForm
from acties.handelingen import BijMijlpaal, Handeling
from acties.models import Actie, Deelname, Gebeurtenis
from acties.services import Verantwoording
from basis.beheer.basis import Rijen
from basis.beheer.formulieren import rijen_van
from partijen.models import Partij


class _VanBeheer(Handeling):
    """Not on behalf of a party."""

    def bepaal_namens(self) -> Partij | None:
        rechten.eis_beheer(self.gebruiker)
        return None


class NuForm(VerantwoordForm):
    """Something that takes effect at this moment."""

    def __init__(self, data: QueryDict | None = None, *, actie: Actie) -> None:
        super().__init__(data, houder=actie)
        del self.fields["datum"]


class Publiceer(_VanBeheer):
    naam = "publiceren"
    gelukt = "De actie is gepubliceerd."

    def formulier(self, data: QueryDict | None = None) -> NuForm:
        return NuForm(data, actie=self.actie)

    def voer_uit(self, formulier: NuForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.publiceer(actie=self.actie, verantwoording=verantwoording)


class TrekPublicatieIn(Publiceer):
    naam = "publicatie intrekken"
    gelukt = "De publicatie is ingetrokken."

    def voer_uit(self, formulier: NuForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.trek_publicatie_in(actie=self.actie, verantwoording=verantwoording)


class DeelnemersRijen(Rijen):
    """The participants as rows that can be changed, on the page that asks why."""

    model = Deelname
    fields = ("partij", "rol", "toelichting", "bron")
    autocomplete_fields = ("partij", "bron")
    verbose_name_plural = "deelnemers"


class DeelnemersForm(VerantwoordForm):
    """Why the participants change, with the rows in which they do."""

    rijen: InlineAdminFormSet

    def toon_rijen(self, request: HttpRequest, admin: Any) -> None:
        """Add the rows, as the admin shows them: one set for showing, checking and saving."""
        inline = DeelnemersRijen(Actie, admin.admin_site)
        actie = self.houder
        assert isinstance(actie, Actie)
        formset = inline.get_formset(request, actie)(
            self.data if self.is_bound else None,
            instance=actie,
            queryset=actie.deelnames.voor_lijst(),
            prefix="deelnames",
        )
        velden: Any = list(inline.get_fieldsets(request, actie))
        self.rijen = InlineAdminFormSet(inline, formset, velden, model_admin=admin)

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.rijen.formset.is_valid()])

    @property
    def deelnames(self) -> list[Deelname]:
        rijen: list[Any] = rijen_van(self.rijen.formset)
        return [Deelname(partij=d.partij, rol=d.rol, toelichting=d.toelichting, bron=d.bron) for d in rijen]


class WijzigDeelnemers(_VanBeheer):
    naam = "deelnemers wijzigen"
    gelukt = "De deelnemers zijn opgeslagen."

    def formulier(self, data: QueryDict | None = None) -> DeelnemersForm:
        return DeelnemersForm(data, houder=self.actie)

    def voer_uit(self, formulier: DeelnemersForm, verantwoording: Verantwoording) -> Gebeurtenis | None:
        return services.zet_deelnames(actie=self.actie, deelnames=formulier.deelnames, verantwoording=verantwoording)


class LaatMijlpaalVervallen(BijMijlpaal):
    naam = "laten vervallen"

    def formulier(self, data: QueryDict | None = None) -> VerantwoordForm:
        return VerantwoordForm(data, houder=self.actie)

    def voer_uit(self, formulier: VerantwoordForm, verantwoording: Verantwoording) -> Gebeurtenis:
        return services.laat_mijlpaal_vervallen(mijlpaal=self.mijlpaal, verantwoording=verantwoording)
