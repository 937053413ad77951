"""What a reader fills in, and what the programmabureau answers."""

from uuid import uuid4

from django import forms
from django.conf import settings
from django.http import QueryDict

from basis.web.formulieren import MetFouten, Rondjes
from werk.foutmeldingen.models import Foutstand
from werk.foutmeldingen.services import BEWAAR_MAIL

WAARVOOR = (
    "Alleen om u te antwoorden. Laat het leeg als u dat niet wilt. Wij wissen uw adres "
    f"{BEWAAR_MAIL.days} dagen nadat wij uw melding hebben afgehandeld."
)


class FoutForm(MetFouten):
    """What is wrong, and where. It asks for nothing else that it does not need."""

    pagina = forms.CharField(
        label="Op welke pagina?",
        help_text="Het webadres van de pagina, of haar titel.",
        max_length=500,
        error_messages={"required": "Zeg op welke pagina u de fout zag."},
    )
    tekst = forms.CharField(
        label="Wat klopt er niet?",
        help_text="Weet u een bron waarin het wel goed staat? Noem die er dan bij.",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Schrijf op wat er niet klopt."},
    )
    feit = forms.CharField(
        label="Welk feit is het?",
        help_text="Bijvoorbeeld een datum of de naam van een mijlpaal.",
        max_length=300,
        required=False,
    )
    mail = forms.EmailField(
        label="Uw e-mailadres",
        help_text=WAARVOOR,
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Dit is geen e-mailadres. Bijvoorbeeld naam@voorbeeld.nl."},
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, pagina: str = "") -> None:
        super().__init__(data, initial={"pagina": pagina, "sleutel": uuid4()})

    def clean_pagina(self) -> str:
        """Of an address of ours its path, so that the programmabureau gets a link."""
        return str(self.cleaned_data["pagina"]).removeprefix(settings.PORTAAL_ADRES)


class AntwoordForm(MetFouten):
    """An answer, or why nothing is changed."""

    stand = forms.ChoiceField(
        label="Wat doet u met deze melding?",
        choices=[
            (Foutstand.BEANTWOORD, "Beantwoorden: het is verbeterd of uitgelegd"),
            (Foutstand.AFGEWEZEN, "Afwijzen: wij veranderen niets"),
        ],
        widget=Rondjes,
        error_messages={"required": "Kies wat u met deze melding doet."},
    )
    antwoord = forms.CharField(
        label="Uw antwoord of reden",
        help_text="Wie de melding deed, leest dit. Heeft de melder een e-mailadres gegeven? Dan mailen wij het ook.",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Schrijf een antwoord of een reden."},
    )
