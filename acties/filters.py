"""The list's address translated into words of the queryset."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

import django_filters as df
from django import forms
from django.http import QueryDict

from acties.kader import Kader, Keuze
from acties.models import Actie, Status
from acties.models.actie import ActieQuerySet
from basis.web.bladeren import Sortering
from basis.web.formulieren import Formulier
from partijen.models import Bestuurslaag

SORTERINGEN = (
    Sortering("naam", "Naam (A–Z)", "sorteertitel"),
    Sortering("veranderd", "Laatst veranderd", "veranderd_op", aflopend=True),
    Sortering("begin", "Nieuwste eerst", "begin", aflopend=True),
)
JAREN = {"min_value": 1945, "max_value": 2100}
VRAAG_MAX = 200


class Jaarveld(forms.IntegerField):
    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "autocomplete": "off"})
    default_error_messages = {
        "invalid": "Vul een jaar in, zoals 2021.",
        "min_value": "Vul een jaar in vanaf %(limit_value)s.",
        "max_value": "Vul een jaar in tot en met %(limit_value)s.",
    }


class Jaarfilter(df.Filter):
    field_class = Jaarveld


class Zeefformulier(Formulier):
    """The choices together: a period does not end before it begins."""

    def clean(self) -> None:
        van, tot = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", f"Dit jaar ligt voor {van}. Vul {van} of een later jaar in.")


class ActieFilter(df.FilterSet):
    """Filters by slug, so that an address can be read and shared. Unknown choices are an error with a Dutch text."""

    q = df.CharFilter(label="Zoekwoorden", max_length=VRAAG_MAX, method="op_woorden")
    lijn = df.MultipleChoiceFilter(label="Programmalijn", method="op_lijn")
    status = df.MultipleChoiceFilter(label="Status", choices=Status, method="op_status")
    soort = df.MultipleChoiceFilter(label="Soort actie", method="op_soort")
    partij = df.MultipleChoiceFilter(label="Partij", method="op_partij")
    laag = df.MultipleChoiceFilter(label="Wie doet er mee?", choices=Bestuurslaag, method="op_laag")
    opgave = df.MultipleChoiceFilter(label="Opgave", method="op_opgave")
    van = Jaarfilter(label="Vanaf jaar", method="op_periode", **JAREN)
    tot = Jaarfilter(label="Tot en met jaar", method="op_periode", **JAREN)
    sorteer = df.ChoiceFilter(
        label="Sorteer op", choices=[(s.naam, s.label) for s in SORTERINGEN], empty_label=None, method="niet_op_rij"
    )

    class Meta:
        model = Actie
        form = Zeefformulier
        fields: tuple[str, ...] = ()

    def __init__(self, data: QueryDict, kader: Kader, queryset: ActieQuerySet) -> None:
        super().__init__(data, queryset)
        for naam, keuzes in (
            ("lijn", kader.lijnen),
            ("soort", kader.soorten),
            ("partij", kader.partijen),
            ("opgave", kader.opgaven),
        ):
            self.filters[naam].extra["choices"] = _als_choices(keuzes)

    @cached_property
    def gekozen(self) -> dict[str, Any]:
        """The valid values that were filled in, by name of the filter; without the order."""
        return {naam: waarde for naam, waarde in self._geldig.items() if waarde and naam != "sorteer"}

    @property
    def sortering(self) -> Sortering:
        gevraagd = self._geldig.get("sorteer")
        sortering = next((sortering for sortering in SORTERINGEN if sortering.naam == gevraagd), SORTERINGEN[0])
        is_toen = sortering.veld == "veranderd_op" and self.queryset.is_toen
        return replace(sortering, veld="veranderd_toen") if is_toen else sortering

    @cached_property
    def _geldig(self) -> dict[str, Any]:
        self.form.is_valid()
        return getattr(self.form, "cleaned_data", {})

    @property
    def keuzes(self) -> list[tuple[str, str, str]]:
        """Each chosen value: the name of its filter, the value as in the address, and what it is called."""
        return [
            (naam, str(waarde), self._tekst(naam, waarde))
            for naam, waarden in self.gekozen.items()
            for waarde in (waarden if isinstance(waarden, list) else [waarden])
        ]

    def _tekst(self, naam: str, waarde: Any) -> str:
        if naam == "q":
            return f"“{waarde}”"
        if naam in ("van", "tot"):
            return f"{self.filters[naam].label.lower()} {waarde}"
        return str(dict(self.form.fields[naam].choices)[waarde])

    def rijen(self, zonder: str = "") -> ActieQuerySet:
        """The acties that all valid choices leave; `zonder` leaves one filter out, to count its choices."""
        rijen: ActieQuerySet = self.queryset.all()
        for naam, waarde in self.gekozen.items():
            if naam != zonder:
                rijen = self.filters[naam].filter(rijen, waarde)
        return rijen

    def op_woorden(self, rijen: ActieQuerySet, naam: str, waarde: str) -> ActieQuerySet:
        return rijen.met_woorden(waarde)

    def op_lijn(self, rijen: ActieQuerySet, naam: str, waarde: list[str]) -> ActieQuerySet:
        return rijen.van_lijn(*waarde)

    def op_status(self, rijen: ActieQuerySet, naam: str, waarde: list[str]) -> ActieQuerySet:
        return rijen.met_status(*waarde)

    def op_soort(self, rijen: ActieQuerySet, naam: str, waarde: list[str]) -> ActieQuerySet:
        return rijen.van_soort(*waarde)

    def op_partij(self, rijen: ActieQuerySet, naam: str, waarde: list[str]) -> ActieQuerySet:
        return rijen.van_partij(*waarde)

    def op_laag(self, rijen: ActieQuerySet, naam: str, waarde: list[str]) -> ActieQuerySet:
        return rijen.van_laag(*waarde)

    def op_opgave(self, rijen: ActieQuerySet, naam: str, waarde: list[str]) -> ActieQuerySet:
        return rijen.met_opgave(*waarde)

    def op_periode(self, rijen: ActieQuerySet, naam: str, waarde: int) -> ActieQuerySet:
        return rijen.in_periode(waarde, None) if naam == "van" else rijen.in_periode(None, waarde)

    def niet_op_rij(self, rijen: ActieQuerySet, naam: str, waarde: str) -> ActieQuerySet:
        return rijen  # the order is the page's business


def _als_choices(keuzes: Iterable[Keuze]) -> list[tuple[str, str]]:
    return [(keuze.slug, keuze.label) for keuze in keuzes]
