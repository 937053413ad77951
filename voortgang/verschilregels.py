"""A change in words, on a page and in a table: how far a date moved, and who came and went."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from acties.journaal import Journaalregel, Veldregel, Verteller, van_boven, vertel
from acties.models import Deelnamerol, Gebeurtenis, Toezegging, Verandering
from basis.tijd.perioden import DateRange, lees_periode, toon_ergens, verschil_in_dagen
from basis.web import getallen
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
    Verandering.AFSPRAAK_HERIJKT: ("afspraak opnieuw gepland", "afspraken opnieuw gepland"),
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
    Verandering.TEKST: ("tekst gewijzigd", "teksten gewijzigd"),
    Verandering.VRAAG: ("vraag of antwoord aan inwoners", "vragen of antwoorden aan inwoners"),
    Verandering.CODE: ("wijziging van een code", "wijzigingen van een code"),
    Verandering.TOEPASSING: ("melding over de toepassing van een code", "meldingen over de toepassing van een code"),
    Verandering.AANGEMAAKT: ("actie aangemaakt", "acties aangemaakt"),
    Verandering.GEPUBLICEERD: ("actie gepubliceerd", "acties gepubliceerd"),
    Verandering.INGETROKKEN: ("publicatie ingetrokken", "publicaties ingetrokken"),
}


@dataclass(frozen=True)
class Verschilregel:
    """One change in words.

    `dagen` says how far a mijlpaal or an afspraak moved (None: not known, or another kind of change), `makers` who made
    the afspraak that it is about.
    """

    journaal: Journaalregel
    regels: tuple[Veldregel, ...]
    dagen: int | None
    makers: str = ""

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
        aantal = getallen.aantal(abs(self.dagen), "dag", "dagen")
        return f"{aantal} {'later' if self.dagen > 0 else 'eerder'} dan de vorige datum"

    @property
    def wanneer(self) -> str:
        return wanneer(self.rij)

    @property
    def onderwerp(self) -> str:
        """What it is about; empty when that is the actie itself."""
        rij = self.rij
        if titel := van_boven(rij).titel:
            return titel
        if rij.afspraak:
            return f"{rij.afspraak} ({self.makers})" if self.makers else str(rij.afspraak)
        return str(rij.mijlpaal or rij.onderdeel or rij.document or "")

    @cached_property
    def van_en_naar(self) -> tuple[str, str]:
        """What it was and became; with its name before it when more than one field changed."""
        if self.rij.verandering == Verandering.DEELNAME:
            per = {deel.veld: deel.naar for deel in self.regels}
            return per.get("niet meer", ""), per.get("erbij", "")
        if len(self.regels) == 1:
            return self.regels[0].van, self.regels[0].naar
        van = "; ".join(f"{deel.veld}: {deel.van}" for deel in self.regels if deel.van)
        return van, "; ".join(f"{deel.veld}: {deel.naar}" for deel in self.regels if deel.naar)


def wanneer(rij: Gebeurtenis) -> str:
    """Such as "1 juli 2022"; of a vague date "ergens in 2022"; when no date is known "datum onbekend"."""
    return toon_ergens(rij.datum) if rij.datum else "datum onbekend"


class Verhaal:
    """Says rows in words. Reads the names of parties, makers and phases for all of them at once."""

    def __init__(self) -> None:
        self._verteller = Verteller()

    def vertel(self, rijen: Iterable[Gebeurtenis]) -> list[Verschilregel]:
        alle = list(rijen)
        slugs = {tekst.partition(":")[0] for rij in alle for tekst in (*_deelnemers(rij.van), *_deelnemers(rij.naar))}
        namen = {partij.slug: partij.korte_naam for partij in Partij.objects.filter(slug__in=slugs)} if slugs else {}
        self._verteller.ken(alle)
        makers = _makers({rij.afspraak_id for rij in alle if rij.afspraak_id})
        return [self._regel(rij, namen, makers) for rij in alle]

    def _regel(self, rij: Gebeurtenis, namen: dict[str, str], makers: dict[int, str]) -> Verschilregel:
        journaal = vertel(rij, self._verteller)
        regels = _wie_kwam_en_ging(rij, namen) if "deelnames" in rij.naar else journaal.regels
        return Verschilregel(journaal, regels, dagen_verschoven(rij), makers.get(rij.afspraak_id or 0, ""))


def _makers(afspraken: set[int]) -> dict[int, str]:
    """Of each of these (their keys) who made it, in a sentence."""
    per_afspraak: dict[int, list[str]] = {}
    if afspraken:
        for toezegging in Toezegging.objects.filter(afspraak__in=afspraken).voor_lijst():
            per_afspraak.setdefault(toezegging.afspraak_id, []).append(toezegging.naam)
    return {sleutel: getallen.opsomming(namen) for sleutel, namen in per_afspraak.items()}


HERIJKT = (Verandering.MIJLPAAL_HERIJKT, Verandering.AFSPRAAK_HERIJKT)


def dagen_verschoven(rij: Gebeurtenis) -> int | None:
    """How many days what was planned anew moved (positive: later) from what was last expected."""
    if rij.verandering not in HERIJKT:
        return None
    veld = "verwacht" if "verwacht" in rij.naar else "gepland"
    van, naar = _periode(rij.van.get(veld)), _periode(rij.naar.get(veld))
    if veld == "verwacht" and van is None:  # the first re-planning moves away from the original date
        van = rij.mijlpaal.gepland if rij.mijlpaal else rij.afspraak and rij.afspraak.uiterlijk
    return verschil_in_dagen(van, naar) if van and naar else None


def _periode(tekst: str | None) -> DateRange | None:
    """The period; None too when it can't be read: a row can't be mended."""
    try:
        return lees_periode(tekst) if tekst else None
    except ValueError:
        return None


def _deelnemers(velden: dict[str, Any]) -> list[str]:
    return list(velden.get("deelnames") or [])


def _wie_kwam_en_ging(rij: Gebeurtenis, namen: dict[str, str]) -> tuple[Veldregel, ...]:
    oud, nieuw = _deelnemers(rij.van), _deelnemers(rij.naar)
    erbij, weg = [w for w in nieuw if w not in oud], [w for w in oud if w not in nieuw]
    regels = (("erbij", erbij), ("niet meer", weg))
    return tuple(Veldregel(kop, "", "; ".join(_deelnemer(w, namen) for w in wie)) for kop, wie in regels if wie)


def _deelnemer(tekst: str, namen: dict[str, str]) -> str:
    slug, _, rol = tekst.partition(":")
    return f"{namen.get(slug, slug)} ({dict(Deelnamerol.choices).get(rol, rol)})"
