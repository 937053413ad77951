"""What the comparison of two dates gives to take along, and what it asks."""

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acties import services
from acties.models import Gebeurtenis
from acties.services import Verantwoording
from basis.tijd.perioden import jaar
from tests.factories import ActieFactory, BronFactory, beloof
from tests.support.pagina import lees
from tests.support.voortgang import verschil_csv
from tests.support.wereld import BEGIN, Wereld, lid

pytestmark = pytest.mark.django_db
ADRES = "/voortgang/verschil/"
ALTIJD = "?van=1999-12-31"


def test_the_download_has_the_rows_of_the_page(client: Client, wereld: Wereld) -> None:
    bron = BronFactory(titel="=HYPERLINK(1)", url="https://voorbeeld.nl/stuk")
    waarom = Verantwoording(reden="-1 punt", door=lid(wereld.trekker), namens=wereld.trekker, bron=bron)
    services.herijk_mijlpaal(mijlpaal=wereld.mijlpaal, verwacht=jaar(2029), verantwoording=waarom)

    (rij,) = verschil_csv(client, "?soort=mijlpaal-herijkt")
    assert rij["adres"] == f"https://portaal.voorbeeld.nl{wereld.actie.get_absolute_url()}"
    assert (rij["soort"], rij["onderwerp"]) == ("mijlpaal opnieuw gepland", "Wet in werking")
    assert (rij["van"], rij["naar"], rij["dagen_verschil"]) == ("2030", "2029", "-365")
    assert (rij["reden"], rij["bron"], rij["bron_url"]) == ("'-1 punt", "'=HYPERLINK(1)", "https://voorbeeld.nl/stuk")
    assert (rij["namens"], rij["functie"]) == ("Provincie Trek", "beleidsmedewerker")


def test_every_column_is_explained(client: Client, wereld: Wereld) -> None:
    pagina = lees(client, ADRES)
    tekst, met_kommas = pagina.tekst, client.get(pagina.links["hetzelfde bestand met komma’s"])

    kolommen = "programmalijn actie adres soort onderwerp van naar reden datum datum_onbekend zekerheid".split()
    kolommen += "vastgelegd_op namens functie bron bron_url dagen_verschil".split()
    assert list(verschil_csv(client)[0]) == kolommen
    assert all(f" {kolom} " in tekst for kolom in kolommen)
    assert "Er staat een puntkomma tussen de kolommen" in tekst
    assert met_kommas.getvalue().decode("utf-8-sig").splitlines()[0] == ",".join(kolommen)


def test_a_download_asks_no_more_for_more_rows(
    client: Client,
    wereld: Wereld,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("voortgang.verschiltabel.PER_KEER", 8)
    for _ in range(24 - Gebeurtenis.objects.zichtbaar().count()):
        services.meld_voortgang(actie=wereld.actie, status="op-schema", verantwoording=BEGIN)

    # stamps, frame; three times 8 rows and then none; none that may be of it, none undated; names of phases, parties
    # and makers
    with django_assert_num_queries(11):
        rijen = verschil_csv(client)
    assert len(rijen) == 24
    assert [rij["datum"] for rij in rijen] == sorted(rij["datum"] for rij in rijen)


# -- what it costs -----------------------------------------------------------------------------------------------


def test_more_acties_and_changes_cost_no_more_queries(
    client: Client, wereld: Wereld, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    adres = f"{ADRES}{ALTIJD}"
    # stamps, frame; the first day, the counts; acties, rows, names of parties, of makers and of phases; the programme
    with django_assert_num_queries(10):
        client.get(adres)
    for actie in [wereld.actie, *ActieFactory.create_batch(30, gepubliceerd=True)]:
        services.meld_voortgang(actie=actie, status="op-schema", verantwoording=BEGIN)
    for cache in caches.all():
        cache.clear()
    with django_assert_num_queries(10):
        client.get(adres)
    with django_assert_num_queries(1):  # stamps
        client.get(adres)


def test_in_a_download_what_is_about_the_whole_programme_has_no_actie(client: Client, wereld: Wereld) -> None:
    afspraak = beloof(wereld.trekker, titel="Samen voor het geheel").afspraak

    (rij,) = [rij for rij in verschil_csv(client) if not rij["actie"]]

    assert (rij["programmalijn"], rij["soort"]) == ("", "afspraak gemaakt")
    assert rij["onderwerp"] == "Samen voor het geheel (Provincie Trek)"
    assert rij["adres"] == f"https://portaal.voorbeeld.nl{afspraak.get_absolute_url()}"
