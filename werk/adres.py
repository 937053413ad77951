"""Addresses of the list: the choice in it and the page of it stay along with whatever is done there."""

from dataclasses import dataclass

from django.urls import reverse

from basis.web.adres import BLAD, Adres, Bron
from werk.keuze import schoon


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
        """The first page of the same choice."""
        return self.keuze.achter(self.pad)

    def bij(self, slug: str) -> str:
        """This page of the list, at the card of an actie."""
        return f"{self.terug}#actie-{slug}"

    def bewerk(self, code: str) -> str:
        """This page of the list with a form open."""
        return self.hier.met(bewerk=code).achter(self.pad)

    def naar(self, naam: str, *delen: str) -> str:
        """An address that a form is sent to, which comes back here."""
        return self.hier.achter(reverse(naam, args=[deel for deel in delen if deel]))

    def anders(self, naam: str, *waarden: str) -> str:
        """The first page of the choice with these values for one filter instead; none takes it away."""
        return self.keuze.zonder(naam).met(**{naam: waarden}).achter(self.pad)
