"""The whole journal of an actie on one page: what, from, to, why, when, by whom, known from where."""

from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from acties import services
from acties.models import Gebeurtenissoort
from basis.tijd.perioden import dag, jaar, toon_periode
from tests.factories import BronFactory, beloof
from tests.support.pagina import Pagina, lees
from tests.support.wereld import BEGIN, Wereld, lid

pytestmark = pytest.mark.django_db


def pagina(client: Client, w: Wereld, vraag: str = "") -> Pagina:
    return lees(client, f"{w.actie.get_absolute_url()}geschiedenis/{vraag}")


def regels(gevonden: Pagina) -> list[str]:
    """The rows on the page, by their id."""
    return [str(k["id"]) for k in gevonden.met("id") if str(k["id"]).startswith("gebeurtenis-")]


def test_makers_and_promises_are_called_by_their_names(wereld: Wereld, client: Client) -> None:
    ander = beloof(wereld.trekker, wereld.actie, titel="Eerst meten").afspraak
    services.zet_wacht_op(afspraak=wereld.afspraak, op=[ander], verantwoording=BEGIN)
    tekst = pagina(client, wereld).tekst
    assert "Stand van Provincie Trek: bevestigd" in tekst
    assert "Wacht op: Eerst meten" in tekst


def test_a_row_tells_what_from_to_why_when_who_and_source(wereld: Wereld, client: Client) -> None:
    bron, wie = BronFactory(titel="De brief"), lid(wereld.trekker, functie="jurist", naam="Jansje Geheim")
    waarom = replace(BEGIN, reden="Meer tijd nodig.", bron=bron, door=wie, namens=wereld.trekker)
    services.herijk_mijlpaal(mijlpaal=wereld.mijlpaal, verwacht=jaar(2031), verantwoording=waarom)

    gevonden = pagina(client, wereld)

    vandaag = toon_periode(dag(timezone.localdate()))
    delen = ["Mijlpaal opnieuw gepland: Wet in werking", "2031", "Meer tijd nodig.", vandaag, "jurist, Provincie Trek"]
    assert [deel for deel in delen if deel not in gevonden.tekst] == []
    assert bron.url in {k["href"] for k in gevonden.met("href")}
    assert "Jansje" not in gevonden.tekst


def test_the_newest_stands_first_and_an_unknown_date_last(wereld: Wereld, client: Client) -> None:
    ooit = services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=replace(BEGIN, datum=None))
    bekend = wereld.actie.gebeurtenissen.exclude(pk=ooit.pk).order_by("-pk").values_list("pk", flat=True)

    gevonden = pagina(client, wereld)

    assert regels(gevonden) == [f"gebeurtenis-{pk}" for pk in (*bekend, ooit.pk)]
    assert "Datum onbekend" in gevonden.tekst


def test_one_kind_of_change_can_be_chosen(wereld: Wereld, client: Client) -> None:
    formulier = pagina(client, wereld).formulier("Soort verandering kiezen")

    gekozen = Pagina(formulier.verstuur(client, soort="fase"))

    assert "Nieuwe fase: Voorbereiding" in gekozen.tekst
    assert len(regels(gekozen)) == 1


@pytest.mark.parametrize("soort", Gebeurtenissoort.values)
def test_every_kind_can_be_asked_for(soort: str, wereld: Wereld, client: Client) -> None:
    aantal = wereld.actie.gebeurtenissen.filter(soort=soort).count()

    gekozen = pagina(client, wereld, f"?soort={soort}")

    assert len(regels(gekozen)) == aantal
    assert ("Geen veranderingen van deze soort" in gekozen.tekst) is (aantal == 0)


def test_a_mended_mistake_refers_to_the_row_it_mends(wereld: Wereld, client: Client) -> None:
    fout = services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=BEGIN)
    services.meld_voortgang(actie=wereld.actie, status="op-schema", verantwoording=replace(BEGIN, corrigeert=fout))

    assert (
        pagina(client, wereld).links[f"eerdere regel, nummer {fout.pk}"]
        == f"{wereld.actie.get_absolute_url()}geschiedenis/#gebeurtenis-{fout.pk}"
    )


def test_a_long_history_comes_in_pages(wereld: Wereld, client: Client) -> None:
    for nummer in range(50):
        waarom = replace(BEGIN, reden=f"Reden {nummer:02}.")
        services.bevestig_actie(actie=wereld.actie, verantwoording=waarom)

    eerste = pagina(client, wereld)
    volgende = next(adres for tekst, adres in eerste.links.items() if "Volgende" in tekst)

    tweede = pagina(client, wereld, volgende)
    assert len(regels(eerste)) == 50
    assert len({*regels(eerste), *regels(tweede)}) == wereld.actie.gebeurtenissen.count()
