"""What the portal says of the two codes of the programme, by its sources."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from acties.models import Afspraak
from basis.tijd.moment import Moment
from basis.tijd.perioden import schrijf_periode
from codes.beeld import lees_code, lees_teksten
from codes.models import Bepaling, Bepalingstekst, Code, Oefening, Rechten, Versie
from tests.support.eenmalig import eenmalig
from tests.support.herstel import Momentopname

pytestmark = pytest.mark.django_db
NU = Moment.nu()


@pytest.fixture(scope="module", autouse=True)
def _geladen(echte_inhoud: Momentopname, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    yield from eenmalig(django_db_blocker, echte_inhoud.zet_terug)


def code(slug: str) -> Code:
    return Code.objects.voor_lijst().get(slug=slug)


def test_of_codio_the_version_with_a_date_holds() -> None:
    beeld = lees_code(code("codio"), NU)

    assert [(versie.nummer, versie.stand) for versie in beeld.versies] == [("2", "vastgesteld"), ("1", "vastgesteld")]
    assert beeld.geldend
    assert beeld.geldend.nummer == "1"


def test_of_the_values_of_codio_twelve_are_known_and_none_is_placed() -> None:
    beeld = lees_code(code("codio"), NU)
    een, twee = beeld.versie("1"), beeld.versie("2")
    assert een
    assert twee

    teksten = lees_teksten([een], NU)
    per = [tekst.tekst.bepaling.soort.slug for tekst in teksten]
    assert {soort: per.count(soort) for soort in dict.fromkeys(per)} == {"fundament": 3, "principe": 6, "waarde": 12}
    assert [(rij.soort.slug, rij.aantal) for rij in een.aantallen.all()] == [
        ("fundament", 3),
        ("principe", 6),
        ("waarde", 30),
    ]
    assert [(rij.soort.slug, rij.aantal) for rij in twee.aantallen.all()] == [("fundament", 3), ("waarde", 32)]
    assert {tekst.inhoud.ouder for tekst in teksten} == {""}
    assert not twee.teksten.exists()


def test_nothing_is_taken_over_and_no_source_names_a_synonym_or_an_exercise() -> None:
    assert set(Bepalingstekst.objects.values_list("rechten", flat=True)) == {Rechten.EIGEN}
    assert not Versie.objects.filter(is_volledig=True).exists()
    assert not Bepaling.objects.exclude(trefwoorden="").exists()
    assert not Oefening.objects.exists()


def test_the_codes_between_governments_follow_each_other() -> None:
    beeld = lees_code(code("interbestuurlijke-verhoudingen"), NU)
    stappen = [
        (versie.nummer, versie.stand, schrijf_periode(versie.stappen.earliest("pk").gebeurtenis.datum))
        for versie in beeld.versies
    ]

    assert stappen == [
        ("2023", "vastgesteld", "2023-03-20"),
        ("2013", "vervallen", "2013"),
        ("2004", "vervallen", "2004-11-09"),
    ]


def test_the_signing_of_2023_is_the_promise_that_was_there() -> None:
    versie = Versie.objects.get(nummer="2023")

    assert versie.ondertekening == Afspraak.objects.get(slug="belofte-code-2023")
    assert not Versie.objects.exclude(pk=versie.pk).filter(ondertekening__isnull=False).exists()


def test_article_ten_keeps_its_key_and_tells_of_its_uses() -> None:
    bepaling = Bepaling.objects.get(sleutel="beschouwing-raad-van-state")

    assert list(bepaling.teksten.order_by("versie__volgorde").values_list("versie__nummer", "nummer")) == [
        ("2004", ""),
        ("2013", "10"),
    ]
    for woorden in ("vier keer", "13 juli 2005", "oktober 2016", "2017"):
        assert woorden in bepaling.betekenis
