"""Two versions of a code beside each other, per bepaling: what came, changed, moved, was split, put together, and went.

What a version does not have because not all of it is known (`Versie.is_volledig`) is told to be unknown, never to be
new or gone. The words of both are compared directly; why they changed say all versions between.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import capfirst

from basis.web.getallen import aantal, opsomming
from codes.beeld import Codebeeld, Tekstbeeld, Vaststelling, lees_teksten, lees_vaststellingen
from codes.bepalingverschil import GELIJK, NAAM, ONBEKEND, WOORDEN, Bepalingverschil, Reden
from codes.models import Rechten, Versie, Wijziging, Wijzigingsoort


@dataclass(frozen=True)
class Vergelijking:
    """Two versions of a code: `verschillen` in the order of the later one, also of what stayed the same."""

    van: Versie
    tot: Versie
    verschillen: tuple[Bepalingverschil, ...]
    dagen: Mapping[int, Vaststelling]

    @property
    def anders(self) -> list[Bepalingverschil]:
        return [een for een in self.verschillen if een.soorten]

    @property
    def gelijk(self) -> list[Bepalingverschil]:
        return [een for een in self.verschillen if not een.soorten and not een.is_naamloos]

    @property
    def naamloos(self) -> list[Bepalingverschil]:
        """Of which both versions give the same name, and no words to compare."""
        return [een for een in self.verschillen if not een.soorten and een.is_naamloos]

    @property
    def tellingen(self) -> list[tuple[str, str, int]]:
        """Of each kind that occurs its name, its word and how many; what stayed the same comes last."""
        per = Counter(soort for een in self.verschillen for soort in een.soorten)
        alle = [(soort, woord, per[soort]) for soort, woord in WOORDEN.items() if per[soort]]
        rest = ((GELIJK, "gelijk gebleven", self.gelijk), (NAAM, "alleen de naam bekend", self.naamloos))
        return [*alle, *((soort, woord, len(rijen)) for soort, woord, rijen in rest if rijen)]

    @property
    def heeft_merken(self) -> bool:
        """Whether words are marked as new or gone: not where it is only unknown what stood there."""
        return any(set(een.soorten) - {ONBEKEND} for een in self.verschillen)

    @property
    def dubbel(self) -> int:
        """How many are counted under more than one kind."""
        return sum(len(een.soorten) > 1 for een in self.verschillen)

    @property
    def telt(self) -> str:
        """How many bepalingen each has, by kind; of what is not known in full that there may be more."""
        van = self._aantal(self.van, "had", [een for v in self.verschillen for een in v.was])
        tot = self._aantal(self.tot, "heeft", [een for v in self.verschillen for een in v.wordt])
        return f"{van} {tot}"

    @staticmethod
    def _aantal(versie: Versie, woord: str, beelden: Sequence[Tekstbeeld]) -> str:
        per = Counter(een.tekst.bepaling.soort for een in beelden)
        soorten = sorted(per, key=lambda soort: (soort.volgorde, soort.pk))
        hoeveel = opsomming([aantal(per[soort], soort.naam, soort.meervoud) for soort in soorten]) or "nog niets"
        if versie.is_volledig:
            return f"{capfirst(versie.titel)} {woord} {hoeveel}."
        return f"Van {versie.titel} kennen wij {hoeveel}; het kunnen er meer zijn."

    @property
    def is_eigen(self) -> bool:
        """Whether words of the redactie are compared, and not only those of the code itself."""
        alle = (een.tekst for v in self.verschillen for een in (*v.was, *v.wordt))
        return any(tekst.rechten == Rechten.EIGEN and tekst.tekst for tekst in alle)

    @property
    def tekstloos(self) -> str:
        """The versions of which no bepaling is known, in a sentence: then there is nothing to compare."""
        heeft = {een.tekst.versie_id for v in self.verschillen for een in (*v.was, *v.wordt)}
        leeg = (een for een in (self.van, self.tot) if not een.is_volledig and een.pk not in heeft)
        return opsomming([versie.titel for versie in leeg])

    @property
    def onvolledig(self) -> str:
        """The versions of which not all is known, in a sentence."""
        return opsomming([versie.titel for versie in (self.van, self.tot) if not versie.is_volledig])


def vergelijk_versies(beeld: Codebeeld, van: Versie, tot: Versie) -> Vergelijking:
    """What became of each bepaling from one version to a later one, at the moment of `beeld`."""
    tussen = [versie for versie in beeld.versies if van.volgorde < versie.volgorde <= tot.volgorde]
    wijzigingen = list(Wijziging.objects.van_versies(tussen).voor_lijst())
    per: dict[int, dict[str, Tekstbeeld]] = {van.pk: {}, tot.pk: {}}
    for een in lees_teksten([van, tot], beeld.moment):
        per[een.tekst.versie_id][een.inhoud.sleutel] = een
    lezer = _Lezer(van, tot, per[van.pk], per[tot.pk], wijzigingen, _is_keten(van, tot, beeld.versies))
    return Vergelijking(van, tot, tuple(lezer.verschillen()), lees_vaststellingen(beeld.versies, beeld.moment))


def _is_keten(van: Versie, tot: Versie, versies: Iterable[Versie]) -> bool:
    """Whether the one was made of the other, if by way of others: then places can be compared exactly."""
    per, hier = {versie.pk: versie for versie in versies}, tot
    while hier.vorige_id and hier.vorige_id in per and hier != van:
        hier = per[hier.vorige_id]
    return hier == van


@dataclass(frozen=True)
class _Lezer:
    """Finds what belongs together in two versions, by key and by what was made of what."""

    van: Versie
    tot: Versie
    oud: dict[str, Tekstbeeld]
    nieuw: dict[str, Tekstbeeld]
    wijzigingen: Sequence[Wijziging]
    is_keten: bool

    @cached_property
    def _herkomst(self) -> dict[str, set[str]]:
        """By key in the later version of which keys in the earlier one it was made."""
        alle = {sleutel: {sleutel} for sleutel in self.oud}
        per_versie: dict[int, list[Wijziging]] = defaultdict(list)
        for wijziging in self.wijzigingen:
            per_versie[wijziging.versie.volgorde].append(wijziging)
        for volgorde in sorted(per_versie):
            anders = {
                wijziging.bepaling.sleutel: {bron for oud in wijziging.uit.all() for bron in alle.get(oud.sleutel, ())}
                for wijziging in per_versie[volgorde]
                if wijziging.uit.all()
            }
            alle |= anders
        return {sleutel: alle.get(sleutel) or ({sleutel} if sleutel in self.oud else set()) for sleutel in self.nieuw}

    def verschillen(self) -> list[Bepalingverschil]:
        groepen = sorted(self._groepen(), key=self._plek)
        return [self._verschil(was, wordt) for was, wordt in groepen]

    def _groepen(self) -> list[tuple[list[str], list[str]]]:
        """Keys of both versions that belong together: of each the old ones and the new ones, in their order."""
        van_wie: dict[str, list[str]] = defaultdict(list)  # the new ones that were made of an old one
        for sleutel, bronnen in self._herkomst.items():
            for bron in bronnen:
                van_wie[bron].append(sleutel)
        gezien: set[str] = set()
        groepen = []
        for begin in self.nieuw:
            if begin not in gezien:
                was, wordt = self._samen(begin, van_wie)
                gezien |= wordt
                groepen.append(([s for s in self.oud if s in was], [s for s in self.nieuw if s in wordt]))
        return groepen + [([sleutel], []) for sleutel in self.oud if not van_wie[sleutel]]

    def _samen(self, begin: str, van_wie: Mapping[str, Sequence[str]]) -> tuple[set[str], set[str]]:
        was: set[str] = set()
        wordt = {begin}
        te_doen = [begin]
        while te_doen:
            for bron in self._herkomst[te_doen.pop()] - was:
                was.add(bron)
                te_doen += [sleutel for sleutel in van_wie[bron] if sleutel not in wordt]
                wordt.update(van_wie[bron])
        return was, wordt

    @cached_property
    def _plaatsen(self) -> tuple[dict[str, int], dict[str, int]]:
        nieuw = {sleutel: plek for plek, sleutel in enumerate(self.nieuw)}
        ankers, laatste = {}, -1
        for sleutel in self.oud:  # what went stands after what stood before it
            laatste = nieuw.get(sleutel, laatste)
            ankers[sleutel] = laatste
        return nieuw, ankers

    def _plek(self, groep: tuple[list[str], list[str]]) -> tuple[int, int, int]:
        """Where a group stands: in the order of the later version, what went after what stood before it."""
        was, wordt = groep
        nieuw, ankers = self._plaatsen
        if wordt:
            return nieuw[wordt[0]], 0, 0
        return ankers[was[0]], 1, self.oud[was[0]].inhoud.volgorde % (1 << 60)

    def _verschil(self, was: list[str], wordt: list[str]) -> Bepalingverschil:
        links, rechts = tuple(self.oud[s] for s in was), tuple(self.nieuw[s] for s in wordt)
        soorten = tuple(dict.fromkeys(self._soorten(links, rechts)))
        return Bepalingverschil(links, rechts, soorten, self._redenen({*was, *wordt}) if soorten else ())

    def _redenen(self, sleutels: set[str]) -> tuple[Reden, ...]:
        """Why, from all versions between; the same of more bepalingen once."""
        eigen = (w for sleutel in sleutels for w in self._per_sleutel[sleutel])
        op_volgorde = sorted(eigen, key=lambda w: (w.versie.volgorde, w.pk))
        return tuple(dict.fromkeys(Reden(w.versie, w.reden) for w in op_volgorde))

    def _gezegd(self, sleutel: str, soort: Wijzigingsoort) -> bool:
        """Whether a version between says that this happened."""
        return any(w.soort == soort for w in self._per_sleutel[sleutel])

    @cached_property
    def _per_sleutel(self) -> dict[str, list[Wijziging]]:
        per: dict[str, list[Wijziging]] = defaultdict(list)
        for wijziging in self.wijzigingen:
            per[wijziging.bepaling.sleutel].append(wijziging)
        return per

    def _soorten(self, links: Sequence[Tekstbeeld], rechts: Sequence[Tekstbeeld]) -> Iterable[str]:
        if not rechts:
            zeker = self.tot.is_volledig or self._gezegd(links[0].inhoud.sleutel, Wijzigingsoort.VERVALLEN)
            yield str(Wijzigingsoort.VERVALLEN) if zeker else ONBEKEND
        elif not links:
            zeker = self.van.is_volledig or self._gezegd(rechts[0].inhoud.sleutel, Wijzigingsoort.NIEUW)
            yield str(Wijzigingsoort.NIEUW) if zeker else ONBEKEND
        elif len(links) > 1 or len(rechts) > 1:
            yield from (str(Wijzigingsoort.GESPLITST),) if len(rechts) > 1 else ()
            yield from (str(Wijzigingsoort.SAMENGEVOEGD),) if len(links) > 1 else ()
        else:
            yield from self._soorten_van_een(links[0], rechts[0])

    def _soorten_van_een(self, oud: Tekstbeeld, nieuw: Tekstbeeld) -> Iterable[str]:
        was, wordt = oud.inhoud, nieuw.inhoud
        beide = bool(was.tekst and wordt.tekst)
        if was.kop != wordt.kop or (beide and was.tekst != wordt.tekst):
            yield str(Wijzigingsoort.GEWIJZIGD)
        elif bool(was.tekst) != bool(wordt.tekst):
            yield ONBEKEND
        plaats, plaats_nu = (een.plaats if self.is_keten else (een.ouder, een.nummer) for een in (was, wordt))
        if plaats != plaats_nu:
            yield str(Wijzigingsoort.VERPLAATST)
