"""What a code asks of a party: that it says how it applies it, or says so again."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When

from basis.tijd.moment import Moment
from codes.models import Gevraagde, Toepassing, Versie
from partijen.models.partij import PartijQuerySet


class Vraagt(models.IntegerChoices):
    """What is asked, the most pressing first."""

    EERDER = 0, "gaat over een eerdere tekst"
    NOOIT = 1, "nog niets gezegd"
    LANG = 2, "lang niets gezegd"


VRAAGT = Case(
    When(eerder=True, then=Value(Vraagt.EERDER)),
    When(Q(gezegd_op__isnull=True) | Q(gezegd_op__lt=F("gevraagd_op")), then=Value(Vraagt.NOOIT)),
    When(lang=True, then=Value(Vraagt.LANG)),
    output_field=models.IntegerField(),
)


def te_zeggen(partijen: PartijQuerySet, op: date) -> QuerySet[Any, Any]:
    """Of the parties that were asked about a code in force and owe a word: the code, the party, and why (`vraagt`)."""
    gevraagd = Gevraagde.objects.van_partijen(partijen.order_by()).order_by()
    geldend = Versie.objects.zichtbaar().gelden_op(Moment.nu())
    van_deze = {"partij": OuterRef("partij"), "tekst__versie__code": OuterRef("code")}
    laatste = Toepassing.objects.filter(**van_deze).order_by("-gebeurtenis__geregistreerd_op")
    gezegd = Toepassing.objects.van_partijen(partijen.order_by()).geldend_op(Moment.nu())
    staat = gezegd.van_geldende(geldend).filter(**van_deze)
    return (
        gevraagd.filter(code__versies__in=geldend)
        .values("code", "partij", actie=F("code__actie"))
        .annotate(gevraagd_op=Max("gebeurtenis__geregistreerd_op"))
        .annotate(
            gezegd_op=Subquery(laatste.values("gebeurtenis__geregistreerd_op")[:1]),
            eerder=Exists(staat.over_eerdere(geldend)),
            lang=Exists(staat.oud_op(op)),
        )
        .annotate(vraagt=VRAAGT)
        .filter(vraagt__isnull=False)
    )


def acties_met_vraag(partijen: PartijQuerySet) -> Exists:
    """The condition on an actie that one of these parties was asked about its code."""
    return Exists(Gevraagde.objects.van_partijen(partijen.order_by()).filter(code__actie=OuterRef("pk")))
