"""What pages of this app can be asked for in their address."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from acties.kader import Kader
from acties.models import GROEPEN, Actie, Verandering
from basis.tijd.moment import EERSTE_JAAR
from basis.web.formulieren import Formulier
from basis.web.velden import Kalenderdag
from voortgang.verschil import Vraag

VREEMD = {"invalid_choice": "Deze keuze bestaat niet (meer). Kies een andere."}


def een_jaar_eerder(dag: date) -> date:
    """The same day of the year before; 28 February when that year has no 29th."""
    return dag.replace(year=dag.year - 1) if (dag.month, dag.day) != (2, 29) else date(dag.year - 1, 2, 28)


class Dag(Kalenderdag):
    """A day until today."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"min": f"{EERSTE_JAAR}-01-01", "max": timezone.localdate().isoformat()}

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and value.year < EERSTE_JAAR:
            raise ValidationError(f"Kies een dag vanaf {EERSTE_JAAR}.")
        if value and value > timezone.localdate():
            raise ValidationError("Deze datum ligt in de toekomst. Kies een dag tot en met vandaag.")


class VerschilForm(Formulier):
    """Two days and what to show of the changes between them. Without days: the year until today."""

    van = Dag(label="Van", required=False)
    tot = Dag(label="Tot en met", required=False)
    lijn = forms.MultipleChoiceField(label="Programmalijn", required=False, error_messages=VREEMD)
    soort = forms.MultipleChoiceField(label="Soort verandering", required=False, error_messages=VREEMD)
    partij = forms.ChoiceField(label="Partij", required=False, error_messages=VREEMD)
    # Not filled in by hand: the history page of an actie leads here.
    actie = forms.CharField(label="Actie", required=False, max_length=120, widget=forms.HiddenInput)

    gekozen_actie: Actie | None = None

    def __init__(self, adres: QueryDict, kader: Kader) -> None:
        gegevens = adres.copy()
        super().__init__(gegevens)
        self.use_required_attribute = False
        self._zet_dagen(gegevens)
        self.fields["lijn"].choices = [(k.slug, k.label) for k in kader.lijnen]  # type: ignore[attr-defined]
        self.fields["partij"].choices = [("", ""), *((k.slug, k.label) for k in kader.partijen)]  # type: ignore[attr-defined]
        self.fields["soort"].choices = [*((naam, groep[0]) for naam, groep in GROEPEN.items()), *Verandering.choices]  # type: ignore[attr-defined]
        for naam in list(self.errors)[:1]:
            self.fields[naam].widget.attrs["autofocus"] = True

    def _zet_dagen(self, gegevens: QueryDict) -> None:
        """Fill in the days that were not asked for, so that the fields say what the page shows."""
        vandaag = timezone.localdate()
        if not gegevens.get("tot"):
            gegevens["tot"] = vandaag.isoformat()
        if not gegevens.get("van"):
            veld: Any = self.fields["tot"]
            try:
                tot = veld.clean(gegevens["tot"])
            except ValidationError:
                tot = vandaag
            gegevens["van"] = een_jaar_eerder(tot).isoformat()

    def clean_actie(self) -> str:
        slug = str(self.cleaned_data["actie"])
        if slug:
            self.gekozen_actie = Actie.objects.zichtbaar().filter(slug=slug).first()
            if self.gekozen_actie is None:
                raise ValidationError("Deze actie bestaat niet (meer). Kies een andere, of kijk bij alle acties.")
        return slug

    def clean(self) -> None:
        van, tot = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if van and tot and van > tot:
            self.add_error("van", "Deze datum ligt na de tweede datum. Kies een eerdere dag, of wissel de datums om.")

    @property
    def vraag(self) -> Vraag:
        """What is asked for; only when the form is valid."""
        gekozen = self.cleaned_data
        return Vraag(
            van=gekozen["van"],
            tot=gekozen["tot"],
            lijnen=tuple(gekozen["lijn"]),
            soorten=tuple(gekozen["soort"]),
            partij=gekozen["partij"],
            actie=gekozen["actie"],
        )
