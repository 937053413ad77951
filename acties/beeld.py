"""What the page of an actie is made of: its parts in the words and numbers that readers see."""

from dataclasses import dataclass
from datetime import date, datetime

from acties.journaal import Regel, Verteller
from acties.models import Actie, Afspraak, Bereikt, Deelname, Document, Fasedefinitie, Gebeurtenis, Mijlpaal, Onderdeel
from acties.models.deelname import TREKKERS, Deelnamerol
from acties.models.gebeurtenissoort import BEDENKTIJD
from basis.bronnen.models import Bron
from basis.tijd.perioden import DateRange, toon_periode
from partijen.models import Partij


@dataclass(frozen=True)
class Bezoek:
    """One stay of the actie in a phase."""

    volgnummer: int
    begonnen: DateRange | None
    beeindigd: DateRange | None
    is_huidig: bool
    bron: Bron | None

    @property
    def tekst(self) -> str:
        """Since when, or from when to when; empty when no date is known."""
        if self.begonnen is None:
            return ""
        begin = toon_periode(self.begonnen)
        if self.is_huidig:
            return f"sinds {begin}"
        klaar = self.beeindigd is not None and self.beeindigd != self.begonnen
        return f"{begin} tot {toon_periode(self.beeindigd)}" if klaar else begin


@dataclass(frozen=True)
class Stap:
    """A phase of the kind of actie, and the visits that the actie paid to it."""

    definitie: Fasedefinitie
    bezoeken: tuple[Bezoek, ...]
    stand: str  # klaar, nu, komt, overgeslagen

    @property
    def beeld(self) -> str:
        """How it is drawn: gedaan, nu, straks or overgeslagen."""
        return {"klaar": "gedaan", "komt": "straks"}.get(self.stand, self.stand)

    @property
    def periode_tekst(self) -> str:
        """When the actie was here, each time; empty when no date is known."""
        return "; ".join(bezoek.tekst for bezoek in self.bezoeken if bezoek.tekst)

    @property
    def keer(self) -> str:
        """How often the actie was here, when it came back; else empty."""
        return str(len(self.bezoeken)) if len(self.bezoeken) > 1 else ""

    @property
    def is_teruggezet(self) -> bool:
        """Whether the actie was here before and went back: this phase comes again."""
        return self.stand == "komt" and bool(self.bezoeken)

    @property
    def bronnen(self) -> list[Bron]:
        """Where it says so, each source once."""
        return list({bezoek.bron.pk: bezoek.bron for bezoek in self.bezoeken if bezoek.bron}.values())


@dataclass(frozen=True)
class Deelnemer:
    """A party in the actie with its roles and its afspraak (None: geen afspraak vastgelegd)."""

    partij: Partij
    deelnames: tuple[Deelname, ...]
    afspraak: Afspraak | None

    @property
    def rollen(self) -> str:
        """The roles in one line, such as "leidt de actie, ondertekenaar"."""
        return ", ".join(str(deelname.get_rol_display()) for deelname in self.deelnames)

    @property
    def toelichting(self) -> str:
        return "; ".join(deelname.toelichting for deelname in self.deelnames if deelname.toelichting)

    @property
    def bronnen(self) -> list[Bron]:
        """Where it says that the party takes part, each source once."""
        return list({deelname.bron.pk: deelname.bron for deelname in self.deelnames if deelname.bron}.values())

    @property
    def is_trekker(self) -> bool:
        return any(deelname.rol in TREKKERS for deelname in self.deelnames)


@dataclass(frozen=True)
class Mijlpaalregel:
    """A mijlpaal as it stands on a day."""

    mijlpaal: Mijlpaal
    is_te_laat: bool

    @property
    def beeld(self) -> str:
        """How it is drawn: vervallen, bereikt, te-laat, onbekend or gepland."""
        if self.mijlpaal.is_vervallen:
            return "vervallen"
        if self.is_te_laat:
            return "te-laat"
        return {Bereikt.JA: "bereikt", Bereikt.ONBEKEND: "onbekend"}.get(Bereikt(self.mijlpaal.stand), "gepland")

    @property
    def code_bereikt(self) -> str:
        """What `?bewerk=` says to open the form for reaching it."""
        return f"mijlpaal:{self.mijlpaal.slug}"

    @property
    def code_herijk(self) -> str:
        """What `?bewerk=` says to open the form for planning it anew."""
        return f"herijking:{self.mijlpaal.slug}"

    @property
    def afwijking_tekst(self) -> str:
        """How far the present date lies from the original one, in words."""
        dagen = self.mijlpaal.afwijking
        if dagen is None:
            return ""
        if dagen == 0:
            return "volgens de oorspronkelijke planning"
        maanden = self.mijlpaal.afwijking_in_maanden
        if maanden:
            aantal = "1 maand" if abs(maanden) == 1 else f"{abs(maanden)} maanden"
        else:
            aantal = "1 dag" if abs(dagen) == 1 else f"{abs(dagen)} dagen"
        return f"{aantal} {'later' if dagen > 0 else 'eerder'} dan oorspronkelijk gepland"


@dataclass(frozen=True)
class Journaalregel:
    """A row of the journal in words."""

    rij: Gebeurtenis
    kop: str
    regels: tuple[Regel, ...]

    @property
    def is_teruggenomen(self) -> bool:
        """Whether it was taken back at once; known of a row from a list."""
        return bool(getattr(self.rij, "is_teruggenomen", False))

    @property
    def terug_tot(self) -> datetime:
        """Until when whoever reported it can take it back."""
        return self.rij.geregistreerd_op + BEDENKTIJD

    @property
    def wie(self) -> str:
        """Who told it: people appear by function and party, never by name."""
        if self.rij.namens is None:
            return "beheer van het portaal" if self.rij.door_id else "redactie, uit openbare bronnen"
        return f"{self.rij.functie}, {self.rij.namens}" if self.rij.functie else str(self.rij.namens)


@dataclass(frozen=True)
class Dossier:
    """One actie with everything on its page."""

    actie: Actie
    vandaag: date
    stappen: list[Stap]
    mijlpalen: list[Mijlpaalregel]
    deelnemers: list[Deelnemer]
    onderdelen: list[tuple[str, list[Onderdeel]]]
    documenten: list[Document]
    journaal: list[Journaalregel]
    laatste_status: Journaalregel | None
    ongedateerd: int = 0  # facts that a page of the past leaves out: nobody knows since when they hold

    @property
    def trekkers(self) -> list[Deelnemer]:
        return [deelnemer for deelnemer in self.deelnemers if deelnemer.is_trekker]

    @property
    def heeft_kernpartner(self) -> bool:
        """Whether someone is called so here: then the page says what it means."""
        rollen = {deelname.rol for deelnemer in self.deelnemers for deelname in deelnemer.deelnames}
        return Deelnamerol.KERNPARTNER in rollen

    @property
    def met_afspraak(self) -> list[Deelnemer]:
        return [deelnemer for deelnemer in self.deelnemers if deelnemer.afspraak is not None]

    @property
    def zonder_afspraak(self) -> list[Deelnemer]:
        return [deelnemer for deelnemer in self.deelnemers if deelnemer.afspraak is None]

    @property
    def geldende_mijlpalen(self) -> list[Mijlpaalregel]:
        return [regel for regel in self.mijlpalen if not regel.mijlpaal.is_vervallen]

    @property
    def mijlpalen_bereikt(self) -> int:
        return sum(regel.mijlpaal.stand == Bereikt.JA for regel in self.geldende_mijlpalen)

    @property
    def mijlpalen_te_laat(self) -> int:
        return sum(regel.is_te_laat for regel in self.geldende_mijlpalen)

    @property
    def mijlpalen_onbekend(self) -> int:
        return sum(regel.mijlpaal.stand == Bereikt.ONBEKEND for regel in self.geldende_mijlpalen)

    @property
    def huidige_stap(self) -> tuple[int, Stap] | None:
        """The number (from 1) and the phase that the actie is in."""
        return next(((nr, stap) for nr, stap in enumerate(self.stappen, start=1) if stap.stand == "nu"), None)


def vertel(rij: Gebeurtenis, verteller: Verteller) -> Journaalregel:
    return Journaalregel(rij, verteller.kop(rij), tuple(verteller.regels(rij)))
