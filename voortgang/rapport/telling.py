"""The counts of a report. Counts, never percentages; what they leave out is said beside them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from acties.models import Bereikt, Gebeurtenis, Gebeurtenissoort, Status, Verandering
from basis.tijd.perioden import DateRange, lees_periode, toon_periode, verschil_in_dagen
from basis.web import getallen
from voortgang.models import Bereik, Rapport
from voortgang.rapport.verslag import Verslag

Inhoud = dict[str, Any]
AFSPRAAKWOORDEN = {
    Verandering.AFSPRAAK_GEMAAKT: "gemaakt",
    Verandering.AFSPRAAK_BEVESTIGD: "bevestigd",
    Verandering.AFSPRAAK_GEWIJZIGD: "gewijzigd",
    Verandering.AFSPRAAK_NAGEKOMEN: "nagekomen",
    Verandering.AFSPRAAK_INGETROKKEN: "ingetrokken",
}

# What the counts leave out: of one, and of more.
ONGEDATEERD = (
    "Van 1 verandering is de datum niet bekend. Die telt mee op de dag waarop zij is vastgelegd.",
    "Van {} veranderingen is de datum niet bekend. Die tellen mee op de dag waarop ze zijn vastgelegd.",
)
ONBEKEND_BEREIKT = (
    "Van 1 mijlpaal is niet bekend of die is bereikt. Die telt niet als bereikt en niet als te laat.",
    "Van {} mijlpalen is niet bekend of ze zijn bereikt. Die tellen niet als bereikt en niet als te laat.",
)
ZONDER_PLANNING = (
    "Van 1 mijlpaal weten wij niet wanneer zij klaar moest zijn, en dus ook niet of zij later kwam.",
    "Van {} mijlpalen weten wij niet wanneer ze klaar moesten zijn, en dus ook niet of ze later kwamen.",
)
ZONDER_DEELNEMERS = (
    "Van 1 actie was op de peildatum niet vastgelegd wie meedeed.",
    "Van {} acties was op de peildatum niet vastgelegd wie meedeed.",
)


@dataclass
class Rapporttelling:
    """What the summary counts, filled actie by actie."""

    begin: Counter[str] = field(default_factory=Counter)
    einde: Counter[str] = field(default_factory=Counter)
    peil: Counter[str] = field(default_factory=Counter)
    acties: int = 0
    gewijzigd: int = 0
    bereikt: dict[int, bool] = field(default_factory=dict)
    toegevoegd: set[int] = field(default_factory=set)
    vervallen: set[int] = field(default_factory=set)
    herijkt: list[Inhoud] = field(default_factory=list)
    afspraken: dict[str, set[int]] = field(default_factory=lambda: {naam: set() for naam in AFSPRAAKWOORDEN.values()})
    geen_afspraak: int = 0
    met_afspraak: int = 0
    zonder_deelnemers: int = 0
    onbekend_bereikt: int = 0
    zonder_planning: int = 0
    ongedateerd: int = 0

    def tel_statussen(self, verslag: Verslag) -> None:
        self.acties += 1
        self.gewijzigd += any(rij.soort != Gebeurtenissoort.TEKST for rij in verslag.veranderingen)
        paren = ((self.begin, verslag.status_begin), (self.einde, verslag.status_einde), (self.peil, verslag.status))
        for teller, rij in paren:
            if rij is not None:
                teller[rij.naar["status"]] += 1

    def tel_verandering(self, rij: Gebeurtenis, verslag: Verslag) -> None:
        self.ongedateerd += rij.datum is None
        if rij.mijlpaal_id is not None:
            self._tel_mijlpaal(rij, rij.mijlpaal_id, verslag)
        if rij.afspraak_id is not None:
            self.afspraken[AFSPRAAKWOORDEN[Verandering(rij.verandering)]].add(rij.afspraak_id)

    def _tel_mijlpaal(self, rij: Gebeurtenis, sleutel: int, verslag: Verslag) -> None:
        if "stand" in rij.naar and (rij.naar["stand"] == Bereikt.JA or sleutel in self.bereikt):
            self.bereikt[sleutel] = rij.naar["stand"] == Bereikt.JA  # a later row may take it back
        if rij.verandering == Verandering.MIJLPAAL_TOEGEVOEGD:
            self.toegevoegd.add(sleutel)
        elif rij.verandering == Verandering.MIJLPAAL_VERVALLEN:
            self.vervallen.add(sleutel)
        elif rij.verandering == Verandering.MIJLPAAL_HERIJKT and rij.naar.get("verwacht"):
            self.herijkt.append(_herijking(rij, verslag.gepland(sleutel)))

    def tel_stand(self, verslag: Verslag, mijlpalen: list[Inhoud], afspraken: list[Inhoud]) -> None:
        self.onbekend_bereikt += sum(mijlpaal["stand"] == "onbekend" for mijlpaal in mijlpalen)
        self.zonder_planning += sum(not mijlpaal["gepland"] for mijlpaal in mijlpalen)
        self.geen_afspraak += sum(not afspraak["is_vastgelegd"] for afspraak in afspraken)
        self.met_afspraak += sum(afspraak["is_vastgelegd"] for afspraak in afspraken)
        self.zonder_deelnemers += not verslag.deelnemers

    def als_gegevens(self) -> Inhoud:
        """The summary as it is kept."""
        return {
            "acties": self.acties,
            "acties_gewijzigd": self.gewijzigd,
            "statussen": self._statussen(),
            "nog_niet_begonnen": {
                "begin": self.acties - self.begin.total(),
                "einde": self.acties - self.einde.total(),
            },
            "mijlpalen": {
                "bereikt": sum(self.bereikt.values()),
                "herijkt": len({rij["sleutel"] for rij in self.herijkt}),
                "vervallen": len(self.vervallen),
                "toegevoegd": len(self.toegevoegd),
            },
            "herijkingen": [{naam: w for naam, w in rij.items() if naam != "sleutel"} for rij in self.herijkt],
            "afspraken": {naam: len(sleutels) for naam, sleutels in self.afspraken.items()},
            "partijen": {"met_afspraak": self.met_afspraak, "geen_afspraak": self.geen_afspraak},
        }

    def _statussen(self) -> list[Inhoud]:
        """Every status with its three counts, also those that no actie has."""
        return [
            {
                "waarde": status.value,
                "tekst": str(status.label),
                "begin": self.begin[status],
                "einde": self.einde[status],
                "peil": self.peil[status],
            }
            for status in Status
        ]

    def weggelaten(self, rapport: Rapport) -> list[str]:
        """What the report leaves out, in sentences."""
        bekend = rapport.moment.bekend_tekst
        zinnen = [f"Wat na {bekend} is vastgelegd, staat niet in dit rapport, ook niet als het eerder inging."]
        if rapport.bereik == Bereik.PARTIJ:
            zinnen.append(f"De afspraken van andere partijen dan {rapport.partij} staan niet in dit rapport.")
        zinnen += [
            een if aantal == 1 else meer.format(getallen.getal(aantal))
            for aantal, een, meer in (
                (self.ongedateerd, *ONGEDATEERD),
                (self.onbekend_bereikt, *ONBEKEND_BEREIKT),
                (self.zonder_planning, *ZONDER_PLANNING),
                (self.zonder_deelnemers, *ZONDER_DEELNEMERS),
            )
            if aantal
        ]
        return zinnen


def _herijking(rij: Gebeurtenis, gepland: DateRange | None) -> Inhoud:
    """From when to when, and how many days that is (None: one of the two is open or unknown)."""
    oud = rij.van.get("verwacht")
    van, naar = lees_periode(oud) if oud else gepland, lees_periode(rij.naar["verwacht"])
    dagen = verschil_in_dagen(van, naar) if van else None
    return {
        "sleutel": rij.mijlpaal_id,
        "actie": rij.actie.titel,
        "mijlpaal": str(rij.mijlpaal),
        "van": toon_periode(van),
        "naar": toon_periode(naar),
        "dagen": dagen,
        "verschil": _in_woorden(dagen),
        "reden": rij.reden,
    }


def _in_woorden(dagen: int | None) -> str:
    """How many days later or earlier; empty when that is not known."""
    if dagen is None:
        return ""
    return f"{getallen.aantal(abs(dagen), 'dag', 'dagen')} {'eerder' if dagen < 0 else 'later'}"
