"""Codes, loaded from files and loaded again as these change."""

from collections.abc import Callable
from typing import Any

import pghistory
import pytest

from acties.models import Afspraak, Gebeurtenis
from basis.tijd.moment import Moment
from codes import services
from codes.inhoud import inhoud_van
from codes.models import Bepaling, Bepalingstekst, Code, Oefening, Versie
from codes.models.versie import in_werking
from inhoud.inladen import InhoudFout, Verslag
from partijen.models import Gebruiker
from tests.support.codes import waarom
from tests.support.inhoud import CODES, Inhoud, bepaling, codeversie

pytestmark = pytest.mark.django_db
Laad = Callable[[], Verslag]


def code() -> Code:
    return Code.objects.select_related("actie").get(slug="spelregels")


def tekst(sleutel: str, nummer: str = "1") -> str:
    rij = Bepalingstekst.objects.voor_lijst().get(bepaling__sleutel=sleutel, versie__nummer=nummer)
    return inhoud_van(rij).tekst


@pytest.fixture
def bestand(inhoud: Inhoud) -> Inhoud:
    """The code in its file, to change."""
    waarden: Inhoud = inhoud[CODES][0]
    return waarden


def test_a_version_stands_since_the_day_that_a_source_says(laad: Laad) -> None:
    versie = Versie.objects.met_stand_op(Moment.nu()).get()
    rij = Gebeurtenis.objects.get(soort="code")

    assert (versie.stand, versie.is_volledig, len(versie.sha256)) == ("vastgesteld", False, 64)
    assert (rij.datum.lower.isoformat(), rij.reden, rij.door) == ("2020-01-01", "Zo staat het in de bron.", None)
    assert tekst("een") == "Een gaat zo."


def test_the_same_file_changes_nothing(laad: Laad) -> None:
    assert str(laad()) == "Niets veranderd."


def test_a_new_version_replaces_the_one_before(laad: Laad, bestand: Inhoud) -> None:
    bestand["versies"].append(codeversie("2", "2022", bepaling("drie")))

    assert str(laad()) == "Nieuw of gewijzigd: versies van codes 1."
    assert list(Versie.objects.order_by("volgorde").values_list("nummer", "stand")) == [
        ("1", "vervallen"),
        ("2", "vastgesteld"),
    ]
    assert str(laad()) == "Niets veranderd."


def test_of_a_version_without_a_date_nobody_knows_whether_it_holds(laad: Laad, bestand: Inhoud) -> None:
    bestand["versies"].append(codeversie("2", None, vervangt=False))

    laad()

    geldt = in_werking(list(Versie.objects.met_stand_op(Moment.nu())))
    assert geldt is not None
    assert geldt.nummer == "1"
    assert Versie.objects.get(nummer="2").stand == "vastgesteld"


def test_parties_had_signed_by_a_promise_that_is_there(laad: Laad, bestand: Inhoud) -> None:
    bestand["versies"].append(codeversie("2", "2022", ondertekening="samen"))

    laad()

    assert Versie.objects.get(nummer="2").ondertekening == Afspraak.objects.get(slug="samen")


def test_how_many_there_are_by_a_source(laad: Laad, bestand: Inhoud) -> None:
    bestand["versies"][0]["aantallen"] = [{"soort": "regel", "aantal": 30, "bron": "wet"}]

    assert str(laad()) == "Nieuw of gewijzigd: versies van codes 1."
    assert [str(een) for een in Versie.objects.get().aantallen.all()] == ["Spelregels, versie 1: 30 regels"]
    assert str(laad()) == "Niets veranderd."


def test_the_same_in_other_words_is_a_correction(laad: Laad, bestand: Inhoud) -> None:
    bestand["versies"][0]["bepalingen"][0]["tekst"] = "Een gaat anders."

    assert str(laad()) == "Nieuw of gewijzigd: verbeterde bepalingen 1."
    assert tekst("een") == "Een gaat anders."
    assert str(laad()) == "Niets veranderd."


def test_what_a_person_mended_stays(laad: Laad, bestand: Inhoud, mens: Gebruiker) -> None:
    rij = Bepalingstekst.objects.get(bepaling__sleutel="een")
    services.corrigeer(code=code(), tekst=rij, kop="Een", woorden="Van een mens.", verantwoording=waarom(door=mens))

    assert any("in het portaal gewijzigd" in opmerking for opmerking in laad().opmerkingen)
    assert tekst("een") == "Van een mens."


def test_a_version_that_stands_gets_no_other_bepalingen(laad: Laad, bestand: Inhoud) -> None:
    bestand["versies"][0]["bepalingen"] = [bepaling("een"), bepaling("nieuw")]

    opmerkingen = laad().opmerkingen

    assert any("deze bepaling kan er niet meer bij" in opmerking for opmerking in opmerkingen)
    assert any("'twee' staat niet meer in het bestand" in opmerking for opmerking in opmerkingen)
    assert set(Bepaling.objects.values_list("sleutel", flat=True)) == {"een", "twee"}


def test_texts_of_the_code_and_what_it_means_follow_the_file(laad: Laad, bestand: Inhoud) -> None:
    bestand["samenvatting"] = "Anders."
    bestand["versies"][0]["toelichting"] = "Zo zit het."
    bestand["betekenissen"] = [{"bepaling": "een", "betekenis": "Dit betekent het.", "trefwoorden": "uno"}]

    assert str(laad()) == "Nieuw of gewijzigd: codes 1, versies van codes 1, betekenissen 1."
    assert Bepaling.objects.get(sleutel="een").betekenis == "Dit betekent het."
    assert str(laad()) == "Niets veranderd."


def test_what_a_person_wrote_of_it_stays(laad: Laad, bestand: Inhoud, mens: Gebruiker) -> None:
    bestand["betekenissen"] = [{"bepaling": "een", "betekenis": "Dit betekent het.", "trefwoorden": ""}]
    laad()
    van: dict[str, Any] = {"code": code(), "door": mens}
    with pghistory.context(user=mens.pk):
        services.wijzig_code(velden={"samenvatting": "Van een mens."}, **van)
        services.wijzig_versie(versie=Versie.objects.get(), velden={"toelichting": "Van een mens."}, **van)
        een = Bepaling.objects.get(sleutel="een")
        services.wijzig_bepaling(bepaling=een, velden={"betekenis": "Van een mens."}, **van)

    assert len([opmerking for opmerking in laad().opmerkingen if "in het portaal gewijzigd" in opmerking]) == 3
    assert str(laad()) == "Niets veranderd."


def test_an_exercise_says_where_and_how(laad: Laad, bestand: Inhoud) -> None:
    rij = {"bepaling": "een", "actie": "proef", "onderdeel": "nieuw", "hoe": "In het klein.", "bron": "wet"}
    bestand["oefeningen"] = [rij, {**rij, "onderdeel": None}]

    assert str(laad()) == "Nieuw of gewijzigd: oefeningen 2."
    assert {str(oefening.waar) for oefening in Oefening.objects.all()} == {"Nieuw", "Proef"}
    assert str(laad()) == "Niets veranderd."


@pytest.mark.parametrize(
    ("waar", "veld", "waarde", "melding"),
    [
        ([], "actie", "weg", "codes.json, [0], actie: deze actie bestaat niet: 'weg'"),
        (["versies", 1], "bron", "weg", "codes.json, [0].versies[1], bron: deze bron bestaat niet: 'weg'"),
        (["versies", 1], "ondertekening", "weg", "versies[1], ondertekening: deze afspraak bestaat niet: 'weg'"),
        (["versies", 1], "vastgesteld", "2199", "versies[1]: datum: Deze datum ligt in de toekomst"),
        (["versies", 1, "bepalingen", 0], "soort", "weg", "bepalingen[0], soort: deze soort bepaling bestaat niet"),
        (["versies", 1, "bepalingen", 0], "kop", "", "versies[1].bepalingen[0]: kop"),
    ],
)
def test_an_error_names_the_place(
    laad: Laad, bestand: Inhoud, waar: list[Any], veld: str, waarde: Any, melding: str
) -> None:
    bestand["versies"].append(codeversie("2", "2022", bepaling("drie")))
    rij: Any = bestand
    for stap in waar:
        rij = rij[stap]
    rij[veld] = waarde

    with pytest.raises(InhoudFout) as fout:
        laad()

    assert melding in str(fout.value)
