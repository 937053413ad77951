"""Every change of which login of an organisation belongs to whom. Found by `iss` and `sub`, never by e-mail."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from basis.logboek.models import Loghandeling
from basis.logboek.services import leg_vast
from partijen.models import Gebruiker
from partijen.services import maak_gebruiker
from toegang.models import Identiteit, Uitnodiging
from toegang.services import neem_aan
from toegang.sso.aanbieders import Aanbieder
from toegang.sso.fouten import Geweigerd
from toegang.sso.protocol import Bewijs


def vind(bewijs: Bewijs) -> Gebruiker | None:
    """Whose login this is."""
    rijen = Identiteit.objects.filter(uitgever=bewijs.uitgever, onderwerp=bewijs.onderwerp)
    identiteit = rijen.select_related("gebruiker").first()
    return identiteit.gebruiker if identiteit else None


def open_uitnodiging(sleutel: object) -> Uitnodiging:
    """The invitation whose link (this is its print) was opened in this session.

    Raises Geweigerd when that link can no longer be used: also when a new one was sent meanwhile.
    """
    gevonden = Uitnodiging.objects.open().filter(sleutel=str(sleutel or "")).voor_lijst().first()
    if gevonden is None:
        raise Geweigerd("geen_uitnodiging", status=403)
    return gevonden


@transaction.atomic
def maak_account(
    *, uitnodiging: Uitnodiging, bewijs: Bewijs, aanbieder: Aanbieder, naam: str, functie: str
) -> Gebruiker:
    """A new person without a password, with the address and the role of the invitation. Raises Geweigerd.

    Who clicked twice gets the account that the first click made.
    """
    try:
        with transaction.atomic():
            gebruiker = maak_gebruiker(email=uitnodiging.email, velden={"naam": naam, "functie": functie})
    except IntegrityError:
        if al_gemaakt := vind(bewijs):
            return al_gemaakt
        raise Geweigerd("account_bestaat", status=403) from None
    koppel(gebruiker=gebruiker, bewijs=bewijs, aanbieder=aanbieder, uitnodiging=uitnodiging)
    return gebruiker


@transaction.atomic
def koppel(
    *, gebruiker: Gebruiker, bewijs: Bewijs, aanbieder: Aanbieder, uitnodiging: Uitnodiging | None = None
) -> Identiteit:
    """Let the person log in with this login from now on, and take the invitation. Raises Geweigerd."""
    try:
        with transaction.atomic():
            identiteit, is_nieuw = Identiteit.objects.get_or_create(
                uitgever=bewijs.uitgever, onderwerp=bewijs.onderwerp, defaults={"gebruiker": gebruiker}
            )
        if identiteit.gebruiker_id != gebruiker.pk:
            raise Geweigerd("van_ander", status=403, gebruiker=gebruiker)
        if uitnodiging is not None:
            neem_aan(uitnodiging=uitnodiging, gebruiker=gebruiker)
    except ValidationError:
        raise Geweigerd("geen_uitnodiging", status=403, gebruiker=gebruiker) from None
    if is_nieuw:
        leg_vast(
            Loghandeling.IDENTITEIT, door=gebruiker, object_=str(gebruiker), aanbieder=aanbieder.code, wat="gekoppeld"
        )
    return identiteit


@transaction.atomic
def ontkoppel(*, gebruiker: Gebruiker, identiteit: Identiteit) -> None:
    """This login no longer opens the account. Raises ValidationError when it is the only way in."""
    Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)  # of two at once, one is the last
    anders = gebruiker.identiteiten.exclude(pk=identiteit.pk).exists()
    if not anders and not gebruiker.has_usable_password():
        raise ValidationError("U kunt alleen zo inloggen. Stel eerst een wachtwoord in bij Mijn account.")
    uitgever = identiteit.uitgever
    identiteit.delete()
    leg_vast(Loghandeling.IDENTITEIT, door=gebruiker, object_=str(gebruiker), uitgever=uitgever, wat="losgekoppeld")
