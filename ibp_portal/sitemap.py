"""Every public page, for search engines and archives."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from acties.models import Actie, Afspraak, Onderdeel
from basis.api import register
from basis.tijd.moment import Moment
from basis.web.adres import volledig
from codes.models import Bepalingstekst, Code, Versie
from meedoen.models import Vraag
from partijen.models import Partij
from programmalijnen.models import Pagina, Programmalijn
from voortgang.models import Rapport

PER_BESTAND = 10_000
Gezicht = Callable[..., TemplateResponse]


class Vast(Sitemap):  # type: ignore[type-arg]  # not generic at run time
    """The pages that are always there."""

    def items(self) -> list[str]:
        return [
            "home",
            "acties:lijst",
            "partijen:lijst",
            "voortgang:afspraken",
            "codes:lijst",
            "voortgang:voortgang",
            "voortgang:tijdlijn",
            "voortgang:te_laat",
            "voortgang:verschil",
            "voortgang:rapporten",
            "zoeken:zoeken",
            "opendata:volgen",
            "uitgaven:overzicht",
            "gelinkt:begrippen",
            "insluiten:maken",
            "meedoen:overzicht",
            "meedoen:afgerond",
        ]

    def location(self, item: str) -> str:
        return reverse(item)


class Naslag(Sitemap):  # type: ignore[type-arg]
    """What each table of the open data holds."""

    def items(self) -> list[str]:
        return list(register.tabellen())

    def location(self, item: str) -> str:
        return reverse("uitgaven:naslag", args=[item])


class Rijen(Sitemap):  # type: ignore[type-arg]
    """The pages of the rows of one table, in the order of their keys. `welke` is asked again for each request."""

    limit = PER_BESTAND

    def __init__(self, welke: Callable[[], QuerySet[Any]], gewijzigd: str = "") -> None:
        self.welke = welke
        self.gewijzigd = gewijzigd

    def items(self) -> QuerySet[Any]:
        return self.welke().order_by("pk")

    def lastmod(self, item: Any) -> date | None:
        return _bekend(getattr(item, self.gewijzigd)) if self.gewijzigd else None

    def get_latest_lastmod(self) -> date | None:  # type: ignore[override]  # a day will do, as in lastmod
        """Asked of the database, for the list of sitemaps: Django's own way reads every row."""
        return _bekend(self.welke().aggregate(op=Max(self.gewijzigd))["op"]) if self.gewijzigd else None


def _bekend(op: date | None) -> date | None:
    """A date (or moment); None when it is unknown, which a column may keep as the first of all days."""
    return None if op == date.min else op


class Geschiedenissen(Rijen):
    """The journal of each actie."""

    def location(self, item: Actie) -> str:
        return reverse("acties:geschiedenis", args=[item.slug])


def _bepalingen() -> QuerySet[Bepalingstekst]:
    """Every bepaling in every version that everyone may read."""
    teksten = Bepalingstekst.objects.van_versies(Versie.objects.te_zien(Moment.nu()))
    return teksten.select_related("versie__code", "bepaling")


SITEMAPS: "dict[str, Sitemap[Any]]" = {
    "vast": Vast(),
    "programmalijnen": Rijen(Programmalijn.objects.all),
    "acties": Rijen(lambda: Actie.objects.te_zien(Moment.nu()), "veranderd_op"),
    "geschiedenissen": Geschiedenissen(lambda: Actie.objects.te_zien(Moment.nu()), "veranderd_op"),
    "afspraken": Rijen(lambda: Afspraak.objects.te_zien(Moment.nu())),
    "onderdelen": Rijen(lambda: Onderdeel.objects.te_zien(Moment.nu()).select_related("actie")),
    "codes": Rijen(lambda: Code.objects.te_zien(Moment.nu())),
    "versies": Rijen(lambda: Versie.objects.te_zien(Moment.nu()).select_related("code")),
    "bepalingen": Rijen(_bepalingen),
    "partijen": Rijen(lambda: Partij.objects.te_zien(Moment.nu())),
    "rapporten": Rijen(lambda: Rapport.objects.zichtbaar().zonder_inhoud(), "gewijzigd_op"),
    "vragen": Rijen(lambda: Vraag.objects.te_zien(Moment.nu())),
    "opendata": Naslag(),
    "paginas": Rijen(Pagina.objects.zichtbaar, "gewijzigd_op"),
}


def met_eigen_adres(gezicht: Gezicht) -> Gezicht:
    """For Django's views of sitemaps: they name the portal's own address, not what a request says that our host is."""

    @wraps(gezicht)
    def bekijk(request: HttpRequest, *args: Any, **kwargs: Any) -> TemplateResponse:
        antwoord = gezicht(request, *args, **kwargs)
        inhoud = antwoord.context_data or {}
        for kaart in inhoud.get("sitemaps", ()):
            kaart.location = _eigen(kaart.location)
        for pagina in inhoud.get("urlset", ()):
            pagina["location"] = _eigen(pagina["location"])
        return antwoord

    return bekijk


def _eigen(adres: str) -> str:
    return volledig(urlsplit(adres)._replace(scheme="", netloc="").geturl())
