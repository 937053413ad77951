"""The frame of the programme: its tasks (opgaven), its lines and its pages of text."""

from datetime import date
from typing import Self

from django.db import models

from basis.bronnen.models import IEDERE_WIJZIGING, Bron, Stempel, schuift_stempel
from basis.web.adres import pad
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld

OPMAAK_HULP = "U kunt Markdown gebruiken: ## voor een kop, - voor een lijst, [tekst](https://…) voor een link."


class OpgaveQuerySet(models.QuerySet["Opgave"]):
    """The words of the domain for these rows."""

    def voor_lijst(self) -> Self:
        return self.select_related("bron").order_by("nummer", "pk")


@volg_tekst("nummer", "titel", "samenvatting", "bron")
class Opgave(models.Model):
    """One of the tasks of the Interbestuurlijk Programma."""

    nummer = models.PositiveSmallIntegerField("nummer", unique=True)
    slug = models.SlugField("adresnaam", max_length=100, unique=True)
    titel = Regelveld("titel", max_length=200)
    samenvatting = Tekstveld("samenvatting", blank=True)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="opgaven"
    )

    objects = OpgaveQuerySet.as_manager()

    class Meta:
        verbose_name = "opgave"
        verbose_name_plural = "opgaven"
        triggers = (schuift_stempel(Stempel.Naam.KADER, IEDERE_WIJZIGING),)

    def __str__(self) -> str:
        return self.titel


class Programma(models.Model):
    """The programme as a whole, of which there is one: what promises are about that belong to no single actie.

    A change of these locks it and moves its `versie`, as that of an actie does its own.
    """

    titel = Regelveld("titel", max_length=200)
    gepubliceerd_op = models.DateTimeField("gepubliceerd op", auto_now_add=True)
    veranderd_op = models.DateField("laatst veranderd op", default=date.min, editable=False)  # date.min: unknown
    versie = models.PositiveIntegerField("versie", default=0, editable=False)

    class Meta:
        verbose_name = "programma"
        verbose_name_plural = "programma’s"
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="programma_is_er_een"),)
        triggers = (schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING, uitstelbaar=True),)

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return f"{pad('voortgang:afspraken')}#programma"


class ProgrammalijnQuerySet(models.QuerySet["Programmalijn"]):
    """The words of the domain for these rows."""

    def van_opgave(self, *slugs: str) -> Self:
        return self.filter(opgave__slug__in=slugs)

    def voor_lijst(self) -> Self:
        return self.select_related("bron").order_by("volgorde", "pk")


@volg_tekst("titel", "volgorde", "samenvatting", "toelichting", "pictogram", "opgave", "bron")
class Programmalijn(models.Model):
    """One of the lines of the programme, under which the acties stand."""

    slug = models.SlugField("adresnaam", max_length=100, unique=True)
    titel = Regelveld("titel", max_length=200)
    volgorde = models.PositiveSmallIntegerField(
        "volgorde", unique=True, help_text="Bepaalt ook de kleur: de eerste drie lijnen hebben een eigen kleur."
    )
    samenvatting = Tekstveld("samenvatting", help_text="Eén of twee zinnen in gewone taal.")
    toelichting = Tekstveld("toelichting", blank=True, help_text=OPMAAK_HULP)
    pictogram = Regelveld("pictogram", max_length=40, default="landmark", help_text="Naam van een Lucide-icoon.")
    opgave = models.ForeignKey(Opgave, verbose_name="opgave", on_delete=models.PROTECT, related_name="programmalijnen")
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="programmalijnen"
    )

    objects = ProgrammalijnQuerySet.as_manager()

    class Meta:
        verbose_name = "programmalijn"
        verbose_name_plural = "programmalijnen"
        triggers = (schuift_stempel(Stempel.Naam.KADER, IEDERE_WIJZIGING),)

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return pad("programmalijnen:programmalijn", self.slug)


# Header, footer and error pages link to these.
VASTE_PAGINAS = frozenset({"over", "privacy", "toegankelijkheid", "contact", "kwetsbaarheid-melden"})


class PaginaQuerySet(models.QuerySet["Pagina"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        return self.filter(is_gepubliceerd=True)

    def voor_lijst(self) -> Self:
        return self.order_by("titel", "pk")


@volg_tekst("slug", "titel", "omschrijving", "tekst", "is_gepubliceerd")
class Pagina(models.Model):
    """A page of text, such as *over* or *privacy*."""

    slug = models.SlugField("adresnaam", max_length=100, unique=True, help_text="Het webadres: /adresnaam/.")
    titel = Regelveld("titel", max_length=200)
    omschrijving = Regelveld("omschrijving", max_length=300, help_text="Eén zin, voor zoekmachines.")
    tekst = Tekstveld("tekst", help_text=OPMAAK_HULP)
    is_gepubliceerd = models.BooleanField("gepubliceerd", default=True)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = PaginaQuerySet.as_manager()

    class Meta:
        verbose_name = "pagina"
        verbose_name_plural = "pagina's"

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return pad("programmalijnen:pagina", self.slug)

    @property
    def noemt_uitgever(self) -> bool:
        """Whether it says beside its text who publishes the portal (settings.UITGEVER)."""
        return self.slug in {"contact", "toegankelijkheid"}

    @property
    def is_vast(self) -> bool:
        """Whether the site itself links to it, so that it must stay."""
        return self.slug in VASTE_PAGINAS
