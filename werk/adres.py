"""Addresses of the list: the choice in it and the page of it stay along with whatever is done there."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from werk.keuze import BLADEREN, schoon


@dataclass(frozen=True)
class Werkadres:
    """Where someone is in the list: the filters with the order (`keuze`), and the page (`hier`)."""

    keuze: QueryDict
    hier: QueryDict

    @classmethod
    def van(cls, get: QueryDict) -> "Werkadres":
        keuze = schoon(get)
        hier = keuze.copy()
        for naam in BLADEREN:
            if get.get(naam):
                hier[naam] = get.get(naam, "")
        return cls(keuze, hier)

    def met(self, vraag: QueryDict, anker: str = "") -> str:
        return f"{_achter(reverse('werk:overzicht'), vraag)}{f'#{anker}' if anker else ''}"

    @property
    def terug(self) -> str:
        """This page of the list."""
        return self.met(self.hier)

    @property
    def eerste(self) -> str:
        """The first page of the same choice."""
        return self.met(self.keuze)

    def bij(self, slug: str) -> str:
        """This page of the list, at the card of an actie."""
        return self.met(self.hier, f"actie-{slug}")

    def bewerk(self, code: str) -> str:
        """This page of the list with a form open."""
        vraag = self.hier.copy()
        vraag["bewerk"] = code
        return self.met(vraag)

    def naar(self, naam: str, *delen: str) -> str:
        """An address that a form is sent to, which comes back here."""
        return _achter(reverse(naam, args=[deel for deel in delen if deel]), self.hier)

    def anders(self, naam: str, *waarden: str) -> str:
        """The first page of the choice with these values for one filter instead; none takes it away."""
        vraag = self.keuze.copy()
        vraag.pop(naam, None)
        if waarden:
            vraag.setlist(naam, list(waarden))
        return self.met(vraag)


def _achter(pad: str, vraag: QueryDict) -> str:
    return f"{pad}?{vraag.urlencode()}" if vraag else pad
