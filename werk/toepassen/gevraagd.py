"""What a code asks of a party: that it says how it applies it, or says so again."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When

from basis.tijd.moment import Moment
from codes.models import INHOUDELIJK, Gevraagde, Toepassing, Versiestand, Wijziging, Wijzigingsoort
from partijen.models.partij import PartijQuerySet

LANG = timedelta(days=365)  # after this a party is asked whether it still is so


class Vraagt(models.IntegerChoices):
    """What is asked, the most pressing first."""

    EERDER = 0, "gaat over een eerdere tekst"
    NOOIT = 1, "nog niets gezegd"
    LANG = 2, "lang niets gezegd"


def te_zeggen(partijen: PartijQuerySet, op: date) -> QuerySet[Any, Any]:
    """Of the parties that were asked about a code in force and owe a word: the code, the party, and why (`vraagt`)."""
    gezegd = Toepassing.objects.filter(partij__in=partijen.order_by())
    van_deze = {"partij": OuterRef("partij"), "tekst__versie__code": OuterRef("code")}
    nu = gezegd.geldend_op(Moment.nu()).filter(**van_deze)
    laatste = gezegd.filter(**van_deze).order_by("-gebeurtenis__geregistreerd_op")
    gevraagd = Gevraagde.objects.filter(partij__in=partijen.order_by(), code__versies__stand=Versiestand.VASTGESTELD)
    return (
        gevraagd.order_by()
        .values("code", "partij", actie=F("code__actie"))
        .annotate(gevraagd_op=Max("gebeurtenis__geregistreerd_op"))
        .annotate(
            gezegd_op=Subquery(laatste.values("gebeurtenis__geregistreerd_op")[:1]),
            eerder=Exists(nu.filter(over_eerdere_tekst())),
            lang=Exists(nu.filter(gebeurtenis__telt_vanaf__lt=op - LANG)),
        )
        .annotate(
            vraagt=Case(
                When(eerder=True, then=Value(Vraagt.EERDER)),
                When(Q(gezegd_op__isnull=True) | Q(gezegd_op__lt=F("gevraagd_op")), then=Value(Vraagt.NOOIT)),
                When(lang=True, then=Value(Vraagt.LANG)),
                output_field=models.IntegerField(),
            )
        )
        .filter(vraagt__isnull=False)
    )


def acties_met_vraag(partijen: PartijQuerySet) -> Exists:
    """The condition on an actie that one of these parties was asked about its code."""
    return Exists(Gevraagde.objects.filter(code__actie=OuterRef("pk"), partij__in=partijen.order_by()))


def over_eerdere_tekst() -> Exists:
    """The condition on a toepassing that its bepaling was changed in substance since, and still stands."""
    later = Wijziging.objects.filter(
        bepaling=OuterRef("bepaling"),
        versie__stand=Versiestand.VASTGESTELD,
        versie__volgorde__gt=OuterRef("tekst__versie__volgorde"),
    )
    weg = Exists(later.filter(soort=Wijzigingsoort.VERVALLEN))
    return Exists(later.filter(soort__in=INHOUDELIJK)) & ~weg  # type: ignore[return-value]  # a Q of both
