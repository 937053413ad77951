"""What a reason is called on a card, for one party or for many."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from acties.models import Actie
from basis.tijd.perioden import dag, toon_periode
from werk.redenen import DAG_NUL, Gevraagd, Reden

Namen = Mapping[int, str]
Tekst = Callable[[Sequence[Gevraagd], Namen, bool], str]
GENOEMD = 2  # parties that are named before the rest is counted


def _getal(een: str, meer: str) -> Tekst:
    return lambda rij, namen, enige: een if rij[0].getal == 1 else meer.format(rij[0].getal)


def _van_partijen(zin: str, meer: str) -> Tekst:
    """`zin` follows whose afspraak it is; with more than one party `meer` follows how many."""

    def tekst(rij: Sequence[Gevraagd], namen: Namen, enige: bool) -> str:
        if len(rij) == 1:
            van_wie = "uw afspraak" if enige else f"de afspraak van {namen.get(rij[0].partij, 'een partij')}"
            return f"{van_wie} {zin.format(rij[0].getal)}"
        genoemd = [namen.get(gevraagd.partij, "een partij") for gevraagd in rij[:GENOEMD]]
        rest = len(rij) - len(genoemd)
        lijst = f"{', '.join(genoemd)} en nog {rest}" if rest else " en ".join(genoemd)
        return f"{len(rij)} afspraken {meer}: {lijst}"

    return tekst


def _tot_deadline(deadline: date) -> str:
    wanneer = "de deadline was" if deadline < timezone.localdate() else "uiterlijk"
    return f"een updateronde vraagt een antwoord, {wanneer} {toon_periode(dag(deadline))}"


TEKSTEN: dict[Reden, Tekst] = {
    Reden.TE_LAAT: _getal("1 mijlpaal is te laat", "{} mijlpalen zijn te laat"),
    Reden.RONDE: lambda rij, namen, enige: _tot_deadline(DAG_NUL + timedelta(days=min(g.getal for g in rij))),
    Reden.CONCEPT: lambda rij, namen, enige: "een concept wacht op u",
    Reden.NIET_BEVESTIGD: _getal("1 dag niets gemeld of bevestigd", "{} dagen niets gemeld of bevestigd"),
    Reden.AFSPRAAK_ONTBREEKT: _van_partijen("is nog niet vastgelegd", "zijn nog niet vastgelegd"),
    Reden.AFSPRAAK_BEVESTIGEN: _van_partijen("is {} dagen niet bevestigd", "zijn lang niet bevestigd"),
    Reden.AFSPRAAK_INGETROKKEN: _van_partijen("is ingetrokken", "zijn ingetrokken"),
}

# What to press for a reason that is not answered on the card itself, and where that leads for this actie.
WAARHEEN: dict[Reden, tuple[str, Callable[[Actie], str]]] = {
    Reden.RONDE: ("Bekijk de updateronde", lambda actie: reverse("rondes:lijst")),
    Reden.CONCEPT: ("Bekijk het concept", lambda actie: reverse("concepten:lijst")),
}


def vertel_redenen(gevraagd: Sequence[Gevraagd], namen: Namen, *, enige: bool) -> tuple[str, ...]:
    """One line per kind of reason. `enige`: the person acts for one party only in this actie."""
    regels = []
    for reden, groep in groupby(gevraagd, key=lambda g: g.reden):
        tekst = TEKSTEN.get(reden)
        regels.append(tekst(list(groep), namen, enige) if tekst else str(reden.label))
    return tuple(regels)
