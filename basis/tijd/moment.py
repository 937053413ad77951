"""The moment that something is looked at: now, or a day in the past (`?stand=2021-03-01`).

A day shows what was in force on it. With `bekend` it shows only what the portal had recorded by then: a day
(`bekend=2021-03-01`, all that was recorded on it too) or, in a permanent link, an exact time in UTC.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from urllib.parse import urlencode

from django.utils import timezone

from basis.tijd.datumlezer import GeenDatum, lees_invoer
from basis.tijd.perioden import dag, een_dag, toon_periode

BEGINJAAR = 2018  # in which the programme began: what came before it is drawn and counted as before it
VROEGSTE_JAAR = 1900  # of which one can ask how the programme stood
TIJD = "%Y-%m-%dT%H:%M:%SZ"


class OngeldigMoment(ValueError):
    """The address asks for a moment that does not exist or is still to come; the text says so, in Dutch."""


@dataclass(frozen=True)
class Moment:
    """A day to look at, and up to where the journal is read (None: all that is known by now).

    With `met_demo` what was invented to show how the portal works is looked at too, beside the real programme.
    """

    op: date
    bekend: date | datetime | None = None
    is_nu: bool = False
    met_demo: bool = False

    @classmethod
    def nu(cls, *, met_demo: bool = False) -> Self:
        """The present: today, with all that is known."""
        return cls(timezone.localdate(), is_nu=True, met_demo=met_demo)

    @property
    def is_gewoon(self) -> bool:
        """The present of the real programme: what most readers ask, so its counts and first pages are kept ready."""
        return self.is_nu and not self.met_demo

    def met(self, *, demo: bool) -> Self:
        """This moment, also with the invented when `demo` says so."""
        return replace(self, met_demo=self.met_demo or demo)

    @property
    def bekend_voor(self) -> datetime | None:
        """The moment before which a row must have been recorded; None when all rows count."""
        if self.bekend is None:
            return None
        return self.bekend if isinstance(self.bekend, datetime) else _na(self.bekend)

    @property
    def einde(self) -> datetime:
        """The first moment that is not looked at any more: the day has passed, or the journal is read no further."""
        return min(_na(self.op), self.bekend_voor or _na(self.op))

    @property
    def sleutels(self) -> dict[str, str]:
        """What the query string says of it; nothing for the present of the real programme."""
        demo = self.demosleutels
        if self.is_nu:
            return demo
        if self.bekend is None:
            return {"stand": self.op.isoformat(), **demo}
        bekend = self.bekend
        tekst = bekend.astimezone(UTC).strftime(TIJD) if isinstance(bekend, datetime) else bekend.isoformat()
        return {"stand": self.op.isoformat(), "bekend": tekst, **demo}

    @property
    def demosleutels(self) -> dict[str, str]:
        """What the query string says of the invented; for pages that show the present, whatever the day."""
        return {"demo": "ja"} if self.met_demo else {}

    @property
    def vraag(self) -> str:
        """The keys as text, such as `stand=2021-03-01`; empty for the present."""
        return urlencode(self.sleutels)

    @property
    def is_toen_bekend(self) -> bool:
        """Whether the page shows what the portal itself knew on that day."""
        return self.bekend == self.op

    @property
    def is_vast(self) -> bool:
        """Whether the facts on the page never change any more: what was recorded by then is recorded."""
        return isinstance(self.bekend, datetime) or (self.bekend is not None and self.bekend < timezone.localdate())

    @property
    def tekst(self) -> str:
        return toon_periode(dag(self.op))

    @property
    def bekend_tekst(self) -> str:
        """Up to when the journal was read, in words; empty when all of it was."""
        if isinstance(self.bekend, datetime):
            hier = timezone.localtime(self.bekend)
            return f"{toon_periode(dag(hier.date()))}, {hier:%H.%M} uur"
        return toon_periode(dag(self.bekend)) if self.bekend else ""


def _na(op: date) -> datetime:
    return timezone.make_aware(datetime.combine(op + timedelta(days=1), time.min))


def lees_moment(stand: str, bekend: str = "", *, met_demo: bool = False) -> Moment:
    """The moment that the keys of an address say; the present when they say none. Raises OngeldigMoment.

    What will be known is not known yet: a `bekend` after now is refused, for its page would change until then.
    """
    if not stand and not bekend:
        return Moment.nu(met_demo=met_demo)
    tot = _lees_bekend(bekend) if bekend else None
    if not stand:
        raise OngeldigMoment("Dit adres zegt niet van welke dag u de stand wilt zien. Kies een dag.")
    return Moment(_lees_dag(stand), tot, met_demo=met_demo)


def _lees_dag(tekst: str) -> date:
    try:
        gelezen = een_dag(lees_invoer(tekst))
    except GeenDatum as fout:
        raise OngeldigMoment(str(fout)) from fout
    if gelezen is None or gelezen.year < VROEGSTE_JAAR:
        raise OngeldigMoment(f"Kies een dag vanaf {VROEGSTE_JAAR}, bijvoorbeeld 1 maart 2021.")
    if gelezen > timezone.localdate():
        raise OngeldigMoment("Deze datum ligt in de toekomst. Kies een dag tot en met vandaag.")
    return gelezen


def _lees_bekend(tekst: str) -> date | datetime:
    """A day, or an exact time in UTC."""
    if "T" not in tekst:
        try:
            return _lees_dag(tekst)
        except OngeldigMoment as fout:
            raise OngeldigMoment(f"Het tijdstip in dit adres klopt niet. {fout}") from fout
    try:
        gelezen = datetime.strptime(tekst, TIJD).replace(tzinfo=UTC)
    except ValueError as fout:
        raise OngeldigMoment("Het tijdstip in dit adres bestaat niet.") from fout
    if gelezen.year < VROEGSTE_JAAR:
        raise OngeldigMoment(f"Het tijdstip in dit adres ligt voor {VROEGSTE_JAAR}.")
    if gelezen > timezone.now():
        raise OngeldigMoment("Het tijdstip in dit adres ligt in de toekomst. Wat dan bekend is, weten wij nu nog niet.")
    return gelezen
