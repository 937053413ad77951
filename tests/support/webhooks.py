"""Webhooks of a party, and what happens for them to hear of."""

from django.utils import timezone

from acties import services as van_acties
from acties.models import Actie, Gebeurtenis
from opendata.webhooks import services
from opendata.webhooks.models import Aflevering, Hookstand, Webhook
from partijen.models import Gebruiker, Partij
from tests.factories import LidmaatschapFactory
from tests.support.wereld import BEGIN

ADRES = "https://systeem.voorbeeld.nl/haak"


def redacteur_van(partij: Partij) -> Gebruiker:
    """Someone who may register webhooks for it."""
    gebruiker: Gebruiker = LidmaatschapFactory(partij=partij).gebruiker
    return gebruiker


def maak_hook(
    partij: Partij, adres: str = ADRES, *, waarover: str = "alles", slug: str = "", door: Gebruiker | None = None
) -> tuple[Webhook, str]:
    """A webhook of the party, with its secret."""
    door = door or redacteur_van(partij)
    return services.registreer(partij=partij, adres=adres, waarover=waarover, slug=slug, door=door)


def gebeur(actie: Actie) -> Gebeurtenis:
    """Something happens with the actie."""
    return van_acties.meld_voortgang(actie=actie, status=actie.status, verantwoording=BEGIN)


def maak_webhooks(partij: Partij, door: Gebruiker) -> dict[str, str]:
    """One that sends, and one that stopped, each with what came of its deliveries; by what a test calls them."""
    hooks = [maak_hook(partij, f"{ADRES}/{nummer}", door=door)[0] for nummer in range(2)]
    for hook, (status, uitleg) in zip(hooks, ((200, ""), (503, "Het antwoord was een fout: status 503.")), strict=True):
        alles = {"kenmerk": "msg_1", "begonnen_op": timezone.now(), "duur": 120, "tot": hook.positie}
        Aflevering.objects.create(webhook=hook, aantal=1, status=status, uitleg=uitleg, antwoord="ok", **alles)
        Aflevering.objects.create(webhook=hook, aantal=1, status=200, is_proef=True, **alles)
    Webhook.objects.filter(pk=hooks[1].pk).update(stand=Hookstand.GESTOPT)
    return {"webhook": str(hooks[0].pk), "webhookgestopt": str(hooks[1].pk)}
