"""What somebody can follow: everything, a line, an actie or a part of it, a party, or what a list or a search finds.

Who follows everything also follows what is about the programme as a whole; who follows a party what it promises, asks
and answers there. Feeds, calendars and mails know the same subjects; an app above adds kinds of its own with
`voeg_soort_toe`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from acties.filters import ActieFilter
from acties.kader import Kader
from acties.models import Actie, Afspraak, Gebeurtenis, Mijlpaal, Onderdeel
from acties.models.actie import ActieQuerySet
from acties.models.afspraak import AfspraakQuerySet
from acties.models.journaalvragen import GebeurtenisQuerySet
from acties.models.planning import MijlpaalQuerySet
from basis.tijd.moment import Moment
from basis.web.adres import Adres, volledig
from basis.web.moment import nu_van
from basis.web.tekst import apart
from basis.zoeken.forms import ZoekForm
from partijen.models import Partij


@dataclass(frozen=True)
class Bereik:
    """What belongs to a subject, as questions that nobody asked yet."""

    gebeurtenissen: GebeurtenisQuerySet
    mijlpalen: MijlpaalQuerySet = field(default_factory=Mijlpaal.objects.none)
    afspraken: AfspraakQuerySet = field(default_factory=Afspraak.objects.none)

    @classmethod
    def van(cls, acties: ActieQuerySet) -> "Bereik":
        """All of these acties."""
        return cls(
            Gebeurtenis.objects.van_acties(acties),
            Mijlpaal.objects.van_acties(acties),
            Afspraak.objects.van_acties(acties),
        )

    def met_programma(self, moment: Moment, partij: Partij | None = None) -> "Bereik":
        """Also what this moment shows of the programme as a whole; perhaps only what concerns this party."""
        rijen = Gebeurtenis.objects.van_programma(moment, partij.slug if partij else "")
        afspraken = Afspraak.objects.te_zien(moment).van_programma()
        eigen = afspraken.van_partijen([partij]) if partij else afspraken
        return replace(self, gebeurtenissen=self.gebeurtenissen | rijen, afspraken=self.afspraken | eigen)


@dataclass(frozen=True)
class Onderwerp:
    """What belongs together under one name: `wat` is its kind, `pagina` the address where people read about it."""

    wat: str
    titel: str
    pagina: str
    bereik: Bereik = field(repr=False)  # printing it would read it
    slug: str = ""
    keuze: Adres = field(default_factory=Adres)

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
        """The address of the calendar; equal choices have one. Empty for what has no days to come."""
        return self._adres("agenda", self.keuze) if SOORTEN[self.wat].met_agenda else ""

    @property
    def volgvraag(self) -> str:
        """The query string by which `uit_adres` finds it again."""
        sleutel = SOORTEN[self.wat].sleutel
        return Adres().met(**{sleutel: self.slug, "demo": self.keuze.get("demo")}).vraag if sleutel else self.vraag

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
        Bereik.van(Actie.objects.te_zien(moment)).met_programma(moment),
        keuze=Adres().met(**moment.demosleutels),
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
            Bereik.van(Actie.objects.te_zien(moment).van_lijn(lijn.slug)),
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
    bereik = Bereik.van(zichtbaar.met_slug(slug))
    return Onderwerp("actie", apart(gevonden.titel), gevonden.get_absolute_url(), bereik, slug)


def _onderdeel(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    """One part of an actie; its slug is that of the actie, a slash and its own."""
    van, _, eigen = slug.partition("/")
    gevonden = get_object_or_404(Onderdeel.objects.zichtbaar().select_related("actie"), actie__slug=van, slug=eigen)
    bereik = Bereik(Gebeurtenis.objects.zichtbaar().over(gevonden))
    return Onderwerp("onderdeel", apart(gevonden.titel), gevonden.get_absolute_url(), bereik, slug)


def _afspraak(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    zichtbaar = Afspraak.objects.zichtbaar()
    gevonden = get_object_or_404(zichtbaar, slug=slug)
    bereik = Bereik(Gebeurtenis.objects.zichtbaar().over(gevonden), afspraken=zichtbaar.met_slug(slug))
    return Onderwerp("afspraak", f"Afspraak: {apart(gevonden.titel)}", gevonden.get_absolute_url(), bereik, slug)


def _partij(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    """The acties that a party takes part in: what was agreed there binds it, whoever reports on it.

    And of the programme as a whole what it promised, and the questions to citizens that it asks or answers.
    """
    gevonden = get_object_or_404(Partij, slug=slug)
    moment = nu_van(adres).met(demo=gevonden.is_demo)
    acties = Actie.objects.te_zien(moment).van_partij(slug)
    titel, pagina = f"Acties van {apart(str(gevonden))}", gevonden.get_absolute_url()
    keuze = Adres().met(**nu_van(adres).demosleutels)
    return Onderwerp("partij", titel, pagina, Bereik.van(acties).met_programma(moment, gevonden), slug, keuze)


def _lijst(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    """What the list finds for this query string: a wrong choice is left out and the others hold, as on the list."""
    zeef = ActieFilter(adres, kader, Actie.objects.te_zien(nu_van(adres)))
    keuzes = sorted(zeef.keuzes)
    keuze = Adres(tuple((naam, waarde) for naam, waarde, _ in keuzes)).met(**nu_van(adres).demosleutels)
    titel = "Acties: " + ", ".join(apart(tekst) for _, _, tekst in zeef.keuzes) if keuzes else "Alle acties"
    return Onderwerp("lijst", titel, keuze.achter(reverse("acties:lijst")), Bereik.van(zeef.rijen()), keuze=keuze)


def _zoeken(slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    """The acties that a search finds; a question that is empty or too long finds none, as on the search page."""
    formulier = ZoekForm(adres)
    q = formulier.cleaned_data["q"] if formulier.is_valid() else ""
    keuze = Adres().met(q=q, **nu_van(adres).demosleutels)
    acties = Actie.objects.te_zien(nu_van(adres)).met_woorden(q) if q else Actie.objects.none()
    titel = f"Zoeken naar “{apart(q)}”"
    return Onderwerp("zoeken", titel, keuze.achter(reverse("zoeken:zoeken")), Bereik.van(acties), keuze=keuze)


Kiezer = Callable[[str, QueryDict, Kader], Onderwerp]


@dataclass(frozen=True)
class Soort:
    """A kind of subject: how one is found, where its feed and calendar are, and by which key `/volgen/?…` names one."""

    kies: Kiezer
    weg: str
    sleutel: str = ""
    met_agenda: bool = True


SOORTEN: dict[str, Soort] = {
    "alles": Soort(_alles, "alles"),
    "programmalijn": Soort(_programmalijn, "programmalijnen/<slug:slug>", "lijn"),
    "actie": Soort(_actie, "acties/<slug:slug>", "actie"),
    # No date that is still to come belongs to a part of an actie: mijlpalen and afspraken are of the whole.
    "onderdeel": Soort(_onderdeel, "onderdelen/<path:slug>", "onderdeel", met_agenda=False),
    "afspraak": Soort(_afspraak, "afspraken/<slug:slug>", "afspraak"),
    "partij": Soort(_partij, "partijen/<slug:slug>", "partij"),
    "lijst": Soort(_lijst, "acties"),
    "zoeken": Soort(_zoeken, "zoeken"),
}


def voeg_soort_toe(wat: str, soort: Soort) -> None:
    """Let people follow a kind of an app above, by feed and by mail. Called in `ready()` of that app."""
    SOORTEN[wat] = soort


def kies(wat: str, slug: str, adres: QueryDict, kader: Kader) -> Onderwerp:
    """The subject of an address. Raises Http404 for what the public does not see."""
    if (soort := SOORTEN.get(wat)) is None:
        raise Http404("dit is niet te volgen")
    return soort.kies(slug, adres, kader)


def uit_adres(adres: QueryDict, kader: Kader) -> Onderwerp | None:
    """What `/volgen/?…` was opened for; None when that is nothing, or is not there."""
    gevuld = Adres.zuiver(adres, adres).zonder("demo").paren
    met_pagina = {soort.sleutel: wat for wat, soort in SOORTEN.items() if soort.sleutel}
    if len(gevuld) == 1 and gevuld[0][0] in met_pagina:
        try:
            return kies(met_pagina[gevuld[0][0]], gevuld[0][1], adres, kader)
        except Http404:
            return None
    gekozen = _lijst("", adres, kader)
    return gekozen if gekozen.keuze.zonder("demo") else None


# -- names for files that other programs read ---------------------------------------------------------------------


def gastheer() -> str:
    """The name of the portal on the web, without a port: what ids of entries and events are made unique with."""
    return urlsplit(volledig("/")).hostname or "localhost"
