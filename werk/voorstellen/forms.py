"""What a person says of a proposal."""

from typing import Any

from django import forms
from django.http import QueryDict

from acties.forms.basis import OPEN_OPNIEUW, TE_LANG
from acties.models import Mijlpaal
from basis.web.formulieren import MetFouten, Rondjes
from opendata.officieel.models import Fasevoorstel, Voorstelsoort
from werk.voorstellen.services import ZEG_WAAROM

OVERNEMEN, AFWIJZEN = "overnemen", "afwijzen"
NIEUW = ""


class BesluitForm(MetFouten):
    """Take it over or not, and why; of a mijlpaal also which one it is."""

    besluit = forms.ChoiceField(
        label="Wat doet u met dit voorstel?",
        choices=[(OVERNEMEN, "Overnemen: dit komt bij de actie te staan"), (AFWIJZEN, "Afwijzen: er verandert niets")],
        widget=Rondjes,
        error_messages={"required": "Kies wat u met dit voorstel doet."},
    )
    mijlpaal = forms.ChoiceField(
        label="Welke mijlpaal is dit?",
        help_text="Alleen nodig als u het voorstel overneemt.",
        required=False,
        error_messages={"invalid_choice": "Kies een mijlpaal uit de lijst."},
    )
    reden = forms.CharField(
        label="Reden",
        help_text="Waarom besluit u dit? Neemt u het over, dan kan iedereen dit lezen.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": ZEG_WAAROM, "max_length": TE_LANG},
    )
    versie = forms.IntegerField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), OPEN_OPNIEUW)
    )

    def __init__(self, data: QueryDict | None = None, *, voorstel: Fasevoorstel) -> None:
        begin = {"versie": voorstel.actie.versie, "reden": voorstel.reden}
        super().__init__(data, initial=begin)
        self.mijlpalen: dict[str, Mijlpaal] = {}
        if voorstel.soort == Voorstelsoort.MIJLPAAL:
            rijen = voorstel.actie.mijlpalen.geldend().nog_niet_bereikt().voor_lijst()
            self.mijlpalen = {mijlpaal.slug: mijlpaal for mijlpaal in rijen}
        if self.mijlpalen:
            keuzes: Any = self.fields["mijlpaal"]
            keuzes.choices = [(NIEUW, "Een nieuwe mijlpaal"), *((m.slug, m.titel) for m in self.mijlpalen.values())]
        else:
            del self.fields["mijlpaal"]

    @property
    def gekozen_mijlpaal(self) -> Mijlpaal | None:
        return self.mijlpalen.get(self.cleaned_data.get("mijlpaal", NIEUW))

    def begin_opnieuw(self, versie: int) -> None:
        """Sending again is then a decision, made with what changed in sight."""
        self.data = {**{naam: self.data[naam] for naam in self.data}, "versie": str(versie)}
