"""Dates as form fields and as columns: one way to type, check, ask about and show them (docs/adr/0004).

A date has a box for text and a calendar beside it. One that can't be right is refused; one that is unlikely is asked
about: the form comes back with a box to tick, and with all that was typed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from basis.tijd.datumlezer import GeenDatum, lees_invoer
from basis.tijd.perioden import dag, een_dag, laatste_dag, schrijf_periode, toon_periode

EERSTE_JAAR, LAATSTE_JAAR = 1800, 2200  # outside it is a slip of the finger, and the journal would keep it for ever
PROGRAMMA_VANAF, VOORUIT = 1990, 15  # from which year, and how many years ahead, a date is likely
HULP_PERIODE = "Bijvoorbeeld 1 juli 2027, juli 2027, 2e kwartaal 2027, 2027 of mei t/m juni 2027."
HULP_DAG = "Bijvoorbeeld 1 juli 2027 of 1-7-2027."

Twijfel = Callable[[DateRange], str]  # why a date is unlikely, as a sentence; empty when it is not


def lang_geleden(waarde: DateRange) -> str:
    """Long before the programme began."""
    return f"Dat is voor {PROGRAMMA_VANAF}." if waarde.lower and waarde.lower.year < PROGRAMMA_VANAF else ""


def ver_vooruit(waarde: DateRange) -> str:
    """Further ahead than anybody plans. Not asked where a date that is still to come is refused."""
    laatste = laatste_dag(waarde)
    ver = laatste is not None and laatste.year > timezone.localdate().year + VOORUIT
    return f"Dat is over meer dan {VOORUIT} jaar." if ver else ""


class Getypt(str):
    """What was sent for a date: the text, or the day of the calendar when there is no text.

    `klopt` is the period of which its sender said that it is right. `gelezen_als` is what the portal made of it, when
    that reads otherwise; `vraag` the period to ask about, and `vraagtekst` that period in words.
    """

    tekst = kalender = klopt = gelezen_als = vraag = vraagtekst = ""

    @classmethod
    def uit(cls, tekst: str, kalender: str = "", klopt: str = "") -> "Getypt":
        getypt = cls(tekst.strip() or kalender)
        getypt.tekst, getypt.kalender, getypt.klopt = tekst, kalender, klopt
        return getypt


class DatumWidget(forms.TextInput):
    """The box, the calendar, and the question. Their names are that of the field with something behind it."""

    template_name = "cotton/datumveld.html"
    kop = ""  # what the field is called, to describe the calendar with

    def namen(self, name: str) -> tuple[str, str, str]:
        """Of the text, the calendar and the tick."""
        return name, f"{name}_kalender", f"{name}_klopt"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Getypt | None:
        if self.value_omitted_from_data(data, files, name):
            return None
        return Getypt.uit(*(str(data.get(naam) or "") for naam in self.namen(name)))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(naam in data for naam in self.namen(name))

    def format_value(self, value: Any) -> Any:
        return value.tekst if isinstance(value, Getypt) else super().format_value(value)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        _, kalender, klopt = self.namen(name)
        context = self.get_context(name, value, attrs)
        context |= {"getypt": value, "kop": self.kop, "naam_kalender": kalender, "naam_klopt": klopt}
        return render_to_string(self.template_name, context)


class PeriodeInvoer(forms.CharField):
    """A date as people type it; its value is a `DateRange`, or None when it is left empty."""

    widget: Any = DatumWidget
    begin: Any = None  # what the form showed; that is no longer asked about
    jaren = (EERSTE_JAAR, LAATSTE_JAAR)

    def __init__(self, *, twijfels: Sequence[Twijfel] = (lang_geleden, ver_vooruit), **kwargs: Any) -> None:
        self.twijfels = twijfels
        kwargs.setdefault("help_text", HULP_PERIODE)
        kwargs.setdefault("max_length", 100)
        super().__init__(**kwargs)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        veld = super().get_bound_field(form, field_name)
        self.begin = None if isinstance(veld.initial, str) else veld.initial  # what a draft keeps was typed
        if isinstance(self.widget, DatumWidget):
            self.widget.kop = str(veld.label)
        return veld

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No `maxlength`: a browser would cut a text that is pasted, and not say so."""
        return {}

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Getypt):
            return self._met_uitleg(value)
        return toon_periode(value) if isinstance(value, DateRange) else value

    def _met_uitleg(self, getypt: Getypt) -> Getypt:
        """What was typed, with what was made of it and what to ask."""
        try:
            gelezen = self.to_python(getypt)
        except ValidationError:
            return getypt
        if gelezen is not None:
            tekst = toon_periode(self._als_periode(gelezen))
            getypt.gelezen_als = "" if tekst == getypt.strip().casefold() else tekst
            if self.twijfel(gelezen):
                getypt.vraag, getypt.vraagtekst = schrijf_periode(self._als_periode(gelezen)) or "", tekst
        return getypt

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, DateRange):
            return value
        tekst = super().to_python(value)
        if not tekst:
            return None
        super().run_validators(tekst)
        kalender = value.kalender if isinstance(value, Getypt) else ""
        if kalender and self.begin and tekst == self.prepare_value(self.begin):
            tekst = kalender  # the text is what the form showed, and nobody typed it
        gelezen = self._lees(tekst)
        if kalender and gelezen != (op := self._lees(kalender)):
            twee = f"{toon_periode(gelezen)} en {toon_periode(op)}"
            raise ValidationError(f"U vulde twee datums in: {twee}. Maak er een leeg.", code="twee")
        return gelezen

    def _lees(self, tekst: str) -> DateRange:
        try:
            gelezen = lees_invoer(tekst)
        except GeenDatum as fout:
            raise ValidationError(str(fout), code="invalid") from None
        eerste, laatste = self.jaren
        for grens in (gelezen.lower, laatste_dag(gelezen)):
            if grens is not None and not eerste <= grens.year <= laatste:
                tekst = f"Het jaar {grens.year} kan niet. Vul een jaar in van {eerste} tot en met {laatste}."
                raise ValidationError(tekst, code="jaar")
        return gelezen

    def clean(self, value: Any) -> Any:
        gelezen = super().clean(value)
        if gelezen is not None and (waarom := self.twijfel(gelezen)):
            gelezen_als = self._als_periode(gelezen)
            if getattr(value, "klopt", "") != schrijf_periode(gelezen_als):
                vraag = f"Klopt {toon_periode(gelezen_als)}? {waarom} Klopt het, zet dan het vinkje bij deze datum."
                raise ValidationError(vraag, code="klopt")
        return gelezen

    def twijfel(self, gelezen: Any) -> str:
        """Why to ask whether this is right; empty when there is no reason, or when it stood there already."""
        if gelezen == self.begin:
            return ""
        waarde = self._als_periode(gelezen)
        return next((waarom for twijfel in self.twijfels if (waarom := twijfel(waarde))), "")

    def _als_periode(self, gelezen: Any) -> DateRange:
        return dag(gelezen) if isinstance(gelezen, date) else gelezen

    def run_validators(self, value: Any) -> None:
        """Nothing left to check: the validators are for the text, before it became a period."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool((initial or None) != self.to_python(data))
        except ValidationError:
            return True


class DagInvoer(PeriodeInvoer):
    """One day as people type it; its value is a `date`."""

    jaren = (1900, LAATSTE_JAAR)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": HULP_DAG, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value(self._als_periode(value) if isinstance(value, date) else value)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, date):
            return value
        gelezen = super().to_python(value)
        if gelezen is None:
            return None
        if (op := een_dag(gelezen)) is None:
            raise ValidationError(f"Vul één dag in: {toon_periode(gelezen)} heeft er meer.", code="dagen")
        return op


class Kalenderdag(DagInvoer):
    """One day of an address: only the calendar of the browser, and who types the address may type any day."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    jaren = (1, 9999)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"twijfels": (), "help_text": "", **kwargs})

    def prepare_value(self, value: Any) -> Any:
        try:
            return self.to_python(value)
        except ValidationError:
            return value


class PeriodeField(DateRangeField):
    """A `daterange` column whose form field is `PeriodeInvoer`."""

    def formfield(self, **kwargs: Any) -> Any:
        opties = {
            "required": not self.blank,
            "label": str(self.verbose_name).capitalize(),
            "help_text": self.help_text or HULP_PERIODE,
            **{naam: kwargs[naam] for naam in ("label", "help_text", "required", "initial") if naam in kwargs},
        }
        return PeriodeInvoer(**opties)


def namen_van(veld: forms.BoundField) -> tuple[str, ...]:
    """What the boxes of a field are called in the page: of a date there are three."""
    widget = veld.field.widget
    return widget.namen(veld.html_name) if isinstance(widget, DatumWidget) else (veld.html_name,)


def vertel(gelukt: str, formulier: forms.BaseForm) -> str:
    """That it is done, and what the portal made of dates that were typed in other words."""
    anders = [getypt for _, getypt in _getypte_datums(formulier) if getypt.gelezen_als]
    return " ".join([gelukt, *(f"Met ‘{getypt}’ bedoelt u: {getypt.gelezen_als}." for getypt in anders)])


def twijfels_over(formulier: forms.BaseForm) -> list[tuple[str, str]]:
    """The fields with an unlikely date, and what to ask about it."""
    return [(naam, f"Klopt {getypt.vraagtekst}?") for naam, getypt in _getypte_datums(formulier) if getypt.vraag]


def _getypte_datums(formulier: forms.BaseForm) -> Iterator[tuple[str, Getypt]]:
    for veld in formulier.visible_fields():
        if isinstance(getypt := veld.value(), Getypt):
            yield veld.name, getypt


def als_invoer(naam: str, waarde: DateRange | None) -> dict[str, str]:
    """A date as a form takes it in, with the tick that says that it is right."""
    tekst, _, klopt = DatumWidget().namen(naam)
    return {tekst: toon_periode(waarde) if waarde else "", klopt: schrijf_periode(waarde) or ""}
