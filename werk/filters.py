"""What an address of the workplace chooses: which acties and in which order; and how links and forms keep the choice.

The export of a spreadsheet asks this choice too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import django_filters as df
from django.db.models import Case, Exists, OuterRef, Q, TextField, Value, When
from django.db.models.functions import Concat
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from acties.filters import ActieFilter
from acties.kader import Kader, lees_kader
from acties.models.actie import ActieQuerySet
from acties.models.status import LOPEND
from basis.web.adres import BLAD, Adres, Bron
from basis.web.bladeren import Sortering
from partijen.models import Gebruiker
from werk.redenen import Gevraagd, Reden, Redenvraag
from werk.werkveld import Werkveld, anker, werkveld

IETS = "iets"  # asks for anything at all
SORTERINGEN = (
    Sortering("dringend", "Wat iets vraagt eerst", "dringend"),
    Sortering("naam", "Naam (A–Z)", "sorteertitel"),
    Sortering("veranderd", "Laatst veranderd", "veranderd_op", aflopend=True),
)


class WerkFilter(ActieFilter):
    """The filters of the list of acties, and by the kind of reason."""

    reden = df.MultipleChoiceFilter(label="Wat er gevraagd wordt", method="op_reden")
    sorteer = df.ChoiceFilter(
        label="Sorteer op", choices=[(s.naam, s.label) for s in SORTERINGEN], empty_label=None, method="niet_op_rij"
    )

    def __init__(self, data: QueryDict, kader: Kader, veld: Werkveld) -> None:
        super().__init__(data, kader, veld.acties)
        self.veld = veld
        keuzes = [(reden.value, str(reden.label)) for reden in Reden]
        self.filters["reden"].extra["choices"] = [(IETS, "vraagt iets"), *keuzes]
        self.form.auto_id = "filter_%s"  # a form in the list has a field `status` too

    @property
    def sortering(self) -> Sortering:
        gevraagd = self._geldig.get("sorteer")
        return next((sortering for sortering in SORTERINGEN if sortering.naam == gevraagd), SORTERINGEN[0])

    def op_reden(self, rijen: ActieQuerySet, naam: str, waarde: list[str]) -> ActieQuerySet:
        return rijen.filter(self.gevraagd)

    @property
    def toont_programma(self) -> bool:
        """Whether what is about the programme as a whole fits the choice: only the kind of reason is chosen."""
        return not any(self.gekozen.get(naam) for naam in SLEUTELS - {"reden", "sorteer"})

    @cached_property
    def zonder_reden(self) -> Werkveld:
        """What the other filters leave."""
        acties = self.rijen(zonder="reden").order_by()
        return replace(self.veld, acties=acties, met_programma=self.toont_programma)

    @cached_property
    def redenen(self) -> Redenvraag:
        """Why these ask something: for the counters, the order and the filter `iets`."""
        return Redenvraag.van(self.zonder_reden)

    @property
    def gevraagd(self) -> Q:
        """The condition of the chosen kinds of reason; an empty one when none is chosen."""
        waarde = self.gekozen.get("reden", [])
        if IETS in waarde:
            return self.redenen.voorwaarde
        return Redenvraag.van(self.veld, map(Reden, waarde)).voorwaarde if waarde else Q()

    def tel(self, acties: Iterable[int]) -> tuple[dict[str, int], dict[int, list[Gevraagd]]]:
        """How many acties ask for each kind of reason, how many are chosen, and what these `acties` ask."""
        return self.redenen.tel(self.zonder_reden.acties.filter(self.gevraagd), acties)

    def in_volgorde(self) -> Any:
        """The acties that are found, with `dringend`: first what asks something, then what one carries."""
        rijen = self.rijen().select_related("programmalijn", "soort")
        if self.sortering.veld != "dringend":
            return rijen
        getrokken = Exists(self.veld.getrokken.filter(pk=OuterRef("pk")))
        voorrang = [
            Case(When(vraag, then=Value("0")), default=Value("1"), output_field=TextField())
            for vraag in (self.redenen.voorwaarde, getrokken, Q(status__in=LOPEND))
        ]
        return rijen.annotate(dringend=Concat(*voorrang, "sorteertitel", output_field=TextField()))


def lees_keuze(gebruiker: Gebruiker, adres: Bron) -> WerkFilter:
    """What the address asks of the workplace of this person."""
    return WerkFilter(schoon(adres).velden, lees_kader(), werkveld(gebruiker, timezone.localdate()))


def gekozen_acties(gebruiker: Gebruiker, adres: Bron) -> ActieQuerySet:
    """The published acties of this person's parties that the filters in the address leave; sorted for a list."""
    return lees_keuze(gebruiker, adres).rijen().voor_lijst()


SLEUTELS = frozenset({"q", "lijn", "status", "partij", "reden", "sorteer"})


def schoon(bron: Bron) -> Adres:
    """Only the filters and the order, and of what was made too long by hand the begin."""
    netjes = Adres.zuiver(bron, SLEUTELS)
    kort = Adres(tuple((naam, w[:200]) for naam in sorted(SLEUTELS) for w in netjes.getlist(naam)[:40]))
    return kort.zonder("sorteer") if kort.get("sorteer") == SORTERINGEN[0].naam else kort


@dataclass(frozen=True)
class Werkadres:
    """Where someone is in the list: the filters with the order (`keuze`), and the page (`hier`)."""

    keuze: Adres
    hier: Adres

    @classmethod
    def van(cls, bron: Bron) -> "Werkadres":
        keuze, gevraagd = schoon(bron), Adres.van(bron)
        return cls(keuze, keuze.met(**{naam: gevraagd.get(naam) for naam in BLAD}))

    @property
    def pad(self) -> str:
        """The list without any choice."""
        return reverse("werk:overzicht")

    @property
    def terug(self) -> str:
        """This page of the list."""
        return self.hier.achter(self.pad)

    @property
    def eerste(self) -> str:
        """The first page of this choice."""
        return self.keuze.achter(self.pad)

    def bij(self, slug: str) -> str:
        """This page of the list, at the card of an actie; without a slug at that of the programme."""
        return f"{self.terug}#{anker(slug)}"

    def bewerk(self, code: str) -> str:
        """This page of the list with a form open."""
        return self.hier.met(bewerk=code).achter(self.pad)

    def naar(self, naam: str, *delen: str) -> str:
        """An address that a form is sent to, which comes back here."""
        return self.hier.achter(reverse(naam, args=[deel for deel in delen if deel]))

    def anders(self, naam: str, *waarden: str) -> str:
        """The first page of the choice with these values for one filter instead; none takes it away."""
        return self.keuze.zonder(naam).met(**{naam: waarden}).achter(self.pad)
