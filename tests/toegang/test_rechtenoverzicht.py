"""Who may do what: what a redacteur and a beheerder see of it, and the file for the yearly review."""

import csv
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import DjangoAssertNumQueries

from basis.web.rekenblad import BOM
from partijen.rollen import ROLLEN, Portaalrol, Rol
from tests.factories import GebruikerFactory, LidmaatschapFactory, PartijFactory
from tests.support.eenmalig import eenmalig
from tests.support.pagina import browser_van, lees
from tests.support.wereld import lid
from toegang.mensen import rollen_met_rechten

ADRES = "/account/rechten/"


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Client]]:
    yield from eenmalig(django_db_blocker, _maak)


def _maak() -> dict[str, Client]:
    eigen, ander = PartijFactory(naam="Provincie Trek", slug="trek"), PartijFactory(naam="Gemeente Ander", slug="ander")
    redacteur = lid(eigen, naam="Rea Redacteur")
    collega = lid(eigen, "lezer", naam="=Kas Collega")
    LidmaatschapFactory(gebruiker=collega, partij=ander, rol="redacteur")
    lid(ander, "medewerker", naam="Vera Vreemd")
    lid(eigen, "medewerker", naam="Wim Weg", is_active=False)
    Authenticator.objects.create(user=redacteur, type="totp", data={})
    Authenticator.objects.create(user=collega, type="recovery_codes", data={})
    beheerder = GebruikerFactory(beheerder=True, naam="Bea Beheer")
    return {"redacteur": browser_van(redacteur), "beheerder": browser_van(beheerder)}


@pytest.fixture
def redacteur(gedeeld: dict[str, Client], db: None) -> Client:
    return gedeeld["redacteur"]


@pytest.fixture
def beheerder(gedeeld: dict[str, Client], db: None) -> Client:
    return gedeeld["beheerder"]


def _csv(client: Client, vraag: str = "") -> list[dict[str, str]]:
    tekst = client.get(f"{ADRES}csv/{vraag}").getvalue().decode().removeprefix(BOM)
    return list(csv.DictReader(tekst.splitlines(), delimiter=";"))


def test_a_redacteur_sees_the_own_people_and_only_their_own_roles(redacteur: Client) -> None:
    tekst = lees(redacteur, ADRES).tekst

    assert "=Kas Collega" in tekst
    assert "Lezer bij Provincie Trek" in tekst
    assert "Ander" not in tekst
    assert "Vera Vreemd" not in tekst
    assert "Bea Beheer" not in tekst


@pytest.mark.parametrize(
    "vraag",
    ["?partij=ander", "?partij=ander&rol=redacteur", "?rol=beheerder", "?rol=koning", "?rol=%00", "?partij=%00"],
)
def test_a_filter_shows_a_redacteur_nobody_else(vraag: str, redacteur: Client) -> None:
    assert "Niemand gevonden" in lees(redacteur, ADRES + vraag).tekst
    assert _csv(redacteur, vraag) == []


def test_a_role_at_another_party_is_not_found_by(redacteur: Client) -> None:
    assert {rij["naam"] for rij in _csv(redacteur, "?rol=redacteur")} == {"Rea Redacteur"}


def test_a_beheerder_sees_everyone_and_finds_by_party_and_role(beheerder: Client) -> None:
    namen = {"Bea Beheer", "'=Kas Collega", "Rea Redacteur", "Vera Vreemd", "Wim Weg"}
    assert {rij["naam"] for rij in _csv(beheerder)} == namen
    assert {rij["naam"] for rij in _csv(beheerder, "?partij=ander&rol=redacteur")} == {"'=Kas Collega"}
    assert {rij["naam"] for rij in _csv(beheerder, "?rol=beheerder")} == {"Bea Beheer"}


def test_the_file_says_for_each_role_what_it_may_and_on_which_day(redacteur: Client) -> None:
    rijen = {rij["naam"]: rij for rij in _csv(redacteur)}

    rea, kas, wim = rijen["Rea Redacteur"], rijen["'=Kas Collega"], rijen["Wim Weg"]
    assert (rea["peildatum"], rea["organisatie"]) == (timezone.localdate().isoformat(), "Provincie Trek")
    assert "mensen uitnodigen" in rea["mag"]
    assert kas["mag"] == "de werkplek zien, met concepten"
    assert (rea["tweede stap"], kas["tweede stap"]) == ("ja", "nee")  # codes for an emergency are no second step
    assert (wim["account"], wim["mag"]) == ("uitgezet", "")


def test_what_a_role_may_comes_from_the_table_of_rights() -> None:
    gezien = {(rol, recht) for rol, rechten in rollen_met_rechten() for recht in rechten}

    assert gezien == {(str(rol.label), str(recht.label)) for recht, rollen in ROLLEN.items() for rol in rollen}
    assert [rol for rol, _ in rollen_met_rechten()] == [*Rol.labels, *Portaalrol.labels]


def test_more_people_cost_no_more_queries(beheerder: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    partij = PartijFactory()
    for _ in range(30):
        lid(partij)
    with django_assert_num_queries(5):  # session, person, people, their roles, parties to choose from
        pagina = lees(beheerder, ADRES)
    assert "Volgende" in pagina.links
    tweede = lees(beheerder, ADRES + pagina.links["Volgende"])
    assert "Bea Beheer" in pagina.tekst
    assert "Vera Vreemd" in tweede.tekst
