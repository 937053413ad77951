"""The address of the list decides which acties it shows, and never breaks it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import QueryDict
from pytest_django import DjangoDbBlocker

from acties import services
from acties.filters import SORTERINGEN, ActieFilter
from acties.kader import lees_kader
from acties.models import Actie, Deelname
from basis.tijd.perioden import DateRange, jaar
from basis.web.bladeren import blader
from tests.factories import ActieFactory, OpgaveFactory, PartijFactory, ProgrammalijnFactory, SoortFactory
from tests.support.eenmalig import eenmalig
from tests.support.wereld import BEGIN

pytestmark = pytest.mark.django_db


def _maak() -> None:
    """Three visible acties that differ in everything, and a draft that looks like the first."""
    lijn, soort = ProgrammalijnFactory(slug="een"), SoortFactory(slug="wet")
    vng = PartijFactory(slug="vng", naam="Vereniging", bestuurslaag="gemeenten")
    rijk = PartijFactory(slug="bzk", naam="Ministerie", bestuurslaag="rijk")
    opgave = OpgaveFactory(slug="klimaat")
    gelijk = {"programmalijn": lijn, "soort": soort, "looptijd": jaar(2018)}
    eerste = ActieFactory(slug="toezicht", titel="Toezicht", trekker=vng, gepubliceerd=True, **gelijk)
    ActieFactory(slug="code", titel="Code", trekker=rijk, gepubliceerd=True, looptijd=jaar(2020), status="gestopt")
    ActieFactory(slug="leren", titel="Leren", gepubliceerd=True, looptijd=None)
    concept = ActieFactory(slug="concept", titel="Toezicht", trekker=vng, **gelijk)
    for actie in (eerste, concept):
        services.zet_verbanden(actie=actie, opgaven=[opgave], voorgangers=[], door=None)
        deelnames = [*actie.deelnames.all(), Deelname(partij=vng, rol="partner")]
        services.zet_deelnames(actie=actie, deelnames=deelnames, verantwoording=BEGIN)


@pytest.fixture(scope="module")
def gemaakt(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    yield from eenmalig(django_db_blocker, _maak)


@pytest.fixture
def vier(gemaakt: None, db: None) -> None:
    """A portal with three visible acties."""


def zeef(adres: str) -> ActieFilter:
    return ActieFilter(QueryDict(adres), lees_kader(), Actie.objects.zichtbaar())


def gevonden(adres: str) -> list[str]:
    filter_ = zeef(adres)
    return [actie.slug for actie in blader(filter_.rijen(), filter_.sortering, QueryDict(adres)).rijen]


@pytest.mark.usefixtures("vier")
@pytest.mark.parametrize(
    ("adres", "slugs"),
    [
        ("", "code leren toezicht"),
        ("lijn=een", "toezicht"),
        ("soort=wet", "toezicht"),
        ("status=gepland", "leren toezicht"),
        ("status=gepland&status=gestopt", "code leren toezicht"),
        ("partij=vng", "toezicht"),
        ("partij=vng&partij=bzk", "code toezicht"),
        ("laag=rijk", "code"),
        ("opgave=klimaat", "toezicht"),
        ("van=2019", "code"),
        ("tot=2019", "toezicht"),
        ("van=2018&tot=2018", "toezicht"),
        ("van=2018&tot=2020", "code toezicht"),
        ("q=toezicht", "toezicht"),
        ("q=vereniging", "toezicht"),
        ("q=niets", ""),
        ("q=de", ""),
        ("lijn=een&status=gestopt", ""),
        ("lijn=een&laag=gemeenten&opgave=klimaat&van=2018&q=samen", "toezicht"),
        ("sorteer=begin", "code toezicht leren"),
    ],
)
def test_the_address_decides_which_acties_are_shown(adres: str, slugs: str) -> None:
    assert gevonden(adres) == slugs.split()


@pytest.mark.usefixtures("vier")
@pytest.mark.parametrize(
    ("adres", "veld", "woorden"),
    [
        ("status=prima", "status", "geldige keuze"),
        ("partij=onbekend", "partij", "geldige keuze"),
        ("lijn=een&lijn=twee", "lijn", "geldige keuze"),
        ("van=gisteren", "van", "Vul een jaar in, zoals 2021."),
        ("van=20.5", "van", "Vul een jaar in, zoals 2021."),
        ("van=1200", "van", "vanaf 1945"),
        ("tot=2101", "tot", "tot en met 2100"),
        ("tot=99999999999999999999999999", "tot", "jaar"),
        (f"q={'x' * 201}", "q", "200"),
        ("sorteer=mooi", "sorteer", "geldige keuze"),
    ],
)
def test_a_wrong_value_is_told_in_dutch_and_leaves_the_rest_working(adres: str, veld: str, woorden: str) -> None:
    filter_ = zeef(adres + "&laag=rijk")

    assert woorden in filter_.form.errors[veld][0]
    assert gevonden(adres + "&laag=rijk") == ["code"]
    assert veld not in filter_.gekozen


@pytest.mark.usefixtures("vier")
@pytest.mark.parametrize("sortering", SORTERINGEN, ids=lambda sortering: sortering.naam)
def test_every_way_of_sorting_can_be_asked_for(sortering: Any) -> None:
    assert zeef(f"sorteer={sortering.naam}").sortering == sortering
    assert len(gevonden(f"sorteer={sortering.naam}")) == 3


@pytest.mark.usefixtures("vier")
def test_without_the_own_filter_all_its_choices_can_be_counted() -> None:
    rijen = zeef("status=gestopt&laag=rijk").rijen(zonder="laag")

    assert {actie.slug for actie in rijen} == {"code"}
    assert {actie.slug for actie in zeef("laag=rijk").rijen(zonder="laag")} == {"code", "leren", "toezicht"}


def test_a_party_is_a_choice_once_a_visible_actie_has_it() -> None:
    partij = PartijFactory(slug="kring")
    actie = ActieFactory(trekker=partij)
    assert "partij" in zeef("partij=kring").form.errors

    services.publiceer(actie=actie, verantwoording=BEGIN)

    assert not zeef("partij=kring").form.errors


def test_an_actie_that_goes_on_without_end_is_found_in_later_years() -> None:
    ActieFactory(slug="door", gepubliceerd=True, looptijd=DateRange(jaar(2018).lower, None, "[)"))

    assert "door" in gevonden("van=2030")
    assert "door" not in gevonden("tot=2017")
