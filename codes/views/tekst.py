"""The page of one bepaling in one version."""

import re
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString

from acties.rechten import mag_inwoners_vragen
from basis.tijd.perioden import toon_periode
from basis.web.adres import volledig
from basis.web.drukte import BLADZIJDE, zwaar
from basis.web.inlas import Plek, inlassen, inlassen_vele
from basis.web.moment import met_moment
from basis.web.verzoek import MomentVerzoek, require_safe, wie
from codes.beeld import Codebeeld, Tekstbeeld, beelden_van, lees_code, staten
from codes.inhoud import KORT, Inhoud
from codes.models import Bepaling, Bepalingstekst, Code, Oefening, Versie, Versiestand
from codes.toepasbeeld import Toepasbeeld, lees_toepassing
from codes.verloop import Stap, Verloop, lees_verloop

AFDRUK = re.compile(rf"[0-9a-f]{{{KORT},64}}")


@require_safe
@zwaar(BLADZIJDE)
@met_moment
def tekst(request: MomentVerzoek, code: str, nummer: str, sleutel: str) -> HttpResponse:
    """What it says, how that changed, who applies it and where; `?tekst=` shows the words with that print for ever."""
    gevonden = get_object_or_404(Code.objects.zichtbaar().voor_lijst(), slug=code)
    beeld = lees_code(gevonden, request.moment)
    versie = beeld.versie(nummer)
    if versie is None:
        return _nog_niet(request, beeld, nummer)
    bepaling = get_object_or_404(Bepaling.objects.van_code(gevonden).voor_lijst(), sleutel=sleutel)
    verloop = lees_verloop(beeld, bepaling)
    if versie.pk not in verloop.teksten:
        raise Http404
    blad = Tekstblad(beeld, versie, verloop, request.GET.get("tekst", ""))
    context = {
        "blad": blad,
        "code": gevonden,
        "versie": versie,
        "verloop": verloop,
        "inlassingen": inlassen(Plek.BEPALING, blad.een.tekst, request.moment),
        "mag_vragen": _mag_vragen(request, blad),
        **_omgeving(blad),
    }
    return render(request, "codes/tekst.html", context, status=404 if blad.is_andere_tekst else 200)


def _mag_vragen(request: MomentVerzoek, blad: "Tekstblad") -> bool:
    """Whether this person may ask citizens about these words: of a draft that they can read."""
    is_te_vragen = blad.versie.is_concept and request.moment.is_nu
    return is_te_vragen and mag_inwoners_vragen(wie(request), blad.beeld.code.actie)


def _nog_niet(request: MomentVerzoek, beeld: Codebeeld, nummer: str) -> HttpResponse:
    """Of a version that came later than the moment, that it was not there yet."""
    later = Versie.objects.zichtbaar().van_code(beeld.code).met_nummer(nummer)
    if request.moment.is_nu or not later.exists():
        raise Http404
    return render(request, "codes/nog_niet.html", {"beeld": beeld, "code": beeld.code, "nummer": nummer})


@dataclass(frozen=True)
class Tekstblad:
    """The bepaling as its page shows it; `afdruk` is the print that the address asks for."""

    beeld: Codebeeld
    versie: Versie
    verloop: Verloop
    afdruk: str = ""

    @property
    def een(self) -> Tekstbeeld:
        return self.verloop.teksten[self.versie.pk]

    @property
    def _gevraagd(self) -> Inhoud | None:
        """What it said under the print that was asked for."""
        if not AFDRUK.fullmatch(self.afdruk):
            return None
        return next((staat for staat in staten(self.een) if staat.vingerafdruk.startswith(self.afdruk)), None)

    @property
    def inhoud(self) -> Inhoud:
        """What the page shows: what was asked for, else what it says."""
        return self._gevraagd or self.een.inhoud

    @property
    def is_andere_tekst(self) -> bool:
        """Whether the address asks for words that this bepaling never had here."""
        return bool(self.afdruk) and self._gevraagd is None

    @property
    def is_van_toen(self) -> bool:
        """Whether the words shown were mended since, or were not mended yet."""
        return self.inhoud != self.een.inhoud

    @property
    def soortnaam(self) -> str:
        """What it is called without its heading: "artikel 4", "waarde"."""
        return f"{self.een.tekst.bepaling.soort.naam} {self.inhoud.nummer}".strip()

    @property
    def soort(self) -> str:
        return self.een.tekst.bepaling.soort.naam

    @property
    def stand(self) -> str:
        return self.versie.stand_op

    @property
    def daarna(self) -> Stap | None:
        return self.verloop.daarna(self.versie)

    @property
    def misschien(self) -> Stap | None:
        return self.verloop.misschien(self.versie)

    @property
    def anders(self) -> Tekstbeeld | None:
        """What the version that may come says instead."""
        return self.verloop.teksten.get(self.misschien.versie.pk) if self.misschien else None

    @property
    def geldt_niet_meer(self) -> bool:
        """Whether the version in force does without it."""
        return self.beeld.geldend is not None and self.beeld.geldend.pk not in self.verloop.teksten

    @property
    def is_geldend(self) -> bool:
        return self.beeld.geldend == self.versie

    @property
    def geldt_nu(self) -> Tekstbeeld | None:
        """The same bepaling in the version in force, when that is another one."""
        geldend = self.beeld.geldend
        return None if geldend is None or self.is_geldend else self.verloop.teksten.get(geldend.pk)

    @property
    def keuzes(self) -> list[tuple[Tekstbeeld, str]]:
        """Each version that has it, the oldest first, with a word for how that stands."""
        staat_in = [versie for versie in reversed(self.beeld.versies) if versie.pk in self.verloop.teksten]
        return [(self.verloop.teksten[versie.pk], self._woord(versie)) for versie in staat_in]

    def _woord(self, versie: Versie) -> str:
        """In a word how a version stands: that it holds, of a draft that it is one, else its year."""
        if versie == self.beeld.geldend:
            return "geldt nu" if self.beeld.moment.is_nu else "gold toen"
        dag_van = self.verloop.dagen.get(versie.pk)
        return str(dag_van.lower.year) if dag_van and dag_van.lower else str(Versiestand(versie.stand_op).label)

    @property
    def eerder(self) -> list[str]:
        """Where else it stood: "artikel 2 in versie 1"."""
        anders = [een for een, _ in self.keuzes if een.inhoud.nummer != self.een.inhoud.nummer and een.inhoud.nummer]
        return [f"{een.tekst.bepaling.soort.naam} {een.inhoud.nummer} in {een.tekst.versie.titel}" for een in anders]

    @property
    def pad(self) -> str:
        """The path that goes on showing these words; empty for a draft, whose words can change."""
        vast = f"{self.een.tekst.get_absolute_url()}?tekst={self.inhoud.vingerafdruk[:KORT]}"
        return "" if self.versie.is_concept else vast

    @property
    def adres(self) -> str:
        """The same as the whole world knows it."""
        return volledig(self.pad)

    @property
    def verwijzing(self) -> str:
        """Which words these are, for who quotes them."""
        dag_van = self.verloop.dagen.get(self.versie.pk)
        sinds = f" ({toon_periode(dag_van)})" if dag_van else ""
        return f"{self.beeld.code.titel}, {self.versie.titel}{sinds}, {self.soortnaam}, ‘{self.inhoud.kop}’."


def _omgeving(blad: Tekstblad) -> dict[str, object]:
    """What stands around it in its version, who applies it, and where it is exercised."""
    bepaling, moment = blad.een.tekst.bepaling, blad.beeld.moment
    rond = sorted(beelden_van(Bepalingstekst.objects.rond(blad.een.tekst), moment), key=lambda een: een.inhoud)
    oefeningen = Oefening.objects.te_zien(moment.met(demo=blad.beeld.code.actie.is_demo)).van_bepaling(bepaling)
    return {
        "ouder": next((een for een in rond if een.tekst.bepaling_id == blad.een.tekst.ouder_id), None),
        "kinderen": [een for een in rond if een.tekst.ouder_id == bepaling.pk],
        "buren": _buren(blad.een, rond),
        "stappen": _stappen(blad),
        "toepassing": _toepassing(blad),
        "oefeningen": oefeningen.voor_lijst(),
    }


def _stappen(blad: Tekstblad) -> list[tuple[Stap, list[SafeString]]]:
    """Each step of how it came to be, with what led to it."""
    stappen = blad.verloop.stappen
    wijzigingen = [stap.wijziging for stap in stappen if stap.wijziging]
    bij = inlassen_vele(Plek.WIJZIGING, wijzigingen, blad.beeld.moment)
    return [(stap, bij.get(stap.wijziging.pk, []) if stap.wijziging else []) for stap in stappen]


def _buren(een: Tekstbeeld, rond: list[Tekstbeeld]) -> list[Tekstbeeld]:
    """What stands right before it, it, and what stands right after it."""
    ervoor = [ander for ander in rond if ander.inhoud.volgorde < een.inhoud.volgorde]
    erna = [ander for ander in rond if ander.inhoud.volgorde > een.inhoud.volgorde]
    return [*ervoor[-1:], een, *erna[:1]]


def _toepassing(blad: Tekstblad) -> Toepasbeeld | None:
    """Who applies it; on the page of the version in force, or else of the last one that has it."""
    if blad.geldt_nu or blad.versie.is_concept:
        return None
    return lees_toepassing(blad.beeld, blad.een.tekst.bepaling, blad.verloop)
