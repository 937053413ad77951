"""Forms of the admin: what a service refuses is shown in the form, and every field of a row has a name."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
    _InlineFormSet = BaseInlineFormSet[Any, Any, Any]
else:
    _ModelForm = forms.ModelForm
    _InlineFormSet = BaseInlineFormSet

# The code of the error that tells that someone else was first.
VEROUDERD = "verouderd"

Formulier = TypeVar("Formulier", bound="DienstForm")


class DienstForm(_ModelForm):
    """A form whose object is saved by a service. `weigering` is what the service said to what was sent."""

    weigering: ValidationError | None = None

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's own hook
        if self.weigering is not None:
            self.toon_weigering(self.weigering)

    def toon_weigering(self, fout: ValidationError) -> None:
        """Show the error at its field, or above the form when it has none here."""
        if is_verouderd(fout):
            self.toon_huidig()
        fouten = fout.message_dict if hasattr(fout, "error_dict") else {NON_FIELD_ERRORS: fout.messages}
        for naam, teksten in fouten.items():
            self.add_error(naam if naam in self.fields else None, list(teksten))

    def toon_huidig(self) -> None:
        """Show beside what was typed what stands there now, so that sending again is a decision."""
        for naam in self.changed_data:
            veld = self.fields[naam]
            if self.instance.pk and not veld.widget.is_hidden and naam in self.modelvelden:
                self.add_error(naam, f"Nu staat er: {self._huidig(veld, naam)}.")

    def _huidig(self, veld: forms.Field, naam: str) -> str:
        waarde = self.get_initial_for_field(veld, naam)
        if isinstance(veld, forms.ModelChoiceField):
            sleutels = waarde if isinstance(waarde, list) else [waarde]
            gekozen = [getattr(sleutel, "pk", sleutel) for sleutel in sleutels if sleutel]
            rijen = veld.queryset.filter(pk__in=gekozen) if veld.queryset is not None else ()
            return ", ".join(str(rij) for rij in rijen) or "niets"
        if isinstance(veld, forms.ChoiceField):
            return str(dict(veld.choices).get(waarde, waarde))  # type: ignore[arg-type]
        return str(veld.prepare_value(waarde) or "niets")

    @property
    def modelvelden(self) -> set[str]:
        return {veld.name for veld in (*self._meta.model._meta.fields, *self._meta.model._meta.many_to_many)}

    def gewijzigd(self, *, behalve: Iterable[str] = ()) -> dict[str, Any]:
        """What was typed in the columns of the model: everything of a new object, of another only what changed."""
        kolommen = {veld.name for veld in self._meta.model._meta.fields} - set(behalve)
        namen = self.changed_data if self.instance.pk else self.cleaned_data
        return {naam: self.cleaned_data[naam] for naam in namen if naam in kolommen}


class RijForm(DienstForm):
    """One row of an inline; an error of the service is told once, above the whole page."""

    def toon_weigering(self, fout: ValidationError) -> None:
        if is_verouderd(fout):
            self.toon_huidig()


class LijstForm(DienstForm):
    """One row of a list in which a field can be changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():
            veld.widget.attrs["aria-label"] = f"{veld.label or naam} van {self.instance}"


class BenoemdeRijen(_InlineFormSet):
    """Rows under a heading of columns: each field also gets a name of its own, for who can't see the heading."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        rij = str(form.instance) if form.instance.pk else "nieuwe rij"
        for naam, veld in form.fields.items():
            widget = getattr(veld.widget, "widget", veld.widget)  # the one inside Django's add-and-change wrapper
            if not widget.is_hidden:
                widget.attrs = {**widget.attrs, "aria-label": f"{veld.label or naam}, {rij}"}


def is_verouderd(fout: ValidationError) -> bool:
    return getattr(fout, "code", None) == VEROUDERD


def met_weigering(request: HttpRequest, formulier: type[Formulier]) -> type[Formulier]:
    """The form as it must be shown for this request: with what the service refused, if it did."""
    fout = getattr(request, "weigering", None)
    return type(formulier.__name__, (formulier,), {"weigering": fout}) if fout else formulier


def rijen_van(formset: Any) -> list[Model]:
    """The objects that the rows of a formset stand for, without those that are struck out."""
    over = [f for f in formset.forms if f not in formset.deleted_forms and (f.instance.pk or f.has_changed())]
    return [formulier.instance for formulier in over]
