"""A row for logging in, failing to, and logging out; Django tells of these by its signals."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from basis.logboek.models import Handeling, Resultaat
from basis.logboek.services import leg_vast


def verbind() -> None:
    """Listen to Django's signals; once, when the portal starts."""
    user_logged_in.connect(_ingelogd, dispatch_uid="logboek")
    user_login_failed.connect(_geweigerd, dispatch_uid="logboek")
    user_logged_out.connect(_uitgelogd, dispatch_uid="logboek")


def _ingelogd(user: AbstractBaseUser, request: Any = None, **kwargs: Any) -> None:
    """`request.inlogmanier` says by which organisation, for who came that way."""
    leg_vast(Handeling.INLOGGEN, door=user, object_=str(user), **getattr(request, "inlogmanier", {}))


def _geweigerd(credentials: Mapping[str, Any], **kwargs: Any) -> None:
    """Of an address that is nobody's there is no account, and what was typed stays out of the log."""
    gebruiker = _account(str(credentials.get("username") or credentials.get("email") or ""))
    leg_vast(Handeling.INLOGGEN, resultaat=Resultaat.MISLUKT, door=gebruiker, object_=str(gebruiker or ""))


def _uitgelogd(user: AbstractBaseUser | None, **kwargs: Any) -> None:
    leg_vast(Handeling.UITLOGGEN, door=user, object_=str(user or ""))


def _account(email: str) -> Any:
    return get_user_model()._default_manager.filter(email__iexact=email.replace("\x00", "")).first()
