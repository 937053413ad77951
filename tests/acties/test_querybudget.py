"""What each page costs in queries when nothing is warm, and that more rows don't cost more."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from acties import services
from acties.models import Actie, Deelname, Deelnamerol, Document, Mijlpaal, Onderdeel
from acties.services import Maker
from basis.tijd.perioden import jaar
from partijen.models import Partij
from tests.factories import PartijFactory, beloof
from tests.support.eenmalig import eenmalig
from tests.support.pagina import browser_van
from tests.support.wereld import BEGIN, Wereld, lid, maak_wereld

pytestmark = pytest.mark.django_db

# address → queries of a reader who comes first, and of the one after; one of them asks for questions to citizens
# wherever these can stand, and one for codes on the pages of an actie, of what is in it and of a party
BUDGET = {
    "/": (9, 1),
    "/acties/": (6, 1),
    "/acties/?q=samen&laag=gemeenten&van=2018": (6, 1),  # finds nothing: two of these help on
    "/acties/{actie}/": (5, 1),
    "/acties/{actie}/geschiedenis/": (3, 3),
    "/acties/{actie}/onderdelen/deel/": (7, 7),
    "/afspraken/{afspraak}/": (6, 6),
    "/afspraken/{afspraak}/?stand={vandaag}": (8, 8),
    "/programmalijnen/{lijn}/": (9, 7),
    "/partijen/": (1, 1),
    "/partijen/{partij}/": (11, 11),  # what it promised, by year and about the programme: three of these
    "/zoeken/?q=samen": (1, 1),
}


def laat_groeien(w: Wereld, aantal: int) -> None:
    """More of everything; straight into the tables where no service is needed for what a page shows."""
    actie, eerste = w.actie, Deelname.objects.count()
    nieuw: list[Partij] = PartijFactory.create_batch(aantal)
    Deelname.objects.bulk_create(Deelname(actie=actie, partij=partij, rol=Deelnamerol.ADVISEUR) for partij in nieuw)
    delen = [{"actie": actie, "slug": f"n{eerste + nummer}", "titel": f"Nummer {nummer}"} for nummer in range(aantal)]
    Onderdeel.objects.bulk_create(Onderdeel(soort=w.onderdeel.soort, **velden) for velden in delen)
    Document.objects.bulk_create(Document(soort="brief", nummer="1", **velden) for velden in delen)
    Mijlpaal.objects.bulk_create(Mijlpaal(gepland=jaar(2040), **velden) for velden in delen)
    for partij in nieuw:
        eigen = beloof(partij, actie, reden=BEGIN.reden)
        services.zet_wacht_op(afspraak=eigen.afspraak, op=[w.afspraak], verantwoording=BEGIN)
        services.voeg_makers_toe(afspraak=w.afspraak, makers=[Maker(partij=partij)], verantwoording=BEGIN)
        beloof(w.trekker)
        andere = Actie.objects.get(pk=actie.pk)
        andere.pk, andere.slug, andere._state.adding = None, f"andere-{partij.pk}", True
        andere.save()
        andere.voorgangers.add(actie)
        Deelname.objects.create(actie=andere, partij=w.trekker, rol=Deelnamerol.TREKKER)
    services.ga_naar_fase(actie=actie, definitie=w.fase, verantwoording=BEGIN)  # news, with the name of a phase


def vragen(client: Client, adres: str) -> int:
    with CaptureQueriesContext(connection) as gesteld:
        assert client.get(adres).status_code == 200
    return len(gesteld)


def koud(client: Client, adres: str) -> int:
    for cache in caches.all():
        cache.clear()
    return vragen(client, adres)


@pytest.fixture(scope="module")
def metingen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, list[tuple[int, int]]]]:
    """Per address the queries (cold, warm) with 3 and with 60 rows of everything."""
    yield from eenmalig(django_db_blocker, _meet_alles)


def _meet_alles() -> dict[str, list[tuple[int, int]]]:
    wereld = maak_wereld()
    meet = _meter(wereld)
    laat_groeien(wereld, 3)
    weinig = meet()
    laat_groeien(wereld, 57)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the server does by itself, once a transaction is over
    veel = meet()
    return {adres: [weinig[adres], veel[adres]] for adres in weinig}


def _meter(w: Wereld) -> Callable[[], dict[str, tuple[int, int]]]:
    client, trekker = Client(), browser_van(lid(w.trekker))
    plaatsen = {"actie": w.actie.slug, "lijn": w.actie.programmalijn.slug, "partij": w.trekker.slug}
    plaatsen |= {"afspraak": w.afspraak.slug, "vandaag": str(timezone.localdate())}
    deuren = [(adres, client) for adres in BUDGET] + [(adres, trekker) for adres in ACHTER_INLOG]

    def meet() -> dict[str, tuple[int, int]]:
        return {
            adres: (koud(wie, adres.format(**plaatsen)), vragen(wie, adres.format(**plaatsen))) for adres, wie in deuren
        }

    return meet


# what someone who is logged in costs: session and person, and then the page without any ready-made piece
ACHTER_INLOG = {"/werk/": 17, "/acties/{actie}/?bewerk=voortgang": 12}


@pytest.mark.parametrize("adres", BUDGET)
def test_a_page_stays_within_its_budget(adres: str, metingen: dict[str, list[tuple[int, int]]]) -> None:
    for eerste, daarna in metingen[adres]:
        assert eerste <= BUDGET[adres][0]
        assert daarna <= BUDGET[adres][1]


@pytest.mark.parametrize("adres", ACHTER_INLOG)
def test_behind_the_login_too(adres: str, metingen: dict[str, list[tuple[int, int]]]) -> None:
    assert all(eerste <= ACHTER_INLOG[adres] for eerste, _ in metingen[adres])


@pytest.mark.parametrize("adres", [*BUDGET, *ACHTER_INLOG])
def test_more_rows_cost_no_more_queries(adres: str, metingen: dict[str, list[tuple[int, int]]]) -> None:
    weinig, veel = metingen[adres]

    assert veel == weinig
