"""The weekly reminder: who is due, what waits for them, and when to leave them alone (docs/adr/0023).

All of it follows from rows, not from the clock: a tick that was missed is made up for by the next.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from berichten.models import Bericht, Berichtsoort, Herinnerstand, Voorkeur, Weekdag
from berichten.services import zet_klaar
from partijen.models import Gebruiker, Lidmaatschap
from partijen.rollen import ROLLEN, Recht
from werk.kaarten import werkvoorraad

logboek = logging.getLogger("ibp_portal.taken")

VANAF_UUR = 8  # on the day that someone chose
LANGSTE_PAUZE = 8  # weeks
TOON = 10  # things in one mail
PER_KEER = 200  # people that are looked up at once


@dataclass(frozen=True)
class Wacht:
    """One actie, or the programme as a whole, that waits for someone: why, and where."""

    titel: str
    redenen: tuple[str, ...]
    link: str

    @property
    def merken(self) -> set[str]:
        """A mark per reason, the same however long it has been waiting."""
        kaal = (re.sub(r"\d+ dagen", "dagen", reden) for reden in self.redenen)
        return {sha256(f"{self.link} {reden}".encode()).hexdigest() for reden in kaal}


def wat_wacht(gebruiker: Gebruiker, op: date | None = None) -> list[Wacht]:
    """What asks something of this person, as the workplace shows it."""
    taken = (taak for taak in werkvoorraad(gebruiker, op) if taak.vraagt_iets)
    return [Wacht(taak.houder.titel, taak.redenen, taak.houder.get_absolute_url()) for taak in taken]


def herinner_allen(nu: datetime | None = None) -> int:
    """Remind everyone whose turn it is; each in a transaction of their own. How many got a message."""
    nu = timezone.localtime(nu or timezone.now())
    return sum(_herinner_of_meld(gebruiker, nu) for gebruiker in _per_keer(nu))


def _herinner_of_meld(gebruiker: Gebruiker, nu: datetime) -> bool:
    """What goes wrong for one does not keep it from the others; in an hour this one is tried again."""
    try:
        return herinner(gebruiker, nu)
    except Exception:
        logboek.exception("herinnering mislukt", extra={"account": gebruiker.pk, "resultaat": "mislukt"})
        return False


def aan_de_beurt(nu: datetime) -> QuerySet[Gebruiker]:
    """Who reports for a party, wants to be reminded, and has not been looked at since the chosen day of this week."""
    tot_dag = nu.weekday() if nu.hour >= VANAF_UUR else nu.weekday() - 1
    lid = Lidmaatschap.objects.met_rol(*ROLLEN[Recht.MELDEN]).filter(gebruiker=OuterRef("pk"))
    gezien = Herinnerstand.objects.filter(gebruiker=OuterRef("pk"), bekeken_in__gte=week_van(nu))
    wil_niet = Voorkeur.objects.filter(gebruiker=OuterRef("pk"), uit__contains=[Berichtsoort.HERINNERING])
    return (
        Gebruiker.objects.filter(Exists(lid), ~Exists(gezien), ~Exists(wil_niet), is_active=True)
        .annotate(dag=Coalesce("voorkeur__dag", int(Weekdag.MAANDAG)))
        .filter(Q(dag__lte=tot_dag))
        .order_by("pk")
    )


def _per_keer(nu: datetime) -> Iterator[Gebruiker]:
    """Everyone who is due, by key, so that many people are never in memory at once."""
    na = 0
    while groep := list(aan_de_beurt(nu).filter(pk__gt=na)[:PER_KEER]):
        yield from groep
        na = groep[-1].pk


@transaction.atomic
def herinner(gebruiker: Gebruiker, nu: datetime) -> bool:
    """Look at what waits for this person and remind if it is time; whether a message was set ready."""
    week = week_van(nu)
    stand, _ = Herinnerstand.objects.select_for_update().get_or_create(gebruiker=gebruiker)
    if stand.bekeken_in is not None and stand.bekeken_in >= week:
        return False  # another worker was first
    wacht = wat_wacht(gebruiker, nu.date())
    merken = sorted(set[str]().union(*(ding.merken for ding in wacht)))
    keer = stand.keer if set(merken) <= set(stand.waarover) else 0  # something new: every week again
    bericht = _zet_klaar(gebruiker, wacht, week) if wacht and _is_tijd(stand, keer, week) else None
    stand.bekeken_in = week
    if bericht is not None:
        stand.keer, stand.herinnerd_in, stand.waarover = keer + 1, week, merken
    elif not wacht:
        stand.keer, stand.waarover = 0, []
    stand.save(update_fields=["bekeken_in", "keer", "herinnerd_in", "waarover"])
    return bericht is not None


def _is_tijd(stand: Herinnerstand, keer: int, week: date) -> bool:
    """Whether the pause after `keer` reminders of the same things is over: 1, 2, 4, 8 and again 8 weeks."""
    if not keer or stand.herinnerd_in is None:
        return True
    return week - stand.herinnerd_in >= timedelta(weeks=min(LANGSTE_PAUZE, 2 ** (keer - 1)))


def _zet_klaar(gebruiker: Gebruiker, wacht: list[Wacht], week: date) -> Bericht | None:
    jaar, nummer, _ = week.isocalendar()
    return zet_klaar(
        soort=Berichtsoort.HERINNERING,
        gelegenheid=f"herinnering:{jaar}-W{nummer:02}",
        aan=gebruiker,
        gegevens={
            "taken": [asdict(ding) for ding in wacht[:TOON]],
            "aantal": len(wacht),
            "meer": max(0, len(wacht) - TOON),
        },
    )


def nog_iets_te_doen(bericht: Bericht) -> bool:
    """Whether a reminder that waited for the mail server still makes sense."""
    return bericht.aan is not None and bool(wat_wacht(bericht.aan))


def week_van(nu: datetime) -> date:
    """The Monday of the week."""
    return nu.date() - timedelta(days=nu.weekday())
