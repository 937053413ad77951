"""Whether a message that waits is still worth sending. Apps above add what they know of their own kinds."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from berichten.models import Bericht, Berichtsoort, Voorkeur

NogNodig = Callable[[Bericht], bool]

# After this it tells of something that has passed, as after a mail server that was down for days.
HOUDBAAR = {
    Berichtsoort.HERINNERING: timedelta(days=6),
    Berichtsoort.WACHTWOORD: timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
}
_VRAGEN: dict[str, NogNodig] = {}


def nog_nodig_als(soort: str, vraag: NogNodig) -> None:
    """Send messages of this kind only while `vraag` says yes. Called once, in `ready()` of the app that knows."""
    _VRAGEN[soort] = vraag


def is_nog_nodig(bericht: Bericht, nu: datetime | None = None) -> bool:
    """Whether the person still comes in, wants it, and what it tells of is still so."""
    nu = nu or timezone.now()
    if bericht.aan is not None and not bericht.aan.is_active:
        return False
    if _is_te_oud(bericht, nu) or _wil_niet(bericht):
        return False
    vraag = _VRAGEN.get(bericht.soort)
    return vraag is None or vraag(bericht)


def _is_te_oud(bericht: Bericht, nu: datetime) -> bool:
    houdbaar = HOUDBAAR.get(Berichtsoort(bericht.soort))
    if houdbaar is not None and nu - bericht.gemaakt_op > houdbaar:
        return True
    try:
        tot = datetime.fromisoformat(str(bericht.gegevens.get("geldig_tot", "")))
    except ValueError:
        return False
    return (timezone.make_aware(tot) if timezone.is_naive(tot) else tot) <= nu


def _wil_niet(bericht: Bericht) -> bool:
    if bericht.aan is None or not bericht.is_uit_te_zetten:
        return False
    return Voorkeur.objects.filter(gebruiker=bericht.aan, uit__contains=[bericht.soort]).exists()
