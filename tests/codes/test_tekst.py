"""The page of a bepaling in a version."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from basis.tijd.perioden import dag
from codes import services
from codes.inhoud import inhoud_van
from codes.models import Bepalingstekst, Code, Versie
from codes.services import Deel
from tests.factories import PartijFactory
from tests.support.codes import TIJD, begin, bepaling, maak_code, pas_toe, soort, stel_vast, waarom, wijzig
from tests.support.pagina import browser_van, lees
from tests.support.wereld import lid

pytestmark = pytest.mark.django_db


@pytest.fixture
def code() -> Code:
    """A code of which the first version holds since 2022."""
    code = maak_code()
    stel_vast(begin(code), dag(date(2022, 6, 1)))
    return code


def adres(nummer: str = "1", sleutel: str = TIJD) -> str:
    return f"/codes/spelregels/{nummer}/{sleutel}/"


def tekst(client: Client, pad: str) -> str:
    return lees(client, pad).tekst


def versie(code: Code, nummer: str = "1") -> Versie:
    return code.versies.get(nummer=nummer)


def splits(code: Code, concept: Versie, sleutel: str = "") -> None:
    delen = [
        Deel(kop="Eén aanspreekpunt", tekst="Elke partij heeft één aanspreekpunt.", nummer="3", sleutel=sleutel),
        Deel(kop="Terugkijken", tekst="Elk jaar kijken zij terug.", nummer="4"),
    ]
    services.splits(
        code=code,
        versie=concept,
        bepaling=bepaling(code, "een-aanspreekpunt"),
        delen=delen,
        verantwoording=waarom("Het waren er twee."),
    )


def twee(code: Code, op: date = date(2025, 3, 14), **velden: str) -> Versie:
    """A second version that holds, in which one text changed."""
    concept = begin(code, "2", versie(code))
    wijzig(code, concept, **(velden or {"tekst": "De partijen laten elkaar vroeg weten wat zij van plan zijn."}))
    return stel_vast(concept, dag(op))


def verbeter(code: Code, woorden: str, op: date | None = None) -> None:
    rij = Bepalingstekst.objects.get(versie=versie(code), bepaling__sleutel=TIJD)
    reden = waarom("Een tikfout.", **({"datum": dag(op)} if op else {}))
    services.corrigeer(code=code, tekst=rij, kop=rij.kop, woorden=woorden, verantwoording=reden)


# -- what it says, and how long -----------------------------------------------------------------------------------


def test_it_shows_the_words_and_since_when_they_hold(client: Client, code: Code) -> None:
    pagina = lees(client, adres())

    assert "De partijen laten elkaar weten wat zij van plan zijn." in pagina.tekst
    assert "Geldt sinds 1 juni 2022." in pagina.tekst
    assert "Eigen woorden van de redactie." in pagina.tekst


def test_without_words_it_says_that_only_the_name_is_known(client: Client) -> None:
    code = maak_code()
    concept = begin(code)
    wijzig(code, concept, tekst="")
    stel_vast(concept)

    assert "Alleen de naam is bekend" in tekst(client, adres())


def test_an_open_draft_that_changes_it_is_told(client: Client, code: Code) -> None:
    concept = begin(code, "2", versie(code))
    wijzig(code, concept, tekst="Iets heel anders.")
    assert "andere tekst" not in tekst(client, adres())

    services.leg_open(code=code, versie=concept, is_open=True, verantwoording=waarom())

    assert "Hier komt misschien een andere tekst" in tekst(client, adres())
    assert "In het concept van versie 2 staat een andere tekst." in tekst(client, adres())
    assert "andere tekst" not in tekst(client, adres(sleutel="gelijk-behandelen"))
    assert "Dit is een concept. Het geldt nog niet." in tekst(client, adres("2"))


def test_a_version_that_lapsed_leads_to_the_one_in_force(client: Client, code: Code) -> None:
    twee(code)

    pagina = lees(client, adres())

    assert "Geldt niet meer sinds 14 maart 2025." in pagina.tekst
    assert adres("2") in {k["href"] for k in pagina.met("href")}


# -- how it came to be so -------------------------------------------------------------------------------------------


def test_each_version_says_what_changed_and_why(client: Client, code: Code) -> None:
    twee(code)

    pagina = tekst(client, adres("2"))

    assert "[nieuw: vroeg ]" in " ".join(pagina.split()).replace("[nieuw:vroeg]", "[nieuw: vroeg ]")
    assert "Versie 2, 14 maart 2025" in pagina
    assert "Waarom: Het kon korter." in pagina
    assert "De tekst bleef gelijk." in tekst(client, adres("2", "gelijk-behandelen"))


def test_a_mended_text_keeps_its_meaning(client: Client, code: Code) -> None:
    verbeter(code, "De partijen laten elkaar weten wat ze van plan zijn.")

    pagina = tekst(client, adres())

    assert "Verbetering van de tekst" in pagina
    assert "De betekenis bleef gelijk. Wat partijen over de toepassing zeiden, blijft gelden." in pagina


def test_what_was_mended_later_is_no_change_of_the_next_version(client: Client, code: Code) -> None:
    twee(code, tekst="De partijen laten elkaar vroeg weten wat zij van plan zijn.")
    verbeter(code, "Geheel nieuwe woorden.")

    assert "Geheel" not in tekst(client, adres("2")).split("Versie 2, 14 maart 2025")[1].split("Verbetering")[0]


@pytest.mark.parametrize("sleutel", ["", "een-aanspreekpunt"])
def test_a_split_is_told_both_ways(client: Client, code: Code, sleutel: str) -> None:
    concept = begin(code, "2", versie(code))
    splits(code, concept, sleutel)
    stel_vast(concept)

    oud = lees(client, adres("1", "een-aanspreekpunt"))
    deel = lees(client, adres("2", "terugkijken"))

    assert "In versie 2 is dit gesplitst." in oud.tekst
    assert adres("2", "terugkijken") in {k["href"] for k in oud.met("href")}
    assert "Gemaakt uit 3 Eén aanspreekpunt in versie 1" in deel.tekst
    assert adres("1", "een-aanspreekpunt") in {k["href"] for k in deel.met("href")}


def test_what_was_put_together_is_told_both_ways(client: Client, code: Code) -> None:
    concept, oude = begin(code, "2", versie(code)), ("gelijk-behandelen", TIJD)
    services.voeg_samen(
        code=code,
        versie=concept,
        bepalingen=[bepaling(code, sleutel) for sleutel in oude],
        velden={"kop": "Samen", "tekst": "Geen overheid is de baas."},
        sleutel="samen",
        verantwoording=waarom(),
    )
    stel_vast(concept)

    nieuw = {k["href"] for k in lees(client, adres("2", "samen")).met("href")}

    assert "In versie 2 is dit samengevoegd met een andere tekst." in tekst(client, adres())
    assert {adres("1", sleutel) for sleutel in oude} <= nieuw


def test_what_was_left_out_says_so_with_the_reason(client: Client, code: Code) -> None:
    concept = begin(code, "2", versie(code))
    services.laat_weg(code=code, versie=concept, bepaling=bepaling(code, TIJD), verantwoording=waarom("Staat elders."))
    stel_vast(concept)

    pagina = tekst(client, adres())

    assert "Staat er niet meer in" in pagina
    assert "Waarom: Staat elders." in pagina
    assert client.get(adres("2")).status_code == 404


def test_a_version_that_is_not_complete_does_not_say_that_it_is_gone(client: Client, code: Code) -> None:
    stel_vast(services.begin_versie(code=code, velden={"nummer": "2", "is_volledig": False}, door=None))

    pagina = tekst(client, adres())

    assert "Of deze erin staat, weten wij niet." in pagina
    assert "Staat er niet meer in" not in pagina


# -- the link that keeps showing these words ------------------------------------------------------------------------


def test_the_link_to_keep_shows_exactly_its_words(client: Client, code: Code) -> None:
    rij = Bepalingstekst.objects.voor_lijst().get(versie=versie(code), bepaling__sleutel=TIJD)
    oud = inhoud_van(rij).vingerafdruk
    verbeter(code, "De partijen laten elkaar weten wat ze van plan zijn.")

    toen = tekst(client, f"{adres()}?tekst={oud[:8]}")

    assert oud in toen
    assert "Deze tekst is later verbeterd" in toen
    assert oud not in tekst(client, adres())
    assert "Spelregels van de overheden, versie 1 (1 juni 2022), artikel 2, ‘Op tijd informeren’." in toen


@pytest.mark.parametrize("afdruk", ["00000000", "x", "zzzzzzzz", "0" * 65])
def test_a_link_to_words_that_never_stood_here_says_so(client: Client, code: Code, afdruk: str) -> None:
    antwoord = client.get(f"{adres()}?tekst={afdruk}")

    assert antwoord.status_code == 404
    assert "Deze link hoort bij een andere tekst" in antwoord.text


def test_a_draft_has_no_link_to_keep(client: Client, code: Code) -> None:
    concept = begin(code, "2", versie(code))
    services.leg_open(code=code, versie=concept, is_open=True, verantwoording=waarom())

    assert "Daarom is er nog geen link om te bewaren." in tekst(client, adres("2"))


# -- looking back, and what it costs --------------------------------------------------------------------------------


def test_on_a_day_in_the_past_it_is_as_it_was(client: Client, code: Code) -> None:
    twee(code)

    toen = tekst(client, f"{adres()}?stand=2023-01-01")

    assert "Geldt sinds 1 juni 2022." in toen
    assert "Versie 2" not in toen
    assert "Dit was er op deze dag nog niet" in tekst(client, f"{adres('2')}?stand=2023-01-01")


def test_a_draft_that_is_not_open_is_nowhere(client: Client, code: Code) -> None:
    concept = begin(code, "2", versie(code))
    wijzig(code, concept, tekst="Nog geheim.")

    velden = {"kop": "Geheim", "tekst": "Nog geheim."}
    services.voeg_toe(
        code=code, versie=concept, soort=soort(), sleutel="geheim", velden=velden, verantwoording=waarom()
    )

    for pad in (adres("2"), adres("2", "geheim"), adres("1", "geheim"), adres("1", "bestaat-niet")):
        assert client.get(pad).status_code == 404
    assert "geheim" not in tekst(client, adres()).lower()


def test_it_asks_the_same_of_the_database_however_much_there_is(
    client: Client, code: Code, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    twee(code)
    verbeter(code, "De partijen laten elkaar weten wat ze van plan zijn.")
    for naam in ("Aa", "Beek", "Ceder"):
        pas_toe(code, PartijFactory(naam=naam))
    client.get(adres("2"))

    with django_assert_max_num_queries(15):
        client.get(adres("2"))


def test_who_leads_the_actie_asks_citizens_about_a_draft_that_everyone_reads(client: Client, code: Code) -> None:
    concept = begin(code, "2", versie(code))
    services.leg_open(code=code, versie=concept, is_open=True, verantwoording=waarom())
    trekker = code.actie.deelnames.get().partij
    redacteur, knop = browser_van(lid(trekker)), "Stel een vraag aan inwoners"

    links = {str(kenmerk["href"]) for kenmerk in lees(redacteur, adres("2")).met("href")}

    (naar,) = [link for link in links if "/werk/meedoen/nieuw/" in link]
    assert "Over:" in tekst(redacteur, naar)
    assert knop not in tekst(redacteur, adres("1"))
    for ander in (client, browser_van(lid(trekker, "medewerker")), browser_van(lid(PartijFactory()))):
        assert knop not in tekst(ander, adres("2"))
