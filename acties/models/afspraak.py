"""What parties promise, alone or together, each maker with a stand of its own (docs/adr/0038)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from acties.models.actie import Actie
from acties.models.gebeurtenis import Gebeurtenis
from acties.models.planning import afstand
from acties.models.status import Publicatie
from acties.models.tekst import MetTeksten
from basis.bronnen.models import Bron
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange, is_voorbij, verschil_in_dagen, verschil_in_maanden
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld
from basis.web.velden import PeriodeField
from partijen.models import Bestuurslaag, Partij
from programmalijnen.models import Programma

# One at a time says for which others a promise waits: two at once could close a circle together.
EEN_TEGELIJK = 731_001


class Afspraaksoort(models.TextChoices):
    """What kind of promise it is, in the words of the programme."""

    DOEL = "eigen-doel", "eigen doel"
    MIDDELEN = "middelen", "middelen"
    BESTUUR = "bestuursafspraak", "bestuursafspraak"
    MANAGEMENT = "managementafspraak", "managementafspraak"


class Herkomst(models.TextChoices):
    """How the portal knows of a promise."""

    GEMELD = "gemeld", "gemeld door de partij"
    GEVONDEN = "gevonden", "gevonden in een openbare bron"


class Afspraakstand(models.TextChoices):
    """How firm a promise is for one of its makers."""

    VOORGENOMEN = "voorgenomen", "voorgenomen"
    BEVESTIGD = "bevestigd", "bevestigd"
    OPNIEUW = "opnieuw", "opnieuw te bevestigen"
    AANGEPAST = "aangepast", "aangepast"
    NAGEKOMEN = "nagekomen", "nagekomen"
    INGETROKKEN = "ingetrokken", "ingetrokken"


# What a maker can say of its own promise; that it must be confirmed anew says the portal, when the promise changes.
TE_ZEGGEN = tuple(stand for stand in Afspraakstand if stand != Afspraakstand.OPNIEUW)
# The maker is done with it.
KLAAR = (Afspraakstand.NAGEKOMEN, Afspraakstand.INGETROKKEN)
# The maker has yet to say that it stands.
NOG_TE_BEVESTIGEN = (Afspraakstand.VOORGENOMEN, Afspraakstand.OPNIEUW)
# The maker said that it stands, and when.
MET_MOMENT = (Afspraakstand.BEVESTIGD, Afspraakstand.AANGEPAST, Afspraakstand.NAGEKOMEN)


class AfspraakQuerySet(models.QuerySet["Afspraak"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see: not those of acties that are not published."""
        return self.filter(Q(actie__publicatie=Publicatie.GEPUBLICEERD) | Q(programma__isnull=False))

    def met_slug(self, *slugs: str) -> Self:
        return self.filter(slug__in=slugs)

    def van_acties(self, acties: Iterable[Actie]) -> Self:
        return self.filter(actie__in=acties)

    def van_programma(self) -> Self:
        """Those about the programme as a whole."""
        return self.filter(programma__isnull=False)

    def van_een_actie(self) -> Self:
        """Not those about the programme as a whole."""
        return self.filter(actie__isnull=False)

    def van_soort(self, *soorten: str) -> Self:
        return self.filter(soort__in=soorten)

    def van_partijen(self, partijen: Any) -> Self:
        """Those that one of these parties made."""
        return self.met_maker(Toezegging.objects.van_partijen(partijen))

    def met_maker(self, makers: "ToezeggingQuerySet") -> Self:
        """Those of which one of these is the part of a maker."""
        return self.filter(Exists(makers.filter(afspraak=OuterRef("pk"))))

    def die_staan(self, moment: Moment) -> Self:
        """Those that a maker did not withdraw, now or at a moment."""
        return self.met_maker(Toezegging.objects.die_staan(moment))

    def te_laat(self, moment: Moment) -> Self:
        """Those that were reported and that a maker did not keep or withdraw, while the original day has passed."""
        return self.met_maker(Toezegging.objects.te_laat(moment))

    def met_houder(self) -> Self:
        """With what each is about, its source and who proposed it."""
        return self.select_related("actie__programmalijn", "actie__soort", "programma", "bron", "indiener")

    def echt(self) -> Self:
        """Not those that were made up: of invented acties, or about the programme of invented parties only."""
        echte_makers = Toezegging.objects.filter(afspraak=OuterRef("pk"), partij__is_demo=False)
        return self.filter(Q(actie__is_demo=False) | Q(programma__isnull=False) & Exists(echte_makers))

    def met_makers(self, op: date) -> Self:
        """With whether a maker must still keep it (`is_open`), one kept it (`is_nagekomen`), and the day passed."""
        makers = Toezegging.objects.filter(afspraak=OuterRef("pk"))
        return self.annotate(
            is_open=Exists(makers.filter(stand__in=_OPEN)),
            is_nagekomen=Exists(makers.filter(stand=Afspraakstand.NAGEKOMEN)),
            is_voorbij=Q(uiterlijk__isnull=False, uiterlijk__endswith__lte=op),
        )

    def openstaand(self, moment: Moment) -> Self:
        """Those that a maker did not keep or withdraw, now or at a moment."""
        return self.met_maker(Toezegging.objects.met_stand(moment, *_OPEN))

    def nagekomen(self, moment: Moment) -> Self:
        """Those that everyone who did not leave kept, now or at a moment."""
        gehouden = self.met_maker(Toezegging.objects.met_stand(moment, Afspraakstand.NAGEKOMEN))
        return gehouden.exclude(Exists(Toezegging.objects.met_stand(moment, *_OPEN).filter(afspraak=OuterRef("pk"))))

    def rond(self, op: date) -> Self:
        """Those with a day, the nearest to the day `op` first, by what is known best."""
        ver = afstand(Coalesce("verwacht", "uiterlijk"), op)
        return self.annotate(afstand=ver).filter(afstand__isnull=False).order_by("afstand", "pk")

    def voor_agenda(self) -> Self:
        """With what an event in a calendar says, and from the journal how often it changed and when last."""
        geteld = Gebeurtenis.objects.filter(afspraak=OuterRef("pk")).order_by().values("afspraak")
        makers = models.Prefetch("toezeggingen", Toezegging.objects.voor_lijst(), to_attr="makers")
        rijen = self.select_related("bron", "programma", "actie__programmalijn").prefetch_related(makers)
        return rijen.annotate(
            aantal_regels=Subquery(geteld.values(n=models.Count("pk"))),
            laatste_regel=Subquery(geteld.values(op=models.Max("geregistreerd_op"))),
        )

    def voor_lijst(self) -> Self:
        """In time, by when they were made; undated ones last."""
        gemaakt = Func(F("gemaakt"), function="lower", output_field=models.DateField())
        return self.select_related("bron").order_by(gemaakt.asc(nulls_last=True), "pk")


@volg_tekst("titel", "soort", "tekst", "bedrag_voor", "bron")
class Afspraak(MetTeksten, models.Model):
    """A promise of one or more parties within an actie, or about the programme as a whole."""

    actie = models.ForeignKey(
        Actie, verbose_name="actie", null=True, blank=True, on_delete=models.CASCADE, related_name="afspraken"
    )
    programma = models.ForeignKey(
        Programma, verbose_name="programma", null=True, blank=True, on_delete=models.CASCADE, related_name="afspraken"
    )
    slug = models.SlugField("adresnaam", max_length=120, unique=True, help_text="Het laatste deel van het webadres.")
    indiener = models.ForeignKey(
        Partij,
        verbose_name="voorgesteld door",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="voorgestelde_afspraken",
        help_text="Leeg: het programmabureau legde haar vast.",
    )
    soort = models.CharField("soort", max_length=20, choices=Afspraaksoort)
    titel = Regelveld("korte titel", max_length=120)
    tekst = Tekstveld("wat is afgesproken")
    gemaakt = PeriodeField("gemaakt", null=True, blank=True)
    uiterlijk = PeriodeField(
        "uiterlijk",
        null=True,
        blank=True,
        help_text="De eerste afspraak. Na publicatie verandert deze dag nooit meer; plan de afspraak dan opnieuw.",
    )
    verwacht = PeriodeField("nu verwacht", null=True, blank=True)
    bedrag = models.PositiveBigIntegerField("bedrag in hele euro’s", null=True, blank=True)
    bedrag_voor = Regelveld("waarvoor is het bedrag?", max_length=200, blank=True)
    herkomst = models.CharField("herkomst", max_length=10, choices=Herkomst, default=Herkomst.GEMELD)
    is_zeker = models.BooleanField("de bron is zeker", default=True)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="afspraken"
    )
    wacht_op = models.ManyToManyField(
        "self", through="Afhankelijkheid", symmetrical=False, blank=True, related_name="houdt_op"
    )

    # What the journal tells of it, beside which others it waits for (`wacht_op`) and the stand of each maker.
    FEITEN = ("tekst", "gemaakt", "uiterlijk", "verwacht", "bedrag", "herkomst", "is_zeker")
    TEKSTVELDEN = ("titel", "soort", "bedrag_voor")

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        indexes = (
            models.Index(
                Func(F("uiterlijk"), function="upper"), name="afspraak_uiterlijk", condition=Q(uiterlijk__isnull=False)
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(actie__isnull=False, programma__isnull=True)
                | Q(actie__isnull=True, programma__isnull=False),
                name="afspraak_van_actie_of_programma",
                violation_error_message="Een afspraak gaat over een actie, of over het hele programma.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=Afspraaksoort.values),
                name="afspraak_soort_bestaat",
                violation_error_message="Kies een bestaande soort afspraak.",
            ),
            models.CheckConstraint(
                condition=Q(herkomst__in=Herkomst.values),
                name="afspraak_herkomst_bestaat",
                violation_error_message="Kies een bestaande herkomst.",
            ),
            models.CheckConstraint(
                condition=Q(herkomst="gemeld") | Q(bron__isnull=False),
                name="afspraak_gevonden_heeft_bron",
                violation_error_message="Een afspraak die is gevonden, heeft een bron.",
            ),
            models.CheckConstraint(
                condition=Q(is_zeker=True) | Q(bron__isnull=False),
                name="afspraak_niet_zeker_heeft_bron",
                violation_error_message="Alleen van een bron is onzeker of het klopt.",
            ),
            models.CheckConstraint(
                condition=Q(bedrag__isnull=True) | ~Q(bedrag_voor=""),
                name="afspraak_bedrag_heeft_doel",
                violation_error_message="Vul in waarvoor het bedrag is.",
            ),
            models.CheckConstraint(
                condition=~Q(tekst=""),
                name="afspraak_heeft_tekst",
                violation_error_message="Vul in wat is afgesproken.",
            ),
            models.CheckConstraint(
                condition=Q(verwacht__isnull=True) | Q(uiterlijk__isnull=False),
                name="afspraak_verwacht_na_uiterlijk",
                violation_error_message="Alleen een afspraak met een dag wordt opnieuw gepland.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{veld}__isnull": True}) | Q(**{f"{veld}__isempty": False}),
                    name=f"afspraak_{veld}_niet_leeg",
                    violation_error_message="Een periode eindigt niet voor het begin.",
                )
                for veld in ("gemaakt", "uiterlijk", "verwacht")
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="uiterste_dag_blijft",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("uiterlijk"),  # type: ignore[no-untyped-call]
                condition=pgtrigger.Q(old__uiterlijk__df=pgtrigger.F("new__uiterlijk"), old__uiterlijk__isnull=False),
                func="""
                IF OLD.actie_id IS NULL
                    OR EXISTS (SELECT 1 FROM acties_actie WHERE id = OLD.actie_id AND gepubliceerd_op IS NOT NULL) THEN
                    RAISE EXCEPTION 'De uiterste dag van een afspraak verandert niet na publicatie.'
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'afspraak_uiterste_dag_blijft';
                END IF;
                RETURN NEW;
                """,
            ),
        )

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("acties:afspraak", args=[self.slug])

    @property
    def houder(self) -> Actie | Programma:
        """What it is about: an actie, or the programme as a whole."""
        houder = self.actie or self.programma
        assert houder is not None
        return houder

    @property
    def actuele_datum(self) -> DateRange | None:
        """By when it is to be kept, as far as is known now."""
        return self.verwacht or self.uiterlijk

    @property
    def afwijking(self) -> int | None:
        """Days from the original day to the expected one (positive: later); None when one is not known."""
        return verschil_in_dagen(self.uiterlijk, self.verwacht) if self.uiterlijk and self.verwacht else None

    @property
    def afwijking_in_maanden(self) -> int | None:
        """The same in months, when both are a whole one."""
        return verschil_in_maanden(self.uiterlijk, self.verwacht) if self.uiterlijk and self.verwacht else None

    @property
    def is_gevonden(self) -> bool:
        """Whether no party reported it: it stands in a public source."""
        return self.herkomst == Herkomst.GEVONDEN

    def dag_is_voorbij(self, op: date) -> bool:
        """Whether the original day by which it was to be kept has passed."""
        return self.uiterlijk is not None and is_voorbij(self.uiterlijk, op)


_OPEN = tuple(stand for stand in Afspraakstand if stand not in KLAAR)


class ToezeggingQuerySet(models.QuerySet["Toezegging"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see: not those of acties that are not published."""
        return self.filter(afspraak__in=Afspraak.objects.zichtbaar().order_by())

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
        return self.met_stand(moment, *_OPEN).filter(afspraak__uiterlijk__endswith__lte=moment.op)

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


def _woord_op(moment: Moment, sleutel: Any) -> Subquery:
    """What the journal last said at a moment, under this name, of the afspraak of the toezegging of the outer query."""
    verteld = Func(F("naar"), sleutel, template="%(expressions)s", arg_joiner=" ? ", output_field=models.BooleanField())
    stand = Func(F("naar"), sleutel, template="(%(expressions)s)", arg_joiner=" ->> ", output_field=models.CharField())
    rijen = Gebeurtenis.objects.geldend_op(moment).filter(verteld, afspraak=OuterRef("afspraak"))
    return Subquery(rijen.in_volgorde().reverse().annotate(stand=stand).values("stand")[:1])


class Toezegging(models.Model):
    """One party's part in a promise: it confirms, keeps or leaves while the others stay."""

    afspraak = models.ForeignKey(
        Afspraak, verbose_name="afspraak", on_delete=models.CASCADE, related_name="toezeggingen"
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
    # Under which name the journal tells its stand: `stand:` and the slug of the party, or for a promise from before
    # one could have more makers (version 0.5) just `stand`.
    in_journaal = models.CharField("naam in het journaal", max_length=150, editable=False)

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
    def is_open(self) -> bool:
        """Whether it was neither kept nor withdrawn."""
        return self.stand not in KLAAR

    @property
    def is_gezegd(self) -> bool:
        """Whether anybody told how it stands: of a promise that was found in a source nobody did."""
        return not self.afspraak.is_gevonden or self.stand != Afspraakstand.VOORGENOMEN

    @property
    def naam(self) -> str:
        """Who promises: the party, or its layer of government through it: "IPO namens de provincies"."""
        return f"{self.partij.korte_naam} {self.namens}".rstrip()

    @property
    def namens(self) -> str:
        """For which layer of government the party speaks: "namens de provincies"; empty when it is for itself."""
        laag = Bestuurslaag(self.partij.bestuurslaag)
        return f"namens {'het' if laag == Bestuurslaag.RIJK else 'de'} {laag.label}" if self.namens_laag else ""


class Afhankelijkheid(models.Model):
    """One promise waits for another. Never in a circle: a trigger refuses it."""

    afspraak = models.ForeignKey(Afspraak, on_delete=models.CASCADE, related_name="afhankelijkheden")
    op = models.ForeignKey(Afspraak, on_delete=models.CASCADE, related_name="afhankelijken")

    class Meta:
        verbose_name = "afhankelijkheid"
        verbose_name_plural = "afhankelijkheden"
        constraints = (
            models.UniqueConstraint(
                fields=["afspraak", "op"],
                name="afhankelijkheid_uniek",
                violation_error_message="Deze afspraak wacht daar al op.",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="geen_kring",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                # The number of the lock is a constant of this module.
                func=f"""
                PERFORM pg_advisory_xact_lock({EEN_TEGELIJK});
                IF EXISTS (
                    WITH RECURSIVE keten (id) AS (SELECT NEW.op_id UNION
                        SELECT a.op_id FROM acties_afhankelijkheid AS a JOIN keten ON a.afspraak_id = keten.id)
                    SELECT 1 FROM keten WHERE id = NEW.afspraak_id
                ) THEN
                    RAISE EXCEPTION 'Afspraken wachten niet op elkaar in een kring.'
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'afhankelijkheid_geen_kring';
                END IF;
                RETURN NEW;
                """,  # noqa: S608
            ),
        )

    def __str__(self) -> str:
        return f"{self.afspraak} wacht op {self.op}"
