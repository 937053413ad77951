"""Why an actie, or the programme as a whole, asks something of a person: each kind of reason and its source.

A source says which acties in a view ask for it (0: the programme), for which party, by which part in an afspraak, and
a number to tell (days, a day, or how many). So the database filters, counts and sorts by reason, also for who sees
thousands of acties. Another kind is a source in `BRONNEN`, and what to call it on a card in `werk.redentekst`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection, models
from django.db.models import BigIntegerField, CharField, Count, Exists, F, Func, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from acties.actualiteit import over_actie, over_toezegging, stil
from acties.models import Afspraakstand, Deelname, Herkomst, Mijlpaal, Toezegging
from acties.models.afspraakstand import BLIJFT_STAAN, MET_MOMENT
from acties.models.toezegging import ToezeggingQuerySet
from basis.tijd.moment import Moment
from partijen.rollen import Recht
from werk.concepten.models import Concept
from werk.rondes.models import Rondevraag
from werk.werkveld import Werkveld

DAG_NUL = date(2018, 1, 1)  # a reason tells one number: a day is how many days it lies after this one
PROGRAMMA = 0  # in the place of the key of an actie: the programme as a whole
BINNENKORT = timedelta(days=30)  # before the day of an afspraak


class Reden(models.TextChoices):
    """A kind of reason, the most pressing first; the label stands behind a number of acties."""

    TE_LAAT = "te-laat", "mijlpaal te laat"
    AFSPRAAK_TE_LAAT = "afspraak-te-laat", "afspraak te laat"
    RONDE = "ronde", "updateronde vraagt een antwoord"
    CONCEPT = "concept", "concept wacht"
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


# -- the sources -----------------------------------------------------------------------------------------------

Rijen = QuerySet[Any, Any]


def als_rijen(rijen: Rijen, actie: str = "actie_id", partij: str = "", getal: str = "", toezegging: str = "") -> Rijen:
    """What a source gives: the keys of the actie, of the party that is asked (0: who carries it) and of its part in an
    afspraak (0: it is not about one), and a number.
    """
    gevonden: Rijen = (
        rijen.order_by()
        .annotate(
            r_actie=Coalesce(_getal(actie), Value(PROGRAMMA), output_field=BigIntegerField()),
            r_partij=_getal(partij),
            r_getal=_getal(getal),
            r_toezegging=_getal(toezegging),
        )
        .values_list(*KOLOMMEN)
    )
    return gevonden


KOLOMMEN = ("r_actie", "r_partij", "r_getal", "r_toezegging")


def _getal(veld: str) -> Any:
    return Cast(F(veld), BigIntegerField()) if veld else Value(0, BigIntegerField())


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
    return als_rijen(_deelnemend(veld).exclude(Exists(_hier())), partij="partij_id")


def _ingetrokken(veld: Werkveld) -> Rijen:
    """The parties that withdrew all that they promised there."""
    staat = _hier().exclude(stand=Afspraakstand.INGETROKKEN)
    return als_rijen(_deelnemend(veld).filter(Exists(_hier())).exclude(Exists(staat)), partij="partij_id")


def _hier() -> ToezeggingQuerySet:
    """What the party of the outer query promised in the actie of that query."""
    return Toezegging.objects.filter(afspraak__actie=OuterRef("actie"), partij=OuterRef("partij"))


def _open(veld: Werkveld) -> ToezeggingQuerySet:
    """What the own parties promised and neither kept nor withdrew, in running acties and about the programme."""
    waar = Q(afspraak__actie__in=veld.lopend)
    if veld.met_programma:
        waar |= Q(afspraak__programma__isnull=False)
    return Toezegging.objects.filter(waar, partij__in=veld.partijen.order_by(), stand__in=BLIJFT_STAAN)


def _als_toezeggingen(rijen: ToezeggingQuerySet) -> Rijen:
    return als_rijen(rijen, actie="afspraak__actie_id", partij="partij_id", toezegging="pk")


def _afspraak_te_laat(veld: Werkveld) -> Rijen:
    return _als_toezeggingen(_open(veld).te_laat(Moment.nu()))


def _binnenkort(veld: Werkveld) -> Rijen:
    """Of what is not late yet; the last day that is expected now."""
    nu = Coalesce(F("afspraak__verwacht"), F("afspraak__uiterlijk"))
    tot = Func(nu, function="upper", output_field=models.DateField())
    rijen = _open(veld).filter(afspraak__herkomst=Herkomst.GEMELD, afspraak__uiterlijk__endswith__gt=veld.op)
    dichtbij = rijen.alias(tot=tot).filter(tot__gt=veld.op, tot__lte=veld.op + BINNENKORT)
    return _als_toezeggingen(dichtbij)


def _opnieuw(veld: Werkveld) -> Rijen:
    return _als_toezeggingen(_open(veld).filter(stand=Afspraakstand.OPNIEUW))


def _voorstel(veld: Werkveld) -> Rijen:
    """What another party proposed, or reported for its own part, and the own one did not confirm yet."""
    van_ander = Q(afspraak__indiener__isnull=True) | ~Q(afspraak__indiener=F("partij"))
    rijen = _open(veld).filter(van_ander, afspraak__herkomst=Herkomst.GEMELD, stand=Afspraakstand.VOORGENOMEN)
    return _als_toezeggingen(rijen)


def _gevonden(veld: Werkveld) -> Rijen:
    return _als_toezeggingen(_open(veld).filter(afspraak__herkomst=Herkomst.GEVONDEN, onjuist=""))


def _weersproken(veld: Werkveld) -> Rijen:
    """What a party finds wrong in a found one is for who laid it down: the programmabureau."""
    rijen = _open(veld).filter(afspraak__herkomst=Herkomst.GEVONDEN).exclude(onjuist="")
    return _als_toezeggingen(rijen if veld.gebruiker.mag_overal(Recht.RONDES) else rijen.none())


def _afspraak_bevestigen(veld: Werkveld) -> Rijen:
    """Of those about which nothing else is asked."""
    zelf = Q(stand=Afspraakstand.VOORGENOMEN, afspraak__indiener=F("partij"))
    vast = _open(veld).filter(zelf | Q(stand__in=MET_MOMENT), afspraak__herkomst=Herkomst.GEMELD)
    woorden = over_toezegging(Q(afspraak__toezeggingen__in=vast.values("pk")))
    groepen: Any = stil(woorden, "afspraak__toezeggingen", veld.op)
    groepen = groepen.values("afspraak__toezeggingen", "afspraak__toezeggingen__partij_id", "actie_id", "dagen")
    return als_rijen(
        groepen,
        partij="afspraak__toezeggingen__partij_id",
        getal="dagen",
        toezegging="afspraak__toezeggingen",
    )


def _ronde(veld: Werkveld) -> Rijen:
    """The number is the nearest deadline, as days since `DAG_NUL`."""
    vragen = Rondevraag.objects.in_open_rondes().van_partijen(veld.partijen.order_by()).over_acties(veld.lopend)
    per_partij = vragen.onbeantwoord().order_by().values("actie_id", "partij_id")
    dagen = Func(Min("ronde__deadline"), Value(DAG_NUL), arg_joiner=" - ", template="(%(expressions)s)")
    return als_rijen(per_partij.annotate(dagen=Cast(dagen, BigIntegerField())), partij="partij_id", getal="dagen")


def _concept(veld: Werkveld) -> Rijen:
    wacht = Concept.objects.vraagt_iets_van(veld.gebruiker)
    hier = wacht.open_bij(veld.acties.order_by(), met_programma=veld.met_programma)
    return als_rijen(hier.values("actie_id").distinct())


BRONNEN: dict[Reden, Callable[[Werkveld], Rijen]] = {
    Reden.TE_LAAT: _te_laat,
    Reden.AFSPRAAK_TE_LAAT: _afspraak_te_laat,
    Reden.RONDE: _ronde,
    Reden.CONCEPT: _concept,
    Reden.OPNIEUW: _opnieuw,
    Reden.VOORSTEL: _voorstel,
    Reden.GEVONDEN: _gevonden,
    Reden.WEERSPROKEN: _weersproken,
    Reden.NOOIT_GEMELD: _nooit_gemeld,
    Reden.NIET_BEVESTIGD: _niet_bevestigd,
    Reden.AFSPRAAK_ONTBREEKT: _ontbreekt,
    Reden.AFSPRAAK_BEVESTIGEN: _afspraak_bevestigen,
    Reden.AFSPRAAK_INGETROKKEN: _ingetrokken,
    Reden.BINNENKORT: _binnenkort,
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
