"""What every form asks: why, since when and from which source."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils import timezone

from acties.journaal import Journaalregel, vertel_alle
from acties.models import Gebeurtenis, Houder
from acties.services import Verantwoording, Verouderd
from basis.bronnen.services import bron_van_invoer
from basis.tijd.perioden import DateRange, dag
from basis.web.formulieren import MetFouten
from basis.web.tekst import normaal
from basis.web.velden import PeriodeInvoer, lang_geleden
from partijen.models import Gebruiker, Partij

TE_LANG = "Maak de tekst korter: hoogstens %(limit_value)d tekens. Nu zijn het er %(show_value)d."
OPEN_OPNIEUW = "Open deze bladzijde opnieuw en probeer het nog een keer."

VERANTWOORDING = ("reden", "datum", "bron_titel", "bron_url")  # what is asked last, in this order


class VerantwoordForm(MetFouten):
    """Why, since when and from which source; and which version of the actie (or the programme) the person saw.

    `inzending` marks this one form, so that a double click is written once. `gemist` holds what others changed while
    this person was writing. A page may ask more: on behalf of which party (`namens`), and which earlier report this
    mends (`corrigeert`).
    """

    reden = forms.CharField(
        label="Reden",
        help_text="Waarom verandert dit? Iedereen kan dit lezen.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": "Vertel waarom dit verandert.", "max_length": TE_LANG},
    )
    datum = PeriodeInvoer(
        label="Sinds wanneer?", required=False, help_text="Laat leeg voor vandaag.", twijfels=[lang_geleden]
    )
    bron_titel = forms.CharField(label="Naam van de bron", required=False, max_length=300)
    bron_url = forms.URLField(
        label="Webadres van de bron",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="Bijvoorbeeld de Kamerbrief waarin het staat.",
        error_messages={"invalid": "Vul een heel webadres in, zoals https://www.voorbeeld.nl/brief."},
    )
    versie = forms.IntegerField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), OPEN_OPNIEUW)
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput)

    field_order: tuple[str, ...] = ()
    volgend: tuple[str, ...] = ()  # fields that follow what another changed, when this person left them alone
    staat_er: Mapping[str, Any] = {}  # how it stands, of a field that begins with something else
    is_verouderd = False
    is_eigen = False  # this person did it, from another page
    gemist: tuple[Journaalregel, ...] = ()  # empty too when only a text was mended

    def __init__(self, data: QueryDict | None = None, *, houder: Houder, initial: dict[str, Any] | None = None) -> None:
        begin = {"versie": houder.versie, "inzending": uuid4()} | (initial or {})
        super().__init__(data, initial=begin)
        self.houder = houder
        for veld in self.fields.values():
            veld.widget.attrs.pop("maxlength", None)  # a browser would cut a text that is pasted, and not say so
        if not self.is_bound:
            # not `visible_fields`: that keeps the labels as they are now, and a subclass may give others
            self.zet_focus(next(naam for naam, veld in self.fields.items() if not veld.widget.is_hidden))

    def verantwoording(self, door: Gebruiker, namens: Partij | None) -> Verantwoording:
        """Raises ValidationError by field."""
        ingevuld = self.cleaned_data
        return Verantwoording(
            reden=ingevuld["reden"],
            door=door,
            namens=ingevuld.get("namens", namens),
            bron=bron_van_invoer(titel=ingevuld["bron_titel"], url=ingevuld["bron_url"]),
            datum=self.ingangsdatum(),
            versie=ingevuld["versie"],
            inzending=ingevuld["inzending"],
            corrigeert=ingevuld.get("corrigeert"),
        )

    @property
    def foutteksten(self) -> list[str]:
        """What is wrong, without saying where."""
        return [str(fout) for fouten in self.errors.values() for fout in fouten]

    def ingangsdatum(self) -> DateRange | None:
        """Since when it is so; today unless the person said otherwise. None: nobody knows."""
        return self.cleaned_data.get("datum") or dag(timezone.localdate())

    def meld_gemist(self, fout: Verouderd) -> None:
        """Show what others changed; sending again is then a decision, made with that in sight."""
        self.is_verouderd, self.is_eigen = True, fout.is_eigen
        self.gemist = tuple(vertel_alle(fout.gemist))
        getypt = {naam: self.data[naam] for naam in self.data}  # `{**self.data}` would give lists
        self.data = {**getypt, **self._volg(fout), "versie": str(fout.houder.versie), "inzending": str(uuid4())}

    def _volg(self, fout: Verouderd) -> dict[str, str]:
        """What the person left as it stood, and now stands otherwise: sending again must not undo it unseen."""
        rijen = sorted(filter(self._gaat_over, fout.gemist), key=lambda rij: rij.versie)
        nu = {naam: waarde for rij in rijen for naam, waarde in rij.naar.items()}
        gezien = {naam: waarde for rij in reversed(rijen) for naam, waarde in rij.van.items()}
        anders = [naam for naam in self.volgend if naam in gezien and normaal(gezien[naam]) == self._getypt(naam)]
        for naam in anders:
            wie = "U veranderde dit zelf al." if fout.is_eigen else "Iemand anders veranderde dit."
            self[naam].help_text = f"{wie} Zo staat het er nu."
        return {naam: nu[naam] for naam in anders}

    def begin_met(self, invoer: Mapping[str, str]) -> None:
        """Show what was typed earlier, such as in a draft."""
        for naam, veld in self.fields.items():
            if not veld.widget.value_omitted_from_data(invoer, {}, naam):
                self.initial[naam] = veld.widget.value_from_datadict(invoer, {}, naam)

    def verbeter(self, rij: Gebeurtenis) -> None:
        """Begin with what an earlier report said, and ask what was wrong with it."""
        zei = {naam: waarde for naam, waarde in rij.naar.items() if naam in self.fields}
        bron = {"bron_titel": rij.bron.titel, "bron_url": rij.bron.url} if rij.bron and rij.bron.url else {}
        self.initial = {**zei, **self.initial, **bron, "datum": rij.datum}
        reden = self.fields["reden"]
        reden.label = "Wat klopte er niet?"
        reden.help_text = "De eerdere melding blijft staan, met uw verbetering erbij."
        reden.error_messages["required"] = "Vertel wat er niet klopte."

    def _gaat_over(self, rij: Gebeurtenis) -> bool:
        """Whether a row of the journal is about what this form changes."""
        return True

    def _getypt(self, naam: str) -> str:
        return normaal(str(self.data.get(naam, "")))


class NogActueelForm(VerantwoordForm):
    """One click: what stands there is still true. It asks nothing, and minds nothing that others changed."""

    velden: tuple[str, ...] = ("inzending",)

    def __init__(self, data: QueryDict | None = None, *, houder: Houder) -> None:
        super().__init__(data, houder=houder)
        self.fields = {naam: self.fields[naam] for naam in self.velden}

    def verantwoording(self, door: Gebruiker, namens: Partij | None) -> Verantwoording:
        inzending = self.cleaned_data["inzending"]
        return Verantwoording(reden="Bekeken en nog actueel.", door=door, namens=namens, inzending=inzending)
