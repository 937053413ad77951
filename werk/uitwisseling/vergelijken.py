"""Comparing a file with what stands in the portal: which rows change what, and what is wrong at which cell.

Of each cell there are three values: when the file was made (the version that stands in it, replayed from the journal),
now, and in the file. Only what both sides changed, each to something else, is a clash; then a person chooses.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from acties.models import Houder, Toezegging
from acties.models.afspraakstand import MET_MOMENT
from partijen.models import Gebruiker
from werk.uitwisseling.gegevens import Intussen, Sindsdien, rijen_van
from werk.uitwisseling.kolommen import BLADEN, Bladkolom, Bladrij, Gebruik
from werk.uitwisseling.lezen import LeesFout, Werkblad
from werk.uitwisseling.nieuw import Nieuwe
from werk.uitwisseling.oud import OUD, vergelijk_oude
from werk.uitwisseling.regels import PER_STUK, lees_cel, lees_regels
from werk.uitwisseling.uitkomst import BESTAND, Bestandsrij, Botsing, Vergelijking, Wijziging
from werk.uitwisseling.verminkt import is_verminkt, verloor_tekens

GEEN_RIJ = {
    "acties": "Deze actie is er niet, of zij is niet gepubliceerd. Een nieuwe actie maakt u niet met een bestand.",
    "mijlpalen": "Deze mijlpaal is er niet (meer). Een nieuwe mijlpaal maakt u niet met een bestand.",
    "afspraken": "Deze afspraak is er niet, of haar actie is niet gepubliceerd. Is het een nieuwe? Laat dan deze cel "
    "en die bij versie leeg.",
    "toezeggingen": "Deze partij maakte deze afspraak niet. Een nieuwe afspraak maakt u in het blad afspraken.",
}
GEEN_BLAD = (
    "Dit bestand heeft geen blad met acties, mijlpalen, afspraken of toezeggingen, of de rij met de kolomnamen is weg. "
    "Begin met een bestand uit het portaal."
)
HERSCHREVEN = "Deze afspraak veranderde nadat u het bestand ophaalde. Lees haar eerst, en haal het bestand opnieuw op."
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
    vergelijk_oude([regel for regel in regels if regel.blad is OUD], uit)
    regels = [regel for regel in regels if regel.blad is not OUD]
    bekend, enig = _bekend(regels), _zonder_dubbele(regels, uit)
    sindsdien = Sindsdien(_verouderd(regels, bekend), gebruiker)
    nieuwe = Nieuwe([regel for regel in regels if regel.is_nieuw], uit)
    for nummer, regel in enumerate(regels, start=1):
        rij = bekend[regel.blad.naam].get(regel.sleutel)
        if regel.is_nieuw:
            uit.wijzigingen += nieuwe.wijzigingen(regel) if id(regel) in enig else []
        elif rij is None:
            uit.fout(regel.bladnaam, regel.nummer, regel.blad.sleutels[-1], GEEN_RIJ[regel.blad.naam])
        elif id(regel) in enig:
            _vergelijk_regel(regel, rij, sindsdien, keuzes, uit)
        if nummer % PER_STUK == 0:
            meld(nummer, len(regels))


def _bekend(regels: list[Bestandsrij]) -> dict[str, dict[tuple[str, ...], Bladrij]]:
    """By sheet what there is of the rows of the file, by key."""
    slugs: dict[str, set[str]] = {}
    for regel in regels:
        slugs.setdefault(regel.blad.naam, set()).update({regel.sleutel[0]} - {""})
    return {blad.naam: rijen_van(blad, slugs[blad.naam]) for blad in BLADEN if blad.naam in slugs}


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


def _verouderd(regels: list[Bestandsrij], bekend: dict[str, dict[tuple[str, ...], Bladrij]]) -> dict[Houder, int]:
    """Of what changed since the file was made: the oldest version that stands in the file."""
    oudste: dict[Houder, int] = {}
    for regel in regels:
        rij = bekend[regel.blad.naam].get(regel.sleutel)
        if rij and (versie := int(regel.cellen["versie"])) < rij.houder.versie:
            oudste[rij.houder] = min(versie, oudste.get(rij.houder, versie))
    return oudste


def _vergelijk_regel(
    regel: Bestandsrij, rij: Bladrij, sindsdien: Sindsdien, keuzes: Mapping[str, str], uit: Vergelijking
) -> None:
    waar, versie = (regel.bladnaam, regel.nummer), int(regel.cellen["versie"])
    if versie > rij.houder.versie:
        uit.fout(*waar, "versie", "Dit getal klopt niet. Zet terug wat er stond, of download het bestand opnieuw.")
        return
    vergelijker = _Rijvergelijker(Wijziging(regel, rij), sindsdien.van(regel.blad, rij, versie), uit)
    wijziging = vergelijker.wijziging()
    _let_op_vaste_kolommen(
        regel, rij, uit, {Gebruik.NIEUW} | ({Gebruik.VAST} if versie == rij.houder.versie else set())
    )
    if wijziging and _zegt_toe(wijziging, vergelijker.geweigerd) and sindsdien.is_herschreven(rij, versie):
        uit.fout(*waar, "stand", HERSCHREVEN)
        return
    if wijziging:
        if wijziging.botsingen:
            _kies(wijziging, keuzes.get(wijziging.kenmerk, ""), vergelijker.geweigerd)
        uit.wijzigingen.append(wijziging)
        return
    uit.ouder += vergelijker.is_ouder
    ingevuld = any(regel.cellen.get(k.naam) for k in regel.blad.kolommen if k.gebruik == Gebruik.WAAROM)
    if ingevuld and vergelijker.is_ongemoeid:
        uit.let_op(*waar, "reden", "U vulde hier iets in, maar er verandert niets in deze rij.")


def _zegt_toe(wijziging: Wijziging, uit_bestand: Mapping[str, Any]) -> bool:
    """Whether the file says for a maker that its afspraak stands, or is kept."""
    if not isinstance(wijziging.rij.ding, Toezegging):
        return False
    return (wijziging.velden | dict(uit_bestand)).get("stand") in MET_MOMENT


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
        nieuw = lees_cel(kolom, tekst)
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


def _let_op_vaste_kolommen(regel: Bestandsrij, rij: Bladrij, uit: Vergelijking, vast: set[Gebruik]) -> None:
    """Tell what is not read; what may have changed in the portal meanwhile is none of the person's doing."""
    for kolom in regel.blad.kolommen:
        tekst = regel.cellen.get(kolom.naam)
        if kolom.gebruik not in vast or tekst is None or tekst == kolom.cel(rij):
            continue
        if is_verminkt(kolom.cel(rij), tekst):
            uit.verlies(regel, kolom.naam)
        else:
            staat = f"Daar blijft staan: {kolom.cel(rij)[:80] or '(leeg)'}."
            uit.let_op(regel.bladnaam, regel.nummer, kolom.naam, f"Deze kolom verandert niet door uw bestand. {staat}")
