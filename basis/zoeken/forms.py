"""The address of the search page: what is asked, of which kind, and which page of it."""

from django import forms

from basis.web.formulieren import Formulier
from basis.zoeken.register import soorten
from basis.zoeken.vragen import GRENS, PER_BLADZIJDE

MAX_LENGTE = 200
LAATSTE_PAGINA = -(-(GRENS - 1) // PER_BLADZIJDE)


class ZoekForm(Formulier):
    """Only a question can be wrong; an unknown kind or page in an old address is left out."""

    q = forms.CharField(
        label="Waar zoekt u naar?",
        required=False,
        max_length=MAX_LENGTE,
        error_messages={
            "max_length": "Uw zoekvraag is te lang: %(show_value)d tekens. Gebruik er hoogstens %(limit_value)d."
        },
    )
    soort = forms.CharField(required=False)
    pagina = forms.CharField(required=False)

    def clean_soort(self) -> str:
        gekozen: str = self.cleaned_data["soort"]
        return gekozen if gekozen in {soort.naam for soort in soorten()} else ""

    def clean_pagina(self) -> int:
        gekozen: str = self.cleaned_data["pagina"]
        geldig = gekozen.isdecimal() and len(gekozen) < 4
        return min(max(int(gekozen), 1), LAATSTE_PAGINA) if geldig else 1
