"""What people fill in about what parties promise."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from acties.forms.basis import VERANTWOORDING, VerantwoordForm
from acties.models import Actie, Afspraak, Afspraaksoort, Afspraakstand, Gebeurtenis, Herkomst, Houder
from acties.models.afspraakstand import NIEUW_TE_ZEGGEN
from acties.services import Maker
from basis.tijd.perioden import DateRange, toon_periode
from basis.web.formulieren import Vinkjes
from basis.web.velden import HULP_PERIODE, PeriodeInvoer
from partijen.models import Partij


class Standkeuze(forms.ChoiceField):
    """How it stands for one maker, as that maker says."""

    def __init__(self, standen: Iterable[Afspraakstand]) -> None:
        keuzes = [(stand.value, stand.label) for stand in standen]
        super().__init__(label="Hoe staat het voor uw organisatie?", choices=keuzes)


class _Anderen(forms.MultipleChoiceField):
    """Which other parties promise it too."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label="Wie spreken dit nog meer af?",
            required=required,
            widget=Vinkjes,
            help_text="Zij krijgen bericht en bevestigen zelf.",
            error_messages={"required": "Kies een partij."},
        )


class _Woorden(VerantwoordForm):
    """The common part of a promise."""

    titel = forms.CharField(
        label="Korte titel",
        max_length=120,
        help_text="In een paar woorden, zoals ‘Samen toezicht houden’.",
        error_messages={"required": "Geef de afspraak een korte titel."},
    )
    soort = forms.ChoiceField(label="Soort afspraak", choices=[("", "Kies een soort"), *Afspraaksoort.choices])
    tekst = forms.CharField(
        label="Wat is afgesproken?",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Vul in wat is afgesproken."},
    )
    uiterlijk = PeriodeInvoer(
        label="Uiterlijk wanneer?",
        required=False,
        help_text=f"Na publicatie verandert deze dag niet meer. {HULP_PERIODE}",
    )
    bedrag = forms.IntegerField(
        label="Bedrag in euro’s",
        required=False,
        min_value=0,
        help_text="Alleen als er geld is afgesproken. Hele euro’s.",
        error_messages={"invalid": "Vul een heel bedrag in, zonder punten of komma’s."},
    )
    bedrag_voor = forms.CharField(label="Waarvoor is het bedrag?", required=False, max_length=200)

    WOORDEN = ("titel", "soort", "tekst", "uiterlijk", "bedrag", "bedrag_voor")
    volgend = WOORDEN

    @property
    def velden(self) -> dict[str, Any]:
        return {naam: self.cleaned_data[naam] for naam in self.WOORDEN if naam in self.fields}


class AfspraakForm(_Woorden):
    """A new promise of a party, alone or with others."""

    namens_laag = forms.BooleanField(
        label="Mijn organisatie spreekt namens de hele bestuurslaag",
        required=False,
        help_text="Zoals een koepel voor haar leden.",
    )
    andere_makers = _Anderen(required=False)
    stand = Standkeuze(NIEUW_TE_ZEGGEN)
    field_order = (*_Woorden.WOORDEN, "namens_laag", "andere_makers", "stand", *VERANTWOORDING)

    def __init__(
        self, data: QueryDict | None = None, *, houder: Houder, partij: Partij, anderen: Sequence[Partij]
    ) -> None:
        super().__init__(data, houder=houder, initial={"stand": Afspraakstand.VOORGENOMEN})
        self.partij, self.anderen = partij, {een.slug: een for een in anderen}
        makers: Any = self.fields["andere_makers"]
        makers.choices = [(slug, een.naam) for slug, een in self.anderen.items()]
        if not self.anderen:
            del self.fields["andere_makers"]
        self.staat_er = dict.fromkeys(self.fields, "")

    @property
    def velden(self) -> dict[str, Any]:
        """What a party reports, it promised when that took effect."""
        return {**super().velden, "gemaakt": self.ingangsdatum()}

    @property
    def makers(self) -> list[Maker]:
        ingevuld = self.cleaned_data
        eigen = Maker(partij=self.partij, namens_laag=ingevuld["namens_laag"], stand=ingevuld["stand"])
        return [eigen, *(Maker(partij=self.anderen[slug]) for slug in ingevuld.get("andere_makers", ()))]


class GevondenForm(_Woorden):
    """A promise that the programmabureau found in a public source, and that no party reported here."""

    gemaakt = PeriodeInvoer(label="Wanneer gemaakt?", required=False, help_text=HULP_PERIODE)
    makers = forms.MultipleChoiceField(
        label="Wie spraken dit af?",
        widget=Vinkjes,
        error_messages={"required": "Kies welke partijen dit afspraken."},
    )
    namens_laag = forms.MultipleChoiceField(
        label="Wie sprak namens een hele bestuurslaag?", required=False, widget=Vinkjes
    )
    is_zeker = forms.BooleanField(
        label="De bron zegt dit zeker zo", required=False, help_text="Vink dit niet aan als u twijfelt aan de bron."
    )
    field_order = (*_Woorden.WOORDEN, "gemaakt", "makers", "namens_laag", "is_zeker", "bron_titel", "bron_url", "reden")

    def __init__(self, data: QueryDict | None = None, *, houder: Houder, partijen: Sequence[Partij]) -> None:
        super().__init__(data, houder=houder, initial={"is_zeker": True, "reden": "Gevonden in een openbare bron."})
        self.partijen = {partij.slug: partij for partij in partijen}
        for naam in ("makers", "namens_laag"):
            keuzes: Any = self.fields[naam]
            keuzes.choices = [(slug, partij.naam) for slug, partij in self.partijen.items()]
        self.fields["bron_titel"].required = True
        self.fields["bron_titel"].error_messages["required"] = "Vul in in welke bron dit staat."
        del self.fields["datum"]
        self.staat_er = dict.fromkeys(self.fields, "")

    def ingangsdatum(self) -> DateRange | None:
        """It counts from when it was made; when nobody knows that, from an unknown day."""
        gemaakt: DateRange | None = self.cleaned_data["gemaakt"]
        return gemaakt

    @property
    def velden(self) -> dict[str, Any]:
        eigen = {naam: self.cleaned_data[naam] for naam in ("gemaakt", "is_zeker")}
        return {**super().velden, **eigen, "herkomst": Herkomst.GEVONDEN}

    @property
    def makers_lijst(self) -> list[Maker]:
        namens = self.cleaned_data["namens_laag"]
        return [Maker(partij=self.partijen[slug], namens_laag=slug in namens) for slug in self.cleaned_data["makers"]]


class BijAfspraak:
    """About one promise: what others changed of it meanwhile is what counts."""

    afspraak: Afspraak

    def _gaat_over(self, rij: Gebeurtenis) -> bool:
        return rij.afspraak_id == self.afspraak.pk


class WijzigAfspraakForm(BijAfspraak, _Woorden):
    """The common part of a promise that there is. Once it is public, its first day does not change."""

    field_order = (*_Woorden.WOORDEN, *VERANTWOORDING)

    def __init__(self, data: QueryDict | None = None, *, houder: Houder, afspraak: Afspraak) -> None:
        nu = {naam: getattr(afspraak, naam) for naam in self.WOORDEN}
        super().__init__(data, houder=houder, initial=nu)
        self.afspraak = afspraak
        if afspraak.uiterlijk is not None and houder.gepubliceerd_op is not None:
            del self.fields["uiterlijk"]


class HerijkAfspraakForm(BijAfspraak, VerantwoordForm):
    """When a promise is now expected to be kept."""

    verwacht = PeriodeInvoer(label="Nu verwacht", error_messages={"required": "Vul in wanneer u dit nu verwacht."})
    field_order = ("verwacht", "reden", "bron_titel", "bron_url")

    def __init__(self, data: QueryDict | None = None, *, houder: Houder, afspraak: Afspraak) -> None:
        super().__init__(data, houder=houder, initial={"verwacht": afspraak.verwacht})
        self.afspraak = afspraak
        nu, eerst = afspraak.actuele_datum, afspraak.uiterlijk
        staat = f"Tot nu toe: {toon_periode(nu)}. " if nu else ""
        gepland = f"Eerst afgesproken: {toon_periode(eerst)}. " if eerst and eerst != nu else ""
        self.fields["verwacht"].help_text = f"{staat}{gepland}{HULP_PERIODE}"
        del self.fields["datum"]


class MakersForm(BijAfspraak, VerantwoordForm):
    """Which other parties promise it too."""

    andere_makers = _Anderen()
    field_order = ("andere_makers", *VERANTWOORDING)

    def __init__(
        self, data: QueryDict | None = None, *, houder: Houder, afspraak: Afspraak, anderen: Sequence[Partij]
    ) -> None:
        super().__init__(data, houder=houder)
        self.afspraak, self.anderen = afspraak, {een.slug: een for een in anderen}
        makers: Any = self.fields["andere_makers"]
        makers.choices = [(slug, een.naam) for slug, een in self.anderen.items()]

    @property
    def makers(self) -> list[Maker]:
        return [Maker(partij=self.anderen[slug]) for slug in self.cleaned_data["andere_makers"]]


class WachtForm(BijAfspraak, VerantwoordForm):
    """For which other promises this one waits: some of the same actie, and any by its address."""

    hier = forms.MultipleChoiceField(label="Wacht op deze afspraken", required=False, widget=Vinkjes)
    elders = forms.CharField(
        label="Wacht op afspraken elders",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Het webadres van de pagina van elke afspraak, één per regel.",
    )
    field_order = ("hier", "elders", *VERANTWOORDING)

    def __init__(self, data: QueryDict | None = None, *, houder: Houder, afspraak: Afspraak) -> None:
        self.afspraak = afspraak
        eigen = houder.afspraken if isinstance(houder, Actie) else Afspraak.objects.van_programma()
        self.keuzes = {een.slug: een for een in eigen.exclude(pk=afspraak.pk).order_by("titel", "pk")}
        wacht = list(afspraak.wacht_op.all())
        elders = "\n".join(een.get_absolute_url() for een in wacht if een.slug not in self.keuzes)
        hier = [een.slug for een in wacht if een.slug in self.keuzes]
        super().__init__(data, houder=houder, initial={"hier": hier, "elders": elders})
        hier_te_kiezen: Any = self.fields["hier"]
        hier_te_kiezen.choices = [(slug, een.titel) for slug, een in self.keuzes.items()]
        if not self.keuzes:
            del self.fields["hier"]

    def clean_elders(self) -> list[Afspraak]:
        """The promises at the addresses that were typed."""
        adressen = str(self.cleaned_data["elders"]).split()
        slugs = [adres.rstrip("/").rpartition("/")[2] for adres in adressen]
        gevonden = {een.slug: een for een in Afspraak.objects.zichtbaar().met_slug(*slugs)}
        for adres, slug in zip(adressen, slugs, strict=True):
            if slug not in gevonden:
                raise forms.ValidationError(f"Op {adres} staat geen afspraak.")
        return list(gevonden.values())

    @property
    def wacht_op(self) -> list[Afspraak]:
        return [*(self.keuzes[slug] for slug in self.cleaned_data.get("hier", ())), *self.cleaned_data["elders"]]
