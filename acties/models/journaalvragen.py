"""What can be asked of the journal, in the words of the domain; which rows count on a day and between two of them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from acties.models.gebeurtenissoort import (
    BEDENKTIJD,
    NIET_INHOUDELIJK,
    NIEUWS,
    TERUG_TE_NEMEN,
    Gebeurtenissoort,
)
from acties.models.status import is_openbaar
from acties.models.te_zien import TeZien
from basis.tijd.moment import Moment
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Programmalijn

if TYPE_CHECKING:
    from acties.models.gebeurtenis import Gebeurtenis

ONDERWERPEN = ("mijlpaal", "afspraak", "onderdeel", "document")  # that a row may be about, beside the actie
# The one rule of looking back (docs/adr/0036): every word below asks it, and so do counts in SQL. Of what was told, the
# order is known by the first day on which it may have been so; that it was so is certain from the second one on.
TELT_VANAF, ZEKER_VANAF = "telt_vanaf", "zeker_vanaf"
# The day is not known for certain, though it has a date. Undated facts are not among these.
VAAG = Q(**{f"{ZEKER_VANAF}__gt": F(TELT_VANAF)})


def _binnen(van: date, tot: date) -> Q:
    """That all of the days on which it may have taken effect lie in these days."""
    return Q(**{f"{TELT_VANAF}__gte": van, f"{TELT_VANAF}__lte": tot, f"{ZEKER_VANAF}__lte": tot})


def _rakend(van: date, tot: date) -> dict[str, date]:
    """That one of them does."""
    return {f"{TELT_VANAF}__lte": tot, f"{ZEKER_VANAF}__gte": van}


class Zekerheid(models.TextChoices):
    """How sure it is that something took effect in a period. Only what is certain counts; the rest stands apart."""

    ZEKER = "zeker", "zeker"
    MOGELIJK = "mogelijk", "mogelijk"
    ONBEKEND = "onbekend", "onbekend"


class GebeurtenisQuerySet(TeZien["Gebeurtenis"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see: not what is about an actie that is not published."""
        return self.filter(is_openbaar())

    def echt(self) -> Self:
        """Not what is about an actie that was made up, nor about an afspraak of made up parties only or a question."""
        return self.filter(Q(actie__is_demo=False) | self._echt_van_programma())

    def _echt_van_programma(self) -> Q:
        afspraken = Q(afspraak__isnull=True) | Q(afspraak__in=self._afspraken_van_programma().echt())
        return Q(programma__isnull=False) & ~Q(naar__has_key="vraagdemo") & afspraken

    def _afspraken_van_programma(self) -> Any:
        """Those stand above the journal, and are found by what a row calls them."""
        afspraken: Any = self.model._meta.get_field("afspraak").related_model
        return afspraken.objects.van_programma()

    def inhoudelijk(self) -> Self:
        return self.staand().exclude(soort__in=NIET_INHOUDELIJK)

    def staand(self, tot: Any = None) -> Self:
        """Without what was taken back at once (by `tot`, an expression), and without the rows that say so: no word."""
        return self.exclude(soort=Gebeurtenissoort.TERUGGENOMEN).filter(~self.teruggenomen(tot))

    def terug_te_nemen(self, door: Gebruiker, nu: datetime) -> Self:
        """What this person reported so recently that it can still be taken back."""
        return self.binnen_bedenktijd(nu).filter(door=door).exclude(naar__has_key="gepland").staand()

    def binnen_bedenktijd(self, nu: Any) -> Self:
        """What anybody reported so recently at `nu`, a moment or an expression, taken back since or not."""
        return self.filter(soort__in=TERUG_TE_NEMEN, geregistreerd_op__gt=nu - BEDENKTIJD)

    def bevestigd_door(self, door: Gebruiker, sinds: datetime) -> Self:
        """That somebody said since a moment that all is still true, and did not take that back."""
        return self.staand().filter(soort=Gebeurtenissoort.BEVESTIGD, door=door, geregistreerd_op__gte=sinds)

    def over_zelfde(self, onderwerp: Mapping[str, Any], velden: Any) -> Self:
        """About one of these fields of the same mijlpaal, afspraak, onderdeel or document, or of the actie itself.

        `onderwerp` gives the key of each of those (0: none), `velden` is an array; both may be of an outer query.
        """
        bij = (Exact(_sleutel(F(deel)), onderwerp.get(deel, 0)) for deel in ONDERWERPEN)
        een = Func(F("naar"), velden, template="%(expressions)s", arg_joiner=" ?| ", output_field=models.BooleanField())
        return self.filter(*bij, een)

    def laatst_gemeld(self) -> Self:
        """Without what a later row that stands tells anew: that is not mended or taken back any more."""
        velden = Func(OuterRef("naar"), template="ARRAY(SELECT jsonb_object_keys(%(expressions)s))")
        van_zelfde = Q(actie=OuterRef("actie")) | Q(programma=OuterRef("programma"))
        later = self.model.objects.filter(van_zelfde, pk__gt=OuterRef("pk")).staand()
        return self.exclude(Exists(later.over_zelfde({d: _sleutel(OuterRef(d)) for d in ONDERWERPEN}, velden)))

    def nieuws(self) -> Self:
        return self.van_soort(*NIEUWS).zonder_bevestigingen()

    def van_acties(self, acties: Iterable[models.Model]) -> Self:
        return self.filter(actie__in=acties)

    def van_programma(self, moment: Moment, partij: str = "") -> Self:
        """What a page that looks at this moment shows of the programme as a whole.

        Of a party (its slug) what is about the afspraken that it made, and the questions that it asks or answers.
        """
        rijen = self.filter(programma__isnull=False) if moment.met_demo else self.filter(self._echt_van_programma())
        if not partij:
            return rijen
        gemaakt = self._afspraken_van_programma().van_partij(partij)
        return rijen.filter(Q(afspraak__in=gemaakt) | Q(naar__vraagpartijen__contains=[partij]))

    def over(self, ding: models.Model) -> Self:
        """What is about this one mijlpaal, afspraak, onderdeel or document."""
        return self.filter(**{str(ding._meta.model_name): ding})

    def over_vraag(self, slug: str) -> Self:
        """What is told of the question to citizens at this address."""
        return self.van_soort(Gebeurtenissoort.VRAAG).filter(naar__vraagadres=slug)

    def over_code(self, adres: str) -> Self:
        """What is told of the version of a code at this address ("spelregels/2"), or of all ("spelregels/")."""
        return (
            self.filter(naar__codeadres__startswith=adres)
            if adres.endswith("/")
            else self.filter(naar__codeadres=adres)
        )

    def van_toepasser(self, slug: str) -> Self:
        """What a party said of how it applies a code, in whichever version."""
        return self.filter(naar__toepasser=slug)

    def van_lijn(self, lijn: Programmalijn) -> Self:
        return self.filter(actie__programmalijn=lijn)

    def namens(self, partij: Partij) -> Self:
        return self.filter(namens=partij)

    def met_deelnemer(self, slug: str) -> Self:
        """The rows that tell who takes part, with this party (its slug) before or after."""
        begin = f'"{slug}:'  # the list is kept as `["partij:rol", …]`
        return self.filter(Q(naar__deelnames__icontains=begin) | Q(van__deelnames__icontains=begin))

    def van_soort(self, *soorten: str) -> Self:
        return self.filter(soort__in=soorten)

    def zonder_bevestigingen(self) -> Self:
        """Without the rows that say that nothing changed."""
        return self.exclude(soort=Gebeurtenissoort.BEVESTIGD).exclude(soort=Gebeurtenissoort.TERUGGENOMEN, naar={})

    def veranderingen(self) -> Self:
        """What changed and was not taken back, as who follows it is told. That it is still true is no change."""
        return self.staand().zonder_bevestigingen()

    def sinds_versie(self, versie: int) -> Self:
        """What happened to the actie after someone opened it at this version."""
        return self.filter(versie__gt=versie)

    def geldend_op(self, moment: Moment) -> Self:
        """What certainly had taken effect on a day; with `moment.bekend` of what had been recorded by then. Now: all.

        The one rule of looking back: every page, count, feed and report that asks for a date asks it here.
        """
        if moment.is_nu:
            return self.all()
        return self.bekend_op(moment).filter(**{f"{TELT_VANAF}__lte": moment.op, f"{ZEKER_VANAF}__lte": moment.op})

    def denkbaar_op(self, moment: Moment) -> Self:
        """What may have taken effect by a day: what certainly had, what can have, and the undated."""
        if moment.is_nu:
            return self.all()
        return self.bekend_op(moment).filter(Q(**{f"{TELT_VANAF}__lte": moment.op}) | Q(datum__isnull=True))

    def om_af_te_spelen(self, moment: Moment) -> Self:
        """What says how it was on a day: `denkbaar_op`, and all about texts, as a later row says what stood there."""
        return self.denkbaar_op(moment) | self.van_soort(Gebeurtenissoort.TEKST)

    def onzeker_op(self, moment: Moment) -> Self:
        """Of `denkbaar_op` what is not certain. Now: nothing."""
        if moment.is_nu:
            return self.none()
        vaag = Q(**{f"{TELT_VANAF}__lte": moment.op, f"{ZEKER_VANAF}__gt": moment.op}) & VAAG
        return self.bekend_op(moment).filter(vaag | Q(datum__isnull=True, **{f"{TELT_VANAF}__gt": moment.op}))

    def bekend_op(self, moment: Moment) -> Self:
        """What the portal had recorded by a moment."""
        return self.filter(geregistreerd_op__lt=moment.bekend_voor) if moment.bekend_voor else self

    def vastgelegd(self, van: datetime, tot: datetime) -> Self:
        """What was recorded from a moment on, and before another."""
        return self.filter(geregistreerd_op__gte=van, geregistreerd_op__lt=tot)

    def ongedateerd(self) -> Self:
        """Facts of which nobody knows since when they hold: certain is only that they did when they were recorded."""
        return self.filter(datum__isnull=True)

    def tussen(self, van: date, tot: date) -> Self:
        """What certainly took effect in the days from `van` up to and including `tot`."""
        return self.filter(_binnen(van, tot), datum__isnull=False)

    def misschien_tussen(self, van: date, tot: date) -> Self:
        """What may have taken effect in these days, or else before or after them; undated facts apart."""
        return self.filter(VAAG, **_rakend(van, tot)).exclude(_binnen(van, tot))

    def ongedateerd_tussen(self, van: date, tot: date) -> Self:
        """Undated facts that were recorded in these days: when they began to hold nobody knows."""
        return self.ongedateerd().filter(_binnen(van, tot))

    def rakend(self, van: date, tot: date) -> Self:
        """All three of these at once, each row with which it is (`zekerheid`)."""
        zeker = When(_binnen(van, tot), then=Value(Zekerheid.ZEKER))
        onbekend = When(datum__isnull=True, then=Value(Zekerheid.ONBEKEND))
        welke = Case(onbekend, zeker, default=Value(Zekerheid.MOGELIJK), output_field=models.CharField())
        return self.filter(**_rakend(van, tot)).annotate(zekerheid=welke)

    def met_verandering(self, *veranderingen: str) -> Self:
        return self.filter(verandering__in=veranderingen)

    def eerste_dag(self) -> date | None:
        """The first day from which one of these rows counts; None when there are none. One step in an index."""
        return self.in_volgorde().values_list(TELT_VANAF, flat=True).first()

    def laatste_dag(self) -> date | None:
        """The last day from which one of these rows counts; None when there are none."""
        return self.in_volgorde().reverse().values_list(TELT_VANAF, flat=True).first()

    def met_onderwerp(self) -> Self:
        """With what the words of a row need: what it is about, its source, and for whom it was told."""
        delen = ("mijlpaal", "afspraak", "onderdeel", "document", "bron", "namens", "corrigeert")
        return self.select_related(*delen).annotate(is_teruggenomen=self.teruggenomen())

    def teruggenomen(self, tot: Any = None) -> Exists:
        """Whether the row of the outer query was taken back at once (by the moment `tot`) by whoever wrote it."""
        weg = self.model.objects.filter(corrigeert=OuterRef("pk"), soort=Gebeurtenissoort.TERUGGENOMEN)
        return Exists(weg if tot is None else weg.filter(geregistreerd_op__lte=tot))

    def na_positie(self, positie: int) -> Self:
        """What others could see only after this position, in the order in which they could: that of commit."""
        return self.filter(positie__gt=positie).order_by("positie")

    def in_volgorde(self) -> Self:
        """As things happened: by the day they took effect, then as recorded. Replaying is done in this order."""
        return self.order_by(TELT_VANAF, "pk")

    def na(self, rij: "Gebeurtenis") -> Self:
        """What comes after this row in that order."""
        return self.filter(TupleGreaterThan(Tuple(F(TELT_VANAF), F("pk")), rij.plaats))

    def laatste_per(self, wat: str) -> Self:
        """Of each `wat` (such as `actie_id`) the row that counts last."""
        return self.order_by(wat, f"-{TELT_VANAF}", "-pk").distinct(wat)

    def met_woord(self, veld: str, als: type[KeyTransform] = KeyTextTransform) -> Self:
        """The rows that tell a field, with what they say of it (`woord`)."""
        return self.filter(naar__has_key=veld).annotate(woord=als(veld, "naar"))

    def laatste_woord(self, veld: str, als: type[KeyTransform] = KeyTextTransform) -> Subquery:
        """For an outer query: what these rows say last of a field; one step in an index."""
        return Subquery(self.met_woord(veld, als).in_volgorde().reverse().values("woord")[:1])  # type: ignore[misc]

    def voor_lijst(self) -> Self:
        """Newest first, undated ones last, with what a line of the history page shows."""
        return self.met_onderwerp().select_related("actie", "programma", "door").order_by("-vanaf", "-pk")


def _sleutel(deel: Any) -> Coalesce:
    """The key of what a row is about, 0 for none: so that none equals none."""
    return Coalesce(deel, Value(0), output_field=models.BigIntegerField())
