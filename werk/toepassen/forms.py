"""What is filled in on the page of a party and a code: per bepaling, and for all of it together.

The bepalingen are no fields of a form: of 300 that would be 1,200, each drawn by itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import QueryDict

from basis.bronnen.services import bron_van_invoer
from basis.web.formulieren import MetFouten
from basis.web.tekst import normaal
from codes.models import Toepassing, Toepasstand
from codes.models.toepassing import LEG_UIT
from codes.services import Oordeel
from codes.zelfcheck import STAPPEN
from werk.toepassen.beeld import NIETS, VELDEN, Antwoord, Regel, Vel, lees_stond

MEESTE = {"uitleg": 2_000, "bron_titel": 300, "bron_url": 500}
NAMEN = {"stand": "hoe u dit toepast", "uitleg": "uitleg", "bron_titel": "naam van de bron", "bron_url": "webadres"}
REDEN = "De partij keek na hoe zij de code toepast."
HEEL_ADRES = "Vul een heel webadres in, zoals https://www.voorbeeld.nl/brief."


class SamenForm(MetFouten):
    """What is asked once for all bepalingen, with the notes of the conversation."""

    bevestig = forms.BooleanField(label="Bevestig ook alles wat ik niet verander", required=False)
    reden = forms.CharField(
        label="Toelichting bij alles samen",
        help_text="Iedereen kan dit lezen.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )
    merk = forms.CharField(widget=forms.HiddenInput, required=False)
    inzending = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: QueryDict | None, vel: Vel) -> None:
        super().__init__(data, initial={"merk": vel.merk, "inzending": uuid4()})
        bewaard = vel.zelfcheck.stappen if vel.zelfcheck else {}
        for nummer, stap in enumerate(STAPPEN, 1):
            self.fields[_stapveld(stap.sleutel)] = forms.CharField(
                label=f"Stap {nummer}: {stap.titel}",
                help_text=" ".join(stap.vragen),
                widget=forms.Textarea(attrs={"rows": 3}),
                initial=bewaard.get(stap.sleutel, ""),
                max_length=5_000,
                required=False,
            )

    @property
    def stapvelden(self) -> list[forms.BoundField]:
        return [self[_stapveld(stap.sleutel)] for stap in STAPPEN]


def _stapveld(sleutel: str) -> str:
    return f"stap_{sleutel}"


@dataclass(frozen=True)
class Foutveld:
    """A field with something wrong in it, as `<c-foutenoverzicht>` names and links it."""

    auto_id: str
    label: str
    errors: list[str]
    is_hidden: bool = False


@dataclass
class Invoer:
    """What was sent, or stands there: the bepalingen of a sheet, and what is asked once."""

    vel: Vel
    samen: SamenForm
    algemeen: list[str] = field(default_factory=list)  # what is wrong with all of it
    ander_stappen: list[str] = field(default_factory=list)  # notes of a colleague, beside other ones of this person

    @classmethod
    def van(cls, vel: Vel, data: QueryDict | None = None) -> "Invoer":
        if data is not None:
            for regel in vel.regels:
                regel.waarden = _gelezen(data, regel)
        return cls(vel, SamenForm(data, vel))

    def wijs_fout_aan(self) -> None:
        """Have the browser begin in the first wrong field."""
        regel = next((regel for regel in self.vel.regels if regel.fouten), None)
        if regel is None:
            self.samen.wijs_fout_aan()
        else:
            regel.begin_in = next(iter(regel.fouten))

    # -- as <c-foutenoverzicht> asks it --

    def __iter__(self) -> Iterator[Any]:
        for regel in self.vel.regels:
            for naam, tekst in regel.fouten.items():
                yield Foutveld(f"id_{naam}-{regel.nummer}", f"{regel.beeld.naam}, {NAMEN[naam]}", [tekst])
        yield from self.samen

    @property
    def errors(self) -> dict[str, Any]:
        eigen = {f"{naam}-{regel.nummer}": tekst for regel in self.vel.regels for naam, tekst in regel.fouten.items()}
        algemeen = {"__all__": self.non_field_errors} if self.non_field_errors else {}
        return {**algemeen, **eigen, **self.samen.errors}

    @property
    def non_field_errors(self) -> list[str]:
        return [*self.algemeen, *self.samen.non_field_errors()]

    # -- what services ask --

    @property
    def merk(self) -> str:
        """How it stood on the page that was sent."""
        return str(self.samen["merk"].value() or "")

    @property
    def antwoorden(self) -> dict[str, Any]:
        """All that was typed, to keep: however unfinished."""
        stappen = {stap.sleutel: normaal(self.samen[_stapveld(stap.sleutel)].value() or "") for stap in STAPPEN}
        return {
            "oordelen": {regel.sleutel: regel.waarden for regel in self.vel.regels},
            "stappen": {sleutel: tekst for sleutel, tekst in stappen.items() if tekst},
        }

    def is_goed(self) -> bool:
        """Whether it can be said in public; says at each field what is wrong."""
        for regel in self.vel.regels:
            regel.fouten = _fouten(regel.waarden) if regel.is_anders else {}
        return self.samen.is_valid() and not self.errors

    def oordelen(self) -> list[Oordeel]:
        """What is said: all that is otherwise than on the site, and the rest too when that is confirmed."""
        bevestig = self.samen.cleaned_data["bevestig"]
        return [_oordeel(regel) for regel in self.vel.regels if regel.is_anders or (bevestig and regel.is_beoordeeld)]

    def neem_over(self, fout: ValidationError) -> None:
        """Show what a service finds wrong at its bepaling, or above all."""
        per = {regel.sleutel: regel for regel in self.vel.regels}
        for sleutel, teksten in (fout.message_dict if hasattr(fout, "error_dict") else {"": fout.messages}).items():
            if sleutel in per:
                per[sleutel].fouten["uitleg"] = " ".join(teksten)
            else:
                self.algemeen += teksten

    def neem_ander(self, nieuw: Vel) -> None:
        """Show beside what was typed what a colleague kept meanwhile; who left a bepaling as on the site follows it."""
        stond = lees_stond(nieuw, self.merk)
        getypt = {regel.sleutel: regel.waarden for regel in self.vel.regels}
        for regel in nieuw.regels:
            bewaard, van_mij = regel.waarden, getypt.get(regel.sleutel, regel.waarden)
            regel.van_ander = bewaard != van_mij == stond[regel.sleutel]
            regel.ander = bewaard if bewaard != van_mij and not regel.van_ander else {}
            regel.waarden = bewaard if regel.van_ander else van_mij
        self.vel = nieuw
        self.samen.data = {**{naam: self.samen.data[naam] for naam in self.samen.data}, "merk": nieuw.merk}
        self._neem_stappen(nieuw.zelfcheck.stappen if nieuw.zelfcheck else {})

    def _neem_stappen(self, bewaard: Mapping[str, str]) -> None:
        """Notes of a colleague where this person wrote none; else beside them."""
        for stap in STAPPEN:
            veld = self.samen[_stapveld(stap.sleutel)]
            van_mij, van_ander = normaal(veld.value() or ""), bewaard.get(stap.sleutel, "")
            if not van_mij:
                self.samen.data = {**self.samen.data, veld.html_name: van_ander}
            elif van_ander and van_ander != van_mij:
                self.ander_stappen.append(f"Een collega schreef intussen bij ‘{stap.titel}’: {van_ander}")


def _gelezen(data: Mapping[str, Any], regel: Regel) -> Antwoord:
    """What was sent for a bepaling; what was not sent stays as it stood."""
    namen = {naam: f"{naam}-{regel.nummer}" for naam in VELDEN}
    waarden = {naam: normaal(data[op]) if op in data else regel.waarden[naam] for naam, op in namen.items()}
    if waarden["stand"] not in Toepasstand.values:
        waarden["stand"] = NIETS
    return waarden


def _fouten(waarden: Antwoord) -> dict[str, str]:
    """What is wrong with one answer, by its field."""
    fouten = {
        naam: f"Maak de tekst korter: hoogstens {meest} tekens. Nu zijn het er {len(waarden[naam])}."
        for naam, meest in MEESTE.items()
        if len(waarden[naam]) > meest
    }
    if Toepasstand(waarden["stand"]).vraagt_uitleg and not waarden["uitleg"]:
        fouten["uitleg"] = LEG_UIT
    if waarden["bron_titel"] and not waarden["bron_url"]:
        fouten["bron_url"] = "Vul ook het webadres van de bron in."
    if waarden["bron_url"] and "bron_url" not in fouten and not _is_adres(waarden["bron_url"]):
        fouten["bron_url"] = HEEL_ADRES
    return fouten


def _is_adres(adres: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(adres)
    except ValidationError:
        return False
    return True


def _oordeel(regel: Regel) -> Oordeel:
    """Raises ValidationError when its source has no address."""
    waarden, gezegd = regel.waarden, regel.gezegd
    bron = gezegd.bewijs_bron if gezegd and _zelfde_bron(gezegd, waarden) else None
    if bron is None:
        bron = bron_van_invoer(titel=waarden["bron_titel"], url=waarden["bron_url"])
    return Oordeel(
        bepaling=regel.beeld.tekst.bepaling, stand=waarden["stand"], uitleg=waarden["uitleg"], bewijs_bron=bron
    )


def _zelfde_bron(gezegd: Toepassing, waarden: Antwoord) -> bool:
    bron = gezegd.bewijs_bron
    return bron is not None and (bron.titel, bron.url) == (waarden["bron_titel"], waarden["bron_url"])
