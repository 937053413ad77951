"""A round of mails to who follows: of each window one, whatever dies meanwhile.

Each rhythm has its hour in local time, whatever the clock does.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from acties.models import Gebeurtenis
from acties.models.gebeurtenissoort import BEDENKTIJD
from basis.web.opslaan import wacht_op_beurt
from berichten.models import Berichtsoort
from berichten.services import zet_klaar_voor_adressen
from meedoen import gevolgen
from meedoen.models import Contact, Ritme, Venster, Volger
from meedoen.services.inbreng import gelegenheid as bij_inbreng
from meedoen.services.volgen import gelegenheid
from meedoen.volgbeeld import Wegwijzer

_EEN_TEGELIJK = 0x1B9_0052  # the key of the lock in PostgreSQL, our own
UUR = time(7)  # never an hour that is not there, or there twice
# After the hour nothing is done yet: what was reported just before it can still be taken back, and somebody whose
# change takes long recorded it earlier than others see it.
BEZINKEN = 2 * BEDENKTIJD
DAGEN = {Ritme.DAG: 1, Ritme.WEEK: 7}
MEEST = 500  # rows that one mail is made from; the newest


def maak_vensters(nu: datetime | None = None) -> list[Venster]:
    """Set ready the mails of each window that ended; those that were made."""
    nu = nu or timezone.now()
    return [venster for ritme in Ritme if (venster := _maak(ritme, nu))]


@transaction.atomic
def _maak(ritme: Ritme, nu: datetime) -> Venster | None:
    """The window and all of its mails, or nothing of it; None when there is none to make.

    It begins where the last one of its rhythm ended, so what was recorded while nothing ran is in it.
    """
    wacht_op_beurt(_EEN_TEGELIJK)
    tot = laatste_grens(ritme, nu)
    vorige = Venster.objects.filter(ritme=ritme).last()
    van = vorige.tot if vorige else vorige_grens(ritme, tot)
    if van >= tot:
        return None
    venster = Venster.objects.create(ritme=ritme, van=van, tot=tot, klaar_op=nu)
    zet_klaar_voor_adressen(soort=Berichtsoort.SAMENVATTING, post=_samenvattingen(venster))
    if ritme == Ritme.DAG:
        zet_klaar_voor_adressen(soort=Berichtsoort.GEVOLG, post=_gevolgen(venster, nu))
    Volger.objects.met_ritme(ritme).filter(gemaild_tot__lt=tot).update(gemaild_tot=tot)
    return venster


def _samenvattingen(venster: Venster) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """One for each who follows something that changed; what it says is decided when it is sent."""
    volgers = list(Volger.objects.die_volgen().met_ritme(Ritme(venster.ritme)))
    sinds = min((volger.gemaild_tot for volger in volgers), default=venster.tot)
    momenten = dict(
        Gebeurtenis.objects.veranderingen().vastgelegd(sinds, venster.tot).values_list("pk", "geregistreerd_op")
    )
    wijzer = Wegwijzer(momenten)
    for volger in volgers:
        if waarom := wijzer.voor(volger, sinds=volger.gemaild_tot):
            gegevens = {"volger": volger.pk, "rijen": sorted(waarom)[-MEEST:]}
            yield volger.adres, gelegenheid(volger, f"samenvatting:{venster.pk}"), gegevens


def _gevolgen(venster: Venster, nu: datetime) -> list[tuple[str, str, dict[str, Any]]]:
    """One for each address at a reaction whose answer points at something that changed since."""
    nieuws = Gebeurtenis.objects.veranderingen().vastgelegd(venster.van, venster.tot)
    gevonden = gevolgen.te_vertellen(nieuws, venster.van, venster.tot)
    Contact.objects.filter(pk__in=[contact.pk for contact in gevonden]).update(laatste_bericht_op=nu)
    return [
        (
            contact.adres,
            bij_inbreng(contact.inbreng, "gevolg", venster.pk),
            {"inbreng": contact.inbreng_id, "rijen": sleutels[-MEEST:]},
        )
        for contact, sleutels in gevonden.items()
    ]


# -- where windows end ------------------------------------------------------------------------------------------------


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
