"""What to put in a site: the code of a frame, and the answer of oEmbed (oembed.com) that holds it."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.html import escape

from basis.web.adres import volledig
from opendata.insluiten.soorten import Insluiting

BREED = 640  # pixels, for who asks for a width; on a page a frame is as wide as its place
UUR = 3_600  # seconds that who asked may keep the answer
LANGSTE_MAAT = 5  # digits


@dataclass(frozen=True)
class Vraag:
    """What a program asks: the address, and the most that fits."""

    adres: str
    breed: int | None = None
    hoog: int | None = None

    @classmethod
    def van(cls, adres: QueryDict) -> "Vraag":
        """Raises NotImplementedError for a format that there is not, ValueError for what cannot be read."""
        if adres.get("format", "json") != "json":
            raise NotImplementedError("Alleen JSON is er: vraag format=json.")
        if not (url := adres.get("url", "")):
            raise ValueError("Zeg met url= van welk adres u iets wilt insluiten.")
        return cls(url, _maat(adres, "maxwidth"), _maat(adres, "maxheight"))


def _maat(adres: QueryDict, naam: str) -> int | None:
    tekst = adres.get(naam, "")
    if not tekst:
        return None
    if not (tekst.isascii() and tekst.isdecimal() and len(tekst) <= LANGSTE_MAAT and int(tekst)):
        raise ValueError(f"{naam} is een aantal pixels, zoals {naam}=400.")
    return int(tekst)


def beschrijf(insluiting: Insluiting, vraag: Vraag) -> dict[str, Any]:
    """The answer to a program: version 1.0, type rich. Who has less room gets a smaller frame, that scrolls."""
    breed = min(BREED, vraag.breed or BREED)
    hoog = min(insluiting.soort.hoogte, vraag.hoog or insluiting.soort.hoogte)
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": "IBP-portaal",
        "provider_url": volledig("/"),
        "title": insluiting.titel,
        "cache_age": UUR,
        "html": code(insluiting, breed=str(breed), hoog=hoog),
        "width": breed,
        "height": hoog,
    }


def code(insluiting: Insluiting, thema: str = "", *, breed: str = "100%", hoog: int | None = None) -> str:
    """The frame as HTML, to paste in a page."""
    adres, naam = escape(volledig(insluiting.adres(thema))), escape(f"{insluiting.titel} – IBP-portaal")
    maat = f'width="{breed}" height="{hoog or insluiting.soort.hoogte}"'
    return f'<iframe src="{adres}" title="{naam}" {maat} loading="lazy" style="border:0"></iframe>'
