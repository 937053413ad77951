"""A version of a code, and how it stands: each step of that is a row of the journal."""

from collections.abc import Iterable
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.lookups import IsNull

from acties.models import Actie, Afspraak, Gebeurtenis
from acties.models.te_zien import TeZien
from basis.bronnen.models import IEDERE_WIJZIGING, Bron, Stempel, schuift_stempel
from basis.postgres.triggers import blijft
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange
from basis.web.adres import pad
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld
from codes.models.bepaling import Bepalingsoort
from codes.models.code import Code
from codes.models.stand import MET_VASTE_TEKST, Versiestand, is_leesbaar
from partijen.models import Gebruiker

# What a version is of stays, and so does what it was made of. A draft goes on; what has words that stay goes on, or
# back from its signers, and keeps its number and its print.
_GAAT_VERDER = """
TG_OP = 'INSERT' AND NEW.stand = 'concept'
OR ROW(OLD.code_id, OLD.volgorde, OLD.vorige_id) IS NOT DISTINCT FROM ROW(NEW.code_id, NEW.volgorde, NEW.vorige_id)
    AND (OLD.stand = 'concept' AND NEW.stand <> 'vervallen'
        OR OLD.nummer = NEW.nummer AND (
            (OLD.stand, NEW.stand, NEW.sha256) = ('ter-ondertekening', 'concept', '')
            OR OLD.sha256 = NEW.sha256 AND (OLD.stand = NEW.stand OR (OLD.stand, NEW.stand) IN (
                ('ter-ondertekening', 'vastgesteld'), ('vastgesteld', 'vervallen')))))
"""


class VersieQuerySet(TeZien["Versie"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see: a draft only while it is open to everyone."""
        return self.filter(is_leesbaar())

    def echt(self) -> Self:
        return self.filter(code__actie__is_demo=False)

    def van_code(self, code: Code) -> Self:
        return self.filter(code=code)

    def van_codes(self, codes: Iterable[Code]) -> Self:
        return self.filter(code__in=codes)

    def van_actie(self, actie: Actie) -> Self:
        return self.filter(code__actie=actie)

    def met_nummer(self, nummer: str) -> Self:
        return self.filter(nummer=nummer)

    def met_stand_op(self, moment: Moment) -> Self:
        """With how each stood, now or at a moment, and since when (`stand_op`, `sinds_op`); without those that were
        not there yet. A draft is of now: its words change, so there is none in the past.
        """
        if moment.is_nu:
            stappen = Versiestap.objects.filter(versie=OuterRef("pk"))
            return self.annotate(stand_op=models.F("stand"), sinds_op=_laatste(stappen, "gebeurtenis__datum"))
        stappen = Versiestap.objects.filter(versie=OuterRef("pk")).geldend_op(moment)
        rijen = self.annotate(stand_op=_laatste(stappen, "stand"), sinds_op=_laatste(stappen, "gebeurtenis__datum"))
        return rijen.filter(stand_op__in=MET_VASTE_TEKST)

    def gelden_op(self, moment: Moment) -> Self:
        """Those that hold, now or at a moment, one for each code; `in_werking` says the same of what was read."""
        vast = self.met_stand_op(moment).filter(stand_op=Versiestand.VASTGESTELD)
        return vast.order_by("code_id", IsNull(models.F("sinds_op"), True), "-volgorde").distinct("code_id")

    def geldend_per_code(self, moment: Moment) -> "dict[int, Versie]":
        """By the key of its code the version that holds; nothing of a code without one."""
        return {versie.code_id: versie for versie in self.voor_lijst().gelden_op(moment)}

    def voor_lijst(self) -> Self:
        """The newest first."""
        return self.select_related("code__actie__programmalijn", "bron", "ondertekening").order_by("-volgorde", "pk")


@volg_tekst("naam", "toelichting", "bron")
class Versie(models.Model):
    """One version of a code. Its words change only while it is a draft; after that they are mended, visibly.

    `sha256` is of the words as they were established (`codes.inhoud.vingerafdruk`).
    """

    code = models.ForeignKey(Code, verbose_name="code", on_delete=models.PROTECT, related_name="versies")
    nummer = models.SlugField("nummer", max_length=30, help_text="Zoals in het webadres: 2 of 2023.")
    naam = Regelveld("naam", max_length=120, blank=True)
    volgorde = models.PositiveIntegerField("volgorde")
    stand = models.CharField("stand", max_length=20, choices=Versiestand, default=Versiestand.CONCEPT)
    is_open = models.BooleanField("iedereen mag het concept lezen", default=False)
    toelichting = Tekstveld("toelichting", max_length=2_000, blank=True)
    vorige = models.ForeignKey(
        "self",
        verbose_name="gemaakt van",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="volgende",
        help_text="De versie waarmee deze wordt vergeleken. Leeg: de eerste, of wij kennen de wijzigingen niet.",
    )
    is_volledig = models.BooleanField(
        "alle bepalingen staan hier", default=True, help_text="Uit: niet alle bepalingen staan in onze bronnen."
    )
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="versies_van_codes"
    )
    sha256 = models.CharField("sha256 van de hele tekst", max_length=64, blank=True, editable=False)
    ondertekening = models.OneToOneField(
        Afspraak,
        verbose_name="ondertekening",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="ondertekent_versie",
        help_text="De afspraak waarmee partijen deze versie ondertekenen.",
    )
    bewerkt_door = models.ForeignKey(
        Gebruiker, verbose_name="laatst bewerkt door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    bewerking = models.PositiveIntegerField("bewerking", default=0, editable=False)

    stand_op: str  # both by `met_stand_op`
    sinds_op: DateRange | None

    objects = VersieQuerySet.as_manager()

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        constraints = (
            models.UniqueConstraint(
                fields=["code", "nummer"],
                name="versie_nummer_uniek",
                violation_error_message="Deze code heeft al een versie met dit nummer.",
            ),
            models.UniqueConstraint(
                fields=["code", "volgorde"],
                name="versie_volgorde_uniek",
                violation_error_message="Een collega begon net ook een versie. Probeer het opnieuw.",
            ),
            models.CheckConstraint(
                condition=Q(nummer__regex="^[0-9]"),
                name="versie_nummer_begint_met_cijfer",
                violation_error_message="Begin het nummer met een cijfer, zoals 2 of 2023.",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(stand="concept"),
                name="versie_een_concept",
                violation_error_message="Er is al een concept van deze code. Maak dat eerst af.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Versiestand.values),
                name="versie_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
            models.CheckConstraint(
                condition=Q(stand="concept", sha256="") | (~Q(stand="concept") & ~Q(sha256="")),
                name="versie_vaste_tekst_heeft_vingerafdruk",
                violation_error_message="Van een versie die vaststaat, is de vingerafdruk bekend.",
            ),
            models.CheckConstraint(
                condition=Q(is_open=False) | Q(stand="concept"),
                name="versie_alleen_concept_is_open",
                violation_error_message="Alleen een concept ligt voor iedereen open.",
            ),
        )
        triggers = (
            schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),
            blijft(
                "versie_blijft",
                "Een versie die vaststaat, verandert niet meer.",
                bij=pgtrigger.Insert
                | pgtrigger.UpdateOf("code_id", "volgorde", "vorige_id", "nummer", "sha256", "stand"),  # type: ignore[no-untyped-call]
                tenzij=_GAAT_VERDER,
            ),
        )

    def __str__(self) -> str:
        return f"{self.code.korte_naam}, {self.titel}"

    def get_absolute_url(self) -> str:
        return pad("codes:versie", self.code.slug, self.nummer)

    @property
    def titel(self) -> str:
        """Which one, under the heading of its code: "versie 2", or "versie 2021 (eerste versie)"."""
        return f"versie {self.nummer} ({self.naam})" if self.naam else f"versie {self.nummer}"

    @property
    def adres(self) -> str:
        """How the journal names it."""
        return f"{self.code.slug}/{self.nummer}"

    @property
    def is_concept(self) -> bool:
        return self.stand == Versiestand.CONCEPT

    @property
    def staat_vast(self) -> bool:
        """Whether its words change no more."""
        return self.stand in MET_VASTE_TEKST


class VersiestapQuerySet(models.QuerySet["Versiestap"]):
    """The words of the domain for these rows."""

    def van_versies(self, versies: Iterable[Versie]) -> Self:
        return self.filter(versie__in=versies)

    def geldend_op(self, moment: Moment) -> Self:
        """Those that certainly had been made at a moment, as the journal has it."""
        rijen = Gebeurtenis.objects.geldend_op(moment).filter(pk=OuterRef("gebeurtenis"))
        return self if moment.is_nu else self.filter(Exists(rijen))

    def voor_lijst(self) -> Self:
        """As they were made."""
        return self.select_related("gebeurtenis").order_by("pk")


class Versiestap(models.Model):
    """That a version came to stand otherwise; the journal says when, why and by whom. Rows only come."""

    versie = models.ForeignKey(Versie, verbose_name="versie", on_delete=models.PROTECT, related_name="stappen")
    stand = models.CharField("stand", max_length=20, choices=Versiestand)
    gebeurtenis = models.OneToOneField(
        Gebeurtenis, verbose_name="gebeurtenis", on_delete=models.PROTECT, related_name="versiestap"
    )

    objects = VersiestapQuerySet.as_manager()

    class Meta:
        verbose_name = "stap van een versie"
        verbose_name_plural = "stappen van een versie"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(stand__in=Versiestand.values),
                name="versiestap_stand_bestaat",
                violation_error_message="Kies een bestaande stand.",
            ),
        )
        triggers = (blijft("versiestap_blijft", "Wat over een versie is gezegd, blijft staan."),)

    def __str__(self) -> str:
        return f"{self.versie}: {self.get_stand_display()}"


class Soortaantal(models.Model):
    """How many bepalingen of a kind a version has by its source, when not all are known by name."""

    versie = models.ForeignKey(Versie, verbose_name="versie", on_delete=models.CASCADE, related_name="aantallen")
    soort = models.ForeignKey(Bepalingsoort, verbose_name="soort", on_delete=models.PROTECT, related_name="+")
    aantal = models.PositiveIntegerField("aantal")
    bron = models.ForeignKey(Bron, verbose_name="bron", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "aantal volgens de bron"
        verbose_name_plural = "aantallen volgens de bron"
        ordering = ("soort__volgorde",)
        constraints = (
            models.UniqueConstraint(
                fields=["versie", "soort"],
                name="soortaantal_uniek",
                violation_error_message="Van deze soort staat het aantal er al.",
            ),
        )
        triggers = (schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),)

    def __str__(self) -> str:
        return f"{self.versie}: {self.aantal} {self.soort.meervoud}"


def _laatste(stappen: VersiestapQuerySet, veld: str) -> Subquery:
    volgorde = ("-gebeurtenis__telt_vanaf", "-gebeurtenis_id")
    return Subquery(stappen.order_by(*volgorde).values(veld)[:1])


def in_werking(versies: Iterable[Versie]) -> Versie | None:
    """Of the versions of one code, with `met_stand_op`, the one that holds: the last that was established then."""
    gelden = [versie for versie in versies if versie.stand_op == Versiestand.VASTGESTELD]
    gedateerd = [versie for versie in gelden if versie.sinds_op]
    return max(gedateerd or gelden, key=lambda versie: versie.volgorde, default=None)
