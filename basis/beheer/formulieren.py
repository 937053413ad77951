"""Forms of the admin: what a service refuses is shown, every field of a row has a name, a long list is searched."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.boundfield import BoundField
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from basis.web.formulieren import LeestNormaal, toon_fouten
from basis.web.tekst import normaal

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
    _InlineFormSet = BaseInlineFormSet[Any, Any, Any]
else:
    _ModelForm = forms.ModelForm
    _InlineFormSet = BaseInlineFormSet

INGEHAALD = (
    "Iemand anders heeft dit veranderd nadat u deze pagina opende. Er is nog niets opgeslagen. Bij elk veld dat anders "
    "is, staat wat er nu staat. Slaat u nog eens op, dan geldt wat u hebt ingevuld."
)
GEEN_KEUZE = "---------"  # as Django says it in a short list
# The code of the error that tells that someone else was first.
VEROUDERD = "verouderd"

Formulier = TypeVar("Formulier", bound="DienstForm")


class DienstForm(LeestNormaal, _ModelForm):
    """A form whose object is saved by a service. `weigering` is what the service said to what was sent.

    Each field carries along the value that it showed. Only what this person changed is saved, and a field that someone
    else changed meanwhile too is told of first (`is_ingehaald`).
    """

    weigering: ValidationError | None = None
    is_ingehaald = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meegestuurd = not self.is_bound or any(self.add_initial_prefix(naam) in self.data for naam in self.fields)
        for naam, veld in self.fields.items() if self.instance.pk and meegestuurd else ():
            veld.show_hidden_initial = naam in self.modelvelden and not veld.disabled

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]  # Django's own hook
        for naam, veld in self.fields.items():
            if veld.show_hidden_initial and naam in self.cleaned_data:
                if naam in self.changed_data:
                    self._vergelijk(naam, veld)
                else:
                    self.cleaned_data[naam] = self._waarde(naam)  # what stands there, not what was shown
        if self.is_ingehaald:
            self.add_error(None, INGEHAALD)

    def _waarde(self, naam: str) -> Any:
        """What stands in the database now."""
        waarde = getattr(self.instance, naam)
        return list(waarde.all()) if hasattr(waarde, "all") else waarde

    def _vergelijk(self, naam: str, veld: forms.Field) -> None:
        """Tell what stands there now when someone else changed this field; sending again is then a decision."""
        verborgen, plek = veld.hidden_widget(), self.add_initial_prefix(naam)
        gezien = verborgen.value_from_datadict(self.data, self.files, plek)
        nu, getypt = (_verstuurd(veld, waarde) for waarde in (self._waarde(naam), self.cleaned_data[naam]))
        if _gelezen(veld, nu) in (_gelezen(veld, gezien), _gelezen(veld, getypt)):
            return
        self.is_ingehaald = True
        data: Any = self.data
        self.data = data = data.copy()
        data.setlist(plek, nu if isinstance(nu, list) else [nu])
        self.add_error(naam, f"Nu staat er: {self._huidig(veld, naam)}.")

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's own hook
        if self.weigering is not None:
            self.toon_weigering(self.weigering)

    def toon_weigering(self, fout: ValidationError) -> None:
        """Show the error at its field, or above the form when it has none here."""
        if is_verouderd(fout):
            self.toon_huidig()
        toon_fouten(self, fout)

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


class Cel(BoundField):
    """A field in a table: its help stands at the column, so there is nothing of its own to refer to but an error."""

    @property
    def aria_describedby(self) -> str:
        return f"{self.auto_id}_error" if self.auto_id and self.errors and not self.is_hidden else ""


class RijForm(DienstForm):
    """One row of an inline; an error of the service is told once, above the whole page."""

    bound_field_class = Cel

    def toon_weigering(self, fout: ValidationError) -> None:
        if is_verouderd(fout):
            self.toon_huidig()


class LijstForm(DienstForm):
    """One row of a list in which a field can be changed."""

    bound_field_class = Cel

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
                uitleg = {"title": veld.help_text} if veld.help_text else {}
                widget.attrs = {**widget.attrs, **uitleg, "aria-label": f"{veld.label or naam}, {rij}"}


class Zoeklijst(AutocompleteSelect):
    """A long list behind a search box. Django leaves the empty choice without words, or out."""

    def optgroups(self, name: str, value: Any, attr: dict[str, Any] | None = None) -> Any:
        groepen: Any = super().optgroups(name, value, attr)
        opties = groepen[0][1]
        leeg = [self.create_option(name, "", GEEN_KEUZE, selected=not any(value), index=0)]
        opties[:] = leeg + [optie for optie in opties if optie["value"] not in {"", None}]
        return groepen


class Zoekkeuzes(AutocompleteSelectMultiple):
    """Several out of a long list. Each has a cross of its own; that for all of them would be no item in their list."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> Any:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}


def _verstuurd(veld: forms.Field, waarde: Any) -> Any:
    """The value as a hidden field sends it: a text, or a list of texts for a choice of several."""
    if isinstance(veld, forms.ModelMultipleChoiceField):
        return [str(veld.prepare_value(ding)) for ding in waarde]
    klaar = veld.prepare_value(getattr(waarde, "pk", waarde))
    return "" if klaar is None else str(klaar)


def _gelezen(veld: forms.Field, tekst: Any) -> Any:
    """The value that a text stands for, in normal form; of a choice of several all that were chosen."""
    if isinstance(tekst, list):
        return set(tekst)
    try:
        return veld.to_python(normaal(tekst))
    except ValidationError:
        return tekst


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
