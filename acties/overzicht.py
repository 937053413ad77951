"""What the programme looks like as a whole: counts, what changed lately, what comes next."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import Any

from django.db.models import Count, Exists, Value
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from acties.delen import Afsprakentelling, Uitkomst, uitkomst_van
from acties.journaal import Journaalregel, Verteller, vertel
from acties.kader import Kader
from acties.models import Actie, Afspraak, Afspraakstand, Gebeurtenis, Herkomst, Mijlpaal, Status, Telling
from acties.models.actie import ActieQuerySet
from acties.models.journaalvragen import TELT_VANAF, GebeurtenisQuerySet
from acties.onzeker import Groep, Onzeker, groepeer
from basis.postgres.vast import Vast
from basis.tijd.moment import Moment
from basis.web.geheugen import onthoud_elk
from programmalijnen.models import Programmalijn

AANTAL = 6
OP_DE_VOORPAGINA = 4  # changes
MEESTE = 25
TE_TELLEN = 1_000  # promises


@dataclass(frozen=True)
class Statustelling:
    """How many acties have a status."""

    status: Status
    aantal: int


def statustellingen(aantallen: Mapping[str, int]) -> list[Statustelling]:
    """The statuses that occur among these counts, in their own order."""
    return [Statustelling(status, aantallen[status]) for status in Status if aantallen.get(status)]


def tel_per_status(moment: Moment) -> dict[int, list[Statustelling]]:
    """Per line (its pk) the statuses that occurred then, in their own order.

    Of now, in the real programme, they come from the kept table.
    """
    rijen: Any = Actie.objects.te_zien(moment).bestond(moment).order_by()
    status = "status_toen" if rijen.is_toen else "status"
    geteld = (
        ((telling.programmalijn_id, telling.status, telling.aantal) for telling in TELLINGEN())
        if moment.is_gewoon
        else rijen.values_list("programmalijn_id", status).annotate(aantal=Count("pk"))
    )
    per_lijn: dict[int, Counter[str]] = {}
    for lijn, waarde, aantal in geteld:
        per_lijn.setdefault(lijn, Counter())[waarde] += aantal
    return {lijn: statustellingen(aantallen) for lijn, aantallen in per_lijn.items()}


def tel_statussen(lijn: Programmalijn, acties: ActieQuerySet, moment: Moment) -> list[Statustelling]:
    """The statuses of the visible acties of a line, at the moment that they were asked for (`bestond`)."""
    return tel_acties(acties) if acties.is_toen else tel_per_status(moment).get(lijn.pk, [])


def tel_acties(acties: ActieQuerySet) -> list[Statustelling]:
    """The statuses of these acties, at the moment that they were asked for (`bestond`)."""
    rijen: Any = acties.order_by()
    status = "status_toen" if acties.is_toen else "status"
    return statustellingen(dict(rijen.values_list(status).annotate(aantal=Count("pk"))))


def misschien_er(acties: ActieQuerySet, moment: Moment) -> list[Groep]:
    """Of these acties those of which nobody can say whether they were there; the first `MEESTE` of them."""
    if moment.is_nu:
        return []
    rijen = Gebeurtenis.objects.onzeker_op(moment).filter(naar__has_key="status", actie__in=acties.misschien(moment))
    eerste = rijen.select_related("actie").order_by("actie", TELT_VANAF, "pk").distinct("actie")
    onzeker = [Onzeker(rij, "actie", "", rij.actie, is_er=False) for rij in eerste[: MEESTE + 1]]
    groepen = groepeer(onzeker[:MEESTE])
    return groepen if len(onzeker) <= MEESTE else [*groepen, Groep("Er zijn nog meer acties waarvan dit zo is.", [])]


def tel_afspraken(moment: Moment) -> Afsprakentelling:
    """The promises of now: of acties, and about the whole.

    Beyond `TE_TELLEN` they are not counted: the page of the afspraken does that, by what a reader chooses.
    """
    per, gevonden, is_meer = Counter[Uitkomst](), 0, False
    for is_open, is_nagekomen, is_voorbij, is_afgelopen, herkomst, aantal in _afspraken(moment, TE_TELLEN)():
        is_gevonden = herkomst == Herkomst.GEVONDEN
        standen = list(compress((Afspraakstand.BEVESTIGD, Afspraakstand.NAGEKOMEN), (is_open, is_nagekomen)))
        uitkomst = uitkomst_van(standen, gevonden=is_gevonden, voorbij=bool(is_voorbij), afgelopen=bool(is_afgelopen))
        per[uitkomst] += aantal
        gevonden += aantal if is_gevonden and uitkomst != Uitkomst.INGETROKKEN else 0
        is_meer |= herkomst == _ONGETELD
    return Afsprakentelling(per, gevonden, is_meer)


_ONGETELD = ""  # the herkomst in the one row that there is of more promises than are counted


@lru_cache(maxsize=4)
def _afspraken(moment: Moment, hoogstens: int) -> Vast[tuple[bool, bool, bool | None, bool | None, str, int]]:
    """How many promises are alike; of more than `hoogstens` one row says that there are so many, all of them open."""
    alle: Any = Afspraak.objects.te_zien(moment).order_by()
    meer = Exists(alle.values("pk")[hoogstens : hoogstens + 1])  # asked once, and then nothing is counted
    soorten = alle.filter(~meer).met_uitkomst(moment.op)
    soorten = soorten.values_list("is_open", "is_nagekomen", "is_voorbij", "is_afgelopen", "herkomst")
    soorten = soorten.annotate(aantal=Count("pk"))
    ongeteld = [Value(waarde) for waarde in (True, False, False, False, _ONGETELD, hoogstens)]
    return Vast(lambda: soorten.union(alle.values_list(*ongeteld)[hoogstens : hoogstens + 1], all=True))


def vertel_nieuws(rijen: GebeurtenisQuerySet, aantal: int = AANTAL) -> list[Journaalregel]:
    """The newest of these changes that a reader calls news."""
    verteller = Verteller()
    return [vertel(rij, verteller) for rij in rijen.nieuws().voor_lijst()[:aantal]]


def nieuwsregels(kader: Kader, moment: Moment) -> list[SafeString]:
    """The newest changes in the whole programme, as lines of HTML that are made once for each version of an actie."""
    rijen, verteller = {rij.pk: rij for rij in (_NIEUWS() if moment.is_gewoon else _nieuws(moment))}, Verteller()

    def maak(sleutels: Sequence[int]) -> dict[int, SafeString]:
        regels = {pk: vertel(rijen[pk], verteller) for pk in sleutels}
        return {pk: render_to_string("acties/delen/nieuwsregel.html", {"regel": r}) for pk, r in regels.items()}

    return onthoud_elk({pk: f"nieuws:{pk}:{rij.houder.versie}:{kader.versie}" for pk, rij in rijen.items()}, maak)


def komende_mijlpalen(kader: Kader, moment: Moment) -> list[SafeString]:
    """What is expected next in visible acties, soonest first, as lines of HTML that are made once."""
    rijen = {mijlpaal.pk: mijlpaal for mijlpaal in _komend(moment)()}

    def maak(sleutels: Sequence[int]) -> dict[int, SafeString]:
        return {pk: render_to_string("acties/delen/komende_mijlpaal.html", {"m": rijen[pk]}) for pk in sleutels}

    return onthoud_elk({pk: f"komend:{pk}:{m.actie.versie}:{kader.versie}" for pk, m in rijen.items()}, maak)


def _nieuws(moment: Moment) -> GebeurtenisQuerySet:
    return Gebeurtenis.objects.te_zien(moment).nieuws().voor_lijst()[:OP_DE_VOORPAGINA]


@lru_cache(maxsize=4)
def _komend(moment: Moment) -> Vast[Mijlpaal]:
    return Vast(lambda: Mijlpaal.objects.te_zien(moment).select_related("actie").komend(moment.op, AANTAL))


TELLINGEN: Vast[Any] = Vast(Telling.objects.als_rijen)
_NIEUWS = Vast(lambda: _nieuws(Moment.nu()))
