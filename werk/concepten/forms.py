"""What a second person fills in."""

from django import forms

from basis.web.formulieren import Formulier


class TeruggeefForm(Formulier):
    """Why a draft goes back to its writer."""

    use_required_attribute = False

    opmerking = forms.CharField(
        label="Opmerking",
        help_text="Wat moet er anders? Alleen de schrijver en uw collega’s lezen dit.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": "Schrijf op waarom u het concept teruggeeft."},
    )


class GezienForm(Formulier):
    """What the person saw who decides: which version of the actie, and which text of the draft."""

    versie = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    indiening = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
