"""What a code asks of a party: that it says how it applies it, or says so again."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, QuerySet, Value, When

from basis.tijd.moment import Moment
from codes.models import Gevraagde, Toepassing, Versie
from partijen.models.partij import PartijQuerySet


class Vraagt(models.IntegerChoices):
    """What is asked, the most pressing first."""

    EERDER = 0, "gaat over een eerdere tekst"
    NOOIT = 1, "nog niets gezegd"
    LANG = 2, "lang niets gezegd"


def te_zeggen(partijen: PartijQuerySet, op: date) -> QuerySet[Any, Any]:
    """Of the parties that were asked about a code in force and owe a word: the code, the party, and why (`vraagt`)."""
    geldend = Versie.objects.zichtbaar().gelden_op(Moment.nu())
    van_deze = {"partij": OuterRef("partij"), "tekst__versie__code": OuterRef("code")}
    sindsdien = Toepassing.objects.filter(
        **van_deze, gebeurtenis__geregistreerd_op__gte=OuterRef("gebeurtenis__geregistreerd_op")
    )
    gezegd = Toepassing.objects.van_partijen(partijen.order_by()).geldend_op(Moment.nu())
    staat = gezegd.van_geldende(geldend).filter(**van_deze)
    vraagt = Case(
        When(Exists(staat.over_eerdere(geldend)), then=Value(Vraagt.EERDER)),
        When(~Exists(sindsdien), then=Value(Vraagt.NOOIT)),
        When(Exists(staat.oud_op(op)), then=Value(Vraagt.LANG)),
        output_field=models.IntegerField(),
    )
    gevraagd = Gevraagde.objects.van_partijen(partijen.order_by()).laatste_keer().filter(code__versies__in=geldend)
    per_partij = gevraagd.order_by().values("code", "partij", actie=F("code__actie"))
    return per_partij.annotate(vraagt=vraagt).filter(vraagt__isnull=False)


def acties_met_vraag(partijen: PartijQuerySet) -> Exists:
    """The condition on an actie that one of these parties was asked about its code."""
    return Exists(Gevraagde.objects.van_partijen(partijen.order_by()).filter(code__actie=OuterRef("pk")))
