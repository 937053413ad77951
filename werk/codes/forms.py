"""What is filled in on the workplace of codes: a version, why something happens, whom to ask, and where it is used."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from acties.models import Actie, Afspraaksoort, Onderdeel
from acties.services import Maker, Verantwoording
from basis.bronnen.models import Bron
from basis.bronnen.services import bron_van_invoer
from basis.tijd.perioden import dag
from basis.web.formulieren import MetFouten, Vinkjes
from basis.web.velden import HULP_PERIODE, PeriodeInvoer, lang_geleden
from codes.models import Bepaling, Versie
from partijen.models import Gebruiker, Partij

IEDEREEN_LEEST = "Iedereen kan dit lezen."


class MetBron(MetFouten):
    """A form that asks for a source."""

    bron_titel = forms.CharField(label="Naam van de bron", required=False, max_length=300)
    bron_url = forms.URLField(
        label="Webadres van de bron",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Vul een heel webadres in, zoals https://www.voorbeeld.nl/brief."},
    )

    @property
    def bron(self) -> Bron | None:
        """What was typed, kept. Raises ValidationError by field."""
        return bron_van_invoer(titel=self.cleaned_data["bron_titel"], url=self.cleaned_data["bron_url"])


def redenveld(label: str = "Reden", hulp: str = f"Waarom? {IEDEREEN_LEEST}") -> forms.CharField:
    invoer = forms.Textarea(attrs={"rows": 3})
    fouten = {"required": "Vertel waarom dit verandert."}
    return forms.CharField(label=label, help_text=hulp, max_length=2_000, widget=invoer, error_messages=fouten)


class WaaromForm(MetBron):
    """Why something happens, since when and by which source; `inzending` marks this one sending."""

    reden = redenveld()
    datum = PeriodeInvoer(
        label="Op welke dag?", required=False, help_text="Laat leeg voor vandaag.", twijfels=[lang_geleden]
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput)
    field_order: Sequence[str] = ("reden", "datum", "bron_titel", "bron_url")

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"inzending": uuid4()} | (initial or {}))

    def verantwoording(self, door: Gebruiker, namens: Partij | None) -> Verantwoording:
        """Raises ValidationError by field."""
        ingevuld = self.cleaned_data
        datum = ingevuld.get("datum") or dag(timezone.localdate())
        waarom = {"reden": ingevuld["reden"], "bron": self.bron, "datum": datum, "inzending": ingevuld["inzending"]}
        return Verantwoording(door=door, namens=namens, **waarom)


class VersieForm(MetBron):
    """What a version is called, and where it stands."""

    nummer = forms.CharField(
        label="Nummer",
        max_length=30,
        help_text="Begint met een cijfer, zoals 2 of 2027. Het staat in het webadres en verandert niet meer.",
        error_messages={"required": "Geef de versie een nummer."},
    )
    naam = forms.CharField(label="Naam", required=False, max_length=120, help_text="Zoals: herziening na evaluatie.")
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Waarom komt deze versie er? Lezers zien dit boven de tekst.",
    )
    is_volledig = forms.BooleanField(
        label="Alle bepalingen staan erin", required=False, help_text="Uit: niet alle bepalingen zijn bij ons bekend."
    )
    field_order = ("nummer", "naam", "toelichting", "is_volledig", "bron_titel", "bron_url")

    def __init__(self, data: QueryDict | None = None, *, versie: Versie | None = None) -> None:
        begin: dict[str, Any] = {"is_volledig": True}
        if versie:
            namen = ("nummer", "naam", "toelichting", "is_volledig")
            bron = {"bron_titel": versie.bron.titel, "bron_url": versie.bron.url} if versie.bron else {}
            begin = {naam: getattr(versie, naam) for naam in namen} | bron
        super().__init__(data, initial=begin)
        if versie:
            del self.fields["nummer"]

    @property
    def velden(self) -> dict[str, Any]:
        """What the service asks."""
        eigen = {naam: self.cleaned_data[naam] for naam in self.cleaned_data if not naam.startswith("bron_")}
        return eigen | {"bron": self.bron}


class _MetPartijen(WaaromForm):
    """A form that asks for parties."""

    partijen = forms.ModelMultipleChoiceField(
        Partij.objects.none(),
        label="Welke partijen?",
        widget=Vinkjes,
        error_messages={"required": "Kies welke partijen u het vraagt."},
    )

    def __init__(
        self, data: QueryDict | None, partijen: Iterable[Partij], *, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        keuze: Any = self.fields["partijen"]
        keuze.queryset = Partij.objects.filter(pk__in=[partij.pk for partij in partijen]).voor_lijst()


class OndertekeningForm(_MetPartijen):
    """Whom to ask to sign, what they promise by that, and by when."""

    tekst = forms.CharField(
        label="Wat beloven zij ermee?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        error_messages={"required": "Vul in wat partijen beloven als zij tekenen."},
    )
    uiterlijk = PeriodeInvoer(
        label="Uiterlijk wanneer?", required=False, help_text=f"Deze dag verandert niet meer. {HULP_PERIODE}"
    )
    field_order = ("partijen", "tekst", "uiterlijk", "reden", "datum", "bron_titel", "bron_url")

    def __init__(self, data: QueryDict | None, partijen: Iterable[Partij], versie: Versie) -> None:
        wat = f"{versie.code.titel}, {versie.titel}"
        super().__init__(data, partijen, initial={"tekst": f"Wij houden ons aan de {wat}."})
        self.titel = f"Ondertekening van {versie.code.korte_naam}, {versie.titel}"[:120]

    @property
    def makers(self) -> list[Maker]:
        return [Maker(partij=partij) for partij in self.cleaned_data["partijen"]]

    @property
    def afspraak(self) -> dict[str, Any]:
        """The fields of the afspraak by which they sign."""
        eigen = {naam: self.cleaned_data[naam] for naam in ("tekst", "uiterlijk")}
        return eigen | {"titel": self.titel, "soort": Afspraaksoort.BESTUUR}

    def neem_over(self, fout: ValidationError) -> None:
        """The parties are called makers there."""
        if hasattr(fout, "error_dict") and "makers" in fout.error_dict:
            self.add_error("partijen", fout.message_dict["makers"])
        else:
            super().neem_over(fout)


class ToepassingvraagForm(_MetPartijen):
    """Whom to ask how they apply the version that holds."""

    field_order = ("partijen", "reden", "datum", "bron_titel", "bron_url")


class VaststelForm(WaaromForm):
    """Establishing a version. `bewerking` is that of the draft which the person saw."""

    vervangt = forms.BooleanField(
        label="De versie die nu geldt, vervalt op dezelfde dag",
        required=False,
        initial=True,
        help_text="Zet dit uit als u niet weet of die versie vervalt.",
    )
    bewerking = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("reden", "datum", "vervangt", "bron_titel", "bron_url")

    def __init__(self, data: QueryDict | None, versie: Versie, geldend: Versie | None) -> None:
        super().__init__(data, initial={"bewerking": versie.bewerking})
        self.fields["datum"].label = "Op welke dag is deze versie vastgesteld?"
        if geldend is None:
            del self.fields["vervangt"]


class OefeningForm(MetBron):
    """Where a bepaling is exercised, and how."""

    bepaling = forms.ModelChoiceField(
        Bepaling.objects.none(),
        label="Welke bepaling?",
        empty_label="Kies …",
        error_messages={"required": "Kies een bepaling."},
    )
    waar = forms.ChoiceField(label="Waar wordt die geoefend?", error_messages={"required": "Kies waar."})
    hoe = forms.CharField(
        label="Hoe?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1_000,
        help_text="Wat doet men daar met deze bepaling? Zoals een bron het zegt.",
        error_messages={"required": "Vertel hoe deze bepaling wordt geoefend."},
    )
    field_order = ("bepaling", "waar", "hoe", "bron_titel", "bron_url")

    def __init__(
        self, data: QueryDict | None, namen: dict[int, str], plekken: dict[str, Actie | Onderdeel], bepaling: str
    ) -> None:
        super().__init__(data, initial={"bepaling": bepaling})
        self.plekken = plekken
        keuze: Any = self.fields["bepaling"]
        keuze.queryset = Bepaling.objects.filter(pk__in=namen)
        keuze.label_from_instance = lambda een: namen[een.pk]
        waar: Any = self.fields["waar"]
        waar.choices = [("", "Kies …"), *((code, _plek(ding)) for code, ding in plekken.items())]

    @property
    def plek(self) -> Actie | Onderdeel:
        return self.plekken[self.cleaned_data["waar"]]


def _plek(ding: Actie | Onderdeel) -> str:
    return f"{ding.actie}: {ding}" if isinstance(ding, Onderdeel) else str(ding)
