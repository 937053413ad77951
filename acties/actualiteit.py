"""Whether what the portal says of an actie or an afspraak is still fresh. The one place of that rule.

Confirmed is not changed (rule 4), but both are a word from who carries it: what counts is the later of the last
substantive change and the last confirmation, by the day on which they were recorded. Not the day on which something
took effect, because a report of today about last year is fresh. The limits are those of the kind of actie, in days.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F, Max, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils import timezone

from acties.models import Actie, Afspraakstand, Gebeurtenis, Gebeurtenissoort, Houder, Soort, Toezegging
from acties.models.afspraakstand import MET_MOMENT
from acties.models.gebeurtenissoort import NIET_INHOUDELIJK
from acties.models.journaalvragen import GebeurtenisQuerySet

# A promise about the programme as a whole is asked about as those in a new kind of actie are.
BEVESTIG_NA: int = Soort._meta.get_field("bevestig_na").default


class Actualiteit(models.TextChoices):
    """How fresh it is."""

    ACTUEEL = "actueel", "actueel"
    BEVESTIGEN = "bevestigen", "te bevestigen"
    VEROUDERD = "verouderd", "verouderd"
    NIETS_GEMELD = "niets-gemeld", "nog niets gemeld"


def over_actie(tot: Any = None) -> GebeurtenisQuerySet:
    """What people said about the joint part: not a party about its own afspraak, and not what a command loaded.

    What was taken back at once (by the moment `tot`) was not said.
    """
    inhoud = Q(soort=Gebeurtenissoort.BEVESTIGD) | ~Q(soort__in=NIET_INHOUDELIJK)
    return Gebeurtenis.objects.filter(inhoud, door__isnull=False, afspraak__isnull=True).staand(tot)


def over_afspraak(tot: Any = None) -> GebeurtenisQuerySet:
    """What was laid down, changed or confirmed of an afspraak and not taken back (by the moment `tot`).

    Each such row is a word of its party.
    """
    return Gebeurtenis.objects.filter(afspraak__isnull=False).staand(tot)


def over_toezegging(welke: Q, tot: Any = None) -> GebeurtenisQuerySet:
    """The words of makers about their own part, each row once for every maker (`afspraak__toezeggingen`) that it is of.

    `welke` says of which; a second `filter` would ask about other makers of the same afspraak.

    A word is a stand, or that it is still true. That the portal asks to confirm anew is none.
    """
    verteld = models.Func(
        F("naar"),
        F("afspraak__toezeggingen__in_journaal"),
        template="(%(expressions)s)",
        arg_joiner=" ->> ",
        output_field=models.CharField(),
    )
    van_allen = Q(namens__isnull=True) | Q(namens=F("afspraak__toezeggingen__partij"))
    bevestigd = Q(soort=Gebeurtenissoort.BEVESTIGD) & van_allen
    gezegd = models.lookups.Exact(Coalesce(verteld, Value(Afspraakstand.OPNIEUW)), Value(Afspraakstand.OPNIEUW))
    return over_afspraak(tot).filter(welke, bevestigd | ~Q(gezegd))


def actie_gezegd(rijen: Iterable[Gebeurtenis]) -> datetime | None:
    """When a person last reported or confirmed the joint part, in these rows of an actie."""
    soorten = (Gebeurtenissoort.STATUS, Gebeurtenissoort.BEVESTIGD)
    gezegd = [rij for rij in rijen if rij.soort in soorten and rij.door_id and rij.afspraak_id is None]
    return max((rij.geregistreerd_op for rij in gezegd), default=None)


def toezegging_gezegd(toezegging: Toezegging, rijen: Iterable[Gebeurtenis]) -> datetime | None:
    """When a maker last said that its promise stands: by confirming, changing or keeping it.

    The rows are those about the afspraak.
    """
    gezegd = [rij.geregistreerd_op for rij in rijen if _zegt_dat_het_staat(toezegging, rij)]
    return max(gezegd, default=None)


def _zegt_dat_het_staat(toezegging: Toezegging, rij: Gebeurtenis) -> bool:
    if rij.soort == Gebeurtenissoort.BEVESTIGD:
        return rij.namens_id in (None, toezegging.partij_id)  # of none: from before there were more makers
    return rij.naar.get(toezegging.in_journaal) in MET_MOMENT


def vraagt_bevestiging(dagen: int, houder: Houder) -> bool:
    """Whether it has been silent for longer than the kind of actie allows."""
    return dagen > (houder.soort.bevestig_na if isinstance(houder, Actie) else BEVESTIG_NA)


def stil(rijen: GebeurtenisQuerySet, per: str, op: date) -> "QuerySet[Any, Any]":
    """For each `per` (actie or toezegging) in these words the days since the last one; only those silent for too long.

    Too long is longer than the kind of the actie allows. The last word of a maker is what it said last, also when that
    took back an earlier confirmation.
    """
    dagen = models.Func(
        Cast(Value(op), models.DateField()),
        TruncDate(Max("geregistreerd_op")),
        template="(%(expressions)s)",
        arg_joiner=" - ",
        output_field=models.IntegerField(),
    )
    na = Coalesce(F("actie__soort__bevestig_na"), Value(BEVESTIG_NA))
    groepen: QuerySet[Any, Any] = rijen.order_by().annotate(na=na).values(per, "actie", "na").annotate(dagen=dagen)
    return groepen.filter(dagen__gt=F("na"))


# Apps above that ask people anew: each says when it last did so about an actie.
_VRAGERS: list[Callable[[Actie], datetime | None]] = []


def vraagt_opnieuw(vrager: Callable[[Actie], datetime | None]) -> None:
    """Have a confirmation from before this moment not count as an answer. Called once, in `ready()`."""
    _VRAGERS.append(vrager)


def laatst_gevraagd(houder: Houder) -> datetime:
    """Since when a confirmation of today still counts: midnight, or the last time that something asked for one."""
    middernacht = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    gevraagd = [vrager(houder) for vrager in _VRAGERS] if isinstance(houder, Actie) else []
    return max([middernacht, *filter(None, gevraagd)])


# Both limits of the kind, for a query over columns with these names: a count need not fetch its rows. Beyond
# `bevestig_na` is what `stil` finds; `dagen` is NULL when nobody ever said anything.
ACTUALITEIT_SQL = f"""
CASE WHEN dagen IS NULL THEN '{Actualiteit.NIETS_GEMELD.value}'
    WHEN dagen > verouderd_na THEN '{Actualiteit.VEROUDERD.value}'
    WHEN dagen > bevestig_na THEN '{Actualiteit.BEVESTIGEN.value}'
    ELSE '{Actualiteit.ACTUEEL.value}' END
"""
