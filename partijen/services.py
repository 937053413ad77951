"""Every change of parties, people and memberships."""

from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CASCADE, Q

from basis.logboek.models import Loghandeling
from basis.logboek.services import leg_vast
from basis.tijd.perioden import toon_wanneer
from basis.web.opslaan import bewaar, verwijder_ongebruikt
from basis.zoeken.register import is_hernoemd
from basis.zoeken.services import Indexregel, verwijder, zet
from partijen.models import Gebruiker, Lidmaatschap, Opvolging, Partij
from partijen.models.gebruiker import ANONIEM, PORTAALVELDEN
from partijen.rechten import eis, mensen_met
from partijen.rollen import Portaalrol, Recht

PARTIJ = "partij"
BLIJFT = (LogEntry,)  # what a beheerder did in the admin, by whom that now is
TOEGANG = frozenset({"is_active", *PORTAALVELDEN.values()})


def regel(partij: Partij) -> Indexregel:
    """What the search page may find of it."""
    return Indexregel(
        soort=PARTIJ,
        sleutel=partij.pk,
        titel=partij.naam,
        kort=partij.afkorting,
        tekst=partij.toelichting,
        label=partij.get_soort_display(),
        datum=f"bestaat {toon_wanneer(partij.geldig)}" if partij.geldig else "",
        bron=partij.bron.titel if partij.bron else "",
        url=partij.get_absolute_url(),
        is_demo=partij.is_demo,
        gewicht=0.9,
    )


def alle_regels() -> Iterator[Indexregel]:
    """All that may be found now, for making the index again."""
    return map(regel, Partij.objects.select_related("bron").iterator(500))


def werk_partijen_van_bron_bij(sleutel: str) -> None:
    """After a source got another title: it stands beside the parties that it tells of."""
    zet(regels=map(regel, Partij.objects.select_related("bron").filter(bron__sleutel=sleutel).iterator(500)))


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
def zet_opvolgers(*, partij: Partij, opvolgers: Collection[Partij]) -> bool:
    """Say as which parties this one goes on; whether anything changed. Raises ValidationError."""
    nu = Partij.objects.select_for_update().get(pk=partij.pk)
    oud = set(nu.opvolgers.all())
    for opvolger in set(opvolgers) - oud:
        bewaar(Opvolging(partij=nu), {"opvolger": opvolger})
    weg = oud.difference(opvolgers)
    for opvolging in nu.opvolgingen.filter(opvolger__in=weg):
        opvolging.delete()
    return oud != set(opvolgers)


@transaction.atomic
def zet_vier_ogen(*, partij: Partij, aan: bool, door: Gebruiker) -> None:
    """Let a second person look at each report on behalf of the party, or no longer.

    Raises PermissionDenied, or ValidationError when there is no second person. Switching it off is not for the party:
    one redacteur alone could otherwise do so, report, and switch it on again.
    """
    eis(door, Recht.GOEDKEUREN, partij)
    if not aan:
        eis(door, Recht.RONDES, tekst="Alleen het programmabureau of een beheerder zet vier ogen uit.")
    elif len(mensen_met(Recht.GOEDKEUREN, partij)) < 2:
        raise ValidationError({"vier_ogen": f"{partij} heeft nog geen tweede redacteur. Nodig eerst iemand uit."})
    nu = Partij.objects.select_for_update().get(pk=partij.pk)
    if nu.vier_ogen == aan:
        return
    nu.vier_ogen = aan
    nu.save(update_fields=["vier_ogen"])
    leg_vast(Loghandeling.ACCOUNT, door=door, object_=str(nu), vier_ogen="aan" if aan else "uit")


@transaction.atomic
def leg_gebruiker_vast(
    *, email: str, velden: dict[str, Any], wachtwoord: str | None = None, door: Gebruiker | None = None
) -> Gebruiker:
    """Make the person with this e-mail address have these fields; a new one gets the password."""
    gebruiker = Gebruiker.objects.met_adres(email).first()
    if gebruiker is None:
        return maak_gebruiker(email=email, velden=velden, wachtwoord=wachtwoord, door=door)
    wijzig_gebruiker(gebruiker=gebruiker, velden=velden, door=door)
    return gebruiker


@transaction.atomic
def maak_gebruiker(
    *, email: str, velden: dict[str, Any], wachtwoord: str | None = None, door: Gebruiker | None = None
) -> Gebruiker:
    """A new person; None as password means that logging in with one is not possible. Raises IntegrityError."""
    gebruiker = Gebruiker.objects.create_user(email, wachtwoord, **velden)
    _log_gewijzigd(gebruiker, set(), ["nieuw"], door)
    return gebruiker


@transaction.atomic
def wijzig_gebruiker(*, gebruiker: Gebruiker, velden: dict[str, Any], door: Gebruiker | None = None) -> bool:
    """Give a person these fields; whether anything changed. Raises ValidationError when no beheerder would be left.

    Only a beheerder gives or takes what lets someone in, or changes somebody else.
    """
    if gebruiker != door or velden.keys() & TOEGANG:
        eis(door, Recht.BEHEREN)
    had = set(gebruiker.portaalrollen)
    beheerders = set(Gebruiker.objects.beheerders().select_for_update().values_list("pk", flat=True))
    blijft = velden.get("is_staff", gebruiker.is_staff) and velden.get("is_active", gebruiker.is_active)
    if beheerders == {gebruiker.pk} and not blijft:
        raise ValidationError("Dit is de laatste beheerder. Maak eerst iemand anders beheerder.")
    if not bewaar(gebruiker, velden):
        return False
    _log_gewijzigd(gebruiker, had, sorted(velden), door)
    return True


def _log_gewijzigd(gebruiker: Gebruiker, had: set[Portaalrol], velden: list[str], door: Gebruiker | None) -> None:
    heeft = set(gebruiker.portaalrollen)
    for handeling, rollen in ((Loghandeling.RECHT_GEGEVEN, heeft - had), (Loghandeling.RECHT_AFGENOMEN, had - heeft)):
        for rol in sorted(rollen):
            leg_vast(handeling, door=door, object_=str(gebruiker), rol=rol)
    leg_vast(Loghandeling.ACCOUNT, door=door, object_=str(gebruiker), velden=velden)


@transaction.atomic
def anonimiseer(*, gebruiker: Gebruiker, door: Gebruiker) -> None:
    """Forget who someone was who left; what the journal tells stays, by a number instead of a name.

    What goes with a person in the database (roles, ways to log in, messages, saved choices) goes now. Raises
    ValidationError for who still comes in.
    """
    eis(door, Recht.BEHEREN)
    nu = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    if nu.is_active:
        raise ValidationError("Deze persoon heeft nog toegang. Zet eerst ‘actief’ uit.")
    if nu.is_anoniem:
        return
    for relatie in nu._meta.related_objects:
        if relatie.on_delete is CASCADE and relatie.related_model not in BLIJFT:
            relatie.related_model._base_manager.filter(**{relatie.field.name: nu}).delete()
    heette = str(nu)
    nu.naam, nu.functie, nu.email = f"Oud-gebruiker {nu.pk}", "", f"oud-gebruiker-{nu.pk}{ANONIEM}"
    nu.set_unusable_password()
    nu.save(update_fields=["naam", "functie", "email", "password"])
    van_deze = Q(object_repr=heette) | Q(object_repr__startswith=f"{heette} voor ")  # also of a membership
    LogEntry.objects.filter(van_deze).update(object_repr=str(nu))
    leg_vast(Loghandeling.GEWIST, door=door, object_=str(nu))


@transaction.atomic
def zet_wachtwoord(*, gebruiker: Gebruiker, wachtwoord: str | None, door: Gebruiker | None = None) -> None:
    """Give a person a new password; None means that logging in with a password is over."""
    gebruiker.set_password(wachtwoord)
    gebruiker.save(update_fields=["password"])
    leg_vast(Loghandeling.WACHTWOORD, door=door, object_=str(gebruiker))


@transaction.atomic
def verwijder_partij(*, partij: Partij) -> None:
    """Remove a party that nothing refers to. Raises ProtectedError."""
    sleutel = partij.pk
    verwijder_ongebruikt(partij)
    verwijder(soort=PARTIJ, sleutels=[sleutel])


@transaction.atomic
def geef_rol(*, gebruiker: Gebruiker, partij: Partij, rol: str, door: Gebruiker | None = None) -> Lidmaatschap:
    """Let a person act for a party in a role. `door` gives it; None is a command."""
    eis(door, Recht.UITNODIGEN, partij)
    bestaand = Lidmaatschap.objects.filter(gebruiker=gebruiker, partij=partij).first()
    lidmaatschap = bestaand or Lidmaatschap(gebruiker=gebruiker, partij=partij)
    if bewaar(lidmaatschap, {"rol": rol}):
        leg_vast(Loghandeling.RECHT_GEGEVEN, door=door, object_=str(gebruiker), rol=rol, partij=partij.slug)
    return lidmaatschap


@transaction.atomic
def neem_rol_af(*, gebruiker: Gebruiker, partij: Partij, door: Gebruiker | None = None) -> None:
    """Let a person no longer act for a party."""
    eis(door, Recht.UITNODIGEN, partij)
    aantal, _ = Lidmaatschap.objects.filter(gebruiker=gebruiker, partij=partij).delete()
    if aantal:
        leg_vast(Loghandeling.RECHT_AFGENOMEN, door=door, object_=str(gebruiker), partij=partij.slug)


@transaction.atomic
def geef_portaalrol(*, gebruiker: Gebruiker, rol: Portaalrol, door: Gebruiker | None = None) -> None:
    """Let a person act for the whole portal in a role."""
    wijzig_gebruiker(gebruiker=gebruiker, velden={PORTAALVELDEN[rol]: True}, door=door)
