"""What a card says of each kind of reason, and where one that is not answered on the card itself leads."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from acties.models import Houder
from basis.tijd.perioden import dag, toon_periode
from basis.web import getallen
from werk.redenbronnen import DAG_NUL
from werk.redenen import Gevraagd, Reden
from werk.toepassen.gevraagd import Vraagt

Namen = Mapping[int, str]
Tekst = Callable[[Sequence[Gevraagd], Namen, bool], str]
GENOEMD = 2  # parties that are named before the rest is counted


def _hoeveel(een: str, meer: str) -> Tekst:
    return lambda rij, namen, enige: een if rij[0].getal == 1 else meer.format(getallen.getal(rij[0].getal))


def _van_partijen(zin: str, meer: str) -> Tekst:
    """`zin` follows whose afspraak it is; with more than one `meer` follows how many, and of which parties."""

    def tekst(rij: Sequence[Gevraagd], namen: Namen, enige: bool) -> str:
        wie = list(dict.fromkeys(namen.get(gevraagd.partij, "een partij") for gevraagd in rij))
        if len(rij) == 1:
            van_wie = "uw afspraak" if enige else f"de afspraak van {wie[0]}"
            return f"{van_wie} {zin.format(getallen.getal(rij[0].getal))}"
        rest = len(wie) - GENOEMD
        lijst = getallen.opsomming([*wie[:GENOEMD], f"nog {rest}"] if rest > 0 else wie)
        van_wie = f" ({lijst})" if meer.endswith("?") else f": {lijst}"
        return f"{len(rij)} afspraken {meer}{'' if enige else van_wie}"

    return tekst


def _tot_deadline(deadline: date) -> str:
    wanneer = "de deadline was" if deadline < timezone.localdate() else "uiterlijk"
    return f"een updateronde vraagt een antwoord, {wanneer} {toon_periode(dag(deadline))}"


# What a code asks of a party: of the own one, and of one that is named.
TOEPASSEN: dict[Vraagt, tuple[str, str]] = {
    Vraagt.EERDER: ("de code is veranderd: past u die nog zo toe?", "de code is veranderd: past {} die nog zo toe?"),
    Vraagt.NOOIT: ("u bent gevraagd hoe u de code toepast", "{} is gevraagd hoe zij de code toepast"),
    Vraagt.LANG: (
        "u zei lang niet hoe u de code toepast",
        "{} zei lang niet hoe zij de code toepast",
    ),
}


def _toepassen(rij: Sequence[Gevraagd], namen: Namen, enige: bool) -> str:
    """Of the most pressing thing that is asked; of more parties how many."""
    eerste = Vraagt(min(gevraagd.getal for gevraagd in rij))
    wie = list(dict.fromkeys(g.partij for g in rij if g.getal == eerste))
    van_mij, van_een = TOEPASSEN[eerste]
    if len(wie) == 1 and wie[0] not in namen:
        return van_mij
    lijst = getallen.opsomming([namen.get(partij, "een partij") for partij in wie[:GENOEMD]])
    rest = f" en nog {len(wie) - GENOEMD}" if len(wie) > GENOEMD else ""
    return van_mij if enige else van_een.format(f"{lijst}{rest}")


TEKSTEN: dict[Reden, Tekst] = {
    Reden.VRAAG_TE_LAAT: _hoeveel(
        "het antwoord op 1 vraag aan inwoners is te laat", "de antwoorden op {} vragen aan inwoners zijn te laat"
    ),
    Reden.REACTIE_LEZEN: _hoeveel("1 reactie van een inwoner te lezen", "{} reacties van inwoners te lezen"),
    Reden.VRAAG: _hoeveel("inwoners wachten op antwoord op 1 vraag", "inwoners wachten op antwoord op {} vragen"),
    Reden.TE_LAAT: _hoeveel("1 mijlpaal is te laat", "{} mijlpalen zijn te laat"),
    Reden.RONDE: lambda rij, namen, enige: _tot_deadline(DAG_NUL + timedelta(days=min(g.getal for g in rij))),
    Reden.CONCEPT: lambda rij, namen, enige: "een concept wacht op u",
    Reden.TOEPASSEN: _toepassen,
    Reden.ZELFCHECK: lambda rij, namen, enige: "een collega vraagt u een zelfcheck van de code op de site te zetten",
    Reden.BRONVOORSTEL: _hoeveel("1 voorstel uit een officiële bron", "{} voorstellen uit officiële bronnen"),
    Reden.NIET_BEVESTIGD: _hoeveel("1 dag niets gemeld of bevestigd", "{} dagen niets gemeld of bevestigd"),
    Reden.AFSPRAAK_TE_LAAT: _van_partijen("is te laat", "zijn te laat"),
    Reden.OPNIEUW: _van_partijen("is veranderd: geldt zij nog?", "zijn veranderd: gelden zij nog?"),
    Reden.VOORSTEL: _van_partijen("wacht op bevestiging", "wachten op bevestiging"),
    Reden.GEVONDEN: _van_partijen(
        "vonden wij in een openbare bron: klopt zij?", "vonden wij in openbare bronnen: kloppen zij?"
    ),
    Reden.WEERSPROKEN: _van_partijen("klopt volgens de partij niet", "kloppen volgens de partij niet"),
    Reden.AFSPRAAK_ONTBREEKT: _van_partijen("is nog niet vastgelegd", "zijn nog niet vastgelegd"),
    Reden.AFSPRAAK_BEVESTIGEN: _van_partijen("is {} dagen niet bevestigd", "zijn lang niet bevestigd"),
    Reden.AFSPRAAK_INGETROKKEN: _van_partijen("is ingetrokken", "zijn ingetrokken"),
    Reden.BINNENKORT: _van_partijen("moet binnenkort klaar zijn", "moeten binnenkort klaar zijn"),
}

# What to press for a reason that is not answered on the card itself, and where that leads for what was asked about.
VRAGEN = ("Bekijk de vragen aan inwoners", lambda houder: reverse("werk_meedoen:lijst"))
TOEPASSEN_OP = ("Zeg hoe u de code toepast", lambda houder: reverse("toepassen:lijst"))
WAARHEEN: dict[Reden, tuple[str, Callable[[Houder], str]]] = {
    Reden.VRAAG_TE_LAAT: VRAGEN,
    Reden.REACTIE_LEZEN: VRAGEN,
    Reden.VRAAG: VRAGEN,
    Reden.RONDE: ("Bekijk de updateronde", lambda houder: reverse("rondes:lijst")),
    Reden.CONCEPT: ("Bekijk het concept", lambda houder: reverse("concepten:lijst")),
    Reden.TOEPASSEN: TOEPASSEN_OP,
    Reden.ZELFCHECK: TOEPASSEN_OP,
    Reden.BRONVOORSTEL: ("Bekijk de voorstellen", lambda houder: reverse("voorstellen:lijst")),
}


def vertel_redenen(gevraagd: Sequence[Gevraagd], namen: Namen, *, enige: bool) -> tuple[str, ...]:
    """One line per kind of reason. `enige`: the person acts for one party only there."""
    regels = []
    for reden, groep in groupby(gevraagd, key=lambda g: g.reden):
        tekst = TEKSTEN.get(reden)
        regels.append(tekst(list(groep), namen, enige) if tekst else str(reden.label))
    return tuple(regels)
