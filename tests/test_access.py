"""One table of doors: every address × everyone who may stand before it → what happens. No address without a row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from pytest_django import DjangoDbBlocker

from acties import services
from acties.models import Actie
from partijen.models import Gebruiker, Lidmaatschap
from tests.factories import ActieFactory, BronFactory, GebruikerFactory, PaginaFactory
from tests.support.eenmalig import eenmalig
from tests.support.pagina import browser_van
from tests.support.rapporten import maak_rapport
from tests.support.wereld import BEGIN, lid, maak_wereld

PERSONEN = ("burger", "ambtenaar van de trekker", "ambtenaar van een andere partij", "beheerder")
LEESBAAR = ("200 200 200 200", "405 405 405 405")
IEDER_404 = ("404 404 404 404", "405 405 405 405")
ALLEEN_BEHEER = ("404 404 404 200", "405 405 405 405")

# name, address, and per person of PERSONEN the status of a GET and of an empty POST
DEUREN = [
    ("home", "/", *LEESBAAR),
    ("acties:lijst", "/acties/", *LEESBAAR),
    ("acties:actie", "/acties/{actie}/", *LEESBAAR),
    ("acties:actie", "/acties/{actie}/?bewerk=voortgang", *LEESBAAR),
    ("acties:actie", "/acties/{concept}/", *ALLEEN_BEHEER),
    ("acties:actie", "/acties/weg/", *IEDER_404),
    ("acties:geschiedenis", "/acties/{actie}/geschiedenis/", *LEESBAAR),
    ("acties:geschiedenis", "/acties/{concept}/geschiedenis/", *ALLEEN_BEHEER),
    ("acties:onderdeel", "/acties/{actie}/onderdelen/deel/", *LEESBAAR),
    ("acties:onderdeel", "/acties/{concept}/onderdelen/deel/", *ALLEEN_BEHEER),
    ("acties:onderdeel", "/acties/{actie}/onderdelen/weg/", *IEDER_404),
    ("acties:bestand", "/acties/{actie}/documenten/stuk/", *LEESBAAR),
    ("acties:bestand", "/acties/{concept}/documenten/stuk/", *ALLEEN_BEHEER),
    ("acties:bestand", "/acties/{actie}/documenten/brief/", *IEDER_404),  # has a number, no file
    ("acties:nog_actueel", "/acties/{actie}/nog-actueel/", "302 302 302 302", "302 404 404 404"),
    ("acties:nog_actueel", "/acties/{actie}/nog-actueel/{partij}/", "302 302 302 302", "302 404 404 404"),
    ("acties:bewerken", "/acties/{actie}/bewerken/voortgang/", "302 302 403 403", "302 422 403 403"),
    ("acties:bewerken", "/acties/{actie}/bewerken/mijlpaal/wet/", "302 302 403 403", "302 422 403 403"),
    ("acties:bewerken", "/acties/{actie}/bewerken/herijking/wet/", "302 302 403 403", "302 422 403 403"),
    ("acties:bewerken", "/acties/{actie}/bewerken/afspraak/{partij}/", "302 302 403 403", "302 422 403 403"),
    ("acties:bewerken", "/acties/{actie}/bewerken/afspraak/{partner}/", "302 403 403 403", "302 403 403 403"),
    ("acties:bewerken", "/acties/{concept}/bewerken/voortgang/", "302 404 404 403", "302 404 404 403"),
    ("acties:bewerken", "/acties/{actie}/bewerken/onzin/", "302 404 404 404", "302 404 404 404"),
    ("werk:overzicht", "/werk/", "302 200 200 200", "302 405 405 405"),
    ("partijen:lijst", "/partijen/", *LEESBAAR),
    ("partijen:partij", "/partijen/{partij}/", *LEESBAAR),
    ("voortgang:afspraken", "/afspraken/", *LEESBAAR),
    ("voortgang:afspraken_csv", "/afspraken.csv", *LEESBAAR),
    ("voortgang:afspraken_ods", "/afspraken.ods", *LEESBAAR),
    ("acties:actie", "/acties/{actie}/?stand=2021-03-01", *LEESBAAR),
    ("acties:actie", "/acties/{concept}/?stand=2021-03-01", *ALLEEN_BEHEER),
    ("voortgang:verschil", "/voortgang/verschil/", *LEESBAAR),
    ("voortgang:verschil", "/voortgang/verschil/?actie={actie}", *LEESBAAR),
    ("voortgang:verschil", "/voortgang/verschil/?actie={concept}", "422 422 422 422", "405 405 405 405"),
    ("voortgang:verschil_csv", "/voortgang/verschil.csv", *LEESBAAR),
    ("voortgang:verschil_csv", "/voortgang/verschil.csv?van=ooit", "422 422 422 422", "405 405 405 405"),
    ("voortgang:rapporten", "/voortgang/rapporten/", *LEESBAAR),
    ("voortgang:rapport_nieuw", "/voortgang/rapporten/nieuw/", "302 200 200 200", "302 422 422 422"),
    ("voortgang:rapport", "/voortgang/rapporten/{rapport}/", *LEESBAAR),
    ("voortgang:rapport", "/voortgang/rapporten/{rapportconcept}/", "404 200 404 200", "405 405 405 405"),
    ("voortgang:rapport", "/voortgang/rapporten/weg/", *IEDER_404),
    ("voortgang:rapport_bestand", "/voortgang/rapporten/{rapport}.pdf", *LEESBAAR),
    ("voortgang:rapport_bestand", "/voortgang/rapporten/{rapport}.doc", *IEDER_404),
    ("voortgang:rapport_bestand", "/voortgang/rapporten/{rapportconcept}.ods", "404 200 404 200", "405 405 405 405"),
    ("voortgang:rapport_inleiding", "/voortgang/rapporten/{rapport}/inleiding/", "302 200 403 200", "302 422 403 422"),
    (
        "voortgang:rapport_inleiding",
        "/voortgang/rapporten/{rapportconcept}/inleiding/",
        "302 200 404 200",
        "302 302 404 302",
    ),
    (
        "voortgang:rapport_handeling",
        "/voortgang/rapporten/{rapport}/publiceren/",
        "302 302 403 302",
        "302 302 403 302",
    ),
    (
        "voortgang:rapport_handeling",
        "/voortgang/rapporten/{rapportconcept}/intrekken/",
        "302 302 404 302",
        "302 302 404 302",
    ),
    ("voortgang:rapport_handeling", "/voortgang/rapporten/{rapport}/onzin/", "302 404 404 404", "302 404 404 404"),
    ("zoeken:zoeken", "/zoeken/", *LEESBAAR),
    ("zoeken:zoeken", "/zoeken/?q=actie", *LEESBAAR),
    ("programmalijnen:programmalijn", "/programmalijnen/{lijn}/", *LEESBAAR),
    ("programmalijnen:pagina", "/over/", *LEESBAAR),
    ("programmalijnen:pagina", "/geheim/", *IEDER_404),
    ("opendata:volgen", "/volgen/", *LEESBAAR),
    ("opendata:volgen", "/volgen/?actie={concept}", *LEESBAAR),  # shows nothing of it
    ("opendata:feed_alles", "/feeds/alles.atom", *LEESBAAR),
    ("opendata:feed_programmalijn", "/feeds/programmalijnen/{lijn}.atom", *LEESBAAR),
    ("opendata:feed_programmalijn", "/feeds/programmalijnen/weg.atom", *IEDER_404),
    ("opendata:feed_actie", "/feeds/acties/{actie}.atom", *LEESBAAR),
    ("opendata:feed_actie", "/feeds/acties/{concept}.atom", *IEDER_404),
    ("opendata:feed_partij", "/feeds/partijen/{partij}.atom", *LEESBAAR),
    ("opendata:feed_partij", "/feeds/partijen/weg.atom", *IEDER_404),
    ("opendata:feed_lijst", "/feeds/acties.atom?status=gepland", *LEESBAAR),
    ("opendata:feed_zoeken", "/feeds/zoeken.atom?q=actie", *LEESBAAR),
    ("opendata:agenda_alles", "/agenda/alles.ics", *LEESBAAR),
    ("opendata:agenda_programmalijn", "/agenda/programmalijnen/{lijn}.ics", *LEESBAAR),
    ("opendata:agenda_programmalijn", "/agenda/programmalijnen/weg.ics", *IEDER_404),
    ("opendata:agenda_actie", "/agenda/acties/{actie}.ics", *LEESBAAR),
    ("opendata:agenda_actie", "/agenda/acties/{concept}.ics", *IEDER_404),
    ("opendata:agenda_partij", "/agenda/partijen/{partij}.ics", *LEESBAAR),
    ("opendata:agenda_partij", "/agenda/partijen/weg.ics", *IEDER_404),
    ("opendata:agenda_lijst", "/agenda/acties.ics?status=gepland", *LEESBAAR),
    ("opendata:agenda_zoeken", "/agenda/zoeken.ics?q=actie", *LEESBAAR),
    ("voortgang:voortgang", "/voortgang/", *LEESBAAR),
    ("voortgang:tijdlijn", "/voortgang/tijdlijn/?jaar=2020", *LEESBAAR),
    ("voortgang:cijfers", "/voortgang/cijfers/?wat=acties-niets-gemeld", *LEESBAAR),
    ("voortgang:cijfers", "/voortgang/cijfers/", *IEDER_404),
    ("inloggen", "/inloggen/", "200 302 302 302", "422 302 302 302"),
    ("uitloggen", "/uitloggen/", "405 405 405 405", "302 302 302 302"),
    ("sso:begin", "/account/organisatie/naar/onbekend/", *IEDER_404),
    ("sso:koppel", "/account/organisatie/koppelen/onbekend/", "302 302 302 302", "405 405 405 405"),
    ("sso:koppelen", "/account/organisatie/koppelen/", "302 302 302 302", "302 302 302 302"),  # first: who are you
    ("sso:koppelingen", "/account/organisatie/", "302 200 200 200", "405 405 405 405"),
    ("sso:nieuw", "/account/organisatie/nieuw/", "400 400 400 400", "400 400 400 400"),  # nobody waits
    ("sso:ontkoppelen", "/account/organisatie/1/ontkoppelen/", "302 302 302 302", "302 302 302 302"),
    ("sso:sleutels", "/account/organisatie/sleutels.json", *LEESBAAR),
    ("sso:terug", "/account/organisatie/terug/onbekend/", *IEDER_404),
    ("gezond", "/gezond/", *LEESBAAR),
    ("gezond_klaar", "/gezond/klaar/", *LEESBAAR),
    ("robots", "/robots.txt", *LEESBAAR),
    ("security_txt", "/.well-known/security.txt", *LEESBAAR),
    ("sitemap", "/sitemap.xml", "200 200 200 200", "200 200 200 200"),
    ("django.contrib.sitemaps.views.sitemap", "/sitemap-acties.xml", "200 200 200 200", "200 200 200 200"),
    ("admin:login", "/beheer/login/", "302 302 302 302", "302 302 302 302"),
    ("admin:logout", "/beheer/logout/", "302 403 403 405", "302 403 403 302"),
]

# In the admin a reader goes to the login and an ambtenaar nowhere. This is what a beheerder gets by a GET where that is
# not a page (200): what the journal tells of is never removed, and its rows are made by the services alone.
BEHEER = {
    "admin:acties_actie_delete": 403,
    "admin:acties_actie_publiceren": 302,  # this one is already published
    "admin:acties_afspraak_add": 403,  # on the page of its actie
    "admin:acties_afspraak_delete": 403,
    "admin:acties_document_delete": 403,
    "admin:acties_gebeurtenis_add": 403,
    "admin:acties_gebeurtenis_delete": 403,
    "admin:acties_mijlpaal_delete": 403,
    "admin:acties_onderdeel_delete": 403,
    "admin:partijen_gebruiker_delete": 403,  # is made inactive instead
    "admin:programmalijnen_pagina_delete": 403,  # this one is linked to by the site itself
    "admin:voortgang_rapport_add": 403,  # is asked for on the site
    "admin:voortgang_rapport_delete": 403,
    "admin:autocomplete": 403,  # says not for which field
    "admin:view_on_site": 302,
}


def _namen(resolver: URLResolver, ruimte: str = "") -> Iterator[str]:
    for deel in resolver.url_patterns:
        if isinstance(deel, URLPattern):
            yield from [f"{ruimte}{deel.name}"] if deel.name else []
        else:
            yield from _namen(deel, f"{ruimte}{deel.namespace}:" if deel.namespace else ruimte)


ALLE = sorted(set(_namen(get_resolver())))
MET_RIJ = {naam for naam, *_ in DEUREN}
IN_BEHEER = [naam for naam in ALLE if naam.startswith("admin:") and naam not in MET_RIJ]


@dataclass
class Proef:
    """The places in the addresses, the objects by model, and everyone who comes to the door."""

    plaatsen: dict[str, str]
    dingen: dict[str, int]
    sessies: list[str]

    @property
    def browsers(self) -> list[Client]:
        """Of everyone in PERSONEN, as if they had just logged in."""
        alle = [Client() for _ in PERSONEN]
        for client, sessie in zip(alle[1:], self.sessies, strict=True):
            client.cookies["sessionid"] = sessie
        return alle


def _maak() -> Proef:
    w = maak_wereld()
    concept = ActieFactory(slug="concept", trekker=w.trekker)
    stuk = {"titel": "Stuk", "soort": "brief", "bestand": ContentFile(b"%PDF", "stuk.pdf")}
    for actie in (w.actie, concept):
        services.voeg_document_toe(actie=actie, slug="stuk", verantwoording=BEGIN, **stuk)
    velden = {"titel": "Deel", "soort": w.onderdeel.soort}
    services.leg_onderdeel_vast(actie=concept, slug="deel", velden=velden, verantwoording=BEGIN)
    pagina = PaginaFactory(slug="over")
    PaginaFactory(slug="geheim", is_gepubliceerd=False)
    mensen: list[Gebruiker] = [lid(w.trekker), lid(w.vreemde), GebruikerFactory(beheerder=True)]
    lijn, soort = w.actie.programmalijn, w.actie.soort
    dingen: list[Any] = [
        w.actie,
        w.mijlpaal,
        w.afspraak,
        w.onderdeel,
        w.document,
        w.trekker,
        lijn,
        lijn.opgave,
        soort,
        pagina,
    ]
    dingen += [
        soort,
        pagina,
        w.onderdeel.soort,
        w.actie.gebeurtenissen.latest("pk"),
        BronFactory(),
        mensen[0],
        Lidmaatschap.objects.first(),
    ]
    rapporten = [
        maak_rapport(klaar=True, gepubliceerd=gepubliceerd, namens=w.trekker) for gepubliceerd in (True, False)
    ]
    dingen.append(rapporten[0])
    sessies = [browser_van(mens).cookies["sessionid"].value for mens in mensen]
    plaatsen = {"actie": w.actie.slug, "concept": "concept", "partij": w.trekker.slug, "partner": w.partner.slug}
    plaatsen |= {"lijn": lijn.slug, "rapport": rapporten[0].slug, "rapportconcept": rapporten[1].slug}
    return Proef(plaatsen, {ding._meta.label_lower: ding.pk for ding in dingen}, sessies)


@pytest.fixture(scope="module")
def proef(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Proef]:
    yield from eenmalig(django_db_blocker, _maak)


def test_no_address_without_a_row() -> None:
    assert set(ALLE) >= MET_RIJ
    assert [naam for naam in ALLE if naam not in MET_RIJ and naam not in IN_BEHEER] == []
    assert BEHEER.keys() <= set(IN_BEHEER)


@pytest.mark.django_db
@pytest.mark.parametrize(("naam", "adres", "get", "post"), DEUREN, ids=[adres for _, adres, *_ in DEUREN])
def test_who_gets_through_which_door(naam: str, adres: str, get: str, post: str, proef: Proef) -> None:
    pad = adres.format(**proef.plaatsen)
    assert resolve(pad.split("?")[0]).view_name == naam or pad == "/beheer/login/"  # our own login stands before it

    gezien = {}
    for wie, een, ander in zip(PERSONEN, proef.browsers, proef.browsers, strict=True):
        gezien[wie] = f"{een.get(pad).status_code} {ander.post(pad).status_code}"

    verwacht = {wie: f"{g} {p}" for wie, g, p in zip(PERSONEN, get.split(), post.split(), strict=True)}
    assert gezien == verwacht


def _adres(naam: str, proef: Proef) -> str:
    """An address of the admin with an object that exists."""
    delen = naam.removeprefix("admin:").split("_")
    if naam == "admin:app_list":
        return reverse(naam, args=["acties"])
    if naam == "admin:view_on_site":
        return reverse(naam, args=[ContentType.objects.get_for_model(Actie).pk, proef.dingen["acties.actie"]])
    if naam == "admin:auth_user_password_change":
        return reverse(naam, args=[proef.dingen["partijen.gebruiker"]])
    sleutel = proef.dingen.get(".".join(delen[:2]))
    return reverse(naam, args=[sleutel] if sleutel and delen[-1] not in {"add", "changelist"} else [])


@pytest.mark.django_db
@pytest.mark.parametrize("naam", IN_BEHEER)
def test_the_admin_is_for_beheerders_only(naam: str, proef: Proef) -> None:
    pad = _adres(naam, proef)
    burger, trekker, ander, beheerder = proef.browsers

    for antwoord in (burger.get(pad), burger.post(pad)):
        assert (antwoord.status_code, antwoord["Location"].split("?")[0]) == (302, "/beheer/login/")
    assert [wie.get(pad).status_code for wie in (trekker, ander)] == [403, 403]
    assert trekker.post(pad).status_code == 403
    assert beheerder.get(pad).status_code == BEHEER.get(naam, 200)
