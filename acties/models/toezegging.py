"""The part of one party in what it promises, alone or with others (docs/adr/0038)."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from acties.models.actie import Actie
from acties.models.afspraakstand import BLIJFT_STAAN, KLAAR, Afspraakstand, Herkomst, dag_voorbij
from acties.models.gebeurtenis import Gebeurtenis
from acties.models.status import is_openbaar
from acties.models.te_zien import TeZien
from basis.tijd.moment import Moment
from basis.web.tekst import Regelveld, Tekstveld
from partijen.models import Bestuurslaag, Partij


class ToezeggingQuerySet(TeZien["Toezegging"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see: not those of acties that are not published."""
        return self.filter(is_openbaar("afspraak__"))

    def echt(self) -> Self:
        return self.filter(
            Q(afspraak__actie__is_demo=False) | Q(afspraak__programma__isnull=False, partij__is_demo=False)
        )

    def die_staan(self, moment: Moment) -> Self:
        """Those that were not withdrawn, now or at a moment."""
        if moment.is_nu:
            return self.exclude(stand=Afspraakstand.INGETROKKEN)
        return self.met_stand_op(moment).exclude(stand_op=Afspraakstand.INGETROKKEN)

    def met_stand_op(self, moment: Moment) -> Self:
        """Those that there were, now or at a moment, with how each stood and was known (`stand_op`, `herkomst_op`)."""
        if moment.is_nu:
            return self.annotate(stand_op=F("stand"), herkomst_op=F("afspraak__herkomst"))
        herkomst = Coalesce(_woord_op(moment, Value("herkomst")), Value(Herkomst.GEMELD.value))
        woorden = {"stand_op": _woord_op(moment, OuterRef("in_journaal")), "herkomst_op": herkomst}
        return self.annotate(**woorden).filter(stand_op__isnull=False)

    def met_status_op(self, moment: Moment) -> Self:
        """With the status of the actie, now or at a moment (`status_op`)."""
        return self.annotate(status_op=status_op(moment, "afspraak__"))

    def met_stand(self, moment: Moment, *standen: str) -> Self:
        """Those that had one of these stands, now or at a moment."""
        return self.met_stand_op(moment).filter(stand_op__in=standen)

    def met_herkomst(self, *herkomsten: str) -> Self:
        """After `met_stand_op`: those whose promise the portal knew of in one of these ways."""
        return self.filter(herkomst_op__in=herkomsten)

    def te_laat(self, moment: Moment) -> Self:
        """Those in reported afspraken that were neither kept nor withdrawn, while the original day has passed."""
        return self._open_na_de_dag(moment).met_herkomst(Herkomst.GEMELD)

    def onbekend(self, moment: Moment) -> Self:
        """Those in found afspraken whose day has passed: nobody said whether they were kept."""
        return self._open_na_de_dag(moment).met_herkomst(Herkomst.GEVONDEN)

    def _open_na_de_dag(self, moment: Moment) -> Self:
        return self.met_stand(moment, *BLIJFT_STAAN).filter(dag_voorbij(moment.op, "afspraak__"))

    def van_partijen(self, partijen: Any) -> Self:
        return self.filter(partij__in=partijen)

    def van_acties(self, acties: Iterable[Actie]) -> Self:
        return self.filter(afspraak__actie__in=acties)

    def van_lagen(self, lagen: Iterable[str]) -> Self:
        return self.filter(partij__bestuurslaag__in=lagen)

    def voor_lijst(self) -> Self:
        return self.select_related("partij").order_by("afspraak", "partij__sorteernaam", "pk")

    def met_houder(self) -> Self:
        """With what each is a part of, and what that is about."""
        return self.select_related("partij", "afspraak__actie", "afspraak__programma", "afspraak__indiener")


def status_op(moment: Moment, afspraak: str = "") -> F | Subquery:
    """The status of the actie of a promise, now or at a moment; `afspraak` is the path to that promise."""
    if moment.is_nu:
        return F(f"{afspraak}actie__status")
    return Gebeurtenis.objects.geldend_op(moment).filter(actie=OuterRef(f"{afspraak}actie")).laatste_woord("status")


def _woord_op(moment: Moment, sleutel: Any) -> Subquery:
    """What the journal last said at a moment, under this name, of the afspraak of the toezegging of the outer query."""
    verteld = Func(F("naar"), sleutel, template="%(expressions)s", arg_joiner=" ? ", output_field=models.BooleanField())
    stand = Func(F("naar"), sleutel, template="(%(expressions)s)", arg_joiner=" ->> ", output_field=models.CharField())
    rijen = Gebeurtenis.objects.geldend_op(moment).filter(verteld, afspraak=OuterRef("afspraak"))
    return Subquery(rijen.in_volgorde().reverse().annotate(stand=stand).values("stand")[:1])


class Toezegging(models.Model):
    """One party's part in a promise: it confirms, keeps or leaves while the others stay."""

    afspraak = models.ForeignKey(
        "acties.Afspraak", verbose_name="afspraak", on_delete=models.CASCADE, related_name="toezeggingen"
    )
    partij = models.ForeignKey(Partij, verbose_name="partij", on_delete=models.PROTECT, related_name="toezeggingen")
    namens_laag = models.BooleanField(
        "namens de hele bestuurslaag", default=False, help_text="Zoals een koepel voor haar leden spreekt."
    )
    stand = models.CharField("stand", max_length=20, choices=Afspraakstand, default=Afspraakstand.VOORGENOMEN)
    bevestigd_op = models.DateTimeField("laatst bevestigd op", null=True, blank=True, editable=False)
    onjuist = Tekstveld(
        "wat er niet klopt", blank=True, help_text="Wat volgens de partij niet klopt aan wat hier staat."
    )
    # A name would be of a person, and a signature is of the party.
    getekend_door = Regelveld("functie van wie tekende", max_length=120, blank=True)
    # Under which name the journal tells its stand: `stand:` and the slug of the party, or for a promise from before
    # one could have more makers (version 0.5) just `stand`.
    in_journaal = Regelveld("naam in het journaal", max_length=150, editable=False)

    objects = ToezeggingQuerySet.as_manager()

    class Meta:
        verbose_name = "toezegging"
        verbose_name_plural = "toezeggingen"
        indexes = (models.Index(fields=["partij", "stand"], name="toezegging_partij_stand"),)
        constraints = (
            models.UniqueConstraint(
                fields=["afspraak", "partij"],
                name="toezegging_uniek",
                violation_error_message="Deze partij deed deze afspraak al.",
            ),
            models.UniqueConstraint(fields=["afspraak", "in_journaal"], name="toezegging_in_journaal_uniek"),
            models.CheckConstraint(
                condition=Q(stand__in=Afspraakstand.values),
                name="toezegging_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=["bevestigd", "aangepast"]) | Q(bevestigd_op__isnull=False),
                name="toezegging_bevestigd_heeft_moment",
                violation_error_message="Een bevestigde afspraak heeft een datum van bevestiging.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.afspraak}, van {self.partij.korte_naam}"

    @property
    def onjuist_in_journaal(self) -> str:
        """Under which name the journal tells what the party finds wrong."""
        return self.in_journaal.replace("stand", "onjuist", 1)

    @property
    def functie_in_journaal(self) -> str:
        """Under which name the journal tells the function of who signed."""
        return self.in_journaal.replace("stand", "functie", 1)

    @property
    def is_handtekening(self) -> bool:
        """Whether the party promises this by signing: it is of the afspraak by which a version of a code is signed."""
        return hasattr(self.afspraak, "ondertekent_versie")

    @property
    def is_open(self) -> bool:
        """Whether it was neither kept nor withdrawn."""
        return self.stand not in KLAAR

    @property
    def is_gezegd(self) -> bool:
        """Whether anybody said that it stands so; of a promise that was found nobody said that it is intended."""
        return not self.afspraak.is_gevonden or self.stand != Afspraakstand.VOORGENOMEN

    @property
    def namens(self) -> str:
        """For whom the party speaks when that is its layer of government: "namens de provincies"."""
        laag = Bestuurslaag(self.partij.bestuurslaag)
        return f"namens {'het' if laag == Bestuurslaag.RIJK else 'de'} {laag.label}" if self.namens_laag else ""

    @property
    def naam(self) -> str:
        """Who promises: the party, or its layer of government through it: "IPO namens de provincies"."""
        return f"{self.partij.korte_naam} {self.namens}".rstrip()
