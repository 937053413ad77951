"""How many reactions come from one network or to one question: too many are held to be read first, never refused."""

from datetime import datetime, timedelta
from secrets import token_hex

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from basis.web.verzoek import huidig_netwerk
from meedoen.models import Dagzout, Inbreng, Netwerktelling, Vraag

PER_NETWERK = 5  # reactions to one question from one network in a day; many people may share one
PER_VRAAG = 60  # reactions to one question in ten minutes
VENSTER = timedelta(minutes=10)

TEL = """
INSERT INTO meedoen_netwerktelling AS t (vraag_id, afdruk, dag, aantal) VALUES (%s, %s, %s, 1)
ON CONFLICT (vraag_id, afdruk) DO UPDATE SET aantal = t.aantal + 1 RETURNING aantal
"""


def is_veel(vraag: Vraag, nu: datetime | None = None) -> bool:
    """Count one reaction of the visitor; whether it is one of many, so that a person reads it first."""
    nu = nu or timezone.now()
    recent = Inbreng.objects.filter(vraag=vraag, ontvangen_op__gt=nu - VENSTER).count()
    return _tel_netwerk(vraag, nu) > PER_NETWERK or recent >= PER_VRAAG


def _tel_netwerk(vraag: Vraag, nu: datetime) -> int:
    """How many came from this network today, this one too; of an unknown network nobody can tell."""
    if (netwerk := huidig_netwerk()) is None:
        return 0
    dag = timezone.localdate(nu)
    zout, _ = Dagzout.objects.get_or_create(dag=dag, defaults={"zout": token_hex(32)})
    afdruk = salted_hmac(f"meedoen.netwerk.{zout.zout}", netwerk, algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(TEL, [vraag.pk, afdruk, dag])
        aantal: int = cursor.fetchone()[0]
    return aantal


def ruim_op(nu: datetime | None = None) -> None:
    """Forget the salt and the counts of days that have passed."""
    vandaag = timezone.localdate(nu or timezone.now())
    Dagzout.objects.filter(dag__lt=vandaag).delete()
    Netwerktelling.objects.filter(dag__lt=vandaag).delete()
