"""Arcs (`acties.bogen`) on a sheet, as paths and points for SVG; sizes are in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin

from acties.bogen import Boog, Tijdas
from acties.models.status import Status

_TEKENS = {
    Status.AFGEROND: "M-4 7V-7c3-2 5 2 9-0v8c-4 2-6-2-9 0",  # a flag
    Status.OVERGEGAAN: "M-6 0H6M1-5L6 0L1 5",  # an arrow
    Status.GESTOPT: "M-4-4H4V4H-4Z",  # a square
}
SMAL = 200  # pixels: a sheet that has no room for the name of each year


@dataclass(frozen=True)
class Vel:
    """What the arcs are drawn on: size, the point that they turn around, the outer arc and the steps to the next."""

    breed: float
    hoog: float
    cx: float
    cy: float
    rx: float
    ry: float
    stap_x: float
    stap_y: float

    def punt(self, plaats: float, nummer: float) -> "Punt":
        """Where the arc of this number (0: the outer one) is at a place in time."""
        hoek, rx, ry = plaats * pi / 2, self.rx - nummer * self.stap_x, self.ry - nummer * self.stap_y
        return Punt(round(self.cx - rx * cos(hoek), 1), round(self.cy - ry * sin(hoek), 1))

    def pad(self, van: float, tot: float, nummer: int) -> str:
        """The path of a part of an arc, for SVG."""
        rx, ry = round(self.rx - nummer * self.stap_x, 1), round(self.ry - nummer * self.stap_y, 1)
        begin, eind = self.punt(van, nummer), self.punt(tot, nummer)
        return f"M{begin.x} {begin.y}A{rx} {ry} 0 0 1 {eind.x} {eind.y}"


@dataclass(frozen=True)
class Punt:
    """A point of the drawing; `naam` is what stands there, when something does."""

    x: float
    y: float
    naam: str = ""

    @property
    def erheen(self) -> str:
        """What puts something there, for SVG."""
        return f"translate({self.x} {self.y})"


@dataclass(frozen=True)
class GetekendStuk:
    """A part of an arc as a path."""

    soort: str
    pad: str


@dataclass(frozen=True)
class GetekendeBoog:
    """An arc on a sheet. spoor: the path of the whole quarter, on which it lies."""

    boog: Boog
    spoor: str
    stukken: list[GetekendStuk]
    stippen: list[Punt]
    eind: Punt

    @property
    def teken(self) -> str:
        """The path of the sign at its end, around that point; empty without one."""
        return _TEKENS[Status(self.boog.teken)] if self.boog.teken else ""


@dataclass(frozen=True)
class Tekening:
    """Arcs on a sheet, with a ray and a name for each year."""

    vel: Vel
    bogen: list[GetekendeBoog]
    stralen: list[str]
    jaren: list[Punt]

    @property
    def kader(self) -> str:
        return f"0 0 {self.vel.breed:g} {self.vel.hoog:g}"

    def licht_op(self, actie: str, lijn: str) -> set[str]:
        """Which arcs (their keys) are of this actie; without an actie, or when lines are drawn, of this line."""
        alle = [getekend.boog for getekend in self.bogen]
        van_lijn = {boog.sleutel for boog in alle if str(boog.lijn) == lijn and (not actie or boog.sleutel == lijn)}
        return {boog.sleutel for boog in alle if boog.sleutel == actie} | van_lijn

    @property
    def jaarnamen(self) -> list[Punt]:
        """The years; on a narrow sheet only the first, the middle and the last, where there is room."""
        if self.vel.breed > SMAL:
            return self.jaren
        eerste, laatste = (jaar.naam for jaar in (self.jaren[0], self.jaren[-1]))
        nummer = len(self.jaren) // 2
        naast = self.vel.punt((nummer + 0.5) / len(self.jaren), 0)
        midden = Punt(max(naast.x - 22, 18), naast.y - 6, self.jaren[nummer].naam)
        return [Punt(22, self.vel.hoog - 4, eerste), midden, Punt(94, 20, laatste)]

    @property
    def midden(self) -> Punt:
        """Where the dot of the brand stands."""
        return Punt(self.vel.cx - 14, self.vel.cy - 14)


def teken(alle: Sequence[Boog], vel: Vel, as_: Tijdas) -> Tekening:
    """These arcs on this sheet."""
    span, buiten, binnen = as_.tot - as_.van, -40 / vel.stap_x, (vel.rx - 50) / vel.stap_x
    stralen = [
        f"M{(p := vel.punt(n / span, binnen)).x} {p.y}L{(q := vel.punt(n / span, buiten)).x} {q.y}"
        for n in range(span + 1)
    ]
    jaren = [replace(vel.punt((n + 0.5) / span, -26 / vel.stap_x), naam=str(jaar)) for n, jaar in enumerate(as_.jaren)]
    return Tekening(vel, [_teken(boog, nummer, vel) for nummer, boog in enumerate(alle)], stralen, jaren)


def _teken(boog: Boog, nummer: int, vel: Vel) -> GetekendeBoog:
    return GetekendeBoog(
        boog,
        vel.pad(0, 1, nummer),
        [GetekendStuk(stuk.soort, vel.pad(stuk.van, stuk.tot, nummer)) for stuk in boog.stukken],
        [vel.punt(stip, nummer) for stip in boog.stippen],
        vel.punt(boog.eind, nummer),
    )


def breed_vel(aantal: int, rij: int = 46) -> Vel:
    """Beside a list with rows of `rij` pixels: each arc ends at the height of its own row."""
    binnen = max(74, 212 - rij * (aantal - 1))
    hoog = binnen + rij * (max(aantal, 1) - 1)
    stap = (350 - min(binnen, 300)) / (aantal - 1) if aantal > 1 else rij
    return Vel(420, hoog + 70, 412, hoog + 42, 350, hoog, stap, rij)


def smal_vel(aantal: int, rij: int = 50) -> Vel:
    """The same beside the list on a phone."""
    hoog = 28 + rij * (max(aantal, 1) - 1)
    return Vel(112, hoog + 56, 110, hoog + 34, 100, hoog, 86 / max(aantal - 1, 1), rij)


def klein_vel(aantal: int) -> Vel:
    """A small map, in the band of a page: a quarter of a circle."""
    stap = min(27.0, 162 / max(aantal - 1, 1))
    return Vel(220, 220, 216, 220, 204, 204, stap, stap)
