"""The forms that all ours are made from: text in normal form, errors at their field, and choices with their number."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.widgets import ChoiceWidget
from django.http import HttpRequest

from basis.web.getallen import getal
from basis.web.tekst import normaal

if TYPE_CHECKING:
    _BaseForm = forms.BaseForm
else:
    _BaseForm = object


def toon_fouten(formulier: forms.BaseForm, fout: ValidationError) -> None:
    """Show an error of a service at its field, or above the form when it has none here."""
    fouten = fout.message_dict if hasattr(fout, "error_dict") else {NON_FIELD_ERRORS: fout.messages}
    for naam, teksten in fouten.items():
        formulier.add_error(naam if naam in formulier.fields else None, list(teksten))


def probeer(request: HttpRequest, doe: Callable[[], object], gelukt: str) -> bool:
    """Do what a button without a form asks of a service and say so, or say why not."""
    try:
        doe()
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return False
    messages.success(request, gelukt)
    return True


class LeestNormaal(_BaseForm):
    """Every field reads what was sent in normal form, whatever its kind, and compares with what stands there so too.

    A secret is what it is: the field of a password is left alone.
    """

    def _widget_data_value(self, widget: forms.Widget, html_name: str) -> Any:
        """Django's own hook: each bound field gets its value here, and so does what it showed at first."""
        waarde = super()._widget_data_value(widget, html_name)  # type: ignore[misc]
        return waarde if isinstance(widget, forms.PasswordInput) else _normaal(waarde)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """What stood there before the normal form was kept is not changed by who leaves it alone."""
        return _normaal(super().get_initial_for_field(field, field_name))


def _normaal(waarde: Any) -> Any:
    if isinstance(waarde, list):
        return [_normaal(deel) for deel in waarde]
    schoon = normaal(waarde) if isinstance(waarde, str) else waarde
    return waarde if schoon == waarde else schoon  # a choice stays the choice that it is


class Formulier(LeestNormaal, forms.Form):
    """A form of ours."""


class _EenHeeftFocus(ChoiceWidget):
    """Of a group that asks for the focus one choice gets it: the chosen one, else the first."""

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        groepen = super().optgroups(name, value, attrs)
        opties = [optie for _, rij, _ in groepen for optie in rij]
        begin = next((optie for optie in opties if optie["selected"]), opties[0] if opties else None)
        for optie in opties:
            if optie is not begin:
                optie["attrs"].pop("autofocus", None)
        return groepen


class Rondjes(_EenHeeftFocus, forms.RadioSelect):
    """One out of a few."""


class Vinkjes(_EenHeeftFocus, forms.CheckboxSelectMultiple):
    """Some out of a few."""


class MetFouten(Formulier):
    """A form in front of a service."""

    use_required_attribute = False  # our own messages are clearer than those of the browser, and tied to their field

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


@dataclass(frozen=True)
class Optie:
    """A choice of a filter with the number of things beside it (None: not counted)."""

    waarde: str
    label: str
    is_gekozen: bool
    aantal: int | None = None
    nummer: int = 0
    groep: str = ""  # in a long list: under which heading

    @property
    def aantal_tekst(self) -> str:
        return "" if self.aantal is None else getal(self.aantal)

    @property
    def achter_label(self) -> str:
        """The count behind the label, in a list that has no other place for it."""
        return "" if self.aantal is None else f" ({getal(self.aantal)})"
