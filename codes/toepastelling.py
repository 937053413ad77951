"""How parties apply a code, counted per bepaling: a sign for each party with the words beside it, never a score."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Max

from basis.tijd.moment import Moment
from basis.web.getallen import aantal
from codes.beeld import Tekstbeeld
from codes.models import Code, Gevraagde, Oefening, Toepassing, Toepasstand, Versie, Wijziging

TEKENS = 900  # signs on a page; where there would be more, the words say it alone
WOORDEN = {
    Toepasstand.TOEGEPAST: "toegepast",
    Toepasstand.DEELS: "deels",
    Toepasstand.WIJKT_AF: "wijkt af, met uitleg",
    Toepasstand.NIET_BEOORDEELD: "nog niet beoordeeld",
}


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
        return ", ".join(f"{hoe} {WOORDEN[stand]}" for stand, hoe in self.standen)

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
    code: Code, geldend: Versie, teksten: Sequence[Tekstbeeld], moment: Moment, getekend: Collection[int]
) -> Toepastelling:
    """What parties said by then of the bepalingen of the version in force; `getekend` are the keys of who signed it.

    What is no more than a heading above others is listed only when somebody judged it.
    """
    gezegd, sinds = Toepassing.objects.zichtbaar().van_code(code).geldend_op(moment), _veranderd(geldend)
    per: dict[int, Counter[tuple[Toepasstand, bool]]] = defaultdict(Counter)
    rijen = gezegd.order_by().values_list("bepaling", "stand", "tekst__versie__volgorde").annotate(hoe=Count("pk"))
    for bepaling, stand, volgorde, hoe in rijen:
        per[bepaling][Toepasstand(stand), volgorde < sinds.get(bepaling, 0)] += hoe
    gevraagd = Gevraagde.objects.van_code(code).geldend_op(moment).values_list("partij", flat=True)
    spraken = {*gezegd.order_by().values_list("partij", flat=True).distinct(), *gevraagd}
    oefeningen, partijen = tel_oefeningen(code, moment), len({*spraken, *getekend})
    regels = [
        Toepasregel(een, per[een.tekst.bepaling_id], partijen, oefeningen.get(een.tekst.bepaling_id, 0), bool(spraken))
        for een in teksten
    ]
    ouders = {een.inhoud.ouder for een in teksten}
    te_tonen = [
        regel for regel in regels if regel.per or regel.een.inhoud.tekst or regel.een.inhoud.sleutel not in ouders
    ]
    per_bepaling = {regel.een.tekst.bepaling_id: regel for regel in regels}
    return Toepastelling(partijen, te_tonen, sum(oefeningen.values()), bool(spraken), per_bepaling)


def _veranderd(geldend: Versie) -> dict[int, int]:
    """By bepaling the place of the last version up to the one in force in which it came to say something else."""
    rijen = Wijziging.objects.inhoudelijk().filter(versie__code=geldend.code, versie__volgorde__lte=geldend.volgorde)
    return dict(rijen.order_by().values_list("bepaling").annotate(laatst=Max("versie__volgorde")))


def tel_oefeningen(code: Code, moment: Moment) -> dict[int, int]:
    """By bepaling how many acties and parts of these exercise it."""
    alle = Oefening.objects.te_zien(moment.met(demo=code.actie.is_demo)).filter(bepaling__code=code)
    return dict(alle.order_by().values_list("bepaling").annotate(hoe=Count("pk")))
