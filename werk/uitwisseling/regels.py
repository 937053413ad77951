"""The rows of a sheet: which of our sheets it is, where each column stands, and what each row says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from django.core.exceptions import ValidationError

from basis.web.rekenblad import zoals_bedoeld
from basis.web.tekst import normaal
from werk.uitwisseling.kolommen import ACTIES, AFSPRAKEN, BLADEN, UITLEGBLAD, Blad, Bladkolom
from werk.uitwisseling.lezen import Werkblad
from werk.uitwisseling.lezen.bestand import FORMULE, SAMENGEVOEGD
from werk.uitwisseling.oud import OUD, WAT_WERD, is_oud
from werk.uitwisseling.uitkomst import Bestandsrij, Vergelijking, is_nieuw

TITELRIJEN = 20  # rows above the heading that are passed over
LANGSTE_VERSIE = 10  # digits; Python refuses to read a number of thousands
PER_STUK = 500  # rows between two signs of progress
NIET_ALS_TEKST = {
    FORMULE: "Deze cel bevat een formule. Vul de uitkomst zelf in als tekst.",
    SAMENGEVOEGD: "Deze cel is samengevoegd met een andere. Splits die cellen en vul elke cel zelf in.",
}
LEEG = "Deze cel is leeg. Zet terug wat er stond, of haal de rij weg. Zijn er cellen samengevoegd? Splits die dan."
WEL_VERSIE = (
    "Deze cel is leeg. Zet terug wat er stond. Is dit een nieuwe afspraak? Maak dan ook de cel bij versie leeg."
)
ONLEESBAAR = "In deze cel staat een onleesbaar teken (\ufffd). Typ de tekst opnieuw, en sla op als .xlsx of CSV UTF-8."


def kale_naam(kop: str) -> str:
    """The name of a column as we know it, whatever capitals, spaces or marks were added.

    A program that saves a CSV without Unicode makes a question mark of ours, or worse.
    """
    return "_".join(re.findall("[a-z0-9]+", normaal(kop).casefold()))


@dataclass
class Kop:
    """`plaatsen` says in which column of the file each of ours stands; the rest is for the person."""

    bladnaam: str
    blad: Blad | None = None
    plaatsen: dict[str, int] = field(default_factory=dict)
    fouten: list[tuple[str, str]] = field(default_factory=list)  # column and text
    waarschuwingen: list[tuple[str, str]] = field(default_factory=list)

    def heeft(self, kolom: Bladkolom) -> bool:
        return kolom.naam in self.plaatsen


def lees_kop(cellen: list[str], bladnaam: str) -> Kop:
    """What the heading says. A sheet that is none of ours has `blad` None."""
    namen = [kale_naam(cel) for cel in cellen]
    kop = Kop(bladnaam, _herken(set(namen), kale_naam(bladnaam)))
    if kop.blad is None:
        if kale_naam(bladnaam) != UITLEGBLAD:
            kop.waarschuwingen.append(("", "Dit blad kennen wij niet. Het is niet gelezen."))
        return kop
    if kop.blad is OUD:
        kop.waarschuwingen.append(("", WAT_WERD))
    for plaats, naam in enumerate(namen):
        if naam and kop.blad.kolom(naam) is None:
            kop.waarschuwingen.append((naam, "Deze kolom kennen wij niet. Zij is niet gelezen."))
        elif naam in kop.plaatsen:
            kop.fouten.append((naam, "Deze kolom staat er twee keer. Laat er één staan."))
        elif naam:
            kop.plaatsen[naam] = plaats
    _meld_ontbrekende(kop, kop.blad)
    return kop


def _herken(namen: set[str], bladnaam: str) -> Blad | None:
    """By its name when its keys are there, else by what can be changed in it: a CSV has no sheets."""
    if bladnaam == UITLEGBLAD:
        return None
    zo_heet = next((blad for blad in BLADEN if blad.naam == bladnaam), None)
    if zo_heet and namen.issuperset(zo_heet.sleutels):
        return zo_heet
    if is_oud(namen):
        return OUD
    passend = [blad for blad in BLADEN if blad is not ACTIES and namen.issuperset(blad.sleutels)]
    if passend:
        return max(passend, key=lambda blad: len(namen & {kolom.naam for kolom in blad.wijzigbaar}))
    if zo_heet or "actie" not in namen or not namen & {"status", "versie"}:
        return zo_heet
    return AFSPRAKEN if "tekst" in namen else ACTIES


def _meld_ontbrekende(kop: Kop, blad: Blad) -> None:
    for kolom in blad.kolommen:
        if kop.heeft(kolom):
            continue
        if kolom.naam in blad.sleutels or kolom.naam == "versie":
            kop.fouten.append((kolom.naam, "Deze kolom ontbreekt. Zonder weten wij niet wat er verandert."))
        elif kolom.is_wijzig:
            kop.waarschuwingen.append((kolom.naam, "Deze kolom ontbreekt. Wat daarin stond, verandert niet."))


def lees_regels(werkblad: Werkblad, uit: Vergelijking, meld: Callable[[int, int], None]) -> list[Bestandsrij]:
    """The rows of this sheet that can be compared; what is wrong with the others goes to `uit`."""
    eerste, rijen = _zoek_kop(werkblad.rijen)
    if eerste is None:
        return []
    kop = lees_kop(["" if cel in NIET_ALS_TEKST else cel for cel in eerste[1]], werkblad.naam)
    for kolom, tekst in kop.fouten:
        uit.fout(werkblad.naam, eerste[0], kolom, tekst)
    for kolom, tekst in kop.waarschuwingen:
        uit.let_op(werkblad.naam, eerste[0], kolom, tekst)
    uit.bladen += kop.blad is not None
    if kop.blad is None or kop.fouten:
        return []
    regels = []
    for nummer, rij in rijen:
        regels.append(_lees_regel(kop, kop.blad, nummer, rij, uit))
        uit.rijen += 1
        if uit.rijen % PER_STUK == 0:
            meld(0, uit.rijen)
    return [regel for regel in regels if regel is not None]


Genummerd = tuple[int, list[str]]


def _zoek_kop(rijen: Iterator[Genummerd]) -> tuple[Genummerd | None, Iterator[Genummerd]]:
    """The heading and what comes below it; people put a title or a date above it. Without one, the first row."""
    begin = list(islice(rijen, TITELRIJEN))
    if not begin:
        return None, rijen
    bekend = {kolom.naam for blad in BLADEN for kolom in blad.kolommen}
    namen = [{kale_naam(cel) for cel in rij} & bekend for _, rij in begin]
    plaats = next((plaats for plaats, gevonden in enumerate(namen) if "actie" in gevonden and len(gevonden) > 1), 0)
    return begin[plaats], chain(begin[plaats + 1 :], rijen)


def _lees_regel(kop: Kop, blad: Blad, nummer: int, rij: list[str], uit: Vergelijking) -> Bestandsrij | None:
    cellen = {naam: rij[plaats] if plaats < len(rij) else "" for naam, plaats in kop.plaatsen.items()}
    fouten = [(naam, NIET_ALS_TEKST[tekst]) for naam, tekst in cellen.items() if tekst in NIET_ALS_TEKST]
    cellen = {naam: "" if t in NIET_ALS_TEKST else zoals_bedoeld(normaal(t)) for naam, t in cellen.items()}
    uit.gelezen[kop.bladnaam, nummer] = blad, cellen
    if not fouten:
        fouten = list(_fouten_in(blad, cellen))
    for naam, tekst in fouten:
        uit.fout(kop.bladnaam, nummer, naam, tekst)
    return None if fouten else Bestandsrij(blad, kop.bladnaam, nummer, cellen)


def lees_cel(kolom: Bladkolom, tekst: str) -> Any:
    """What was typed in a column that may be changed. Raises ValidationError."""
    if not tekst and kolom.waarde.toegestaan:
        raise ValidationError(f"Deze cel is leeg. Kies uit: {', '.join(kolom.waarde.toegestaan)}.")
    if "\ufffd" in tekst:
        raise ValidationError(ONLEESBAAR)
    return kolom.waarde.lees(tekst)


def _fouten_in(blad: Blad, cellen: dict[str, str]) -> Iterator[tuple[str, str]]:
    leeg = [naam for naam in (*blad.sleutels, "versie") if not cellen[naam]]
    if blad.maakt_nieuw and cellen["versie"]:
        yield from ((naam, WEL_VERSIE) for naam in leeg)
    elif not is_nieuw(blad, cellen):
        yield from ((naam, LEEG) for naam in leeg[:1])
    if not leeg and not (cellen["versie"].isdecimal() and len(cellen["versie"]) < LANGSTE_VERSIE):
        yield "versie", f"Hier hoort een getal te staan, geen “{cellen['versie'][:40]}”."
    for kolom in blad.kolommen:
        if kolom.is_vrij and not kolom.is_wijzig and "\ufffd" in cellen.get(kolom.naam, ""):
            yield kolom.naam, ONLEESBAAR
