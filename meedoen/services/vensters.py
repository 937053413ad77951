"""A round of mails to who follows: of each window one, whatever dies meanwhile."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from acties.models import Gebeurtenis
from basis.web.opslaan import wacht_op_beurt
from berichten.models import Berichtsoort
from berichten.services import zet_klaar_voor_adressen
from meedoen import gevolgen
from meedoen.models import Contact, Ritme, Venster, Volger
from meedoen.samenvatting import Wegwijzer, nieuws
from meedoen.services.inbreng import gelegenheid as bij_inbreng
from meedoen.services.volgen import gelegenheid
from meedoen.vensters import laatste_grens, vorige_grens

_EEN_TEGELIJK = 0x1B9_0052  # the key of the lock in PostgreSQL, our own
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
    volgers = list(Volger.objects.die_mail_krijgen(Ritme(venster.ritme)))
    sinds = min((volger.gemaild_tot for volger in volgers), default=venster.tot)
    momenten = dict(nieuws().vastgelegd(sinds, venster.tot).values_list("pk", "geregistreerd_op"))
    wijzer = Wegwijzer(momenten)
    for volger in volgers:
        if waarom := wijzer.voor(volger, sinds=volger.gemaild_tot):
            gegevens = {"volger": volger.pk, "rijen": sorted(waarom)[-MEEST:]}
            yield volger.adres, gelegenheid(volger, f"samenvatting:{venster.pk}"), gegevens


def _gevolgen(venster: Venster, nu: datetime) -> list[tuple[str, str, dict[str, Any]]]:
    """One for each address at a reaction whose answer points at something that changed since."""
    rijen: list[Gebeurtenis] = list(nieuws().vastgelegd(venster.van, venster.tot))
    gevonden = gevolgen.te_vertellen(rijen, venster.van, venster.tot)
    Contact.objects.filter(pk__in=[contact.pk for contact in gevonden]).update(laatste_bericht_op=nu)
    return [
        (
            contact.adres,
            bij_inbreng(contact.inbreng, "gevolg", venster.pk),
            {"inbreng": contact.inbreng_id, "rijen": sleutels[-MEEST:]},
        )
        for contact, sleutels in gevonden.items()
    ]
