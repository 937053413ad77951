"""What people fill in about an actie: its status, phase and mijlpalen."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import QueryDict

from acties.forms.basis import VerantwoordForm
from acties.models import Actie, Bereikt, Fasedefinitie, Houder, Mijlpaal, Status
from acties.models.status import NIET_TE_MELDEN, TE_MELDEN
from basis.tijd.perioden import DateRange, is_voorbij, toon_periode
from basis.web.formulieren import Rondjes
from basis.web.velden import HULP_PERIODE, PeriodeInvoer, lang_geleden

VER_VOOR_PLAN = timedelta(days=5 * 365)  # a mijlpaal that was reached this long before its plan is asked about


class Statuskeuze(forms.ChoiceField):
    def validate(self, value: str) -> None:
        if value == Status.LOOPT:
            raise forms.ValidationError(NIET_TE_MELDEN)
        super().validate(value)


class VoortgangForm(VerantwoordForm):
    """How the actie stands. What nobody can report is not to be chosen: of such an actie the field begins empty."""

    status = Statuskeuze(label="Status", error_messages={"required": "Kies hoe het met de actie gaat."})
    volgend = ("status",)
    field_order = ("status", "reden", "datum", "bron_titel", "bron_url")

    def __init__(self, data: QueryDict | None = None, *, actie: Actie) -> None:
        is_gemeld, keuzes = actie.status in TE_MELDEN, [(status.value, status.label) for status in TE_MELDEN]
        super().__init__(data, houder=actie, initial={"status": actie.status if is_gemeld else ""})
        self.staat_er = {} if is_gemeld else {"status": actie.get_status_display()}
        self.fields["status"].choices = keuzes if is_gemeld else [("", "Kies een status"), *keuzes]  # type: ignore[attr-defined]


class BereiktForm(VerantwoordForm):
    """Whether a mijlpaal is reached, and when. The date it took effect is that of the mijlpaal itself."""

    stand = forms.ChoiceField(label="Is de mijlpaal bereikt?", choices=Bereikt, widget=Rondjes)
    bereikt = PeriodeInvoer(label="Wanneer bereikt?", required=False, twijfels=[lang_geleden])
    field_order = ("stand", "bereikt", "reden", "bron_titel", "bron_url")

    def __init__(self, data: QueryDict | None = None, *, actie: Actie, mijlpaal: Mijlpaal) -> None:
        nu = {"stand": mijlpaal.stand if mijlpaal.stand != Bereikt.NEE else Bereikt.JA, "bereikt": mijlpaal.bereikt}
        super().__init__(data, houder=actie, initial=nu)
        self.staat_er = {"stand": mijlpaal.stand}  # what is chosen beforehand is a suggestion
        self.mijlpaal = mijlpaal
        self.fields["reden"].label = "Toelichting"
        self.fields["reden"].help_text = "Waaruit blijkt dit? Iedereen kan dit lezen."
        bereikt: Any = self.fields["bereikt"]
        bereikt.twijfels = [*bereikt.twijfels, self._ver_voor_plan]
        del self.fields["datum"]

    def _ver_voor_plan(self, bereikt: DateRange) -> str:
        """Years before it was planned."""
        gepland = self.mijlpaal.gepland
        if not (gepland and gepland.lower and is_voorbij(bereikt, gepland.lower - VER_VOOR_PLAN)):
            return ""
        return f"De mijlpaal was gepland: {toon_periode(gepland)}."

    def ingangsdatum(self) -> DateRange | None:
        """A reached mijlpaal counts from the day that it was reached.

        A date before what is on record mends that, and counts from today: the journal does not go back.
        """
        op: DateRange | None = self.cleaned_data["bereikt"] if self.cleaned_data["stand"] == Bereikt.JA else None
        laatste = self.mijlpaal.gebeurtenissen.all().laatste_dag()
        if op is None or op.lower is None or (laatste and op.lower < laatste):
            return super().ingangsdatum()
        return op


class HerijkForm(VerantwoordForm):
    """When a mijlpaal is now expected."""

    verwacht = PeriodeInvoer(
        label="Nu verwacht", error_messages={"required": "Vul in wanneer u de mijlpaal nu verwacht."}
    )
    field_order = ("verwacht", "reden", "bron_titel", "bron_url")

    def __init__(self, data: QueryDict | None = None, *, actie: Actie, mijlpaal: Mijlpaal) -> None:
        super().__init__(data, houder=actie, initial={"verwacht": mijlpaal.verwacht})
        nu, eerst = mijlpaal.verwacht or mijlpaal.gepland, mijlpaal.gepland
        staat = f"Tot nu toe verwacht: {toon_periode(nu)}. " if nu else "Er is nog geen datum. "
        gepland = f"Eerst gepland: {toon_periode(eerst)}. " if eerst and eerst != nu else ""
        self.fields["verwacht"].help_text = f"{staat}{gepland}{HULP_PERIODE}"
        del self.fields["datum"]


class FaseForm(VerantwoordForm):
    """Which phase begins."""

    fase = forms.ChoiceField(
        label="Nieuwe fase",
        help_text="Een eerdere fase nog eens kiezen mag: de actie gaat dan een stap terug.",
        error_messages={"required": "Kies de fase die nu begint."},
    )
    field_order = ("fase", "reden", "datum", "bron_titel", "bron_url")

    def __init__(self, data: QueryDict | None = None, *, actie: Actie) -> None:
        super().__init__(data, houder=actie)
        self.fasen = {fase.slug: fase for fase in actie.soort.fasedefinities.all()}
        keuzes: Any = self.fields["fase"]
        keuzes.choices = [("", "Kies een fase"), *((fase.slug, fase.naam) for fase in self.fasen.values())]
        self.staat_er = {"fase": actie.fasen.filter(is_huidig=True).values_list("definitie__slug", flat=True).first()}

    @property
    def definitie(self) -> Fasedefinitie:
        return self.fasen[self.cleaned_data["fase"]]


class AfrondForm(VerantwoordForm):
    """Why no phase comes after this one."""

    def __init__(self, data: QueryDict | None = None, *, houder: Houder) -> None:
        super().__init__(data, houder=houder)
        hulp = "De fase van nu is klaar en er komt geen volgende. Waaruit blijkt dat? Iedereen kan dit lezen."
        self.fields["reden"].help_text = hulp
