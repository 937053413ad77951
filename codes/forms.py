"""Forms of the pages of codes."""

from typing import Any

from django import forms
from django.utils.text import capfirst

from basis.web.formulieren import Formulier
from codes.beeld import Codebeeld
from codes.models import Versie


class VersiesForm(Formulier):
    """Which two versions of a code are compared."""

    van = forms.ChoiceField(label="Van")
    tot = forms.ChoiceField(label="Naar")

    def __init__(self, beeld: Codebeeld, van: Versie | None, tot: Versie | None) -> None:
        super().__init__(initial={"van": van and van.nummer, "tot": tot and tot.nummer})
        for naam in ("van", "tot"):
            veld: Any = self.fields[naam]
            veld.choices = [(versie.nummer, _naam(beeld, versie)) for versie in beeld.versies]


def _naam(beeld: Codebeeld, versie: Versie) -> str:
    """A version as one chooses it: "Versie 2, geldt nu"."""
    erbij = ", concept" if versie.is_concept else ", geldt nu" if versie == beeld.geldend and beeld.moment.is_nu else ""
    return f"{capfirst(versie.titel)}{erbij}"
