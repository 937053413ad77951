"""How often one visitor may ask the API something: counted in the database, so that all processes count together.

The table is not written ahead (UNLOGGED): a count costs no wait for the disk, and after a crash all begin anew.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.utils import timezone
from django.utils.crypto import salted_hmac

from basis.api.models import Verzoektelling
from basis.postgres.tellen import tel_mee
from basis.web.verzoek import huidig_netwerk

HOOGSTENS = 600  # requests in a window; many people may share one address
VENSTER = timedelta(minutes=1)
BELEID = f'"per-adres";q={HOOGSTENS};w={int(VENSTER.total_seconds())}'


@dataclass(frozen=True)
class Ruimte:
    """How many requests the visitor has left, and after how many seconds there are as many as ever."""

    over: int
    nog: int

    @property
    def is_op(self) -> bool:
        return self.over < 0

    @property
    def koppen(self) -> dict[str, str]:
        """As draft-ietf-httpapi-ratelimit-headers has them."""
        return {"RateLimit-Policy": BELEID, "RateLimit": f'"per-adres";r={max(0, self.over)};t={self.nog}'}


def tel(nu: datetime | None = None) -> Ruimte:
    """Count one request of the visitor. Of an unknown network nobody can tell: all of them would share one count."""
    nu = nu or timezone.now()
    if (netwerk := huidig_netwerk()) is None:
        return Ruimte(HOOGSTENS, int(VENSTER.total_seconds()))
    sleutel = salted_hmac("api.rem", netwerk, algorithm="sha256").hexdigest()  # no address of anybody stands there
    aantal, begin = tel_mee(Verzoektelling, sleutel, nu, VENSTER)
    return Ruimte(HOOGSTENS - aantal, max(1, ceil((begin + VENSTER - nu).total_seconds())))


def ruim_op(nu: datetime | None = None) -> None:
    """Forget what no longer counts."""
    Verzoektelling.objects.filter(begin__lte=(nu or timezone.now()) - VENSTER).delete()
