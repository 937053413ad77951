"""Every change of parties, people and memberships."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from ibp_portal.web.opslaan import bewaar
from partijen.models import Gebruiker, Lidmaatschap, Partij
from zoeken.register import is_hernoemd
from zoeken.services import Regel, verwijder, zet

PARTIJ = "partij"


def regel(partij: Partij) -> Regel:
    """What the search page may find of it."""
    return Regel(
        soort=PARTIJ,
        sleutel=partij.pk,
        titel=partij.naam,
        kort=partij.afkorting,
        tekst=partij.toelichting,
        label=partij.get_soort_display(),
        url=partij.get_absolute_url(),
        gewicht=0.9,
    )


def alle_regels() -> Iterator[Regel]:
    """All that may be found now, for making the index again."""
    for partij in Partij.objects.iterator(500):
        yield regel(partij)


@transaction.atomic
def leg_partij_vast(*, slug: str, velden: dict[str, Any]) -> tuple[Partij, bool]:
    """Make the party with this slug have these fields; the party, and whether anything changed."""
    partij = Partij.objects.select_for_update().filter(slug=slug).first() or Partij(slug=slug)
    heette = (partij.naam, partij.afkorting) if partij.pk else None
    is_anders = bewaar(partij, velden)
    if is_anders:
        zet(regels=[regel(partij)])
    if heette and heette != (partij.naam, partij.afkorting):
        is_hernoemd(PARTIJ, slug)
    return partij, is_anders


@transaction.atomic
def leg_gebruiker_vast(*, email: str, velden: dict[str, Any], wachtwoord: str | None = None) -> Gebruiker:
    """Make the person with this e-mail address have these fields; a new one gets the password."""
    gebruiker = Gebruiker.objects.filter(email__iexact=email).first()
    if gebruiker is None:
        return Gebruiker.objects.create_user(email, wachtwoord, **velden)
    wijzig_gebruiker(gebruiker=gebruiker, velden=velden)
    return gebruiker


@transaction.atomic
def wijzig_gebruiker(*, gebruiker: Gebruiker, velden: dict[str, Any]) -> bool:
    """Give a person these fields; whether anything changed. Raises ValidationError when no beheerder would be left."""
    beheerders = set(Gebruiker.objects.beheerders().select_for_update().values_list("pk", flat=True))
    blijft = velden.get("is_staff", gebruiker.is_staff) and velden.get("is_active", gebruiker.is_active)
    if beheerders == {gebruiker.pk} and not blijft:
        raise ValidationError("Dit is de laatste beheerder. Maak eerst iemand anders beheerder.")
    return bewaar(gebruiker, velden)


@transaction.atomic
def zet_wachtwoord(*, gebruiker: Gebruiker, wachtwoord: str | None) -> None:
    """Give a person a new password; None means that logging in with a password is over."""
    gebruiker.set_password(wachtwoord)
    gebruiker.save(update_fields=["password"])


@transaction.atomic
def verwijder_partij(*, partij: Partij) -> None:
    """Remove a party that nothing refers to. Raises ProtectedError."""
    sleutel = partij.pk
    partij.delete()
    verwijder(soort=PARTIJ, sleutels=[sleutel])


@transaction.atomic
def geef_rol(*, gebruiker: Gebruiker, partij: Partij, rol: str) -> Lidmaatschap:
    """Let a person act for a party in a role."""
    bestaand = Lidmaatschap.objects.filter(gebruiker=gebruiker, partij=partij).first()
    lidmaatschap = bestaand or Lidmaatschap(gebruiker=gebruiker, partij=partij)
    bewaar(lidmaatschap, {"rol": rol})
    return lidmaatschap


@transaction.atomic
def neem_rol_af(*, gebruiker: Gebruiker, partij: Partij) -> None:
    """Let a person no longer act for a party."""
    Lidmaatschap.objects.filter(gebruiker=gebruiker, partij=partij).delete()
