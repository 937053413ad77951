"""What every handeling is: a right, a form and a service, on the page where the form stands."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.validators import slug_re
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.text import capfirst

from acties import rechten
from acties.forms import VerantwoordForm
from acties.models import Actie, Gebeurtenis, Houder
from acties.services import Verantwoording
from partijen.models import Gebruiker, Partij


@dataclass
class Handeling(ABC):
    """One kind of change by one person to one actie, or to a promise about the programme as a whole (`houder`).

    `welke` is the slug of the mijlpaal, the party or the afspraak, or the key of the part of one maker in that.

    Made for who may do it: raises PermissionDenied or Http404 else.
    """

    soort: ClassVar[str]  # in addresses, and of a draft
    naam: ClassVar[str]  # as in "een concept: voortgang melden"
    gelukt: ClassVar[str]  # what to tell when it is done

    houder: Houder
    gebruiker: Gebruiker
    welke: str = ""

    def __post_init__(self) -> None:
        if self.welke and not slug_re.match(self.welke):
            raise Http404("zo heet geen mijlpaal of partij")
        self.namens = self.bepaal_namens()

    @property
    def actie(self) -> Actie:
        """The actie. Raises Http404 for the programme as a whole, of which there are only promises."""
        if not isinstance(self.houder, Actie):
            raise Http404("dit kan alleen bij een actie")
        return self.houder

    def bepaal_namens(self) -> Partij | None:
        """The party on whose behalf this is done, here the one that carries the actie; None for the whole portal."""
        trekker = rechten.trekker_voor(self.gebruiker, self.actie)
        if trekker is None:  # asked only then: who acts for the trekker may
            rechten.eis_gezamenlijk(self.gebruiker, self.actie)
        return trekker

    @abstractmethod
    def formulier(self, data: QueryDict | None = None) -> VerantwoordForm:
        """The form, empty or filled in with what was sent."""

    @abstractmethod
    def voer_uit(self, formulier: Any, verantwoording: Verantwoording) -> Gebeurtenis | None:
        """Do what the valid form says; the row in the journal, None when that need not tell of it.

        Raises what the service raises.
        """

    @property
    def onderwerp(self) -> str:
        """The part of the actie that it is about; empty for the joint part."""
        return ""

    @property
    def kop(self) -> str:
        """What its form is called."""
        wat = capfirst(self.naam)
        return f"{wat}: {self.onderwerp}" if self.onderwerp else wat

    @property
    def delen(self) -> list[str]:
        """What an address says of it, beside which actie."""
        return [self.soort, self.welke] if self.welke else [self.soort]

    @property
    def code(self) -> str:
        """What stands behind `?bewerk=` in the address of its page."""
        return ":".join(self.delen)

    @property
    def pagina(self) -> str:
        """The address of the page on which its form stands."""
        return self.houder.get_absolute_url()

    @property
    def doel(self) -> str:
        """The address that its form is sent to."""
        return reverse("acties:bewerken", args=[self.actie.slug, *self.delen])

    @property
    def adres(self) -> str:
        """That page with this form open."""
        return f"{self.pagina}?bewerk={self.code}"
