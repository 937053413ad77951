"""What is filled in at the workplace itself; the forms of acties are those of the page of an actie."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from acties.forms.basis import OPEN_OPNIEUW
from basis.web.formulieren import Formulier, MetFouten
from partijen.models import Gebruiker, Partij
from partijen.rechten import eigen_partijen
from partijen.rollen import Recht
from werk.taal import TEKST_MAX


class BevestigForm(Formulier):
    """The things that were ticked (`kies`), all on the page (`hier`), or the one whose button was pressed (`een`).

    All at once is asked about first: what was answered comes with `kies`.
    """

    inzending = forms.UUIDField(error_messages={"required": OPEN_OPNIEUW})

    def clean(self) -> dict[str, Any]:
        data: Any = self.data
        gekozen = data.getlist("hier") if data.get("wat") == "alles" else data.getlist("kies")
        self.cleaned_data["sleutels"] = [data["een"]] if data.get("een") else gekozen
        if not self.cleaned_data["sleutels"]:
            raise ValidationError("Kruis eerst aan wat nog klopt.")
        return self.cleaned_data

    @property
    def vraagt_eerst(self) -> bool:
        return self.data.get("wat") == "alles" and not self.data.get("een")


class BewaarFilterForm(MetFouten):
    """A name for the choice on the screen, and with which of the own parties it is shared."""

    naam = forms.CharField(
        label="Naam van dit filter", max_length=60, error_messages={"required": "Geef het filter een naam."}
    )
    partij: "forms.ModelChoiceField[Partij]" = forms.ModelChoiceField(
        label="Deel met collega’s van", queryset=None, required=False, empty_label="Niemand, alleen voor mij"
    )

    def __init__(self, data: QueryDict | None = None, *, gebruiker: Gebruiker) -> None:
        super().__init__(data, auto_id="bewaar_%s")
        self.fields["partij"].queryset = eigen_partijen(gebruiker, Recht.WERKPLEK)  # type: ignore[attr-defined]


class TaalForm(Formulier):
    """A text to look at; nothing of it is kept."""

    tekst = forms.CharField(
        label="Uw tekst",
        max_length=TEKST_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"max_length": "Deze tekst is te lang om te bekijken: hoogstens %(limit_value)d tekens."},
    )
