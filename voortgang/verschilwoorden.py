"""A change in words: what `Verteller` says, how far a date moved, and who came and went."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from acties.beeld import Journaalregel, vertel
from acties.journaal import Regel, Verteller
from acties.models import Deelnamerol, Gebeurtenis, Verandering
from basis.tijd.perioden import DateRange, lees_periode, verschil_in_dagen
from partijen.models import Partij

# How many of a kind there are: for one, and for more.
TELWOORDEN = {
    Verandering.STATUS: ("statuswijziging", "statuswijzigingen"),
    Verandering.VOORTGANG: ("melding zonder nieuwe status", "meldingen zonder nieuwe status"),
    Verandering.FASE: ("nieuwe fase", "nieuwe fasen"),
    Verandering.MIJLPAAL_BEREIKT: ("mijlpaal bereikt", "mijlpalen bereikt"),
    Verandering.MIJLPAAL_HERIJKT: ("mijlpaal opnieuw gepland", "mijlpalen opnieuw gepland"),
    Verandering.MIJLPAAL_TOEGEVOEGD: ("mijlpaal toegevoegd", "mijlpalen toegevoegd"),
    Verandering.MIJLPAAL_BIJGESTELD: ("mijlpaal bijgesteld", "mijlpalen bijgesteld"),
    Verandering.MIJLPAAL_VERVALLEN: ("mijlpaal vervallen", "mijlpalen vervallen"),
    Verandering.AFSPRAAK_GEMAAKT: ("afspraak gemaakt", "afspraken gemaakt"),
    Verandering.AFSPRAAK_BEVESTIGD: ("afspraak bevestigd", "afspraken bevestigd"),
    Verandering.AFSPRAAK_GEWIJZIGD: ("afspraak gewijzigd", "afspraken gewijzigd"),
    Verandering.AFSPRAAK_NAGEKOMEN: ("afspraak nagekomen", "afspraken nagekomen"),
    Verandering.AFSPRAAK_INGETROKKEN: ("afspraak ingetrokken", "afspraken ingetrokken"),
    Verandering.ONDERDEEL_TOEGEVOEGD: ("thema of onderdeel toegevoegd", "thema’s en onderdelen toegevoegd"),
    Verandering.ONDERDEEL_GEWIJZIGD: ("thema of onderdeel gewijzigd", "thema’s en onderdelen gewijzigd"),
    Verandering.DOCUMENT_TOEGEVOEGD: ("document toegevoegd", "documenten toegevoegd"),
    Verandering.DOCUMENT_GEWIJZIGD: ("document gewijzigd", "documenten gewijzigd"),
    Verandering.DOCUMENT_VERWIJDERD: ("document verwijderd", "documenten verwijderd"),
    Verandering.DEELNAME: ("wijziging van deelnemers", "wijzigingen van deelnemers"),
    Verandering.BEVESTIGD: ("keer ‘nog actueel’ gemeld", "keer ‘nog actueel’ gemeld"),
    Verandering.TERUGGENOMEN: ("melding meteen teruggenomen", "meldingen meteen teruggenomen"),
    Verandering.AANGEMAAKT: ("actie aangemaakt", "acties aangemaakt"),
    Verandering.GEPUBLICEERD: ("actie gepubliceerd", "acties gepubliceerd"),
    Verandering.INGETROKKEN: ("publicatie ingetrokken", "publicaties ingetrokken"),
}


@dataclass(frozen=True)
class Verschilregel:
    """One change in words; `dagen` says how far a mijlpaal moved (None: not known, or another kind of change)."""

    journaal: Journaalregel
    regels: tuple[Regel, ...]
    dagen: int | None

    @property
    def rij(self) -> Gebeurtenis:
        return self.journaal.rij

    @property
    def dagen_tekst(self) -> str:
        """How far the date moved; empty when that is not known. Dates that share a day may mean the same day."""
        if self.dagen is None:
            return ""
        if self.dagen == 0:
            return "Past nog binnen de vorige datum"
        aantal = "1 dag" if abs(self.dagen) == 1 else f"{abs(self.dagen):,} dagen".replace(",", ".")
        return f"{aantal} {'later' if self.dagen > 0 else 'eerder'} dan de vorige datum"


class Verhaal:
    """Says rows in words; one query for names of parties and one for phases, whatever the number of rows."""

    def __init__(self) -> None:
        self._verteller = Verteller()

    def vertel(self, rijen: Iterable[Gebeurtenis]) -> list[Verschilregel]:
        alle = list(rijen)
        slugs = {tekst.partition(":")[0] for rij in alle for tekst in (*_deelnemers(rij.van), *_deelnemers(rij.naar))}
        namen = {partij.slug: partij.korte_naam for partij in Partij.objects.filter(slug__in=slugs)} if slugs else {}
        return [self._regel(rij, namen) for rij in alle]

    def _regel(self, rij: Gebeurtenis, namen: dict[str, str]) -> Verschilregel:
        journaal = vertel(rij, self._verteller)
        regels = _wie_kwam_en_ging(rij, namen) if "deelnames" in rij.naar else journaal.regels
        return Verschilregel(journaal, regels, dagen_verschoven(rij))


def dagen_verschoven(rij: Gebeurtenis) -> int | None:
    """How many days a mijlpaal that was planned anew moved (positive: later) from what was last expected."""
    if rij.verandering != Verandering.MIJLPAAL_HERIJKT or rij.mijlpaal is None:
        return None
    veld = "verwacht" if "verwacht" in rij.naar else "gepland"
    van, naar = _periode(rij.van.get(veld)), _periode(rij.naar.get(veld))
    if veld == "verwacht" and van is None:
        van = rij.mijlpaal.gepland  # the first re-planning moves away from the original date
    return verschil_in_dagen(van, naar) if van and naar else None


def _periode(tekst: str | None) -> DateRange | None:
    """The period; None too when it can't be read: a row can't be mended."""
    try:
        return lees_periode(tekst) if tekst else None
    except ValueError:
        return None


def _deelnemers(velden: dict[str, Any]) -> list[str]:
    return list(velden.get("deelnames") or [])


def _wie_kwam_en_ging(rij: Gebeurtenis, namen: dict[str, str]) -> tuple[Regel, ...]:
    oud, nieuw = _deelnemers(rij.van), _deelnemers(rij.naar)
    erbij, weg = [w for w in nieuw if w not in oud], [w for w in oud if w not in nieuw]
    regels = (("erbij", erbij), ("niet meer", weg))
    return tuple(Regel(kop, "", "; ".join(_deelnemer(w, namen) for w in wie)) for kop, wie in regels if wie)


def _deelnemer(tekst: str, namen: dict[str, str]) -> str:
    slug, _, rol = tekst.partition(":")
    return f"{namen.get(slug, slug)} ({dict(Deelnamerol.choices).get(rol, rol)})"
