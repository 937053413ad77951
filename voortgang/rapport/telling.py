"""The counts of a report. Counts, never percentages; what they leave out is said beside them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from acties.models import Bereikt, Gebeurtenis, Gebeurtenissoort, Status, Verandering
from acties.models.journaalvragen import Zekerheid
from basis.tijd.perioden import DateRange, lees_periode, toon_periode, verschil_in_dagen
from basis.web import getallen
from voortgang.models import Bereik, Rapport
from voortgang.rapport.afspraken import is_zonder
from voortgang.rapport.verslag import Programmaverslag, Verslag

Inhoud = dict[str, Any]
AFSPRAAKWOORDEN = {
    Verandering.AFSPRAAK_GEMAAKT: "gemaakt",
    Verandering.AFSPRAAK_BEVESTIGD: "bevestigd",
    Verandering.AFSPRAAK_GEWIJZIGD: "gewijzigd",
    Verandering.AFSPRAAK_HERIJKT: "herijkt",
    Verandering.AFSPRAAK_NAGEKOMEN: "nagekomen",
    Verandering.AFSPRAAK_INGETROKKEN: "ingetrokken",
}
# How an afspraak stood on the peildatum, by what is told of it.
AFSPRAAKSTANDEN = {
    "alle": "staat",
    "nagekomen": "is_nagekomen",
    "te_laat": "is_te_laat",
    "opnieuw": "is_opnieuw",
    "onbekend": "is_onbekend",
}

# What the counts leave out: of one, and of more.
ONGEDATEERD = (
    "1 verandering zonder datum is in de periode opgeschreven. Zij staat apart en telt niet mee.",
    "{} veranderingen zonder datum zijn in de periode opgeschreven. Ze staan apart en tellen niet mee.",
)
MOGELIJK = (
    "Van 1 verandering is niet zeker of zij in de periode viel. Zij staat apart en telt niet mee.",
    "Van {} veranderingen is niet zeker of ze in de periode vielen. Ze staan apart en tellen niet mee.",
)
MISSCHIEN = (
    "Van 1 actie is niet zeker of zij er op de peildatum bij hoort. Zij staat apart en telt niet mee.",
    "Van {} acties is niet zeker of ze er op de peildatum bij horen. Ze staan apart en tellen niet mee.",
)
STATUS_ONZEKER = {
    "begin": (
        "Van 1 actie is niet zeker of haar status aan het begin van de periode al anders was.",
        "Van {} acties is niet zeker of hun status aan het begin van de periode al anders was.",
    ),
    "einde": (
        "Van 1 actie is niet zeker of haar status aan het einde van de periode al anders was.",
        "Van {} acties is niet zeker of hun status aan het einde van de periode al anders was.",
    ),
    "peil": (
        "Van 1 actie is niet zeker of haar status op de peildatum al anders was.",
        "Van {} acties is niet zeker of hun status op de peildatum al anders was.",
    ),
}
DELEN_ONZEKER = {
    "deelnames": (
        "Van 1 deelnemer is niet zeker of die op de peildatum meedeed.",
        "Van {} deelnemers is niet zeker of ze op de peildatum meededen.",
    ),
    "mijlpaal": (
        "Van 1 mijlpaal is niet zeker hoe het er op de peildatum mee stond.",
        "Van {} mijlpalen is niet zeker hoe het er op de peildatum mee stond.",
    ),
    "afspraak": (
        "Van 1 afspraak is niet zeker hoe het er op de peildatum mee stond.",
        "Van {} afspraken is niet zeker hoe het er op de peildatum mee stond.",
    ),
}
ONBEKEND_BEREIKT = (
    "Van 1 mijlpaal is niet bekend of die is bereikt. Die telt niet als bereikt en niet als te laat.",
    "Van {} mijlpalen is niet bekend of ze zijn bereikt. Die tellen niet als bereikt en niet als te laat.",
)
ONBEKEND_NAGEKOMEN = (
    "Van 1 afspraak uit een openbare bron is niet bekend of zij is nagekomen. Die telt niet als te laat.",
    "Van {} afspraken uit een openbare bron is niet bekend of ze zijn nagekomen. Die tellen niet als te laat.",
)
ZONDER_PLANNING = (
    "Van 1 mijlpaal weten wij niet wanneer zij klaar moest zijn, en dus ook niet of zij later kwam.",
    "Van {} mijlpalen weten wij niet wanneer ze klaar moesten zijn, en dus ook niet of ze later kwamen.",
)
ZONDER_DEELNEMERS = (
    "Van 1 actie weten wij niet zeker wie er op de peildatum meedeed.",
    "Van {} acties weten wij niet zeker wie er op de peildatum meedeed.",
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
    afspraakstanden: Counter[str] = field(default_factory=Counter)
    geen_afspraak: int = 0
    met_afspraak: int = 0
    zonder_deelnemers: int = 0
    onbekend_bereikt: int = 0
    zonder_planning: int = 0
    ongedateerd: int = 0
    mogelijk: int = 0
    misschien: int = 0  # acties of which it is not certain that they belong here
    onzeker: Counter[str] = field(default_factory=Counter)  # by day the statuses, by kind the things

    def tel_statussen(self, verslag: Verslag) -> None:
        self.acties += 1
        self.gewijzigd += any(rij.soort != Gebeurtenissoort.TEKST for rij in verslag.veranderingen)
        for naam, teller in (("begin", self.begin), ("einde", self.einde), ("peil", self.peil)):
            woord = getattr(verslag, naam)
            self.onzeker[naam] += woord.is_onzeker
            if woord.zeker is not None:
                teller[woord.zeker.naar["status"]] += 1
        self.mogelijk += len(verslag.rijen[Zekerheid.MOGELIJK])
        self.ongedateerd += len(verslag.rijen[Zekerheid.ONBEKEND])

    def tel_verandering(self, rij: Gebeurtenis, verslag: Verslag) -> None:
        if rij.mijlpaal_id is not None:
            self._tel_mijlpaal(rij, rij.mijlpaal_id, verslag)
        self._tel_afspraakrij(rij)

    def _tel_afspraakrij(self, rij: Gebeurtenis) -> None:
        """Of each kind of change the afspraken to which it happened; other words are none."""
        if rij.afspraak_id is not None and (woord := AFSPRAAKWOORDEN.get(Verandering(rij.verandering))):
            self.afspraken[woord].add(rij.afspraak_id)

    def _tel_mijlpaal(self, rij: Gebeurtenis, sleutel: int, verslag: Verslag) -> None:
        if "stand" in rij.naar and (rij.naar["stand"] == Bereikt.JA or sleutel in self.bereikt):
            self.bereikt[sleutel] = rij.naar["stand"] == Bereikt.JA  # a later row may take it back
        if rij.verandering == Verandering.MIJLPAAL_TOEGEVOEGD:
            self.toegevoegd.add(sleutel)
        elif rij.verandering == Verandering.MIJLPAAL_VERVALLEN:
            self.vervallen.add(sleutel)
        elif rij.verandering == Verandering.MIJLPAAL_HERIJKT and rij.naar.get("verwacht"):
            self.herijkt.append(_herijking(rij, verslag.gepland(sleutel)))

    def tel_afspraken(self, afspraken: list[Inhoud]) -> None:
        for naam, vlag in AFSPRAAKSTANDEN.items():
            self.afspraakstanden[naam] += sum(afspraak[vlag] for afspraak in afspraken)

    def tel_programma(self, verslag: Programmaverslag, afspraken: list[Inhoud]) -> None:
        """What is about the programme as a whole counts among the afspraken."""
        self.tel_afspraken(afspraken)
        for rij in verslag.rijen[Zekerheid.ZEKER]:
            self._tel_afspraakrij(rij)
        self.mogelijk += len(verslag.rijen[Zekerheid.MOGELIJK])
        self.ongedateerd += len(verslag.rijen[Zekerheid.ONBEKEND])
        self.onzeker["afspraak"] += len({een.over.pk for een in verslag.onzeker})

    def tel_stand(self, verslag: Verslag, mijlpalen: list[Inhoud], partijen: list[Inhoud]) -> None:
        self.onbekend_bereikt += sum(mijlpaal["stand"] == "onbekend" for mijlpaal in mijlpalen)
        self.zonder_planning += sum(not mijlpaal["gepland"] for mijlpaal in mijlpalen)
        self.geen_afspraak += sum(is_zonder(rij) for rij in partijen)
        self.met_afspraak += sum(rij["is_vastgelegd"] for rij in partijen)
        self.zonder_deelnemers += not verslag.deelnemers
        for soort in DELEN_ONZEKER:
            self.onzeker[soort] += len({een.over.pk for een in verslag.onzeker[soort]})

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
            "afspraakstanden": {naam: self.afspraakstanden[naam] for naam in AFSPRAAKSTANDEN},
            "partijen": {"met_afspraak": self.met_afspraak, "geen_afspraak": self.geen_afspraak},
            "niet_meegeteld": self._niet_meegeteld(),
        }

    def _niet_meegeteld(self) -> dict[str, int]:
        """How many of each the counts leave out."""
        onzeker = {naam: self.onzeker[naam] for naam in STATUS_ONZEKER | DELEN_ONZEKER}
        return {"acties": self.misschien, "mogelijk": self.mogelijk, "ongedateerd": self.ongedateerd, **onzeker}

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
            zinnen.append(f"Afspraken die {rapport.partij} niet maakte, staan niet in dit rapport.")
        if rapport.bereik == Bereik.LIJN:
            zinnen.append("Afspraken en vragen over het hele programma staan niet in dit rapport.")
        zinnen += [
            een if aantal == 1 else meer.format(getallen.getal(aantal))
            for aantal, een, meer in (
                (self.misschien, *MISSCHIEN),
                (self.mogelijk, *MOGELIJK),
                (self.ongedateerd, *ONGEDATEERD),
                *((self.onzeker[naam], *woorden) for naam, woorden in (STATUS_ONZEKER | DELEN_ONZEKER).items()),
                (self.onbekend_bereikt, *ONBEKEND_BEREIKT),
                (self.afspraakstanden["onbekend"], *ONBEKEND_NAGEKOMEN),
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
        "actie": rij.houder.titel,
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
