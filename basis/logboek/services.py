"""Writing the security log."""

import logging
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

from basis.logboek.models import Logregel, Resultaat
from basis.web.herkomst import huidige_herkomst

logboek = logging.getLogger("ibp_portal.beveiliging")


def leg_vast(
    handeling: str,
    *,
    resultaat: str = Resultaat.GELUKT,
    door: AbstractBaseUser | None = None,
    object_: str = "",
    **bijzonderheden: Any,
) -> Logregel:
    """Write one row, and a line in the log of the machine without personal data.

    `bijzonderheden` are plain facts (a role, the kind of second step); the caller sees to it that none is a secret.
    """
    niveau = logging.INFO if resultaat == Resultaat.GELUKT else logging.WARNING
    logboek.log(niveau, handeling, extra={"actie": handeling, "account": door and door.pk, "resultaat": resultaat})
    return Logregel.objects.create(
        handeling=handeling,
        resultaat=resultaat,
        door=door,  # type: ignore[misc]  # the user model, that this app need not know
        object=object_[:300],
        herkomst=huidige_herkomst(),
        bijzonderheden=bijzonderheden,
    )


def ruim_op() -> int:
    """Remove the rows that were kept for as long as they may be; how many."""
    aantal, _ = Logregel.objects.verlopen().delete()
    logboek.info("opgeruimd", extra={"actie": "logboek opruimen", "resultaat": aantal})
    return aantal
