"""What is late: since when, how long, who and why, now and on any day."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from acties import services
from acties.models import Afspraakstand, Bereikt, Deelname, Deelnamerol, Herkomst, Status
from basis.tijd.perioden import dag, jaar
from partijen.models import Partij
from tests.factories import BronFactory, PartijFactory, beloof
from tests.support.pagina import lees
from tests.support.voortgang import actie_met, mijlpaal_met, op, waarom
from voortgang.telaat import duur

pytestmark = pytest.mark.django_db
ADRES = "/voortgang/te-laat/"


@pytest.fixture
def trekker() -> Partij:
    """It carries an actie with one mijlpaal that is late and one that was reached late."""
    partij = PartijFactory(naam="Provincie Trek")
    actie = actie_met(("2018-05-01", Status.VERTRAAGD), titel="Samen beter")
    rollen = [Deelname(partij=partij, rol=Deelnamerol.TREKKER)]
    services.zet_deelnames(actie=actie, deelnames=rollen, verantwoording=waarom("2018-05-02"))
    laat = mijlpaal_met(actie, dag(op("2020-01-31")))
    services.herijk_mijlpaal(
        mijlpaal=laat, verwacht=jaar(2031), verantwoording=waarom("2019-09-01", "De Kamer vroeg meer.")
    )
    mijlpaal_met(actie, jaar(2019), bereikt=jaar(2021))
    return partij


def test_a_mijlpaal_tells_since_when_who_and_why(client: Client, trekker: Partij) -> None:
    tekst = lees(client, ADRES).tekst
    assert "Mijlpaal 0 (Samen beter)" in tekst
    assert "Te laat sinds 1 februari 2020 (" in tekst
    assert "Moest klaar zijn: 31 januari 2020, nu verwacht 2031. Van Provincie Trek. De Kamer vroeg meer." in tekst
    assert "Mijlpaal 1" not in tekst


def test_on_an_earlier_day_it_is_what_was_late_then(client: Client, trekker: Partij) -> None:
    assert "Niets is te laat" in lees(client, f"{ADRES}?stand=2019-06-01").tekst
    assert "Te laat sinds 1 februari 2020 (1 dag)" in lees(client, f"{ADRES}?stand=2020-02-01").tekst


def test_a_promise_that_nobody_kept_is_late(client: Client, trekker: Partij) -> None:
    afspraak = beloof(trekker, titel="Te laat", uiterlijk=jaar(2019), datum=dag(op("2018-05-01"))).afspraak
    pagina = lees(client, f"{ADRES}?stand=2020-06-01")
    assert "Te laat sinds 1 januari 2020 (5 maanden) Het hele programma." in pagina.tekst
    assert "Wij weten niet waarom." in pagina.tekst
    assert pagina.links["Te laat"].partition("?")[0] == afspraak.get_absolute_url()


def test_more_that_is_late_costs_no_more_queries(
    client: Client, trekker: Partij, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(2):
        mijlpaal_met(actie_met(("2018-05-01", Status.OP_SCHEMA)), jaar(2019))
        beloof(trekker, uiterlijk=jaar(2019), datum=dag(op("2018-05-01")))
        with django_assert_num_queries(8):  # stamps, frame; mijlpalen, how they stand; afspraken, makers, why
            client.get(ADRES)


def test_with_nothing_late_it_says_so_and_what_it_does_not_know(client: Client) -> None:
    pagina = lees(client, ADRES)
    assert "Niets is te laat" in pagina.tekst
    assert pagina.links["Mijlpalen zonder eerste datum"] == "/voortgang/cijfers/?wat=zonder-plan"


def test_what_may_not_be_done_stands_apart_and_is_not_called_late(client: Client, trekker: Partij) -> None:
    """A mijlpaal whose day passed, and a promise that was found in a source: nobody told of either."""
    actie = actie_met(("2018-05-01", Status.AFGEROND), titel="Voorbij")
    services.voeg_mijlpaal_toe(
        actie=actie,
        slug="vaag",
        titel="Vaag",
        gepland=jaar(2019),
        stand=Bereikt.ONBEKEND,
        verantwoording=waarom("2018-06-01"),
    )
    beloof(
        trekker,
        titel="Uit een bron",
        uiterlijk=jaar(2018),
        datum=dag(op("2018-05-01")),
        herkomst=Herkomst.GEVONDEN,
        stand=Afspraakstand.VOORGENOMEN,
        bron=BronFactory(),
    )
    pagina = lees(client, f"{ADRES}?stand=2020-01-15")
    eerst, _, apart = pagina.tekst.partition("Dag voorbij, wij weten niet of het is gedaan")
    assert "Niets is te laat" in eerst
    assert "Dag voorbij sinds 1 januari 2020" in apart
    assert apart.index("Uit een bron") < apart.index("Vaag (Voorbij)")
    assert pagina.links["Vaag (Voorbij)"].endswith("#mijlpaal-vaag")


@pytest.mark.parametrize(
    ("dagen", "tekst"), [(1, "1 dag"), (59, "59 dagen"), (60, "2 maanden"), (729, "24 maanden"), (730, "2 jaar")]
)
def test_a_duration_is_never_more_than_it_was(dagen: int, tekst: str) -> None:
    assert duur(dagen) == tekst
