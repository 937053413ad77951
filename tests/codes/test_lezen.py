"""The pages to read: all codes, one code, and a version of it as a whole."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from basis.tijd.perioden import jaar, maand
from codes import services
from codes.models import Bepalingstekst
from tests.factories import BronFactory, PartijFactory
from tests.support.codes import (
    TEKSTEN,
    Codewereld,
    begin,
    bepaling,
    maak_code,
    maak_codewereld,
    pas_toe,
    soort,
    stel_vast,
    waarom,
)
from tests.support.pagina import lees

pytestmark = pytest.mark.django_db
CODE = "/codes/spelregels/"


@pytest.fixture
def wereld() -> Codewereld:
    return maak_codewereld()


def tekst(client: Client, adres: str) -> str:
    return lees(client, adres).tekst


def leg_open(wereld: Codewereld) -> None:
    services.leg_open(code=wereld.code, versie=wereld.twee, is_open=True, verantwoording=waarom())


# -- all codes --------------------------------------------------------------------------------------------------------


def test_the_list_says_what_holds_and_how_many_versions_there_are(client: Client) -> None:
    stel_vast(begin(maak_code(samenvatting="Zo gaan wij met elkaar om.")), maand(2021, 4))

    pagina = tekst(client, "/codes/")

    assert "Zo gaan wij met elkaar om." in pagina
    assert "versie 1, sinds april 2021" in pagina and "3 artikelen" in pagina


def test_a_draft_is_only_there_while_it_is_open(client: Client, wereld: Codewereld) -> None:
    paden = ["/codes/", CODE, f"{CODE}1/"]
    dicht = [tekst(client, pad) for pad in paden]
    assert not any("ersie 2" in pagina for pagina in dicht)
    for pad in (f"{CODE}2/", f"{CODE}2.txt", f"{CODE}2.pdf"):
        assert client.get(pad).status_code == 404

    leg_open(wereld)

    assert "versie 2 ligt open" in tekst(client, "/codes/")
    assert "Hier komt misschien een andere tekst" in tekst(client, CODE)
    assert "Dit is een concept" in tekst(client, f"{CODE}2/")


def test_without_a_code_the_list_says_so(client: Client) -> None:
    assert "Er is nog geen code" in tekst(client, "/codes/")


# -- what a code is made of -------------------------------------------------------------------------------------------


def test_without_relations_there_are_layers_with_what_is_unknown(client: Client) -> None:
    code, bron = maak_code(), BronFactory(titel="Het rapport")
    versie = services.begin_versie(code=code, velden={"nummer": "1", "is_volledig": False}, door=None)
    principe, waarde = soort("principe"), soort("waarde")
    for wat, kop in ((principe, "Rechtvaardig"), (waarde, "Autonomie"), (waarde, "Privacy"), (waarde, "Veiligheid")):
        velden = {"kop": kop, "bron": bron}
        services.voeg_toe(code=code, versie=versie, soort=wat, velden=velden, verantwoording=waarom())
    services.zet_aantal(code=code, versie=versie, soort=waarde, aantal=30, bron=bron, door=None)
    stel_vast(versie)

    pagina = tekst(client, CODE)

    assert "30 waardeen 3 kennen wij bij naam, op alfabet" in pagina
    assert "27 waardeen waarvan wij de naam niet kennen" in pagina
    assert (
        "Welke waardeen bij welke principeen horen, staat niet in onze bronnen. Daarom staan hier geen lijnen."
        in pagina
    )
    assert "Van geen enkele partij weten wij hoe zij de code toepast." in pagina
    assert "Alleen de naam is bekend" in tekst(client, f"{CODE}1/")


def test_with_relations_there_is_a_tree_with_counts(client: Client) -> None:
    code = maak_code()
    versie = services.begin_versie(code=code, velden={"nummer": "1"}, door=None)
    wat: dict[str, Any] = {"code": code, "versie": versie, "verantwoording": waarom()}
    samen = services.voeg_toe(soort=soort("principe"), velden={"kop": "Samen optrekken"}, **wat).bepaling
    velden = {"kop": "Op tijd", "tekst": "Wij zijn op tijd.", "nummer": "1", "ouder": samen}
    services.voeg_toe(soort=soort(), sleutel="op-tijd", velden=velden, **wat)
    stel_vast(versie)
    pas_toe(code, PartijFactory(), "toegepast", "op-tijd")
    pas_toe(code, PartijFactory(), "deels", "op-tijd", uitleg="Bijna altijd.")

    pagina = lees(client, CODE)

    assert "1 Op tijd 1 van 2 toegepast" in pagina.tekst
    assert "staan hier geen lijnen" not in pagina.tekst
    assert [kop for kop in pagina.koppen if kop[1] == "Samen optrekken"] == [("h3", "Samen optrekken")]
    rijen = pagina.tekst.split("Hoe partijen de code toepassen")[1]
    assert "Samen optrekken" not in rijen  # a heading above others is not applied itself


# -- how parties apply it ---------------------------------------------------------------------------------------------


def test_parties_are_counted_and_never_ranked(client: Client, wereld: Codewereld) -> None:
    een, twee, stil = (PartijFactory() for _ in range(3))
    services.vraag_toepassing(code=wereld.code, partijen=[een, stil], verantwoording=waarom())
    pas_toe(wereld.code, een)
    pas_toe(wereld.code, twee, "wijkt-af", "gelijk-behandelen", uitleg="Wij doen het anders.")

    pagina = tekst(client, CODE)

    assert "1 toegepast, 1 wijkt af, met uitleg, 1 nog niet beoordeeld" in pagina
    assert "1 toegepast, 2 nog niet beoordeeld" in pagina
    assert "Dit zijn aantallen, geen rapportcijfer." in pagina and "%" not in pagina
    assert "3 partijen" in pagina


def test_what_was_said_of_an_earlier_text_counts_and_is_told(client: Client, wereld: Codewereld) -> None:
    pas_toe(wereld.code, PartijFactory())
    wat: dict[str, Any] = {"code": wereld.code, "versie": wereld.twee, "verantwoording": waarom()}
    services.wijzig_tekst(bepaling=bepaling(wereld.code, "gelijk-behandelen"), velden={"tekst": "Gelijk."}, **wat)
    stel_vast(wereld.twee)

    pagina = lees(client, CODE)

    assert "1 toegepast. 1 daarvan gaat over een eerdere tekst" in pagina.tekst
    assert pagina.tekst.count("over een eerdere tekst") == 2  # that bepaling, and the key of the signs
    assert len([k for k in pagina.met("class") if "stip--eerder" in (k["class"] or "")]) == 2


def test_a_correction_leaves_what_was_said(client: Client, wereld: Codewereld) -> None:
    pas_toe(wereld.code, PartijFactory())
    gevonden = Bepalingstekst.objects.voor_lijst().get(versie=wereld.een, bepaling__sleutel="gelijk-behandelen")
    services.corrigeer(
        code=wereld.code, tekst=gevonden, kop=gevonden.kop, woorden="Niemand is de baas.", verantwoording=waarom()
    )

    assert "eerdere tekst" not in tekst(client, CODE)


# -- a version --------------------------------------------------------------------------------------------------------


def test_the_whole_text_has_contents_words_and_files(client: Client, wereld: Codewereld) -> None:
    pagina = lees(client, f"{CODE}1/")

    for nummer, kop, woorden in TEKSTEN.values():
        assert f"{nummer} {kop}" in pagina.links and woorden in pagina.tekst
    assert {"De hele tekst als PDF", "De hele tekst als tekstbestand (txt)"} <= set(pagina.links)
    assert wereld.een.sha256 in pagina.tekst
    assert "Alle teksten: eigen woorden van de redactie." in pagina.tekst


def test_a_text_that_is_not_known_in_full_is_not_called_whole_and_without_one_there_is_no_file(client: Client) -> None:
    code = maak_code()
    een = stel_vast(begin(code, is_volledig=False))
    stel_vast(services.begin_versie(code=code, velden={"nummer": "2", "is_volledig": False}, door=None))

    assert {"Deze tekst als PDF", "Deze tekst als tekstbestand (txt)"} <= set(lees(client, f"{CODE}1/").links)
    assert "hele tekst van" not in tekst(client, f"{CODE}{een.nummer}/")
    assert "Vingerafdruk" not in tekst(client, f"{CODE}2/")


def test_a_version_that_holds_no_more_says_what_does(client: Client, wereld: Codewereld) -> None:
    services.laat_weg(
        code=wereld.code,
        versie=wereld.twee,
        bepaling=bepaling(wereld.code, "op-tijd-informeren"),
        verantwoording=waarom(),
    )
    stel_vast(wereld.twee)

    assert "Dit is niet de tekst die geldt" in tekst(client, f"{CODE}1/")
    assert client.get(f"{CODE}op-tijd-informeren/")["Location"] == f"{CODE}1/op-tijd-informeren/"
    assert client.get(f"{CODE}gelijk-behandelen/")["Location"] == f"{CODE}2/gelijk-behandelen/"
    assert client.get(f"{CODE}bestaat-niet/").status_code == 404


# -- a day in the past ------------------------------------------------------------------------------------------------


def test_a_page_of_a_day_shows_what_held_then(client: Client) -> None:
    code = maak_code()
    een = stel_vast(begin(code), jaar(2004))
    stel_vast(begin(code, "2", een), jaar(2013))

    assert "Versie 1, geldt sinds 2004" in tekst(client, f"{CODE}?stand=2010-06-01")
    assert "Versie 2" not in tekst(client, f"{CODE}?stand=2010-06-01")
    assert "Op deze dag was er nog geen versie" in tekst(client, f"{CODE}?stand=1999-06-01")
    assert "Dit was er op deze dag nog niet" in tekst(client, f"{CODE}2/?stand=2010-06-01")
    assert "Dit was er op deze dag nog niet" in tekst(client, f"{CODE}gelijk-behandelen/?stand=1999-06-01")
    naar = client.get(f"{CODE}gelijk-behandelen/?stand=2010-06-01")["Location"]
    assert naar == f"{CODE}1/gelijk-behandelen/?stand=2010-06-01"


# -- how much is asked ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("adres", "hoogstens"), [("/codes/", 7), (CODE, 19), (f"{CODE}1/", 15)])
def test_much_to_read_asks_no_more(
    adres: str, hoogstens: int, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    code = maak_code()
    versie = begin(code)
    velden = [{"kop": f"Artikel {n}", "tekst": "Zo.", "nummer": str(n)} for n in range(4, 12)]
    for een in velden:
        services.voeg_toe(code=code, versie=versie, soort=soort(), velden=een, verantwoording=waarom())
    stel_vast(versie)
    for _ in range(3):
        pas_toe(code, PartijFactory())
    for nummer in range(2, 5):
        versie = stel_vast(begin(code, str(nummer), versie))
    client.get(adres)

    with django_assert_max_num_queries(hoogstens):
        client.get(f"{adres}?q=nieuw")


def test_a_version_of_which_nobody_knows_since_when_is_not_called_the_one_in_force(
    client: Client, wereld: Codewereld
) -> None:
    verantwoording = waarom(datum=None)
    services.stel_vast(code=wereld.code, versie=wereld.twee, vervangt=False, verantwoording=verantwoording)

    pagina = tekst(client, f"{CODE}2/")

    assert "Verschenen, wij weten niet wanneer" in pagina
    assert "Daarom noemt het portaal versie 1 als de versie die geldt." in pagina
    assert "Versie 2 Verschenen" in tekst(client, CODE)
