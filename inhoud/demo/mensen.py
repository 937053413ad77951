"""Invented people, who can log in; they write for invented parties only, never for a real one."""

from collections.abc import Mapping
from dataclasses import dataclass

from partijen.models import Gebruiker, Partij
from partijen.rollen import Portaalrol, Rol
from partijen.services import geef_rol, leg_gebruiker_vast, zet_vier_ogen
from toegang.middelen import geef_demo_app

# Their parties, in partijen.json.
MINISTERIE, PROVINCIE = "demoministerie-samenspel", "demoprovincie-middenland"
WATERDAM, HEUVELRODE, WATERSCHAP = "demogemeente-waterdam", "demogemeente-heuvelrode", "demowaterschap-zilverbeek"


@dataclass(frozen=True)
class Persoon:
    """Someone who can log in, with a role for a party or (`portaalrol`) for the whole portal."""

    email: str
    naam: str
    functie: str
    partij: str | None
    kan: str
    rol: Rol = Rol.REDACTEUR
    portaalrol: Portaalrol | None = None


# Addresses in .example can never belong to anyone.
BEHEERDER = Persoon(
    "beheerder@demo.example",
    "Bo Demo",
    "beheerder",
    None,
    "beheert alles, ook op /beheer/",
    portaalrol=Portaalrol.BEHEERDER,
)
# Who approves what the other redacteur of the same party writes: there four eyes are on.
TWEEDE = Persoon("tweede@demo.example", "Toon Demo", "strateeg", PROVINCIE, "keurt meldingen van een collega goed")
MENSEN = (
    Persoon("waterdam@demo.example", "Wil Demo", "projectleider", WATERDAM, "meldt voortgang van 2 acties"),
    Persoon("middenland@demo.example", "Mika Demo", "programmamanager", PROVINCIE, "meldt voortgang van 3 acties"),
    TWEEDE,
    Persoon("samenspel@demo.example", "Sam Demo", "beleidsadviseur", MINISTERIE, "meldt voortgang van 1 actie"),
    Persoon("heuvelrode@demo.example", "Hedy Demo", "bestuursadviseur", HEUVELRODE, "schrijft alleen eigen afspraken"),
    Persoon("zilverbeek@demo.example", "Zoë Demo", "omgevingsmanager", WATERSCHAP, "schrijft alleen eigen afspraken"),
    # After the one who acts for the party in the invented past.
    Persoon(
        "collega@demo.example", "Cor Demo", "medewerker", WATERDAM, "schrijft mee, bevestigt niets", Rol.MEDEWERKER
    ),
    Persoon("lezer@demo.example", "Lea Demo", "raadsgriffier", WATERDAM, "leest mee op de werkplek", Rol.LEZER),
    BEHEERDER,
    Persoon(
        "bureau@demo.example",
        "Bas Demo",
        "programmabureau",
        None,
        "werkt aan alle acties en opent updaterondes",
        portaalrol=Portaalrol.PROGRAMMABUREAU,
    ),
)


def leg_mensen_vast(partijen: Mapping[str, Partij], wachtwoord: str) -> tuple[Gebruiker, dict[str, Gebruiker]]:
    """The beheerder, and the first invented person of each party, by its slug. Only new ones get the password."""
    gebruikers = {persoon.email: _leg_vast(persoon, partijen, wachtwoord) for persoon in MENSEN}
    eerste = {persoon.partij: gebruikers[persoon.email] for persoon in reversed(MENSEN) if persoon.partij}
    return gebruikers[BEHEERDER.email], eerste


def _leg_vast(persoon: Persoon, partijen: Mapping[str, Partij], wachtwoord: str) -> Gebruiker:
    velden = {
        "naam": persoon.naam,
        "functie": persoon.functie,
        "is_demo": True,
        "is_staff": persoon.portaalrol == Portaalrol.BEHEERDER,
        "is_superuser": persoon.portaalrol == Portaalrol.BEHEERDER,
        "is_programmabureau": persoon.portaalrol == Portaalrol.PROGRAMMABUREAU,
    }
    gebruiker = leg_gebruiker_vast(email=persoon.email, velden=velden, wachtwoord=wachtwoord)
    if persoon.partij:
        geef_rol(gebruiker=gebruiker, partij=partijen[persoon.partij], rol=persoon.rol)
    geef_demo_app(gebruiker)
    return gebruiker


def zet_vier_ogen_aan(partijen: Mapping[str, Partij]) -> None:
    """Have the second redacteur of one party approve its reports."""
    partij = partijen[PROVINCIE]
    zet_vier_ogen(partij=partij, aan=True, door=tweede())
    partij.refresh_from_db()


def tweede() -> Gebruiker:
    """Who approves what the other redacteur of that party writes."""
    return Gebruiker.objects.get(email=TWEEDE.email)


def bestaan_al() -> bool:
    """Whether the invented people were made before, so that their password is the one of then."""
    return Gebruiker.objects.filter(email__in=[persoon.email for persoon in MENSEN]).exists()
