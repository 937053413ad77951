"""The period as a model field and as a form field: one way to type, check and show it."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from ibp_portal.web.perioden import lees_invoer, toon_periode

EERSTE_JAAR, LAATSTE_JAAR = 1800, 2200
HULP_PERIODE = "Een dag (1 juli 2027), een maand (juli 2027), een jaar (2027) of een periode (mei 2027 t/m juni 2027)."


class PeriodeInvoer(forms.CharField):
    """A text box for a period; its value is a `DateRange`, or None when it is left empty."""

    default_error_messages = {
        "invalid": "Vul een datum in zoals 1 juli 2027, juli 2027 of 2027. U vulde in: %(invoer)s.",
        "jaar": "Klopt het jaar %(jaar)s? Vul een jaar in van 1800 tot en met 2200.",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", HULP_PERIODE)
        kwargs.setdefault("max_length", 60)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return toon_periode(value) if isinstance(value, DateRange) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, DateRange):
            return value
        tekst = super().to_python(value)
        if not tekst:
            return None
        super().run_validators(tekst)
        try:
            gelezen = lees_invoer(tekst)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"invoer": tekst}) from None
        self._controleer_jaren(gelezen)
        return gelezen

    def _controleer_jaren(self, waarde: DateRange) -> None:
        """A year such as 202 or 20222 is a slip of the finger, and the journal would keep it for ever."""
        for grens in (waarde.lower, waarde.upper):
            if grens is not None and not EERSTE_JAAR <= grens.year <= LAATSTE_JAAR:
                raise ValidationError(self.error_messages["jaar"], code="jaar", params={"jaar": grens.year})

    def run_validators(self, value: Any) -> None:
        """Nothing left to check: the validators are for the text, before it became a period."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool((initial or None) != self.to_python(data))
        except ValidationError:
            return True


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
