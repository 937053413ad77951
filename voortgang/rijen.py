"""The rows behind a number of the page of progress."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from acties.actualiteit import Actualiteit, over_actie, over_afspraak
from acties.delen import Mijlpaalregel
from acties.models import Mijlpaal
from acties.models.gebeurtenissoort import NIET_INHOUDELIJK
from acties.models.journaalvragen import GebeurtenisQuerySet
from basis.web.adres import Adres
from basis.web.bladeren import Bladzijde, Sortering, blader
from voortgang import cijfers, nakomen
from voortgang.blik import Blik
from voortgang.hoofdstukken import GETELD, GROEPNAMEN, in_jaar

KLASSENAMEN = {
    f"{soort}-{klasse.value}": f"{geteld.capitalize()}: {klasse.label}"
    for soort, geteld in GETELD.items()
    for klasse in Actualiteit
}
NAMEN = GROEPNAMEN | KLASSENAMEN | {naam: groep.naam for naam, groep in nakomen.GROEPEN.items()}
OP_TITEL = Sortering("naam", "", "titel")
OP_NAAM = Sortering("naam", "", "sorteertitel")
OP_ACTIE = Sortering("actie", "", "actie_titel")


@dataclass(frozen=True)
class Achter:
    """What a number counted: its name, its kind of rows, and a page of them.

    Of `afspraken` the rows are the parts of makers, of `nakomen` whole afspraken.
    """

    titel: str
    soort: str
    bladzijde: Bladzijde[Any]
    regels: list[Any]


def achter(blik: Blik, wat: str, jaar: int | None, adres: Adres) -> Achter:
    """A page of the rows that a number counted. `wat` is one of `NAMEN`."""
    if wat in GROEPNAMEN:
        bladzijde: Bladzijde[Any] = blader(_op_dag(cijfers.mijlpalen_achter(blik, wat, jaar)), cijfers.OP_DAG, adres)
        regels = _mijlpalen_toen(bladzijde.rijen, blik)
        titel = f"{NAMEN[wat]} {in_jaar(jaar)}" if jaar is not None and wat in cijfers.JAREN else NAMEN[wat]
        return Achter(titel, "mijlpalen", bladzijde, regels)
    if wat in nakomen.GROEPEN:
        bladzijde = blader(nakomen.achter(blik, wat), OP_TITEL, adres)
        toen = nakomen.toen(blik, [een.pk for een in bladzijde.rijen])
        return Achter(NAMEN[wat], "nakomen", bladzijde, [toen[een.pk] for een in bladzijde.rijen])
    soort, _, klasse = wat.partition("-")
    if soort == "acties":
        rijen = _met_woorden(blik, cijfers.acties_achter(blik, Actualiteit(klasse)), over_actie(), "actie")
        bladzijde = blader(rijen, OP_NAAM, adres)
    else:
        rijen = _met_woorden(blik, cijfers.afspraken_achter(blik, Actualiteit(klasse)), over_afspraak(), "afspraak")
        bladzijde = blader(rijen, OP_ACTIE, adres)
    return Achter(NAMEN[wat], soort, bladzijde, bladzijde.rijen)


def _op_dag(rijen: Any) -> Any:
    """By the day that is known best (as it is known today); those without any last."""
    dagen = ("bereikt__endswith", "verwacht__endswith", "gepland__endswith")
    return rijen.annotate(tot=Coalesce(*dagen, Value(date.max), output_field=DateField()))


def _mijlpalen_toen(mijlpalen: list[Mijlpaal], blik: Blik) -> list[Mijlpaalregel]:
    """These mijlpalen as they stood."""
    toen = cijfers.mijlpalen_toen(blik, {m.actie_id: m.actie for m in mijlpalen}.values())
    return [toen[mijlpaal.pk][0] for mijlpaal in mijlpalen]


def _met_woorden(blik: Blik, rijen: Any, woorden: GebeurtenisQuerySet, van: str) -> Any:
    """With when something last changed and when it was last confirmed, by the day on which that was recorded."""
    sleutel = OuterRef("afspraak") if van == "afspraak" else OuterRef("pk")  # behind those are the parts of makers
    hier = blik.toen_bekend().journaal(woorden.filter(**{van: sleutel})).values(van)
    niet = Q(soort__in=NIET_INHOUDELIJK)
    return rijen.annotate(
        gewijzigd=Subquery(hier.exclude(niet).values(op=Max("geregistreerd_op"))),
        bevestigd=Subquery(hier.filter(niet).values(op=Max("geregistreerd_op"))),
    )
