"""Calendars of mijlpalen (RFC 5545 and RFC 7986): one event of one day for each mijlpaal with a date."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event, Timezone, vText

from acties.delen import Mijlpaalregel
from acties.models import Bereikt, Mijlpaal
from basis.tijd.perioden import DAG, DateRange, een_dag, is_gesloten, peildag, toon_ergens, toon_periode
from basis.web.getallen import aantal
from basis.web.tekst import apart, normaal
from opendata.onderwerpen import Absoluut, Onderwerp, gastheer

HOOGSTENS = 1_000
VERVERS = timedelta(hours=12)  # how often calendars ask again; also said as text, for older ones
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)  # the last change of a mijlpaal of which the journal does not tell
STANDEN = {
    Bereikt.JA: "Bereikt.",
    Bereikt.NEE: "Nog niet bereikt.",
    Bereikt.ONBEKEND: "Het is niet bekend of dit is bereikt.",
}


def maak_agenda(onderwerp: Onderwerp, absoluut: Absoluut, op: date) -> bytes:
    """The mijlpalen of what this is about; of more than `HOOGSTENS` those nearest to the day `op`."""
    gevonden = Mijlpaal.objects.van_acties(onderwerp.acties).rond(op).voor_agenda()[: HOOGSTENS + 1]
    mijlpalen = sorted(list(gevonden)[:HOOGSTENS], key=lambda m: (_dag(m), m.pk))
    agenda = _kop(onderwerp, absoluut)
    for mijlpaal in mijlpalen:
        agenda.add_component(_agendapunt(mijlpaal, absoluut))
    if not mijlpalen:  # a calendar needs a component; this one says nothing that is not so
        agenda.add_component(Timezone.from_tzid("Europe/Amsterdam"))
    return bytes(agenda.to_ical())


def _kop(onderwerp: Onderwerp, absoluut: Absoluut) -> Calendar:
    naam = vText(f"IBP-portaal: {onderwerp.titel}")
    uitleg = vText(
        "Mijlpalen van het Interbestuurlijk Programma. Een mijlpaal waarvan alleen de maand, het jaar of een periode "
        "bekend is, staat op de laatste dag daarvan. In de naam staat dan ‘ergens’. Mijlpalen "
        "zonder datum staan er niet in. Deze agenda bevat "
        f"hoogstens {aantal(HOOGSTENS, 'mijlpaal', 'mijlpalen')}: die het dichtst bij vandaag liggen."
    )
    agenda = Calendar()
    _vul(agenda, {"prodid": "-//IBP-portaal//Mijlpalen//NL", "version": "2.0", "calscale": "GREGORIAN"})
    _vul(agenda, {"method": "PUBLISH", "uid": vText(f"{onderwerp.agenda}@{gastheer(absoluut)}")})
    _vul(agenda, {"name": naam, "x-wr-calname": naam, "description": uitleg, "x-wr-caldesc": uitleg})
    agenda.add("url", absoluut(onderwerp.pagina))
    agenda.add("source", absoluut(onderwerp.agenda), parameters={"value": "URI"})
    agenda.add("refresh-interval", VERVERS, parameters={"value": "DURATION"})
    agenda.add("x-published-ttl", "PT12H")
    return agenda


def _agendapunt(mijlpaal: Any, absoluut: Absoluut) -> Event:
    """An event that keeps its name (UID) and counts its changes (SEQUENCE), so that calendars renew it."""
    laatst = mijlpaal.laatste_regel or BEGIN
    adres = absoluut(f"{mijlpaal.actie.get_absolute_url()}#mijlpaal-{mijlpaal.slug}")
    punt = Event()
    _vul(punt, {
        "uid": f"mijlpaal-{mijlpaal.pk}@{gastheer(absoluut)}",
        "dtstamp": laatst.astimezone(UTC),
        "last-modified": laatst.astimezone(UTC),
        "sequence": max((mijlpaal.aantal_regels or 0) - 1, 0),
        "dtstart": _dag(mijlpaal),
        "dtend": _dag(mijlpaal) + DAG,
        "summary": vText(_titel(mijlpaal)),
        "description": vText(_beschrijving(mijlpaal, adres)),
        "status": _status(mijlpaal),
        "categories": [vText(normaal(mijlpaal.actie.programmalijn.titel))],
        "transp": "TRANSPARENT",
        "class": "PUBLIC",
        "url": adres,
    })  # fmt: skip
    return punt


def _vul(onderdeel: Calendar | Event, velden: dict[str, Any]) -> None:
    for naam, waarde in velden.items():
        onderdeel.add(naam, waarde)


def _dag(mijlpaal: Mijlpaal) -> date:
    dag = peildag(mijlpaal.actuele_datum) if mijlpaal.actuele_datum else None
    if dag is None:
        raise ValueError(f"mijlpaal {mijlpaal.pk} heeft geen datum")
    return dag


def _status(mijlpaal: Mijlpaal) -> str:
    if mijlpaal.is_vervallen:
        return "CANCELLED"
    is_zeker = mijlpaal.stand == Bereikt.JA and not _wanneer(mijlpaal.actuele_datum)  # also of its day
    return "CONFIRMED" if is_zeker else "TENTATIVE"


def _titel(mijlpaal: Mijlpaal) -> str:
    """What stands in the calendar: what, in which period when that is more than a day, and of which actie."""
    voor = "Vervallen: " if mijlpaal.is_vervallen else ""
    return f"{voor}{apart(mijlpaal.titel)}{_wanneer(mijlpaal.actuele_datum)} – {apart(mijlpaal.actie.titel)}"


def _wanneer(periode: DateRange | None) -> str:
    """Empty for a day, which the calendar shows itself; else such as " (ergens in 2026)" or " (vanaf 1 maart 2026)"."""
    if periode is None or een_dag(periode):
        return ""
    return f" ({_toon(periode)})"


def _toon(periode: DateRange) -> str:
    return toon_ergens(periode) if is_gesloten(periode) else toon_periode(periode)


def _beschrijving(mijlpaal: Mijlpaal, adres: str) -> str:
    """Both dates, how far they lie apart, and where that stands; each on a line of its own."""
    regels = [
        _stand(mijlpaal),
        *(f"{naam}: {_toon(periode)}." for naam, periode in _datums(mijlpaal) if periode),
        _zin(Mijlpaalregel(mijlpaal, is_te_laat=False).afwijking_tekst),
        "De dag weten wij niet. In de agenda staat dit op de laatste dag van de periode." if _is_ruim(mijlpaal) else "",
        normaal(mijlpaal.toelichting),
        f"Nummer: {apart(mijlpaal.nummer)}" if mijlpaal.nummer else "",
        _bron(mijlpaal),
        "Deze actie is verzonnen, om te laten zien hoe het portaal werkt." if mijlpaal.actie.is_demo else "",
        f"Meer: {adres}",
    ]
    return "\n".join(regel for regel in regels if regel)


def _stand(mijlpaal: Mijlpaal) -> str:
    """Empty when the date of being reached says it."""
    if mijlpaal.is_vervallen:
        return "Vervallen."
    return "" if mijlpaal.bereikt else STANDEN[Bereikt(mijlpaal.stand)]


def _datums(mijlpaal: Mijlpaal) -> list[tuple[str, DateRange | None]]:
    return [
        ("Bereikt", mijlpaal.bereikt),
        ("Nu verwacht", None if mijlpaal.stand == Bereikt.JA else mijlpaal.verwacht),
        ("Oorspronkelijk gepland", mijlpaal.gepland),
    ]


def _is_ruim(mijlpaal: Mijlpaal) -> bool:
    """Whether the date is more than a day, and has an end."""
    datum = mijlpaal.actuele_datum
    return datum is not None and datum.upper is not None and bool(_wanneer(datum))


def _zin(tekst: str) -> str:
    return f"{tekst[0].upper()}{tekst[1:]}." if tekst else ""


def _bron(mijlpaal: Mijlpaal) -> str:
    if mijlpaal.bron is None:
        return ""
    nummer = apart(mijlpaal.bron.nummer)
    delen = [apart(mijlpaal.bron.titel), f"({nummer})" if nummer else "", normaal(mijlpaal.bron.url)]
    return "Bron: " + " ".join(deel for deel in delen if deel)
