"""The papers of an actie: letters to parliament, laws, reports, news."""

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import F, Q

from acties.models.actie import Actie
from acties.models.status import Publicatie
from acties.models.tekst import MetTeksten
from basis.bronnen.models import Bron
from basis.web.adres import pad
from basis.web.bestanden import MEDIASOORTEN, controleer
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Webadresveld
from basis.web.velden import PeriodeField

BESTANDEN = ("pdf", "odt", "ods", "docx", "xlsx", "csv")


class DocumentQuerySet(models.QuerySet["Document"]):
    """The words of the domain for these rows."""

    def geldend(self) -> Self:
        return self.filter(is_vervallen=False)

    def zichtbaar(self) -> Self:
        return self.geldend().filter(actie__publicatie=Publicatie.GEPUBLICEERD)

    def voor_lijst(self) -> Self:
        """Newest first; undated ones last."""
        begin = models.Func(F("datum"), function="lower", output_field=models.DateField())
        return self.select_related("bron").alias(begin=begin).order_by(F("begin").desc(nulls_last=True), "titel", "pk")


@volg_tekst("titel", "soort", "nummer", "datum", "url", "bestand", "bron")
class Document(MetTeksten, models.Model):
    """A paper of an actie, by web address, file or official number."""

    actie = models.ForeignKey(Actie, verbose_name="actie", on_delete=models.CASCADE, related_name="documenten")
    slug = models.SlugField("vaste naam", max_length=160)
    titel = Regelveld("titel", max_length=300)
    soort = Regelveld("soort", max_length=60, help_text="Bijvoorbeeld Kamerstuk, rapport of nieuwsbericht.")
    nummer = Regelveld("officieel nummer", max_length=100, blank=True)
    datum = PeriodeField("datum", null=True, blank=True)
    url = Webadresveld("webadres", max_length=500, blank=True)
    bestand = models.FileField(
        "bestand", upload_to="documenten/%Y/", blank=True, validators=[FileExtensionValidator(BESTANDEN)]
    )
    is_vervallen = models.BooleanField("vervallen", default=False)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="documenten"
    )

    FEITEN = ("titel", "nummer", "datum", "is_vervallen")  # what the journal tells of it
    TEKSTVELDEN = ("soort",)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        constraints = (
            models.UniqueConstraint(
                fields=["actie", "slug"],
                name="document_slug_uniek",
                violation_error_message="Deze actie heeft al een document met deze vaste naam.",
            ),
            models.CheckConstraint(
                condition=~Q(url="") | ~Q(bestand="") | ~Q(nummer=""),
                name="document_is_te_vinden",
                violation_error_message="Een document heeft een webadres, een bestand of een officieel nummer.",
            ),
        )

    def __str__(self) -> str:
        return self.titel

    def clean(self) -> None:
        """A file that was just added is what its name says. Raises ValidationError."""
        if not self.bestand or getattr(self.bestand, "_committed", True):  # Django says it nowhere else
            return
        try:
            controleer(self.bestand)
        except ValidationError as fout:
            raise ValidationError({"bestand": fout.messages}) from fout

    @property
    def mediasoort(self) -> str:
        """What a browser is told that the file is."""
        return MEDIASOORTEN.get(str(self.bestand.name).rpartition(".")[2].lower(), "application/octet-stream")

    @property
    def adres(self) -> str:
        """Where to read it; empty when only its number is known."""
        if self.url or not self.bestand:
            return self.url
        return pad("acties:bestand", self.actie.slug, self.slug)
