"""The search index: what can be found, the words in it, and what it was made with."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQueryField, SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast

from basis.zoeken.taal import vraag_naar, zoekvraag


class ZoekregelQuerySet(models.QuerySet["Zoekregel"]):
    """What can be asked of the index."""

    def met_sleutels(self, sleutels: dict[str, list[int]]) -> Self:
        """The rows of these things: their keys by kind."""
        voorwaarden = [Q(soort=soort, sleutel__in=lijst) for soort, lijst in sleutels.items()]
        return self.filter(Q(*voorwaarden, _connector=Q.OR)) if voorwaarden else self.none()

    def met_woorden(self, soort: str, q: str) -> Self:
        """The rows of one kind that answer what somebody typed; none when it has no words to search for.

        Invented ones are among them: the list that asks has a rule of its own for these.
        """
        vraag = vraag_naar(soort, zoekvraag(q), met_demo=True)
        if not vraag:
            return self.none()
        past = Func(
            F("vector"),
            Cast(Value(vraag), SearchQueryField()),
            template="%(expressions)s",
            arg_joiner=" @@ ",
            output_field=models.BooleanField(),
        )
        return self.filter(past)


class Zoekregel(models.Model):
    """One thing that can be found. Derived: `services.herindexeer` makes it again from the things themselves."""

    soort = models.CharField("soort", max_length=40)
    sleutel = models.BigIntegerField("sleutel", help_text="De primaire sleutel van het gevonden object.")
    titel = models.TextField("titel")
    tekst = models.TextField("tekst", blank=True)
    label = models.CharField("label", max_length=300, blank=True)
    datum = models.CharField("datum", max_length=100, blank=True, help_text="In woorden.")
    bron = models.CharField("bron", max_length=300, blank=True, help_text="De titel van de bron.")
    url = models.CharField("adres", max_length=500)
    gewicht = models.FloatField("gewicht", default=1.0)
    vector = SearchVectorField("vector", help_text="De stammen van de woorden, elk met de soort ervoor.")
    vingerafdruk = models.CharField("vingerafdruk", max_length=32)

    objects = ZoekregelQuerySet.as_manager()

    class Meta:
        verbose_name = "zoekregel"
        verbose_name_plural = "zoekregels"
        constraints = (models.UniqueConstraint(fields=["soort", "sleutel"], name="zoekregel_uniek"),)
        indexes = (GinIndex(fields=["vector"], name="zoekregel_woorden", fastupdate=False),)  # see Zoekwoord

    def __str__(self) -> str:
        return self.titel


class Zoekwoord(models.Model):
    """A word that stands in the index, as it is written: what to offer for a word that finds nothing."""

    woord = models.CharField("woord", max_length=80, unique=True)

    class Meta:
        verbose_name = "zoekwoord"
        verbose_name_plural = "zoekwoorden"
        # Without a list of pending entries: with it searching is slow after many changes until the next vacuum
        # (a near word of 45,000: 57 ms, without it 2 ms).
        indexes = (GinIndex(fields=["woord"], name="zoekwoord_trigram", opclasses=["gin_trgm_ops"], fastupdate=False),)

    def __str__(self) -> str:
        return self.woord


class Indexstand(models.Model):
    """One row: what the index was last made with, so that a change of stemmer or kinds is noticed."""

    kenmerk = models.TextField("kenmerk", help_text="De versie van de taalregels en de soorten.")
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now=True)

    class Meta:
        verbose_name = "stand van de index"
        verbose_name_plural = "standen van de index"
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="indexstand_een_rij"),)

    def __str__(self) -> str:
        return self.kenmerk
