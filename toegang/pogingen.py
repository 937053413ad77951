"""Lock-out: how often someone may try, counted in the database before anything is checked (ADR 18).

Counting is one statement that commits by itself, so of many attempts at once exactly the allowed number goes on. An
unknown account is counted as a known one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from basis.logboek.models import Loghandeling, Resultaat
from basis.logboek.services import leg_vast
from basis.postgres.tellen import tel_mee
from basis.web.verzoek import huidig_netwerk
from partijen.models import Gebruiker
from toegang.models import Poging

VENSTER = timedelta(minutes=15)
PER_ADRES = 50  # many people may share one


class Geblokkeerd(ValidationError):
    """Too many attempts; says when one can try again, and not whether there is such an account."""

    def __init__(self, tot: datetime) -> None:
        minuut = timezone.localtime(tot + timedelta(seconds=59))  # the first whole minute at which it works again
        super().__init__(f"Te veel pogingen. Probeer het om {minuut:%H:%M} uur opnieuw.")


@dataclass(frozen=True)
class Soort:
    """Something that can be guessed; `hoogstens` attempts per account in a window."""

    naam: str
    hoogstens: int
    is_van_inwoners: bool = False  # who have no account: of them no address is written down


WACHTWOORD = Soort("wachtwoord", 5)
CODE = Soort("code", 5)
NIEUW_WACHTWOORD = Soort("nieuw-wachtwoord", 3)
PASSKEY = Soort("passkey-mislukt", 20)  # rows in the log, as of the next kind
GEWEIGERD = Soort("organisatie-geweigerd", 20)  # rows in the log for one address: it only grows, and anyone can knock


def begin(soort: Soort, account: str, *, gebruiker: Gebruiker | None = None, nu: datetime | None = None) -> None:
    """Count one attempt for an account (an e-mail address, or a key) and from this address. Raises Geblokkeerd."""
    nu = nu or timezone.now()
    if huidig_netwerk() is not None:  # or all whose address is unknown would share one count
        _tel(_adres(soort), PER_ADRES, nu, soort, gebruiker)
    _tel(_account(soort, account), soort.hoogstens, nu, soort, gebruiker)


def ruim_op(nu: datetime | None = None) -> None:
    """Forget what no longer counts."""
    Poging.objects.filter(begin__lte=(nu or timezone.now()) - VENSTER).delete()


def gelukt(soort: Soort, account: str) -> None:
    """It was right: forget what was tried for this account, and count this one not from this address."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM toegang_poging WHERE sleutel = %s", [_account(soort, account)])
        cursor.execute(
            "UPDATE toegang_poging SET aantal = aantal - 1 WHERE sleutel = %s AND aantal > 0", [_adres(soort)]
        )


def _tel(sleutel: str, hoogstens: int, nu: datetime, soort: Soort, gebruiker: Gebruiker | None) -> None:
    aantal, begin_ = tel_mee(Poging, sleutel, nu, VENSTER)
    if aantal == hoogstens + 1:  # once in a window, or a guesser would fill the log
        wie = str(gebruiker or "")
        leg_vast(
            Loghandeling.GEBLOKKEERD,
            resultaat=Resultaat.GEWEIGERD,
            door=gebruiker,
            object_=wie,
            met_herkomst=not soort.is_van_inwoners,
            soort=soort.naam,
        )
    if aantal > hoogstens:
        raise Geblokkeerd(begin_ + VENSTER)


def _account(soort: Soort, account: str) -> str:
    return _afdruk(f"{soort.naam}:account:{account.strip().lower()}")


def _adres(soort: Soort) -> str:
    return _afdruk(f"{soort.naam}:adres:{huidig_netwerk()}")


def _afdruk(tekst: str) -> str:
    return salted_hmac("toegang.pogingen", tekst, algorithm="sha256").hexdigest()
