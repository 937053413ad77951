"""A new password by mail; and one's own account page."""

import re
from unittest.mock import Mock

import pytest
from django.contrib.auth.password_validation import validate_password
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from basis.logboek.models import Loghandeling, Logregel
from berichten.models import Bericht
from inhoud.management.commands.laad_demo import WACHTWOORD as DEMO
from partijen.services import zet_wachtwoord
from tests.factories import WACHTWOORD, GebruikerFactory, PartijFactory
from tests.support.inlog import geef_app
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.uitnodigen import maak_uitnodiging
from tests.toegang.conftest import Mensen

pytestmark = pytest.mark.django_db
EINDE = {"RELEASE", "ROLLBACK"}  # of the work: for one it stands, for the other it is undone
NIEUW = {"wachtwoord": "paard batterij nietje", "nogmaals": "paard batterij nietje"}


def _werkwoord(sql: str) -> str:
    """What a statement does; the history of texts sends a SELECT along that tells who is at work."""
    return re.sub(r"^SELECT set_config\(.*?\); ", "", sql, flags=re.DOTALL).split()[0]


def vraag(client: Client, email: str) -> Pagina:
    return (
        lees(client, "/account/wachtwoord/vergeten/")
        .formulier("Wachtwoord vergeten")
        .verstuur_en_volg(client, email=email)
    )


def test_the_answer_and_the_work_are_the_same_for_an_unknown_address(client: Client) -> None:
    GebruikerFactory(email="els@voorbeeld.nl")
    adres, gezien = "/account/wachtwoord/vergeten/", []
    for email in ("els@voorbeeld.nl", "weg@voorbeeld.nl"):
        with CaptureQueriesContext(connection) as vragen:
            antwoord = client.post(adres, {"email": email})
        gezien.append(
            (
                antwoord.status_code,
                antwoord["Location"],
                [werk for v in vragen.captured_queries if (werk := _werkwoord(v["sql"])) not in EINDE],
            )
        )
    assert gezien[0] == gezien[1] == (302, "/account/wachtwoord/gevraagd/", gezien[0][2])
    assert gezien[0][2].count("INSERT") >= 4
    assert [bericht.adres for bericht in Bericht.objects.all()] == ["els@voorbeeld.nl"]


def test_the_link_gives_a_new_password_once_and_the_second_step_stays(client: Client) -> None:
    els = GebruikerFactory(email="els@voorbeeld.nl")
    geef_app(els)
    daar = browser_van(els)
    vraag(client, "Els@voorbeeld.nl")
    link = Bericht.objects.get(soort="wachtwoord").gegevens["link"]
    pagina = lees(client, link).formulier("Nieuw wachtwoord").verstuur_en_volg(client, **NIEUW)
    assert "Log in met het nieuwe wachtwoord" in pagina.tekst
    assert client.post(link, NIEUW).status_code == 404
    assert daar.get("/werk/").status_code == 302  # elsewhere the login is over
    code = pagina.formulier("/inloggen/").verstuur(client, username=els.email, password=NIEUW["wachtwoord"])
    assert code["Location"] == "/account/code/"
    assert Logregel.objects.filter(handeling=Loghandeling.WACHTWOORD, door=els).count() == 1
    assert Bericht.objects.filter(soort="beveiliging", aan=els).count() == 1


ZWAK = {
    "samensamensamen": "herhaalt steeds hetzelfde",
    "Samen!Samen!Samen!": "herhaalt steeds hetzelfde",
    "samen2samen3samen4": "herhaalt steeds hetzelfde",
    "SamenSAMENsamen": "herhaalt steeds hetzelfde",
    "ＩＢＰｐｏｒｔａａｌ２０２６": "uw naam, uw organisatie, het portaal",
    "aaaaaaaaaaaa": "herhaalt steeds hetzelfde",
    "abcdefghijklmnop": "een rijtje letters of cijfers",
    "qwertyuiop[]": "een rijtje toetsen",
    "14-05-1978-14-05": "geen letters",
    "password1234567": "lijsten van wachtwoorden",
    "IBP-portaal-2026!": "uw naam, uw organisatie, het portaal",
    "1bp-p0rtaal-2026": "uw naam, uw organisatie, het portaal",
    "i-b-p p-o-r-t-a-a-l": "uw naam, uw organisatie, het portaal",
    "waterdam-Waterdam": "uw naam, uw organisatie, het portaal",
    "Welkom2026zomer!": "een woord dat iedereen probeert",
    "elsvoorbeeld": "te veel op uw naam of e-mailadres",
    "els!Voorbeeld!els1978": "uw naam, uw organisatie, het portaal",
    "kort": "ten minste 12 tekens",
}


@pytest.mark.parametrize(("zwak", "uitleg"), ZWAK.items())
def test_a_weak_password_is_refused_in_dutch_with_advice(zwak: str, uitleg: str) -> None:
    PartijFactory(naam="Gemeente Waterdam")
    client = browser_van(GebruikerFactory(email="els@voorbeeld.nl", naam="Els Voorbeeld"), net=True)

    antwoord = client.post("/account/wachtwoord/", {"wachtwoord": zwak, "nogmaals": zwak})

    assert antwoord.status_code == 422
    assert uitleg in Pagina(antwoord).tekst


@pytest.mark.parametrize(
    "sterk", [DEMO, "paard batterij nietje", "Rt7$kd02PqLm", "zeven ezels aten groene knikkers " + "€" * 150]
)
def test_a_password_that_is_not_guessed_is_taken(sterk: str) -> None:
    validate_password(sterk, GebruikerFactory(email="els@voorbeeld.nl"))


def test_every_door_where_a_password_is_chosen_asks_for_a_strong_one(client: Client) -> None:
    els, beheerder = GebruikerFactory(email="els@voorbeeld.nl"), GebruikerFactory(beheerder=True)
    beheer, token = browser_van(beheerder, net=True), maak_uitnodiging(door=beheerder, partij=PartijFactory())[1]
    vraag(client, els.email)
    zwak = dict.fromkeys(("wachtwoord", "nogmaals", "password1", "password2"), "samensamensamen")
    zwak |= {"naam": "Nel", "functie": "adviseur", "email": "nel@voorbeeld.nl", "usable_password": "true"}
    link = Bericht.objects.get(soort="wachtwoord").gegevens["link"]
    nieuw, ander = "/beheer/partijen/gebruiker/add/", f"/beheer/partijen/gebruiker/{els.pk}/password/"

    for wie, adres in ((client, link), (client, f"/account/uitnodiging/{token}/"), (beheer, nieuw), (beheer, ander)):
        assert "herhaalt steeds hetzelfde" in Pagina(wie.post(adres, zwak)).tekst, adres


@pytest.mark.parametrize("link", ["MQ/weg", "onzin/weg", "_/_", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5/x"])
def test_a_link_that_is_none_is_explained(link: str, client: Client) -> None:
    assert "verlopen of al gebruikt" in lees(client, f"/account/wachtwoord/nieuw/{link}/", 404).tekst


def test_asking_again_and_again_stops(client: Client) -> None:
    for _ in range(3):
        vraag(client, "els@voorbeeld.nl")
    antwoord = client.post("/account/wachtwoord/vergeten/", {"email": "els@voorbeeld.nl"})
    assert antwoord.status_code == 422
    assert "Te veel pogingen" in Pagina(antwoord).tekst


def test_one_changes_the_own_name_and_function() -> None:
    gebruiker = GebruikerFactory()
    client = browser_van(gebruiker)
    formulier = lees(client, "/account/").formulier("Uw gegevens")
    assert formulier.verstuur(client, naam="").status_code == 422
    formulier.verstuur_en_volg(client, naam="Els Nieuw", functie="adviseur")
    gebruiker.refresh_from_db()
    assert (gebruiker.naam, gebruiker.functie) == ("Els Nieuw", "adviseur")
    assert Logregel.objects.get(handeling=Loghandeling.ACCOUNT).door == gebruiker


@pytest.mark.parametrize(
    "adres", ["signup/", "email/", "login/code/", "password/reset/", "3rdparty/", "tweede-stap/totp/activate/"]
)
def test_no_page_of_allauth_itself_can_be_reached(adres: str) -> None:
    client = browser_van(GebruikerFactory())
    assert client.get(f"/account/{adres}").status_code == 404


def test_a_password_from_a_beheerder_ends_the_logins_and_is_told(mensen: Mensen) -> None:
    client, daar = browser_van(mensen.beheerder), browser_van(mensen.redacteur)
    adres = f"/beheer/partijen/gebruiker/{mensen.redacteur.pk}/password/"
    gegevens = {"password1": NIEUW["wachtwoord"], "password2": NIEUW["wachtwoord"], "usable_password": "true"}
    assert client.post(adres, gegevens).status_code == 302
    assert daar.get("/werk/").status_code == 302
    assert Logregel.objects.get(handeling=Loghandeling.WACHTWOORD).door == mensen.beheerder
    assert Bericht.objects.get(soort="beveiliging").aan == mensen.redacteur


@pytest.mark.parametrize("hoe", ["zonder wachtwoord", "met de tweede stap van de organisatie"])
def test_a_mailbox_alone_opens_no_account_that_something_else_guards(hoe: str, client: Client) -> None:
    els = GebruikerFactory(email="els@voorbeeld.nl")
    if hoe == "zonder wachtwoord":
        zet_wachtwoord(gebruiker=els, wachtwoord=None)
    else:
        els.identiteiten.create(uitgever="https://daar.nl", onderwerp="els")
    adres, gezien = "/account/wachtwoord/vergeten/", []
    for email in ("els@voorbeeld.nl", "weg@voorbeeld.nl"):
        with CaptureQueriesContext(connection) as vragen:
            antwoord = client.post(adres, {"email": email})
        gezien.append((antwoord["Location"], [_werkwoord(v["sql"]) for v in vragen.captured_queries]))
    assert gezien[0] == gezien[1]
    assert not Bericht.objects.exists()
    assert not Logregel.objects.filter(handeling=Loghandeling.WACHTWOORD_GEVRAAGD).exists()


def test_who_has_a_second_step_of_ours_too_gets_the_mail(client: Client) -> None:
    els = GebruikerFactory(email="els@voorbeeld.nl")
    els.identiteiten.create(uitgever="https://daar.nl", onderwerp="els")
    geef_app(els)
    vraag(client, els.email)
    assert Bericht.objects.get().aan == els


def test_a_link_stops_when_a_beheerder_shuts_the_password(mensen: Mensen, client: Client) -> None:
    vraag(client, mensen.redacteur.email)
    link = Bericht.objects.get(soort="wachtwoord").gegevens["link"]
    zet_wachtwoord(gebruiker=mensen.redacteur, wachtwoord=None, door=mensen.beheerder)
    assert client.post(link, NIEUW).status_code == 404


@pytest.mark.parametrize("vorm", ["{}", "0{}", "+{}"])
def test_a_beheerder_changes_the_own_password_only_where_it_asks_who_one_is(vorm: str, mensen: Mensen) -> None:
    client, was = browser_van(mensen.beheerder), mensen.beheerder.password
    adres = f"/beheer/partijen/gebruiker/{vorm.format(mensen.beheerder.pk)}/password/"
    gegevens = {"password1": NIEUW["wachtwoord"], "password2": NIEUW["wachtwoord"], "usable_password": "true"}
    assert {client.get(adres)["Location"], client.post(adres, gegevens)["Location"]} == {"/account/wachtwoord/"}
    mensen.beheerder.refresh_from_db()
    assert mensen.beheerder.password == was


def test_the_page_of_the_admin_for_the_own_password_is_ours(mensen: Mensen) -> None:
    client, was = browser_van(mensen.beheerder, net=True), mensen.beheerder.password
    gegevens = {"old_password": WACHTWOORD, "new_password1": NIEUW["wachtwoord"], "new_password2": NIEUW["wachtwoord"]}
    assert client.post("/beheer/password_change/", gegevens)["Location"] == "/account/wachtwoord/"
    mensen.beheerder.refresh_from_db()
    assert mensen.beheerder.password == was


def test_logging_in_finds_the_person_by_the_index(client: Client) -> None:
    GebruikerFactory(email="Els@voorbeeld.nl")
    with CaptureQueriesContext(connection) as vragen:
        client.post("/inloggen/", {"username": "eLs@voorbeeld.nl", "password": WACHTWOORD})
    assert client.session["_auth_user_id"]
    op_adres = [v["sql"] for v in vragen.captured_queries if "els@voorbeeld.nl" in v["sql"].lower()]
    op_adres = [sql.partition(" ORDER BY ")[0] for sql in op_adres if sql.startswith("SELECT")]  # of one person
    assert len(op_adres) == 2  # ours for the count, Django's for the password
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for sql in op_adres:
            cursor.execute(f"EXPLAIN {sql}")
            assert "gebruiker_email_uniek" in str(cursor.fetchall())


def test_no_password_is_given_that_nobody_is_told_of(mensen: Mensen, monkeypatch: pytest.MonkeyPatch) -> None:
    was, adres = mensen.redacteur.password, f"/beheer/partijen/gebruiker/{mensen.redacteur.pk}/password/"
    gegevens = {"password1": NIEUW["wachtwoord"], "password2": NIEUW["wachtwoord"], "usable_password": "true"}
    monkeypatch.setattr("toegang.middelen.zet_klaar", Mock(side_effect=OSError))
    with pytest.raises(OSError):  # noqa: PT011  # any crash between the password and the message
        browser_van(mensen.beheerder).post(adres, gegevens)
    mensen.redacteur.refresh_from_db()
    assert mensen.redacteur.password == was


def test_a_password_that_a_beheerder_shuts_is_told(mensen: Mensen) -> None:
    adres = f"/beheer/partijen/gebruiker/{mensen.redacteur.pk}/password/"
    gegevens = {"usable_password": "false", "unset-password": "ja"}
    assert browser_van(mensen.beheerder).post(adres, gegevens).status_code == 302
    assert "wachtwoord uitgezet" in Bericht.objects.get(soort="beveiliging").gegevens["wat"]
    mensen.redacteur.refresh_from_db()
    assert not mensen.redacteur.has_usable_password()
