"""What people fill in about their mail."""

from typing import Any

from django import forms

from basis.web.formulieren import Formulier, Vinkjes
from berichten.models import UIT_TE_ZETTEN, Berichtsoort, Voorkeur, Weekdag

UITLEG = {
    Berichtsoort.HERINNERING: "Er wacht iets op u (hooguit één keer per week)",
    Berichtsoort.RONDE_OPEN: "Een updateronde is geopend",
    Berichtsoort.RONDE_DICHT: "Een updateronde sluit bijna of is gesloten",
    Berichtsoort.AFSPRAAK: "Een afspraak is veranderd, of uw organisatie is ervoor gevraagd",
    Berichtsoort.GOEDKEUREN: "Een concept wacht op uw goedkeuring",
    Berichtsoort.GOEDGEKEURD: "Uw concept is goedgekeurd",
    Berichtsoort.TERUGGEGEVEN: "Uw concept is teruggegeven",
}


class VoorkeurForm(Formulier):
    """Which kinds of mail someone wants: those with a tick."""

    krijgt = forms.MultipleChoiceField(
        label="Wanneer wilt u een bericht?",
        choices=[(soort.value, UITLEG[soort]) for soort in UIT_TE_ZETTEN],
        widget=Vinkjes,
        required=False,
        error_messages={"invalid_choice": "Kies alleen berichten uit deze lijst."},
    )
    dag = forms.TypedChoiceField(
        label="Dag van de wekelijkse herinnering",
        help_text="U krijgt de herinnering na 8 uur ’s ochtends.",
        choices=Weekdag.choices,
        coerce=int,
        error_messages={"required": "Kies een dag.", "invalid_choice": "Kies een dag uit de lijst."},
    )

    def __init__(self, data: Any = None, *, voorkeur: Voorkeur) -> None:
        aan = [soort.value for soort in UIT_TE_ZETTEN if soort.value not in voorkeur.uit]
        super().__init__(data, initial={"krijgt": aan, "dag": voorkeur.dag})

    @property
    def uit(self) -> list[str]:
        """The kinds without a tick."""
        return [soort.value for soort in UIT_TE_ZETTEN if soort.value not in self.cleaned_data["krijgt"]]
