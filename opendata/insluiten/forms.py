"""What somebody wants in a site: the address of a page of the portal, and how it has to look."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404

from acties.kader import lees_kader
from basis.web.formulieren import MetFouten, Rondjes
from opendata.insluiten.soorten import THEMAS, Insluiting, uit_adres

LANGSTE = 500
NIETS = "Van dit adres kunt u niets insluiten. Kopieer het adres van een actie of een partij, of kies hierboven."


class InsluitForm(MetFouten):
    pagina = forms.CharField(
        label="Adres van de pagina in dit portaal",
        max_length=LANGSTE,
        error_messages={"required": "Plak hier het adres van een pagina in dit portaal."},
    )
    thema = forms.ChoiceField(label="Kleuren", choices=THEMAS.items(), required=False, widget=Rondjes)

    def clean_pagina(self) -> Insluiting:
        """What belongs to that page."""
        try:
            return uit_adres(self.cleaned_data["pagina"], lees_kader())
        except Http404:
            raise ValidationError(NIETS) from None
