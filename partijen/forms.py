"""The address of the list of parties: which layer, which word in the name, and who is on it."""

from django import forms

from basis.web.formulieren import Formulier
from partijen.models import Bestuurslaag

MAX_LENGTE = 100


class PartijenForm(Formulier):
    """Only the word can be wrong; an unknown layer in an old address is left out."""

    q = forms.CharField(
        label="Mijn gemeente, provincie of waterschap",
        required=False,
        max_length=MAX_LENGTE,
        error_messages={
            "max_length": "De naam is te lang: %(show_value)d tekens. Gebruik er hoogstens %(limit_value)d.",
            "null_characters_not_allowed": "In de naam staat een teken dat niet kan. Typ de naam opnieuw.",
        },
    )
    laag = forms.CharField(required=False)
    alle = forms.CharField(required=False)

    @property
    def woord(self) -> str:
        """The word to look for; empty when it is wrong."""
        return str(self.cleaned_data.get("q", ""))

    @property
    def laag_van_keuze(self) -> str:
        """The chosen layer; empty when there is no such layer."""
        laag = self.cleaned_data.get("laag", "")
        return laag if laag in Bestuurslaag.values else ""

    @property
    def keuze_tekst(self) -> str:
        """What was chosen, in words; empty when nothing was."""
        laag = str(Bestuurslaag(self.laag_van_keuze).label) if self.laag_van_keuze else ""
        woord = f"“{self.woord}”" if self.woord else ""
        return ", ".join(filter(None, (woord, laag, "alle partijen in het portaal" if self.met_alle else "")))

    @property
    def met_alle(self) -> bool:
        """Whether to show who does not (yet) take part too."""
        return bool(self.cleaned_data.get("alle") == "ja")
