"""What a ronde asks of one party about one actie, or about one afspraak in it; whether it was answered stands in the
journal alone.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, DateTimeField, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from acties.actualiteit import over_actie, over_afspraak
from acties.models import Actie, Deelname, Publicatie, Toezegging
from acties.models.afspraakstand import BLIJFT_STAAN
from acties.models.journaalvragen import GebeurtenisQuerySet
from partijen.models import Partij
from werk.rondes.models.ronde import Ronde, Rondestand

OOIT = datetime(9999, 1, 1, tzinfo=UTC)  # an open ronde has no end yet


class Waarover(models.TextChoices):
    """The part of the actie that a question is about."""

    GEZAMENLIJK = "gezamenlijk", "voortgang van de actie"
    AFSPRAAK = "afspraak", "eigen afspraak"


_STIL = Q(antwoord_op__isnull=True)
_TELLERS = {
    "vragen": Count("pk"),
    "open": Count("pk", filter=_STIL),
    "acties": Count("actie", distinct=True),
    "partijen": Count("partij", distinct=True),
    "wachtend": Count("partij", distinct=True, filter=_STIL),
}


class RondevraagQuerySet(models.QuerySet["Rondevraag"]):
    """The words of the domain for these rows."""

    def van_ronde(self, ronde: Ronde) -> Self:
        return self.filter(ronde=ronde)

    def in_open_rondes(self) -> Self:
        return self.filter(ronde__stand=Rondestand.OPEN)

    def van_partijen(self, partijen: Any) -> Self:
        return self.filter(partij__in=partijen)

    def over_acties(self, acties: Iterable[Actie]) -> Self:
        return self.filter(actie__in=acties)

    def zichtbaar(self) -> Self:
        """Without acties that were taken from public view after the ronde was opened: nobody can answer for those."""
        return self.filter(actie__publicatie=Publicatie.GEPUBLICEERD)

    def met_antwoord(self) -> Self:
        """With the moment of the last word of the party about it while the ronde was open (`antwoord_op`, or None)."""
        return self.annotate(antwoord_op=_laatste("geregistreerd_op"))

    def met_soort_antwoord(self) -> Self:
        """With the kind of journal row of that word."""
        return self.annotate(antwoord_soort=_laatste("soort"))

    def geldend(self) -> Self:
        """Those that count, with their answer: the party can still give one, or gave it, or it is too late for that.

        Who no longer carries an actie, or whose afspraak came to an end, is not waited for while the ronde is open.
        """
        hier = {"partij": OuterRef("partij"), "actie": OuterRef("actie")}
        trekt = Exists(Deelname.objects.die_trekken().filter(**hier))
        kan = Q(waarover=Waarover.GEZAMENLIJK) & trekt | Q(waarover=Waarover.AFSPRAAK) & _staat_open()
        gesloten, gedaan = Q(ronde__stand=Rondestand.GESLOTEN), Q(antwoord_op__isnull=False)
        return self.zichtbaar().met_antwoord().filter(gesloten | gedaan | kan)

    def onbeantwoord(self) -> Self:
        return self.geldend().filter(antwoord_op__isnull=True)

    def tel(self) -> dict[str, int]:
        """How many questions, parties and acties, and of how many nothing was heard."""
        return self.geldend().aggregate(**_TELLERS)

    def tel_per_ronde(self) -> dict[int, dict[str, int]]:
        """Those counts by ronde (its key)."""
        rijen: Any = self.geldend().order_by().values("ronde").annotate(**_TELLERS)
        return {rij["ronde"]: rij for rij in rijen}

    def voor_lijst(self) -> Self:
        """Joined and sorted for any list: by party, by line and actie, the joint part first."""
        return self.select_related("partij", "actie__programmalijn", "toezegging__afspraak").order_by(
            "partij__sorteernaam",
            "partij",
            "actie__programmalijn__volgorde",
            "actie__sorteertitel",
            "actie",
            "-waarover",
            "toezegging__afspraak__titel",
            "pk",
        )


def _staat_open() -> Q:
    """That the afspraak in question is open for the party; without one: any of the party in the actie."""
    open_ = Toezegging.objects.filter(stand__in=BLIJFT_STAAN, partij=OuterRef("partij"))
    een = Q(Exists(open_.filter(pk=OuterRef("toezegging"))))
    return een | Q(toezegging__isnull=True) & Q(Exists(open_.filter(afspraak__actie=OuterRef("actie"))))


def _sluit(ronde: OuterRef) -> Coalesce:
    """When the ronde of a question closed, or ever."""
    return Coalesce(ronde, Value(OOIT, DateTimeField()))


def _antwoorden(rijen: GebeurtenisQuerySet) -> GebeurtenisQuerySet:
    """Of these rows those by a person on behalf of the party, about the actie, while the ronde was open."""
    return rijen.filter(
        actie=OuterRef("actie"),
        namens=OuterRef("partij"),
        door__isnull=False,
        geregistreerd_op__gte=OuterRef("ronde__geopend_op"),
        geregistreerd_op__lte=_sluit(OuterRef("ronde__gesloten_op")),
    ).order_by("-geregistreerd_op", "-pk")


def _laatste(veld: str) -> Case:
    """This field of the last word: the one rule of what an answer is. What was taken back in time is none."""
    tot = _sluit(OuterRef(OuterRef("ronde__gesloten_op")))
    rijen = over_afspraak(tot)
    een = _antwoorden(rijen.filter(afspraak=OuterRef("toezegging__afspraak")))
    alle = _antwoorden(rijen.filter(afspraak__toezeggingen__partij=OuterRef("partij")))
    samen = _antwoorden(over_actie(tot))
    return Case(
        When(toezegging__isnull=False, then=Subquery(een.values(veld)[:1])),
        When(waarover=Waarover.AFSPRAAK, then=Subquery(alle.values(veld)[:1])),
        default=Subquery(samen.values(veld)[:1]),
    )


class Rondevraag(models.Model):
    """One party is asked about one actie: its joint part, or the party's own part in an afspraak.

    Never changes: a trigger. Rondes from before version 0.6 asked about all afspraken of the party in the actie at
    once: without a toezegging.
    """

    ronde = models.ForeignKey(Ronde, verbose_name="ronde", on_delete=models.PROTECT, related_name="vragen")
    actie = models.ForeignKey(Actie, verbose_name="actie", on_delete=models.PROTECT, related_name="rondevragen")
    partij = models.ForeignKey(Partij, verbose_name="partij", on_delete=models.PROTECT, related_name="rondevragen")
    waarover = models.CharField("waarover", max_length=20, choices=Waarover)
    toezegging = models.ForeignKey(
        Toezegging,
        verbose_name="afspraak",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rondevragen",
    )

    objects = RondevraagQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag van een updateronde"
        verbose_name_plural = "vragen van updaterondes"
        indexes = (models.Index(fields=["ronde", "partij"], name="rondevraag_partij"),)
        constraints = (
            models.UniqueConstraint(
                fields=["ronde", "actie", "partij", "waarover", "toezegging"],
                nulls_distinct=False,
                name="rondevraag_uniek",
                violation_error_message="Deze vraag staat al in de ronde.",
            ),
            models.CheckConstraint(
                condition=Q(waarover__in=Waarover.values),
                name="rondevraag_waarover_bestaat",
                violation_error_message="Kies een bestaand onderdeel van de actie.",
            ),
            models.CheckConstraint(
                condition=Q(toezegging__isnull=True) | Q(waarover="afspraak"),
                name="rondevraag_toezegging_is_afspraak",
                violation_error_message="Alleen een vraag over een afspraak noemt er een.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.partij.korte_naam}: {self.wat}"

    @property
    def wat(self) -> str:
        """What it is about, in words."""
        return f"afspraak ‘{self.toezegging.afspraak}’" if self.toezegging else str(self.get_waarover_display())

    @property
    def is_gedaan(self) -> bool:
        """Whether the party answered; ask for `met_antwoord` first."""
        return self.antwoord_op is not None  # type: ignore[attr-defined]
