"""Why an actie asks something of a person: each kind of reason, its source and its words; the one list of them.

A source says which acties in a view ask for it, for which party, and a number to tell (days, a day, or how many). So
the database filters, counts and sorts by reason, also for who sees thousands of acties. Another kind is a source in
`BRONNEN`, and what to call it on a card in `TEKSTEN`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db import connection, models
from django.db.models import BigIntegerField, CharField, Count, Exists, F, Func, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from acties.actualiteit import BLIJFT_STAAN, over_actie, over_afspraak, stil
from acties.models import Actie, Afspraak, Afspraakstand, Deelname, Mijlpaal
from basis.tijd.perioden import dag, toon_periode
from basis.web import getallen
from werk.concepten.models import Concept
from werk.rondes.models import Rondevraag
from werk.werkveld import Werkveld

DAG_NUL = date(2018, 1, 1)  # a reason tells one number: a day is how many days it lies after this one


class Reden(models.TextChoices):
    """A kind of reason, the most pressing first; the label stands behind a number of acties."""

    TE_LAAT = "te-laat", "mijlpaal te laat"
    RONDE = "ronde", "updateronde vraagt een antwoord"
    CONCEPT = "concept", "concept wacht"
    NOOIT_GEMELD = "nooit-gemeld", "nog niets gemeld"
    NIET_BEVESTIGD = "niet-bevestigd", "lang niets gemeld"
    AFSPRAAK_ONTBREEKT = "afspraak-ontbreekt", "afspraak ontbreekt"
    AFSPRAAK_BEVESTIGEN = "afspraak-bevestigen", "afspraak te bevestigen"
    AFSPRAAK_INGETROKKEN = "afspraak-ingetrokken", "afspraak ingetrokken"


# -- the sources -----------------------------------------------------------------------------------------------

Rijen = QuerySet[Any, Any]


def als_rijen(rijen: Rijen, actie: str = "actie_id", partij: str = "", getal: str = "") -> Rijen:
    """What a source gives: the key of the actie, that of the party that is asked (0: who carries it), and a number."""
    nul = Value(0, BigIntegerField())
    gevonden: Rijen = (
        rijen.order_by()
        .annotate(
            r_actie=Cast(F(actie), BigIntegerField()),
            r_partij=Cast(F(partij), BigIntegerField()) if partij else nul,
            r_getal=Cast(F(getal), BigIntegerField()) if getal else nul,
        )
        .values_list("r_actie", "r_partij", "r_getal")
    )
    return gevonden


def _te_laat(veld: Werkveld) -> Rijen:
    laat = Mijlpaal.objects.te_laat(veld.op).van_acties(veld.getrokken)
    return als_rijen(laat.order_by().values("actie_id").annotate(hoeveel=Count("pk")), getal="hoeveel")


def _nooit_gemeld(veld: Werkveld) -> Rijen:
    return als_rijen(veld.getrokken.exclude(Exists(over_actie().filter(actie=OuterRef("pk")))), actie="pk")


def _niet_bevestigd(veld: Werkveld) -> Rijen:
    return als_rijen(stil(over_actie().filter(actie__in=veld.getrokken), "actie_id", veld.op), getal="dagen")


def _deelnemend(veld: Werkveld) -> Rijen:
    """The own parties in running acties, each once."""
    deelnames = Deelname.objects.filter(actie__in=veld.lopend, partij__in=veld.partijen.order_by())
    return deelnames.order_by().values("actie_id", "partij_id").distinct()


def _ontbreekt(veld: Werkveld) -> Rijen:
    afspraak = Afspraak.objects.filter(actie=OuterRef("actie"), partij=OuterRef("partij"))
    return als_rijen(_deelnemend(veld).exclude(Exists(afspraak)), partij="partij_id")


def _ingetrokken(veld: Werkveld) -> Rijen:
    hier = {"actie": OuterRef("actie"), "partij": OuterRef("partij")}
    afspraak = Afspraak.objects.filter(**hier, stand=Afspraakstand.INGETROKKEN)
    return als_rijen(_deelnemend(veld).filter(Exists(afspraak)), partij="partij_id")


def _afspraak_bevestigen(veld: Werkveld) -> Rijen:
    woorden = over_afspraak().filter(
        actie__in=veld.lopend, afspraak__partij__in=veld.partijen.order_by(), afspraak__stand__in=BLIJFT_STAAN
    )
    groepen: Any = stil(woorden, "afspraak_id", veld.op)
    groepen = groepen.values("afspraak__partij_id", "actie_id", "dagen")
    return als_rijen(groepen, partij="afspraak__partij_id", getal="dagen")


def _ronde(veld: Werkveld) -> Rijen:
    """The number is the nearest deadline, as days since `DAG_NUL`."""
    vragen = Rondevraag.objects.in_open_rondes().van_partijen(veld.partijen.order_by()).over_acties(veld.lopend)
    per_partij = vragen.onbeantwoord().order_by().values("actie_id", "partij_id")
    dagen = Func(Min("ronde__deadline"), Value(DAG_NUL), arg_joiner=" - ", template="(%(expressions)s)")
    return als_rijen(per_partij.annotate(dagen=Cast(dagen, BigIntegerField())), partij="partij_id", getal="dagen")


def _concept(veld: Werkveld) -> Rijen:
    return als_rijen(
        Concept.objects.vraagt_iets_van(veld.gebruiker).open_bij(veld.acties.order_by()).values("actie_id").distinct()
    )


BRONNEN: dict[Reden, Callable[[Werkveld], Rijen]] = {
    Reden.TE_LAAT: _te_laat,
    Reden.RONDE: _ronde,
    Reden.CONCEPT: _concept,
    Reden.NOOIT_GEMELD: _nooit_gemeld,
    Reden.NIET_BEVESTIGD: _niet_bevestigd,
    Reden.AFSPRAAK_ONTBREEKT: _ontbreekt,
    Reden.AFSPRAAK_BEVESTIGEN: _afspraak_bevestigen,
    Reden.AFSPRAAK_INGETROKKEN: _ingetrokken,
}


# -- questions about them --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Gevraagd:
    """One reason of one actie: of which party (0: who carries it), and a number to tell."""

    reden: Reden
    partij: int
    getal: int


def met_reden(veld: Werkveld, *redenen: Reden) -> Q:
    """The condition that an actie asks for one of these; without any: for anything."""
    voorwaarde = Q()
    for reden in redenen or Reden:
        voorwaarde |= Q(pk__in=BRONNEN[reden](veld).values("r_actie"))
    return voorwaarde


def _vereend(veld: Werkveld) -> Rijen:
    delen: list[Rijen] = [
        BRONNEN[reden](veld)
        .annotate(r_reden=Value(reden.value, CharField()))
        .values_list("r_actie", "r_reden", "r_partij", "r_getal")
        for reden in Reden
    ]
    return delen[0].union(*delen[1:], all=True)


# Every source is read once: a condition per kind would make the database think about all of them time and again.
TELLING = """
    SELECT coalesce(gevonden.r_reden, 'iets'), count(DISTINCT gevonden.r_actie)
    FROM ({vraag}) AS gevonden (r_actie, r_reden, r_partij, r_getal)
    GROUP BY GROUPING SETS ((gevonden.r_reden), ())
    UNION ALL
    SELECT 'gekozen', count(*) FROM ({keuze}) AS gekozen
"""


def lees(veld: Werkveld) -> dict[int, list[Gevraagd]]:
    """The reasons of the acties in view by the key of the actie, the most pressing first."""
    gelezen: dict[int, list[Gevraagd]] = {}
    for actie, reden, partij, getal in _vereend(veld):
        gelezen.setdefault(actie, []).append(Gevraagd(Reden(reden), partij, getal))
    volgorde = list(Reden)
    return {actie: sorted(rij, key=lambda g: (volgorde.index(g.reden), g.partij)) for actie, rij in gelezen.items()}


def tel(veld: Werkveld, gekozen: Q) -> dict[str, int]:
    """How many acties in view ask for each kind of reason, for anything (`iets`), and are `gekozen`."""
    geteld = dict.fromkeys(["gekozen", "iets", *(reden.value for reden in Reden)], 0)
    vraag, waarden = _als_sql(_vereend(veld))
    keuze, keuzewaarden = _als_sql(veld.acties.filter(gekozen).order_by().values("pk"))
    with connection.cursor() as cursor:
        cursor.execute(TELLING.format(vraag=vraag, keuze=keuze), [*waarden, *keuzewaarden])
        return geteld | dict(cursor.fetchall())


def _als_sql(rijen: Rijen) -> tuple[str, tuple[Any, ...]]:
    """A question as a part of another one; also one of which Django knows that it finds nothing."""
    sql: tuple[str, tuple[Any, ...]] = rijen.query.get_compiler(connection=connection, elide_empty=False).as_sql()
    return sql


# -- in words --------------------------------------------------------------------------------------------------

Namen = Mapping[int, str]
Tekst = Callable[[Sequence[Gevraagd], Namen, bool], str]
GENOEMD = 2  # parties that are named before the rest is counted


def _getal(een: str, meer: str) -> Tekst:
    return lambda rij, namen, enige: een if rij[0].getal == 1 else meer.format(getallen.getal(rij[0].getal))


def _van_partijen(zin: str, meer: str) -> Tekst:
    """`zin` follows whose afspraak it is; with more than one party `meer` follows how many."""

    def tekst(rij: Sequence[Gevraagd], namen: Namen, enige: bool) -> str:
        if len(rij) == 1:
            van_wie = "uw afspraak" if enige else f"de afspraak van {namen.get(rij[0].partij, 'een partij')}"
            return f"{van_wie} {zin.format(getallen.getal(rij[0].getal))}"
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
