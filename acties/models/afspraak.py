"""What parties promise, alone or together, each maker with a stand of its own (docs/adr/0038)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.db.models.functions import Coalesce

from acties.models.actie import Actie
from acties.models.afspraakstand import BLIJFT_STAAN, Afspraaksoort, Afspraakstand, Herkomst, dag_voorbij
from acties.models.gebeurtenis import tel_regels
from acties.models.planning import afstand
from acties.models.status import VOORBIJ, is_openbaar
from acties.models.te_zien import TeZien
from acties.models.tekst import MetTeksten
from acties.models.toezegging import Toezegging, ToezeggingQuerySet, status_op
from basis.bronnen.models import Bron
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange, is_voorbij, verschil_in_dagen, verschil_in_maanden
from basis.web.adres import pad
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld
from basis.web.velden import PeriodeField
from partijen.models import Partij
from programmalijnen.models import Programma


class AfspraakQuerySet(TeZien["Afspraak"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see: not those of acties that are not published."""
        return self.filter(is_openbaar())

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

    def van_partij(self, slug: str) -> Self:
        return self.van_partijen(Partij.objects.filter(slug=slug))

    def met_maker(self, makers: ToezeggingQuerySet) -> Self:
        """Those of which one of these is the part of a maker."""
        return self.filter(Exists(makers.filter(afspraak=OuterRef("pk"))))

    def die_staan(self, moment: Moment) -> Self:
        """Those that a maker did not withdraw, now or at a moment."""
        return self.met_maker(Toezegging.objects.die_staan(moment))

    def te_laat(self, moment: Moment) -> Self:
        """Those that were reported and that a maker did not keep or withdraw, while the original day has passed."""
        return self.met_maker(Toezegging.objects.te_laat(moment))

    def onbekend(self, moment: Moment) -> Self:
        """Those that were found, and of which nobody said whether a maker kept them, while their day has passed."""
        return self.met_maker(Toezegging.objects.onbekend(moment))

    def met_houder(self) -> Self:
        """With what each is about, its source and who proposed it."""
        return self.select_related("actie__programmalijn", "actie__soort", "programma", "bron", "indiener")

    def echt(self) -> Self:
        """Not those of acties that were made up, nor about the programme of made up parties only."""
        echte_maker = Toezegging.objects.filter(afspraak=OuterRef("pk"), partij__is_demo=False)
        return self.filter(Q(actie__is_demo=False) | Q(Exists(echte_maker), programma__isnull=False))

    def met_uitkomst(self, op: date) -> Self:
        """With all that says what became of it now: whether a maker must still keep it (`is_open`), one kept it
        (`is_nagekomen`), the day passed, and the actie ended."""
        makers = Toezegging.objects.filter(afspraak=OuterRef("pk"))
        return self.annotate(
            is_open=Exists(makers.filter(stand__in=BLIJFT_STAAN)),
            is_nagekomen=Exists(makers.filter(stand=Afspraakstand.NAGEKOMEN)),
            is_voorbij=dag_voorbij(op),
            is_afgelopen=Q(actie__status__in=VOORBIJ),
        )

    def met_status_op(self, moment: Moment) -> Self:
        """With the status of its actie, now or at a moment (`status_op`)."""
        return self.annotate(status_op=status_op(moment))

    def openstaand(self, moment: Moment) -> Self:
        """Those that a maker did not keep or withdraw, now or at a moment."""
        return self.met_maker(Toezegging.objects.met_stand(moment, *BLIJFT_STAAN))

    def nagekomen(self, moment: Moment) -> Self:
        """Those that everyone who did not leave kept, now or at a moment."""
        gehouden = self.met_maker(Toezegging.objects.met_stand(moment, Afspraakstand.NAGEKOMEN))
        nog_open = Toezegging.objects.met_stand(moment, *BLIJFT_STAAN)
        return gehouden.exclude(Exists(nog_open.filter(afspraak=OuterRef("pk"))))

    def rond(self, op: date) -> Self:
        """Those with a day, the nearest to the day `op` first, by what is known best."""
        ver = afstand(Coalesce("verwacht", "uiterlijk"), op)
        return self.annotate(afstand=ver).filter(afstand__isnull=False).order_by("afstand", "pk")

    def voor_agenda(self) -> Self:
        """With what an event in a calendar says, and from the journal how often it changed and when last."""
        makers = models.Prefetch("toezeggingen", Toezegging.objects.voor_lijst(), to_attr="makers")
        rijen = self.select_related("bron", "programma", "actie__programmalijn").prefetch_related(makers)
        return rijen.annotate(**tel_regels("afspraak"))

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
        return pad("acties:afspraak", self.slug)

    @property
    def houder(self) -> Actie | Programma:
        """What it is about: an actie, or the programme as a whole."""
        houder = self.actie or self.programma
        assert houder is not None
        return houder

    @houder.setter
    def houder(self, houder: Actie | Programma) -> None:
        """Give it what it is about as that was read, or locked, elsewhere."""
        setattr(self, str(houder._meta.model_name), houder)

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
