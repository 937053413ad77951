"""Invented parties, and one person for each; they write for these parties only, never for a real one."""

from dataclasses import dataclass

from partijen.models import Bestuurslaag, Gebruiker, Partij, Partijsoort
from partijen.rollen import Portaalrol, Rol
from partijen.services import geef_rol, leg_gebruiker_vast, leg_partij_vast, zet_vier_ogen
from toegang.middelen import geef_demo_app

UITLEG = "Deze organisatie bestaat niet. Zij is verzonnen om het portaal te laten zien."

MINISTERIE, PROVINCIE = "demoministerie-samenspel", "demoprovincie-middenland"
WATERDAM, HEUVELRODE, WATERSCHAP = "demogemeente-waterdam", "demogemeente-heuvelrode", "demowaterschap-zilverbeek"

PARTIJEN = (
    (MINISTERIE, "Demoministerie van Samenspel", Partijsoort.RIJK, Bestuurslaag.RIJK),
    (PROVINCIE, "Demoprovincie Middenland", Partijsoort.PROVINCIE, Bestuurslaag.PROVINCIES),
    (WATERDAM, "Demogemeente Waterdam", Partijsoort.GEMEENTE, Bestuurslaag.GEMEENTEN),
    (HEUVELRODE, "Demogemeente Heuvelrode", Partijsoort.GEMEENTE, Bestuurslaag.GEMEENTEN),
    (WATERSCHAP, "Demowaterschap Zilverbeek", Partijsoort.WATERSCHAP, Bestuurslaag.WATERSCHAPPEN),
)


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
BUREAU = Persoon(
    "bureau@demo.example",
    "Bas Demo",
    "programmabureau",
    None,
    "werkt aan alle acties en opent updaterondes",
    portaalrol=Portaalrol.PROGRAMMABUREAU,
)
# Who approves what the other redacteur of the same party writes: there four eyes are on.
TWEEDE = Persoon("tweede@demo.example", "Toon Demo", "strateeg", PROVINCIE, "keurt meldingen van een collega goed")
MENSEN = (
    Persoon("waterdam@demo.example", "Wil Demo", "projectleider", WATERDAM, "meldt voortgang van 2 acties"),
    Persoon("middenland@demo.example", "Mika Demo", "programmamanager", PROVINCIE, "meldt voortgang van 2 acties"),
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
    BUREAU,
)


def leg_partijen_vast() -> dict[str, Partij]:
    """The invented parties, by slug."""
    partijen = {}
    for slug, naam, soort, laag in PARTIJEN:
        velden = {"naam": naam, "soort": soort, "bestuurslaag": laag, "toelichting": UITLEG, "is_demo": True}
        partijen[slug], _ = leg_partij_vast(slug=slug, velden=velden)
    return partijen


def leg_mensen_vast(partijen: dict[str, Partij], wachtwoord: str) -> dict[str | None, Gebruiker]:
    """The first invented person of each party, by its slug (None: the beheerder). Only new ones get the password."""
    mensen: dict[str | None, Gebruiker] = {}
    for persoon in MENSEN:
        beheert = persoon.portaalrol == Portaalrol.BEHEERDER
        velden = {"naam": persoon.naam, "functie": persoon.functie, "is_demo": True}
        velden |= {"is_staff": beheert, "is_superuser": beheert, "is_programmabureau": persoon is BUREAU}
        gebruiker = leg_gebruiker_vast(email=persoon.email, velden=velden, wachtwoord=wachtwoord)
        if persoon.partij:
            geef_rol(gebruiker=gebruiker, partij=partijen[persoon.partij], rol=persoon.rol)
        geef_demo_app(gebruiker)
        mensen.setdefault(persoon.partij, gebruiker)
    return mensen


def zet_vier_ogen_aan(partij: Partij) -> Gebruiker:
    """Have the second redacteur of the party approve its reports; that person."""
    tweede = Gebruiker.objects.get(email=TWEEDE.email)
    zet_vier_ogen(partij=partij, aan=True, door=tweede)
    partij.refresh_from_db()
    return tweede


def bestaan_al() -> bool:
    """Whether the invented people were made before, so that their password is the one of then."""
    return Gebruiker.objects.filter(email__in=[persoon.email for persoon in MENSEN]).exists()
