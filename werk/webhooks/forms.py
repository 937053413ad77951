"""What somebody fills in to have a system of the organisation told what changes."""

from typing import Any

from django import forms
from django.http import QueryDict

from acties.kader import lees_kader
from acties.models import Actie
from basis.tijd.moment import Moment
from basis.web.formulieren import MetFouten, Rondjes
from opendata.webhooks.adres import LANGSTE
from opendata.webhooks.models import Waarover
from partijen.models import Partij
from partijen.models.partij import PartijQuerySet


class WebhookForm(MetFouten):
    """Where to, for which organisation, and what about."""

    partij = forms.ChoiceField(label="Voor welke organisatie?", error_messages={"required": "Kies een organisatie."})
    adres = forms.CharField(
        label="Webadres van uw systeem",
        help_text="Begint met https://. Wie bij u webhooks mag instellen, ziet het hele adres.",
        max_length=LANGSTE,
        error_messages={"required": "Vul het webadres van uw systeem in."},
    )
    waarover = forms.ChoiceField(
        label="Waarover wilt u iets horen?",
        choices=Waarover.choices,
        widget=Rondjes,
        error_messages={"required": "Kies waarover u iets wilt horen."},
    )
    programmalijn = forms.ChoiceField(label="Welke programmalijn?", required=False)
    actie = forms.ChoiceField(label="Welke actie?", required=False)

    def __init__(self, data: QueryDict | None, partijen: PartijQuerySet) -> None:
        self._partijen = {partij.slug: partij for partij in partijen}
        eerste = next(iter(self._partijen), "") if len(self._partijen) == 1 else ""
        super().__init__(data, initial={"partij": eerste, "waarover": Waarover.ALLES})
        self._kies("partij", [(slug, str(partij)) for slug, partij in self._partijen.items()])
        self._kies("programmalijn", [(lijn.slug, lijn.label) for lijn in lees_kader().lijnen])
        acties = Actie.objects.te_zien(Moment.nu()).order_by("sorteertitel", "pk")
        self._kies("actie", list(acties.values_list("slug", "titel")))

    def _kies(self, naam: str, keuzes: list[tuple[str, str]]) -> None:
        veld: Any = self.fields[naam]
        veld.choices = [("", "Maak een keuze"), *keuzes]

    @property
    def voor(self) -> Partij:
        return self._partijen[self.cleaned_data["partij"]]

    @property
    def slug(self) -> str:
        """Of what it is about."""
        waarover = self.cleaned_data["waarover"]
        return "" if waarover == Waarover.ALLES else str(self.cleaned_data[waarover])

    def clean(self) -> dict[str, Any]:
        ingevuld: dict[str, Any] = super().clean() or {}
        waarover = ingevuld.get("waarover")
        if waarover in {Waarover.LIJN, Waarover.ACTIE} and not ingevuld.get(waarover) and waarover not in self.errors:
            self.add_error(waarover, "Kies welke.")
        return ingevuld
