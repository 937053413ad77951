"""Who has an answer already is told so, and it costs one small query; until anything in it may have changed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from acties import services
from acties.services import Verantwoording
from basis.bronnen.models import Bron
from basis.tijd.perioden import dag, lees_periode
from partijen.models import Partij
from tests.factories import ActieFactory, MijlpaalFactory
from tests.support.pagina import browser_van
from tests.support.wereld import Wereld, lid

WEGEN = ["alles", "programmalijnen/{lijn}", "acties/{actie}", "partijen/{partij}", "acties", "zoeken"]
WEGEN += ["afspraken/{afspraak}"]
ADRESSEN = [f"/{map_}/{weg}.{soort}" for map_, soort in (("feeds", "atom"), ("agenda", "ics")) for weg in WEGEN]
ADRESSEN += ["/feeds/onderdelen/{actie}/{onderdeel}.atom"]
WAAROM = Verantwoording(reden="Zo is het.")
Invuller = Callable[[str], str]


@pytest.fixture
def vul(wereld: Wereld) -> Invuller:
    plaatsen = {"lijn": wereld.actie.programmalijn.slug, "actie": wereld.actie.slug, "partij": wereld.partner.slug}
    plaatsen |= {"afspraak": wereld.afspraak.slug, "onderdeel": wereld.onderdeel.slug}

    def _vul(adres: str) -> str:
        return adres.format(**plaatsen) + ("?q=samen" if "zoeken" in adres else "")

    return _vul


@pytest.mark.parametrize("adres", ADRESSEN)
def test_an_answer_that_is_still_good_costs_one_query(
    client: Client, vul: Invuller, adres: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    eerst = client.get(vul(adres))

    with django_assert_num_queries(1):  # the stamps
        merk = client.get(vul(adres), headers={"if-none-match": eerst["ETag"]})
    with django_assert_num_queries(1):
        tijd = client.get(vul(adres), headers={"if-modified-since": eerst["Last-Modified"]})

    assert (merk.status_code, tijd.status_code) == (304, 304)
    assert (merk.content, tijd.content) == (b"", b"")
    assert merk["ETag"] == eerst["ETag"]


@pytest.mark.parametrize("adres", ADRESSEN)
def test_everyone_gets_the_same_without_a_cookie(client: Client, vul: Invuller, adres: str) -> None:
    antwoord = client.get(vul(adres))

    assert antwoord.status_code == 200
    assert not antwoord.cookies
    assert "Cookie" not in antwoord.get("Vary", "")
    assert antwoord["Cache-Control"] == "no-cache"
    assert antwoord["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("adres", ADRESSEN)
def test_head_says_what_get_would_say(client: Client, vul: Invuller, adres: str) -> None:
    get, head = client.get(vul(adres)), client.head(vul(adres))

    assert head.content == b""
    assert [head[naam] for naam in ("ETag", "Last-Modified", "Content-Type")] == [
        get[naam] for naam in ("ETag", "Last-Modified", "Content-Type")
    ]


def _meld(w: Wereld) -> None:
    services.meld_voortgang(actie=w.actie, status="vertraagd", verantwoording=WAAROM)


WIJZIGINGEN: dict[str, Callable[[Wereld], Any]] = {
    "progress": _meld,
    "a mended title": lambda w: services.wijzig_mijlpaal(mijlpaal=w.mijlpaal, velden={"titel": "Beter"}, door=None),
    "withdrawn": lambda w: services.trek_publicatie_in(actie=w.actie, verantwoording=WAAROM),
    "a source mended in SQL": lambda w: Bron.objects.update(titel="Beter"),
    "a party renamed": lambda w: Partij.objects.update(naam="Beter"),
}


@pytest.mark.parametrize("wat", WIJZIGINGEN)
@pytest.mark.parametrize("adres", ["/feeds/alles.atom", "/agenda/alles.ics"])
def test_any_change_makes_a_new_answer(
    client: Client, wereld: Wereld, adres: str, wat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    eerst = client.get(adres)
    WIJZIGINGEN[wat](wereld)
    straks = timezone.now() + timedelta(seconds=2)  # both are told in whole seconds
    monkeypatch.setattr("django.utils.timezone.now", lambda: straks)

    merk = client.get(adres, headers={"if-none-match": eerst["ETag"]})
    tijd = client.get(adres, headers={"if-modified-since": eerst["Last-Modified"]})

    assert (merk.status_code, tijd.status_code) == (200, 200)
    assert merk["ETag"] != eerst["ETag"]


def test_other_addresses_have_other_answers_and_other_hosts_have_not(
    client: Client, wereld: Wereld, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "portaal.example"]
    hier = client.get("/feeds/alles.atom")
    elders = client.get("/feeds/alles.atom", headers={"host": "portaal.example"})
    alles = client.get("/feeds/alles.atom?alles=ja")

    assert hier["ETag"] == elders["ETag"] != alles["ETag"]
    assert "https://portaal.voorbeeld.nl/acties/" in elders.text
    assert "portaal.example" not in elders.text


@pytest.mark.parametrize("adres", ["/feeds/{}/weg.atom", "/agenda/{}/weg.ics"])
@pytest.mark.parametrize("wat", ["programmalijnen", "acties", "partijen"])
def test_what_is_not_there_is_a_page_that_says_so(client: Client, wereld: Wereld, adres: str, wat: str) -> None:
    antwoord = client.get(adres.format(wat))

    assert antwoord.status_code == 404
    assert "Deze pagina bestaat niet" in antwoord.text


def test_who_is_logged_in_gets_no_more_than_everyone(client: Client, wereld: Wereld) -> None:
    concept = ActieFactory(titel="Geheim", trekker=wereld.trekker)
    MijlpaalFactory(actie=concept, gepland=lees_periode("2027"))
    beheerder = browser_van(lid(wereld.trekker, is_staff=True, is_superuser=True))

    for adres in ("/feeds/alles.atom", "/agenda/alles.ics"):
        assert beheerder.get(adres).content == client.get(adres).content
    assert beheerder.get(f"/feeds/acties/{concept.slug}.atom").status_code == 404


# -- queries when nothing is warm ------------------------------------------------------------------------------

# address → queries of the first (stamps, frame, the subject where a row says its name, all rows; a feed finds the keys
# of its rows first, and needs the names of phases; a calendar asks its afspraken and their makers apart) and, as long
# as nothing changes, of the next (stamps, subject)
BUDGET = {
    "/feeds/alles.atom": (5, 1),
    "/feeds/programmalijnen/{lijn}.atom": (5, 1),
    "/feeds/acties/{actie}.atom": (6, 2),
    "/feeds/partijen/{partij}.atom": (6, 2),
    "/feeds/acties.atom": (5, 1),
    "/feeds/zoeken.atom": (5, 1),
    "/agenda/alles.ics": (5, 1),
    "/agenda/programmalijnen/{lijn}.ics": (5, 1),
    "/agenda/acties/{actie}.ics": (6, 2),
    "/agenda/partijen/{partij}.ics": (6, 2),
    "/agenda/acties.ics": (5, 1),
    "/agenda/zoeken.ics": (5, 1),
}


@pytest.mark.parametrize("aantal", [1, 12])
@pytest.mark.parametrize("adres", BUDGET)
def test_more_rows_cost_no_more_queries(
    client: Client,
    wereld: Wereld,
    vul: Invuller,
    adres: str,
    aantal: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    services.meld_voortgang(actie=wereld.actie, status="vertraagd", verantwoording=WAAROM)
    for nummer in range(aantal):
        MijlpaalFactory(actie=wereld.actie, gepland=dag(date(2027, 1, nummer + 1)))

    for budget in BUDGET[adres]:
        with django_assert_num_queries(budget):
            assert client.get(vul(adres)).status_code == 200
