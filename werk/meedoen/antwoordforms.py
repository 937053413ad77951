"""What is filled in to answer citizens: the answer, and what followed from it later."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from acties.models import Gebeurtenis
from basis.web.formulieren import MetFouten, Rondjes, Vinkjes
from codes.models import Wijziging
from meedoen.models import Antwoord, Inbreng, Onderwerp, Uitkomst, Vraag
from meedoen.services import Antwoordtekst
from werk.meedoen.forms import tekstveld


class AntwoordForm(MetFouten):
    """An answer: to what, what is done with it, why, and what changed."""

    onderwerpen = forms.ModelMultipleChoiceField(
        Onderwerp.objects.none(), label="Een antwoord op welke onderwerpen?", required=False, widget=Vinkjes
    )
    inbrengen = forms.ModelMultipleChoiceField(
        Inbreng.objects.none(), label="Een antwoord op welke losse reacties?", required=False, widget=Vinkjes
    )
    uitkomst = forms.ChoiceField(
        label="Wat doet u ermee?",
        choices=[(keuze, label.capitalize()) for keuze, label in Uitkomst.choices],
        widget=Rondjes,
        error_messages={"required": "Kies wat u ermee doet."},
    )
    tekst = tekstveld("Uw antwoord", "In gewone woorden, aan inwoners.", "Schrijf uw antwoord.", meest=5_000, rijen=6)
    reden = tekstveld("Waarom dit antwoord?", "", "Zeg waarom u dit antwoord geeft.")
    gevolgen = forms.ModelMultipleChoiceField(
        Gebeurtenis.objects.none(),
        label="Wat veranderde er daardoor?",
        help_text="Kies wat er al in de geschiedenis staat. Later kunt u er meer aanwijzen.",
        required=False,
        widget=Vinkjes,
    )
    geen_gevolg = tekstveld(
        "Dit leidde niet tot een wijziging, omdat", "Alleen als u hierboven niets kiest. Maak de zin af.", rijen=2
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        vraag: Vraag,
        los: Iterable[Inbreng],
        gevolgen: dict[int, str],
        begin: dict[str, Any],
    ) -> None:
        super().__init__(data, initial={"inzending": uuid4(), **begin})
        velden: Any = self.fields
        velden["onderwerpen"].queryset = vraag.onderwerpen.all()
        velden["inbrengen"].queryset = Inbreng.objects.van_vraag(vraag).gekozen(str(rij.pk) for rij in los)
        velden["inbrengen"].label_from_instance = lambda rij: f"{rij.nummer}: {rij.getoonde_tekst[:80]}"
        velden["gevolgen"].queryset = Gebeurtenis.objects.filter(pk__in=gevolgen).voor_lijst()
        velden["gevolgen"].label_from_instance = lambda rij: gevolgen[rij.pk]
        for naam, er in (("onderwerpen", vraag.onderwerpen.exists()), ("inbrengen", los), ("gevolgen", gevolgen)):
            if not er:
                velden.pop(naam)

    def inhoud(self, vervangt: Antwoord | None) -> Antwoordtekst:
        """What the service asks."""
        ingevuld = self.cleaned_data
        return Antwoordtekst(
            uitkomst=Uitkomst(ingevuld["uitkomst"]),
            tekst=ingevuld["tekst"],
            reden=ingevuld["reden"],
            geen_gevolg=ingevuld["geen_gevolg"],
            onderwerpen=ingevuld.get("onderwerpen", ()),
            inbrengen=ingevuld.get("inbrengen", ()),
            gevolgen=ingevuld.get("gevolgen", ()),
            vervangt=vervangt,
        )


class GevolgForm(MetFouten):
    """What followed later from an answer that was given."""

    gebeurtenis = forms.ModelChoiceField(
        Gebeurtenis.objects.none(),
        label="Wat veranderde er later door dit antwoord?",
        empty_label="Kies …",
        required=False,
    )
    wijziging = forms.ModelChoiceField(
        Wijziging.objects.none(),
        label="Welke wijziging van de code kwam hierdoor?",
        empty_label="Kies …",
        required=False,
    )

    def __init__(self, data: QueryDict | None, gevolgen: dict[int, str], wijzigingen: dict[int, str]) -> None:
        super().__init__(data)
        self._kies("gebeurtenis", Gebeurtenis.objects.voor_lijst(), gevolgen)
        self._kies("wijziging", Wijziging.objects.voor_lijst(), wijzigingen)

    def _kies(self, naam: str, rijen: QuerySet[Any], keuzes: dict[int, str]) -> None:
        """One of these, called so; without any there is nothing to choose."""
        veld: Any = self.fields[naam]
        veld.queryset = rijen.filter(pk__in=keuzes)
        veld.label_from_instance = lambda rij: keuzes[rij.pk]
        if not keuzes:
            self.fields.pop(naam)

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or {}
        if not self.errors and not any(ingevuld.get(naam) for naam in self.fields):
            self.add_error(next(iter(self.fields), None), "Kies wat er veranderde.")
        return ingevuld
