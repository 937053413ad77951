"""What somebody can follow: everything, a line, an actie, a party, or whatever a list or a search finds.

Who follows everything also follows what is about the programme as a whole; who follows a party what it promised there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from acties.filters import ActieFilter
from acties.kader import Kader
from acties.models import Actie, Afspraak
from acties.models.actie import ActieQuerySet
from acties.models.afspraak import AfspraakQuerySet
from basis.tijd.moment import Moment
from basis.web.adres import Adres, volledig
from basis.web.moment import nu_van
from basis.web.tekst import apart
from basis.zoeken.forms import ZoekForm
from partijen.models import Partij


@dataclass(frozen=True)
class Onderwerp:
    """Some acties under one name: `wat` is the kind of choice, `pagina` the address where people read about it.

    `van_programma` are the afspraken about the programme as a whole that belong to it.
    """

    wat: str
    titel: str
    pagina: str
    acties: ActieQuerySet = field(repr=False)  # printing it would read them
    slug: str = ""
    keuze: Adres = field(default_factory=Adres)
    van_programma: AfspraakQuerySet = field(default_factory=Afspraak.objects.none, repr=False)

    @property
    def vraag(self) -> str:
        """The choice as a query string."""
        return self.keuze.vraag

    @property
    def feed(self) -> str:
        """The address of the feed; equal choices have one."""
        return self._adres("feed", self.keuze)

    @property
    def feed_met_bevestigingen(self) -> str:
        """The address of the feed that also says that something is still true."""
        return self._adres("feed", self.keuze.met(alles="ja"))

    @property
    def agenda(self) -> str:
        """The address of the calendar; equal choices have one."""
        return self._adres("agenda", self.keuze)

    @property
    def is_een_actie(self) -> bool:
        return self.wat == "actie"

    def _adres(self, vorm: str, keuze: Adres) -> str:
        return keuze.achter(reverse(f"opendata:{vorm}_{self.wat}", args=[self.slug] if self.slug else []))


def alles(moment: Moment) -> Onderwerp:
    return Onderwerp(
        "alles",
        "Alle acties",
        reverse("acties:lijst"),
        Actie.objects.te_zien(moment),
        keuze=Adres().met(**moment.demosleutels),
        van_programma=Afspraak.objects.te_zien(moment).van_programma(),
    )


def _alles(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    return alles(nu_van(adres))


def lijnen(kader: Kader, moment: Moment) -> list[Onderwerp]:
    """One for each programmalijn, in their order."""
    return [
        Onderwerp(
            "programmalijn",
            f"Programmalijn {apart(lijn.label)}",
            reverse("programmalijnen:programmalijn", args=[lijn.slug]),
            Actie.objects.te_zien(moment).van_lijn(lijn.slug),
            slug=lijn.slug,
            keuze=Adres().met(**moment.demosleutels),
        )
        for lijn in kader.lijnen
    ]


def _programmalijn(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    gevonden = next((lijn for lijn in lijnen(kader, nu_van(adres)) if lijn.slug == slug), None)
    if gevonden is None:
        raise Http404("deze programmalijn is er niet")
    return gevonden


def _actie(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    zichtbaar = Actie.objects.zichtbaar()
    gevonden = get_object_or_404(zichtbaar, slug=slug)
    return Onderwerp("actie", apart(gevonden.titel), gevonden.get_absolute_url(), zichtbaar.met_slug(slug), slug=slug)


def _partij(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    """The acties that a party takes part in: what was agreed there binds it, whoever reports on it."""
    gevonden = get_object_or_404(Partij, slug=slug)
    moment = nu_van(adres).met(demo=gevonden.is_demo)
    acties = Actie.objects.te_zien(moment).van_partij(slug)
    beloofd = Afspraak.objects.te_zien(moment).van_programma().van_partijen([gevonden])
    titel, pagina = f"Acties van {apart(str(gevonden))}", gevonden.get_absolute_url()
    keuze = Adres().met(**nu_van(adres).demosleutels)
    return Onderwerp("partij", titel, pagina, acties, slug, keuze, beloofd)


def _lijst(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    """What the list finds for this query string: a wrong choice is left out and the others hold, as on the list."""
    zeef = ActieFilter(adres, kader, Actie.objects.te_zien(nu_van(adres)))
    keuzes = sorted(zeef.keuzes)
    keuze = Adres(tuple((naam, waarde) for naam, waarde, _ in keuzes)).met(**nu_van(adres).demosleutels)
    titel = "Acties: " + ", ".join(apart(tekst) for _, _, tekst in zeef.keuzes) if keuzes else "Alle acties"
    return Onderwerp("lijst", titel, keuze.achter(reverse("acties:lijst")), zeef.rijen(), keuze=keuze)


def _zoeken(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    """The acties that a search finds; a question that is empty or too long finds none, as on the search page."""
    formulier = ZoekForm(adres)
    q = formulier.cleaned_data["q"] if formulier.is_valid() else ""
    keuze = Adres().met(q=q, **nu_van(adres).demosleutels)
    acties = Actie.objects.te_zien(nu_van(adres)).met_woorden(q) if q else Actie.objects.none()
    titel = f"Zoeken naar “{apart(q)}”"
    return Onderwerp("zoeken", titel, keuze.achter(reverse("zoeken:zoeken")), acties, keuze=keuze)


_KIEZERS: dict[str, Callable[[str, QueryDict, Kader], Onderwerp]] = {
    "alles": _alles,
    "programmalijn": _programmalijn,
    "actie": _actie,
    "partij": _partij,
    "lijst": _lijst,
    "zoeken": _zoeken,
}
_MET_PAGINA = {"actie": "actie", "partij": "partij", "lijn": "programmalijn"}


def kies(wat: str, slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    """The subject of an address. Raises Http404 for what the public does not see."""
    return _KIEZERS[wat](slug, adres, kader)


def uit_adres(adres: QueryDict, kader: Kader) -> Onderwerp | None:
    """What `/volgen/?…` was opened for; None when that is nothing, or is not there."""
    gevuld = Adres.zuiver(adres, adres).zonder("demo").paren
    if len(gevuld) == 1 and gevuld[0][0] in _MET_PAGINA:
        try:
            return kies(_MET_PAGINA[gevuld[0][0]], gevuld[0][1], adres, kader)
        except Http404:
            return None
    gekozen = _lijst("", adres, kader)
    return gekozen if gekozen.keuze.zonder("demo") else None


# -- names for files that other programs read ---------------------------------------------------------------------


def gastheer() -> str:
    """The name of the portal on the web, without a port: what ids of entries and events are made unique with."""
    return urlsplit(volledig("/")).hostname or "localhost"
