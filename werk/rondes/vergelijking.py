"""Two closed rondes side by side: what is counted in both, and what became different of which actie."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from acties.models import Afspraakstand, Status
from basis.tijd.perioden import DAG
from werk.rondes.models import Ronde
from werk.rondes.slotstand import Samenvatting, Slotstand, slotstanden, vat_samen


@dataclass(frozen=True)
class Verschil:
    """One thing that is not what it was."""

    wat: str
    van: str
    naar: str


@dataclass(frozen=True)
class Actieverschil:
    """One actie in both rondes, and what changed (nothing: an empty tuple)."""

    slug: str
    titel: str
    lijn: int
    veranderingen: tuple[Verschil, ...]

    @property
    def anders(self) -> bool:
        return bool(self.veranderingen)


@dataclass(frozen=True)
class Vergelijking:
    """Two closed rondes side by side, the earlier one first."""

    eerder: Ronde
    later: Ronde
    toen: Samenvatting
    nu: Samenvatting
    acties: list[Actieverschil]
    alleen_eerder: list[Slotstand]
    alleen_later: list[Slotstand]

    @property
    def anders(self) -> list[Actieverschil]:
        return [verschil for verschil in self.acties if verschil.anders]

    @property
    def gelijk(self) -> list[Actieverschil]:
        return [verschil for verschil in self.acties if not verschil.anders]

    @property
    def van(self) -> date:
        return self.eerder.moment.op

    @property
    def sinds(self) -> date:
        """The first day of what changed since the earlier one."""
        return self.van + DAG

    @property
    def tot(self) -> date:
        return self.later.moment.op

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


def vergelijk(een: Ronde, ander: Ronde) -> Vergelijking:
    """What changed between two closed rondes, the earlier one first."""
    eerder, later = sorted((een, ander), key=lambda ronde: (ronde.gesloten_op, ronde.pk))
    toen = {actie.pk: actie for actie in slotstanden(eerder)}
    nu = {actie.pk: actie for actie in slotstanden(later)}
    return Vergelijking(
        eerder,
        later,
        vat_samen(toen.values()),
        vat_samen(nu.values()),
        acties=[_verschil(toen[sleutel], actie) for sleutel, actie in nu.items() if sleutel in toen],
        alleen_eerder=[actie for sleutel, actie in toen.items() if sleutel not in nu],
        alleen_later=[actie for sleutel, actie in nu.items() if sleutel not in toen],
    )


def _verschil(toen: Slotstand, nu: Slotstand) -> Actieverschil:
    return Actieverschil(nu.slug, nu.titel, nu.lijn, tuple(_veranderingen(toen, nu)))


def _veranderingen(toen: Slotstand, nu: Slotstand) -> Iterator[Verschil]:
    if toen.status != nu.status:
        yield Verschil("status", _label(Status, toen.status), _label(Status, nu.status))
    if toen.fase != nu.fase:
        yield Verschil("fase", toen.fase or "geen fase", nu.fase or "geen fase")
    for wat, van, naar in (
        ("mijlpalen bereikt", toen.bereikt, nu.bereikt),
        ("mijlpalen te laat", toen.te_laat, nu.te_laat),
    ):
        if van != naar:
            yield Verschil(wat, str(van), str(naar))
    for sleutel, vraag in nu.afspraken.items():
        eerder = toen.afspraken.get(sleutel)
        if eerder and eerder.stand != vraag.stand:
            titel = f" ‘{vraag.titel}’" if vraag.titel else ""
            wat = f"{AFSPRAAK}{titel} van {vraag.naam}"
            yield Verschil(wat, _label(Afspraakstand, eerder.stand), _label(Afspraakstand, vraag.stand))


AFSPRAAK = "afspraak"


def _groep(wat: str) -> str:
    """What a change counts as."""
    return "afspraken" if wat.startswith(AFSPRAAK) else wat


def _label(keuzes: Any, waarde: str) -> str:
    return str(dict(keuzes.choices).get(waarde, waarde or "geen"))
