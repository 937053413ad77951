"""What a draft changes, per bepaling: the reason, and the words as they were and as they will be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from basis.tijd.moment import Moment
from basis.web.woordverschil import Woordverschil, vergelijk
from codes.beeld import Tekstbeeld, lees_teksten
from codes.inhoud import Inhoud
from codes.models import Versie, Wijziging


@dataclass(frozen=True)
class Wijzigregel:
    """One change. `oud` is what the bepaling said, or those that it was made of; `onder` says where it stands."""

    wijziging: Wijziging
    oud: tuple[Tekstbeeld, ...]
    nieuw: Tekstbeeld | None
    onder: tuple[str, str] = ("", "")  # before and after, when that differs

    @property
    def sleutel(self) -> str:
        return self.wijziging.bepaling.sleutel

    @property
    def naam(self) -> str:
        """What it is called now, or was."""
        return self.nieuw.naam if self.nieuw else " en ".join(een.naam for een in self.oud)

    @property
    def kop(self) -> Woordverschil:
        return vergelijk(" / ".join(een.naam for een in self.oud), self.nieuw.naam if self.nieuw else "")

    @property
    def tekst(self) -> Woordverschil:
        oud = "\n\n".join(een.inhoud.tekst for een in self.oud)
        return vergelijk(oud, self.nieuw.inhoud.tekst if self.nieuw else "")

    @property
    def gemaakt_uit(self) -> str:
        """The bepalingen that it was made of, by name, when one was split or some were put together."""
        return " en ".join(een.naam for een in self.oud) if self.nieuw and self.wijziging.uit.all() else ""

    @property
    def plaats(self) -> tuple[int, int]:
        """Where it stands in the list: as in the new version, or else as in the old one."""
        beeld = self.nieuw or (self.oud[0] if self.oud else None)
        return (beeld.inhoud.volgorde if beeld else 0, self.wijziging.pk)


def wijzigregels(versie: Versie, teksten: Iterable[Tekstbeeld]) -> list[Wijzigregel]:
    """All changes of a version, in the order of its text; `teksten` are its bepalingen."""
    if versie.vorige is None:
        return []
    oud, nieuw = _per_sleutel(lees_teksten([versie.vorige], Moment.nu())), _per_sleutel(teksten)
    rijen = Wijziging.objects.van_versie(versie).voor_lijst()
    return sorted((_regel(rij, oud, nieuw) for rij in rijen), key=lambda regel: regel.plaats)


def _per_sleutel(teksten: Iterable[Tekstbeeld]) -> dict[str, Tekstbeeld]:
    return {een.inhoud.sleutel: een for een in teksten}


def _regel(rij: Wijziging, oud: Mapping[str, Tekstbeeld], nieuw: Mapping[str, Tekstbeeld]) -> Wijzigregel:
    sleutel = rij.bepaling.sleutel
    van = [een.sleutel for een in rij.uit.all()] or [sleutel]
    was, nu = tuple(oud[een] for een in van if een in oud), nieuw.get(sleutel)
    eerst = oud.get(sleutel)
    onder = (_naam(oud, eerst.inhoud), _naam(nieuw, nu.inhoud)) if eerst and nu else ("", "")
    return Wijzigregel(rij, was, nu, onder if onder[0] != onder[1] else ("", ""))


def _naam(teksten: Mapping[str, Tekstbeeld], inhoud: Inhoud) -> str:
    """Of what it stands under."""
    boven = teksten.get(inhoud.ouder)
    return boven.naam if boven else "niets"
