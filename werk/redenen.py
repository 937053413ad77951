"""Why an actie, or the programme as a whole, asks something of a person: each kind of reason, and questions about them.

Another kind is a source in `werk.redenbronnen`, named here in `BRONNEN`, and what to call it on a card in
`werk.redentekst`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models import CharField, Q, Value
from django.db.models.expressions import RawSQL

from acties.models.actie import ActieQuerySet
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


def _vereend(veld: Werkveld, redenen: Iterable[Reden] = Reden) -> Rijen:
    delen: list[Rijen] = [
        BRONNEN[reden](veld).annotate(r_reden=Value(reden.value, CharField())).values_list("r_reden", *KOLOMMEN)
        for reden in redenen
    ]
    return delen[0].union(*delen[1:], all=True)


# Every source is read once: a condition per kind would make the database think about all of them time and again.
GEVONDEN = "gevonden (r_reden, r_actie, r_partij, r_getal, r_toezegging)"
ACTIES = f"SELECT gevonden.r_actie FROM ({{vraag}}) AS {GEVONDEN}"  # noqa: S608  # a constant, as the next one
TELLING = f"""
    WITH {GEVONDEN} AS ({{vraag}})
    SELECT true, coalesce(r_reden, 'iets'), count(DISTINCT r_actie), 0, 0, 0
    FROM gevonden GROUP BY GROUPING SETS ((r_reden), ())
    UNION ALL
    SELECT true, 'gekozen', count(*), 0, 0, 0 FROM ({{keuze}}) AS gekozen
    UNION ALL
    SELECT false, r_reden, r_actie, r_partij, r_getal, r_toezegging FROM gevonden WHERE r_actie = ANY(%s)
"""  # noqa: S608


@dataclass(frozen=True)
class Redenvraag:
    """The question for some kinds of reason as a part of others; to put all of them together takes Django long."""

    sql: str
    waarden: tuple[Any, ...]

    @classmethod
    def van(cls, veld: Werkveld, redenen: Iterable[Reden] = Reden) -> "Redenvraag":
        return cls(*_als_sql(_vereend(veld, redenen)))

    @property
    def voorwaarde(self) -> Q:
        """That an actie in view asks for one of them."""
        return Q(pk__in=RawSQL(ACTIES.format(vraag=self.sql), self.waarden))  # noqa: S611  # Django wrote all of it

    def tel(self, keuze: ActieQuerySet, acties: Iterable[int]) -> tuple[dict[str, int], dict[int, list[Gevraagd]]]:
        """How many acties in view ask for each kind of reason, for anything (`iets`), and are in `keuze` (`gekozen`);
        and the reasons of these `acties`, as `lees` gives them.

        The programme as a whole counts as one, but is never `gekozen`: it has no place in the list.
        """
        geteld = dict.fromkeys(["gekozen", "iets", *(reden.value for reden in Reden)], 0)
        gekozen, waarden = _als_sql(keuze.order_by().values("pk"))
        vraag = TELLING.format(vraag=self.sql, keuze=gekozen)
        with connection.cursor() as cursor:
            cursor.execute(vraag, [*self.waarden, *waarden, list(acties)])
            rijen = cursor.fetchall()
        geteld |= {naam: aantal for is_aantal, naam, aantal, *_ in rijen if is_aantal}
        return geteld, _per_actie(rij for is_aantal, *rij in rijen if not is_aantal)


def lees(veld: Werkveld) -> dict[int, list[Gevraagd]]:
    """The reasons of the acties in view by the key of the actie, the most pressing first; those of `PROGRAMMA` too."""
    return _per_actie(_vereend(veld))


def _per_actie(rijen: Iterable[Sequence[Any]]) -> dict[int, list[Gevraagd]]:
    gelezen: dict[int, list[Gevraagd]] = {}
    for reden, actie, partij, getal, toezegging in rijen:
        gelezen.setdefault(actie, []).append(Gevraagd(Reden(reden), partij, getal, toezegging))
    volgorde = list(Reden)
    return {
        actie: sorted(rij, key=lambda g: (volgorde.index(g.reden), g.partij, g.toezegging))
        for actie, rij in gelezen.items()
    }


def _als_sql(rijen: Rijen) -> tuple[str, tuple[Any, ...]]:
    """A question as a part of another one; also one of which Django knows that it finds nothing."""
    sql: tuple[str, tuple[Any, ...]] = rijen.query.get_compiler(connection=connection, elide_empty=False).as_sql()
    return sql
