"""Writing the security log."""

import logging
from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from basis.logboek.models import Loghandeling, Logregel, Resultaat
from basis.web.verzoek import huidige_herkomst

logboek = logging.getLogger("ibp_portal.beveiliging")


def leg_vast(
    handeling: str,
    *,
    resultaat: str = Resultaat.GELUKT,
    door: AbstractBaseUser | None = None,
    object_: str = "",
    met_herkomst: bool = True,
    **bijzonderheden: Any,
) -> Logregel:
    """Write one row, and a line in the log of the machine without personal data.

    Of citizens not even the address is kept (`met_herkomst`).
    `bijzonderheden` are plain facts (a role, the kind of second step); the caller sees to it that none is a secret.
    """
    niveau = logging.INFO if resultaat == Resultaat.GELUKT else logging.WARNING
    logboek.log(niveau, handeling, extra={"actie": handeling, "account": door and door.pk, "resultaat": resultaat})
    return Logregel.objects.create(
        handeling=handeling,
        resultaat=resultaat,
        door=door,  # type: ignore[misc]  # the user model, that this app need not know
        object=object_[:300],
        herkomst=huidige_herkomst() if met_herkomst else None,
        bijzonderheden=bijzonderheden,
    )


def ruim_op() -> int:
    """Remove the rows that were kept for as long as they may be; how many."""
    aantal, _ = Logregel.objects.verlopen().delete()
    logboek.info("opgeruimd", extra={"actie": "logboek opruimen", "resultaat": aantal})
    return aantal


# -- logging in, failing to, and logging out: Django tells of these by its signals ---------------------------------


def verbind() -> None:
    """Listen to Django's signals; once, when the portal starts."""
    user_logged_in.connect(_ingelogd, dispatch_uid="logboek")
    user_login_failed.connect(_geweigerd, dispatch_uid="logboek")
    user_logged_out.connect(_uitgelogd, dispatch_uid="logboek")


def _ingelogd(user: AbstractBaseUser, request: Any = None, **kwargs: Any) -> None:
    """`request.inlogmanier` says by which organisation, for who came that way."""
    leg_vast(Loghandeling.INLOGGEN, door=user, object_=str(user), **getattr(request, "inlogmanier", {}))


def _geweigerd(credentials: Mapping[str, Any], **kwargs: Any) -> None:
    """Of an address that is nobody's there is no account, and what was typed stays out of the log."""
    gebruiker = _account(str(credentials.get("username") or credentials.get("email") or ""))
    leg_vast(Loghandeling.INLOGGEN, resultaat=Resultaat.MISLUKT, door=gebruiker, object_=str(gebruiker or ""))


def _uitgelogd(user: AbstractBaseUser | None, **kwargs: Any) -> None:
    leg_vast(Loghandeling.UITLOGGEN, door=user, object_=str(user or ""))


def _account(email: str) -> Any:
    return get_user_model()._default_manager.filter(email__iexact=email.replace("\x00", "")).first()
