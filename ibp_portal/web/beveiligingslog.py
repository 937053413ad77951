"""A line in the log for logging in, failing to, and logging out: which account by its number, never by its address."""

import logging
from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

logboek = logging.getLogger("ibp_portal.beveiliging")


def verbind() -> None:
    """Listen to Django's signals; once, when the portal starts."""
    user_logged_in.connect(_ingelogd, dispatch_uid="beveiligingslog")
    user_login_failed.connect(_geweigerd, dispatch_uid="beveiligingslog")
    user_logged_out.connect(_uitgelogd, dispatch_uid="beveiligingslog")


def _ingelogd(user: AbstractBaseUser, **kwargs: Any) -> None:
    logboek.info("inloggen", extra={"actie": "inloggen", "account": user.pk, "resultaat": "gelukt"})


def _geweigerd(credentials: Mapping[str, Any], **kwargs: Any) -> None:
    """Of an address that is nobody's there is no account, and what was typed stays out of the log."""
    feiten = {"actie": "inloggen", "account": _account(str(credentials.get("username", ""))), "resultaat": "mislukt"}
    logboek.warning("inloggen mislukt", extra=feiten)


def _uitgelogd(user: AbstractBaseUser | None, **kwargs: Any) -> None:
    logboek.info("uitloggen", extra={"actie": "uitloggen", "account": user and user.pk, "resultaat": "gelukt"})


def _account(email: str) -> Any:
    gebruiker = get_user_model()._default_manager.filter(email__iexact=email.replace("\x00", "")).only("pk").first()
    return gebruiker and gebruiker.pk
