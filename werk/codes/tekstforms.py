"""What is filled in to change the bepalingen of a draft, each with the reason why, and to mend established words."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from acties.services import Verantwoording
from basis.web.formulieren import MetFouten, Rondjes
from codes.beeld import Tekstbeeld
from codes.models import Bepaling, Bepalingsoort, Rechten, Versie
from codes.services import Deel
from partijen.models import Gebruiker, Partij
from werk.codes.forms import MetBron, WaaromForm, redenveld

DELEN = 4  # in which a bepaling can be split at once
VOORAAN = "vooraan"


def _kop(label: str = "Kop", *, required: bool = True) -> forms.CharField:
    fouten = {"required": "Geef de bepaling een kop."}
    return forms.CharField(label=label, max_length=200, required=required, error_messages=fouten)


def _tekst(label: str = "Tekst") -> forms.CharField:
    invoer = forms.Textarea(attrs={"rows": 8})
    hulp = "Leeg: alleen de naam is bekend."
    return forms.CharField(label=label, required=False, max_length=20_000, widget=invoer, help_text=hulp)


def _nummer() -> forms.CharField:
    return forms.CharField(label="Nummer", required=False, max_length=20, help_text="Zoals 4 of 10.")


class Conceptform(MetFouten):
    """A change of a draft, with its reason. `bewerking` is that of the draft which the person saw."""

    reden = redenveld(hulp="Waarom verandert dit? Dit staat straks bij de wijziging.")
    bewerking = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, versie: Versie, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"bewerking": versie.bewerking} | (initial or {}))

    @property
    def gezien(self) -> int:
        """The draft as the person saw it."""
        gezien: int = self.cleaned_data["bewerking"]
        return gezien

    def verantwoording(self, door: Gebruiker, namens: Partij | None) -> Verantwoording:
        return Verantwoording(reden=self.cleaned_data["reden"], door=door, namens=namens)

    def volg(self, bewerking: int) -> None:
        """The draft changed while this person typed: sending again is a decision, made with that in sight."""
        self.data = {naam: self.data[naam] for naam in self.data} | {"bewerking": str(bewerking)}


class WeglaatForm(Conceptform):
    """Why a bepaling is left out."""


class BepalingForm(Conceptform, MetBron):
    """What a bepaling says, and where it stands."""

    nummer = _nummer()
    kop = _kop()
    tekst = _tekst()
    ouder = forms.ModelChoiceField(
        Bepaling.objects.none(), label="Staat onder", required=False, empty_label="Niets: zij staat bovenaan"
    )
    na = forms.ChoiceField(label="Plaats", required=False)
    rechten = forms.ChoiceField(label="Waarom mag deze tekst hier staan?", choices=Rechten.choices, widget=Rondjes)
    field_order: Sequence[str] = (
        *("nummer", "kop", "tekst", "ouder", "na", "rechten", "bron_titel", "bron_url", "reden"),
    )

    def __init__(
        self, data: QueryDict | None, versie: Versie, teksten: Iterable[Tekstbeeld], beeld: Tekstbeeld | None = None
    ) -> None:
        super().__init__(data, versie, initial=_van(beeld) if beeld else {"rechten": Rechten.EIGEN})
        anderen = {een.tekst.bepaling_id: een for een in teksten if een is not beeld}
        self._bepalingen = {een.inhoud.sleutel: een.tekst.bepaling for een in anderen.values()}
        ouder: Any = self.fields["ouder"]
        ouder.queryset = Bepaling.objects.filter(pk__in=anderen)
        ouder.label_from_instance = lambda een: anderen[een.pk].naam
        na: Any = self.fields["na"]
        blijft = ("", "Blijft waar zij staat" if beeld else "Achteraan")
        achter = [(een.inhoud.sleutel, f"Na {een.naam}") for een in anderen.values()]
        na.choices = [blijft, *([(VOORAAN, "Vooraan")] if beeld else []), *achter]

    @property
    def velden(self) -> dict[str, Any]:
        """What the service asks. Raises ValidationError by field."""
        namen = ("nummer", "kop", "tekst", "ouder", "rechten")
        return {naam: self.cleaned_data[naam] for naam in namen} | {"bron": self.bron}

    @property
    def na_wie(self) -> Bepaling | None:
        """Which bepaling it comes after, when one was chosen."""
        return self._bepalingen.get(self.cleaned_data["na"])

    @property
    def vooraan(self) -> bool:
        return bool(self.cleaned_data["na"] == VOORAAN)


def _van(beeld: Tekstbeeld) -> dict[str, Any]:
    """What a bepaling says now."""
    nu, tekst = beeld.inhoud, beeld.tekst
    bron = {"bron_titel": tekst.bron.titel, "bron_url": tekst.bron.url} if tekst.bron else {}
    woorden = {"nummer": nu.nummer, "kop": nu.kop, "tekst": nu.tekst}
    return {**woorden, **bron, "ouder": tekst.ouder_id, "rechten": tekst.rechten}


class NieuweBepalingForm(BepalingForm):
    """A bepaling that does not stand in the draft: a new one, or one that once was."""

    soort = forms.ModelChoiceField(
        Bepalingsoort.objects.all(),
        label="Soort",
        empty_label="Kies …",
        error_messages={"required": "Kies een soort."},
    )
    sleutel = forms.ChoiceField(
        label="Stond deze bepaling er eerder in?",
        required=False,
        help_text="Dan houdt zij haar oude adres en haar geschiedenis.",
    )
    field_order = ("soort", "sleutel", *BepalingForm.field_order)

    def __init__(
        self, data: QueryDict | None, versie: Versie, teksten: Iterable[Tekstbeeld], eerder: Iterable[Bepaling]
    ) -> None:
        super().__init__(data, versie, teksten)
        namen = [(een.sleutel, een.sleutel) for een in eerder]
        keuze: Any = self.fields["sleutel"]
        keuze.choices = [("", "Nee, zij is nieuw"), *namen]
        if not namen:
            del self.fields["sleutel"]


class SplitsForm(Conceptform):
    """The bepalingen that one is split in; one of them may keep its key."""

    houdt = forms.ChoiceField(
        label="Welk deel is nog deze bepaling?",
        help_text="Dat deel houdt het adres. De andere krijgen een eigen adres.",
        widget=Rondjes,
    )

    def __init__(self, data: QueryDict | None, versie: Versie, bepaling: Bepaling, beeld: Tekstbeeld | None) -> None:
        nu = beeld.inhoud if beeld else None
        eerste = {"nummer_1": nu.nummer, "kop_1": nu.kop, "tekst_1": nu.tekst} if nu else {}
        super().__init__(data, versie, initial={"houdt": "1", **eerste})
        self.sleutel = bepaling.sleutel
        for plek in range(1, DELEN + 1):
            self.fields[f"nummer_{plek}"] = _nummer()
            self.fields[f"kop_{plek}"] = _kop(f"Kop van deel {plek}", required=plek <= 2)
            self.fields[f"tekst_{plek}"] = _tekst(f"Tekst van deel {plek}")
            self.fields[f"nummer_{plek}"].label = f"Nummer van deel {plek}"
        houdt: Any = self.fields["houdt"]
        houdt.choices = [*((str(plek), f"Deel {plek}") for plek in range(1, DELEN + 1)), ("geen", "Geen van de delen")]
        self.order_fields([*(naam for naam in self.fields if naam[-1:].isdigit()), "houdt", "reden"])

    def clean(self) -> dict[str, Any]:
        ingevuld = super().clean() or self.cleaned_data
        for plek in range(3, DELEN + 1):
            if ingevuld.get(f"tekst_{plek}") and not ingevuld.get(f"kop_{plek}"):
                self.add_error(f"kop_{plek}", "Geef dit deel een kop.")
        houdt = ingevuld.get("houdt", "geen")
        if houdt != "geen" and not ingevuld.get(f"kop_{houdt}") and f"kop_{houdt}" not in self.errors:
            self.add_error("houdt", "Dit deel is leeg. Kies een ander deel.")
        return ingevuld

    @property
    def delen(self) -> list[Deel]:
        """Those that have a heading."""
        return [self._deel(str(plek)) for plek in range(1, DELEN + 1) if self.cleaned_data[f"kop_{plek}"]]

    def _deel(self, plek: str) -> Deel:
        velden = {naam: self.cleaned_data[f"{naam}_{plek}"] for naam in ("nummer", "kop", "tekst")}
        sleutel = self.sleutel if self.cleaned_data["houdt"] == plek else ""
        return Deel(sleutel=sleutel, **velden)


class SamenvoegForm(Conceptform):
    """The one bepaling that some become; it may keep the key of one of them."""

    nummer = _nummer()
    kop = _kop()
    tekst = _tekst()
    sleutel = forms.ChoiceField(
        label="Welke bepaling blijft het?", required=False, help_text="Die houdt haar adres.", widget=Rondjes
    )
    field_order = ("nummer", "kop", "tekst", "sleutel", "reden")

    def __init__(self, data: QueryDict | None, versie: Versie, gekozen: Sequence[Tekstbeeld]) -> None:
        samen = "\n\n".join(een.inhoud.tekst for een in gekozen if een.inhoud.tekst)
        begin: dict[str, Any] = {"tekst": samen}
        if gekozen:
            eerste = gekozen[0].inhoud
            begin |= {"nummer": eerste.nummer, "kop": eerste.kop, "sleutel": eerste.sleutel}
        super().__init__(data, versie, initial=begin)
        keuze: Any = self.fields["sleutel"]
        keuze.choices = [*((een.inhoud.sleutel, een.naam) for een in gekozen), ("", "Geen: het wordt een nieuwe")]

    @property
    def velden(self) -> dict[str, Any]:
        return {naam: self.cleaned_data[naam] for naam in ("nummer", "kop", "tekst")}


class CorrigeerForm(WaaromForm):
    """The same in better words, of a version that stands."""

    kop = _kop()
    woorden = _tekst()
    field_order = ("kop", "woorden", "reden", "bron_titel", "bron_url")

    def __init__(self, data: QueryDict | None, beeld: Tekstbeeld) -> None:
        super().__init__(data, initial={"kop": beeld.inhoud.kop, "woorden": beeld.inhoud.tekst})
        del self.fields["datum"]
        self.fields["reden"].label = "Wat was er verkeerd geschreven?"


class BetekenisForm(MetFouten):
    """What a bepaling means for public administration, and by which words it is sought."""

    betekenis = forms.CharField(
        label="Wat dit betekent voor het openbaar bestuur",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    trefwoorden = forms.CharField(
        label="Ook te vinden als",
        required=False,
        max_length=300,
        help_text="Woorden die de code zelf ook gebruikt, met een komma ertussen.",
    )

    def __init__(self, data: QueryDict | None, bepaling: Bepaling) -> None:
        super().__init__(data, initial={naam: getattr(bepaling, naam) for naam in ("betekenis", "trefwoorden")})
