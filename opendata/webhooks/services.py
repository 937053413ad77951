"""Every change of a webhook, and telling it what there is to tell."""

import base64
import json
import logging
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import blake2b

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from acties.models import Positie
from basis.logboek.models import Loghandeling
from basis.logboek.services import leg_vast
from basis.taken import steeds_later, zet_taak_klaar
from basis.tijd.moment import Moment
from basis.web.kluis import Onleesbaar
from basis.web.opslaan import bewaar, wacht_op_beurt, zet_velden
from berichten.models import Berichtsoort
from berichten.services import zet_klaar
from opendata.cloudevents import BUNDEL, proefevent
from opendata.webhooks.bezorgen import TIJD, Uitkomst, bezorg
from opendata.webhooks.gebeurtenissen import Bundel, lees_bundel
from opendata.webhooks.models import KLUIS, Aflevering, Hookstand, Webhook
from partijen.models import Gebruiker, Partij
from partijen.rechten import eis, mensen_met
from partijen.rollen import Recht

logboek = logging.getLogger("ibp_portal.webhooks")

TAAK, PROEF, WACHTRIJ = "webhooks.bezorg", "webhooks.proef", "webhooks"
HOOGSTENS = 10  # webhooks of one party
POGINGEN = 16  # that fail one after another, in two days; then it stops
EERSTE, LANGSTE = timedelta(minutes=1), timedelta(hours=6)
BEURT = timedelta(seconds=6 * TIJD)  # after which a worker that began is taken for dead
WISSELTIJD = timedelta(days=1)  # in which the secret from before signs too
_EEN_TEGELIJK = 0x1B9_0050  # the key of the lock in PostgreSQL, our own


# -- what people of a party do --------------------------------------------------------------------------------------


@transaction.atomic
def registreer(*, partij: Partij, adres: str, waarover: str, slug: str, door: Gebruiker) -> tuple[Webhook, str]:
    """A webhook that is told what happens from now on, and its secret, which nobody sees again.

    Raises ValidationError.
    """
    eis(door, Recht.WEBHOOKS, partij)
    wacht_op_beurt(_EEN_TEGELIJK)
    if partij.webhooks.count() >= HOOGSTENS:
        raise ValidationError(f"Een organisatie heeft ten hoogste {HOOGSTENS} webhooks. Verwijder er eerst een.")
    geheim = _nieuw_geheim()
    hook = Webhook(door=door, geheim=KLUIS.versleutel(geheim), positie=Positie.objects.laatste(Moment.nu()))
    bewaar(hook, {"partij": partij, "adres": adres, "waarover": waarover, "slug": slug})
    _log(hook, door, "geregistreerd")
    return hook, geheim


@transaction.atomic
def wissel_geheim(*, hook: Webhook, door: Gebruiker) -> str:
    """A new secret. The one from before signs too for a day, so that no delivery is refused meanwhile."""
    eis(door, Recht.WEBHOOKS, hook.partij)
    vers, geheim = _vergrendeld(hook), _nieuw_geheim()
    tot = timezone.now() + WISSELTIJD
    zet_velden(vers, vorig_geheim=vers.geheim, vorig_tot=tot, geheim=KLUIS.versleutel(geheim))
    _log(vers, door, "geheim gewisseld")
    return geheim


@transaction.atomic
def zet_aan(*, hook: Webhook, door: Gebruiker) -> None:
    """Send again, from where it stopped: what happened meanwhile comes first."""
    eis(door, Recht.WEBHOOKS, hook.partij)
    zet_velden(_vergrendeld(hook), stand=Hookstand.AAN, pogingen=0, niet_voor=None)
    _log(hook, door, "aangezet")
    zet_in_wachtrij(hook.pk)


@transaction.atomic
def zet_uit(*, hook: Webhook, door: Gebruiker) -> None:
    """Send nothing until it is switched on again."""
    eis(door, Recht.WEBHOOKS, hook.partij)
    zet_velden(_vergrendeld(hook), stand=Hookstand.UIT)
    _log(hook, door, "uitgezet")


@transaction.atomic
def verwijder(*, hook: Webhook, door: Gebruiker) -> None:
    """Forget it, with its secret and what came of its deliveries."""
    eis(door, Recht.WEBHOOKS, hook.partij)
    _log(hook, door, "verwijderd")
    hook.delete()


@transaction.atomic
def vraag_proef(*, hook: Webhook, door: Gebruiker) -> None:
    """Have a worker send one event that says that it is a test; never this process, which stays inside."""
    eis(door, Recht.WEBHOOKS, hook.partij)
    zet_taak_klaar(PROEF, wachtrij=WACHTRIJ, slot=f"webhookproef-{hook.pk}", webhook_id=hook.pk)


def _vergrendeld(hook: Webhook) -> Webhook:
    """As it is now, locked until the end of the transaction. Raises Webhook.DoesNotExist."""
    return Webhook.objects.select_for_update(of=("self",)).select_related("partij").get(pk=hook.pk)


def _nieuw_geheim() -> str:
    return f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"


def _log(hook: Webhook, door: Gebruiker | None, wat: str) -> None:
    leg_vast(Loghandeling.WEBHOOK, door=door, object_=hook.host, partij=hook.partij.slug, wat=wat)


# -- what a worker does ---------------------------------------------------------------------------------------------


def veeg_bijeen(nu: datetime | None = None) -> int:
    """Have every webhook told that is behind the journal; how many. Only the rows say so, so no job can get lost."""
    laatste = Positie.objects.laatste(Moment.nu())
    sleutels = list(Webhook.objects.achter(laatste, nu or timezone.now()).values_list("pk", flat=True))
    for sleutel in sleutels:
        zet_in_wachtrij(sleutel)
    return len(sleutels)


def zet_in_wachtrij(sleutel: int) -> None:
    """Have a worker tell the webhook of this key what there is to tell."""
    zet_taak_klaar(TAAK, wachtrij=WACHTRIJ, slot=f"webhook-{sleutel}", webhook_id=sleutel)


def bezorg_volgende(sleutel: int, nu: datetime | None = None) -> None:
    """Send the next events to a webhook: one worker at a time, in order, and again until they are taken."""
    nu = nu or timezone.now()
    hook = _neem(sleutel, nu)
    if hook is None:
        return
    bundel = lees_bundel(hook)
    if bundel.events:
        with suppress(Webhook.DoesNotExist):  # removed meanwhile
            _verwerk(hook, bundel, _verstuur(hook, bundel, nu), nu)
    else:
        Webhook.objects.filter(pk=sleutel, positie=hook.positie).update(positie=bundel.tot, bezig_tot=None)


def bezorg_proef(sleutel: int) -> None:
    """Send one event that says that it is a test. It moves nothing, and may be sent while the webhook is off."""
    hook = Webhook.objects.select_related("partij").filter(pk=sleutel).first()
    if hook is not None:
        bundel = Bundel([proefevent(timezone.now())], hook.positie)
        with suppress(Webhook.DoesNotExist):  # removed meanwhile
            _verstuur(hook, bundel, timezone.now(), is_proef=True)


def ruim_op(nu: datetime | None = None) -> int:
    """Forget what came of deliveries of a month ago, and secrets that sign no more; how many deliveries.

    The secrets that stay move to the present key, so that one from before can go.
    """
    nu = nu or timezone.now()
    Webhook.objects.filter(vorig_tot__lt=nu).update(vorig_geheim="", vorig_tot=None)
    for sleutel in Webhook.objects.values_list("pk", flat=True):
        _ververs_geheim(sleutel)
    return Aflevering.objects.verlopen(nu).delete()[0]


@transaction.atomic
def _ververs_geheim(sleutel: int) -> None:
    hook = Webhook.objects.select_for_update().filter(pk=sleutel).first()
    if hook is not None:
        with suppress(Onleesbaar):  # its page says so at the next delivery
            zet_velden(hook, geheim=KLUIS.ververs(hook.geheim))


def _neem(sleutel: int, nu: datetime) -> Webhook | None:
    """This one, for us alone during `BEURT`; None when there is nothing to do now, or another worker has it.

    No transaction is held while the other side thinks.
    """
    laatste = Positie.objects.laatste(Moment.nu())
    vrij = Webhook.objects.achter(laatste, nu).vrij(timezone.now()).filter(pk=sleutel)
    if not vrij.update(bezig_tot=timezone.now() + BEURT):
        return None
    return Webhook.objects.select_related("partij", "door").get(pk=sleutel)


def _verstuur(hook: Webhook, bundel: Bundel, nu: datetime, *, is_proef: bool = False) -> Uitkomst:
    """Send it and write down what came of it. The same content has the same id, so that it is known when seen twice.

    Raises Webhook.DoesNotExist when it was removed meanwhile.
    """
    lijf, begonnen_op = json.dumps(bundel.events, ensure_ascii=False), timezone.now()
    kenmerk = f"msg_{blake2b(f'{hook.pk}:{lijf}'.encode(), digest_size=16).hexdigest()}"
    uitkomst = _bezorg(hook, kenmerk, lijf, bundel.tot, nu)
    logboek.info("webhook", extra={"actie": "webhook", "resultaat": uitkomst.uitleg or "gelukt"})
    with transaction.atomic():
        Aflevering.objects.create(
            webhook=_vergrendeld(hook),
            kenmerk=kenmerk,
            begonnen_op=begonnen_op,
            duur=uitkomst.duur,
            aantal=len(bundel.events),
            tot=bundel.tot,
            status=uitkomst.status,
            antwoord=uitkomst.antwoord,
            uitleg=uitkomst.uitleg,
            is_proef=is_proef,
        )
    return uitkomst


def _bezorg(hook: Webhook, kenmerk: str, lijf: str, tot: int, nu: datetime) -> Uitkomst:
    try:
        geheimen = hook.geheimen(nu)
    except Onleesbaar:
        return Uitkomst(None, 0, uitleg="Wij kunnen het geheim niet meer lezen. Maak een nieuw geheim.")
    soort = f"{BUNDEL}; charset=UTF-8"
    return bezorg(hook.adres, kenmerk, lijf, geheimen, Content_Type=soort, Journaal_Positie=str(tot))


@transaction.atomic
def _verwerk(hook: Webhook, bundel: Bundel, uitkomst: Uitkomst, nu: datetime) -> None:
    """Go on behind what was taken; else try the same again later, or stop."""
    vers = _vergrendeld(hook)
    if uitkomst.is_gelukt:
        zet_velden(vers, positie=max(vers.positie, bundel.tot), pogingen=0, niet_voor=None, bezig_tot=None)
        if bundel.is_vol:
            zet_in_wachtrij(vers.pk)
        return
    pogingen = vers.pogingen + 1
    niet_voor = nu + steeds_later(pogingen, EERSTE, LANGSTE)
    zet_velden(vers, pogingen=pogingen, niet_voor=niet_voor, bezig_tot=None)
    if vers.is_aan and (uitkomst.is_voorgoed or pogingen >= POGINGEN):
        _stop(vers, uitkomst, nu)


def _stop(hook: Webhook, uitkomst: Uitkomst, nu: datetime) -> None:
    """Switch it off and mail who registered it; when that person may not come in any more, all who may change it."""
    zet_velden(hook, stand=Hookstand.GESTOPT)
    _log(hook, None, "gestopt na fouten")
    aan = [hook.door] if hook.door.is_active else mensen_met(Recht.WEBHOOKS, hook.partij)
    gegevens = {"systeem": hook.host, "uitleg": uitkomst.uitleg, "link": hook.get_absolute_url()}
    for mens in aan:
        zet_klaar(
            soort=Berichtsoort.WEBHOOK, gelegenheid=f"webhook:{hook.pk}:{nu.isoformat()}", gegevens=gegevens, aan=mens
        )
