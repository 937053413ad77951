"""A question to citizens: what it is about, until when, and who answers it by which day."""

from datetime import date

import pgtrigger
from django.db import models
from django.db.models import Func, Q, Value
from django.db.models.lookups import Exact
from django.urls import reverse

from acties.models import Actie, Afspraak, Onderdeel
from basis.bronnen.models import IEDERE_WIJZIGING, Bron, Stempel, schuift_stempel
from basis.tijd.perioden import DateRange, is_voorbij, laatste_dag, toon_wanneer
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld
from basis.web.velden import PeriodeField
from codes.models import Bepaling, Bepalingstekst
from meedoen.models.vragen import BELOOFD, EINDE, VraagQuerySet, Vraagstand
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Programma

HOUDERS = ("programma", "actie", "onderdeel", "afspraak", "bepaling")
Ding = Programma | Actie | Onderdeel | Afspraak | Bepaling | Bepalingstekst
ALLES_BEANTWOORD = "Elke reactie heeft een antwoord."


def naam_van(ding: Ding) -> str:
    """What a thing that a question is about is called, by itself."""
    return f"{ding.titel}, {ding.versie}" if isinstance(ding, Bepalingstekst) else str(ding)


def uiterlijk(periode: DateRange) -> str:
    """By when, in a sentence: "uiterlijk op 28 januari 2027", "uiterlijk in maart 2027"."""
    return f"uiterlijk {toon_wanneer(periode)}"


class Moderatie(models.TextChoices):
    """When what citizens write comes on the site."""

    VOORAF = "vooraf", "na het lezen"
    ACHTERAF = "achteraf", "meteen, wij lezen daarna"


@volg_tekst("titel", "toelichting", "wat_ermee", "uitkomst", "moderatie", "bewaren_tot", "beantwoorder", "bron")
class Vraag(models.Model):
    """One question to citizens. It belongs to exactly one thing, and says who answers by when.

    `antwoord_beloofd` never changes after publication; what is expected since then is the last `Verzetting`.
    One that was asked outside the portal (`is_elders`) takes no reactions here, and tells what sources say of it.
    """

    programma = models.ForeignKey(
        Programma, verbose_name="programma", null=True, blank=True, on_delete=models.PROTECT, related_name="vragen"
    )
    actie = models.ForeignKey(
        Actie, verbose_name="actie", null=True, blank=True, on_delete=models.PROTECT, related_name="vragen"
    )
    onderdeel = models.ForeignKey(
        Onderdeel, verbose_name="onderdeel", null=True, blank=True, on_delete=models.PROTECT, related_name="vragen"
    )
    afspraak = models.ForeignKey(
        Afspraak, verbose_name="afspraak", null=True, blank=True, on_delete=models.PROTECT, related_name="vragen"
    )
    bepaling = models.ForeignKey(
        Bepaling, verbose_name="bepaling", null=True, blank=True, on_delete=models.PROTECT, related_name="vragen"
    )
    bepalingstekst = models.ForeignKey(
        Bepalingstekst,
        verbose_name="tekst van de bepaling",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="vragen",
        help_text="Zoals zij in het concept stond. Leeg: zij is uit het concept gehaald.",
    )
    slug = models.SlugField("adresnaam", max_length=120, unique=True, help_text="Het laatste deel van het webadres.")
    titel = Regelveld("de vraag", max_length=160)
    toelichting = Tekstveld("waarom deze vraag", max_length=5_000)
    wat_ermee = Tekstveld("wat er met reacties gebeurt", max_length=2_000)
    periode = PeriodeField("open van en tot en met")
    antwoord_beloofd = PeriodeField(
        "antwoord uiterlijk", null=True, blank=True, help_text="Na publicatie verandert deze dag nooit meer."
    )
    beantwoorder = models.ForeignKey(
        Partij, verbose_name="wie antwoordt", on_delete=models.PROTECT, related_name="te_beantwoorden"
    )
    namens = models.ForeignKey(
        Partij,
        verbose_name="wie vraagt",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="gestelde_vragen",
        help_text="Leeg: het programmabureau.",
    )
    moderatie = models.CharField("reacties op de site", max_length=10, choices=Moderatie, default=Moderatie.VOORAF)
    bewaren_tot = models.DateField("reacties bewaren tot en met", null=True, blank=True)
    is_elders = models.BooleanField("gesteld buiten het portaal", default=False)
    aantal_elders = models.PositiveIntegerField("aantal reacties elders", null=True, blank=True)
    uitkomst = Tekstveld("wat ervan kwam", blank=True, help_text="Alleen van een vraag buiten het portaal.")
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="vragen"
    )
    is_demo = models.BooleanField("verzonnen, voor de demo", default=False)
    gemaakt_door = models.ForeignKey(
        Gebruiker, verbose_name="gemaakt door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    gepubliceerd_op = models.DateTimeField("gepubliceerd op", null=True, blank=True)
    afgerond_op = models.DateTimeField("afgerond op", null=True, blank=True)
    afrondreden = Tekstveld("waarom niet alles een antwoord kreeg", max_length=2_000, blank=True)
    versie = models.PositiveIntegerField("versie", default=0, editable=False)

    objects = VraagQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        constraints = (
            models.CheckConstraint(
                condition=Exact(Func(*HOUDERS, function="num_nonnulls", output_field=models.IntegerField()), Value(1)),
                name="vraag_van_precies_een_ding",
                violation_error_message="Een vraag gaat over één ding: het programma, een actie, een onderdeel, een "
                "afspraak of een bepaling.",
            ),
            models.CheckConstraint(
                condition=Q(bepalingstekst__isnull=True) | Q(bepaling__isnull=False),
                name="vraag_tekst_is_van_bepaling",
                violation_error_message="Een tekst hoort bij een bepaling.",
            ),
            models.CheckConstraint(
                condition=Q(moderatie__in=Moderatie.values),
                name="vraag_moderatie_bestaat",
                violation_error_message="Kies wanneer reacties op de site komen.",
            ),
            models.CheckConstraint(
                condition=Q(periode__isempty=False, periode__lower_inf=False, periode__upper_inf=False),
                name="vraag_periode_heeft_begin_en_einde",
                violation_error_message="Een vraag heeft een eerste en een laatste dag, in die volgorde.",
            ),
            models.CheckConstraint(
                condition=Q(is_elders=True) | Q(antwoord_beloofd__isnull=False, bewaren_tot__isnull=False),
                name="vraag_belooft_een_dag",
                violation_error_message="Zeg wanneer het antwoord er is, en hoe lang reacties bewaard blijven.",
            ),
            models.CheckConstraint(
                condition=Q(antwoord_beloofd__isnull=True) | Q(antwoord_beloofd__startswith__gte=EINDE),
                name="vraag_antwoord_na_sluiten",
                violation_error_message="Het antwoord komt nadat de vraag gesloten is.",
            ),
            models.CheckConstraint(
                condition=Q(bewaren_tot__isnull=True) | Q(bewaren_tot__gte=BELOOFD),
                name="vraag_bewaart_tot_na_antwoord",
                violation_error_message="Bewaar reacties tot na de dag van het antwoord.",
            ),
            models.CheckConstraint(
                condition=Q(is_elders=True) | Q(uitkomst="", aantal_elders__isnull=True),
                name="vraag_uitkomst_alleen_elders",
                violation_error_message="Alleen van een vraag buiten het portaal vult u zelf de uitkomst in.",
            ),
            models.CheckConstraint(
                condition=Q(is_elders=False) | Q(bron__isnull=False),
                name="vraag_elders_heeft_bron",
                violation_error_message="Een vraag die buiten het portaal is gesteld, heeft een bron.",
            ),
            models.CheckConstraint(
                condition=Q(afgerond_op__isnull=True) | Q(gepubliceerd_op__isnull=False),
                name="vraag_afgerond_is_gepubliceerd",
                violation_error_message="Alleen een vraag die op de site staat, rondt u af.",
            ),
        )
        triggers = (
            schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),
            pgtrigger.Trigger(
                name="beloofde_dag_blijft",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("antwoord_beloofd"),  # type: ignore[no-untyped-call]
                condition=pgtrigger.Q(
                    old__antwoord_beloofd__df=pgtrigger.F("new__antwoord_beloofd"), old__gepubliceerd_op__isnull=False
                ),
                func="""
                RAISE EXCEPTION 'De dag waarop antwoord is beloofd verandert niet na publicatie.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'vraag_beloofde_dag_blijft';
                """,
            ),
        )

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("meedoen:vraag", args=[self.slug])

    @property
    def over(self) -> Ding:
        """The one thing that it is about; of a bepaling what it said in the draft, as long as it stands there."""
        van_code = self.bepalingstekst or self.bepaling
        ding: Ding | None = van_code or self.afspraak or self.onderdeel or self.actie or self.programma
        assert ding is not None
        return ding

    @property
    def waarover(self) -> str:
        """What that is called."""
        return naam_van(self.over)

    @property
    def houder(self) -> Actie | Programma:
        """In whose journal it is told."""
        over = self.over
        if isinstance(over, Afspraak):
            return over.houder
        if isinstance(over, Bepaling | Bepalingstekst):
            return over.code.actie
        return over.actie if isinstance(over, Onderdeel) else over

    @property
    def adres_van_over(self) -> str:
        """Where one reads about the thing that it is about."""
        over = self.over
        if isinstance(over, Bepalingstekst) and not over.is_leesbaar:
            over = over.bepaling
        return reverse("home") if isinstance(over, Programma) else over.get_absolute_url()

    def stand(self, op: date) -> Vraagstand:
        """How it stands on the day `op`."""
        if self.gepubliceerd_op is None:
            return Vraagstand.CONCEPT
        if self.afgerond_op is not None:
            return Vraagstand.AFGEROND
        if op < self.periode.lower:
            return Vraagstand.STRAKS
        if op < self.periode.upper:
            return Vraagstand.OPEN
        laat = self.antwoord_beloofd is not None and is_voorbij(self.antwoord_beloofd, op)
        return Vraagstand.TE_LAAT if laat else Vraagstand.BELOOFD

    def is_open(self, op: date) -> bool:
        return self.stand(op) == Vraagstand.OPEN and not self.is_elders

    def dagen_te_laat(self, op: date) -> int:
        """Days since the last day on which the answer was promised; 0 when it is not late."""
        laatste = self.beloofde_dag
        return (op - laatste).days if laatste and self.stand(op) == Vraagstand.TE_LAAT else 0

    @property
    def sluit(self) -> date:
        """The last day on which it takes reactions."""
        laatste = laatste_dag(self.periode)
        assert laatste is not None
        return laatste

    @property
    def beloofde_dag(self) -> date | None:
        """The last day on which the answer is not late; None when it was not promised."""
        return laatste_dag(self.antwoord_beloofd) if self.antwoord_beloofd else None

    @property
    def belofte(self) -> str:
        """Who answers by when, in a sentence; empty when that was not promised."""
        return f"{self.beantwoorder} antwoordt {uiterlijk(self.antwoord_beloofd)}." if self.antwoord_beloofd else ""

    @property
    def hoe_afgerond(self) -> str:
        """Why it could be closed, in a sentence."""
        return self.afrondreden or ALLES_BEANTWOORD
