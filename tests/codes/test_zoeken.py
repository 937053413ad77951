"""A code and its bepalingen are found by their words; a draft never, until everyone may read it."""

import pytest
from django.test import Client

from acties import services as actiediensten
from acties.services import Maker
from basis.bronnen.services import leg_bron_vast
from basis.zoeken.models import Zoekregel
from basis.zoeken.services import herindexeer
from codes import services
from tests.factories import BronFactory
from tests.support.codes import Codewereld, begin, bepaling, maak_code, maak_codewereld, soort, stel_vast, waarom
from tests.support.pagina import lees

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld() -> Codewereld:
    return maak_codewereld()


def in_index(woord: str) -> list[str]:
    regels = Zoekregel.objects.filter(soort__in=["code", "bepaling"]).order_by("pk")
    return [regel.titel for regel in regels if woord in f"{regel.titel} {regel.tekst}"]


def anders(wereld: Codewereld, woorden: str) -> None:
    services.wijzig_tekst(
        code=wereld.code,
        versie=wereld.twee,
        bepaling=bepaling(wereld.code, "op-tijd-informeren"),
        velden={"tekst": woorden},
        verantwoording=waarom(),
    )


def test_a_bepaling_is_found_by_its_heading_number_words_and_synonyms(client: Client, wereld: Codewereld) -> None:
    een = bepaling(wereld.code, "op-tijd-informeren")
    services.wijzig_bepaling(code=wereld.code, bepaling=een, velden={"trefwoorden": "vooraankondiging"}, door=None)

    for woorden in ("op tijd informeren", "laten elkaar weten", "vooraankondiging", "artikel 2"):
        pagina = lees(client, f"/zoeken/?q={woorden}")
        assert "artikel 2 van Spelregels" in pagina.tekst, woorden
        assert een.get_absolute_url() in [kenmerk["href"] for kenmerk in pagina.met("href")]


def test_a_code_is_found_by_its_names(client: Client, wereld: Codewereld) -> None:
    assert wereld.code.get_absolute_url() in [
        kenmerk["href"] for kenmerk in lees(client, "/zoeken/?q=spelregels van de overheden").met("href")
    ]


def test_a_draft_is_not_found_before_everyone_may_read_it(wereld: Codewereld) -> None:
    nieuw = {"kop": "Terugkijken", "tekst": "Elk jaar."}
    services.voeg_toe(
        code=wereld.code,
        versie=wereld.twee,
        soort=soort(),
        sleutel="terugkijken",
        velden=nieuw,
        verantwoording=waarom(),
    )
    assert in_index("Terugkijken") == []

    services.leg_open(code=wereld.code, versie=wereld.twee, is_open=True, verantwoording=waarom())
    assert in_index("Terugkijken") == ["Terugkijken"]

    services.wijzig_tekst(
        code=wereld.code,
        versie=wereld.twee,
        bepaling=bepaling(wereld.code, "terugkijken"),
        velden={"tekst": "Elke zomer."},
        verantwoording=waarom(),
    )
    assert in_index("Elke zomer.") == ["Terugkijken"]

    services.leg_open(code=wereld.code, versie=wereld.twee, is_open=False, verantwoording=waarom())
    assert in_index("Terugkijken") == []


def test_what_parties_are_asked_to_sign_is_found_and_goes_back_with_the_draft() -> None:
    code = maak_code()
    versie = begin(code)
    assert in_index("Elkaar gelijk behandelen") == []
    velden = {"titel": "Ondertekenen", "soort": "bestuursafspraak", "tekst": "Wij tekenen."}
    makers = [Maker(partij=code.actie.deelnames.get().partij)]
    services.vraag_ondertekening(code=code, versie=versie, makers=makers, velden=velden, verantwoording=waarom())
    assert in_index("Elkaar gelijk behandelen") == ["Elkaar gelijk behandelen"]

    services.terug_naar_concept(code=code, versie=versie, verantwoording=waarom())

    assert in_index("Elkaar gelijk behandelen") == []


def test_the_words_that_hold_are_found_and_no_others(wereld: Codewereld) -> None:
    anders(wereld, "Zes weken vooraf.")
    services.leg_open(code=wereld.code, versie=wereld.twee, is_open=True, verantwoording=waarom())
    assert in_index("Zes weken vooraf.") == []

    stel_vast(wereld.twee)

    assert in_index("Zes weken vooraf.") == ["Op tijd informeren"]
    assert in_index("laten elkaar weten") == []


def test_a_correction_is_found(wereld: Codewereld) -> None:
    tekst = wereld.een.teksten.get(bepaling__sleutel="op-tijd-informeren")
    services.corrigeer(
        code=wereld.code, tekst=tekst, kop="Op tijd", woorden="Zij laten elkaar weten.", verantwoording=waarom()
    )

    assert in_index("Zij laten elkaar weten.") == ["Op tijd"]


def test_a_code_goes_from_search_with_its_actie_and_comes_back(wereld: Codewereld) -> None:
    alle = len(in_index(""))
    assert alle == 4

    actiediensten.trek_publicatie_in(actie=wereld.code.actie, verantwoording=waarom())
    assert in_index("") == []

    actiediensten.publiceer(actie=wereld.code.actie, verantwoording=waarom())
    assert len(in_index("")) == alle


def test_a_source_that_is_called_otherwise_stands_so_beside_the_words() -> None:
    code, bron = maak_code(), BronFactory()
    versie = begin(code)
    velden = {"kop": "Terugkijken", "bron": bron}
    services.voeg_toe(code=code, versie=versie, soort=soort(), velden=velden, verantwoording=waarom())
    stel_vast(versie)

    leg_bron_vast(sleutel=bron.sleutel, velden={"titel": "Een andere titel"})

    assert Zoekregel.objects.get(soort="bepaling", titel="Terugkijken").bron == "Een andere titel"


def test_making_the_index_again_changes_nothing(wereld: Codewereld) -> None:
    anders(wereld, "Zes weken vooraf.")
    services.leg_open(code=wereld.code, versie=wereld.twee, is_open=True, verantwoording=waarom())
    herindexeer()

    assert herindexeer().gewijzigd == 0
