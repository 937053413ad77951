"""Who follows what: a subject as it is now, the changes that belong to it, and how many mails to expect."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F
from django.db.models.functions import TruncDate, TruncWeek
from django.http import Http404, QueryDict
from django.utils import timezone

from acties.kader import lees_kader
from meedoen.models import Abonnement, Volger
from opendata.onderwerpen import Onderwerp, kies

WEKEN = 12  # that say what somebody may expect
WEG = "Iets wat niet meer op de site staat"


def onderwerp_van(abonnement: Abonnement) -> Onderwerp | None:
    """What somebody follows as it is now; None when the public does not see it any more."""
    try:
        return kies(abonnement.wat, abonnement.slug, QueryDict(abonnement.keuze), lees_kader())
    except Http404:
        return None


class Wegwijzer:
    """Which of some rows belong to what people follow; each subject is asked once, however many follow it."""

    def __init__(self, momenten: dict[int, datetime]) -> None:
        """`momenten`: when each of these rows was recorded, by its key."""
        self.momenten = momenten
        self._gezocht: dict[tuple[str, str, str], tuple[str, frozenset[int]]] = {}

    def voor(self, volger: Any, sinds: datetime | None = None) -> dict[int, list[str]]:
        """The rows to tell this person, each with what it follows by which: none from before that, or `sinds`."""
        waarom: dict[int, list[str]] = {}
        for abonnement in volger.vaste:
            titel, rijen = self._zoek(abonnement)
            vanaf = max(abonnement.bevestigd_op, sinds) if sinds else abonnement.bevestigd_op
            for sleutel in rijen:
                if self.momenten[sleutel] >= vanaf:
                    waarom.setdefault(sleutel, []).append(titel)
        return waarom

    def _zoek(self, abonnement: Abonnement) -> tuple[str, frozenset[int]]:
        """The subject's title of now, and the keys of its rows."""
        naam = (abonnement.wat, abonnement.slug, abonnement.keuze)
        if naam not in self._gezocht:
            onderwerp = onderwerp_van(abonnement)
            self._gezocht[naam] = (onderwerp.titel, self._rijen(onderwerp)) if onderwerp else ("", frozenset())
        return self._gezocht[naam]

    def _rijen(self, onderwerp: Onderwerp) -> frozenset[int]:
        """Asked by where they begin and end: after a load of content there may be a hundred thousand."""
        if not self.momenten:
            return frozenset()
        tussen = onderwerp.bereik.gebeurtenissen.filter(pk__range=(min(self.momenten), max(self.momenten)))
        return frozenset(tussen.values_list("pk", flat=True)) & self.momenten.keys()


@dataclass(frozen=True)
class Verwachting:
    """How often something changed lately, and on how many days and in how many weeks."""

    keren: int
    dagen: int
    weken: int
    van_weken: int = WEKEN

    @property
    def mails_per_dag(self) -> int:
        """How many mails a week brings to who wants one a day, as a round number; 0 is less than one."""
        return round(self.dagen / WEKEN)

    @property
    def mails_per_week(self) -> int:
        """The same of who wants one a week: one, or less."""
        return round(self.weken / WEKEN)


def verwacht(onderwerp: Onderwerp, nu: datetime | None = None) -> Verwachting:
    """What the last weeks say of the weeks to come."""
    nu = nu or timezone.now()
    rijen = onderwerp.bereik.gebeurtenissen.veranderingen()
    wanneer = "geregistreerd_op"
    geteld = rijen.vastgelegd(nu - timedelta(weeks=WEKEN), nu).aggregate(
        keren=Count("pk"),
        dagen=Count(TruncDate(wanneer), distinct=True),
        weken=Count(TruncWeek(wanneer), distinct=True),
    )
    return Verwachting(**geteld)


@dataclass(frozen=True)
class Gevolgd:
    """One thing that somebody follows or asked to follow, with what to expect of it."""

    abonnement: Abonnement
    titel: str
    pagina: str
    verwacht: Verwachting | None


def gevolgd(volger: Volger) -> list[Gevolgd]:
    """What waits for a confirmation first."""
    wachtend_eerst = F("bevestigd_op").asc(nulls_first=True)
    return [_van(abonnement) for abonnement in volger.abonnementen.order_by(wachtend_eerst, "titel", "pk")]


def _van(abonnement: Abonnement) -> Gevolgd:
    if (onderwerp := onderwerp_van(abonnement)) is None:
        return Gevolgd(abonnement, WEG, "", None)
    te_verwachten = None if abonnement.bevestigd_op else verwacht(onderwerp)
    return Gevolgd(abonnement, onderwerp.titel, onderwerp.pagina, te_verwachten)
