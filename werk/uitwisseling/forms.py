"""What people send: a file, and one reason for all rows without one."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from basis.web.formulieren import Formulier
from werk.uitwisseling.lezen import GROOTSTE, LeesFout, soort_van
from werk.uitwisseling.models import Invoer
from werk.uitwisseling.services import GEEN_REDEN


class InvoerForm(Formulier):
    """A file; what can be seen at once to be wrong with it is told at once."""

    bestand = forms.FileField(
        label="Bestand",
        help_text="Een bestand dat u hier ophaalde: .xlsx, .ods of .csv, hoogstens 10 MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
        error_messages={
            "required": "Kies het bestand dat u wilt terugladen.",
            "empty": "Dit bestand is leeg.",
            "missing": "Kies het bestand dat u wilt terugladen.",
            "invalid": "Kies het bestand dat u wilt terugladen.",
        },
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"inzending": uuid4()})
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False  # our own messages are clearer, and tied to their field
        self.inhoud = b""

    def clean_bestand(self) -> Any:
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GROOTSTE:
            raise ValidationError("Dit bestand is groter dan 10 MB. Laat rijen weg die u niet verandert.")
        self.inhoud = bestand.read()
        try:
            soort_van(self.inhoud)
        except LeesFout as fout:
            raise ValidationError(str(fout)) from fout
        return bestand


class DoorvoerForm(Formulier):
    """One reason for all rows that give none themselves; and that only the good rows go, when some are not."""

    reden = forms.CharField(
        label="Reden",
        max_length=2000,
        error_messages={"required": GEEN_REDEN},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    alleen_goede = forms.BooleanField(widget=forms.HiddenInput, required=False, initial=True)

    def __init__(self, *args: Any, invoer: Invoer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.fields["reden"].widget.attrs.pop("maxlength", None)
        if not invoer.zonder_reden:
            del self.fields["reden"]
        if not invoer.is_deels_goed:
            del self.fields["alleen_goede"]
