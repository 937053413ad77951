"""Lines of a list of journal rows: each in words, with who told it and where it can be read or taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from acties.journaal.afspelen import adres_van, pagina_van, van_boven
from acties.journaal.woorden import Veldregel, Verteller
from acties.models import Afspraak, Gebeurtenis, Houder
from acties.models.gebeurtenissoort import BEDENKTIJD, OVERGENOMEN


@dataclass(frozen=True)
class Journaalregel:
    """A row of the journal in words."""

    rij: Gebeurtenis
    kop: str
    regels: tuple[Veldregel, ...]

    @property
    def is_teruggenomen(self) -> bool:
        """Whether it was taken back at once; known of a row from a list."""
        return bool(getattr(self.rij, "is_teruggenomen", False))

    @property
    def eigen_reden(self) -> str:
        """Why, when that tells more than that it stood in public sources."""
        return "" if self.rij.reden == OVERGENOMEN else self.rij.reden

    @property
    def over(self) -> "Houder | Afspraak":
        """What a list says that it is about: the actie, or of the programme as a whole the promise, if there is one."""
        return self.rij.actie or self.rij.afspraak or self.rij.houder

    @property
    def pagina(self) -> str:
        """The address of the page of what it is about."""
        return pagina_van(self.rij)

    @property
    def naar_boven(self) -> str:
        """What a link to the page of that says when an app above tells it; else empty."""
        return van_boven(self.rij).link

    @property
    def geschiedenis(self) -> str:
        """Where it stands in the history of what it is about."""
        return adres_van(self.rij)

    @property
    def verbeterde(self) -> str:
        """Where the row stands that it mends or takes back: in the history of what it is about."""
        rij, actie = self.rij, self.rij.actie
        bladzij = reverse("acties:geschiedenis", args=[actie.slug]) if actie else self.pagina
        return f"{bladzij}#gebeurtenis-{rij.corrigeert_id}"

    @property
    def terugneemadres(self) -> str:
        """Where to send that it is taken back."""
        if self.rij.afspraak:
            return reverse("acties:afspraak_terugnemen", args=[self.rij.afspraak.slug, self.rij.pk])
        assert self.rij.actie is not None
        return reverse("acties:terugnemen", args=[self.rij.actie.slug, self.rij.pk])

    @property
    def terug_tot(self) -> datetime:
        """Until when whoever reported it can take it back."""
        return self.rij.geregistreerd_op + BEDENKTIJD

    @property
    def is_gevonden(self) -> bool:
        """Whether nobody told it: the redactie found it."""
        return self.rij.namens is None and not self.rij.door_id

    @property
    def wie(self) -> str:
        """Who told it: people appear by function and party, never by name."""
        if self.rij.namens is None:
            return "beheer van het portaal" if self.rij.door_id else "redactie, uit openbare bronnen"
        return f"{self.rij.functie}, {self.rij.namens}" if self.rij.functie else str(self.rij.namens)


def vertel(rij: Gebeurtenis, verteller: Verteller) -> Journaalregel:
    """One row, with the names that the verteller knows."""
    return Journaalregel(rij, verteller.kop(rij), tuple(verteller.regels(rij)))


def vertel_alle(rijen: Iterable[Gebeurtenis], verteller: Verteller | None = None) -> list[Journaalregel]:
    """These rows, with all names in them; those that the verteller does not know are read at once."""
    alle, verteller = list(rijen), verteller or Verteller()
    verteller.ken(alle)
    return [vertel(rij, verteller) for rij in alle]
