"""The feed and the calendar of all questions: what happened to them, and the days to keep; one question as a feed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from heapq import nlargest

from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from icalendar import Event, vText

from acties.kader import Kader
from acties.models import Gebeurtenis
from basis.tijd.moment import Moment
from basis.tijd.perioden import DAG, toon_periode
from basis.web.adres import Adres, volledig
from basis.web.tekst import apart, normaal
from meedoen.models import Antwoord, Verzetting, Vraag, VraagQuerySet, uiterlijk
from opendata.agenda import als_bestand, begin_agenda, vul
from opendata.feeds import AANTAL, begin_feed
from opendata.onderwerpen import Bereik, Onderwerp, Soort, gastheer

TITEL = "Meedoen"
DEMO = "Deze vraag is verzonnen, om te laten zien hoe het portaal werkt."
HOOGSTENS = 1_000


@dataclass(frozen=True)
class Bericht:
    """One thing that happened to a question, for a feed; `sleutel` names it for ever."""

    vraag: Vraag
    kop: str
    wie: str
    op: datetime
    sleutel: str
    zinnen: tuple[str, ...]


def maak_feed(moment: Moment) -> bytes:
    """What happened last to the questions that this moment shows: asked, answered, later, closed."""
    adres = Adres().met(**moment.demosleutels).achter(reverse("meedoen_volgen:feed"))
    ondertitel = "Vragen van overheden aan inwoners, de antwoorden, en wat er veranderde."
    feed = begin_feed(TITEL, ondertitel, reverse("meedoen:overzicht"), adres)
    for bericht in nlargest(AANTAL, _berichten(Vraag.objects.te_zien(moment)), key=lambda een: (een.op, een.sleutel)):
        vraag = bericht.vraag
        zinnen = [*bericht.zinnen, DEMO if vraag.is_demo else ""]
        feed.add_item(
            title=f"{bericht.kop}: {apart(vraag.titel)}",
            link=volledig(vraag.get_absolute_url()),
            description=normaal(render_to_string("meedoen/bericht.html", {"vraag": vraag, "zinnen": zinnen})),
            author_name=normaal(bericht.wie),
            pubdate=bericht.op,
            updateddate=bericht.op,
            unique_id=f"tag:{gastheer()},2026:{bericht.sleutel}",
            categories=["Vraag aan inwoners"],
        )
    return feed.writeString("utf-8").encode()


def _berichten(vragen: VraagQuerySet) -> Iterator[Bericht]:
    yield from _gesteld(vragen.voor_lijst().order_by("-gepubliceerd_op")[:AANTAL])
    yield from _afgerond(vragen.hier_gesteld().afgerond().voor_lijst().order_by("-afgerond_op")[:AANTAL])
    gegeven = Antwoord.objects.gegeven().filter(vraag__in=vragen).select_related("vraag", "partij")
    for antwoord in gegeven.order_by("-gegeven_op")[:AANTAL]:
        assert antwoord.gegeven_op is not None
        zinnen = (f"{antwoord.get_uitkomst_display().capitalize()}.", antwoord.tekst, antwoord.reden)
        sleutel = f"antwoord:{antwoord.pk}"
        yield Bericht(antwoord.vraag, "Antwoord", str(antwoord.partij), antwoord.gegeven_op, sleutel, zinnen)
    verzettingen = Verzetting.objects.filter(vraag__in=vragen).select_related("vraag__beantwoorder")
    for verzetting in verzettingen.order_by("-op", "-pk")[:AANTAL]:
        wie, sleutel = str(verzetting.vraag.beantwoorder), f"verzetting:{verzetting.pk}"
        yield Bericht(verzetting.vraag, "Antwoord op een andere dag", wie, verzetting.op, sleutel, verzetting.zinnen)


def _gesteld(vragen: Iterable[Vraag]) -> Iterator[Bericht]:
    for vraag in vragen:
        assert vraag.gepubliceerd_op is not None
        kop = "Eerder gevraagd" if vraag.is_elders else "Nieuwe vraag"
        zinnen = (vraag.toelichting, f"Open: {toon_periode(vraag.periode)}.", vraag.belofte)
        wie = str(vraag.namens or "Programmabureau")
        yield Bericht(vraag, kop, wie, vraag.gepubliceerd_op, f"vraag:{vraag.pk}", zinnen)


def _afgerond(vragen: Iterable[Vraag]) -> Iterator[Bericht]:
    for vraag in vragen:
        assert vraag.afgerond_op is not None
        wie, sleutel = str(vraag.beantwoorder), f"afgerond:{vraag.pk}"
        yield Bericht(vraag, "Afgerond", wie, vraag.afgerond_op, sleutel, (vraag.hoe_afgerond,))


def maak_agenda(moment: Moment) -> bytes:
    """When questions open and close and by when an answer was promised; of what was asked here."""
    uitleg = (
        "Vragen van overheden aan inwoners: de eerste en de laatste dag waarop u kunt reageren, en de dag waarop het "
        "antwoord er uiterlijk is."
    )
    adres = Adres().met(**moment.demosleutels).achter(reverse("meedoen_volgen:agenda"))
    agenda = begin_agenda(TITEL, uitleg, "Vragen aan inwoners", reverse("meedoen:overzicht"), adres)
    vragen = Vraag.objects.te_zien(moment).hier_gesteld().voor_lijst().prefetch_related("verzettingen")
    for vraag in vragen.order_by("-gepubliceerd_op", "pk")[:HOOGSTENS]:
        for wat, op, titel in _dagen(vraag):
            agenda.add_component(_agendapunt(vraag, wat, op, titel))
    return als_bestand(agenda)


def _dagen(vraag: Vraag) -> Iterator[tuple[str, date, str]]:
    """What each day is called in an address, the day, and what it is."""
    assert vraag.periode.lower is not None
    yield "open", vraag.periode.lower, "Meedoen kan vanaf vandaag"
    yield "sluit", vraag.sluit, "Laatste dag om mee te doen"
    if beloofd := vraag.beloofde_dag:
        yield "antwoord", beloofd, "Antwoord beloofd"


def _agendapunt(vraag: Vraag, wat: str, op: date, titel: str) -> Event:
    """An event of one day, that keeps its name and counts how often the day of the answer was moved."""
    later = list(vraag.verzettingen.all()) if wat == "antwoord" else []
    laatst = later[-1].op if later else vraag.gepubliceerd_op
    assert laatst is not None
    punt = Event()
    vul(punt, {
        "uid": f"vraag-{vraag.pk}-{wat}@{gastheer()}",
        "dtstamp": laatst.astimezone(UTC),
        "last-modified": laatst.astimezone(UTC),
        "sequence": len(later),
        "dtstart": op,
        "dtend": op + DAG,
        "summary": vText(f"{titel}: {apart(vraag.titel)}"),
        "description": vText("\n".join(_uitleg(vraag, later))),
        "status": "CONFIRMED",
        "categories": [vText("Meedoen")],
        "transp": "TRANSPARENT",
        "class": "PUBLIC",
        "url": volledig(vraag.get_absolute_url()),
    })  # fmt: skip
    return punt


def _uitleg(vraag: Vraag, later: list[Verzetting]) -> Iterator[str]:
    """The lines that explain a day."""
    yield f"Wie antwoordt: {apart(str(vraag.beantwoorder))}."
    yield f"Open: {toon_periode(vraag.periode)}."
    if vraag.antwoord_beloofd:
        yield f"Antwoord beloofd: {uiterlijk(vraag.antwoord_beloofd)}."
    if later:
        yield later[-1].zinnen[0]
    if vraag.is_demo:
        yield DEMO
    yield f"Meer: {volledig(vraag.get_absolute_url())}"


# -- one question to follow -----------------------------------------------------------------------------------------


def _kies(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    """What the journal tells of a question."""
    gevonden = get_object_or_404(Vraag.objects.zichtbaar(), slug=slug)
    bereik = Bereik(Gebeurtenis.objects.zichtbaar().over_vraag(slug))
    return Onderwerp("vraag", f"Vraag: {apart(gevonden.titel)}", gevonden.get_absolute_url(), bereik, slug)


# Its days (opens, closes, answer promised) are in the calendar of all questions.
VRAAG = Soort(_kies, "meedoen/<slug:slug>", "vraag", met_agenda=False)
