"""Calendars of mijlpalen and open afspraken (RFC 5545 and RFC 7986): one event of one day for each with a date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils.text import capfirst
from icalendar import Calendar, Event, Timezone, vText

from acties.delen import GEVONDEN, Afspraakregel, Mijlpaalregel
from acties.models import Bereikt, Houder, Mijlpaal
from basis.bronnen.models import Bron
from basis.tijd.moment import Moment
from basis.tijd.perioden import DAG, DateRange, een_dag, is_gesloten, peildag, toon_ergens, toon_periode
from basis.web.adres import volledig
from basis.web.getallen import aantal
from basis.web.tekst import apart, normaal
from opendata.onderwerpen import Onderwerp, gastheer

HOOGSTENS = 1_000
VERVERS = timedelta(hours=12)  # how often calendars ask again; also said as text, for older ones
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)  # the last change of a mijlpaal of which the journal does not tell
STANDEN = {
    Bereikt.JA: "Bereikt.",
    Bereikt.NEE: "Nog niet bereikt.",
    Bereikt.ONBEKEND: "Het is niet bekend of dit is bereikt.",
}


@dataclass(frozen=True)
class Punt:
    """What a mijlpaal or an afspraak (`ding`) says in a calendar."""

    ding: Any
    soort: str
    adres: str
    periode: DateRange | None
    titel: str
    regels: Sequence[str]
    status: str

    @property
    def dag(self) -> date:
        dag = peildag(self.periode) if self.periode else None
        if dag is None:
            raise ValueError(f"{self.soort} {self.ding.pk} heeft geen datum")
        return dag


def maak_agenda(onderwerp: Onderwerp, op: date) -> bytes:
    """The mijlpalen and open afspraken of this; of more than `HOOGSTENS` those nearest to the day `op`."""
    bereik = onderwerp.bereik
    mijlpalen = bereik.mijlpalen.rond(op).voor_agenda()[:HOOGSTENS]
    beloofd = bereik.afspraken.openstaand(Moment.nu()).rond(op).voor_agenda()[:HOOGSTENS]
    punten = [*(_van_mijlpaal(m) for m in mijlpalen), *(_van_afspraak(a) for a in beloofd)]
    punten = sorted(punten, key=lambda punt: punt.ding.afstand)[:HOOGSTENS]
    agenda = _kop(onderwerp)
    for punt in sorted(punten, key=lambda punt: (punt.dag, punt.soort, punt.ding.pk)):
        agenda.add_component(_agendapunt(punt))
    if not punten:  # a calendar needs a component; this one says nothing that is not so
        agenda.add_component(Timezone.from_tzid("Europe/Amsterdam"))
    return bytes(agenda.to_ical())


def _kop(onderwerp: Onderwerp) -> Calendar:
    naam = vText(f"IBP-portaal: {onderwerp.titel}")
    uitleg = vText(
        "Mijlpalen en open afspraken van het Interbestuurlijk Programma. Is alleen de maand, het jaar of een periode "
        "bekend? Dan staat dit op de laatste dag daarvan. In de naam staat dan ‘ergens’. Wat geen datum heeft, "
        "staat er niet in. Deze agenda bevat "
        f"hoogstens {aantal(HOOGSTENS, 'mijlpaal of afspraak', 'mijlpalen en afspraken')}: die het dichtst bij "
        "vandaag liggen."
    )
    agenda = Calendar()
    _vul(agenda, {"prodid": "-//IBP-portaal//Mijlpalen en afspraken//NL", "version": "2.0", "calscale": "GREGORIAN"})
    _vul(agenda, {"method": "PUBLISH", "uid": vText(f"{onderwerp.agenda}@{gastheer()}")})
    _vul(agenda, {"name": naam, "x-wr-calname": naam, "description": uitleg, "x-wr-caldesc": uitleg})
    agenda.add("url", volledig(onderwerp.pagina))
    agenda.add("source", volledig(onderwerp.agenda), parameters={"value": "URI"})
    agenda.add("refresh-interval", VERVERS, parameters={"value": "DURATION"})
    agenda.add("x-published-ttl", "PT12H")
    return agenda


def _agendapunt(punt: Punt) -> Event:
    """An event that keeps its name (UID) and counts its changes (SEQUENCE), so that calendars renew it."""
    laatst = (punt.ding.laatste_regel or BEGIN).astimezone(UTC)
    actie = punt.ding.actie
    agendapunt = Event()
    _vul(agendapunt, {
        "uid": f"{punt.soort}-{punt.ding.pk}@{gastheer()}",
        "dtstamp": laatst,
        "last-modified": laatst,
        "sequence": max((punt.ding.aantal_regels or 0) - 1, 0) + (punt.ding.aantal_titels or 0),
        "dtstart": punt.dag,
        "dtend": punt.dag + DAG,
        "summary": vText(punt.titel),
        "description": vText("\n".join([*(regel for regel in punt.regels if regel), f"Meer: {punt.adres}"])),
        "status": punt.status,
        "categories": [vText(normaal(actie.programmalijn.titel if actie else "Het hele programma"))],
        "transp": "TRANSPARENT",
        "class": "PUBLIC",
        "url": punt.adres,
    })  # fmt: skip
    return agendapunt


def _vul(onderdeel: Calendar | Event, velden: dict[str, Any]) -> None:
    for naam, waarde in velden.items():
        onderdeel.add(naam, waarde)


def _status(mijlpaal: Mijlpaal) -> str:
    if mijlpaal.is_vervallen:
        return "CANCELLED"
    is_zeker = mijlpaal.stand == Bereikt.JA and not _wanneer(mijlpaal.actuele_datum)  # also of its day
    return "CONFIRMED" if is_zeker else "TENTATIVE"


def _wanneer(periode: DateRange | None) -> str:
    """Empty for a day, which the calendar shows itself; else such as " (ergens in 2026)" or " (vanaf 1 maart 2026)"."""
    if periode is None or een_dag(periode):
        return ""
    return f" ({_toon(periode)})"


def _toon(periode: DateRange) -> str:
    return toon_ergens(periode) if is_gesloten(periode) else toon_periode(periode)


def _van_mijlpaal(mijlpaal: Any) -> Punt:
    """Both dates, how far they lie apart, and where that stands; each on a line of its own."""
    periode, voor = mijlpaal.actuele_datum, "Vervallen: " if mijlpaal.is_vervallen else ""
    regels = (
        _stand(mijlpaal),
        *(f"{naam}: {_toon(datum)}." for naam, datum in _datums(mijlpaal) if datum),
        _zin(Mijlpaalregel(mijlpaal, is_te_laat=False).afwijking_tekst),
        _ruim(periode),
        normaal(mijlpaal.toelichting),
        f"Nummer: {apart(mijlpaal.nummer)}" if mijlpaal.nummer else "",
        _bron(mijlpaal.bron),
        _demo("actie", is_demo=mijlpaal.actie.is_demo),
    )
    return Punt(
        mijlpaal,
        "mijlpaal",
        volledig(f"{mijlpaal.actie.get_absolute_url()}#mijlpaal-{mijlpaal.slug}"),
        periode,
        _titel(f"{voor}{apart(mijlpaal.titel)}", periode, mijlpaal.actie),
        regels,
        _status(mijlpaal),
    )


def _van_afspraak(afspraak: Any) -> Punt:
    """Who promised it and how that stands for each, and both days."""
    periode = afspraak.actuele_datum
    regel = Afspraakregel(afspraak, tuple(afspraak.makers), Moment.nu().op)
    regels = (
        _zin(GEVONDEN) if afspraak.is_gevonden else "",
        *(
            f"{apart(maker.naam)}: {maker.get_stand_display()}." if maker.is_gezegd else f"{apart(maker.naam)}."
            for maker in afspraak.makers
        ),
        f"Nu verwacht: {_toon(afspraak.verwacht)}." if afspraak.verwacht else "",
        f"Oorspronkelijk uiterlijk: {_toon(afspraak.uiterlijk)}.",
        _ruim(periode),
        normaal(afspraak.tekst),
        _bron(afspraak.bron),
        _demo("actie" if afspraak.actie else "afspraak", is_demo=regel.is_demo),
    )
    titel = _titel(f"Afspraak: {apart(afspraak.titel)}", periode, afspraak.houder)
    return Punt(afspraak, "afspraak", volledig(afspraak.get_absolute_url()), periode, titel, regels, "TENTATIVE")


def _titel(naam: str, periode: DateRange | None, houder: Houder) -> str:
    """What stands in the calendar: what, in which period when that is more than a day, and of what it is."""
    return f"{naam}{_wanneer(periode)} – {apart(houder.titel)}"


def _demo(wat: str, *, is_demo: bool) -> str:
    return f"Deze {wat} is verzonnen, om te laten zien hoe het portaal werkt." if is_demo else ""


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


def _ruim(periode: DateRange | None) -> str:
    """What to say of a date that is more than a day, and has an end."""
    is_ruim = periode is not None and periode.upper is not None and bool(_wanneer(periode))
    return "De dag weten wij niet. In de agenda staat dit op de laatste dag van de periode." if is_ruim else ""


def _zin(tekst: str) -> str:
    return f"{capfirst(tekst)}." if tekst else ""


def _bron(bron: Bron | None) -> str:
    if bron is None:
        return ""
    nummer = apart(bron.nummer)
    delen = [apart(bron.titel), f"({nummer})" if nummer else "", normaal(bron.url)]
    return "Bron: " + " ".join(deel for deel in delen if deel)
