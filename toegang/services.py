"""Every change of who gets in."""

import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from basis.logboek.models import Loghandeling, Logregel
from basis.logboek.services import leg_vast
from basis.web.opslaan import wacht_op_beurt
from berichten.models import Berichtsoort
from berichten.services import GEWIST, laat_vervallen, zet_klaar
from partijen import rechten
from partijen import services as partijservices
from partijen.models import Gebruiker, Lidmaatschap, Partij
from partijen.models.gebruiker import PORTAALVELDEN
from partijen.rollen import Portaalrol, Recht, Rol
from partijen.services import (
    geef_portaalrol,
    geef_rol,
    maak_gebruiker,
    neem_rol_af,
    wijzig_gebruiker,
)
from toegang import pogingen, sessies
from toegang.herkennen import SessionStore
from toegang.models import GELDIG, NET, Sessie, Uitnodiging, afdruk

_EEN_TEGELIJK = 0x1B9_0018  # the key of the lock in PostgreSQL, our own
BEWAAR_UITNODIGING = timedelta(days=30)  # long enough to ask what became of it
PER_DAG = 50  # invitations of one redacteur, with those sent again
NIET_GELDIG = "Deze uitnodiging is niet meer geldig. Vraag om een nieuwe."
BESTAAT_AL = "Er is al een account met dit adres. Log in om de uitnodiging aan te nemen."
NIET_ZELF = "U kunt uw eigen rol niet veranderen. Vraag het een collega of de beheerder."


def eis_uitnodigen(door: Gebruiker, partij: Partij | None) -> None:
    """Raises PermissionDenied unless this person gives roles for the party; None: for the whole portal."""
    if partij is None:
        rechten.eis(door, Recht.BEHEREN, tekst="Alleen een beheerder geeft rollen voor het hele portaal.")
    else:
        rechten.eis(door, Recht.UITNODIGEN, partij, tekst="U nodigt alleen mensen uit voor uw eigen organisatie.")


@transaction.atomic
def nodig_uit(
    *, email: str, rol: str, partij: Partij | None, door: Gebruiker, inzending: UUID, naam: str = ""
) -> Uitnodiging:
    """Invite someone by e-mail for one role; the link works for 7 days, once. Sending the form twice invites once."""
    eis_uitnodigen(door, partij)
    wacht_op_beurt(_EEN_TEGELIJK)  # two clicks, and two redacteuren who think of the same person
    eerder = Uitnodiging.objects.filter(inzending=inzending).first()
    if eerder is not None:
        return eerder
    _eis_nieuw(email, partij)
    _eis_ruimte(door)
    uitnodiging = Uitnodiging(email=email, naam=naam, rol=rol, partij=partij, door=door, inzending=inzending)
    token = _geef_link(uitnodiging)
    uitnodiging.full_clean()
    uitnodiging.save()
    _verstuur(uitnodiging, token)
    leg_vast(
        Loghandeling.UITNODIGING, door=door, object_=str(uitnodiging), rol=rol, partij=partij.slug if partij else ""
    )
    return uitnodiging


def _eis_nieuw(email: str, partij: Partij | None) -> None:
    if Uitnodiging.objects.open().voor(partij).filter(email__iexact=email).exists():
        raise ValidationError({"email": "Voor dit adres staat al een uitnodiging open. Trek die eerst in."})
    if partij and partij.lidmaatschappen.filter(gebruiker__in=Gebruiker.objects.met_adres(email)).exists():
        raise ValidationError({"email": "Deze persoon heeft al een rol. U kunt die hierboven veranderen."})


def _eis_ruimte(door: Gebruiker) -> None:
    """A redacteur may not use the portal to flood mailboxes; a beheerder may bring in many people at once."""
    if door.mag_overal(Recht.UITNODIGEN):
        return
    gisteren = timezone.now() - timedelta(days=1)
    if Logregel.objects.gedaan(Loghandeling.UITNODIGING, door, gisteren).count() >= PER_DAG:
        raise ValidationError(f"U hebt de afgelopen 24 uur al {PER_DAG} uitnodigingen verstuurd. Probeer het morgen.")


def _geef_link(uitnodiging: Uitnodiging) -> str:
    """A new secret, of which we keep only a print; the one before no longer works."""
    token = secrets.token_urlsafe(32)
    uitnodiging.sleutel, uitnodiging.geldig_tot = afdruk(token), timezone.now() + GELDIG
    return token


def _gelegenheid(uitnodiging: Uitnodiging) -> str:
    return f"uitnodiging:{uitnodiging.pk}:{uitnodiging.sleutel[:16]}"


def _verstuur(uitnodiging: Uitnodiging, token: str) -> None:
    door = uitnodiging.door
    gegevens: dict[str, Any] = {
        "naam": uitnodiging.naam,
        "partij": uitnodiging.partij.naam if uitnodiging.partij else "",
        "rol": uitnodiging.get_rol_display(),
        "link": reverse("toegang:uitnodiging", args=[token]),
        "geldig_tot": timezone.localtime(uitnodiging.geldig_tot).isoformat(),
        "door_functie": ", ".join(filter(None, (door.naam, door.functie))) if door else "",
    }
    soort = Berichtsoort.UITNODIGING
    zet_klaar(soort=soort, gelegenheid=_gelegenheid(uitnodiging), gegevens=gegevens, adres=uitnodiging.email)


def ruim_op(nu: datetime | None = None) -> None:
    """Forget what time ended: sessions, attempts, and invitations some weeks after their end."""
    nu = nu or timezone.now()
    Sessie.objects.voorbij(nu).delete()
    SessionStore.clear_expired()
    pogingen.ruim_op(nu)
    Uitnodiging.objects.geeindigd_voor(nu - BEWAAR_UITNODIGING).delete()


@transaction.atomic
def trek_in(*, uitnodiging: Uitnodiging, door: Gebruiker) -> bool:
    """Have the link no longer work; whether it still did."""
    eis_uitnodigen(door, uitnodiging.partij)
    nu = _vergrendel_open(uitnodiging)
    if nu is None:
        return False
    nu.ingetrokken_op = timezone.now()
    nu.save(update_fields=["ingetrokken_op"])
    laat_vervallen(gelegenheid=_gelegenheid(nu), adres=nu.email)
    leg_vast(Loghandeling.UITNODIGING_INGETROKKEN, door=door, object_=str(nu))
    return True


@transaction.atomic
def stuur_opnieuw(*, uitnodiging: Uitnodiging, door: Gebruiker) -> bool:
    """Send a new link, for 7 days from now; the one before stops working. False when there is nothing left to send.

    Who sends it again answers for it from then on. Twice within a minute is a second click: one message. Raises
    ValidationError when this person sent too many.
    """
    eis_uitnodigen(door, uitnodiging.partij)
    wacht_op_beurt(_EEN_TEGELIJK)
    nu = _vergrendel_open(uitnodiging)
    if nu is None:
        return False
    if nu.verstuurd_op > timezone.now() - NET:
        return True
    _eis_ruimte(door)
    laat_vervallen(gelegenheid=_gelegenheid(nu), adres=nu.email)
    token, nu.door = _geef_link(nu), door
    nu.save(update_fields=["sleutel", "geldig_tot", "door"])
    _verstuur(nu, token)
    leg_vast(Loghandeling.UITNODIGING, door=door, object_=str(nu), opnieuw="ja")
    return True


def _vergrendel_open(uitnodiging: Uitnodiging) -> Uitnodiging | None:
    open_ = Uitnodiging.objects.select_for_update(of=("self",)).open()
    return open_.filter(pk=uitnodiging.pk).select_related("partij", "door").first()


@transaction.atomic
def neem_aan(*, uitnodiging: Uitnodiging, gebruiker: Gebruiker) -> None:
    """Give the person the role of the invitation, that is then used up.

    Raises ValidationError when it was used, withdrawn or too old, or is for somebody else: of two at once, one gets it.
    """
    nu = _vergrendel_open(uitnodiging)
    zelfde_link = nu is not None and nu.sleutel == uitnodiging.sleutel  # or it was sent again meanwhile
    if nu is None or not zelfde_link or not _mag_nog(nu) or not is_voor(nu, gebruiker):
        raise ValidationError(NIET_GELDIG)
    if nu.partij is not None:
        if not _heeft_meer(gebruiker, nu.partij, nu.rol):
            geef_rol(gebruiker=gebruiker, partij=nu.partij, rol=nu.rol, door=nu.door)
    else:
        geef_portaalrol(gebruiker=gebruiker, rol=Portaalrol(nu.rol), door=nu.door)
    nu.gebruikt_op, nu.gebruiker = timezone.now(), gebruiker
    nu.save(update_fields=["gebruikt_op", "gebruiker"])
    leg_vast(Loghandeling.UITNODIGING_GEBRUIKT, door=gebruiker, object_=str(nu))


def _heeft_meer(gebruiker: Gebruiker, partij: Partij, rol: str) -> bool:
    """Whether this person got a role meanwhile that may do more: an invitation takes nothing away."""
    lid = gebruiker.lidmaatschappen.filter(partij=partij).first()
    return lid is not None and Rol.values.index(lid.rol) > Rol.values.index(rol)


def rol_na(uitnodiging: Uitnodiging, gebruiker: Gebruiker) -> str:
    """The role that this person has after taking the invitation, in words."""
    lid = gebruiker.lidmaatschappen.filter(partij=uitnodiging.partij).first()
    return lid.get_rol_display() if lid else uitnodiging.get_rol_display()


def heeft_account(uitnodiging: Uitnodiging) -> bool:
    """Whether the address of the invitation is already someone's."""
    return Gebruiker.objects.met_adres(uitnodiging.email).exists()


def is_voor(uitnodiging: Uitnodiging, gebruiker: Gebruiker) -> bool:
    """Whether this is the person who was invited: the one at that address."""
    return gebruiker.email.lower() == uitnodiging.email.lower()


def _mag_nog(uitnodiging: Uitnodiging) -> bool:
    """Whether who invited may still do so: who lost the right leaves no back door."""
    recht = Recht.UITNODIGEN if uitnodiging.partij else Recht.BEHEREN
    return rechten.mag(uitnodiging.door, recht, uitnodiging.partij)


@transaction.atomic
def maak_account(*, uitnodiging: Uitnodiging, naam: str, functie: str, wachtwoord: str) -> Gebruiker:
    """An account for who was invited, with the role. Raises ValidationError when invitation or address is used."""
    Uitnodiging.objects.select_for_update().get(pk=uitnodiging.pk)
    if heeft_account(uitnodiging):
        raise ValidationError(BESTAAT_AL)
    velden = {"naam": naam, "functie": functie}
    try:
        with transaction.atomic():
            gebruiker = maak_gebruiker(email=uitnodiging.email, velden=velden, wachtwoord=wachtwoord)
    except IntegrityError:  # by another invitation, at this very moment
        raise ValidationError(BESTAAT_AL) from None
    neem_aan(uitnodiging=uitnodiging, gebruiker=gebruiker)
    return gebruiker


# -- roles ------------------------------------------------------------------------------------------------------


@transaction.atomic
def wijzig_rol(*, lid: Lidmaatschap, rol: str, door: Gebruiker) -> None:
    """Give a member another role; empty takes it away. Not one's own."""
    eis_uitnodigen(door, lid.partij)
    if lid.gebruiker_id == door.pk:
        raise ValidationError(NIET_ZELF)
    if rol:
        geef_rol(gebruiker=lid.gebruiker, partij=lid.partij, rol=rol, door=door)
    else:
        neem_rol_af(gebruiker=lid.gebruiker, partij=lid.partij, door=door)


@transaction.atomic
def neem_portaalrol_af(*, gebruiker: Gebruiker, rol: Portaalrol, door: Gebruiker) -> None:
    """Take a role for the whole portal away. Not one's own."""
    eis_uitnodigen(door, None)
    if gebruiker.pk == door.pk:
        raise ValidationError(NIET_ZELF)
    wijzig_gebruiker(gebruiker=gebruiker, velden={PORTAALVELDEN[rol]: False}, door=door)


@transaction.atomic
def wijzig_account(*, gebruiker: Gebruiker, velden: dict[str, Any], door: Gebruiker) -> None:
    """Give a person these fields; who is switched off is logged out, and stays so when switched on again.

    Raises ValidationError when no beheerder would be left.
    """
    was_actief = gebruiker.is_active
    wijzig_gebruiker(gebruiker=gebruiker, velden=velden, door=door)
    if was_actief and not gebruiker.is_active:
        sessies.beeindig(Sessie.objects.van(gebruiker), door=door, van=gebruiker)


@transaction.atomic
def anonimiseer(*, gebruiker: Gebruiker, door: Gebruiker) -> None:
    """Forget who someone was who left, and tell that person so: the last message, which is forgotten once it is sent.

    Raises ValidationError for who still comes in.
    """
    adres, gegevens = gebruiker.email, {GEWIST: "ja", "naam": gebruiker.naam}
    partijservices.anonimiseer(gebruiker=gebruiker, door=door)
    gelegenheid = f"gewist:{gebruiker.pk}"
    zet_klaar(soort=Berichtsoort.BEVEILIGING, gelegenheid=gelegenheid, gegevens=gegevens, adres=adres)
