"""A code: rules that governments agree on, of one actie and with versions."""

from typing import Self

from django.db import models

from acties.models import Actie
from acties.models.te_zien import TeZien
from basis.bronnen.models import IEDERE_WIJZIGING, Bron, Stempel, schuift_stempel
from basis.web.adres import pad
from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Tekstveld


class CodeQuerySet(TeZien["Code"]):
    """The words of the domain for these rows."""

    def zichtbaar(self) -> Self:
        """What the public may see: not those of acties that are not published."""
        return self.filter(actie__in=Actie.objects.zichtbaar())

    def met_slug(self, *slugs: str) -> Self:
        return self.filter(slug__in=slugs)

    def voor_lijst(self) -> Self:
        """With the actie, its line and its kind, in the order of the lines."""
        rijen = self.select_related("actie__programmalijn", "actie__soort", "bron")
        return rijen.order_by("actie__programmalijn__volgorde", "titel", "pk")


@volg_tekst("titel", "korte_naam", "samenvatting", "bron")
class Code(models.Model):
    """Rules that governments agree on. What they say stands in its versions."""

    actie = models.OneToOneField(Actie, verbose_name="actie", on_delete=models.PROTECT, related_name="code")
    slug = models.SlugField("adresnaam", max_length=60, unique=True, help_text="Het laatste deel van het webadres.")
    titel = Regelveld("titel", max_length=160)
    korte_naam = Regelveld("korte naam", max_length=60)
    samenvatting = Tekstveld("in het kort", max_length=1_000, blank=True)
    bron = models.ForeignKey(
        Bron, verbose_name="bron", null=True, blank=True, on_delete=models.PROTECT, related_name="codes"
    )

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = "code"
        verbose_name_plural = "codes"
        triggers = (schuift_stempel(Stempel.Naam.INHOUD, IEDERE_WIJZIGING),)

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        return pad("codes:code", self.slug)
