"""What a bepaling says in a version, and how those words were mended since."""

from collections.abc import Iterable
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from acties.models import Actie, Gebeurtenis
from basis.bronnen.models import IEDERE_WIJZIGING, Bron, Stempel, schuift_stempel
from basis.postgres.triggers import blijft
from basis.tijd.moment import Moment
from basis.web.adres import pad
from basis.web.tekst import Regelveld, Tekstveld
from codes.models.bepaling import Bepaling
from codes.models.code import Code
from codes.models.stand import Versiestand, is_leesbaar
from codes.models.versie import Versie

# The lock has whoever establishes the version at this moment go first, or wait.
VAST = """
PERFORM 1 FROM codes_versie WHERE id IN ({oud}, {nieuw}) FOR SHARE;
IF EXISTS (SELECT 1 FROM codes_versie WHERE id IN ({oud}, {nieuw}) AND stand <> 'concept')
    THEN RAISE EXCEPTION 'De tekst van een versie die vaststaat, verandert niet meer.'
        USING ERRCODE = 'check_violation', CONSTRAINT = '{naam}';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""


# Words that are still being written or signed are not mended: they are written anew.
NIET_TE_VERBETEREN = """
IF EXISTS (SELECT 1 FROM codes_bepalingstekst JOIN codes_versie ON codes_versie.id = versie_id
        WHERE codes_bepalingstekst.id = NEW.tekst_id AND stand NOT IN ('vastgesteld', 'vervallen'))
    THEN RAISE EXCEPTION 'Alleen de tekst van een versie die is vastgesteld, wordt verbeterd.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'tekstcorrectie_van_vastgesteld';
END IF;
RETURN NEW;
"""


def staat_vast(naam: str, versie: str = "{rij}.versie_id") -> pgtrigger.Trigger:
    """Refuse to add, change or remove what belongs to a version that is no draft any more.

    `versie` says in SQL what the version of a row is.
    """
    func = VAST.format(naam=naam, oud=versie.format(rij="OLD"), nieuw=versie.format(rij="NEW"))
    return pgtrigger.Trigger(name="staat_vast", when=pgtrigger.Before, operation=IEDERE_WIJZIGING, func=func)


class Rechten(models.TextChoices):
    """Why these words may stand here."""

    EIGEN = "eigen", "eigen woorden van de redactie"
    TOESTEMMING = "toestemming", "overgenomen met toestemming"
    VRIJ = "vrij", "vrij over te nemen"


class BepalingstekstQuerySet(models.QuerySet["Bepalingstekst"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see."""
        return self.filter(is_leesbaar("versie__"))

    def van_versie(self, versie: Versie) -> Self:
        return self.filter(versie=versie)

    def van_versies(self, versies: Iterable[Versie]) -> Self:
        return self.filter(versie__in=versies)

    def van_actie(self, actie: Actie) -> Self:
        return self.filter(versie__code__actie=actie)

    def van_bepaling(self, bepaling: Bepaling) -> Self:
        return self.filter(bepaling=bepaling)

    def van_bepalingen(self, bepalingen: Iterable[Bepaling] | Iterable[int]) -> Self:
        """Of these, or of those with these keys in the database."""
        return self.filter(bepaling__in=bepalingen)

    def rond(self, tekst: "Bepalingstekst") -> Self:
        """Around a bepaling in its version: what stands right before and after it, what it stands under, and what
        stands under it.
        """
        zelfde = self.van_versie(tekst.versie)
        ervoor = zelfde.filter(volgorde__lt=tekst.volgorde).order_by("-volgorde").values("pk")[:1]
        erna = zelfde.filter(volgorde__gt=tekst.volgorde).order_by("volgorde").values("pk")[:1]
        buren = Q(pk__in=ervoor) | Q(pk__in=erna)
        return zelfde.filter(buren | Q(bepaling=tekst.ouder_id) | Q(ouder=tekst.bepaling_id))

    def namen(self) -> dict[int, str]:
        """What each bepaling is called, by its key in the database, in the newest of these texts."""
        rijen = self.select_related("bepaling__soort").order_by("versie__volgorde")
        return {tekst.bepaling_id: tekst.titel for tekst in rijen}

    def in_open_concept(self) -> Self:
        """Those of which everyone may read what they are to say."""
        return self.filter(versie__stand=Versiestand.CONCEPT, versie__is_open=True)

    def te_beoordelen(self) -> Self:
        """Those that a party applies or not: what others stand under is a heading."""
        onder = Bepalingstekst.objects.filter(versie=OuterRef("versie"), ouder=OuterRef("bepaling"))
        return self.exclude(Exists(onder))

    def voor_lijst(self) -> Self:
        """In the order of the version, with all that a page says of each and how its words were mended."""
        rijen = self.select_related("bepaling__soort", "bepaling__code", "versie__code__actie", "ouder", "bron")
        verbeterd = models.Prefetch("correcties", Tekstcorrectie.objects.voor_lijst())
        return rijen.prefetch_related(verbeterd).order_by("versie", "volgorde", "pk")


class Bepalingstekst(models.Model):
    """What a bepaling says in one version: its place, its number, its heading and its words.

    Without words it is known by name only. They change while the version is a draft; later a `Tekstcorrectie` mends
    what was written wrong.
    """

    versie = models.ForeignKey(Versie, verbose_name="versie", on_delete=models.PROTECT, related_name="teksten")
    bepaling = models.ForeignKey(Bepaling, verbose_name="bepaling", on_delete=models.PROTECT, related_name="teksten")
    ouder = models.ForeignKey(
        Bepaling, verbose_name="onder", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    volgorde = models.PositiveBigIntegerField("volgorde")
    nummer = Regelveld("nummer", max_length=20, blank=True, help_text="Zoals 4 of 10.")
    kop = Regelveld("kop", max_length=200)
    tekst = Tekstveld("tekst", max_length=20_000, blank=True, help_text="Leeg: alleen de naam is bekend.")
    rechten = models.CharField("rechten", max_length=20, choices=Rechten, default=Rechten.EIGEN)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="bepalingsteksten"
    )

    objects = BepalingstekstQuerySet.as_manager()

    class Meta:
        verbose_name = "tekst van een bepaling"
        verbose_name_plural = "teksten van bepalingen"
        constraints = (
            models.UniqueConstraint(
                fields=["versie", "bepaling"],
                name="bepalingstekst_uniek",
                violation_error_message="Deze bepaling staat al in deze versie.",
            ),
            models.UniqueConstraint(
                fields=["versie", "volgorde"],
                name="bepalingstekst_volgorde_uniek",
                violation_error_message="Op deze plaats staat al een bepaling.",
            ),
            models.CheckConstraint(
                condition=Q(rechten__in=Rechten.values),
                name="bepalingstekst_rechten_bestaan",
                violation_error_message="Kies waarom deze tekst hier mag staan.",
            ),
            models.CheckConstraint(
                condition=Q(rechten="eigen") | Q(bron__isnull=False),
                name="bepalingstekst_overgenomen_heeft_bron",
                violation_error_message="Een tekst die is overgenomen, heeft een bron.",
            ),
            models.CheckConstraint(
                condition=Q(ouder__isnull=True) | ~Q(ouder=models.F("bepaling")),
                name="bepalingstekst_niet_onder_zichzelf",
                violation_error_message="Een bepaling staat niet onder zichzelf.",
            ),
        )
        triggers = (staat_vast("bepalingstekst_blijft"), schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING))

    def __str__(self) -> str:
        return f"{self.nummer} {self.kop}".strip()

    def get_absolute_url(self) -> str:
        return pad("codes:tekst", self.versie.code.slug, self.versie.nummer, self.bepaling.sleutel)

    @property
    def code(self) -> Code:
        return self.versie.code

    @property
    def is_leesbaar(self) -> bool:
        """Whether the public may read it, in a code that it may see."""
        return self.versie.staat_vast or self.versie.is_open

    @property
    def titel(self) -> str:
        """What it is called under the heading of its code: "artikel 4, Op tijd informeren"."""
        soort = self.bepaling.soort.naam
        return f"{soort} {self.nummer}, {self.kop}" if self.nummer else f"{soort} {self.kop}"


class TekstcorrectieQuerySet(models.QuerySet["Tekstcorrectie"]):
    """The words of the domain for these rows."""

    def geldend_op(self, moment: Moment) -> Self:
        """Those that certainly had been made at a moment, as the journal has it."""
        rijen = Gebeurtenis.objects.geldend_op(moment).filter(pk=OuterRef("gebeurtenis"))
        return self if moment.is_nu else self.filter(Exists(rijen))

    def voor_lijst(self) -> Self:
        return self.select_related("gebeurtenis").order_by("pk")


class Tekstcorrectie(models.Model):
    """Words of an established version that were mended where they were written wrong. Rows only come.

    It says the same in better words: what parties said of how they apply it stays true.
    """

    tekst = models.ForeignKey(Bepalingstekst, verbose_name="tekst", on_delete=models.PROTECT, related_name="correcties")
    kop = Regelveld("kop", max_length=200)
    woorden = Tekstveld("tekst", max_length=20_000, blank=True)
    gebeurtenis = models.OneToOneField(
        Gebeurtenis, verbose_name="gebeurtenis", on_delete=models.PROTECT, related_name="tekstcorrectie"
    )

    objects = TekstcorrectieQuerySet.as_manager()

    class Meta:
        verbose_name = "verbetering van een tekst"
        verbose_name_plural = "verbeteringen van teksten"
        triggers = (
            blijft("tekstcorrectie_blijft", "Een verbetering van een tekst blijft staan."),
            pgtrigger.Trigger(
                name="van_vastgesteld", when=pgtrigger.Before, operation=pgtrigger.Insert, func=NIET_TE_VERBETEREN
            ),
            schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),
        )

    def __str__(self) -> str:
        return f"{self.tekst}, verbeterd"
