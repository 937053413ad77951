"""How everything that a ronde asked about stands at one moment, as plain JSON that is kept when the ronde closes."""

from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone

from acties.models import Actie, Bereikt, Fase, Mijlpaal
from werk.rondes.models import Ronde, Rondevraag

VORM = 1  # of the JSON; when it changes, older ones must still be read


def neem_op(ronde: Ronde, bekend: datetime) -> dict[str, Any]:
    """The snapshot at the moment `bekend`: four queries, whatever the size."""
    vragen = ronde.vragen.zichtbaar().met_antwoord().met_afspraak().voor_lijst()
    per_actie: dict[int, list[Rondevraag]] = {}
    for vraag in vragen:
        per_actie.setdefault(vraag.actie_id, []).append(vraag)
    dag = timezone.localtime(bekend).date()
    mijlpalen = _mijlpalen(per_actie, bekend)
    return {
        "vorm": VORM,
        "bekend": bekend.isoformat(),
        "dag": dag.isoformat(),
        "acties": [
            _actie(actie, per_actie[actie.pk], mijlpalen.get(actie.pk, {})) for actie in _acties(list(per_actie))
        ],
    }


def _acties(sleutels: list[int]) -> Any:
    nu = Fase.objects.filter(actie=OuterRef("pk"), is_huidig=True)
    return (
        Actie.objects.filter(pk__in=sleutels)
        .select_related("programmalijn")
        .annotate(fase_nu=Subquery(nu.values("definitie__naam")[:1]))
        .order_by("programmalijn__volgorde", "sorteertitel", "pk")
    )


def _mijlpalen(acties: Any, bekend: datetime) -> dict[int, dict[str, int]]:
    """By actie how many mijlpalen were reached, are planned still, and of those are late."""
    dag = timezone.localtime(bekend).date()
    gepland = Q(stand=Bereikt.NEE)
    rijen: Any = (
        Mijlpaal.objects.geldend()
        .filter(actie__in=list(acties))
        .order_by()
        .values("actie")
        .annotate(
            n_bereikt=Count("pk", filter=Q(stand=Bereikt.JA)),
            n_gepland=Count("pk", filter=gepland),
            n_onbekend=Count("pk", filter=Q(stand=Bereikt.ONBEKEND)),
            n_te_laat=Count("pk", filter=gepland & Q(gepland__endswith__lte=dag)),
        )
    )
    return {rij.pop("actie"): {naam.removeprefix("n_"): n for naam, n in rij.items()} for rij in rijen}


def _actie(actie: Any, vragen: list[Rondevraag], mijlpalen: dict[str, int]) -> dict[str, Any]:
    leeg = {"bereikt": 0, "gepland": 0, "onbekend": 0, "te_laat": 0}
    return {
        "id": actie.pk,
        "slug": actie.slug,
        "titel": actie.titel,
        "lijn": actie.programmalijn.volgorde,
        "status": actie.status,
        "fase": actie.fase_nu or "",
        "mijlpalen": leeg | mijlpalen,
        "vragen": [_vraag(vraag) for vraag in vragen],
    }


def _vraag(vraag: Any) -> dict[str, Any]:
    return {
        "partij": vraag.partij.slug,
        "naam": vraag.partij.korte_naam,
        "waarover": vraag.waarover,
        "stand": vraag.afspraakstand or "",
        "beantwoord": vraag.is_gedaan,
    }
