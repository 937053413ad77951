"""Small worlds for the numbers of progress: acties and mijlpalen with a course of which every day is known."""

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

from django.test import Client
from django.utils import timezone

from acties import services
from acties.models import Actie, Bereikt, Deelname, Mijlpaal, Status
from acties.services import Verantwoording
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange, dag
from partijen.models import Gebruiker, Partij
from tests.factories import ActieFactory, PartijFactory, ProgrammalijnFactory, SoortFactory, beloof
from tests.support.wereld import BEGIN
from voortgang import onzeker
from voortgang.blik import Blik

OP = dag(date(2021, 3, 1))
TOEN = replace(BEGIN, datum=OP)


def op(tekst: str) -> date:
    return date.fromisoformat(tekst)


def waarom(tekst: str | None = None, reden: str = "Zo is het.", door: Gebruiker | None = None) -> Verantwoording:
    """Why, from that day; None: nobody knows from when."""
    return Verantwoording(reden=reden, door=door, datum=dag(op(tekst)) if tekst else None)


def actie_met(*verloop: tuple[str | None, Status], gepubliceerd: bool = True, **velden: Any) -> Actie:
    """An actie that had these statuses, each from a day (None: unknown)."""
    (begin, eerste), *rest = verloop
    nummer = Actie.objects.count()
    velden = {"programmalijn": None, "soort": None, "slug": f"a{nummer}", "titel": f"Actie {nummer}"} | velden
    velden["programmalijn"] = velden["programmalijn"] or ProgrammalijnFactory()
    velden["soort"] = velden["soort"] or SoortFactory()
    actie = services.maak_actie(
        verantwoording=waarom(begin), status=eerste, doel="Doel.", samenvatting="Kort.", **velden
    )
    for dag_, status in rest:
        services.meld_voortgang(actie=actie, status=status, verantwoording=waarom(dag_))
    if gepubliceerd:
        services.publiceer(actie=actie, verantwoording=waarom())
    actie.refresh_from_db()
    return actie


def mijlpaal_met(
    actie: Actie, gepland: DateRange | None, bereikt: DateRange | None = None, verwacht: DateRange | None = None
) -> Mijlpaal:
    """A mijlpaal that was planned, perhaps expected anew and perhaps reached; the journal knew all of it in 2018."""
    stand = Bereikt.JA if bereikt else Bereikt.NEE
    nummer = Mijlpaal.objects.count()
    return services.voeg_mijlpaal_toe(
        actie=actie,
        slug=f"m{nummer}",
        titel=f"Mijlpaal {nummer}",
        gepland=gepland,
        verwacht=verwacht,
        bereikt=bereikt,
        stand=stand.value,
        verantwoording=waarom("2018-06-01"),
    )


def nu(dagen: date | None = None, **keuze: Any) -> Blik:
    """A look at the present, or at the present of another day."""
    return Blik(Moment(dagen or timezone.localdate(), is_nu=True), **keuze)


def toen(tekst: str, **keuze: Any) -> Blik:
    return Blik(Moment(op(tekst)), **keuze)


def tel_onzeker(blik: Blik) -> onzeker.Onzekertelling:
    return onzeker.Onzekertelling(*onzeker.tel_samen(onzeker.tellers(blik)))


def verschil_csv(client: Client, vraag: str = "?van=1999-12-31") -> list[dict[str, str]]:
    """The rows of the table of a comparison."""
    return lees_csv(client, f"/voortgang/verschil.csv{vraag}")


def lees_csv(client: Client, adres: str) -> list[dict[str, str]]:
    """The rows of a table to take along, by the names of its columns."""
    tekst = client.get(adres).getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst), delimiter=";"))


def maak_sloot(gemeente: Partij, rijk: Partij) -> Actie:
    """A gemeente that promised something, a ministry that did not, and a koepel (outside the four layers) that did."""
    actie: Actie = ActieFactory(slug="sloot", titel="Schone sloot", verantwoording=TOEN)
    koepel = PartijFactory(naam="Koepel Drie", soort="koepel", bestuurslaag="overig")
    deelnames = [Deelname(partij=partij, rol="partner") for partij in (gemeente, rijk, koepel)]
    services.zet_deelnames(actie=actie, deelnames=deelnames, verantwoording=TOEN)
    beloof(gemeente, actie, titel="Doel van Een", tekst="=1+1", datum=OP)
    beloof(koepel, actie, titel="Doel van Drie", datum=OP)
    services.publiceer(actie=actie, verantwoording=BEGIN)
    return actie
