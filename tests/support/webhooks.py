"""Webhooks of a party, and what happens for them to hear of."""

from acties import services as van_acties
from acties.models import Actie, Gebeurtenis
from opendata.webhooks import services
from opendata.webhooks.models import Webhook
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
