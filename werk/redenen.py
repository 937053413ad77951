"""Why an actie, or the programme as a whole, asks something of a person: each kind of reason, and questions about them.

Another kind is a source in `werk.redenbronnen`, named here in `BRONNEN`, and what to call it on a card in
`werk.redentekst`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models import CharField, Q, Value

from werk import redenbronnen as bronnen
from werk.redenbronnen import KOLOMMEN, Rijen
from werk.werkveld import Werkveld


class Reden(models.TextChoices):
    """A kind of reason, the most pressing first; the label stands behind a number of acties."""

    VRAAG_TE_LAAT = "vraag-te-laat", "antwoord aan inwoners te laat"
    TE_LAAT = "te-laat", "mijlpaal te laat"
    AFSPRAAK_TE_LAAT = "afspraak-te-laat", "afspraak te laat"
    REACTIE_LEZEN = "reactie-lezen", "reactie van een inwoner te lezen"
    VRAAG = "vraag", "inwoners wachten op antwoord"
    RONDE = "ronde", "updateronde vraagt een antwoord"
    CONCEPT = "concept", "concept wacht"
    ZELFCHECK = "zelfcheck", "zelfcheck van een code wacht"
    BRONVOORSTEL = "bronvoorstel", "voorstel uit een bron wacht"
    TOEPASSEN = "toepassen", "zeg hoe u een code toepast"
    OPNIEUW = "afspraak-opnieuw", "afspraak opnieuw te bevestigen"
    VOORSTEL = "afspraak-voorstel", "gevraagd voor een afspraak"
    GEVONDEN = "afspraak-gevonden", "gevonden afspraak: klopt zij?"
    WEERSPROKEN = "afspraak-weersproken", "gevonden afspraak klopt niet"
    NOOIT_GEMELD = "nooit-gemeld", "nog niets gemeld"
    NIET_BEVESTIGD = "niet-bevestigd", "lang niets gemeld"
    AFSPRAAK_ONTBREEKT = "afspraak-ontbreekt", "afspraak ontbreekt"
    AFSPRAAK_BEVESTIGEN = "afspraak-bevestigen", "afspraak te bevestigen"
    AFSPRAAK_INGETROKKEN = "afspraak-ingetrokken", "afspraak ingetrokken"
    BINNENKORT = "afspraak-binnenkort", "afspraak bijna aan de beurt"


BRONNEN: dict[Reden, Callable[[Werkveld], Rijen]] = {
    Reden.VRAAG_TE_LAAT: bronnen.vraag_te_laat,
    Reden.TE_LAAT: bronnen.te_laat,
    Reden.AFSPRAAK_TE_LAAT: bronnen.afspraak_te_laat,
    Reden.REACTIE_LEZEN: bronnen.reactie_lezen,
    Reden.VRAAG: bronnen.vraag,
    Reden.RONDE: bronnen.ronde,
    Reden.CONCEPT: bronnen.concept,
    Reden.ZELFCHECK: bronnen.zelfcheck,
    Reden.BRONVOORSTEL: bronnen.bronvoorstel,
    Reden.TOEPASSEN: bronnen.toepassen,
    Reden.OPNIEUW: bronnen.opnieuw,
    Reden.VOORSTEL: bronnen.voorstel,
    Reden.GEVONDEN: bronnen.gevonden,
    Reden.WEERSPROKEN: bronnen.weersproken,
    Reden.NOOIT_GEMELD: bronnen.nooit_gemeld,
    Reden.NIET_BEVESTIGD: bronnen.niet_bevestigd,
    Reden.AFSPRAAK_ONTBREEKT: bronnen.ontbreekt,
    Reden.AFSPRAAK_BEVESTIGEN: bronnen.afspraak_bevestigen,
    Reden.AFSPRAAK_INGETROKKEN: bronnen.ingetrokken,
    Reden.BINNENKORT: bronnen.binnenkort,
}


# -- questions about them --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Gevraagd:
    """One reason of one actie: of which party (0: who carries it), a number to tell, by which toezegging (0: none)."""

    reden: Reden
    partij: int
    getal: int
    toezegging: int = 0


def met_reden(veld: Werkveld, *redenen: Reden) -> Q:
    """The condition that an actie asks for one of these; without any: for anything."""
    voorwaarde = Q()
    for reden in redenen or Reden:
        voorwaarde |= Q(pk__in=BRONNEN[reden](veld).values("r_actie"))
    return voorwaarde


def _vereend(veld: Werkveld) -> Rijen:
    delen: list[Rijen] = [
        BRONNEN[reden](veld).annotate(r_reden=Value(reden.value, CharField())).values_list("r_reden", *KOLOMMEN)
        for reden in Reden
    ]
    return delen[0].union(*delen[1:], all=True)


# Every source is read once: a condition per kind would make the database think about all of them time and again.
TELLING = """
    SELECT coalesce(gevonden.r_reden, 'iets'), count(DISTINCT gevonden.r_actie)
    FROM ({vraag}) AS gevonden (r_reden, r_actie, r_partij, r_getal, r_toezegging)
    GROUP BY GROUPING SETS ((gevonden.r_reden), ())
    UNION ALL
    SELECT 'gekozen', count(*) FROM ({keuze}) AS gekozen
"""


def lees(veld: Werkveld) -> dict[int, list[Gevraagd]]:
    """The reasons of the acties in view by the key of the actie, the most pressing first; those of `PROGRAMMA` too."""
    gelezen: dict[int, list[Gevraagd]] = {}
    for reden, actie, partij, getal, toezegging in _vereend(veld):
        gelezen.setdefault(actie, []).append(Gevraagd(Reden(reden), partij, getal, toezegging))
    volgorde = list(Reden)
    return {
        actie: sorted(rij, key=lambda g: (volgorde.index(g.reden), g.partij, g.toezegging))
        for actie, rij in gelezen.items()
    }


def tel(veld: Werkveld, gekozen: Q) -> dict[str, int]:
    """How many acties in view ask for each kind of reason, for anything (`iets`), and are `gekozen`.

    The programme as a whole counts as one, but is never `gekozen`: it has no place in the list.
    """
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
