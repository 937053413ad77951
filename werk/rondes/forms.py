"""What the programmabureau fills in for a ronde."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils import timezone

from acties.kader import lees_kader
from acties.models import Actie, Soort
from acties.models.status import LOPEND
from basis.tijd.perioden import DateRange
from basis.web.formulieren import MetFouten, Vinkjes
from basis.web.velden import HULP_DAG, DagInvoer
from programmalijnen.models import OPMAAK_HULP, Programmalijn
from werk.rondes.models import Bereik, Ronde
from werk.rondes.services import LANGSTE

LANG = timedelta(weeks=26)
VOORSTEL = timedelta(weeks=3)  # time that people have by default
MEEST = 300  # acties to choose from one by one; of more, choose a line or a kind


def _ver_vooruit(deadline: DateRange) -> str:
    """Longer than people remember that something was asked; what is far too long is refused."""
    ver = timezone.localdate() + LANG < deadline.lower <= timezone.localdate() + LANGSTE
    return "Dat is over meer dan een half jaar." if ver else ""


class RondeForm(MetFouten):
    """A draft of a ronde: what is asked, about which acties, until when."""

    titel = forms.CharField(label="Titel", max_length=150, error_messages={"required": "Geef de ronde een titel."})
    tekst = forms.CharField(
        label="Wat vraagt u?",
        help_text=f"Dit staat in de mail en boven de vragen. {OPMAAK_HULP}",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=10_000,
        required=False,
    )
    deadline = DagInvoer(
        twijfels=[_ver_vooruit],
        label="Laatste dag om te antwoorden",
        help_text=f"De ronde sluit niet vanzelf: dat doet u zelf. {HULP_DAG}",
        error_messages={"required": "Vul in tot en met welke dag mensen kunnen antwoorden."},
    )
    waarover = forms.ChoiceField(
        label="Welke acties?", help_text="Alleen acties die gepubliceerd zijn en nog lopen, doen mee."
    )
    gekozen = forms.ModelMultipleChoiceField(
        Actie.objects.none(),
        label="Kies de acties",
        required=False,
        widget=Vinkjes,
        error_messages={"invalid_choice": "Een van deze acties loopt niet meer. Kies opnieuw."},
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, ronde: Ronde | None = None) -> None:
        super().__init__(data, initial={"inzending": uuid4(), **(_van(ronde) if ronde else _voorstel())})
        kader, velden = lees_kader(), self.fields
        lijnen = [(f"lijn:{keuze.slug}", keuze.label) for keuze in kader.lijnen]
        soorten = [(f"soort:{keuze.slug}", keuze.label) for keuze in kader.soorten]
        keuzes: Any = [
            ("alles", "Alle lopende acties"),
            ("Eén programmalijn", lijnen),
            ("Eén soort", soorten),
            ("gekozen", "Acties die ik zelf kies"),
        ]
        velden["waarover"].choices = keuzes  # type: ignore[attr-defined]
        lopend = Actie.objects.zichtbaar().met_status(*LOPEND).order_by("sorteertitel", "pk")
        velden["gekozen"].queryset = lopend.filter(pk__in=lopend.values("pk")[:MEEST])  # type: ignore[attr-defined]
        velden["gekozen"].label_from_instance = str  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or self.cleaned_data
        kiest = ingevuld.get("waarover") == "gekozen"
        if kiest and not ingevuld.get("gekozen") and "gekozen" not in self.errors:
            self.add_error("gekozen", "Kies minstens één actie.")
        return ingevuld

    @property
    def velden(self) -> dict[str, Any]:
        """What the service asks."""
        ingevuld = self.cleaned_data
        soort, _, slug = ingevuld["waarover"].partition(":")
        gewoon = {naam: ingevuld[naam] for naam in ("titel", "deadline")}
        return gewoon | {
            "tekst": ingevuld["tekst"],
            "bereik": {"lijn": Bereik.LIJN, "soort": Bereik.SOORT, "gekozen": Bereik.GEKOZEN}.get(soort, Bereik.ALLES),
            "programmalijn": Programmalijn.objects.get(slug=slug) if soort == "lijn" else None,
            "soort": Soort.objects.get(slug=slug) if soort == "soort" else None,
        }

    @property
    def gekozen_acties(self) -> list[Actie]:
        """The acties that were chosen one by one; none when the choice is another."""
        ingevuld = self.cleaned_data
        return list(ingevuld["gekozen"]) if ingevuld["waarover"] == "gekozen" else []


def _voorstel() -> dict[str, Any]:
    return {"deadline": timezone.localdate() + VOORSTEL, "waarover": "alles"}


def _van(ronde: Ronde) -> dict[str, Any]:
    """What a draft says now."""
    waarover = {
        Bereik.LIJN: f"lijn:{ronde.programmalijn and ronde.programmalijn.slug}",
        Bereik.SOORT: f"soort:{ronde.soort and ronde.soort.slug}",
        Bereik.GEKOZEN: "gekozen",
    }
    return {
        "titel": ronde.titel,
        "tekst": ronde.tekst,
        "deadline": ronde.deadline,
        "waarover": waarover.get(Bereik(ronde.bereik), "alles"),
        "gekozen": list(ronde.gekozen.values_list("pk", flat=True)) if ronde.pk else [],
    }
