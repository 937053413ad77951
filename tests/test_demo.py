"""What was invented for the demo is on no page of the real programme, unless someone asks for it (docs/adr/0039)."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from acties import services
from acties.models import Actie, Telling
from acties.services import Verantwoording
from basis.tijd.perioden import dag, maand
from tests.factories import ActieFactory, BronFactory, PartijFactory, ProgrammalijnFactory, beloof
from voortgang.models import Dagtelling

pytestmark = pytest.mark.django_db

# Each shows both acties, or counts them.
PAGINAS = (
    "/",
    "/acties/",
    "/acties/?status=gepland",
    "/programmalijnen/lijn/",
    "/partijen/",
    "/afspraken/",
    "/afspraken.csv",
    "/voortgang/",
    "/voortgang/tijdlijn/",
    "/voortgang/verschil/",
    "/voortgang/verschil.csv",
    "/zoeken/?q=samen",
    "/feeds/acties.atom",
    "/feeds/programmalijnen/lijn.atom",
    "/agenda/acties.ics",
    "/agenda/programmalijnen/lijn.ics",
)


@dataclass(frozen=True)
class Paar:
    """An actie of the real programme and one that was made up, alike in all else."""

    echt: Actie
    demo: Actie


@pytest.fixture
def paar(db: None) -> Paar:
    cache.clear()
    lijn, soort = ProgrammalijnFactory(slug="lijn"), ActieFactory().soort

    def maak(naam: str, *, demo: bool) -> Actie:
        partij = PartijFactory(slug=f"{naam}-partij", naam=f"{naam.capitalize()}partij", is_demo=demo)
        velden = {"slug": naam, "titel": f"{naam.capitalize()}actie", "programmalijn": lijn, "soort": soort}
        actie = ActieFactory(**velden, is_demo=demo)
        waarom = Verantwoording(reden="Zo is het.", datum=dag(timezone.localdate()), bron=BronFactory())
        services.publiceer(actie=actie, verantwoording=waarom)
        beloof(partij, actie, titel=f"{naam.capitalize()}afspraak")
        straks = timezone.localdate() + timedelta(days=40)
        verwacht = maand(straks.year, straks.month)
        services.voeg_mijlpaal_toe(
            actie=actie, slug="m", titel=f"{naam.capitalize()}mijlpaal", gepland=verwacht, verantwoording=waarom
        )
        return actie

    return Paar(maak("echt", demo=False), maak("demo", demo=True))


def _lees(client: Client, pad: str, **vraag: str) -> str:
    achter = f"{'&' if '?' in pad else '?'}{urlencode(vraag)}" if vraag else ""
    antwoord = client.get(f"{pad}{achter}")
    assert antwoord.status_code == 200, pad
    return b"".join(antwoord).decode()  # also of an answer that streams


@pytest.mark.parametrize("pad", PAGINAS)
def test_only_who_asks_sees_what_was_invented(pad: str, paar: Paar, client: Client) -> None:
    zonder = _lees(client, pad)
    assert "Echt" in zonder
    assert "Demo" not in zonder
    met = _lees(client, pad, demo="ja")
    assert "Echt" in met
    assert "Demo" in met


def test_the_counts_that_are_kept_are_of_the_real_programme(paar: Paar) -> None:
    assert sum(telling.aantal for telling in Telling.objects.all()) == 1
    op = timezone.localdate()
    assert sum(aantal for _, _, _, aantal in Dagtelling.objects.op("status", op)) == 1
    waarom = Verantwoording(reden="", datum=None)
    services.wijzig_actie(actie=paar.demo, velden={"is_demo": False}, door=None, verantwoording=waarom)
    assert sum(telling.aantal for telling in Telling.objects.all()) == 2
    assert sum(aantal for _, _, _, aantal in Dagtelling.objects.op("status", op)) == 2


@pytest.mark.parametrize("pad", ["/acties/", "/programmalijnen/lijn/", "/afspraken/", "/voortgang/verschil/"])
def test_the_links_of_who_asked_keep_it(pad: str, paar: Paar, client: Client) -> None:
    html = _lees(client, pad, demo="ja")
    assert 'href="/acties/?demo=ja"' in html
    assert "demo=ja" not in _lees(client, pad).replace('href="/acties/?demo=ja"', "")


def test_the_pages_of_what_was_invented_are_there(paar: Paar, client: Client) -> None:
    assert "Demoafspraak" in _lees(client, "/acties/demo/")
    assert "Demoactie" in _lees(client, "/partijen/demo-partij/")
    assert "Demomijlpaal" in _lees(client, "/agenda/acties/demo.ics")


def test_of_a_day_too(paar: Paar, client: Client) -> None:
    op = str(timezone.localdate())
    assert "Demo" not in _lees(client, "/acties/", stand=op)
    assert "Demo" in _lees(client, "/acties/", stand=op, demo="ja")
