"""Official sources: how each of them is, which dossiers belong to an actie, and what they propose to people."""

from collections.abc import Collection
from datetime import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from acties.models import Actie, Document, Fasedefinitie, Gebeurtenis
from acties.models.actie import ActieQuerySet
from basis.bronnen.models import Bron
from basis.web.tekst import Regelveld, Tekstveld, Webadresveld
from basis.web.velden import PeriodeField
from opendata.officieel.dossier import FOUT, NORMAALVORM, Dossiernummer, lees_dossier
from partijen.models import Gebruiker

LANGSTE_TITEL = 250


class Officielebron(models.TextChoices):
    """Who publishes."""

    TWEEDE_KAMER = "tweede-kamer", "Tweede Kamer"
    KOOP = "koop", "Officiële bekendmakingen"


class BronstandQuerySet(models.QuerySet["Bronstand"]):
    """The words of the domain for these rows."""

    def aan_de_beurt(self, nu: datetime) -> Self:
        """Those that may be asked now: switched on, and not resting after a failure."""
        return self.filter(Q(wacht_tot__isnull=True) | Q(wacht_tot__lte=nu), is_aan=True).order_by("bron")


class Bronstand(models.Model):
    """How one source is: whether it is asked, how far we read, and what went wrong last."""

    bron = models.CharField("bron", max_length=20, primary_key=True, choices=Officielebron)
    is_aan = models.BooleanField("vragen", default=False, help_text="Uit: het portaal vraagt deze bron niets.")
    plek = models.CharField("gelezen tot", max_length=500, blank=True, editable=False)
    gevraagd_op = models.DateTimeField("laatst gevraagd", null=True, blank=True, editable=False)
    gelukt_op = models.DateTimeField("laatst gelukt", null=True, blank=True, editable=False)
    mislukt_op = models.DateTimeField("laatst mislukt", null=True, blank=True, editable=False)
    fout = Tekstveld("laatste fout", blank=True, editable=False)
    mislukt = models.PositiveSmallIntegerField("keren achtereen mislukt", default=0, editable=False)
    wacht_tot = models.DateTimeField("wacht tot", null=True, blank=True, editable=False)

    objects = BronstandQuerySet.as_manager()

    class Meta:
        verbose_name = "officiële bron"
        verbose_name_plural = "officiële bronnen"
        constraints = (
            models.CheckConstraint(
                condition=Q(bron__in=Officielebron.values),
                name="bronstand_bron_bestaat",
                violation_error_message="Kies een bestaande bron.",
            ),
        )

    def __str__(self) -> str:
        return self.get_bron_display()

    @property
    def hoe_het_staat(self) -> str:
        """In one word what an operator must know."""
        if not self.is_aan:
            return "uit"
        if self.mislukt:
            return "storing"
        return "werkt" if self.gelukt_op else "nog niet gevraagd"


class BronkoppelingQuerySet(models.QuerySet["Bronkoppeling"]):
    """The words of the domain for these rows."""

    def aan_de_beurt(self, bron: str, voor: datetime, nu: datetime) -> Self:
        """Those not read at a source since a moment, or of which it says that they changed; the longest ago first.

        Not those that rest after a failure of their own.
        """
        hier = Ophaling.objects.filter(koppeling=models.OuterRef("pk"), bron=bron)
        vers = hier.filter(gelezen_op__gt=voor, is_veranderd=False)
        rust = hier.filter(wacht_tot__gt=nu)
        gelezen = models.Subquery(hier.values("gelezen_op")[:1])
        open_ = self.exclude(models.Exists(vers)).exclude(models.Exists(rust)).alias(gelezen=gelezen)
        return open_.select_related("actie__soort").order_by(F("gelezen").asc(nulls_first=True), "pk")


class Bronkoppeling(models.Model):
    """A dossier of parliament that belongs to an actie."""

    actie = models.ForeignKey(Actie, verbose_name="actie", on_delete=models.CASCADE, related_name="bronkoppelingen")
    dossier = Regelveld("dossiernummer", max_length=20, help_text="Bijvoorbeeld 35513 of 36 600 VII.")
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="bronkoppelingen"
    )

    objects = BronkoppelingQuerySet.as_manager()

    class Meta:
        verbose_name = "dossier bij een actie"
        verbose_name_plural = "dossiers bij acties"
        constraints = (
            models.UniqueConstraint(
                fields=["actie", "dossier"],
                name="bronkoppeling_uniek",
                violation_error_message="Dit dossier hoort al bij deze actie.",
            ),
            models.CheckConstraint(
                condition=Q(dossier__regex=NORMAALVORM),
                name="bronkoppeling_normaalvorm",
                violation_error_message=FOUT,
            ),
        )

    def __str__(self) -> str:
        return f"{self.nummer.getoond} bij {self.actie}"

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """However the number was typed, its normal form is kept. Raises ValidationError."""
        try:
            self.dossier = str(lees_dossier(self.dossier))
        except ValueError as fout:
            raise ValidationError({"dossier": str(fout)}) from fout
        super().clean_fields(exclude)

    @property
    def nummer(self) -> Dossiernummer:
        return lees_dossier(self.dossier)


class Ophaling(models.Model):
    """How far one dossier was read at one source."""

    koppeling = models.ForeignKey(Bronkoppeling, on_delete=models.CASCADE, related_name="ophalingen")
    bron = models.CharField("bron", max_length=20, choices=Officielebron)
    kenmerken = models.JSONField("hoe de bron het dossier noemt", default=list)
    etag = models.CharField("etag", max_length=200, blank=True)
    gelezen_op = models.DateTimeField("gelezen op", null=True, blank=True)
    is_veranderd = models.BooleanField("veranderd volgens de bron", default=False)
    fout = Tekstveld("fout", blank=True)
    wacht_tot = models.DateTimeField("wacht tot", null=True, blank=True)

    class Meta:
        verbose_name = "ophaling"
        verbose_name_plural = "ophalingen"
        constraints = (
            models.UniqueConstraint(
                fields=["koppeling", "bron"],
                name="ophaling_uniek",
                violation_error_message="Van elk dossier is er één stand per bron.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.koppeling} ({self.get_bron_display()})"


class Voorstelsoort(models.TextChoices):
    """What a proposal would become."""

    FASE = "fase", "nieuwe fase"
    MIJLPAAL = "mijlpaal", "mijlpaal"
    DOCUMENT = "document", "document"


class Voorstelstand(models.TextChoices):
    """What became of it."""

    OPEN = "open", "open"
    OVERGENOMEN = "overgenomen", "overgenomen"
    AFGEWEZEN = "afgewezen", "niet overgenomen"
    VERVALLEN = "vervallen", "vervallen: de bron zegt nu iets anders"


class FasevoorstelQuerySet(models.QuerySet["Fasevoorstel"]):
    """The words of the domain for these rows."""

    def open(self) -> Self:
        return self.filter(stand=Voorstelstand.OPEN)

    def van_acties(self, acties: ActieQuerySet) -> Self:
        return self.filter(actie__in=acties.order_by().values("pk"))

    def ook_over(self, voorstel: "Fasevoorstel") -> Self:
        """The other ones about the same thing at the source: what it said of that before."""
        zelfde = self.filter(actie=voorstel.actie_id, bron=voorstel.bron, kenmerk=voorstel.kenmerk)
        return zelfde.exclude(pk=voorstel.pk)

    def voor_lijst(self) -> Self:
        """Open ones first, of those the latest: `plek` is made for paging."""
        nooit = models.Value(datetime.fromisoformat("9999-01-01T00:00:00+00:00"))
        return self.select_related(
            "actie__soort", "actie__programmalijn", "fase", "besloten_door", "voorgedragen_door"
        ).annotate(plek=models.functions.Coalesce("besloten_op", nooit))


class Fasevoorstel(models.Model):
    """What a source says of an actie, for a person to take over or to decline. Nothing shows it to readers."""

    actie = models.ForeignKey(Actie, verbose_name="actie", on_delete=models.CASCADE, related_name="voorstellen")
    bron = models.CharField("bron", max_length=20, choices=Officielebron)
    dossier = Regelveld("dossiernummer", max_length=20)
    kenmerk = Regelveld("kenmerk bij de bron", max_length=200)
    afdruk = models.CharField("afdruk", max_length=64, unique=True)
    soort = models.CharField("wat het wordt", max_length=10, choices=Voorstelsoort)
    fase = models.ForeignKey(
        Fasedefinitie, verbose_name="fase", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    titel = Regelveld("titel", max_length=LANGSTE_TITEL)
    documentsoort = Regelveld("soort document", max_length=60, blank=True)
    nummer = Regelveld("officieel nummer", max_length=100, blank=True)
    datum = PeriodeField("datum")
    url = Webadresveld("webadres", max_length=500, blank=True)
    waarom = Regelveld("waarom dit voorstel", max_length=300, blank=True)
    ruw = models.JSONField("antwoord van de bron")
    gevonden_op = models.DateTimeField("gevonden op", auto_now_add=True)
    voorgedragen_door = models.ForeignKey(
        Gebruiker, verbose_name="eerste van twee", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stand = models.CharField("stand", max_length=15, choices=Voorstelstand, default=Voorstelstand.OPEN)
    reden = Tekstveld("reden", max_length=2000, blank=True)
    besloten_op = models.DateTimeField("besloten op", null=True, blank=True)
    besloten_door = models.ForeignKey(
        Gebruiker, verbose_name="besloten door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    gebeurtenis = models.OneToOneField(
        Gebeurtenis, verbose_name="melding", null=True, blank=True, on_delete=models.PROTECT, related_name="voorstel"
    )

    objects = FasevoorstelQuerySet.as_manager()

    class Meta:
        verbose_name = "voorstel uit een bron"
        verbose_name_plural = "voorstellen uit bronnen"
        indexes = (models.Index(fields=["actie"], name="fasevoorstel_open", condition=Q(stand="open")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(soort__in=Voorstelsoort.values),
                name="fasevoorstel_soort_bestaat",
                violation_error_message="Kies een bestaande soort.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Voorstelstand.values),
                name="fasevoorstel_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=["open", "vervallen"], besloten_door=None)
                | Q(stand__in=["overgenomen", "afgewezen"], besloten_op__isnull=False, besloten_door__isnull=False)
                & ~Q(reden=""),
                name="fasevoorstel_besloten_door_iemand",
                violation_error_message="Een besluit over een voorstel zegt wie het nam, wanneer en waarom.",
            ),
            models.CheckConstraint(
                condition=Q(gebeurtenis__isnull=True) ^ Q(stand="overgenomen"),
                name="fasevoorstel_overgenomen_met_melding",
                violation_error_message="Alleen een overgenomen voorstel heeft een melding.",
            ),
            models.CheckConstraint(
                condition=Q(fase__isnull=True) | Q(soort="fase"),
                name="fasevoorstel_fase_past_bij_soort",
                violation_error_message="Alleen een voorstel voor een fase noemt een fase.",
            ),
        )

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return reverse("voorstellen:voorstel", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.stand == Voorstelstand.OPEN

    @property
    def wat(self) -> str:
        """What it would become, in words."""
        return f"{self.get_soort_display()}: {self.fase.naam}" if self.fase else self.get_soort_display()

    @property
    def dossier_getoond(self) -> str:
        return lees_dossier(self.dossier).getoond

    @property
    def staat_er_al(self) -> bool:
        """Whether the actie tells of it already: that phase since that day, or that paper."""
        if self.soort == Voorstelsoort.FASE:
            return self.actie.fasen.filter(definitie=self.fase, begonnen=self.datum).exists()
        documenten: models.QuerySet[Document] = self.actie.documenten.geldend()
        zelfde = Q(nummer=self.nummer) & ~Q(nummer="") | Q(url=self.url) & ~Q(url="")
        return self.soort == Voorstelsoort.DOCUMENT and documenten.filter(zelfde).exists()
