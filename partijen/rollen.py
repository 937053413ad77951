"""The one table of rights: which roles there are, and what each may do.

A role that a party gave counts for that party; a role for the portal counts for every party.
"""

from django.db.models import TextChoices


class Rol(TextChoices):
    """What a member may do for the party; each may do all that the one before it may."""

    LEZER = "lezer", "lezer"
    MEDEWERKER = "medewerker", "medewerker"
    REDACTEUR = "redacteur", "redacteur"


class Portaalrol(TextChoices):
    """What someone may do for the whole portal, beside what the parties gave."""

    PROGRAMMABUREAU = "programmabureau", "programmabureau"
    BEHEERDER = "beheerder", "beheerder"


class Recht(TextChoices):
    """Something that not everyone may do."""

    WERKPLEK = "werkplek", "de werkplek zien, met concepten"
    MELDEN = "melden", "voortgang melden en afspraken schrijven"
    BEVESTIGEN = "bevestigen", "afspraken bevestigen"
    GOEDKEUREN = "goedkeuren", "concepten van een ander goedkeuren"
    UITNODIGEN = "uitnodigen", "mensen uitnodigen en rollen geven"
    RONDES = "rondes", "updaterondes openen en sluiten"
    MEEDOEN = "meedoen", "inwoners iets vragen, hun reacties lezen en beantwoorden"
    WEBHOOKS = "webhooks", "eigen systemen laten weten wat er verandert"
    FOUTMELDINGEN = "foutmeldingen", "antwoorden op foutmeldingen van lezers"
    BEHEREN = "beheren", "alles in het beheer, met het beveiligingslogboek"


ROLLEN: dict[Recht, tuple[Rol | Portaalrol, ...]] = {
    Recht.WERKPLEK: (Rol.LEZER, Rol.MEDEWERKER, Rol.REDACTEUR, Portaalrol.PROGRAMMABUREAU, Portaalrol.BEHEERDER),
    Recht.MELDEN: (Rol.MEDEWERKER, Rol.REDACTEUR, Portaalrol.PROGRAMMABUREAU, Portaalrol.BEHEERDER),
    Recht.BEVESTIGEN: (Rol.REDACTEUR,),  # nobody confirms for another
    Recht.GOEDKEUREN: (Rol.REDACTEUR, Portaalrol.PROGRAMMABUREAU, Portaalrol.BEHEERDER),
    Recht.UITNODIGEN: (Rol.REDACTEUR, Portaalrol.BEHEERDER),
    Recht.RONDES: (Portaalrol.PROGRAMMABUREAU, Portaalrol.BEHEERDER),
    Recht.MEEDOEN: (Rol.REDACTEUR, Portaalrol.PROGRAMMABUREAU, Portaalrol.BEHEERDER),
    Recht.WEBHOOKS: (Rol.REDACTEUR, Portaalrol.BEHEERDER),
    Recht.FOUTMELDINGEN: (Portaalrol.PROGRAMMABUREAU, Portaalrol.BEHEERDER),
    Recht.BEHEREN: (Portaalrol.BEHEERDER,),
}
# Who has one of these roles may change something.
VERANDERT = frozenset(
    rol for recht in (Recht.MELDEN, Recht.UITNODIGEN, Recht.RONDES, Recht.BEHEREN) for rol in ROLLEN[recht]
)


def rechten_van(rol: Rol | Portaalrol) -> list[Recht]:
    """What a role may do, in the order of the table."""
    return [recht for recht, rollen in ROLLEN.items() if rol in rollen]
