"""Sessions: how long they last, where they are, ending them, and how the person of one showed who it is."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest

from basis.logboek.models import Loghandeling
from basis.logboek.services import leg_vast
from basis.web.verzoek import herkomst_van
from partijen.models import Gebruiker
from toegang import pogingen
from toegang.models import LANGST, STIL, Sessie, SessieQuerySet

BEGONNEN, LAATST = "toegang.begonnen", "toegang.laatst"
BIJHOUDEN = 5 * 60  # seconds between two times that the row is brought up to date
MANIEREN = "account_authentication_methods"  # allauth keeps its own records here; ours look the same
SSO = "sso"
BEVESTIGD = 10 * 60  # seconds that showing who one is counts

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
TOESTELLEN = (
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Android", "een Android-toestel"),
    ("Windows", "een Windows-computer"),
    ("Mac OS", "een Mac"),
    ("Linux", "een Linux-computer"),
)


def verbind() -> None:
    """Listen to Django's signals; once, when the portal starts."""
    user_logged_in.connect(_ingelogd, dispatch_uid="toegang.sessies")
    user_logged_out.connect(_uitgelogd, dispatch_uid="toegang.sessies")


def is_verlopen(*, begonnen: float, laatst: float, nu: float) -> bool:
    """Whether a session (times in seconds) did nothing for too long, or has lasted too long."""
    return nu - laatst >= STIL.total_seconds() or nu - begonnen >= LANGST.total_seconds()


def is_voorbij(request: HttpRequest, nu: float | None = None) -> bool:
    """Whether the session of this request has had its time; one without times is not of ours."""
    sessie = request.session
    tijden = {"begonnen": float(sessie.get(BEGONNEN, 0)), "laatst": float(sessie.get(LAATST, 0))}
    return is_verlopen(**tijden, nu=nu or time.time())


def houd_bij(request: HttpRequest, nu: float | None = None) -> None:
    """Remember that the session is in use; not at every click."""
    nu = nu or time.time()
    if nu - request.session[LAATST] < BIJHOUDEN:
        return
    request.session[LAATST] = nu
    rij = Sessie.objects.filter(sleutel=request.session.session_key)
    rij.update(laatst_op=_moment(nu), herkomst=herkomst_van(request))


def begin(request: HttpRequest, gebruiker: Any, nu: float | None = None) -> None:
    """Write down a new session; the old ones of this person that have had their time go."""
    nu = nu or time.time()
    if request.session.session_key is None:
        request.session.save()
    request.session[BEGONNEN] = request.session[LAATST] = nu
    Sessie.objects.van(gebruiker).voorbij().delete()
    pogingen.ruim_op()
    velden = {"gebruiker": gebruiker, "begonnen_op": _moment(nu), "laatst_op": _moment(nu)}
    velden |= {"herkomst": herkomst_van(request), "apparaat": apparaat(request.headers.get("User-Agent", ""))}
    Sessie.objects.update_or_create(sleutel=request.session.session_key, defaults=velden)


def verplaats(oud: str | None, nieuw: str | None) -> None:
    """The session got a new key, as after a change of the password."""
    Sessie.objects.filter(sleutel=oud or "").update(sleutel=nieuw or "")


def andere(gebruiker: Gebruiker, sleutel: str | None) -> SessieQuerySet:
    """The sessions of this person besides this one."""
    return Sessie.objects.van(gebruiker).behalve(sleutel)


@transaction.atomic
def beeindig(sessies: SessieQuerySet, *, door: Gebruiker, van: Gebruiker | None = None) -> int:
    """End these sessions (`van` somebody else) now: their next request finds nobody logged in."""
    sleutels = list(sessies.values_list("sleutel", flat=True))
    Session.objects.filter(session_key__in=sleutels).delete()
    Sessie.objects.filter(sleutel__in=sleutels).delete()
    if sleutels:
        leg_vast(Loghandeling.SESSIE_BEEINDIGD, door=door, object_=str(van or door), aantal=len(sleutels))
    return len(sleutels)


@contextmanager
def om_de_beurt(sessie: SessionBase, naam: str) -> Iterator[None]:
    """One request of a session at a time: who comes second at the same moment finds what the first left of `naam`.

    For what counts once: Django reads a session at the start of a request and writes it at the end.
    """
    with transaction.atomic():
        rij = Session.objects.select_for_update().filter(session_key=sessie.session_key or "").first()
        nu = rij.get_decoded() if rij else {}
        sessie.pop(naam, None)
        if naam in nu:
            sessie[naam] = nu[naam]
        try:
            yield
        finally:
            sessie.modified = False  # kept here, or gone with a login at the same moment
        if rij:
            sessie.save()


def apparaat(kenmerk: str) -> str:
    """What a browser says of itself, in plain words."""
    browser = next((naam for deel, naam in BROWSERS if re.search(rf"{deel}\w*/", kenmerk)), "Een browser")
    toestel = next((naam for deel, naam in TOESTELLEN if deel in kenmerk), "")
    return f"{browser} op {toestel}" if toestel else browser


def _ingelogd(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    begin(request, user)


def _uitgelogd(request: HttpRequest, **kwargs: Any) -> None:
    Sessie.objects.filter(sleutel=request.session.session_key or "").delete()


def _moment(seconden: float) -> datetime:
    return datetime.fromtimestamp(seconden, tz=UTC)


# -- how the person showed who it is: allauth and single sign-on say so in the session -------------------------


def toonde_tweede_stap(sessie: SessionBase) -> bool:
    """Whether the person of this session showed more than a password."""
    methoden = sessie.get(MANIEREN, [])
    return any(m.get("method") == "mfa" or (m.get("method") == SSO and m.get("tweede_stap")) for m in methoden)


def kwam_via_organisatie(sessie: SessionBase) -> bool:
    """Whether the person of this session came in by the own organisation."""
    return any(m.get("method") == SSO for m in sessie.get(MANIEREN, []))


def is_net_bevestigd(sessie: SessionBase, nu: float | None = None) -> bool:
    """Whether the person showed a moment ago who it is: by logging in, or again for this."""
    sinds = (nu or time.time()) - BEVESTIGD
    return any(m.get("at", 0) > sinds for m in sessie.get(MANIEREN, []))


def onthoud_manier(sessie: SessionBase, methode: dict[str, object]) -> None:
    """Add a record of how the person logged in, as `{"method": "mfa", "type": "totp"}`."""
    sessie[MANIEREN] = [*sessie.get(MANIEREN, []), methode]


def vergeet_tweede_stap(sessie: SessionBase) -> None:
    """The second step is gone, so this session has none any more."""
    sessie[MANIEREN] = [m for m in sessie.get(MANIEREN, []) if m.get("method") != "mfa"]
