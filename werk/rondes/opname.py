"""Reading the snapshot of a closed ronde: its counts, and what changed between two of them, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from acties.models import Actie, Afspraakstand, Status
from werk.rondes.models import Ronde, Waarover

Opname = dict[str, Any]  # of one actie


@dataclass(frozen=True)
class Verandering:
    """One thing that is not what it was."""

    wat: str
    van: str
    naar: str


@dataclass(frozen=True)
class Actieverschil:
    """One actie in both snapshots, and what changed (nothing: an empty tuple)."""

    slug: str
    titel: str
    lijn: int
    veranderingen: tuple[Verandering, ...]

    @property
    def anders(self) -> bool:
        return bool(self.veranderingen)


@dataclass(frozen=True)
class Samenvatting:
    """What one snapshot counts."""

    acties: int
    vragen: int
    beantwoord: int
    partijen: int
    antwoordden: int  # parties that answered all they were asked
    statussen: list[tuple[str, str, int]]  # value, label, how many acties
    bereikt: int
    mijlpalen: int
    te_laat: int
    standen: list[tuple[str, str, int]]  # of the afspraken that were asked about

    @property
    def partijen_tekst(self) -> str:
        return f"{self.antwoordden} van {self.partijen}"

    @property
    def vragen_tekst(self) -> str:
        return f"{self.beantwoord} van {self.vragen}"

    @property
    def mijlpalen_tekst(self) -> str:
        return f"{self.bereikt} van {self.mijlpalen}"


@dataclass(frozen=True)
class Vergelijking:
    """Two snapshots of the same acties, the earlier one first."""

    eerder: Ronde
    later: Ronde
    toen: Samenvatting
    nu: Samenvatting
    acties: list[Actieverschil]
    alleen_eerder: list[Opname]
    alleen_later: list[Opname]

    @property
    def anders(self) -> list[Actieverschil]:
        return [verschil for verschil in self.acties if verschil.anders]

    @property
    def gelijk(self) -> list[Actieverschil]:
        return [verschil for verschil in self.acties if not verschil.anders]

    @property
    def van(self) -> date:
        return dag_van(self.eerder)

    @property
    def tot(self) -> date:
        return dag_van(self.later)

    @property
    def cijfers(self) -> list[tuple[str, str, str]]:
        """What is counted in both: its name, then and now."""
        a, b = self.toen, self.nu
        rijen = [
            ("Acties", str(a.acties), str(b.acties)),
            ("Partijen helemaal klaar", a.partijen_tekst, b.partijen_tekst),
            ("Vragen beantwoord", a.vragen_tekst, b.vragen_tekst),
            ("Mijlpalen bereikt", a.mijlpalen_tekst, b.mijlpalen_tekst),
            ("Mijlpalen te laat", str(a.te_laat), str(b.te_laat)),
        ]
        toen, nu = ({waarde: n for waarde, _, n in s.statussen} for s in (a, b))
        namen = ((waarde, label) for waarde, label in Status.choices if waarde in toen or waarde in nu)
        return rijen + [(f"Status ‘{label}’", str(toen.get(w, 0)), str(nu.get(w, 0))) for w, label in namen]

    @property
    def tellingen(self) -> list[tuple[str, int]]:
        """By what changed in how many acties, the most first."""
        geteld = Counter(
            _groep(v.wat) for a in self.acties for v in {_groep(v.wat): v for v in a.veranderingen}.values()
        )
        return geteld.most_common()


def dag_van(ronde: Ronde) -> date:
    """The day of the snapshot of a closed ronde."""
    return date.fromisoformat((ronde.momentopname or {})["dag"])


def zichtbare_acties(ronde: Ronde) -> list[Opname]:
    """What the snapshot holds, without acties that were taken from public view since; one query."""
    acties = (ronde.momentopname or {})["acties"]
    nog = Actie.objects.zichtbaar().filter(pk__in=[actie["id"] for actie in acties])
    staan = set(nog.values_list("pk", flat=True))
    return [actie for actie in acties if actie["id"] in staan]


def vat_samen(acties: Iterable[Opname]) -> Samenvatting:
    """The counts of these acties of a snapshot."""
    alle = list(acties)
    vragen = [vraag for actie in alle for vraag in actie["vragen"]]
    stil = {vraag["partij"] for vraag in vragen if not vraag["beantwoord"]}
    partijen = {vraag["partij"] for vraag in vragen}
    mijlpalen = [actie["mijlpalen"] for actie in alle]
    return Samenvatting(
        acties=len(alle),
        vragen=len(vragen),
        beantwoord=sum(vraag["beantwoord"] for vraag in vragen),
        partijen=len(partijen),
        antwoordden=len(partijen - stil),
        statussen=_per(Status.choices, (actie["status"] for actie in alle)),
        bereikt=sum(m["bereikt"] for m in mijlpalen),
        mijlpalen=sum(m["bereikt"] + m["gepland"] + m["onbekend"] for m in mijlpalen),
        te_laat=sum(m["te_laat"] for m in mijlpalen),
        standen=_per(Afspraakstand.choices, (v["stand"] for v in vragen if v["waarover"] == Waarover.AFSPRAAK)),
    )


def _per(keuzes: Iterable[tuple[str, Any]], waarden: Iterable[str]) -> list[tuple[str, str, int]]:
    geteld = Counter(waarden)
    return [(waarde, str(label), geteld[waarde]) for waarde, label in keuzes if geteld[waarde]]


def vergelijk(een: Ronde, ander: Ronde) -> Vergelijking:
    """What changed between the snapshots of two closed rondes, the earlier one first; two queries."""
    eerder, later = sorted((een, ander), key=lambda ronde: (ronde.gesloten_op, ronde.pk))
    toen = {actie["id"]: actie for actie in zichtbare_acties(eerder)}
    nu = {actie["id"]: actie for actie in zichtbare_acties(later)}
    return Vergelijking(
        eerder,
        later,
        vat_samen(toen.values()),
        vat_samen(nu.values()),
        acties=[_verschil(toen[sleutel], actie) for sleutel, actie in nu.items() if sleutel in toen],
        alleen_eerder=[actie for sleutel, actie in toen.items() if sleutel not in nu],
        alleen_later=[actie for sleutel, actie in nu.items() if sleutel not in toen],
    )


def _verschil(toen: Opname, nu: Opname) -> Actieverschil:
    return Actieverschil(nu["slug"], nu["titel"], nu["lijn"], tuple(_veranderingen(toen, nu)))


def _veranderingen(toen: Opname, nu: Opname) -> Iterator[Verandering]:
    if toen["status"] != nu["status"]:
        yield Verandering("status", _label(Status, toen["status"]), _label(Status, nu["status"]))
    if toen["fase"] != nu["fase"]:
        yield Verandering("fase", toen["fase"] or "geen fase", nu["fase"] or "geen fase")
    for sleutel, wat in (("bereikt", "mijlpalen bereikt"), ("te_laat", "mijlpalen te laat")):
        if toen["mijlpalen"][sleutel] != nu["mijlpalen"][sleutel]:
            yield Verandering(wat, str(toen["mijlpalen"][sleutel]), str(nu["mijlpalen"][sleutel]))
    standen, namen = _afspraken(toen), {v["partij"]: v["naam"] for v in nu["vragen"]}
    for partij, stand in _afspraken(nu).items():
        if partij in standen and standen[partij] != stand:
            wat = f"{AFSPRAAK_VAN} {namen[partij]}"
            yield Verandering(wat, _label(Afspraakstand, standen[partij]), _label(Afspraakstand, stand))


AFSPRAAK_VAN = "afspraak van"


def _groep(wat: str) -> str:
    """What a change counts as."""
    return "afspraken" if wat.startswith(AFSPRAAK_VAN) else wat


def _afspraken(actie: Opname) -> dict[str, str]:
    return {v["partij"]: v["stand"] for v in actie["vragen"] if v["stand"]}


def _label(keuzes: Any, waarde: str) -> str:
    return str(dict(keuzes.choices).get(waarde, waarde or "geen"))
