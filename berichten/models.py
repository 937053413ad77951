"""Mail to people: one row per person and occasion, from waiting to sent."""

from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from basis.web.tekst import Emailveld, Regelveld
from partijen.models import Gebruiker


class Berichtsoort(models.TextChoices):
    """What a message is about."""

    UITNODIGING = "uitnodiging", "uitnodiging"
    WACHTWOORD = "wachtwoord", "nieuw wachtwoord"
    BEVEILIGING = "beveiliging", "wijziging van uw beveiliging"
    HERINNERING = "herinnering", "wekelijkse herinnering"
    RONDE_OPEN = "ronde-open", "updateronde geopend"
    RONDE_DICHT = "ronde-dicht", "updateronde gesloten"
    AFSPRAAK = "afspraak", "afspraak vraagt uw antwoord"
    GOEDKEUREN = "goedkeuren", "concept wacht op goedkeuring"
    GOEDGEKEURD = "goedgekeurd", "concept goedgekeurd"
    TERUGGEGEVEN = "teruggegeven", "concept teruggegeven"
    FOUTMELDING = "foutmelding", "antwoord op een foutmelding"
    WEBHOOK = "webhook", "webhook gestopt na fouten"
    ONTVANGST = "ontvangst", "ontvangst van een reactie"
    BESLUIT = "besluit", "besluit over een reactie"
    ANTWOORD = "antwoord", "antwoord op een reactie"
    GEVOLG = "gevolg", "verandering na een reactie"
    VOLGEN = "volgen", "volgen per e-mail bevestigen"
    SAMENVATTING = "samenvatting", "samenvatting voor wie volgt"
    NOG_VOLGEN = "nog-volgen", "of iemand wil blijven volgen"


# What someone may do without. The rest is about getting in and staying safe, and always goes out.
UIT_TE_ZETTEN = (
    Berichtsoort.HERINNERING,
    Berichtsoort.RONDE_OPEN,
    Berichtsoort.RONDE_DICHT,
    Berichtsoort.AFSPRAAK,
    Berichtsoort.GOEDKEUREN,
    Berichtsoort.GOEDGEKEURD,
    Berichtsoort.TERUGGEGEVEN,
)


# About what they wrote or follow, without an account: nobody sees in the beheer where such a message went.
AAN_INWONERS = (
    Berichtsoort.ONTVANGST,
    Berichtsoort.BESLUIT,
    Berichtsoort.ANTWOORD,
    Berichtsoort.GEVOLG,
    Berichtsoort.VOLGEN,
    Berichtsoort.SAMENVATTING,
    Berichtsoort.NOG_VOLGEN,
)


class Weekdag(models.IntegerChoices):
    """A working day, for the weekly reminder; counted as Python does."""

    MAANDAG = 0, "maandag"
    DINSDAG = 1, "dinsdag"
    WOENSDAG = 2, "woensdag"
    DONDERDAG = 3, "donderdag"
    VRIJDAG = 4, "vrijdag"


class Berichtstand(models.TextChoices):
    """What became of a message."""

    WACHT = "wacht", "wacht op verzending"
    VERZONDEN = "verzonden", "verzonden"
    VERVALLEN = "vervallen", "niet meer nodig"
    MISLUKT = "mislukt", "niet aangenomen"


class BerichtQuerySet(models.QuerySet["Bericht"]):
    """The words of the domain for these rows."""

    def wachtend(self) -> Self:
        return self.filter(stand=Berichtstand.WACHT)

    def afgehandeld(self) -> Self:
        return self.exclude(stand=Berichtstand.WACHT)

    def van_soort(self, soort: Berichtsoort) -> Self:
        return self.filter(soort=soort)

    def naar(self, adres: str) -> Self:
        return self.filter(adres=adres)

    def gemaakt_na(self, moment: datetime) -> Self:
        return self.filter(gemaakt_op__gt=moment)

    def mislukt_voor(self, moment: datetime) -> Self:
        """What failed, and was made before a moment."""
        return self.filter(stand=Berichtstand.MISLUKT, gemaakt_op__lt=moment)

    def verzonden(self) -> Self:
        return self.filter(stand=Berichtstand.VERZONDEN)

    def laatst_verzonden(self) -> Self:
        return self.order_by("-verzonden_op", "-pk")

    def van(self, gebruiker: Gebruiker) -> Self:
        return self.filter(aan=gebruiker)

    def vergrendeld(self, sleutel: int) -> Self:
        """This one, unless another worker has it in hand; until the end of the transaction."""
        return self.select_for_update(of=("self",), skip_locked=True).filter(pk=sleutel)

    def voor_lijst(self) -> Self:
        return self.select_related("aan").order_by("-gemaakt_op", "-pk")


class Bericht(models.Model):
    """One message to one person (`aan`), or to an address that has no account yet, about one occasion.

    `gelegenheid` names the occasion, as `ronde-open:12`. `gegevens` is what its text needs, and is emptied when it was
    sent: it may hold a link that is meant for this person alone.
    """

    soort = models.CharField("soort", max_length=20, choices=Berichtsoort)
    gelegenheid = Regelveld("gelegenheid", max_length=200)
    aan = models.ForeignKey(
        Gebruiker, verbose_name="aan", null=True, blank=True, on_delete=models.CASCADE, related_name="berichten"
    )
    adres = Emailveld("e-mailadres")
    gegevens = models.JSONField("gegevens", default=dict, blank=True)
    stand = models.CharField("stand", max_length=20, choices=Berichtstand, default=Berichtstand.WACHT)
    pogingen = models.PositiveIntegerField("pogingen", default=0)
    begonnen = models.PositiveIntegerField(
        "begonnen, einde onbekend", default=0, help_text="Hoe vaak een verzending begon waarvan niemand het einde zag."
    )
    fout = Regelveld("laatste fout", max_length=300, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    verzonden_op = models.DateTimeField("verzonden op", null=True, blank=True)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        indexes = (models.Index(fields=["gemaakt_op"], name="bericht_wacht", condition=Q(stand="wacht")),)
        constraints = (
            models.UniqueConstraint(
                fields=["adres", "gelegenheid"],
                name="bericht_een_per_gelegenheid",
                violation_error_message="Dit bericht is er al.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=Berichtsoort.values),
                name="bericht_soort_bestaat",
                violation_error_message="Kies een bestaande soort bericht.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Berichtstand.values),
                name="bericht_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="verzonden") | Q(verzonden_op__isnull=False),
                name="bericht_verzonden_heeft_moment",
                violation_error_message="Een verzonden bericht heeft een moment.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_soort_display()} aan {self.ontvanger}"

    @property
    def ontvanger(self) -> str:
        """Who gets it, for who manages the portal; of a citizen not even the address."""
        return "een inwoner" if self.soort in AAN_INWONERS else str(self.aan or self.adres)

    @property
    def is_uit_te_zetten(self) -> bool:
        """Whether people may do without it."""
        return self.soort in UIT_TE_ZETTEN


class Voorkeur(models.Model):
    """What a person wants to get, and when. Who has none gets everything, and the reminder on Monday."""

    gebruiker = models.OneToOneField(
        Gebruiker, verbose_name="gebruiker", on_delete=models.CASCADE, related_name="voorkeur"
    )
    uit = ArrayField(models.CharField(max_length=20), verbose_name="krijgt niet", default=list, blank=True)
    dag = models.PositiveSmallIntegerField("dag van de herinnering", choices=Weekdag, default=Weekdag.MAANDAG)

    class Meta:
        verbose_name = "voorkeur voor berichten"
        verbose_name_plural = "voorkeuren voor berichten"
        constraints = (
            models.CheckConstraint(
                condition=Q(uit__contained_by=[str(soort) for soort in UIT_TE_ZETTEN]),
                name="voorkeur_soort_uit_te_zetten",
                violation_error_message="Deze soort bericht kunt u niet uitzetten.",
            ),
            models.CheckConstraint(
                condition=Q(dag__in=Weekdag.values),
                name="voorkeur_dag_is_werkdag",
                violation_error_message="Kies een dag van maandag tot en met vrijdag.",
            ),
        )

    def __str__(self) -> str:
        return f"voorkeuren van {self.gebruiker}"


class Herinnerstand(models.Model):
    """What a person was reminded of last, and how often in a row: from this follows when to do so again.

    `waarover` are marks of the things (not their texts); `keer` counts reminders of the same things.
    """

    gebruiker = models.OneToOneField(
        Gebruiker, verbose_name="gebruiker", on_delete=models.CASCADE, related_name="herinnerstand"
    )
    waarover = ArrayField(models.CharField(max_length=64), verbose_name="waarover", default=list, blank=True)
    keer = models.PositiveIntegerField("keer achter elkaar", default=0)
    herinnerd_in = models.DateField("herinnerd in de week van", null=True, blank=True)
    bekeken_in = models.DateField("bekeken in de week van", null=True, blank=True)

    class Meta:
        verbose_name = "stand van de herinnering"
        verbose_name_plural = "standen van de herinnering"
        constraints = (
            models.CheckConstraint(
                condition=Q(keer=0) | Q(herinnerd_in__isnull=False),
                name="herinnerstand_keer_heeft_week",
                violation_error_message="Wie is herinnerd, is dat in een week.",
            ),
        )

    def __str__(self) -> str:
        return f"herinnering van {self.gebruiker}"
