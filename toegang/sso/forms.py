"""What we ask of who comes in by the own organisation for the first time."""

from django import forms

from basis.web.formulieren import Formulier
from toegang.models import Uitnodiging


class NieuwForm(Formulier):
    """The name as colleagues know it; the rest stands in the invitation."""

    use_required_attribute = False
    naam = forms.CharField(label="Naam", max_length=150, error_messages={"required": "Vul uw naam in."})
    functie = forms.CharField(
        label="Functie", max_length=150, required=False, help_text="Zo ziet het publiek u, zonder uw naam."
    )

    @classmethod
    def voor(cls, uitnodiging: Uitnodiging, naam: str, data: object = None) -> "NieuwForm":
        """Filled in with what is known already."""
        bekend = {"naam": uitnodiging.naam or naam, "functie": uitnodiging.functie}
        return cls(data, initial=bekend)  # type: ignore[arg-type]  # a QueryDict or nothing

    def full_clean(self) -> None:
        """Check it, and put the focus on the first wrong field."""
        super().full_clean()
        if self.is_bound and self.errors:
            fout = next(iter(self.errors))
            if fout in self.fields:
                self.fields[fout].widget.attrs["autofocus"] = True
