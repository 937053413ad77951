"""How a bepaling reads through the versions of its code: what changed each time and why, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from basis.tijd.perioden import DateRange
from basis.web.woordverschil import Alinea, Woordverschil, vergelijk
from codes.beeld import Codebeeld, Tekstbeeld, Vaststelling, lees_teksten, lees_vaststellingen
from codes.inhoud import Inhoud, inhoud_van
from codes.models import (
    Bepaling,
    Tekstcorrectie,
    Versie,
    Versiestand,
    Wijziging,
    Wijzigingsoort,
)

LANG = 150  # words of a text that changed: of a longer one only what stands beside a change is shown
CORRECTIE, GELIJK, ANDERS, ONBEKEND = "correctie", "gelijk", "anders", "onbekend"
EERST, NIET_ER = "eerst", "niet-er"
NOOIT = 1 << 32  # the place of a version that there is not


@dataclass(frozen=True)
class Stap:
    """What happened to a bepaling in one version, or when its words were mended there.

    `soort` is a Wijzigingsoort or one of the words of this module: mended, the same, other words of which nobody knows
    why (`anders`), not known whether it is in or changed (`onbekend`), the first version of which it is known that it
    is in (`eerst`), not in (`niet-er`). `uit` and `werd` are what it was made of and what was made of it. `kop` and
    `alineas` are its heading, where that changed, and its words, with what changed marked.
    """

    versie: Versie
    soort: str
    dag: DateRange | None = None
    alineas: list[Alinea] = field(default_factory=list)
    kop: list[Alinea] = field(default_factory=list)
    was: str = ""
    is_verplaatst: bool = False
    reden: str = ""
    uit: tuple[Tekstbeeld, ...] = ()
    werd: tuple[Tekstbeeld, ...] = ()
    is_gesplitst: bool = False
    wijziging: Wijziging | None = None

    @property
    def soorten(self) -> list[tuple[str, str]]:
        """What happened as a sign and a word each; nothing for what is said in a sentence."""
        if self.soort not in Wijzigingsoort:
            return []
        if self.is_weg and self.werd:  # it went on in others
            ging_op = Wijzigingsoort.GESPLITST if self.is_gesplitst else Wijzigingsoort.SAMENGEVOEGD
            return [(str(ging_op), str(ging_op.label))]
        verplaatst = self.is_verplaatst and not self.was and self.soort != Wijzigingsoort.VERPLAATST
        soorten = [Wijzigingsoort(self.soort), *([Wijzigingsoort.VERPLAATST] if verplaatst else [])]
        if self.was and self.soort == Wijzigingsoort.VERPLAATST:
            return []
        return [(str(soort), str(soort.label)) for soort in soorten]

    @property
    def stand(self) -> str:
        """How its version stood, in a word."""
        return str(Versiestand(self.versie.stand_op).label)

    @property
    def is_weg(self) -> bool:
        return self.soort == Wijzigingsoort.VERVALLEN

    @property
    def verandert_tekst(self) -> bool:
        """Whether the words of the version before do not hold as they were."""
        return bool(self.werd) or self.soort not in {Wijzigingsoort.VERPLAATST, Wijzigingsoort.NIEUW, GELIJK, ONBEKEND}


@dataclass(frozen=True)
class Verloop:
    """A bepaling through the versions that everyone may read: `stappen` newest first, `teksten` by version."""

    stappen: tuple[Stap, ...]
    teksten: dict[int, Tekstbeeld]
    dagen: dict[int, DateRange | None]

    @property
    def is_vergeleken(self) -> bool:
        """Whether anything is marked, so that a reader wants to know how."""
        return any(stuk.soort != "gelijk" for stap in self.stappen for alinea in stap.alineas for stuk in alinea)

    def daarna(self, versie: Versie) -> Stap | None:
        """What became of it in a later version that was established: it was left out, split or put together."""
        later = [
            stap
            for stap in self.stappen
            if stap.versie.volgorde > versie.volgorde and _stond_vast(stap.versie) and (stap.is_weg or stap.werd)
        ]
        return later[-1] if later else None

    def misschien(self, versie: Versie) -> Stap | None:
        """What a version that does not hold yet makes of what it says in this one; None when it stays the same."""
        return next(
            (
                stap
                for stap in self.stappen
                if stap.versie.vorige_id == versie.pk
                and not _stond_vast(stap.versie)
                and stap.soort != CORRECTIE
                and stap.verandert_tekst
            ),
            None,
        )


def _stond_vast(versie: Versie) -> bool:
    return versie.stand_op in {Versiestand.VASTGESTELD, Versiestand.VERVALLEN}


def lees_verloop(beeld: Codebeeld, bepaling: Bepaling) -> Verloop:
    """The bepaling in all versions of the code that everyone may read."""
    wijzigingen = list(Wijziging.objects.van_versies(beeld.versies).over(bepaling).voor_lijst())
    familie = {bepaling, *(een.bepaling for een in wijzigingen), *(oud for een in wijzigingen for oud in een.uit.all())}
    teksten = lees_teksten(beeld.versies, beeld.moment, familie)
    lezer = _Lezer(
        beeld,
        bepaling,
        wijzigingen,
        {(een.tekst.versie_id, een.tekst.bepaling_id): een for een in teksten},
        lees_vaststellingen(beeld.versies, beeld.moment),
    )
    return lezer.verloop()


@dataclass(frozen=True)
class _Lezer:
    """Goes through the versions with all that is known of the bepaling and of what it was made of."""

    beeld: Codebeeld
    bepaling: Bepaling
    wijzigingen: Sequence[Wijziging]
    teksten: dict[tuple[int, int], Tekstbeeld]
    vaststellingen: dict[int, Vaststelling]

    def verloop(self) -> Verloop:
        stappen: list[Stap] = []
        for versie in sorted(self.beeld.versies, key=lambda versie: versie.volgorde):
            stappen += self._stappen(versie)
        eigen = {pk: een for (pk, bepaling), een in self.teksten.items() if bepaling == self.bepaling.pk}
        dagen = {versie.pk: self.vaststellingen[versie.pk].dag for versie in self.beeld.versies}
        return Verloop(tuple(reversed(stappen)), eigen, dagen)

    @cached_property
    def _eerste(self) -> int:
        """The place of the first version that has it."""
        return min((een.tekst.versie.volgorde for een in self._in_volgorde), default=NOOIT)

    @cached_property
    def _in_volgorde(self) -> list[Tekstbeeld]:
        eigen = (een for (_, bepaling), een in self.teksten.items() if bepaling == self.bepaling.pk)
        return sorted(eigen, key=lambda een: een.tekst.versie.volgorde)

    def _stappen(self, versie: Versie) -> list[Stap]:
        een = self.teksten.get((versie.pk, self.bepaling.pk))
        if een is None:
            return self._zonder(versie)
        return [self._met(versie, een), *self._verbeteringen(versie, een)]

    def _wijziging(self, versie: Versie) -> Wijziging | None:
        eigen = (w for w in self.wijzigingen if (w.versie_id, w.bepaling_id) == (versie.pk, self.bepaling.pk))
        return next(eigen, None)

    def _werd(self, versie: Versie) -> list[Wijziging]:
        """What others were made of it in this version."""
        andere = (w for w in self.wijzigingen if w.versie_id == versie.pk and w.bepaling_id != self.bepaling.pk)
        return [w for w in andere if self.bepaling in w.uit.all()]

    def _algemeen(self, versie: Versie) -> dict[str, Any]:
        """What every step in this version tells."""
        werd = self._werd(versie)
        beelden = (self.teksten.get((versie.pk, w.bepaling_id)) for w in werd)
        return {
            "versie": versie,
            "dag": self.vaststellingen[versie.pk].dag,
            "werd": tuple(sorted((een for een in beelden if een), key=lambda een: een.inhoud)),
            "is_gesplitst": any(w.soort == Wijzigingsoort.GESPLITST for w in werd),
        }

    def _zonder(self, versie: Versie) -> list[Stap]:
        """A version without it: it was left out then, or nobody knows whether it is in."""
        wijziging = self._wijziging(versie)
        if wijziging and wijziging.soort == Wijzigingsoort.VERVALLEN:
            return [Stap(**self._algemeen(versie), soort=wijziging.soort, reden=wijziging.reden, wijziging=wijziging)]
        if versie.volgorde < self._eerste or versie.vorige_id:  # not there yet, or told already when it was left out
            return []
        return [Stap(**self._algemeen(versie), soort=NIET_ER if versie.is_volledig else ONBEKEND)]

    def _met(self, versie: Versie, een: Tekstbeeld) -> Stap:
        nu, wijziging = een.zoals_vastgesteld, self._wijziging(versie)
        if wijziging:
            return self._gewijzigd(versie, nu, wijziging)
        was = self._was(versie)
        if was is None:
            eerder = (andere for andere in self.beeld.versies if andere.volgorde < versie.volgorde)
            soort = Wijzigingsoort.NIEUW if all(andere.is_volledig for andere in eerder) else EERST
            return Stap(**self._algemeen(versie), soort=soort, alineas=_gewoon(nu.tekst))
        if was.woorden == nu.woorden:
            return Stap(**self._algemeen(versie), soort=GELIJK)
        if not (was.tekst and nu.tekst):
            return Stap(**self._algemeen(versie), soort=ONBEKEND, alineas=_gewoon(nu.tekst))
        alineas = _gemarkeerd(vergelijk(was.tekst, nu.tekst))
        return Stap(**self._algemeen(versie), soort=ANDERS, kop=_kop(was.kop, nu.kop), alineas=alineas)

    def _gewijzigd(self, versie: Versie, nu: Inhoud, wijziging: Wijziging) -> Stap:
        was, uit = self._was(versie), self._uit(versie, wijziging)
        eerder = [self._toen(versie, een) for een in uit] if uit else [was] if was else []
        oud = "\n\n".join(een.tekst for een in eerder if een.tekst)
        if not (oud and nu.tekst):
            alineas = _gewoon(nu.tekst)
        elif wijziging.soort == Wijzigingsoort.GESPLITST:  # what went stands in another part
            alineas = vergelijk(oud, nu.tekst).wordt
        else:
            alineas = _gemarkeerd(vergelijk(oud, nu.tekst))
        return Stap(
            **self._algemeen(versie),
            soort=wijziging.soort,
            alineas=alineas,
            kop=_kop(was.kop, nu.kop) if was else [],
            was=was.nummer if was and was.nummer != nu.nummer else "",
            is_verplaatst=wijziging.is_verplaatst,
            reden=wijziging.reden,
            wijziging=wijziging,
            uit=tuple(een for een in uit if een.tekst.bepaling_id != self.bepaling.pk or len(uit) > 1),
        )

    def _uit(self, versie: Versie, wijziging: Wijziging) -> list[Tekstbeeld]:
        """What it was made of, in the version before."""
        beelden = (self.teksten.get((versie.vorige_id or 0, oud.pk)) for oud in wijziging.uit.all())
        return sorted((een for een in beelden if een), key=lambda een: een.inhoud)

    def _was(self, versie: Versie) -> Inhoud | None:
        """What it said before: in the version that this one was made of, else in the last one that had it."""
        if versie.vorige_id:
            een = self.teksten.get((versie.vorige_id, self.bepaling.pk))
        else:
            eerder = [een for een in self._in_volgorde if een.tekst.versie.volgorde < versie.volgorde]
            een = eerder[-1] if eerder else None
        return self._toen(versie, een) if een else None

    def _toen(self, versie: Versie, een: Tekstbeeld) -> Inhoud:
        """What an earlier version said when this one was made of it: what was mended later is not in."""
        grens = self.vaststellingen[versie.pk].rij
        toen = [correctie for correctie in een.correcties if grens is None or correctie.gebeurtenis_id < grens]
        return inhoud_van(een.tekst, aantal_correcties=len(toen))

    def _verbeteringen(self, versie: Versie, een: Tekstbeeld) -> list[Stap]:
        return [self._verbetering(versie, een, nummer, c) for nummer, c in enumerate(een.correcties)]

    def _verbetering(self, versie: Versie, een: Tekstbeeld, nummer: int, correctie: Tekstcorrectie) -> Stap:
        was, nu = (inhoud_van(een.tekst, aantal_correcties=hoeveel) for hoeveel in (nummer, nummer + 1))
        verschil = vergelijk(was.tekst, nu.tekst)
        return Stap(
            versie,
            CORRECTIE,
            correctie.gebeurtenis.datum,
            alineas=[] if verschil.is_gelijk else verschil.kort.beide,
            kop=_kop(was.kop, nu.kop),
            reden=correctie.gebeurtenis.reden,
        )


def _gewoon(tekst: str) -> list[Alinea]:
    """A text as it is, without a mark."""
    return vergelijk(tekst, tekst).beide if tekst else []


def _gemarkeerd(verschil: Woordverschil) -> list[Alinea]:
    """What changed, in the whole text or, in a long one, with what stands beside it; of no change nothing."""
    if verschil.is_gelijk:
        return []
    woorden = sum(len(stuk.tekst.split()) for stuk in verschil.stukken)
    return verschil.beide if woorden <= LANG else verschil.kort.beide


def _kop(was: str, nu: str) -> list[Alinea]:
    return [] if was == nu else vergelijk(was, nu).beide
