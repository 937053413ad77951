"""Forms of the admin for an actie and its parts: a reason where the journal tells of it, and who was first."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from acties.journaal import kop
from acties.models import Actie
from acties.services import Verantwoording, Verouderd
from acties.services.dienst import eis_versie, vergrendel
from basis.beheer.formulieren import DienstForm
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange, dag
from basis.web.velden import PeriodeInvoer, lang_geleden

BEGINREDEN = "Toegevoegd in het beheer."
VERANTWOORDING: Any = (
    "Verantwoording",
    {
        "fields": ("reden", "sinds"),
        "description": "Iedereen kan dit lezen in de geschiedenis van de actie. Verbetert u alleen een tekst, "
        "dan is een reden niet nodig.",
    },
)


class DeelForm(DienstForm):
    """An actie or a part of it, and why it changes."""

    reden = forms.CharField(
        label="Reden",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Nodig als u iets toevoegt, of iets verandert waar de geschiedenis over vertelt.",
    )
    sinds = PeriodeInvoer(
        label="Sinds wanneer?", required=False, help_text="Laat leeg voor vandaag.", twijfels=[lang_geleden]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].widget.attrs.pop("maxlength", None)  # a browser would cut what is pasted, and not say so
        if not self.instance.pk:
            self.fields["reden"].initial = BEGINREDEN

    def verantwoording(
        self, request: HttpRequest, *, bron: Bron | None = None, datum: DateRange | None = None
    ) -> Verantwoording:
        """Who does this and why; `datum` is when it took effect if the object itself tells."""
        return Verantwoording(
            reden=self.cleaned_data["reden"],
            door=request.user,  # type: ignore[arg-type]  # the admin has no anonymous visitors
            bron=bron,
            datum=self.cleaned_data.get("sinds") or datum or dag(timezone.localdate()),
        )


@contextmanager
def als_fout() -> Iterator[None]:
    """Tell of `Verouderd` in words, as an error of the form."""
    try:
        yield
    except Verouderd as fout:
        raise ValidationError(_verouderd(fout), code="verouderd") from fout


def vergrendel_voor(actie: Actie) -> Actie:
    """Lock the actie for this change. Raises ValidationError when someone changed it since its fields were compared."""
    with als_fout():
        nu = vergrendel(actie)
        eis_versie(nu, Verantwoording(reden="", door=None, versie=actie.versie))
        return nu


def _verouderd(fout: Verouderd) -> str:
    wat = "; ".join(f"{kop(rij)} (door {rij.door or 'het systeem'})" for rij in fout.gemist)
    return (
        f"{'U' if fout.is_eigen else 'Iemand anders'} heeft deze actie veranderd nadat u deze pagina opende. "
        "Er is nog niets opgeslagen. "
        f"{f'Intussen gebeurde: {wat}. ' if wat else ''}"
        "Bij elk veld dat anders is, staat wat er nu staat. Slaat u nog eens op, dan geldt wat u hebt ingevuld."
    )
