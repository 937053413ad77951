"""A question to citizens: what it is about, until when, and who answers it by which day."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models import Case, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.urls import reverse

from acties.models import Actie, Afspraak, Onderdeel
from acties.models.status import Publicatie, is_openbaar
from acties.models.te_zien import TeZien
from basis.bronnen.models import IEDERE_WIJZIGING, Bron, Stempel, schuift_stempel
from basis.postgres.triggers import blijft
from basis.tijd.perioden import is_voorbij, laatste_dag
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld
from basis.web.velden import PeriodeField
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Programma

PADEN_NAAR_ACTIE = ("actie_id", "onderdeel__actie_id", "afspraak__actie_id")
HOUDERS = ("programma", "actie", "onderdeel", "afspraak")


class Vraagstand(models.TextChoices):
    """How a question stands on a day, in the order of a reader: to do, to hold somebody to, to wait, to read.

    It follows from its dates and is never kept.
    """

    OPEN = "open", "nu open"
    TE_LAAT = "te-laat", "antwoord te laat"
    BELOOFD = "beloofd", "antwoord beloofd"
    STRAKS = "straks", "straks open"
    AFGEROND = "afgerond", "afgerond"
    CONCEPT = "concept", "concept"


class Moderatie(models.TextChoices):
    """When what citizens write comes on the site."""

    VOORAF = "vooraf", "na het lezen"
    ACHTERAF = "achteraf", "meteen, wij lezen daarna"


# Of a reaction: nobody read it yet, on the site or not.
ONGELEZEN = Q(stand="ontvangen") | Q(stand="zichtbaar", gelezen_op__isnull=True)

_BEGIN = Func(F("periode"), function="lower", output_field=models.DateField())
_EINDE = Func(F("periode"), function="upper", output_field=models.DateField())  # the first day on which it is closed
_BELOOFD = Func(F("antwoord_beloofd"), function="upper", output_field=models.DateField())


def _aantal(welke: Q) -> Any:
    """How many reactions a question got, of which this holds."""
    rijen = apps.get_model("meedoen", "Inbreng").objects.filter(welke, vraag=OuterRef("pk")).order_by().values("vraag")
    return Coalesce(Subquery(rijen.values(n=models.Count("pk"))), 0)


class VraagQuerySet(TeZien["Vraag"]):
    """The words of the domain for these rows; each stand is one of them and no question is in two."""

    def zichtbaar(self) -> Self:
        """What the public may see: published, about something that is published."""
        van_onderdeel = Q(onderdeel__actie__publicatie=Publicatie.GEPUBLICEERD)
        over = is_openbaar() | is_openbaar("afspraak__") | van_onderdeel
        return self.filter(over, gepubliceerd_op__isnull=False)

    def echt(self) -> Self:
        return self.filter(is_demo=False)

    def in_een_journaal(self) -> Self:
        """Those of which a journal tells: not those about the programme as a whole."""
        return self.filter(programma__isnull=True)

    def hier_gesteld(self) -> Self:
        """Those that take reactions in the portal."""
        return self.filter(is_elders=False)

    def met_slug(self, *slugs: str) -> Self:
        return self.filter(slug__in=slugs)

    def concept(self) -> Self:
        return self.filter(gepubliceerd_op__isnull=True)

    def afgerond(self) -> Self:
        return self.filter(gepubliceerd_op__isnull=False, afgerond_op__isnull=False)

    def _loopt(self) -> Self:
        return self.filter(gepubliceerd_op__isnull=False, afgerond_op__isnull=True)

    def open(self, op: date) -> Self:
        return self._loopt().filter(periode__contains=op)

    def straks(self, op: date) -> Self:
        return self._loopt().alias(begin=_BEGIN).filter(begin__gt=op)

    def gesloten(self, op: date) -> Self:
        """Those that ask no more and of which the answers are not all there."""
        return self._loopt().alias(einde=_EINDE).filter(einde__lte=op)

    def te_laat(self, op: date) -> Self:
        return self.gesloten(op).alias(beloofd=_BELOOFD).filter(beloofd__lte=op)

    def beloofd(self, op: date) -> Self:
        """Those that are closed and whose answer is not late."""
        beloofd = self.gesloten(op).alias(beloofd=_BELOOFD)
        return beloofd.filter(Q(beloofd__isnull=True) | Q(beloofd__gt=op))

    def met_stand(self, stand: Vraagstand, op: date) -> Self:
        """Those that stand so on the day `op`, in the order in which a page lists them."""
        laatste = [F("afgerond_op").desc(), "-pk"]
        rijen: dict[Vraagstand, tuple[Self, list[Any]]] = {
            Vraagstand.OPEN: (self.open(op), [_EINDE, "pk"]),
            Vraagstand.TE_LAAT: (self.te_laat(op), [_BELOOFD, "pk"]),
            Vraagstand.BELOOFD: (self.beloofd(op), [_BELOOFD.asc(nulls_last=True), "pk"]),
            Vraagstand.STRAKS: (self.straks(op), [_BEGIN, "pk"]),
            Vraagstand.AFGEROND: (self.afgerond(), laatste),
            Vraagstand.CONCEPT: (self.concept(), laatste),
        }
        gekozen, volgorde = rijen[stand]
        return gekozen.order_by(*volgorde)

    def van_actie(self, actie: Any) -> Self:
        """Those about an actie (or one of these), a part of it or a promise in it."""
        waar = Q()
        for pad in ("actie", "onderdeel__actie", "afspraak__actie"):
            waar |= Q(**{f"{pad}__in": actie if isinstance(actie, models.QuerySet | list) else [actie]})
        return self.filter(waar)

    def van_lijn(self, slug: str) -> Self:
        return self.van_actie(Actie.objects.van_lijn(slug))

    def van_onderdeel(self, onderdeel: Onderdeel) -> Self:
        return self.filter(onderdeel=onderdeel)

    def van_afspraak(self, afspraak: Afspraak) -> Self:
        return self.filter(afspraak=afspraak)

    def onbeantwoord_door(self, partij: Partij) -> Self:
        """What this party promised to answer here and did not wholly do."""
        return self._loopt().filter(beantwoorder=partij, is_elders=False)

    def beantwoord_door(self, slug: str) -> Self:
        """Those that the party of this slug answers or answered."""
        return self.filter(beantwoorder__slug=slug)

    def uit_bron(self, sleutel: str) -> Self:
        return self.filter(bron__sleutel=sleutel)

    def van_partijen(self, partijen: Iterable[Partij] | Any) -> Self:
        """Those that one of these parties asks or answers."""
        return self.filter(Q(beantwoorder__in=partijen) | Q(namens__in=partijen))

    def met_werk(self, op: date) -> Self:
        """With how many reactions nobody read (`te_lezen`), and of those how many too late (`te_laat_te_lezen`)."""
        te_laat = ONGELEZEN & Q(lezen_voor__lt=op)
        return self.met_aantallen().annotate(te_lezen=_aantal(ONGELEZEN), te_laat_te_lezen=_aantal(te_laat))

    def over_acties(self, acties: Any, *, met_programma: bool) -> Self:
        """About one of these acties or something in it; perhaps also about the programme as a whole."""
        hier = Q(over_actie__in=acties)
        waar = hier | Q(over_actie__isnull=True) if met_programma else hier
        return self.alias(over_actie=Coalesce(*PADEN_NAAR_ACTIE)).filter(waar)

    def per_beantwoorder(self) -> Any:
        """How many (`hoeveel`) by the key of the actie (`over_actie`; none: the programme) and of who answers."""
        per = self.order_by().annotate(over_actie=Coalesce(*PADEN_NAAR_ACTIE)).values("over_actie", "beantwoorder_id")
        return per.annotate(hoeveel=models.Count("pk"))

    def te_beantwoorden_door(self, partijen: Iterable[Partij] | Any) -> Self:
        return self.filter(beantwoorder__in=partijen)

    def per_stand(self, op: date) -> models.QuerySet["Vraag", tuple[str, bool, int]]:
        """How many of what is on the site stand each way on the day `op`, apart for what was invented."""
        gevallen = (
            When(afgerond_op__isnull=False, then=Value(Vraagstand.AFGEROND.value)),
            When(begin__gt=op, then=Value(Vraagstand.STRAKS.value)),
            When(einde__gt=op, then=Value(Vraagstand.OPEN.value)),
            When(beloofd__lte=op, then=Value(Vraagstand.TE_LAAT.value)),
        )
        stand = Case(*gevallen, default=Value(Vraagstand.BELOOFD.value))
        rijen: Any = self.order_by().alias(begin=_BEGIN, einde=_EINDE, beloofd=_BELOOFD).annotate(zo=stand)
        geteld: models.QuerySet[Vraag, tuple[str, bool, int]] = rijen.values_list("zo", "is_demo").annotate(
            hoeveel=models.Count("pk")
        )
        return geteld

    def voor_deel(self) -> Self:
        """For a part of another page: what is not closed first, by the day on which it takes no more reactions."""
        volgorde = (F("afgerond_op").desc(nulls_first=True), _EINDE, "pk")
        return self.select_related("beantwoorder").order_by(*volgorde)

    def met_aantallen(self) -> Self:
        """With how many reactions came in (`aantal`) and stand on the site (`aantal_zichtbaar`)."""
        return self.annotate(aantal=_aantal(Q()), aantal_zichtbaar=_aantal(Q(stand="zichtbaar", mag_openbaar=True)))

    def voor_lijst(self) -> Self:
        """With what each is about, and who answers."""
        return self.select_related(
            *("beantwoorder", "namens", "bron", "programma", "actie__programmalijn"),
            *("onderdeel__actie__programmalijn", "afspraak__actie__programmalijn", "afspraak__programma"),
        )


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
                violation_error_message="Een vraag gaat over één ding: het programma, een actie, een onderdeel of een "
                "afspraak.",
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
                condition=Q(antwoord_beloofd__isnull=True) | Q(antwoord_beloofd__startswith__gte=_EINDE),
                name="vraag_antwoord_na_sluiten",
                violation_error_message="Het antwoord komt nadat de vraag gesloten is.",
            ),
            models.CheckConstraint(
                condition=Q(bewaren_tot__isnull=True) | Q(bewaren_tot__gte=_BELOOFD),
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
    def over(self) -> Programma | Actie | Onderdeel | Afspraak:
        """The one thing that it is about."""
        ding: Programma | Actie | Onderdeel | Afspraak | None = (
            self.afspraak or self.onderdeel or self.actie or self.programma
        )
        assert ding is not None
        return ding

    @property
    def houder(self) -> Actie | Programma:
        """In whose journal it is told."""
        over = self.over
        if isinstance(over, Afspraak):
            return over.houder
        return over.actie if isinstance(over, Onderdeel) else over

    @property
    def adres_van_over(self) -> str:
        """Where one reads about the thing that it is about."""
        return reverse("home") if isinstance(self.over, Programma) else self.over.get_absolute_url()

    def stand(self, op: date) -> Vraagstand:
        """How it stands on the day `op`; says of one row what the words above say of many."""
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
        laatste = laatste_dag(self.antwoord_beloofd) if self.antwoord_beloofd else None
        return (op - laatste).days if laatste and self.stand(op) == Vraagstand.TE_LAAT else 0


class Verzetting(models.Model):
    """That the answer is expected on another day than was promised, and why. Rows only come (docs/adr/0041)."""

    vraag = models.ForeignKey(Vraag, verbose_name="vraag", on_delete=models.CASCADE, related_name="verzettingen")
    verwacht = PeriodeField("antwoord nu verwacht")
    reden = Tekstveld("reden", max_length=2_000)
    op = models.DateTimeField("gezegd op", auto_now_add=True)
    door = models.ForeignKey(
        Gebruiker, verbose_name="door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "nieuwe dag van een antwoord"
        verbose_name_plural = "nieuwe dagen van een antwoord"
        ordering = ("op", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(reden=""),
                name="verzetting_heeft_reden",
                violation_error_message="Vertel waarom het antwoord op een andere dag komt.",
            ),
        )
        triggers = (
            blijft("verzetting_blijft", "Wat over de dag van een antwoord is gezegd, blijft staan."),
            schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),
        )

    def __str__(self) -> str:
        return f"{self.vraag}: {self.verwacht}"
