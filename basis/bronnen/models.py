"""Where facts come from, and when shown content last changed."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from basis.web.geschiedenis import volg_tekst
from basis.web.tekst import Regelveld, Webadresveld
from basis.web.velden import PeriodeField


class Stempel(models.Model):
    """A counter that moves with every change of what it stands for; cached pieces of pages carry it in their key.

    `kader` moves with the frame (parties, lines, kinds, phases, sources), `inhoud` with the acties. Triggers move
    them, so that a bulk update, the admin and plain SQL do so too. `rapporten` counts the reports that everyone reads:
    read along with the others, it says for nothing whether the foot of a page leads to them.
    """

    class Naam(models.TextChoices):
        KADER = "kader", "kader"
        INHOUD = "inhoud", "inhoud"
        RAPPORTEN = "rapporten", "rapporten"

    naam = models.CharField("naam", max_length=10, primary_key=True, choices=Naam)
    versie = models.BigIntegerField("versie", default=0)

    def __str__(self) -> str:
        return f"{self.naam} {self.versie}"


EENS = """
IF current_setting('{merk}', true) IS DISTINCT FROM statement_timestamp()::text THEN
    {schuif}
    PERFORM set_config('{merk}', statement_timestamp()::text, true);
END IF;
"""


def schuift_stempel(
    naam: Stempel.Naam, bij: pgtrigger.Operation | pgtrigger.Operations, *, uitstelbaar: bool = False
) -> pgtrigger.Trigger:
    """A trigger for `Meta.triggers` of a model whose changes move the stamp `naam`.

    One that is `uitstelbaar` may wait for the end of a long transaction. PostgreSQL then calls it for each row; of the
    rows of one statement, a COMMIT included, the first one moves the stamp.
    """
    schuif = f"UPDATE bronnen_stempel SET versie = versie + 1 WHERE naam = '{naam.value}';"  # noqa: S608  # a constant
    if uitstelbaar:
        schuif = EENS.format(merk=f"portaal.stempel_{naam.value}", schuif=schuif)
    return pgtrigger.Trigger(
        name=f"schuift_stempel_{naam.value}",
        level=pgtrigger.Row if uitstelbaar else pgtrigger.Statement,
        timing=pgtrigger.Immediate if uitstelbaar else None,
        when=pgtrigger.After,
        operation=bij,
        func=f"{schuif} RETURN NULL;",
    )


IEDERE_WIJZIGING = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


class BronQuerySet(models.QuerySet["Bron"]):
    """The words of the domain for these rows."""

    def van_soort(self, *soorten: str) -> Self:
        return self.filter(soort__in=soorten)

    def voor_lijst(self) -> Self:
        return self.order_by("titel", "pk")


@volg_tekst("titel", "url", "soort", "nummer", "datum")
class Bron(models.Model):
    """A public source of a fact: a title with a web address or an official number."""

    sleutel = models.SlugField(
        "sleutel", max_length=80, unique=True, help_text="Vaste naam, voor het laden van inhoud."
    )
    titel = Regelveld("titel", max_length=300)
    url = Webadresveld("webadres", max_length=500, blank=True)
    soort = Regelveld("soort", max_length=60, blank=True, help_text="Bijvoorbeeld Kamerstuk of nieuwsbericht.")
    nummer = Regelveld("officieel nummer", max_length=100, blank=True)
    datum = PeriodeField("datum", null=True, blank=True)

    objects = BronQuerySet.as_manager()

    class Meta:
        verbose_name = "bron"
        verbose_name_plural = "bronnen"
        constraints = (
            models.CheckConstraint(
                condition=~Q(url="") | ~Q(nummer=""),
                name="bron_heeft_adres_of_nummer",
                violation_error_message="Een bron heeft een webadres of een officieel nummer.",
            ),
        )
        triggers = (schuift_stempel(Stempel.Naam.KADER, pgtrigger.Update),)

    def __str__(self) -> str:
        return self.titel
