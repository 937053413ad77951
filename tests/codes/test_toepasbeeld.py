"""Who applies a bepaling, by name, and where it is exercised: on its page."""

from datetime import date

import pytest
from django.test import Client

from acties.models import Afspraakstand
from acties.services.toezegging import Maker
from basis.tijd.perioden import dag
from codes import services
from codes.models import Code, Toepasstand
from tests.factories import ActieFactory, BronFactory, PartijFactory
from tests.support.codes import TIJD, begin, bepaling, maak_code, pas_toe, stel_vast, waarom, wijzig
from tests.support.pagina import lees

pytestmark = pytest.mark.django_db


@pytest.fixture
def code() -> Code:
    code = maak_code()
    stel_vast(begin(code), dag(date(2022, 6, 1)))
    return code


def adres(nummer: str = "1") -> str:
    return f"/codes/spelregels/{nummer}/{TIJD}/"


def test_parties_are_told_by_name_with_who_said_nothing(client: Client, code: Code) -> None:
    zwijgt, doet, wijkt = (PartijFactory(naam=naam) for naam in ("Aa en Dal", "Beek", "Ceder"))
    services.vraag_toepassing(code=code, partijen=[zwijgt], verantwoording=waarom(datum=dag(date(2024, 9, 1))))
    pas_toe(code, wijkt, Toepasstand.WIJKT_AF, TIJD, uitleg="Dat lukt ons niet.")
    pas_toe(code, doet, Toepasstand.TOEGEPAST, TIJD)

    pagina = lees(client, adres()).tekst

    assert pagina.index("Aa en Dal") < pagina.index("Beek") < pagina.index("Ceder")
    assert "Deze partij heeft hierover nog niets laten weten. Gevraagd op 1 september 2024." in pagina
    assert "1 toegepast" in pagina
    assert "1 wijkt af, met uitleg" in pagina
    assert "1 nog niet beoordeeld" in pagina
    assert "Uitleg: Dat lukt ons niet." in pagina
    assert "Dit zijn aantallen, geen rapportcijfer." in pagina


def test_who_signed_and_said_nothing_is_there_too(client: Client) -> None:
    partij = PartijFactory(naam="Gemeente Stil")
    code = maak_code(ActieFactory(gepubliceerd=True, trekker=partij))
    concept = begin(code)
    velden = {"titel": "Ondertekening", "tekst": "Wij tekenen.", "soort": "bestuursafspraak", "herkomst": "gevonden"}
    services.vraag_ondertekening(
        code=code,
        versie=concept,
        makers=[Maker(partij=partij, stand=Afspraakstand.VOORGENOMEN)],
        velden=velden,
        verantwoording=waarom(bron=BronFactory()),
    )
    stel_vast(concept)

    assert "De partij ondertekende deze versie." in lees(client, adres()).tekst


@pytest.mark.parametrize("is_inhoudelijk", [True, False])
def test_what_is_about_an_earlier_text_says_so(client: Client, code: Code, is_inhoudelijk: bool) -> None:
    partij = PartijFactory(naam="Beek")
    pas_toe(code, partij, Toepasstand.TOEGEPAST, TIJD)
    twee = begin(code, "2", code.versies.get())
    wijzig(code, twee, **({"tekst": "Wij doen het anders."} if is_inhoudelijk else {"nummer": "9"}))
    stel_vast(twee)

    pagina = lees(client, adres("2")).tekst

    assert ("Gaat over een eerdere tekst: versie 1." in pagina) == is_inhoudelijk
    assert ("1 toegepast, 1 daarvan bij een eerdere tekst" in pagina) == is_inhoudelijk


def test_where_it_is_exercised_is_told(client: Client, code: Code) -> None:
    waar = ActieFactory(gepubliceerd=True, titel="Slimme sluis")
    verborgen = ActieFactory(titel="Geheim")
    for actie in (waar, verborgen):
        services.leg_oefening_vast(
            code=code, bepaling=bepaling(code, TIJD), waar=actie, hoe="Iedereen ziet het vooraf.", bron=None, door=None
        )

    pagina = lees(client, adres()).tekst

    assert "Slimme sluis" in pagina
    assert "Iedereen ziet het vooraf." in pagina
    assert "Geheim" not in pagina
