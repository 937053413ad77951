"""What the page of progress shows: each chart with its numbers, where they lead, and what they leave out, in words."""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from acties.actualiteit import Actualiteit
from acties.delen import Deel, Mijlpaalregel
from acties.models import Actie, Mijlpaal, Soort, Status
from acties.standen import standen
from basis.tijd.perioden import dag, toon_periode
from basis.web.adres import Adres
from voortgang import cijfers, nakomen
from voortgang.blik import Blik
from voortgang.grafieken import Balkdeel, Grafiek, Weglating, balkgrafiek, weglatingen
from voortgang.onzeker import tel_onzeker

VORMEN = {"gepland": ("plan", "gepland"), "bereikt": ("gehaald", "bereikt")}
NAAST_JAREN = 19.0  # per cent of a chart for names as short as a year

DRIFT = {
    "eerder": "eerder dan gepland",
    "op-tijd": "op tijd",
    "kwartaal-later": "tot 3 maanden later",
    "jaar-later": "3 tot 12 maanden later",
    "meer-later": "meer dan een jaar later",
}
GROEPNAMEN = {
    "gepland": "Mijlpalen, oorspronkelijk gepland",
    "bereikt": "Bereikte mijlpalen",
    "zonder-plan": "Mijlpalen waarvan wij niet weten wanneer ze klaar moesten zijn",
    "bereikt-zonder-datum": "Mijlpalen die zijn bereikt, wij weten niet wanneer",
    "onbekend": "Mijlpalen waarvan wij niet weten of ze zijn bereikt",
    "zonder-nieuwe-datum": "Mijlpalen die niet zijn bereikt en niet opnieuw zijn gepland",
    **{naam: f"Mijlpalen: {label}" for naam, label in DRIFT.items()},
}


@dataclass(frozen=True)
class Cel:
    """A number and the rows behind it (no address: there are none)."""

    aantal: int
    adres: str = ""


@dataclass(frozen=True)
class Cijferrij:
    """A row of a table of numbers; `vraag` asks what changed in its period."""

    kop: str
    cellen: tuple[Cel, ...]
    vraag: str = ""


@dataclass(frozen=True)
class Hoofdstuk:
    """One chart with its table."""

    grafiek: Grafiek
    kolommen: tuple[str, ...]
    rijen: tuple[Cijferrij, ...]
    weglatingen: tuple[Weglating, ...]


@dataclass(frozen=True)
class Verschuiving:
    """A mijlpaal that moved, and why."""

    regel: Mijlpaalregel
    dagen: int
    reden: str

    @property
    def mijlpaal(self) -> Mijlpaal:
        return self.regel.mijlpaal


def rijen_adres(blik: Blik, wat: str, jaar: int | None = None) -> str:
    """The page with the rows behind a number."""
    return reverse("voortgang:cijfers") + blik.vraag(wat=wat, jaar=jaar)


def _cel(aantal: int, adres: str) -> Cel:
    return Cel(aantal, adres if aantal else "")


# -- statuses over time -----------------------------------------------------------------------------------------


def peildagen(op: date) -> list[date]:
    """The ends of the years before the day, and the day itself."""
    return [*(date(jaar, 12, 31) for jaar in range(cijfers.EERSTE_JAAR, op.year)), op]


def statussen(blik: Blik) -> Hoofdstuk:
    """How many acties had each status, year by year."""
    dagen = peildagen(blik.op)
    geteld, weg = cijfers.tel_statussen(blik, dagen), tel_onzeker(blik)
    komt_voor = [status for status in Status if any(telling.get(status) for telling in geteld.values())]
    balken = [
        (_kort(blik, op), [[Balkdeel(s.value, str(s.label), geteld[op].get(s, 0)) for s in komt_voor]]) for op in dagen
    ]
    return Hoofdstuk(
        balkgrafiek("Aantal acties per status, aan het eind van elk jaar", balken, links=NAAST_JAREN),
        (*(str(status.label) for status in komt_voor), "samen"),
        tuple(_statusrij(blik, op, geteld[op], komt_voor) for op in dagen),
        weglatingen([("mogelijk", weg.mogelijk, ""), ("ongedateerd", weg.ongedateerd, "")]),
    )


def _kort(blik: Blik, op: date) -> str:
    return str(op.year) if op != blik.op else "nu" if blik.moment.is_nu else "die dag"


def _statusrij(blik: Blik, op: date, telling: dict[str, int], statussen: list[Status]) -> Cijferrij:
    kop = toon_periode(dag(op)) if op == blik.op else f"eind {op.year}"
    cellen = [_cel(telling.get(status, 0), _lijst(blik, op, status)) for status in statussen]
    vraag = Adres().met(van=date(op.year, 1, 1), tot=op).met(**blik.sleutels).vraag
    return Cijferrij(kop, (*cellen, _cel(sum(telling.values()), _lijst(blik, op))), vraag)


def _lijst(blik: Blik, op: date, status: Status | None = None) -> str:
    """The list of acties with this status on a day; without a day when it is today."""
    keuze = {"status": status.value} if status else {}
    stand = {} if blik.moment.is_nu and op == blik.op else replace(blik.moment, op=op, is_nu=False).sleutels
    return Adres.van(keuze | blik.sleutels | stand).achter(reverse("acties:lijst"))


# -- mijlpalen --------------------------------------------------------------------------------------------------


def mijlpalen(blik: Blik, telling: cijfers.Mijlpaaltelling) -> Hoofdstuk:
    """How many mijlpalen were planned and reached, year by year."""
    jaren = sorted({jaar for per_jaar in telling.jaren.values() for jaar in per_jaar})
    balken = [
        (jaartekst(jaar), [[Balkdeel(*VORMEN[groep], telling.jaren[groep].get(jaar, 0))] for groep in cijfers.JAREN])
        for jaar in jaren
    ]
    rijen = tuple(
        Cijferrij(
            jaartekst(jaar),
            tuple(_cel(telling.jaren[g].get(jaar, 0), rijen_adres(blik, g, jaar)) for g in cijfers.JAREN),
        )
        for jaar in jaren
    )
    weg = ("zonder-plan", "bereikt-zonder-datum", "onbekend")
    return Hoofdstuk(
        balkgrafiek("Mijlpalen per jaar: oorspronkelijk gepland en bereikt", balken, links=NAAST_JAREN),
        ("gepland", "bereikt"),
        rijen,
        weglatingen([(naam, telling.groepen[naam], rijen_adres(blik, naam)) for naam in weg]),
    )


def jaartekst(jaar: int) -> str:
    """The name of a year; all that lies before the programme is one year."""
    return f"voor {cijfers.EERSTE_JAAR}" if jaar < cijfers.EERSTE_JAAR else str(jaar)


def in_jaar(jaar: int) -> str:
    """A year behind a noun: "in 2022", "voor 2018"."""
    return jaartekst(jaar) if jaar < cijfers.EERSTE_JAAR else f"in {jaar}"


def drift(blik: Blik, telling: cijfers.Mijlpaaltelling) -> Hoofdstuk:
    """How far the present dates lie from the original ones."""
    groepen = telling.groepen
    balken = [(label.capitalize(), [[Balkdeel(naam, "mijlpalen", groepen[naam])]]) for naam, label in DRIFT.items()]
    rijen = tuple(Cijferrij(label, (_cel(groepen[naam], rijen_adres(blik, naam)),)) for naam, label in DRIFT.items())
    weg = [("niets-te-vergelijken", "zonder-plan"), ("zonder-nieuwe-datum", "zonder-nieuwe-datum")]
    return Hoofdstuk(
        balkgrafiek("Mijlpalen: de datum van nu vergeleken met de oorspronkelijke datum", balken),
        ("mijlpalen",),
        rijen,
        weglatingen([(woorden, groepen[groep], rijen_adres(blik, groep)) for woorden, groep in weg]),
    )


def verschuivingen(blik: Blik, telling: cijfers.Mijlpaaltelling) -> list[Verschuiving]:
    """The mijlpalen that moved furthest."""
    sleutels = [pk for pk, _ in telling.grootste]
    acties = Actie.objects.filter(pk__in=Mijlpaal.objects.filter(pk__in=sleutels).values("actie"))
    gevonden = standen(acties, blik.moment, Deel.MIJLPALEN, Deel.HERIJKINGEN).values()
    regels = {regel.mijlpaal.pk: (regel, stand.redenen) for stand in gevonden for regel in stand.mijlpalen}
    return [Verschuiving(regels[pk][0], dagen, regels[pk][1].get(pk, "")) for pk, dagen in telling.grootste]


# -- how fresh it is --------------------------------------------------------------------------------------------


def actualiteit(blik: Blik) -> Hoofdstuk:
    """How long ago the parties said something of what still runs."""
    acties, afspraken = cijfers.tel_acties(blik), cijfers.tel_afspraken(blik)
    tellingen = {"acties": acties, "afspraken": afspraken}
    balken = [
        (naam.capitalize(), [[Balkdeel(k.value, str(k.label), telling.get(k, 0)) for k in Actualiteit]])
        for naam, telling in tellingen.items()
    ]
    rijen = tuple(
        Cijferrij(naam, tuple(_cel(telling.get(k, 0), rijen_adres(blik, f"{naam}-{k.value}")) for k in Actualiteit))
        for naam, telling in tellingen.items()
    )
    weg = [
        ("acties-beeindigd", acties.get(cijfers.BEEINDIGD, 0), ""),
        ("afspraken-beeindigd", afspraken.get(cijfers.BEEINDIGD, 0), ""),
        ("afspraken-afgelopen", afspraken.get(cijfers.AFGELOPEN, 0), ""),
    ]
    return Hoofdstuk(
        balkgrafiek("Hoe actueel zijn de gegevens van lopende acties en hun afspraken?", balken),
        tuple(str(klasse.label) for klasse in Actualiteit),
        rijen,
        weglatingen(weg),
    )


def nagekomen(blik: Blik) -> list[tuple[Cel, str]]:
    """How many afspraken were kept, are late, and of how many nobody knows; each with its words."""
    telling = nakomen.tel(blik)
    return [
        (_cel(telling[wat], rijen_adres(blik, wat)), groep.woorden[telling[wat] != 1])
        for wat, groep in nakomen.GROEPEN.items()
    ]


def grenzen() -> list[Soort]:
    """After how many days each kind of actie is asked about, and called outdated."""
    return list(Soort.objects.voor_lijst().only("naam", "bevestig_na", "verouderd_na"))
