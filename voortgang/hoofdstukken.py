"""What the page of progress counts: its tables of numbers, where these lead, and what they leave out, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from acties.actualiteit import Actualiteit
from acties.delen import Deel, Mijlpaalregel
from acties.models import Actie, Mijlpaal, Soort, Status
from basis.tijd.moment import BEGINJAAR
from basis.web.adres import Adres
from voortgang import cijfers, nakomen
from voortgang.blik import Blik
from voortgang.onzeker import Onzekertelling, tel_samen
from voortgang.onzeker import tellers as onzekere
from voortgang.teltabel import Cel, Telkolom, Telrij, Teltabel, teltabel

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
# What is counted by how fresh it is: of an afspraak the part of each of its makers.
GETELD = {"acties": "acties", "afspraken": "toezeggingen van partijen"}
_FEITEN = ((Status.AFGEROND, "Acties afgerond"), (Status.OVERGEGAAN, "Gaan verder in ander werk"))


@dataclass(frozen=True)
class Feit:
    """A number in the head of the page: of what, how many of how many, and where that leads."""

    naam: str
    aantal: int
    van: int
    adres: str


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


def _cel(aantal: int, adres: str, vorm: str = "", *, is_onbekend: bool = False) -> Cel:
    return Cel(aantal, adres if aantal else "", vorm, is_onbekend)


def onzeker_en_nagekomen(blik: Blik) -> tuple[Onzekertelling, tuple[int, ...]]:
    """What the counts of statuses leave out, and what became of the afspraken: asked at once."""
    mogelijk, ongedateerd, *rest = tel_samen(onzekere(blik) | nakomen.tellers(blik))
    return Onzekertelling(mogelijk, ongedateerd), tuple(rest)


def feiten(blik: Blik, statussen: Teltabel, telling: cijfers.Mijlpaaltelling) -> list[Feit]:
    """What the page begins with: how many acties ended, and how many mijlpalen were reached."""
    nu = {rij.teken: rij.cellen[-1] for rij in statussen.rijen}
    acties, groepen = sum(cel.aantal for cel in nu.values()), telling.groepen
    geteld = [Feit(naam, nu[status].aantal, acties, nu[status].adres) for status, naam in _FEITEN if status in nu]
    mijlpalen, bereikt = groepen["gepland"] + groepen["zonder-plan"], sum(telling.jaren["bereikt"].values())
    van_mijlpalen = Feit("Mijlpalen bereikt", bereikt + groepen["bereikt-zonder-datum"], mijlpalen, "#mijlpalen")
    return [feit for feit in (*geteld, van_mijlpalen) if feit.aantal]


# -- statuses over time -----------------------------------------------------------------------------------------


def peildagen(op: date) -> list[date]:
    """The ends of the years before the day, and the day itself."""
    return [*(date(jaar, 12, 31) for jaar in range(BEGINJAAR, op.year)), op]


def statussen(blik: Blik, weg: Onzekertelling) -> Teltabel:
    """How many acties had each status, year by year; each year leads to what changed in it."""
    dagen = peildagen(blik.op)
    geteld = cijfers.tel_statussen(blik, dagen)
    rijen = [
        Telrij(str(s.label), tuple(_cel(geteld[op].get(s, 0), _lijst(blik, op, s), s.value) for op in dagen), s.value)
        for s in Status
        if any(telling.get(s) for telling in geteld.values())
    ]
    weggelaten = [("mogelijk", weg.mogelijk, ""), ("ongedateerd", weg.ongedateerd, "")]
    return teltabel([_jaarkolom(blik, op) for op in dagen], rijen, weggelaten)


def _jaarkolom(blik: Blik, op: date) -> Telkolom:
    vraag = Adres().met(van=date(op.year, 1, 1), tot=op).met(**blik.sleutels)
    return Telkolom(str(op.year), f"’{op.year % 100:02d}", vraag.achter(reverse("voortgang:verschil")))


def _lijst(blik: Blik, op: date, status: Status | None = None) -> str:
    """The list of acties with this status on a day; without a day when it is today."""
    keuze = {"status": status.value} if status else {}
    stand = {} if blik.moment.is_nu and op == blik.op else replace(blik.moment, op=op, is_nu=False).sleutels
    return Adres.van(keuze | blik.sleutels | stand).achter(reverse("acties:lijst"))


# -- mijlpalen --------------------------------------------------------------------------------------------------


def mijlpalen(blik: Blik, telling: cijfers.Mijlpaaltelling) -> Teltabel:
    """How many mijlpalen were reached, year by year, and how many were planned as far as anybody knows a plan."""
    jaren = sorted({jaar for per_jaar in telling.jaren.values() for jaar in per_jaar})
    groepen = [groep for groep in ("bereikt", "gepland") if telling.jaren[groep]]
    rijen = [
        Telrij(jaartekst(jaar), tuple(_in_jaar(blik, telling, groep, jaar) for groep in groepen)) for jaar in jaren
    ]
    zonder = {"bereikt": "bereikt-zonder-datum", "gepland": "zonder-plan"}
    if jaren and any(telling.groepen[zonder[groep]] for groep in groepen):
        rijen.append(Telrij("geen datum", tuple(_zonder_jaar(blik, telling, zonder[groep]) for groep in groepen)))
    weggelaten = [(naam, telling.groepen[naam], rijen_adres(blik, naam)) for naam in (*zonder.values(), "onbekend")]
    return teltabel([Telkolom(groep) for groep in groepen], rijen, weggelaten)


def _in_jaar(blik: Blik, telling: cijfers.Mijlpaaltelling, groep: str, jaar: int) -> Cel:
    """That no plan is known for a year says nothing as long as there are mijlpalen without one."""
    aantal = telling.jaren[groep].get(jaar, 0)
    is_onbekend = groep == "gepland" and not aantal and telling.groepen["zonder-plan"] > 0
    return _cel(aantal, rijen_adres(blik, groep, jaar), groep, is_onbekend=is_onbekend)


def _zonder_jaar(blik: Blik, telling: cijfers.Mijlpaaltelling, groep: str) -> Cel:
    aantal = telling.groepen[groep]
    return _cel(aantal, rijen_adres(blik, groep), groep, is_onbekend=aantal > 0)


def jaartekst(jaar: int) -> str:
    """The name of a year; all that lies before the programme is one year."""
    return f"voor {BEGINJAAR}" if jaar < BEGINJAAR else str(jaar)


def in_jaar(jaar: int) -> str:
    """A year behind a noun: "in 2022", "voor 2018"."""
    return jaartekst(jaar) if jaar < BEGINJAAR else f"in {jaar}"


def drift(blik: Blik, telling: cijfers.Mijlpaaltelling) -> Teltabel:
    """How far the present dates lie from the original ones."""
    groepen = telling.groepen
    rijen = [Telrij(label, (_cel(groepen[naam], rijen_adres(blik, naam), naam),)) for naam, label in DRIFT.items()]
    naam = "zonder-nieuwe-datum"
    return teltabel([Telkolom("mijlpalen")], rijen, [(naam, groepen[naam], rijen_adres(blik, naam))])


def verschuivingen(blik: Blik, telling: cijfers.Mijlpaaltelling) -> list[Verschuiving]:
    """The mijlpalen that moved furthest."""
    sleutels = [pk for pk, _ in telling.grootste]
    acties = Actie.objects.filter(pk__in=Mijlpaal.objects.filter(pk__in=sleutels).values("actie"))
    toen = cijfers.mijlpalen_toen(blik, acties, Deel.HERIJKINGEN)
    return [Verschuiving(toen[pk][0], dagen, toen[pk][1].redenen.get(pk, "")) for pk, dagen in telling.grootste]


# -- how fresh it is --------------------------------------------------------------------------------------------


def actualiteit(blik: Blik) -> Teltabel:
    """How long ago the parties said something of what still runs."""
    acties, afspraken = cijfers.tel_actualiteit(blik)
    tellingen = {"acties": acties, "afspraken": afspraken}
    rijen = [
        Telrij(GETELD[naam], tuple(_cel(telling.get(k, 0), rijen_adres(blik, f"{naam}-{k}"), k) for k in Actualiteit))
        for naam, telling in tellingen.items()
    ]
    weggelaten = [
        ("acties-beeindigd", acties.get(cijfers.BEEINDIGD, 0), ""),
        ("afspraken-beeindigd", afspraken.get(cijfers.BEEINDIGD, 0), ""),
        ("afspraken-afgelopen", afspraken.get(cijfers.AFGELOPEN, 0), ""),
    ]
    return teltabel([Telkolom(str(klasse.label)) for klasse in Actualiteit], rijen, weggelaten)


def nagekomen(blik: Blik, aantallen: Sequence[int]) -> list[tuple[Cel, str]]:
    """How many afspraken were kept, are late, and of how many nobody knows; each with its words, what is none not."""
    return [
        (_cel(aantal, rijen_adres(blik, wat)), groep.woorden[aantal != 1])
        for (wat, groep), aantal in zip(nakomen.GROEPEN.items(), aantallen, strict=True)
        if aantal
    ]


def grenzen() -> list[Soort]:
    """After how many days each kind of actie is asked about, and called outdated."""
    return list(Soort.objects.voor_lijst().only("naam", "bevestig_na", "verouderd_na"))
