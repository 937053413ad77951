"""How all that a ronde asked about stood when it closed, and what that counts.

Nothing of it is kept (docs/adr/0034). Facts and answers come from the journal as it was known at that moment, and how
things were called then from the history of texts.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from acties.delen import Deel
from acties.models import Actie, Afspraak, Afspraakstand, Fasedefinitie, Publicatie, Status
from acties.stand import Stand
from acties.standen import standen
from basis.web.geheugen import onthoud
from basis.web.geschiedenis import zoals_op
from partijen.models import Partij
from programmalijnen.models import Programmalijn
from werk.rondes.models import Ronde, Waarover


@dataclass(frozen=True)
class Slotvraag:
    """One question: to which party, about what, how its afspraak stood (empty: none), and whether it was answered.

    `afspraak` is the slug of the one that was asked about (empty: none, or all of them), `titel` how it was called.
    """

    partij: str
    naam: str
    waarover: str
    stand: str
    is_gedaan: bool
    afspraak: str = ""
    titel: str = ""


@dataclass(frozen=True)
class Slotstand:
    """One actie as it stood when the ronde closed, and what was asked about it."""

    pk: int
    slug: str
    titel: str
    lijn: int
    status: str
    fase: str
    mijlpalen: int | None  # None: not all of them were planned then
    bereikt: int
    te_laat: int
    vragen: tuple[Slotvraag, ...]

    @property
    def afspraken(self) -> dict[tuple[str, str], Slotvraag]:
        """The questions about an afspraak that stood, by party and afspraak."""
        return {(vraag.partij, vraag.afspraak): vraag for vraag in self.vragen if vraag.stand}


def slotstanden(ronde: Ronde) -> list[Slotstand]:
    """The acties of a closed ronde as they stood, without those that were taken from public view since.

    What was read back never changes, so it is kept in memory.
    """
    gelezen = onthoud(f"slotstand van ronde {ronde.pk}, {ronde.gesloten_op}", lambda: _lees_terug(ronde))
    slugs = dict(Actie.objects.zichtbaar().filter(pk__in=[een.pk for een in gelezen]).values_list("pk", "slug"))
    return [replace(een, slug=slugs[een.pk]) for een in gelezen if een.pk in slugs]


# -- reading back ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Toen:
    """What all acties of one ronde are read from, all of them at once."""

    ronde: Ronde
    vragen: dict[int, list[Any]]
    standen: dict[int, Stand]
    acties: dict[int, Actie]
    lijnen: dict[int, Programmalijn]
    partijen: dict[int, Partij]
    fasen: dict[tuple[int, str], str]
    titels: dict[int, Afspraak]

    @classmethod
    def van(cls, ronde: Ronde) -> "_Toen":
        vragen: dict[int, list[Any]] = {}
        for vraag in ronde.vragen.met_antwoord().voor_lijst():
            vragen.setdefault(vraag.actie_id, []).append(vraag)
        acties, op = [rij[0].actie for rij in vragen.values()], ronde.gesloten_op
        assert op
        partijen = {vraag.partij_id: vraag.partij for rij in vragen.values() for vraag in rij}
        gevraagd = {vraag.toezegging.afspraak for rij in vragen.values() for vraag in rij if vraag.toezegging}
        fasen = zoals_op(Fasedefinitie.objects.all(), op, "naam").values()
        return cls(
            ronde,
            vragen,
            standen(acties, ronde.moment, Deel.VERBLIJVEN, Deel.SINDS, Deel.MIJLPALEN, Deel.AFSPRAKEN, teksten=False),
            acties=zoals_op(acties, op, "titel", "programmalijn_id"),
            lijnen=zoals_op(Programmalijn.objects.all(), op, "volgorde"),
            partijen=zoals_op(partijen.values(), op, "naam", "afkorting"),
            fasen={(fase.soort_id, fase.slug): fase.naam for fase in fasen},
            titels=zoals_op(gevraagd, op, "titel"),
        )

    def actie(self, sleutel: int) -> Slotstand:
        actie, stand = self.acties[sleutel], self.standen[sleutel]
        fase = next((v.fase for v in stand.verblijven if v.is_huidig or v.einde), "")
        return Slotstand(
            pk=actie.pk,
            slug=actie.slug,
            titel=actie.titel,
            lijn=self.lijnen[actie.programmalijn_id].volgorde,
            status=stand.status,
            fase=self.fasen.get((actie.soort_id, fase), ""),
            mijlpalen=stand.mijlpalen_noemer,
            bereikt=stand.mijlpalen_bereikt,
            te_laat=stand.mijlpalen_te_laat,
            vragen=tuple(self.vraag(vraag, stand) for vraag in self.vragen[sleutel]),
        )

    def vraag(self, vraag: Any, stand: Stand) -> Slotvraag:
        partij = self.partijen[vraag.partij_id]
        over = vraag.toezegging.afspraak_id if vraag.toezegging else None
        delen = (regel.van(partij) for regel in stand.afspraken if over in (None, regel.afspraak.pk))
        hoe = next((deel.stand for deel in delen if deel), "") if vraag.waarover == Waarover.AFSPRAAK else ""
        afspraak = self.titels[over] if over else None
        return Slotvraag(
            partij=partij.slug,
            naam=partij.korte_naam,
            waarover=vraag.waarover,
            stand=hoe,
            is_gedaan=vraag.is_gedaan,
            afspraak=afspraak.slug if afspraak else "",
            titel=afspraak.titel if afspraak else "",
        )

    @property
    def zichtbaar(self) -> list[int]:
        """The acties that the public could see then, by line and name."""
        gezien = [pk for pk, een in self.standen.items() if een.publicatie == Publicatie.GEPUBLICEERD]
        return sorted(gezien, key=self._plaats)

    def _plaats(self, sleutel: int) -> tuple[int, str, int]:
        actie = self.acties[sleutel]
        return self.lijnen[actie.programmalijn_id].volgorde, actie.sorteertitel, sleutel


def _lees_terug(ronde: Ronde) -> list[Slotstand]:
    toen = _Toen.van(ronde)
    return [toen.actie(sleutel) for sleutel in toen.zichtbaar]


# -- counting ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Samenvatting:
    """What one ronde counts."""

    acties: int
    vragen: int
    beantwoord: int
    partijen: int
    antwoordden: int  # parties that answered all they were asked
    statussen: list[tuple[str, str, int]]  # value, label, how many acties
    bereikt: int
    mijlpalen: int | None
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
        return str(self.bereikt) if self.mijlpalen is None else f"{self.bereikt} van {self.mijlpalen}"


def vat_samen(acties: Iterable[Slotstand]) -> Samenvatting:
    """The counts of these acties."""
    alle = list(acties)
    vragen = [vraag for actie in alle for vraag in actie.vragen]
    stil = {vraag.partij for vraag in vragen if not vraag.is_gedaan}
    partijen = {vraag.partij for vraag in vragen}
    return Samenvatting(
        acties=len(alle),
        vragen=len(vragen),
        beantwoord=sum(vraag.is_gedaan for vraag in vragen),
        partijen=len(partijen),
        antwoordden=len(partijen - stil),
        statussen=_per(Status.choices, (actie.status for actie in alle)),
        bereikt=sum(actie.bereikt for actie in alle),
        mijlpalen=_samen(actie.mijlpalen for actie in alle),
        te_laat=sum(actie.te_laat for actie in alle),
        standen=_per(Afspraakstand.choices, (v.stand for v in vragen if v.waarover == Waarover.AFSPRAAK)),
    )


def _samen(aantallen: Iterable[int | None]) -> int | None:
    """The sum; None when one of them is not known."""
    alle = list(aantallen)
    bekend = [aantal for aantal in alle if aantal is not None]
    return sum(bekend) if len(bekend) == len(alle) else None


def _per(keuzes: Iterable[tuple[str, Any]], waarden: Iterable[str]) -> list[tuple[str, str, int]]:
    geteld = Counter(waarden)
    return [(waarde, str(label), geteld[waarde]) for waarde, label in keuzes if geteld[waarde]]
