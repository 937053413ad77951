"""Who has which role and what each may do: for the page where roles are given, and for the overview of rights."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from basis.web.adres import Adres
from basis.web.bladeren import Sortering
from basis.web.formulieren import Optie
from basis.web.kolommen import Kolom, Type
from partijen.models import Gebruiker, Lidmaatschap, Partij
from partijen.models.gebruiker import GebruikerQuerySet
from partijen.models.partij import PartijQuerySet
from partijen.rechten import partijen_met
from partijen.rollen import Portaalrol, Recht, Rol, rechten_van
from toegang.middelen import heeft_tweede_stap

ROLLEN: tuple[Rol | Portaalrol, ...] = (*Rol, *Portaalrol)
OP_NAAM = Sortering("naam", "naam", "naam")


def leden(partij: Partij) -> QuerySet[Lidmaatschap]:
    """The members of a party, by name."""
    return partij.lidmaatschappen.voor_lijst().annotate(heeft_tweede_stap=heeft_tweede_stap("gebruiker"))


def met_portaalrol() -> QuerySet[Gebruiker]:
    """Everyone with a role for the whole portal, by name."""
    mensen = Gebruiker.objects.filter(Q(is_staff=True) | Q(is_programmabureau=True), is_active=True)
    return mensen.annotate(heeft_tweede_stap=heeft_tweede_stap("pk")).order_by("naam", "pk")


@dataclass(frozen=True)
class Overzicht:
    """What `gebruiker` asks to see: `adres` may name a party and a role; what is unknown finds nobody."""

    gebruiker: Gebruiker
    adres: QueryDict

    @cached_property
    def van_iedereen(self) -> bool:
        """Whether people without a role for a party are in it too."""
        return self.gebruiker.mag_overal(Recht.UITNODIGEN)

    @property
    def partijen(self) -> PartijQuerySet:
        return partijen_met(self.gebruiker, Recht.UITNODIGEN)

    @property
    def partij(self) -> str:
        return self.adres.get("partij", "").replace("\x00", "?")  # PostgreSQL takes no NUL

    @property
    def rol(self) -> str:
        return self.adres.get("rol", "").replace("\x00", "?")

    @property
    def zoekvraag(self) -> str:
        """The filters as they go along to the file."""
        return Adres().met(partij=self.partij, rol=self.rol).vraag

    def mensen(self) -> GebruikerQuerySet:
        """The people, with their roles for the parties that may be seen."""
        mensen = Gebruiker.objects.get_queryset()
        if self.partij:
            mensen = mensen.van_partijen(self.partijen.met_slugs([self.partij]), self.rol)
        elif self.rol in Rol.values and not self.van_iedereen:
            mensen = mensen.van_partijen(self.partijen, self.rol)
        else:
            mensen = mensen if self.van_iedereen else mensen.van_partijen(self.partijen)
            mensen = mensen.met_rol(self.rol) if self.rol else mensen
        zichtbaar = None if self.van_iedereen else self.partijen
        mensen = mensen.met_lidmaatschappen(zichtbaar).order_by("naam", "pk")
        return mensen.annotate(tweede_stap=heeft_tweede_stap("pk"))

    @cached_property
    def partij_opties(self) -> list[Optie]:
        return [Optie(p.slug, p.naam, p.slug == self.partij) for p in self.partijen.met_leden()]

    @property
    def rol_opties(self) -> list[Optie]:
        return [Optie(rol.value, str(rol.label).capitalize(), rol.value == self.rol) for rol in ROLLEN]


def rollen_met_rechten() -> list[tuple[str, list[str]]]:
    """Each role with what it may do, as the table of rights says."""
    return [(str(rol.label), [str(recht.label) for recht in rechten_van(rol)]) for rol in ROLLEN]


# -- as a table to take along -----------------------------------------------------------------------------------


class Rolrij(NamedTuple):
    """One role of a person (None: none at all), and the day on which that was so."""

    mens: Any  # of `Overzicht.mensen`
    organisatie: str
    rol: Rol | Portaalrol | None
    peildatum: date

    @property
    def mag(self) -> str:
        return ", ".join(str(r.label) for r in rechten_van(self.rol)) if self.rol and self.mens.is_active else ""

    @property
    def gezien(self) -> str:
        laatst = self.mens.last_login
        return timezone.localtime(laatst).date().isoformat() if laatst else "nooit"


KOLOMMEN: tuple[Kolom[Rolrij], ...] = (
    Kolom("peildatum", "De dag waarop het overzicht is gemaakt.", Type.DATUM, lambda r: r.peildatum.isoformat()),
    Kolom("naam", "De naam van de persoon.", Type.TEKST, lambda r: r.mens.naam),
    Kolom("e-mailadres", "Het e-mailadres waarmee de persoon inlogt.", Type.TEKST, lambda r: r.mens.email),
    Kolom("functie", "De functie van de persoon.", Type.TEKST, lambda r: r.mens.functie),
    Kolom("account", "Of de persoon kan inloggen.", Type.KEUZE, lambda r: "actief" if r.mens.is_active else "uitgezet"),
    Kolom(
        "organisatie", "Waarvoor de rol geldt. Leeg: de persoon heeft geen rol.", Type.TEKST, lambda r: r.organisatie
    ),
    Kolom("rol", "De rol van de persoon.", Type.KEUZE, lambda r: r.rol.label if r.rol else "geen rol"),
    Kolom("mag", "Wat de persoon met die rol mag.", Type.TEKST, lambda r: r.mag),
    Kolom(
        "laatst ingelogd",
        "De dag waarop de persoon voor het laatst inlogde, of ‘nooit’.",
        Type.TEKST,
        lambda r: r.gezien,
    ),
    Kolom(
        "tweede stap",
        "Of de persoon inlogt in twee stappen.",
        Type.JA_NEE,
        lambda r: bool(r.mens.tweede_stap),
    ),
)


def rolrijen(mensen: GebruikerQuerySet, peildatum: date) -> Iterator[Rolrij]:
    """One row for each role of each person; who has none gets one row too."""
    for mens in mensen.iterator(500):
        for organisatie, rol in _rollen(mens) or [("", None)]:
            yield Rolrij(mens, organisatie, rol, peildatum)


def _rollen(mens: Gebruiker) -> list[tuple[str, Rol | Portaalrol | None]]:
    portaal: list[tuple[str, Rol | Portaalrol | None]] = [("hele portaal", rol) for rol in mens.portaalrollen]
    return [*portaal, *((lid.partij.naam, Rol(lid.rol)) for lid in mens.lidmaatschappen.all())]
