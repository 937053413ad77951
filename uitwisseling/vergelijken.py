"""Comparing a file with what stands in the portal: which rows change what, and what is wrong at which cell.

A row counts from the version of the actie that stands in it: what the person did not touch since then is no change,
even when someone else changed it; what both touched is an error that says so.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from ibp_portal.web.rekenblad import zoals_bedoeld
from ibp_portal.web.tekst import normaal
from uitwisseling.gegevens import rijen_van
from uitwisseling.kolommen import Blad, Gebruik, Kolom, Rij
from uitwisseling.kop import Kop, lees_kop
from uitwisseling.lezen import LeesFout, Werkblad
from uitwisseling.lezen.bestand import FORMULE
from uitwisseling.toen import Toen

GEEN_RIJ = {
    "acties": "Deze actie is er niet, of zij is niet gepubliceerd. Een nieuwe actie maakt u niet met een bestand.",
    "mijlpalen": "Deze mijlpaal is er niet (meer). Een nieuwe mijlpaal maakt u niet met een bestand.",
    "afspraken": "Deze partij doet niet mee aan deze actie, of de actie is niet gepubliceerd.",
}
GEEN_BLAD = "Dit bestand heeft geen blad met acties, mijlpalen of afspraken. Begin met een bestand uit het portaal."
LANGSTE_VERSIE = 10  # digits; Python refuses to read a number of thousands
PER_STUK = 500  # rows between two signs of progress


@dataclass(frozen=True)
class Regel:
    """A row of the file: where it stands, and the text of each of our columns that it has."""

    blad: Blad
    bladnaam: str
    nummer: int
    cellen: dict[str, str]

    @property
    def sleutel(self) -> tuple[str, ...]:
        return tuple(self.cellen[naam] for naam in self.blad.sleutels)


@dataclass
class Wijziging:
    """A row that changes something: the texts from and to, and the new values by field."""

    regel: Regel
    rij: Rij
    velden: dict[str, Any]
    teksten: list[tuple[str, str, str]]  # column, from, to

    def als_json(self) -> dict[str, Any]:
        """As the preview keeps it; equal when the same would happen."""
        ding, actie = self.rij.ding if self.regel.blad.naam == "mijlpalen" else self.rij.partij, self.rij.actie
        return {
            "blad": self.regel.bladnaam,
            "rij": self.regel.nummer,
            "titel": f"{actie.titel}: {ding}" if ding else actie.titel,
            "url": actie.get_absolute_url(),
            "velden": [list(teksten) for teksten in self.teksten],
            "reden": self.regel.cellen.get("reden", ""),
        }


@dataclass
class Vergelijking:
    """What came out."""

    wijzigingen: list[Wijziging] = field(default_factory=list)
    fouten: list[dict[str, Any]] = field(default_factory=list)
    waarschuwingen: list[dict[str, Any]] = field(default_factory=list)
    bladen: int = 0  # that we know
    rijen: int = 0

    def fout(self, bladnaam: str, nummer: int, kolom: str, tekst: str) -> None:
        self.fouten.append({"blad": bladnaam, "rij": nummer, "kolom": kolom, "tekst": tekst})

    def let_op(self, bladnaam: str, nummer: int, kolom: str, tekst: str) -> None:
        self.waarschuwingen.append({"blad": bladnaam, "rij": nummer, "kolom": kolom, "tekst": tekst})

    def als_json(self) -> dict[str, Any]:
        return {
            "wijzigingen": [wijziging.als_json() for wijziging in self.wijzigingen],
            "fouten": self.fouten,
            "waarschuwingen": self.waarschuwingen,
            "rijen": self.rijen,
        }


def vergelijk(
    werkbladen: Iterable[Werkblad], meld: Callable[[int, int], None] = lambda stap, van: None
) -> Vergelijking:
    """Read and compare all sheets; `meld` hears of progress. Raises LeesFout."""
    uit = Vergelijking()
    regels: list[Regel] = []
    for werkblad in werkbladen:
        regels += _lees_blad(werkblad, uit, meld)
    if not uit.bladen:
        raise LeesFout(GEEN_BLAD)
    slugs = {regel.cellen["actie"] for regel in regels}
    bekend = {blad.naam: rijen_van(blad, slugs) for blad in {regel.blad.naam: regel.blad for regel in regels}.values()}
    toen = Toen(_verouderd(regels, bekend))
    gezien: dict[tuple[str, ...], Regel] = {}
    for nummer, regel in enumerate(regels, start=1):
        _vergelijk_regel(regel, bekend[regel.blad.naam].get(regel.sleutel), toen, gezien, uit)
        if nummer % PER_STUK == 0:
            meld(nummer, len(regels))
    return uit


def _lees_blad(werkblad: Werkblad, uit: Vergelijking, meld: Callable[[int, int], None]) -> list[Regel]:
    eerste = next(werkblad.rijen, None)
    if eerste is None:
        return []
    kop = lees_kop(["" if cel is FORMULE else cel for cel in eerste[1]], werkblad.naam)
    for kolom, tekst in kop.fouten:
        uit.fout(werkblad.naam, eerste[0], kolom, tekst)
    for kolom, tekst in kop.waarschuwingen:
        uit.let_op(werkblad.naam, eerste[0], kolom, tekst)
    uit.bladen += kop.blad is not None
    if kop.blad is None or kop.fouten:
        return []
    regels = []
    for nummer, rij in werkblad.rijen:
        regels.append(_lees_regel(kop, kop.blad, nummer, rij, uit))
        uit.rijen += 1
        if uit.rijen % PER_STUK == 0:
            meld(0, uit.rijen)
    return [regel for regel in regels if regel is not None]


def _lees_regel(kop: Kop, blad: Blad, nummer: int, rij: list[str], uit: Vergelijking) -> Regel | None:
    cellen = {naam: rij[plaats] if plaats < len(rij) else "" for naam, plaats in kop.plaatsen.items()}
    goed = True
    for naam, tekst in cellen.items():
        if tekst is FORMULE:
            uit.fout(kop.bladnaam, nummer, naam, "Deze cel bevat een formule. Vul de uitkomst zelf in als tekst.")
            goed = False
    cellen = {naam: zoals_bedoeld(normaal(tekst)) for naam, tekst in cellen.items()}
    for naam in (*blad.sleutels, "versie"):
        if not cellen[naam] and goed:
            uit.fout(kop.bladnaam, nummer, naam, "Deze cel is leeg. Zet terug wat er stond, of haal de rij weg.")
            goed = False
    if goed and not (cellen["versie"].isdecimal() and len(cellen["versie"]) < LANGSTE_VERSIE):
        uit.fout(kop.bladnaam, nummer, "versie", f"Hier hoort een getal te staan, geen “{cellen['versie'][:40]}”.")
        goed = False
    return Regel(blad, kop.bladnaam, nummer, cellen) if goed else None


def _verouderd(regels: list[Regel], bekend: dict[str, dict[tuple[str, ...], Rij]]) -> dict[int, int]:
    """Of the acties that changed since the file was made: the oldest version that stands in the file."""
    oudste: dict[int, int] = {}
    for regel in regels:
        rij, versie = bekend[regel.blad.naam].get(regel.sleutel), int(regel.cellen["versie"])
        if rij and versie < rij.actie.versie:
            oudste[rij.actie.pk] = min(versie, oudste.get(rij.actie.pk, versie))
    return oudste


def _vergelijk_regel(
    regel: Regel, rij: Rij | None, toen: Toen, gezien: dict[tuple[str, ...], Regel], uit: Vergelijking
) -> None:
    waar = (regel.bladnaam, regel.nummer)
    if rij is None:
        uit.fout(*waar, regel.blad.sleutels[-1], GEEN_RIJ[regel.blad.naam])
        return
    eerder = gezien.setdefault((regel.blad.naam, *regel.sleutel), regel)
    if eerder is not regel:
        uit.fout(*waar, regel.blad.sleutels[-1], f"Deze staat ook in rij {eerder.nummer}. Laat er één staan.")
        return
    versie = int(regel.cellen["versie"])
    if versie > rij.actie.versie:
        uit.fout(*waar, "versie", "Dit getal klopt niet. Zet terug wat er stond, of download het bestand opnieuw.")
        return
    wijziging = _zoek_wijziging(regel, rij, toen.basis(rij, versie), uit)
    if versie == rij.actie.versie:
        _let_op_vaste_kolommen(regel, rij, uit)
    elif wijziging:
        uit.fout(*waar, wijziging.teksten[0][0], toen.vertel(rij, versie))
        return
    if wijziging:
        uit.wijzigingen.append(wijziging)
    elif any(regel.cellen.get(kolom.naam) for kolom in regel.blad.kolommen if kolom.gebruik == Gebruik.WAAROM):
        uit.let_op(*waar, "reden", "U vulde hier iets in, maar er verandert niets in deze rij.")


def _zoek_wijziging(regel: Regel, rij: Rij, basis: dict[str, Any], uit: Vergelijking) -> Wijziging | None:
    """The fields that the person gave another value; None when there are none or one of them is wrong."""
    velden, teksten, goed = {}, [], True
    for kolom in regel.blad.wijzigbaar:
        if kolom.naam not in regel.cellen:
            continue
        was = basis.get(kolom.naam, kolom.nu(rij))
        stond, tekst = kolom.waarde.schrijf(was), regel.cellen[kolom.naam]
        if tekst == stond:
            continue
        try:
            nieuw = _lees(kolom, tekst)
        except ValidationError as fout:
            uit.fout(regel.bladnaam, regel.nummer, kolom.naam, fout.messages[0])
            goed = False
            continue
        if nieuw != was:
            velden[kolom.naam] = nieuw
            teksten.append((kolom.naam, stond, kolom.waarde.schrijf(nieuw)))
    return Wijziging(regel, rij, velden, teksten) if velden and goed else None


def _lees(kolom: Kolom, tekst: str) -> Any:
    if not tekst and kolom.waarde.toegestaan:
        raise ValidationError(f"Deze cel is leeg. Kies uit: {', '.join(kolom.waarde.toegestaan)}.")
    return kolom.waarde.lees(tekst)


def _let_op_vaste_kolommen(regel: Regel, rij: Rij, uit: Vergelijking) -> None:
    for kolom in regel.blad.kolommen:
        tekst = regel.cellen.get(kolom.naam)
        if kolom.gebruik == Gebruik.VAST and tekst is not None and tekst != kolom.cel(rij):
            staat = f"Daar blijft staan: {kolom.cel(rij)[:80] or '(leeg)'}."
            uit.let_op(regel.bladnaam, regel.nummer, kolom.naam, f"Deze kolom verandert niet door uw bestand. {staat}")
