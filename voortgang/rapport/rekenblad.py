"""The numbers of a report to take along: all counts as one tidy table (CSV), and with the details as sheets (ODS)."""

from collections.abc import Iterator
from typing import Any

import tablib

from basis.web.rekenblad import csv_regels, veilig
from voortgang.models import Rapport

Rij = tuple[Any, ...]
Inhoud = dict[str, Any]

TELLINGKOPPEN = ("programmalijn", "actie", "telling", "aantal")
MIJLPAALWOORDEN = {
    "bereikt": "mijlpalen bereikt in de periode",
    "herijkt": "mijlpalen opnieuw gepland in de periode",
    "vervallen": "mijlpalen vervallen in de periode",
    "toegevoegd": "mijlpalen toegevoegd in de periode",
}


def maak_csv(rapport: Rapport) -> bytes:
    """The counts, as every CSV of the portal is."""
    return "".join(csv_regels(TELLINGKOPPEN, _tellingen(rapport.gegevens or {}))).encode()


def maak_ods(rapport: Rapport) -> bytes:
    """The counts, and a sheet for each sort of detail."""
    inhoud = rapport.gegevens or {}
    boek = tablib.Databook(
        [
            _blad("Tellingen", TELLINGKOPPEN, _tellingen(inhoud)),
            _blad("Acties", ACTIEKOPPEN, (_actie(lijn, actie) for lijn, actie in _acties(inhoud))),
            _blad("Mijlpalen", MIJLPAALKOPPEN, _delen(inhoud, "mijlpalen", _mijlpaal)),
            _blad("Afspraken", AFSPRAAKKOPPEN, _delen(inhoud, "afspraken", _afspraak)),
            _blad("Veranderingen", VERANDERINGKOPPEN, _delen(inhoud, "veranderingen", _verandering)),
        ]
    )
    gemaakt: bytes = boek.export("ods")
    return gemaakt


def _blad(naam: str, koppen: tuple[str, ...], rijen: Iterator[Rij]) -> Any:
    blad = tablib.Dataset(headers=koppen, title=naam)
    for rij in rijen:
        blad.append([veilig(waarde) if isinstance(waarde, str) else waarde for waarde in rij])
    return blad


def _tellingen(inhoud: Inhoud) -> Iterator[Rij]:
    """First of the whole report, then of each actie."""
    samen = inhoud["samenvatting"]
    yield "", "", "acties", samen["acties"]
    yield "", "", "acties waaraan iets veranderde", samen["acties_gewijzigd"]
    for status in samen["statussen"]:
        for moment, woorden in (("begin", "aan het begin"), ("einde", "aan het einde"), ("peil", "op de peildatum")):
            yield "", "", f"acties met status {status['tekst']} {woorden}", status[moment]
    for naam, woorden in MIJLPAALWOORDEN.items():
        yield "", "", woorden, samen["mijlpalen"][naam]
    for naam, aantal in samen["afspraken"].items():
        yield "", "", f"afspraken {naam} in de periode", aantal
    yield "", "", "partijen met een afspraak", samen["partijen"]["met_afspraak"]
    yield "", "", "partijen zonder vastgelegde afspraak", samen["partijen"]["geen_afspraak"]
    for lijn, actie in _acties(inhoud):
        for telling, aantal in tel_actie(actie).items():
            yield lijn, actie["titel"], telling, aantal


def tel_actie(actie: Inhoud) -> dict[str, int]:
    """What can be counted of one actie."""
    geldend = [mijlpaal for mijlpaal in actie["mijlpalen"] if mijlpaal["stand"] != "vervallen"]
    return {
        "veranderingen in de periode": len(actie["veranderingen"]),
        "mijlpalen": len(geldend),
        "mijlpalen bereikt": sum(mijlpaal["stand"] == "bereikt" for mijlpaal in geldend),
        "mijlpalen te laat": sum(mijlpaal["stand"] == "te-laat" for mijlpaal in geldend),
        "partijen met een afspraak": sum(afspraak["is_vastgelegd"] for afspraak in actie["afspraken"]),
        "partijen zonder vastgelegde afspraak": sum(not afspraak["is_vastgelegd"] for afspraak in actie["afspraken"]),
    }


def _acties(inhoud: Inhoud) -> Iterator[tuple[str, Inhoud]]:
    for lijn in inhoud["lijnen"]:
        for actie in lijn["acties"]:
            yield lijn["titel"], actie


def _delen(inhoud: Inhoud, naam: str, maak: Any) -> Iterator[Rij]:
    for lijn, actie in _acties(inhoud):
        for deel in actie[naam]:
            yield (lijn, actie["titel"], *maak(deel))


ACTIEKOPPEN = (
    "programmalijn",
    "actie",
    "adresnaam",
    "status op de peildatum",
    "status aan het begin",
    "reden",
    "fase",
    "nummer van de fase",
    "aantal fasen",
)


def _actie(lijn: str, actie: Inhoud) -> Rij:
    status, fase = actie["status"], actie["fase"] or {"naam": "", "nummer": "", "van": ""}
    vooraan = (lijn, actie["titel"], actie["slug"], status["tekst"], status["begin"], status["reden"])
    return (*vooraan, fase["naam"], fase["nummer"], fase["van"])


MIJLPAALKOPPEN = ("programmalijn", "actie", "mijlpaal", "stand", "gepland", "nu", "dagen verschil", "bron")


def _mijlpaal(deel: Inhoud) -> Rij:
    dagen = "" if deel["dagen"] is None else deel["dagen"]
    return deel["titel"], deel["stand_tekst"], deel["gepland"], deel["nu"], dagen, _bron(deel)


AFSPRAAKKOPPEN = ("programmalijn", "actie", "partij", "rol", "stand", "eigen doel", "middelen", "bron")


def _afspraak(deel: Inhoud) -> Rij:
    if not deel["is_vastgelegd"]:
        return deel["partij"], deel["rol"], "geen afspraak vastgelegd", "", "", ""
    return deel["partij"], deel["rol"], deel["stand_tekst"], deel["eigen_doel"], deel["middelen"], _bron(deel)


VERANDERINGKOPPEN = ("programmalijn", "actie", "datum", "telt vanaf", "wat", "reden", "door", "bron")


def _verandering(deel: Inhoud) -> Rij:
    return deel["datum"], deel["vanaf"], deel["kop"], deel["reden"], deel["wie"], _bron(deel)


def _bron(deel: Inhoud) -> str:
    bron = deel["bron"]
    return f"{bron['titel']} {bron['url'] or bron['nummer']}" if bron else ""
