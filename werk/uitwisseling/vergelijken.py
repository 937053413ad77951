"""Comparing a file with what stands in the portal: which rows change what, and what is wrong at which cell.

Of each cell there are three values: when the file was made (the version that stands in it, replayed from the journal),
now, and in the file. Only what both sides changed, each to something else, is a clash; then a person chooses.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from partijen.models import Gebruiker
from werk.uitwisseling.gegevens import Intussen, Sindsdien, rijen_van
from werk.uitwisseling.kolommen import Bladkolom, Bladrij, Gebruik
from werk.uitwisseling.lezen import LeesFout, Werkblad
from werk.uitwisseling.regels import ONLEESBAAR, PER_STUK, lees_regels
from werk.uitwisseling.uitkomst import BESTAND, Bestandsrij, Botsing, Vergelijking, Wijziging

GEEN_RIJ = {
    "acties": "Deze actie is er niet, of zij is niet gepubliceerd. Een nieuwe actie maakt u niet met een bestand.",
    "mijlpalen": "Deze mijlpaal is er niet (meer). Een nieuwe mijlpaal maakt u niet met een bestand.",
    "afspraken": "Deze partij doet niet mee aan deze actie, of de actie is niet gepubliceerd.",
}
GEEN_BLAD = (
    "Dit bestand heeft geen blad met acties, mijlpalen of afspraken, of de rij met de kolomnamen is weg. "
    "Begin met een bestand uit het portaal."
)
DUBBEL = "Deze staat ook in rij {nummer} van blad {bladnaam}. Laat er één staan."
VRAAGTEKENS = "In deze nieuwe tekst staat een vraagteken waar eerst een bijzonder teken stond. Klopt dat?"


def vergelijk(
    werkbladen: Iterable[Werkblad],
    gebruiker: Gebruiker,
    keuzes: Mapping[str, str],
    meld: Callable[[int, int], None] = lambda stap, van: None,
) -> Vergelijking:
    """Read and compare all sheets, with what this person chose before; `meld` hears of progress. Raises LeesFout."""
    uit = Vergelijking()
    regels: list[Bestandsrij] = []
    for werkblad in werkbladen:
        regels += lees_regels(werkblad, uit, meld)
    if not uit.bladen:
        raise LeesFout(GEEN_BLAD)
    _vergelijk_regels(regels, uit, gebruiker, keuzes, meld)
    uit.vertel_verlies()
    return uit


def _vergelijk_regels(
    regels: list[Bestandsrij],
    uit: Vergelijking,
    gebruiker: Gebruiker,
    keuzes: Mapping[str, str],
    meld: Callable[[int, int], None],
) -> None:
    slugs = {regel.cellen["actie"] for regel in regels}
    bekend = {blad.naam: rijen_van(blad, slugs) for blad in {regel.blad.naam: regel.blad for regel in regels}.values()}
    sindsdien = Sindsdien(_verouderd(regels, bekend), gebruiker)
    enig = _zonder_dubbele(regels, uit)
    for nummer, regel in enumerate(regels, start=1):
        rij = bekend[regel.blad.naam].get(regel.sleutel)
        if rij is None:
            uit.fout(regel.bladnaam, regel.nummer, regel.blad.sleutels[-1], GEEN_RIJ[regel.blad.naam])
        elif id(regel) in enig:
            _vergelijk_regel(regel, rij, sindsdien, keuzes, uit)
        if nummer % PER_STUK == 0:
            meld(nummer, len(regels))


def _zonder_dubbele(regels: list[Bestandsrij], uit: Vergelijking) -> set[int]:
    """Those that stand in the file once. Of two about the same, nobody can tell which one is meant: both are wrong."""
    per_sleutel: dict[tuple[str, ...], list[Bestandsrij]] = {}
    for regel in regels:
        per_sleutel.setdefault((regel.blad.naam, *regel.sleutel), []).append(regel)
    for zelfde in per_sleutel.values():
        for regel in zelfde if len(zelfde) > 1 else ():
            ander = next(een for een in zelfde if een is not regel)
            tekst = DUBBEL.format(nummer=ander.nummer, bladnaam=ander.bladnaam)
            uit.fout(regel.bladnaam, regel.nummer, regel.blad.sleutels[-1], tekst)
    return {id(zelfde[0]) for zelfde in per_sleutel.values() if len(zelfde) == 1}


def _verouderd(regels: list[Bestandsrij], bekend: dict[str, dict[tuple[str, ...], Bladrij]]) -> dict[int, int]:
    """Of the acties that changed since the file was made: the oldest version that stands in the file."""
    oudste: dict[int, int] = {}
    for regel in regels:
        rij, versie = bekend[regel.blad.naam].get(regel.sleutel), int(regel.cellen["versie"])
        if rij and versie < rij.actie.versie:
            oudste[rij.actie.pk] = min(versie, oudste.get(rij.actie.pk, versie))
    return oudste


def _vergelijk_regel(
    regel: Bestandsrij, rij: Bladrij, sindsdien: Sindsdien, keuzes: Mapping[str, str], uit: Vergelijking
) -> None:
    waar, versie = (regel.bladnaam, regel.nummer), int(regel.cellen["versie"])
    if versie > rij.actie.versie:
        uit.fout(*waar, "versie", "Dit getal klopt niet. Zet terug wat er stond, of download het bestand opnieuw.")
        return
    vergelijker = _Rijvergelijker(Wijziging(regel, rij), sindsdien.van(rij, versie), uit)
    wijziging = vergelijker.wijziging()
    if versie == rij.actie.versie:
        _let_op_vaste_kolommen(regel, rij, uit)
    if wijziging:
        if wijziging.botsingen:
            _kies(wijziging, keuzes.get(wijziging.kenmerk, ""), vergelijker.geweigerd)
        uit.wijzigingen.append(wijziging)
        return
    uit.ouder += vergelijker.is_ouder
    ingevuld = any(regel.cellen.get(k.naam) for k in regel.blad.kolommen if k.gebruik == Gebruik.WAAROM)
    if ingevuld and vergelijker.is_ongemoeid:
        uit.let_op(*waar, "reden", "U vulde hier iets in, maar er verandert niets in deze rij.")


def _kies(wijziging: Wijziging, keuze: str, uit_bestand: dict[str, Any]) -> None:
    """Do what the person chose for what clashes: the values of the file, or what stands in the portal."""
    wijziging.keuze = keuze
    if keuze == BESTAND:
        wijziging.velden |= uit_bestand
        wijziging.teksten += [(b.kolom, b.nu, b.bestand) for b in wijziging.botsingen]


class _Rijvergelijker:
    """Compares the cells of one row. `geweigerd` are the values of the file that clash."""

    def __init__(self, wijziging: Wijziging, intussen: Mapping[str, Intussen], uit: Vergelijking) -> None:
        self._wijziging, self._intussen, self._uit = wijziging, intussen, uit
        self.geweigerd: dict[str, Any] = {}
        self.is_ouder = False  # a cell that nobody touched in the file holds something older
        self.is_ongemoeid = True  # the person changed nothing, not even to what stands there by now

    def wijziging(self) -> Wijziging | None:
        """What the row changes; None when that is nothing, or a cell is wrong."""
        regel, goed = self._wijziging.regel, True
        for kolom in regel.blad.wijzigbaar:
            if kolom.naam not in regel.cellen:
                continue
            try:
                self._vergelijk(kolom, regel.cellen[kolom.naam])
            except ValidationError as fout:
                self._uit.fout(regel.bladnaam, regel.nummer, kolom.naam, fout.messages[0])
                goed = self.is_ongemoeid = False
        return self._wijziging if goed and (self._wijziging.velden or self._wijziging.botsingen) else None

    def _vergelijk(self, kolom: Bladkolom, tekst: str) -> None:
        nu, intussen = kolom.nu(self._wijziging.rij), self._intussen.get(kolom.naam)
        toen = intussen.toen if intussen else nu
        if self._is_zoals(kolom, tekst, toen):
            self.is_ouder |= toen != nu
            return
        nieuw = _lees(kolom, tekst)
        if nieuw == toen:
            return
        self.is_ongemoeid = False
        if nieuw == nu or self._is_zoals(kolom, tekst, nu):
            return
        stond, wordt = kolom.waarde.schrijf(nu), kolom.waarde.schrijf(nieuw)
        if verloor_tekens(stond, tekst):
            self._uit.let_op(self._wijziging.regel.bladnaam, self._wijziging.regel.nummer, kolom.naam, VRAAGTEKENS)
        if intussen and toen != nu:
            botsing = Botsing(kolom.naam, kolom.waarde.schrijf(toen), stond, wordt, intussen.door)
            self.geweigerd[kolom.naam] = nieuw
            self._wijziging.botsingen.append(botsing)
            return
        self._wijziging.velden[kolom.naam] = nieuw
        self._wijziging.teksten.append((kolom.naam, stond, wordt))

    def _is_zoals(self, kolom: Bladkolom, tekst: str, waarde: Any) -> bool:
        """Whether the cell holds this value, be it by a program that could not keep all its characters."""
        stond = kolom.waarde.schrijf(waarde)
        if tekst == stond:
            return True
        if not is_verminkt(stond, tekst):
            return False
        self._uit.verlies(self._wijziging.regel, kolom.naam)
        return True


def _lees(kolom: Bladkolom, tekst: str) -> Any:
    if not tekst and kolom.waarde.toegestaan:
        raise ValidationError(f"Deze cel is leeg. Kies uit: {', '.join(kolom.waarde.toegestaan)}.")
    if "\ufffd" in tekst:
        raise ValidationError(ONLEESBAAR)
    return kolom.waarde.lees(tekst)


def _let_op_vaste_kolommen(regel: Bestandsrij, rij: Bladrij, uit: Vergelijking) -> None:
    for kolom in regel.blad.kolommen:
        tekst = regel.cellen.get(kolom.naam)
        if kolom.gebruik != Gebruik.VAST or tekst is None or tekst == kolom.cel(rij):
            continue
        if is_verminkt(kolom.cel(rij), tekst):
            uit.verlies(regel, kolom.naam)
        else:
            staat = f"Daar blijft staan: {kolom.cel(rij)[:80] or '(leeg)'}."
            uit.let_op(regel.bladnaam, regel.nummer, kolom.naam, f"Deze kolom verandert niet door uw bestand. {staat}")


# -- text that a program could not keep: a question mark for a character that its code page has not, or worse --

_VERLOREN = frozenset("?\ufffd")
_STUKKEN = re.compile("([?\x80-\U0010ffff]+)")  # what may get lost, and question marks: one of those can be either
# What some programs write for a character that they have not: the one that looks like it most.
_GELIJKEND = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " ", "…": "..."})
_LANGSTE = 4  # signs for one lost character: as many bytes as UTF-8 takes


def is_verminkt(stond: str, tekst: str) -> bool:
    """Whether the text is what stood there, but for characters outside ASCII that were lost on the way."""
    if stond.isascii() or stond == tekst:
        return False
    if _VERLOREN.intersection(tekst) and (
        _is_zelfde(stond, tekst) or _is_zelfde(stond.translate(_GELIJKEND), tekst.translate(_GELIJKEND))
    ):
        return True
    return any(_is_zelfde(stond, gelezen) for gelezen in _anders_gelezen(stond, tekst))


def _is_zelfde(stond: str, tekst: str) -> bool:
    """Piece by piece, in one pass: a pattern could take for ever on a row of lost characters."""
    oud, nieuw = _STUKKEN.split(stond), _STUKKEN.split(tekst)
    if oud[::2] != nieuw[::2]:
        return False
    return all(
        kreeg == had or (len(kreeg) <= _LANGSTE * len(had) and _VERLOREN.union(had).issuperset(kreeg))
        for had, kreeg in zip(oud[1::2], nieuw[1::2], strict=True)
    )


def _anders_gelezen(stond: str, tekst: str) -> Iterator[str]:
    """What it was when a program read UTF-8 as the code page of Windows, of DOS or of an old Mac: Ã© was é.

    That makes a text longer, and what it was must show in at least one character.
    """
    for tabel in ("cp1252", "cp850", "mac_roman") if len(tekst) > len(stond) else ():
        gelezen = tekst.encode(tabel, errors="replace").decode("utf-8", errors="replace")
        if any(teken in stond for teken in gelezen if not teken.isascii()):
            yield gelezen


def verloor_tekens(stond: str, tekst: str) -> bool:
    """Whether a text that was changed also has a question mark where a character outside ASCII stood."""
    return not stond.isascii() and tekst.count("?") > stond.count("?") and len(set(stond) - set(tekst)) > 0
