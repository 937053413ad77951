"""The list: the codes that a person's parties were asked about or take part in, and what they said of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from acties.models import Deelname
from basis.tijd.moment import Moment
from basis.tijd.perioden import geleden
from codes.models import Bepalingstekst, Code, Gevraagde, Toepassing, Versie
from partijen.models import Partij
from partijen.models.partij import PartijQuerySet
from werk.toepassen.models import Zelfcheck


@dataclass(frozen=True)
class Lijstrij:
    """A party and a code: whether it was asked, and what it said of how many of its bepalingen."""

    partij: Partij
    code: Code
    versie: Versie | None
    aantal: int
    gezegd: tuple[Toepassing, ...]
    eerder: int
    is_gevraagd: bool
    zelfcheck: Zelfcheck | None
    op: date

    @property
    def beoordeeld(self) -> int:
        return sum(een.is_beoordeeld for een in self.gezegd)

    @property
    def niet_beoordeeld(self) -> int:
        return self.aantal - self.beoordeeld

    @property
    def leeftijd(self) -> str:
        """How long ago what was said first of all that counts now was said."""
        dagen = [een.gebeurtenis.telt_vanaf for een in self.gezegd]
        return geleden(min(dagen), self.op) if dagen else ""

    @property
    def is_oud(self) -> bool:
        return any(een.is_oud(self.op) for een in self.gezegd)

    @property
    def vraagt_iets(self) -> bool:
        return bool(self.eerder or self.is_oud or (self.is_gevraagd and not self.gezegd))


def lees_lijst(partijen: PartijQuerySet) -> list[Lijstrij]:
    """The codes that these parties were asked about, take part in or said something of; what asks something first."""
    eigen = partijen.order_by()
    gevraagd = Gevraagde.objects.van_partijen(eigen)
    deelnames = Deelname.objects.van_partijen(eigen)
    gezegd = Toepassing.objects.van_partijen(eigen)
    hier = (
        Exists(gevraagd.filter(code=OuterRef("pk")))
        | Exists(deelnames.filter(actie=OuterRef("actie")))
        | Exists(gezegd.filter(tekst__versie__code=OuterRef("pk")))
    )
    codes = list(Code.objects.zichtbaar().filter(hier).voor_lijst())
    if not codes:
        return []
    stof = _stof(codes, eigen, gevraagd, deelnames, gezegd)
    rijen = [_lijstrij(partij, code, stof) for code in codes for partij in partijen if stof.doet_mee(partij, code)]
    return sorted(rijen, key=lambda rij: not rij.vraagt_iets)


@dataclass(frozen=True)
class _Stof:
    """What the rows of the list are made of, read for all of them at once."""

    geldend: dict[int, Versie]
    teksten: dict[int, set[int]]  # the keys of the bepalingen in force, by code
    gevraagd: set[tuple[int, int]]
    deelnames: set[tuple[int, int]]
    gezegd: dict[tuple[int, int], list[Toepassing]]
    zelfchecks: dict[tuple[int, int], Zelfcheck]

    def doet_mee(self, partij: Partij, code: Code) -> bool:
        paar = partij.pk, code.pk
        return paar in self.gevraagd or paar in self.gezegd or (partij.pk, code.actie_id) in self.deelnames


def _stof(codes: list[Code], partijen: PartijQuerySet, gevraagd: Any, deelnames: Any, gezegd: Any) -> _Stof:
    geldend = Versie.objects.zichtbaar().van_codes(codes).geldend_per_code(Moment.nu())
    teksten: dict[int, set[int]] = {}
    paren = Bepalingstekst.objects.van_versies(geldend.values()).values_list("versie__code", "bepaling")
    for code, bepaling in paren:
        teksten.setdefault(code, set()).add(bepaling)
    per: dict[tuple[int, int], list[Toepassing]] = {}
    alle = gezegd.filter(tekst__versie__code__in=codes).geldend_op(Moment.nu())
    for een in alle.met_eerder(geldend.values()).voor_lijst():
        per.setdefault((een.partij_id, een.tekst.versie.code_id), []).append(een)
    checks = Zelfcheck.objects.open().van_partijen(partijen).filter(code__in=codes).voor_lijst()
    return _Stof(
        geldend=geldend,
        teksten=teksten,
        gevraagd=set(gevraagd.values_list("partij", "code")),
        deelnames=set(deelnames.values_list("partij", "actie")),
        gezegd=per,
        zelfchecks={(check.partij_id, check.code_id): check for check in checks},
    )


def _lijstrij(partij: Partij, code: Code, stof: _Stof) -> Lijstrij:
    paar, versie = (partij.pk, code.pk), stof.geldend.get(code.pk)
    staan = stof.teksten.get(code.pk, set())
    gezegd = tuple(een for een in stof.gezegd.get(paar, ()) if een.bepaling_id in staan)
    return Lijstrij(
        partij=partij,
        code=code,
        versie=versie,
        aantal=len(staan),
        gezegd=gezegd,
        eerder=sum(een.is_eerder for een in gezegd),
        is_gevraagd=paar in stof.gevraagd,
        zelfcheck=stof.zelfchecks.get(paar),
        op=timezone.localdate(),
    )
