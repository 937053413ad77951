"""The answer to what citizens said, and what changed because of it."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from acties.models import Gebeurtenis
from basis.bronnen.models import IEDERE_WIJZIGING, Stempel, schuift_stempel
from basis.postgres.triggers import blijft
from basis.tijd.moment import Moment
from basis.web.tekst import Tekstveld
from codes.models import Bepaling, Versie, Wijziging
from meedoen.models.inbreng import Inbreng
from meedoen.models.onderwerp import Onderwerp
from meedoen.models.vraag import Vraag
from partijen.models import Gebruiker, Partij


class Uitkomst(models.TextChoices):
    """What is done with what citizens said."""

    OVERGENOMEN = "overgenomen", "overgenomen"
    DEELS = "deels", "deels overgenomen"
    NIET = "niet", "niet overgenomen"
    ELDERS = "elders", "voor een andere overheid"


class AntwoordQuerySet(models.QuerySet["Antwoord"]):
    """The words of the domain for these rows."""

    def gegeven(self) -> Self:
        """Those that everyone may read."""
        return self.filter(gegeven_op__isnull=False)

    def geldend(self) -> Self:
        """Of what was given what no later one replaces."""
        later = Antwoord.objects.filter(vervangt=OuterRef("pk"), gegeven_op__isnull=False)
        return self.gegeven().exclude(Exists(later))

    def gegeven_bij(self, moment: Moment) -> Self:
        """Those that everyone could read at a moment, with whether each held then (`geldt_op`)."""
        tot = Q() if moment.is_nu else Q(gegeven_op__lt=moment.einde)
        later = Antwoord.objects.gegeven().filter(tot, vervangt=OuterRef("pk"))
        return self.gegeven().filter(tot).annotate(geldt_op=~Exists(later))

    def over_inbreng(self, inbreng: Inbreng) -> Self:
        """About this reaction, by itself or by its subject."""
        via = Q(onderwerpen=inbreng.onderwerp_id) if inbreng.onderwerp_id else Q()
        return self.filter(Q(inbrengen=inbreng) | via).distinct()

    def voor_lijst(self) -> Self:
        return self.select_related("partij", "vervangt").order_by("gegeven_op", "gemaakt_op", "pk")


class Antwoord(models.Model):
    """One answer to subjects or to single reactions: a draft, or given (`gegeven_op`).

    One that was given is never changed or removed; a later one may replace it. It points to the rows of the journal
    that followed (`gevolgen`), or says why nothing changed.
    """

    vraag = models.ForeignKey(Vraag, verbose_name="vraag", on_delete=models.PROTECT, related_name="antwoorden")
    partij = models.ForeignKey(
        Partij, verbose_name="wie antwoordt", on_delete=models.PROTECT, related_name="antwoorden"
    )
    uitkomst = models.CharField("wat wij ermee doen", max_length=20, choices=Uitkomst)
    tekst = Tekstveld("antwoord", max_length=5_000)
    reden = Tekstveld("waarom", max_length=2_000)
    geen_gevolg = Tekstveld("leidde niet tot een wijziging, omdat", max_length=2_000, blank=True)
    onderwerpen = models.ManyToManyField(Onderwerp, verbose_name="onderwerpen", blank=True, related_name="antwoorden")
    inbrengen = models.ManyToManyField(Inbreng, verbose_name="reacties", blank=True, related_name="antwoorden")
    vervangt = models.OneToOneField(
        "self", verbose_name="vervangt", null=True, blank=True, on_delete=models.PROTECT, related_name="vervangen_door"
    )
    gemaakt_op = models.DateTimeField("geschreven op", default=timezone.now)
    gegeven_op = models.DateTimeField("gegeven op", null=True, blank=True)
    door = models.ForeignKey(
        Gebruiker, verbose_name="geschreven door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    goedgekeurd_door = models.ForeignKey(
        Gebruiker, verbose_name="goedgekeurd door", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    inzending = models.UUIDField("inzending", null=True, unique=True, editable=False)

    objects = AntwoordQuerySet.as_manager()

    class Meta:
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        constraints = (
            models.CheckConstraint(
                condition=Q(uitkomst__in=Uitkomst.values),
                name="antwoord_uitkomst_bestaat",
                violation_error_message="Kies wat u met de reacties doet.",
            ),
            models.CheckConstraint(
                condition=~Q(tekst="") & ~Q(reden=""),
                name="antwoord_heeft_tekst_en_reden",
                violation_error_message="Schrijf een antwoord, en waarom u dit antwoord geeft.",
            ),
            models.CheckConstraint(
                condition=Q(vervangt__isnull=True) | ~Q(vervangt=F("pk")),
                name="antwoord_vervangt_een_ander",
                violation_error_message="Een antwoord vervangt niet zichzelf.",
            ),
        )
        triggers = (
            blijft("antwoord_blijft", "Een gegeven antwoord blijft staan.", tenzij="OLD.gegeven_op IS NULL"),
            schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),
        )

    def __str__(self) -> str:
        return f"antwoord van {self.partij}"

    @property
    def merk(self) -> str:
        """Marks all that it says now: what changes that, changes the mark."""
        zegt = [self.uitkomst, self.tekst, self.reden, self.geen_gevolg]
        zegt += [str(sorted(rijen.values_list("pk", flat=True))) for rijen in (self.onderwerpen, self.inbrengen)]
        zegt.append(str(sorted(self.gevolgen.values_list("gebeurtenis", flat=True))))
        zegt += [str(paar) for paar in sorted(self.codegevolgen.values_list("codeversie", "bepaling"))]
        return salted_hmac("meedoen.antwoord", "\0".join(zegt), algorithm="sha256").hexdigest()


_VAN_CONCEPT = """
    EXISTS (SELECT 1 FROM meedoen_antwoord WHERE id = OLD.antwoord_id AND gegeven_op IS NULL)
"""


class Gevolg(models.Model):
    """A row of the journal that followed from an answer; more may come later."""

    antwoord = models.ForeignKey(Antwoord, verbose_name="antwoord", on_delete=models.CASCADE, related_name="gevolgen")
    gebeurtenis = models.ForeignKey(
        Gebeurtenis, verbose_name="verandering", on_delete=models.PROTECT, related_name="gevolg_van"
    )
    gelegd_op = models.DateTimeField("gelegd op", default=timezone.now)

    class Meta:
        verbose_name = "gevolg"
        verbose_name_plural = "gevolgen"
        ordering = ("gebeurtenis", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["antwoord", "gebeurtenis"],
                name="gevolg_uniek",
                violation_error_message="Deze verandering staat al bij dit antwoord.",
            ),
        )
        triggers = (
            blijft("gevolg_blijft", "Wat uit een gegeven antwoord volgde, blijft staan.", tenzij=_VAN_CONCEPT),
            schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),
        )

    def __str__(self) -> str:
        return f"{self.antwoord}: {self.gebeurtenis_id}"


class CodegevolgQuerySet(models.QuerySet["Codegevolg"]):
    """The words of the domain for these rows."""

    def bij_wijzigingen(self, wijzigingen: Iterable[Wijziging]) -> Self:
        """What led to these changes, as everyone may read it."""
        geldend = Antwoord.objects.geldend().values("pk")
        paren = [Q(codeversie=een.versie_id, bepaling=een.bepaling_id) for een in wijzigingen]
        return self.filter(reduce(or_, paren, Q(pk__in=())), antwoord__in=geldend)

    def voor_lijst(self) -> Self:
        return self.select_related("antwoord__vraag", "bepaling__code", "codeversie").order_by("pk")


class Codegevolg(models.Model):
    """A change of a code to which an answer led: of this bepaling in this version. More may come later.

    It comes beside what an answer points at in the journal, that tells when the version came about.
    """

    antwoord = models.ForeignKey(
        Antwoord, verbose_name="antwoord", on_delete=models.CASCADE, related_name="codegevolgen"
    )
    codeversie = models.ForeignKey(Versie, verbose_name="versie", on_delete=models.PROTECT, related_name="+")
    bepaling = models.ForeignKey(Bepaling, verbose_name="bepaling", on_delete=models.PROTECT, related_name="+")
    gelegd_op = models.DateTimeField("gelegd op", default=timezone.now)

    objects = CodegevolgQuerySet.as_manager()

    class Meta:
        verbose_name = "gevolg in een code"
        verbose_name_plural = "gevolgen in een code"
        constraints = (
            models.UniqueConstraint(
                fields=["antwoord", "codeversie", "bepaling"],
                name="codegevolg_uniek",
                violation_error_message="Deze wijziging staat al bij dit antwoord.",
            ),
        )
        triggers = (
            blijft("codegevolg_blijft", "Wat uit een gegeven antwoord volgde, blijft staan.", tenzij=_VAN_CONCEPT),
            schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),
        )

    def __str__(self) -> str:
        return f"{self.antwoord}: {self.bepaling} in {self.codeversie}"
