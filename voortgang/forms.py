"""What people fill in to ask for a report or for what changed between two days."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from acties.kader import Kader, lees_kader, per_groep
from acties.models import GROEPEN, Actie, Verandering
from basis.tijd.moment import VROEGSTE_JAAR, Moment
from basis.web.adres import Adres
from basis.web.formulieren import Formulier, MetFouten
from basis.web.velden import HULP_DAG, DagInvoer, Kalenderdag, lang_geleden
from partijen.models import Gebruiker, Partij
from programmalijnen.models import OPMAAK_HULP, Programmalijn
from voortgang import rechten
from voortgang.models import Bereik, Rapport
from voortgang.verschil import Vraag

# -- a report ---------------------------------------------------------------------------------------------------

DAG: dict[str, Any] = {
    "error_messages": {"required": "Vul een dag in, bijvoorbeeld 31 december 2025."},
    "twijfels": [lang_geleden],
}


class _Namens(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """On whose behalf: a party by its name."""


class RapportForm(MetFouten):
    """The parameters of a report; with those of an earlier one (`zoals`) it says the same as that one."""

    titel = forms.CharField(label="Titel", max_length=150, error_messages={"required": "Geef het rapport een titel."})
    van = DagInvoer(label="Eerste dag van de periode", **DAG)
    tot = DagInvoer(label="Laatste dag van de periode", **DAG)
    peildatum = DagInvoer(
        label="Peildatum",
        help_text=f"Het rapport laat zien hoe alles er op deze dag voor stond. Tot en met vandaag. {HULP_DAG}",
        **DAG,
    )
    waarover = forms.ChoiceField(label="Waarover gaat het rapport?")
    namens = _Namens(
        Partij.objects.none(),
        label="Namens",
        required=False,
        empty_label="beheer van het portaal",
        help_text="Zo ziet het publiek wie het rapport maakte.",
    )
    inleiding = forms.CharField(
        label="Inleiding",
        help_text=f"Staat voor in het rapport. {OPMAAK_HULP}",
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=10_000,
        required=False,
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, gebruiker: Gebruiker, zoals: Rapport | None = None) -> None:
        super().__init__(data, initial={"inzending": uuid4(), **(_zoals(zoals) if zoals else _voorstel())})
        kader, velden = lees_kader(), self.fields
        lijnen = [(f"lijn:{keuze.slug}", keuze.label) for keuze in kader.lijnen]
        partijen = [
            (f"Partijen: {groep}", [(f"partij:{keuze.slug}", keuze.label) for keuze in rij])
            for groep, rij in per_groep(kader.partijen_te_zien(Moment.nu()))  # a report is of the real programme
        ]
        keuzes: Any = [("alles", "Het hele programma"), ("Programmalijnen", lijnen), *partijen]
        velden["waarover"].choices = keuzes  # type: ignore[attr-defined]
        self._zet_namens(gebruiker)

    def _zet_namens(self, gebruiker: Gebruiker) -> None:
        """Who writes for one party need not choose."""
        veld: Any = self.fields["namens"]
        if rechten.mag_alle(gebruiker):
            veld.queryset = Partij.objects.geldig().voor_lijst()
            return
        veld.queryset = eigen = rechten.partijen_voor(gebruiker)
        veld.required, veld.empty_label = True, None
        veld.error_messages["required"] = "Kies namens welke organisatie u dit rapport maakt."
        self.initial.setdefault("namens", eigen.first())

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or self.cleaned_data
        van, tot, peil = (ingevuld.get(naam) for naam in ("van", "tot", "peildatum"))
        if van and tot and tot < van:
            self.add_error("tot", "De periode eindigt niet voor het begin.")
        if tot and peil and peil < tot:
            self.add_error("peildatum", "De peildatum ligt niet voor het einde van de periode.")
        return ingevuld

    @property
    def velden(self) -> dict[str, Any]:
        """What the service asks."""
        ingevuld = self.cleaned_data
        soort, _, slug = ingevuld["waarover"].partition(":")
        gewoon = {naam: ingevuld[naam] for naam in ("titel", "van", "tot", "peildatum", "inleiding")}
        return gewoon | {
            "bereik": {"lijn": Bereik.LIJN, "partij": Bereik.PARTIJ}.get(soort, Bereik.ALLES),
            "programmalijn": Programmalijn.objects.get(slug=slug) if soort == "lijn" else None,
            "partij": Partij.objects.get(slug=slug) if soort == "partij" else None,
        }


class InleidingForm(MetFouten):
    inleiding = forms.CharField(
        label="Inleiding",
        help_text=OPMAAK_HULP,
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=10_000,
        required=False,
    )


def _voorstel() -> dict[str, Any]:
    """This year up to today."""
    vandaag = timezone.localdate()
    return {
        "titel": f"Voortgangsrapportage {vandaag.year}",
        "van": date(vandaag.year, 1, 1),
        "tot": vandaag,
        "peildatum": vandaag,
        "waarover": "alles",
    }


def _zoals(rapport: Rapport) -> dict[str, Any]:
    """The parameters of an earlier report."""
    waarover = {
        Bereik.LIJN: f"lijn:{rapport.programmalijn and rapport.programmalijn.slug}",
        Bereik.PARTIJ: f"partij:{rapport.partij and rapport.partij.slug}",
    }
    gewoon = {naam: getattr(rapport, naam) for naam in ("titel", "van", "tot", "peildatum", "inleiding", "namens")}
    return gewoon | {"waarover": waarover.get(Bereik(rapport.bereik), "alles")}


# -- what changed -----------------------------------------------------------------------------------------------

VOLGORDEN = (("", "Per actie"), ("tijd", "Op volgorde van tijd"))
VREEMD = {"invalid_choice": "Deze keuze bestaat niet (meer). Kies een andere."}


def jaar_tot_en_met(dag: date) -> date:
    """The first day of the year that ends with this day."""
    morgen = dag + timedelta(days=1)
    return (
        date(morgen.year - 1, 3, 1) if (morgen.month, morgen.day) == (2, 29) else morgen.replace(year=morgen.year - 1)
    )


class Dag(Kalenderdag):
    """A day until today."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"min": f"{VROEGSTE_JAAR}-01-01", "max": timezone.localdate().isoformat()}

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and value.year < VROEGSTE_JAAR:
            raise ValidationError(f"Kies een dag vanaf {VROEGSTE_JAAR}.")
        if value and value > timezone.localdate():
            raise ValidationError("Deze datum ligt in de toekomst. Kies een dag tot en met vandaag.")


class VerschilForm(Formulier):
    """The first and the last day of a period, and what to show of its changes. Without days: the year until today."""

    van = Dag(label="Van", help_text="Deze dag telt mee.", required=False)
    tot = Dag(label="Tot en met", help_text="Deze dag telt ook mee.", required=False)
    lijn = forms.MultipleChoiceField(label="Programmalijn", required=False, error_messages=VREEMD)
    soort = forms.MultipleChoiceField(label="Soort verandering", required=False, error_messages=VREEMD)
    partij = forms.ChoiceField(label="Partij", required=False, error_messages=VREEMD)
    volgorde = forms.ChoiceField(choices=VOLGORDEN, required=False, error_messages=VREEMD, widget=forms.HiddenInput)
    # Not filled in by hand: the history page of an actie leads here.
    actie = forms.CharField(label="Actie", required=False, max_length=120, widget=forms.HiddenInput)

    gekozen_actie: Actie | None = None

    def __init__(self, adres: Adres, kader: Kader, moment: Moment) -> None:
        gegevens = adres.velden
        super().__init__(gegevens)
        self.moment = moment
        self.use_required_attribute = False
        self._zet_dagen(gegevens)
        self.fields["lijn"].choices = [(k.slug, k.label) for k in kader.lijnen]  # type: ignore[attr-defined]
        self.fields["partij"].choices = [("", ""), *((k.slug, k.label) for k in kader.partijen_te_zien(moment))]  # type: ignore[attr-defined]
        self.fields["soort"].choices = [*((naam, groep[0]) for naam, groep in GROEPEN.items()), *Verandering.choices]  # type: ignore[attr-defined]
        for naam in list(self.errors)[:1]:
            self.fields[naam].widget.attrs["autofocus"] = True

    def _zet_dagen(self, gegevens: QueryDict) -> None:
        """Fill in the days that were not asked for, so that the fields say what the page shows."""
        vandaag = timezone.localdate()
        if not gegevens.get("tot"):
            gegevens["tot"] = vandaag.isoformat()
        if not gegevens.get("van"):
            veld: Any = self.fields["tot"]
            try:
                tot = veld.clean(gegevens["tot"])
            except ValidationError:
                tot = vandaag
            gegevens["van"] = jaar_tot_en_met(tot).isoformat()

    def clean_actie(self) -> str:
        slug = str(self.cleaned_data["actie"])
        if slug:
            self.gekozen_actie = Actie.objects.zichtbaar().filter(slug=slug).first()
            if self.gekozen_actie is None:
                raise ValidationError("Deze actie bestaat niet (meer). Kies een andere, of kijk bij alle acties.")
        return slug

    def clean(self) -> None:
        van, tot = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if van and tot and van > tot:
            self.add_error("van", "Deze datum ligt na de tweede datum. Kies een eerdere dag, of wissel de datums om.")

    @property
    def vraag(self) -> Vraag:
        """What is asked for; only when the form is valid."""
        gekozen = self.cleaned_data
        return Vraag(
            van=gekozen["van"],
            tot=gekozen["tot"],
            lijnen=tuple(gekozen["lijn"]),
            soorten=tuple(gekozen["soort"]),
            partij=gekozen["partij"],
            actie=gekozen["actie"],
            moment=self.moment.met(demo=bool(self.gekozen_actie and self.gekozen_actie.is_demo)),
        )
