"""The words of a version as plain values: as a whole, by which they can be checked, and as they came to be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from codes.models import Bepalingstekst, Wijziging, Wijzigingsoort

KORT = 8  # characters of a fingerprint that stand in an address


@dataclass(frozen=True, order=True)
class Inhoud:
    """What a bepaling says and where it stands in a version. `ouder` is the key of what it stands under."""

    volgorde: int
    sleutel: str
    ouder: str
    nummer: str
    kop: str
    tekst: str

    @property
    def plaats(self) -> tuple[str, int, str]:
        return self.ouder, self.volgorde, self.nummer

    @property
    def woorden(self) -> tuple[str, str]:
        return self.kop, self.tekst

    @property
    def vingerafdruk(self) -> str:
        """sha256 of its number, heading and words, as hexadecimal digits."""
        return _sha(stuk(self))


def inhoud_van(tekst: Bepalingstekst, *, aantal_correcties: int | None = None) -> Inhoud:
    """What it says now: with how it was mended since, or with the first so many of that (0: as it was established)."""
    correcties = list(tekst.correcties.all())[:aantal_correcties]
    kop, woorden = (correcties[-1].kop, correcties[-1].woorden) if correcties else (tekst.kop, tekst.tekst)
    ouder = tekst.ouder.sleutel if tekst.ouder else ""
    return Inhoud(tekst.volgorde, tekst.bepaling.sleutel, ouder, tekst.nummer, kop, woorden)


def stuk(inhoud: Inhoud) -> str:
    """A bepaling as it stands in the whole text of its version."""
    kop = f"{inhoud.nummer} {inhoud.kop}".strip()
    return f"{kop}\n\n{inhoud.tekst}\n" if inhoud.tekst else f"{kop}\n"


def heel(inhouden: Iterable[Inhoud]) -> str:
    """The whole text of a version, in its order; what `sha256sum` says of this as UTF-8 is the print of the version."""
    return "\n".join(map(stuk, sorted(inhouden)))


def vingerafdruk(inhouden: Iterable[Inhoud]) -> str:
    """sha256 of the whole text, as hexadecimal digits."""
    return _sha(heel(inhouden))


def _sha(tekst: str) -> str:
    return sha256(tekst.encode()).hexdigest()


def herspeel(oud: Iterable[Inhoud], wijzigingen: Iterable[Wijziging], nieuw: Mapping[str, Inhoud]) -> list[Inhoud]:
    """The version that these changes make of the old one; `nieuw` has by key what a bepaling says after its change."""
    staan = {inhoud.sleutel: inhoud for inhoud in oud}
    for wijziging in wijzigingen:
        sleutel = wijziging.bepaling.sleutel
        if wijziging.soort == Wijzigingsoort.VERVALLEN:
            staan.pop(sleutel, None)
        elif sleutel in nieuw:
            staan[sleutel] = nieuw[sleutel]
    return sorted(staan.values())


def soort_van(oud: Inhoud | None, nieuw: Inhoud | None, uit: int = 0) -> Wijzigingsoort | None:
    """What happened to a bepaling that was made of `uit` others (0: of none); None when nothing did."""
    if nieuw is None:
        return Wijzigingsoort.VERVALLEN if oud else None
    if uit:
        return Wijzigingsoort.GESPLITST if uit == 1 else Wijzigingsoort.SAMENGEVOEGD
    if oud is None:
        return Wijzigingsoort.NIEUW
    if oud.woorden != nieuw.woorden:
        return Wijzigingsoort.GEWIJZIGD
    return Wijzigingsoort.VERPLAATST if oud.plaats != nieuw.plaats else None


def is_verplaatst(oud: Inhoud | None, nieuw: Inhoud | None) -> bool:
    """Whether it stands elsewhere than it did."""
    return bool(oud and nieuw and oud.plaats != nieuw.plaats)
