"""Who has which role, for the page where roles are given: with the last login and whether a second step is set."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from partijen.models import Gebruiker, Lidmaatschap, Partij


def leden(partij: Partij) -> QuerySet[Lidmaatschap]:
    """The members of a party, by name."""
    return partij.lidmaatschappen.voor_lijst().annotate(heeft_tweede_stap=heeft_tweede_stap("gebruiker"))


def met_portaalrol() -> QuerySet[Gebruiker]:
    """Everyone with a role for the whole portal, by name."""
    mensen = Gebruiker.objects.filter(Q(is_staff=True) | Q(is_programmabureau=True), is_active=True)
    return mensen.annotate(heeft_tweede_stap=heeft_tweede_stap("pk")).order_by("naam", "pk")


def heeft_tweede_stap(wie: str) -> Exists:
    """Whether the person of this column has a second step of ours, for a query."""
    stappen = Authenticator.objects.filter(user=OuterRef(wie)).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return Exists(stappen)
