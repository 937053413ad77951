"""The real programme, and beside it an invented actie with people who work on it."""

from dataclasses import dataclass

from acties import services
from acties.models import Actie, Deelname, Deelnamerol, Mijlpaal, Soort
from acties.services import Verantwoording
from basis.tijd.perioden import jaar, maand
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Programmalijn
from tests.factories import (
    ActieFactory,
    GebruikerFactory,
    LidmaatschapFactory,
    MijlpaalFactory,
    PartijFactory,
    beloof,
)
from tests.support.herstel import Momentopname

BEGIN = Verantwoording(reden="Zo begon het.")
VROEGER = Verantwoording(reden="Zo begon het.", datum=jaar(2023))
AANTAL_PROEFACTIES = 30  # together with the real acties more than one page of the list


@dataclass(frozen=True)
class Programma:
    """What the tests need to point at; all else is the content of the project itself."""

    actie: Actie
    mijlpaal: Mijlpaal
    trekker: Partij
    partner: Partij
    ambtenaar: Gebruiker
    collega: Gebruiker
    partnerlid: Gebruiker

    @property
    def url(self) -> str:
        return self.actie.get_absolute_url()


def laad_programma(inhoud: Momentopname) -> Programma:
    """Put the content there, and add what no real programme has: people, a later mijlpaal, many acties."""
    inhoud.zet_terug()
    provincie = {"soort": "provincie", "bestuurslaag": "provincies"}
    trekker = PartijFactory(slug="provincie-proef", naam="Provincie Proef", **provincie)
    partner = PartijFactory(slug="gemeente-proef", naam="Gemeente Proef")
    kader = {"programmalijn": Programmalijn.objects.first(), "soort": Soort.objects.get(slug="wetswijziging")}
    actie = ActieFactory(slug="schone-sloot", titel="Schone sloot in elke wijk", trekker=trekker, **kader)
    mijlpaal = _vul(actie, trekker, partner)
    for nummer in range(1, AANTAL_PROEFACTIES + 1):
        ActieFactory(slug=f"proef-{nummer}", titel=f"Proefactie {nummer:02}", gepubliceerd=True, **kader)
    return Programma(
        actie,
        mijlpaal,
        trekker,
        partner,
        ambtenaar=_lid(trekker, "Els Trekker"),
        collega=_lid(trekker, "Omar Trekker"),
        partnerlid=_lid(partner, "Fatma Partner"),
    )


def _vul(actie: Actie, trekker: Partij, partner: Partij) -> Mijlpaal:
    rollen = ((trekker, Deelnamerol.TREKKER), (partner, Deelnamerol.PARTNER))
    deelnames = [Deelname(partij=partij, rol=rol) for partij, rol in rollen]
    services.zet_deelnames(actie=actie, deelnames=deelnames, verantwoording=BEGIN)
    services.ga_naar_fase(actie=actie, definitie=actie.soort.fasedefinities.all()[0], verantwoording=BEGIN)
    beloof(trekker, actie, stand="voorgenomen", titel="Schone sloten", tekst="Alle sloten schoon.", reden=BEGIN.reden)
    mijlpaal: Mijlpaal = MijlpaalFactory(actie=actie, slug="baggeren", titel="Baggeren klaar", gepland=jaar(2031))
    services.voeg_mijlpaal_toe(
        actie=actie, slug="meting", titel="Eerste meting", gepland=maand(2024, 5), verantwoording=VROEGER
    )
    services.publiceer(actie=actie, verantwoording=BEGIN)
    return mijlpaal


def _lid(partij: Partij, naam: str) -> Gebruiker:
    email = f"{naam.split(maxsplit=1)[0].lower()}@voorbeeld.nl"
    gebruiker: Gebruiker = GebruikerFactory(naam=naam, email=email)
    LidmaatschapFactory(gebruiker=gebruiker, partij=partij)
    return gebruiker
