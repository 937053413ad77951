"""What somebody fills in to follow something by e-mail, and chooses on the page that manages it."""

from django import forms

from basis.web.formulieren import MetFouten, Rondjes
from meedoen.models import BEWAAR_ADRES, Ritme


class Ritmeveld(forms.ChoiceField):
    """How often a mail comes."""

    def __init__(self) -> None:
        super().__init__(
            label="Hoe vaak wilt u een mail?",
            choices=[(Ritme.DAG, "Op elke dag dat er iets verandert"), (Ritme.WEEK, "Eén keer per week, op maandag")],
            initial=Ritme.DAG,
            widget=Rondjes,
            error_messages={"required": "Kies hoe vaak u een mail wilt."},
        )


class AanmeldForm(MetFouten):
    """Where the mail goes, and how often."""

    adres = forms.EmailField(
        label="Uw e-mailadres",
        help_text=f"Alleen voor deze mails. Wij wissen het {BEWAAR_ADRES.days} dagen nadat u met alles stopt.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Vul uw e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Bijvoorbeeld naam@voorbeeld.nl.",
        },
    )
    ritme = Ritmeveld()


class RitmeForm(MetFouten):
    """Another rhythm."""

    ritme = Ritmeveld()
