"""Every change of a password: asked for by mail, chosen by oneself, or given by a beheerder."""

from uuid import uuid4

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from basis.logboek.models import Handeling
from basis.logboek.services import leg_vast
from berichten.models import Berichtsoort
from berichten.services import zet_klaar
from partijen.models import Gebruiker
from partijen.services import zet_wachtwoord
from toegang import pogingen, sessies
from toegang.beveiliging import meld
from toegang.mensen import heeft_tweede_stap
from toegang.models import Identiteit, Sessie

_ZONDER_ORGANISATIE = ~Exists(Identiteit.objects.filter(gebruiker=OuterRef("pk")))
_MET_TWEEDE_STAP = heeft_tweede_stap("pk")
UITGEZET = "Een beheerder heeft uw wachtwoord uitgezet. U kunt er niet meer mee inloggen."


def vraag_wachtwoord(*, email: str) -> None:
    """Mail a link to choose a new password. For an unknown address the same work is done, and undone.

    So it is for who has no password, or no second step but that of the own organisation: a mailbox alone would open
    what the organisation guards, or a beheerder shut.
    """
    pogingen.begin(pogingen.NIEUW_WACHTWOORD, email)
    gevonden = Gebruiker.objects.actief().met_adres(email).filter(_ZONDER_ORGANISATIE | _MET_TWEEDE_STAP).first()
    gebruiker = gevonden if gevonden is not None and gevonden.has_usable_password() else None
    with transaction.atomic():
        aan = gebruiker or Gebruiker(pk=0, email=email)
        uid = urlsafe_base64_encode(force_bytes(aan.pk))
        link = reverse("toegang:wachtwoord_nieuw", args=[uid, default_token_generator.make_token(aan)])
        soort, gelegenheid = Berichtsoort.WACHTWOORD, f"wachtwoord:{uuid4()}"
        zet_klaar(soort=soort, gelegenheid=gelegenheid, gegevens={"link": link}, aan=gebruiker, adres=email)
        leg_vast(Handeling.WACHTWOORD_GEVRAAGD, door=gebruiker, object_=str(gebruiker or ""))
        transaction.set_rollback(gebruiker is None)


def past_link(gebruiker: Gebruiker | None, token: str) -> bool:
    """Whether this link in a mail still lets the person choose: not used, not too old, and not replaced meanwhile."""
    if gebruiker is None or not gebruiker.is_active or not gebruiker.has_usable_password():
        return False
    return default_token_generator.check_token(gebruiker, token)


@transaction.atomic
def gebruik_link(*, gebruiker: Gebruiker, token: str, wachtwoord: str) -> bool:
    """A new password by a link in a mail; whether the link was still good: of two at once, one is.

    The token holds the password that it replaces, so using one ends all others too.
    """
    nu = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    if not past_link(nu, token):
        return False
    wijzig_wachtwoord(gebruiker=nu, wachtwoord=wachtwoord)
    return True


@transaction.atomic
def wijzig_wachtwoord(*, gebruiker: Gebruiker, wachtwoord: str, sleutel: str | None = None) -> None:
    """A new password, that one chose oneself. All sessions end, but that of `sleutel`."""
    zet_wachtwoord(gebruiker=gebruiker, wachtwoord=wachtwoord, door=gebruiker)
    meld(gebruiker, "Uw wachtwoord is veranderd.")
    if sessies.andere(gebruiker, sleutel).exists():
        sessies.beeindig(sessies.andere(gebruiker, sleutel), door=gebruiker)
    pogingen.gelukt(pogingen.WACHTWOORD, gebruiker.email)


@transaction.atomic
def geef_wachtwoord(*, gebruiker: Gebruiker, wachtwoord: str | None, door: Gebruiker) -> None:
    """Another password for somebody else, or none (None): that person is told, and logged out everywhere."""
    zet_wachtwoord(gebruiker=gebruiker, wachtwoord=wachtwoord, door=door)
    meld(gebruiker, "Een beheerder heeft uw wachtwoord veranderd." if wachtwoord else UITGEZET)
    if Sessie.objects.van(gebruiker).exists():
        sessies.beeindig(Sessie.objects.van(gebruiker), door=door, van=gebruiker)
