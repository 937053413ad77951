"""What an actie is made of: themes, lines of work, challenges, experiments. New kinds are data."""

from typing import Self

from django.db import models
from django.db.models import Q

from acties.models.actie import Actie
from acties.models.deelname import Deelnamerol
from acties.models.status import Publicatie
from acties.models.te_zien import TeZien
from acties.models.tekst import MetUitkomst
from basis.bronnen.models import IEDERE_WIJZIGING, Bron, Stempel, schuift_stempel
from basis.web.adres import pad
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld
from basis.web.velden import PeriodeField
from partijen.models import Partij


@volg_tekst("naam", "meervoud", "volgorde", "is_opbrengst", "zonder_stand")
class Onderdeelsoort(models.Model):
    """A kind of onderdeel, such as thema, challenge or resultaat."""

    slug = models.SlugField("adresnaam", max_length=60, unique=True)
    naam = Regelveld("naam", max_length=100)
    meervoud = Regelveld("meervoud", max_length=100)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    is_opbrengst = models.BooleanField(
        "is een opbrengst", default=False, help_text="Wat de actie opleverde: staat bovenaan haar pagina en op home."
    )
    zonder_stand = models.BooleanField(
        "zonder stand", default=False, help_text="Zoals een principe van een code: dat begint en eindigt niet."
    )

    class Meta:
        verbose_name = "soort onderdeel"
        verbose_name_plural = "soorten onderdelen"
        ordering = ("volgorde", "naam")
        triggers = (schuift_stempel(Stempel.Naam.KADER, IEDERE_WIJZIGING),)

    def __str__(self) -> str:
        return self.naam

    @property
    def meervoud_in_zin(self) -> str:
        """With a small letter, unless its name is an abbreviation."""
        return self.meervoud if self.meervoud[1:2].isupper() else self.meervoud[:1].lower() + self.meervoud[1:]


class Onderdeelstand(models.TextChoices):
    """How an onderdeel stands."""

    GEPLAND = "gepland", "gepland"
    LOOPT = "loopt", "loopt"
    AFGEROND = "afgerond", "afgerond"
    GESTOPT = "gestopt", "gestopt"
    OVERGEGAAN = "overgegaan", "gaat verder in ander werk"
    ONBEKEND = "onbekend", "onbekend"


# It goes on no longer.
EINDSTANDEN = (Onderdeelstand.AFGEROND, Onderdeelstand.GESTOPT, Onderdeelstand.OVERGEGAAN)


class OnderdeelQuerySet(TeZien["Onderdeel"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        return self.filter(actie__publicatie=Publicatie.GEPUBLICEERD)

    def voor_lijst(self) -> Self:
        return self.select_related("soort").order_by("soort__volgorde", "soort__naam", "volgorde", "titel", "pk")


@volg_tekst(
    "soort",
    "titel",
    "samenvatting",
    "vraag",
    "aanpak",
    "opbrengst",
    "betekenis",
    "herkomst",
    "looptijd",
    "volgorde",
    "bron",
)
class Onderdeel(MetUitkomst, models.Model):
    """A part of an actie: what was asked, how it was done, what came out, and what it means for government."""

    actie = models.ForeignKey(Actie, verbose_name="actie", on_delete=models.CASCADE, related_name="onderdelen")
    soort = models.ForeignKey(Onderdeelsoort, verbose_name="soort", on_delete=models.PROTECT, related_name="onderdelen")
    slug = models.SlugField("adresnaam", max_length=120)
    titel = Regelveld("titel", max_length=250)
    samenvatting = Tekstveld("samenvatting", blank=True)
    vraag = Tekstveld("vraag", blank=True)
    aanpak = Tekstveld("aanpak", blank=True)
    opbrengst = Tekstveld("opbrengst", blank=True)
    betekenis = Tekstveld("betekenis voor het openbaar bestuur", blank=True)
    herkomst = Tekstveld("herkomst", blank=True, help_text="Waar komt dit onderdeel vandaan?")
    looptijd = PeriodeField("looptijd", null=True, blank=True)
    stand = models.CharField("stand", max_length=20, choices=Onderdeelstand, default=Onderdeelstand.ONBEKEND)
    opvolgers = models.ManyToManyField(
        "self", verbose_name="opvolgers", blank=True, symmetrical=False, related_name="voorgangers"
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="onderdelen"
    )

    FEITEN = ("stand", "looptijd")  # what the journal tells of it
    TEKSTVELDEN = ("titel", "samenvatting", "vraag", "aanpak", "opbrengst", "betekenis", "herkomst")

    objects = OnderdeelQuerySet.as_manager()

    class Meta:
        verbose_name = "onderdeel"
        verbose_name_plural = "onderdelen"
        constraints = (
            models.UniqueConstraint(
                fields=["actie", "slug"],
                name="onderdeel_slug_uniek",
                violation_error_message="Deze actie heeft al een onderdeel met deze adresnaam.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Onderdeelstand.values),
                name="onderdeel_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(looptijd__isnull=True) | Q(looptijd__isempty=False),
                name="onderdeel_looptijd_niet_leeg",
                violation_error_message="De looptijd eindigt niet voor het begin.",
            ),
        )

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return pad("acties:onderdeel", self.actie.slug, self.slug)

    @property
    def is_afgelopen(self) -> bool:
        return self.stand in EINDSTANDEN

    @property
    def toont_stand(self) -> bool:
        """Whether anything is known of how it stands; of a kind that begins nor ends that is never said."""
        return self.stand != Onderdeelstand.ONBEKEND and not self.soort.zonder_stand


class Onderdeelpartij(models.Model):
    """A party takes part in an onderdeel in a role."""

    onderdeel = models.ForeignKey(
        Onderdeel, verbose_name="onderdeel", on_delete=models.CASCADE, related_name="partijen"
    )
    partij = models.ForeignKey(Partij, verbose_name="partij", on_delete=models.PROTECT, related_name="onderdelen")
    rol = models.CharField("rol", max_length=20, choices=Deelnamerol)

    class Meta:
        verbose_name = "partij van een onderdeel"
        verbose_name_plural = "partijen van een onderdeel"
        constraints = (
            models.UniqueConstraint(fields=["onderdeel", "partij", "rol"], name="onderdeelpartij_uniek"),
            models.CheckConstraint(condition=Q(rol__in=Deelnamerol.values), name="onderdeelpartij_rol_bestaat"),
        )

    def __str__(self) -> str:
        return f"{self.partij.korte_naam}, {self.get_rol_display()}"
