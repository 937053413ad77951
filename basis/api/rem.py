"""How often one visitor may ask the API something: counted in the database, so that all processes count together.

The table is not written ahead (UNLOGGED): a count costs no wait for the disk, and after a crash all begin anew.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from basis.api.models import Verzoektelling
from basis.web.verzoek import huidig_netwerk

HOOGSTENS = 600  # requests in a window; many people may share one address
VENSTER = timedelta(minutes=1)
BELEID = f'"per-adres";q={HOOGSTENS};w={int(VENSTER.total_seconds())}'
TEL = """
INSERT INTO api_verzoektelling AS t (sleutel, aantal, begin) VALUES (%(sleutel)s, 1, %(nu)s)
ON CONFLICT (sleutel) DO UPDATE SET
  aantal = CASE WHEN t.begin <= %(vanaf)s THEN 1 ELSE t.aantal + 1 END,
  begin = CASE WHEN t.begin <= %(vanaf)s THEN EXCLUDED.begin ELSE t.begin END
RETURNING aantal, begin
"""


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
    with connection.cursor() as cursor:
        cursor.execute(TEL, {"sleutel": sleutel, "nu": nu, "vanaf": nu - VENSTER})
        aantal, begin = cursor.fetchone()
    return Ruimte(HOOGSTENS - aantal, max(1, ceil((begin + VENSTER - nu).total_seconds())))


def ruim_op(nu: datetime | None = None) -> None:
    """Forget what no longer counts."""
    Verzoektelling.objects.filter(begin__lte=(nu or timezone.now()) - VENSTER).delete()
