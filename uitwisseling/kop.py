"""The heading of a sheet: which of our sheets it is, and where each column stands."""

from dataclasses import dataclass, field

from ibp_portal.web.tekst import normaal
from uitwisseling.kolommen import ACTIES, AFSPRAKEN, BLADEN, MIJLPALEN, TEKEN, Blad, Kolom
from uitwisseling.uitleg import UITLEGBLAD


def kale_naam(kop: str) -> str:
    """The name of a column as we know it, whatever capitals, spaces or marks were added.

    A program that saves a CSV without Unicode makes a question mark of ours.
    """
    return "_".join(normaal(kop).replace(TEKEN, " ").rstrip(" ?").casefold().split())


@dataclass
class Kop:
    """`plaatsen` says in which column of the file each of ours stands; the rest is for the person."""

    bladnaam: str
    blad: Blad | None = None
    plaatsen: dict[str, int] = field(default_factory=dict)
    fouten: list[tuple[str, str]] = field(default_factory=list)  # column and text
    waarschuwingen: list[tuple[str, str]] = field(default_factory=list)

    def heeft(self, kolom: Kolom) -> bool:
        return kolom.naam in self.plaatsen


def lees_kop(cellen: list[str], bladnaam: str) -> Kop:
    """What the first row says. A sheet that is none of ours has `blad` None."""
    namen = [kale_naam(cel) for cel in cellen]
    kop = Kop(bladnaam, _herken(set(namen), bladnaam.strip().casefold()))
    if kop.blad is None:
        if bladnaam.strip().casefold() != UITLEGBLAD:
            kop.waarschuwingen.append(("", "Dit blad kennen wij niet. Het is niet gelezen."))
        return kop
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
    """By its name, else by the columns that only it has: a CSV has no sheets."""
    if bladnaam in {blad.naam for blad in BLADEN}:
        return next(blad for blad in BLADEN if blad.naam == bladnaam)
    if bladnaam == UITLEGBLAD or "actie" not in namen:
        return None
    if "mijlpaal" in namen:
        return MIJLPALEN
    if "partij" in namen:
        return AFSPRAKEN
    return ACTIES if namen & {"status", "versie"} else None


def _meld_ontbrekende(kop: Kop, blad: Blad) -> None:
    for kolom in blad.kolommen:
        if kop.heeft(kolom):
            continue
        if kolom.naam in blad.sleutels or kolom.naam == "versie":
            kop.fouten.append((kolom.naam, "Deze kolom ontbreekt. Zonder weten wij niet wat er verandert."))
        elif kolom.is_wijzig:
            kop.waarschuwingen.append((kolom.naam, "Deze kolom ontbreekt. Wat daarin stond, verandert niet."))
