"""When mails to who follows are about: each rhythm has its hour in local time, whatever the clock does."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from acties.models.gebeurtenissoort import BEDENKTIJD
from meedoen.models import Ritme

UUR = time(7)  # never an hour that is not there, or there twice
# After the hour nothing is done yet: what was reported just before it can still be taken back, and somebody whose
# change takes long recorded it earlier than others see it.
BEZINKEN = 2 * BEDENKTIJD
DAGEN = {Ritme.DAG: 1, Ritme.WEEK: 7}


def laatste_grens(ritme: Ritme, nu: datetime) -> datetime:
    """The last end of a window that all that was recorded before has come to rest of; those of a week on Monday."""
    tot = timezone.localtime(nu - BEZINKEN)
    dag = tot.date() - timedelta(days=tot.weekday() if ritme == Ritme.WEEK else 0)
    grens = _om(dag)
    return grens if grens <= tot else vorige_grens(ritme, grens)


def vorige_grens(ritme: Ritme, grens: datetime) -> datetime:
    return _om(timezone.localdate(grens) - timedelta(days=DAGEN[ritme]))


def _om(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, UUR))
