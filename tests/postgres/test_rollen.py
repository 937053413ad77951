"""`manage.py maak_rollen`: the portal runs as a role that owns nothing, and works (ADR 31)."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from basis.postgres.rollen import Rollen
from tests.factories import WACHTWOORD, GebruikerFactory, PaginaFactory
from tests.support.pagina import browser_van, lees
from tests.support.wereld import Wereld, lid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_rollen")]


def doe(opdracht: str, *namen: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.SQL(opdracht).format(*map(sql.Identifier, namen)))


def kan(rol: str, opdracht: str) -> bool:
    """Whether the role may do this, that is undone at once."""
    try:
        with transaction.atomic():
            doe("SET LOCAL ROLE {}", rol)
            doe(opdracht)
            transaction.set_rollback(True)
    except ProgrammingError as fout:
        return not isinstance(fout.__cause__, InsufficientPrivilege)
    return True


def test_someone_logs_in_reports_and_is_found_with_the_rights_of_the_app(wereld: Wereld, als_app: None) -> None:
    gebruiker, adres = lid(wereld.trekker), wereld.actie.get_absolute_url()
    inlog = Client().post("/inloggen/", {"username": gebruiker.email, "password": WACHTWOORD})
    client = browser_van(gebruiker)
    formulier = lees(client, f"{adres}?bewerk=voortgang").formulier("Voortgang melden")

    antwoord = formulier.verstuur(client, status="vertraagd", reden="De bouw stopte.")

    assert (inlog.status_code, antwoord.status_code) == (302, 302)
    assert "De bouw stopte." in lees(client, adres).tekst
    assert wereld.actie.titel in lees(client, "/zoeken/", data={"q": wereld.actie.titel}).tekst


def test_a_beheerder_edits_a_text_with_the_rights_of_the_app(als_app: None) -> None:
    client, pagina = browser_van(GebruikerFactory(beheerder=True)), PaginaFactory(slug="uitleg", tekst="Oud.")
    adres = f"/beheer/programmalijnen/pagina/{pagina.pk}/change/"
    formulier = next(f for f in lees(client, adres).formulieren if "tekst" in f.velden)
    formulier.adres = adres

    assert formulier.verstuur(client, tekst="Nieuw.").status_code == 302
    pagina.refresh_from_db()
    assert pagina.tekst == "Nieuw."


def test_a_table_of_a_later_migration_is_the_owners_and_the_app_may_use_it(rollen: Rollen) -> None:
    doe("SET LOCAL ROLE {}", rollen.eigenaar)
    doe("CREATE TABLE later (id serial, tekst text)")
    doe("RESET ROLE")

    assert kan(rollen.app, "INSERT INTO later (tekst) VALUES ('x')")
    assert not kan(rollen.app, "TRUNCATE later")
    assert not kan(rollen.lezer, "SELECT * FROM later")


@pytest.mark.parametrize(
    ("opdracht", "mag"),
    [
        ("SELECT titel FROM acties_actie", True),
        ("SELECT van, naar FROM acties_gebeurtenis", True),
        ("UPDATE acties_actie SET titel = 'x'", False),
        ("SELECT email FROM partijen_gebruiker", False),
        ("SELECT * FROM mfa_authenticator", False),
        ("SELECT * FROM django_session", False),
        ("SELECT * FROM berichten_bericht", False),
        ("SELECT * FROM logboek_logregel", False),
    ],
)
def test_the_reader_reads_content_and_nothing_of_people(opdracht: str, mag: bool, rollen: Rollen) -> None:
    assert kan(rollen.lezer, opdracht) is mag


def test_a_second_time_makes_nothing_and_a_password_is_never_shown(
    rollen: Rollen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WACHTWOORD_APP", "heel 'geheim'")
    call_command("maak_rollen", stdout=(gezegd := StringIO()))

    assert "is gemaakt" not in gezegd.getvalue()
    assert f"Rol {rollen.app} heeft het wachtwoord uit de omgeving." in gezegd.getvalue()
    assert "geheim" not in gezegd.getvalue()


@pytest.mark.parametrize(
    "meer", ["ALTER ROLE {0} CREATEDB", "GRANT {1} TO {0}", "ALTER TABLE acties_actie OWNER TO {0}"]
)
def test_a_role_that_may_do_more_is_refused_or_mended(meer: str, rollen: Rollen) -> None:
    doe(meer, rollen.app, rollen.eigenaar)

    if meer.startswith("ALTER TABLE"):
        call_command("maak_rollen", stdout=StringIO())
        assert not kan(rollen.app, "TRUNCATE acties_actie")
        return
    with pytest.raises(CommandError, match="kan meer dan hij mag"):
        call_command("maak_rollen", stdout=StringIO())
