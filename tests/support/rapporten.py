"""Reports for tests, asked for and made by the services; and an actie whose past is known to the day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from acties import services as acties
from acties.models import Actie, Bereikt, Deelname, Deelnamerol, Mijlpaal, Toezegging
from acties.services import Verantwoording
from basis.tijd.perioden import dag, maand
from partijen.models import Partij
from tests.factories import BronFactory, PartijFactory, ProgrammalijnFactory, SoortFactory, beloof
from voortgang import services
from voortgang.models import Rapport
from voortgang.rapport.gegevens import stel_samen
from voortgang.taken import maak

JAAR_2021 = {"van": date(2021, 1, 1), "tot": date(2021, 12, 31), "peildatum": date(2021, 12, 31)}


def maak_rapport(
    *, klaar: bool = False, gepubliceerd: bool = False, namens: Partij | None = None, **velden: Any
) -> Rapport:
    """A report over 2021 that waits in the queue; `klaar` makes it at once, `gepubliceerd` shows it too."""
    gevraagd = {"titel": "Voortgang in 2021", "bereik": "alles", **JAAR_2021, **velden}
    bekend = gevraagd.pop("bekend", None)
    rapport = services.vraag_aan(velden=gevraagd, door=None, namens=namens, bekend=bekend)
    if klaar:
        maak(rapport.pk)
    if gepubliceerd:
        services.publiceer(rapport=rapport, door=None)
    rapport.refresh_from_db()
    return rapport


@dataclass
class Verleden:
    """What happened: see `maak_verleden`."""

    actie: Actie
    mijlpaal: Mijlpaal
    trekker: Partij
    partner: Partij
    toezegging: Toezegging


def samengesteld(**velden: Any) -> dict[str, Any]:
    """What a report of these parameters says."""
    return stel_samen(maak_rapport(**velden))


def enige_actie(inhoud: dict[str, Any]) -> dict[str, Any]:
    """The one actie that the report is about."""
    (actie,) = [actie for lijn in inhoud["lijnen"] for actie in lijn["acties"]]
    assert isinstance(actie, dict)
    return actie


def op(jaar: int, maandnummer: int, dagnummer: int, reden: str = "Zo was het.", **extra: Any) -> Verantwoording:
    """Why, from this day on."""
    return Verantwoording(reden=reden, datum=dag(date(jaar, maandnummer, dagnummer)), **extra)


def maak_verleden() -> Verleden:
    """Begun in 2020; in 2021 two statuses, a phase, a mijlpaal that is planned anew and reached, and an afspraak."""
    trekker, partner = PartijFactory(naam="Provincie Trek", slug="trek"), PartijFactory(naam="Gemeente Mee", slug="mee")
    lijn, soort = ProgrammalijnFactory(titel="Eén overheid", slug="een-overheid"), SoortFactory()
    tekst = {"slug": "oud", "titel": "Oude actie", "doel": "Doel.", "samenvatting": "Samen."}
    actie = acties.maak_actie(verantwoording=op(2020, 1, 1), programmalijn=lijn, soort=soort, **tekst)
    deelnames = [
        Deelname(partij=trekker, rol=Deelnamerol.TREKKER),
        Deelname(partij=partner, rol=Deelnamerol.PARTNER),
    ]
    acties.zet_deelnames(actie=actie, deelnames=deelnames, verantwoording=op(2020, 1, 1))
    mijlpaal = acties.voeg_mijlpaal_toe(
        actie=actie, slug="wet", titel="Wet in werking", gepland=maand(2021, 5), verantwoording=op(2020, 1, 2)
    )
    acties.publiceer(actie=actie, verantwoording=op(2020, 1, 3))
    toezegging = _beleef_2021(actie, mijlpaal, partner)
    acties.meld_voortgang(actie=actie, status="afgerond", verantwoording=op(2022, 2, 1))
    actie.refresh_from_db()
    return Verleden(actie, mijlpaal, trekker, partner, toezegging)


def _beleef_2021(actie: Actie, mijlpaal: Mijlpaal, partner: Partij) -> Toezegging:
    bron = BronFactory(titel="Kamerbrief", url="https://voorbeeld.nl/brief")
    acties.meld_voortgang(actie=actie, status="op-schema", verantwoording=op(2021, 1, 1))
    fase = actie.soort.fasedefinities.get(volgorde=2)
    acties.ga_naar_fase(actie=actie, definitie=fase, verantwoording=op(2021, 2, 1))
    toezegging = beloof(partner, actie, stand="voorgenomen", tekst="Ons doel.", datum=dag(date(2021, 3, 1)))
    acties.herijk_mijlpaal(
        mijlpaal=mijlpaal, verwacht=maand(2021, 9), verantwoording=op(2021, 4, 1, "Te weinig mensen.")
    )
    waarom = op(2021, 6, 1, "De wet kost meer tijd.", bron=bron)
    acties.meld_voortgang(actie=actie, status="vertraagd", verantwoording=waarom)
    acties.meld_mijlpaal(
        mijlpaal=mijlpaal, stand=Bereikt.JA, bereikt=dag(date(2021, 10, 1)), verantwoording=op(2021, 10, 1)
    )
    return toezegging
