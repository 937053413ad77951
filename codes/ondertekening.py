"""Who signed a version, as the afspraak about it tells: asked, signed, not; never a digital signature."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from acties.afspraakstanden import afspraakstanden
from acties.delen import Afspraakregel
from acties.journaal import staand
from acties.models import Afspraak, Afspraakstand, Gebeurtenis, Toezegging
from acties.models.afspraakstand import MET_MOMENT
from basis.bronnen.models import Bron
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange
from basis.web.getallen import aantal
from codes.models import Versie
from partijen.models import Partij

ONDERTEKEND, NOG_NIET, NIET = "ondertekend", "nog-niet", "niet"
WOORDEN = {ONDERTEKEND: "ondertekend", NOG_NIET: "nog niet", NIET: "ondertekent niet"}


@dataclass(frozen=True)
class Handtekening:
    """One party that was asked: whether it signed, in which function, when (None: unknown), and who says so.

    Of who did not sign `wanneer` is when it was asked, or when it said that it does not.
    """

    partij: Partij
    stand: str
    wanneer: DateRange | None
    functie: str = ""
    bron: Bron | None = None

    @property
    def woord(self) -> str:
        return WOORDEN[self.stand]


@dataclass(frozen=True)
class Ondertekening:
    """Who signed a version and who did not, by the name of the party."""

    versie: Versie
    afspraak: Afspraak
    regels: tuple[Handtekening, ...]

    @property
    def kop(self) -> str:
        """The heading above who signed."""
        return f"Wie {self.versie.titel} ondertekende"

    @property
    def anker(self) -> str:
        """The id of that heading on the page of the code."""
        return f"getekend-{self.versie.nummer}"

    @property
    def linktekst(self) -> str:
        return f"De afspraak over {self.versie.titel}"

    @property
    def getekend(self) -> int:
        return len(self.tekenaars)

    @property
    def tekenaars(self) -> set[int]:
        """The keys of the parties that signed."""
        return {regel.partij.pk for regel in self.regels if regel.stand == ONDERTEKEND}

    @property
    def zin(self) -> str:
        """How many: "4 van de 5 gevraagde partijen"; of a found one nobody says who else was asked."""
        if self.afspraak.is_gevonden or self.getekend == len(self.regels):
            return aantal(self.getekend, "partij", "partijen")
        return f"{self.getekend} van de {len(self.regels)} gevraagde partijen"

    @property
    def met_functie(self) -> bool:
        """Whether it is known of anybody in which function it was signed."""
        return any(regel.functie for regel in self.regels)


def lees_ondertekeningen(versies: Iterable[Versie], moment: Moment) -> dict[int, Ondertekening]:
    """By version how it was signed by then; nothing of one of which nobody knows that."""
    over = {versie.ondertekening_id: versie for versie in versies if versie.ondertekening_id}
    if not over:
        return {}
    regels = afspraakstanden(Afspraak.objects.zichtbaar().filter(pk__in=over).voor_lijst(), moment).regels
    rijen = _verteld(list(over), moment)
    gevonden = (_van(over[regel.afspraak.pk], regel, rijen) for regel in regels)
    return {een.versie.pk: een for een in gevonden if een.regels}


def _verteld(afspraken: list[int], moment: Moment) -> Mapping[tuple[int, str], Gebeurtenis]:
    """By afspraak and name in the journal the row since which it stands so; who signed can say that again later."""
    alle = Gebeurtenis.objects.geldend_op(moment).filter(afspraak__in=afspraken).select_related("bron").in_volgorde()
    per: dict[tuple[int, str], Gebeurtenis] = {}
    for rij in staand(alle):
        assert rij.afspraak_id is not None
        for naam, waarde in rij.naar.items():
            eerder = per.get((rij.afspraak_id, naam))
            if not (eerder and waarde in MET_MOMENT and eerder.naar[naam] in MET_MOMENT):
                per[rij.afspraak_id, naam] = rij
    return per


def _van(versie: Versie, regel: Afspraakregel, rijen: Mapping[tuple[int, str], Gebeurtenis]) -> Ondertekening:
    tekenaars = sorted(regel.makers, key=lambda maker: (maker.partij.sorteernaam, maker.pk))
    alle = tuple(_handtekening(regel.afspraak, maker, rijen) for maker in tekenaars)
    return Ondertekening(versie, regel.afspraak, alle)


def _handtekening(afspraak: Afspraak, maker: Toezegging, rijen: Mapping[tuple[int, str], Gebeurtenis]) -> Handtekening:
    if afspraak.is_gevonden and maker.stand != Afspraakstand.INGETROKKEN:
        return Handtekening(maker.partij, ONDERTEKEND, afspraak.gemaakt, bron=afspraak.bron)
    rij = rijen.get((afspraak.pk, maker.in_journaal))
    wanneer, bron = (rij.datum, rij.bron) if rij else (None, None)
    if maker.stand not in MET_MOMENT:
        return Handtekening(maker.partij, NIET if maker.stand == Afspraakstand.INGETROKKEN else NOG_NIET, wanneer)
    return Handtekening(maker.partij, ONDERTEKEND, wanneer, maker.getekend_door, bron)
