"""What an address asks, as links, chips and forms need it: keys with values, in their order."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from basis.web.tekst import normaal

Waarde = object  # one value, or a list of them; None, "" and an empty list are no value
LANGSTE_SLEUTEL = 18  # digits that fit in a column of keys
BLAD = ("na", "voor")  # where a page of a list starts: anything else that is chosen begins at the first


def volledig(pad: str) -> str:
    """A path of ours as the address that the whole world knows; never what a request says that our host is."""
    return f"{settings.PORTAAL_ADRES}{pad}"


def als_sleutel(tekst: str) -> int:
    """The key of a row as an address or a form holds it; 0, that no row has, for what is none."""
    return int(tekst) if tekst.isdecimal() and len(tekst) <= LANGSTE_SLEUTEL else 0


def pad(naam: str, *slugs: str) -> str:
    """The path of the page with this name about what has these slugs; a page of rows asks for hundreds."""
    return _padvorm(naam, len(slugs)).format(*slugs)


@lru_cache
def _padvorm(naam: str, aantal: int) -> str:
    """What `reverse`, that takes long, makes of it, with `{}` for each slug."""
    vorm = reverse(naam, args=[f"slug-{nummer}-" for nummer in range(aantal)])
    for nummer in range(aantal):
        vorm = vorm.replace(f"slug-{nummer}-", "{}")
    return vorm


@dataclass(frozen=True)
class Adres:
    """A choice of keys. As text it is the link that makes this choice on the same page: `?` alone chooses nothing."""

    paren: tuple[tuple[str, str], ...] = ()

    @classmethod
    def van(cls, bron: "Bron") -> "Adres":
        """What a request asks, or a mapping of its kind; as it stands there."""
        if isinstance(bron, Adres):
            return bron
        vraag = bron.GET if isinstance(bron, HttpRequest) else bron
        rijen = vraag.lists() if isinstance(vraag, QueryDict) else ((naam, [str(w)]) for naam, w in vraag.items())
        return cls(tuple((naam, str(waarde)) for naam, waarden in rijen for waarde in waarden))

    @classmethod
    def zuiver(cls, bron: "Bron", sleutels: Container[str]) -> "Adres":
        """What is asked under these keys, sorted, without what is empty or unseen: equal pages have equal addresses."""
        schoon = ((naam, normaal(waarde)) for naam, waarde in cls.van(bron).paren if naam in sleutels)
        return cls(tuple(sorted((paar for paar in schoon if paar[1]), key=lambda paar: paar[0])))

    def __str__(self) -> str:
        return f"?{self.vraag}"

    def __bool__(self) -> bool:
        return bool(self.paren)

    def __contains__(self, naam: str) -> bool:
        return any(sleutel == naam for sleutel, _ in self.paren)

    @property
    def vraag(self) -> str:
        """The query string, without its question mark."""
        return urlencode(self.paren)

    @property
    def velden(self) -> QueryDict:
        """The keys and values as a form and a filter read them."""
        vraag = QueryDict(mutable=True)
        for naam, waarde in self.paren:
            vraag.appendlist(naam, waarde)
        return vraag

    def achter(self, pad: str) -> str:
        """This choice on the page of a path."""
        return f"{pad}?{self.vraag}" if self.paren else pad

    def get(self, naam: str, anders: str = "") -> str:
        """The last value of a key, as Django reads it."""
        return next((waarde for sleutel, waarde in reversed(self.paren) if sleutel == naam), anders)

    def getlist(self, naam: str) -> list[str]:
        return [waarde for sleutel, waarde in self.paren if sleutel == naam]

    def met(self, **anders: Waarde) -> "Adres":
        """With these keys instead, each at its place or at the end; without those that have no value."""
        adres = self
        for naam, waarde in anders.items():
            adres = adres._zet(naam, waarde)
        return adres

    def zonder(self, *namen: str) -> "Adres":
        return Adres(tuple(paar for paar in self.paren if paar[0] not in namen))

    def zonder_waarde(self, naam: str, waarde: str) -> "Adres":
        """Without this value of the key; its other values stay."""
        return Adres(tuple(paar for paar in self.paren if paar != (naam, waarde)))

    @property
    def eerste(self) -> "Adres":
        """The first page of this choice."""
        return self.zonder(*BLAD)

    def _zet(self, naam: str, waarde: Waarde) -> "Adres":
        nieuw = [(naam, deel) for deel in _teksten(waarde)]
        namen = [sleutel for sleutel, _ in self.paren]
        plek = namen.index(naam) if naam in namen else len(namen)
        voor, na = self.paren[:plek], (paar for paar in self.paren[plek:] if paar[0] != naam)
        return Adres((*voor, *nieuw, *na))


Bron = Adres | HttpRequest | Mapping[str, object]  # a QueryDict is a mapping


@dataclass(frozen=True)
class Link:
    """Another choice of what a page shows: in words, its address, whether it is made now, and a number that it counts.

    A choice that is made leads to the page without it. `naam` tells links apart that stand in one list.
    """

    tekst: str
    adres: str
    is_gekozen: bool = False
    aantal: str = ""
    naam: str = ""


def _teksten(waarde: Waarde) -> Iterable[str]:
    delen = waarde if isinstance(waarde, list | tuple) else [waarde]
    return [str(deel) for deel in delen if deel not in (None, "")]
