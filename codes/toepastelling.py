"""How parties apply a code, counted per bepaling: a sign for each party with the words beside it, never a score."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count

from basis.tijd.moment import Moment
from basis.web.getallen import aantal
from codes.beeld import Tekstbeeld
from codes.models import Code, Oefening, Toepassing, Toepasstand, Versie
from codes.ondertekening import Ondertekening
from codes.toepaspartijen import lees_toepaspartijen

TEKENS = 900  # signs on a page; where there would be more, the words say it alone


@dataclass(frozen=True)
class Teken:
    """What one party said; `is_eerder` when that is about an earlier text."""

    stand: Toepasstand
    is_eerder: bool = False


@dataclass(frozen=True)
class Toepasregel:
    """One bepaling: by what they said, and whether that is about an earlier text, how many parties there are."""

    een: Tekstbeeld
    per: Counter[tuple[Toepasstand, bool]]
    partijen: int
    oefeningen: int
    is_bekend: bool = True  # whether a party was asked or said something of the code

    def _met(self, stand: Toepasstand) -> int:
        return self.per[stand, False] + self.per[stand, True]

    @cached_property
    def standen(self) -> list[tuple[Toepasstand, int]]:
        """Each stand that occurs, with how often; who said nothing did not judge yet."""
        gezegd = {stand: self._met(stand) for stand in Toepasstand}
        gezegd[Toepasstand.NIET_BEOORDEELD] += self.partijen - self.per.total()
        return [(stand, hoe) for stand, hoe in gezegd.items() if hoe]

    @property
    def eerder(self) -> int:
        """How many parties judged an earlier text."""
        return sum(hoe for (_, is_eerder), hoe in self.per.items() if is_eerder)

    @property
    def tekens(self) -> list[Teken]:
        """One for each party, in the order of the stands: which party it is, it does not say."""
        return [
            Teken(stand, nummer >= hoe - self.per[stand, True]) for stand, hoe in self.standen for nummer in range(hoe)
        ]

    @property
    def zin(self) -> str:
        """In words: "2 toegepast, 1 deels, 1 nog niet beoordeeld"."""
        return ", ".join(f"{hoe} {stand.in_telling}" for stand, hoe in self.standen)

    @property
    def kort(self) -> str:
        """In few words: "4 van 5 toegepast"."""
        toegepast = self._met(Toepasstand.TOEGEPAST)
        return f"{toegepast} van {self.partijen} toegepast" if toegepast else self.zin


@dataclass(frozen=True)
class Toepastelling:
    """How so many parties (who were asked, signed, or said something) apply each bepaling of the version in force.

    `is_bekend`: a party was asked or said something; who only signed did not tell how it applies the code.
    """

    partijen: int = 0
    regels: Sequence[Toepasregel] = ()
    oefeningen: int = 0
    is_bekend: bool = False
    per_bepaling: Mapping[int, Toepasregel] = field(default_factory=dict)

    @property
    def toont_tekens(self) -> bool:
        return self.partijen * len(self.regels) <= TEKENS

    @property
    def heeft_eerder(self) -> bool:
        """Whether a party judged an earlier text."""
        return any(regel.eerder for regel in self.regels)

    @property
    def kop(self) -> str:
        return aantal(self.partijen, "partij", "partijen")


def tel_toepassing(
    code: Code, geldend: Versie, teksten: Sequence[Tekstbeeld], moment: Moment, getekend: Ondertekening | None
) -> Toepastelling:
    """What parties said by then of the bepalingen of the version in force; `getekend` is how that was signed.

    What is no more than a heading above others is listed only when somebody judged it.
    """
    tellen, oefeningen = lees_toepaspartijen(code, moment, getekend), tel_oefeningen(code, moment)
    per, is_bekend = _gezegd(code, geldend, moment), any(een.is_bekend for een in tellen)
    per_bepaling = {
        pk: Toepasregel(een, per[pk], len(tellen), oefeningen.get(pk, 0), is_bekend)
        for een in teksten
        for pk in [een.tekst.bepaling_id]
    }
    ouders = {een.inhoud.ouder for een in teksten}
    te_tonen = [
        regel
        for regel in per_bepaling.values()
        if regel.per or regel.een.inhoud.tekst or regel.een.inhoud.sleutel not in ouders
    ]
    return Toepastelling(len(tellen), te_tonen, sum(oefeningen.values()), is_bekend, per_bepaling)


def _gezegd(code: Code, geldend: Versie, moment: Moment) -> Mapping[int, Counter[tuple[Toepasstand, bool]]]:
    """By bepaling how many parties said what, and whether of an earlier text."""
    gezegd = Toepassing.objects.zichtbaar().van_code(code).geldend_op(moment)
    per: dict[int, Counter[tuple[Toepasstand, bool]]] = defaultdict(Counter)
    for bepaling, stand, is_eerder, hoe in gezegd.tellingen(geldend):
        per[bepaling][Toepasstand(stand), is_eerder] = hoe
    return per


def tel_oefeningen(code: Code, moment: Moment) -> dict[int, int]:
    """By bepaling how many acties and parts of these exercise it."""
    alle = Oefening.objects.te_zien(moment.met(demo=code.actie.is_demo)).filter(bepaling__code=code)
    return dict(alle.order_by().values_list("bepaling").annotate(hoe=Count("pk")))
