"""Forms that show at its field what a service refuses, and lead to the first wrong one."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


def toon_fouten(formulier: forms.BaseForm, fout: ValidationError) -> None:
    """Show an error of a service at its field, or above the form when it has none here."""
    fouten = fout.message_dict if hasattr(fout, "error_dict") else {NON_FIELD_ERRORS: fout.messages}
    for naam, teksten in fouten.items():
        formulier.add_error(naam if naam in formulier.fields else None, list(teksten))


class MetFouten(forms.Form):
    """A form in front of a service."""

    def neem_over(self, fout: ValidationError) -> None:
        """Show an error of a service at its field, or above the form when it has none here."""
        toon_fouten(self, fout)

    def wijs_fout_aan(self) -> None:
        """Put the focus on the first wrong field."""
        if fout := next((veld.name for veld in self.visible_fields() if veld.errors), None):
            self.zet_focus(fout)

    def zet_focus(self, naam: str) -> None:
        """Have the browser begin in this field."""
        self.fields[naam].widget.attrs["autofocus"] = True
