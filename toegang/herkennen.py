"""Who sends a request: the session of the cookie and its person, asked again for each page of who is logged in."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models.functions import Now

from basis.postgres.vast import PLAATS, Vast
from partijen.models import Gebruiker


class SessionStore(db.SessionStore):
    """Django's sessions in the database, found by a prepared query; the name is Django's too."""

    def _get_session_from_db(self) -> Session | None:
        rij = next(iter(_SESSIE(self.session_key)), None)
        if rij is None:
            self._session_key = None
        return rij


class Herkenning(ModelBackend):
    """Django's way in by a password; who is in is found by a prepared query."""

    def get_user(self, user_id: Any) -> Gebruiker | None:
        return next(iter(_GEBRUIKER(user_id)), None)


_SESSIE = Vast(lambda: Session.objects.filter(session_key=PLAATS, expire_date__gt=Now()))
_GEBRUIKER = Vast(lambda: Gebruiker.objects.actief().filter(pk__gelijk=PLAATS))
