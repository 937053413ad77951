"""What a page of progress looks at: the whole programme or a part of it, now or on an earlier day."""

from dataclasses import dataclass, replace
from datetime import date

from acties.kader import Kader, Keuze
from acties.models import Actie, Gebeurtenis
from acties.models.actie import ActieQuerySet
from acties.models.journaalvragen import GebeurtenisQuerySet
from basis.tijd.moment import Moment
from basis.web.adres import Adres, Bron
from basis.web.formulieren import Optie


@dataclass(frozen=True)
class Blik:
    """The moment, and the line and party that were chosen."""

    moment: Moment
    lijn: Keuze | None = None
    partij: Keuze | None = None
    onbekend: bool = False  # the address names a line or party that does not exist

    @property
    def op(self) -> date:
        return self.moment.op

    @property
    def is_geheel(self) -> bool:
        """Whether it is the whole real programme with all that is known by now: its counts are kept."""
        return not self.moment.met_demo and self.lijn is None and self.partij is None and self.moment.bekend is None

    @property
    def sleutels(self) -> dict[str, str]:
        """The chosen filters as an address says them."""
        gekozen = {"lijn": self.lijn, "partij": self.partij}
        return {naam: keuze.slug for naam, keuze in gekozen.items() if keuze}

    @property
    def sleutel(self) -> str:
        """What tells this look from any other, for what is kept ready."""
        return f"{Adres.van(self.moment.sleutels | self.sleutels).vraag}:{self.onbekend}"

    @property
    def keuze_tekst(self) -> str:
        """The chosen filters in words; empty when there are none."""
        return ", ".join(keuze.label for keuze in (self.lijn, self.partij) if keuze)

    def vraag(self, **anders: object) -> str:
        """A query string with the chosen filters and these keys; empty when there is nothing to say."""
        return Adres().met(**anders | self.sleutels).achter("")

    def acties(self) -> ActieQuerySet:
        """The acties that are looked at; never a draft. The line and the parties are those of today."""
        rijen = Actie.objects.te_zien(self.moment)
        rijen = rijen.van_lijn(self.lijn.slug) if self.lijn else rijen
        return rijen.van_partij(self.partij.slug) if self.partij else rijen

    def journaal(self, rijen: GebeurtenisQuerySet | None = None) -> GebeurtenisQuerySet:
        """What counts of these rows (all rows: None) at the moment."""
        alle = Gebeurtenis.objects.all() if rijen is None else rijen
        return alle.filter(actie__in=self.acties()).geldend_op(self.moment).order_by()

    def toen_bekend(self) -> "Blik":
        """This look, with only what the portal itself knew on the day."""
        if self.moment.is_nu:
            return self
        dag, gevraagd = replace(self.moment, bekend=self.op), self.moment.bekend_voor
        eerder = gevraagd is not None and dag.bekend_voor is not None and gevraagd <= dag.bekend_voor
        return self if eerder else replace(self, moment=dag)


def lees_blik(bron: Bron, moment: Moment, kader: Kader) -> Blik:
    """What an address asks for. A line or party that is not there is left out and told."""
    adres = Adres.zuiver(bron, ("lijn", "partij"))
    lijn = next((keuze for keuze in kader.lijnen if keuze.slug == adres.get("lijn")), None)
    partij = next((keuze for keuze in kader.partijen_te_zien(moment) if keuze.slug == adres.get("partij")), None)
    onbekend = bool(("lijn" in adres and not lijn) or ("partij" in adres and not partij))
    return Blik(moment, lijn, partij, onbekend)


def opties(blik: Blik, kader: Kader) -> dict[str, list[Optie]]:
    """The choices of the filter form."""
    lijn, partij = ([keuze.slug] if keuze else [] for keuze in (blik.lijn, blik.partij))
    return {
        "lijnopties": [keuze.optie(lijn) for keuze in kader.lijnen],
        "partijopties": [keuze.optie(partij) for keuze in kader.partijen_te_zien(blik.moment)],
    }
