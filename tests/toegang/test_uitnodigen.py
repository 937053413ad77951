"""Inviting people, taking the invitation, and giving and taking roles."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from basis.logboek.models import Loghandeling, Logregel
from berichten.models import Bericht
from berichten.verzenden import is_nog_nodig
from partijen.models import Gebruiker, Lidmaatschap
from tests.factories import GebruikerFactory, PartijFactory
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.tegelijk import tegelijk
from tests.support.uitnodigen import link_van, maak_uitnodiging
from tests.support.wereld import lid as maak_lid
from tests.toegang.conftest import Mensen
from toegang import services
from toegang.models import Uitnodiging

pytestmark = pytest.mark.django_db
NIEUW = {
    "naam": "Nel Nieuw",
    "functie": "adviseur",
    "wachtwoord": "paard batterij nietje",
    "nogmaals": "paard batterij nietje",
}


def test_a_redacteur_invites_for_the_own_party(mensen: Mensen) -> None:
    client = browser_van(mensen.redacteur)
    formulier = lees(client, "/account/mensen/").formulier("Iemand uitnodigen")
    dubbelklik = [formulier.verstuur_en_volg(client, email="nel@voorbeeld.nl", rol="lezer") for _ in range(2)]
    assert "De uitnodiging aan nel@voorbeeld.nl wordt verstuurd." in dubbelklik[1].tekst

    uitnodiging = Uitnodiging.objects.get()
    bericht = Bericht.objects.get()
    assert (bericht.soort, bericht.adres, bericht.aan) == ("uitnodiging", "nel@voorbeeld.nl", None)
    assert uitnodiging.partij == mensen.partij
    assert uitnodiging.sleutel not in bericht.gegevens["link"]
    assert timedelta(days=6, hours=23) < uitnodiging.geldig_tot - timezone.now() < timedelta(days=7, minutes=1)
    assert Logregel.objects.filter(handeling=Loghandeling.UITNODIGING, door=mensen.redacteur).count() == 1


@pytest.mark.parametrize(
    ("wie", "eigen", "rol"),
    [("redacteur", False, "lezer"), ("redacteur", None, "programmabureau"), ("medewerker", True, "lezer")],
)
def test_nobody_gives_roles_that_are_not_theirs_to_give(wie: str, eigen: bool | None, rol: str, mensen: Mensen) -> None:
    partij = {True: mensen.partij, False: PartijFactory(), None: None}[eigen]
    with pytest.raises(PermissionDenied):
        maak_uitnodiging(door=getattr(mensen, wie), partij=partij, rol=rol)
    assert not Uitnodiging.objects.exists()


def test_a_redacteur_cannot_slip_a_portal_role_into_the_form(mensen: Mensen) -> None:
    client = browser_van(mensen.redacteur)
    formulier = lees(client, "/account/mensen/").formulier("Iemand uitnodigen")
    assert formulier.verstuur(client, email="nel@voorbeeld.nl", rol="beheerder").status_code == 422
    assert client.get("/account/mensen/?partij=portaal").status_code == 404


def test_who_was_invited_makes_an_account_and_is_in(mensen: Mensen, client: Client) -> None:
    uitnodiging, _ = maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij, email="nel@voorbeeld.nl")
    link = link_van(uitnodiging)
    lees(client, link)  # opening it uses nothing up
    formulier = lees(client, link).formulier("Account maken")

    assert formulier.verstuur(client, **NIEUW)["Location"] == "/werk/"

    nel = Gebruiker.objects.get(email="nel@voorbeeld.nl")
    assert (nel.naam, nel.functie, nel.lidmaatschappen.get().rol) == ("Nel Nieuw", "adviseur", "medewerker")
    assert client.get("/werk/")["Location"] == "/account/tweede-stap/"  # first the second step
    assert Client().get(link).status_code == 404
    assert Client().post(link, NIEUW).status_code == 404


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"naam": ""}, "Vul uw voor- en achternaam in."),
        ({"nogmaals": "iets anders"}, "Dit is niet hetzelfde als het wachtwoord hierboven."),
        ({"wachtwoord": "kort", "nogmaals": "kort"}, "12 tekens"),
        ({"wachtwoord": "nel@voorbeeld.nl", "nogmaals": "nel@voorbeeld.nl"}, "lijkt te veel op"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    anders: dict[str, str], fout: str, mensen: Mensen, client: Client
) -> None:
    uitnodiging, _ = maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij, email="nel@voorbeeld.nl")
    antwoord = client.post(link_van(uitnodiging), NIEUW | anders)
    assert antwoord.status_code == 422
    assert fout in Pagina(antwoord).tekst
    assert Pagina(antwoord).formulier("Account maken").velden["functie"] == "adviseur"
    assert "paard batterij" not in antwoord.text
    assert not Gebruiker.objects.filter(email="nel@voorbeeld.nl").exists()


def test_who_has_an_account_logs_in_first_and_then_takes_it(mensen: Mensen, client: Client) -> None:
    nel = GebruikerFactory(email="Nel@voorbeeld.nl")
    uitnodiging, _ = maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij, email="nel@voorbeeld.nl")
    link = link_van(uitnodiging)
    assert lees(client, link).met("href", f"/inloggen/?next={link}")
    assert client.session["uitnodiging"] == uitnodiging.sleutel

    eigen = browser_van(nel)
    lees(eigen, link).formulier("Uitnodiging aannemen").verstuur(eigen)
    assert eigen.session.get("uitnodiging") is None
    assert nel.lidmaatschappen.get().rol == "medewerker"


def test_who_is_logged_in_as_someone_else_is_told_so(mensen: Mensen) -> None:
    uitnodiging, _ = maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij)
    client = browser_van(GebruikerFactory())
    assert "U bent ingelogd als iemand anders" in lees(client, link_van(uitnodiging)).tekst
    client.post(link_van(uitnodiging))
    assert Uitnodiging.objects.open().exists()


@pytest.mark.parametrize("hoe", ["verlopen", "ingetrokken"])
def test_an_invitation_ends_by_time_or_is_withdrawn(hoe: str, mensen: Mensen, client: Client) -> None:
    uitnodiging, token = maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij)
    if hoe == "verlopen":
        Uitnodiging.objects.update(geldig_tot=timezone.now())
    else:
        eigen = browser_van(mensen.redacteur)
        lees(eigen, "/account/mensen/").formulier(f"/{uitnodiging.pk}/intrekken/").verstuur_en_volg(eigen)
        assert Bericht.objects.get().stand == "vervallen"
    assert client.get(f"/account/uitnodiging/{token}/").status_code == 404
    with pytest.raises(ValidationError):
        services.neem_aan(uitnodiging=uitnodiging, gebruiker=mensen.medewerker)


def test_a_message_with_a_link_that_no_longer_works_is_not_sent(mensen: Mensen) -> None:
    maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij)
    bericht = Bericht.objects.get()

    assert is_nog_nodig(bericht, timezone.now() + timedelta(days=6, hours=23))
    assert not is_nog_nodig(bericht, timezone.now() + timedelta(days=7))


def test_an_invitation_sent_again_has_a_new_link_and_the_old_one_stops(mensen: Mensen, client: Client) -> None:
    uitnodiging, _ = maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij)
    oud = link_van(uitnodiging)
    Uitnodiging.objects.update(geldig_tot=timezone.now() + timedelta(days=2))
    collega = browser_van(maak_lid(mensen.partij))

    for _ in range(2):  # a second click sends no second message
        knop = lees(collega, "/account/mensen/").formulier(f"/{uitnodiging.pk}/opnieuw/")
        assert "opnieuw verstuurd" in knop.verstuur_en_volg(collega).tekst

    assert sorted(Bericht.objects.values_list("stand", flat=True)) == ["vervallen", "wacht"]
    assert client.get(oud).status_code == 404
    assert client.get(link_van(uitnodiging)).status_code == 200
    uitnodiging.refresh_from_db()
    assert uitnodiging.door != mensen.redacteur
    assert uitnodiging.geldig_tot > timezone.now() + timedelta(days=6)


def test_who_lost_the_right_to_invite_leaves_no_back_door(mensen: Mensen, client: Client) -> None:
    uitnodiging, _ = maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij)
    mensen.redacteur.lidmaatschappen.update(rol="lezer")
    assert client.post(link_van(uitnodiging), NIEUW).status_code == 422
    assert not Gebruiker.objects.filter(email=uitnodiging.email).exists()


def test_one_open_invitation_per_address_and_none_for_members(mensen: Mensen) -> None:
    maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij, email="nel@voorbeeld.nl")
    for email in ("NEL@voorbeeld.nl", mensen.medewerker.email):
        with pytest.raises(ValidationError):
            maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij, email=email)


def test_a_role_changes_at_once(mensen: Mensen) -> None:
    client, ander = browser_van(mensen.redacteur), browser_van(mensen.medewerker)
    lid = Lidmaatschap.objects.get(gebruiker=mensen.medewerker)
    formulier = lees(client, "/account/mensen/").formulier("Rol van Mo Medewerker")
    assert "Alleen een redacteur of beheerder nodigt mensen uit." in lees(ander, "/account/mensen/", 403).tekst

    assert "Mo Medewerker is nu redacteur." in formulier.verstuur_en_volg(client, rol="redacteur").tekst
    assert ander.get("/account/mensen/").status_code == 200
    formulier.verstuur_en_volg(client, rol="weg")
    assert ander.get("/account/mensen/").status_code == 403
    assert not Lidmaatschap.objects.filter(pk=lid.pk).exists()
    assert Logregel.objects.filter(handeling=Loghandeling.RECHT_AFGENOMEN, door=mensen.redacteur).exists()


def test_nobody_changes_the_own_role(mensen: Mensen) -> None:
    lid = Lidmaatschap.objects.get(gebruiker=mensen.redacteur)
    with pytest.raises(ValidationError):
        services.wijzig_rol(lid=lid, rol="", door=mensen.redacteur)
    assert browser_van(mensen.redacteur).post(f"/account/mensen/rol/{lid.pk}/", {"rol": "lezer"}).status_code == 403


def test_a_beheerder_gives_and_takes_portal_roles(mensen: Mensen, client: Client) -> None:
    bo = browser_van(mensen.beheerder)
    formulier = lees(bo, "/account/mensen/").formulier("Iemand uitnodigen")
    formulier.verstuur_en_volg(bo, email="nel@voorbeeld.nl", rol="programmabureau")
    client.post(link_van(Uitnodiging.objects.get()), NIEUW)
    nel = Gebruiker.objects.get(email="nel@voorbeeld.nl")
    assert nel.is_programmabureau

    lees(bo, "/account/mensen/").formulier("/programmabureau/").verstuur_en_volg(bo)
    nel.refresh_from_db()
    assert not nel.is_programmabureau


def test_the_list_asks_the_database_as_often_for_many(
    mensen: Mensen, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        maak_lid(mensen.partij, rol="lezer")
    client = browser_van(mensen.redacteur)
    with django_assert_num_queries(8):  # navigation, session, person, right, parties (2), members, invitations
        assert "nog geen tweede stap" in lees(client, "/account/mensen/").tekst


def test_one_form_is_one_invitation_also_in_the_database(mensen: Mensen) -> None:
    inzending = uuid4()
    maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij, inzending=inzending)
    ander, _ = maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij, email="nog@voorbeeld.nl")
    with pytest.raises(IntegrityError), transaction.atomic():
        Uitnodiging.objects.filter(pk=ander.pk).update(inzending=inzending)


def test_an_invitation_is_for_the_address_it_was_sent_to(mensen: Mensen) -> None:
    uitnodiging, _ = maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij)
    ander = GebruikerFactory()

    with pytest.raises(ValidationError):
        services.neem_aan(uitnodiging=uitnodiging, gebruiker=ander)

    assert not ander.lidmaatschappen.exists()
    uitnodiging.refresh_from_db()
    assert uitnodiging.is_open


@pytest.mark.parametrize(
    ("heeft", "krijgt", "wordt"),
    [
        ("redacteur", "lezer", "redacteur"),
        ("medewerker", "medewerker", "medewerker"),
        ("lezer", "redacteur", "redacteur"),
    ],
)
def test_an_older_invitation_takes_no_right_away(heeft: str, krijgt: str, wordt: str, mensen: Mensen) -> None:
    uitnodiging, _ = maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij, rol=krijgt, email="nel@voorbeeld.nl")
    nel = maak_lid(mensen.partij, heeft, email="nel@voorbeeld.nl")
    client = browser_van(nel)

    pagina = lees(client, link_van(uitnodiging)).formulier("Uitnodiging aannemen").verstuur_en_volg(client)

    assert nel.lidmaatschappen.get().rol == wordt
    assert f"U bent nu {wordt}." in pagina.tekst
    assert not Uitnodiging.objects.open().exists()


@pytest.mark.django_db(transaction=True)
def test_redacteuren_who_invite_one_address_at_once_make_one_invitation() -> None:
    partij = PartijFactory()
    redacteuren = [maak_lid(partij) for _ in range(4)]

    def nodigt_uit(door: Gebruiker) -> str:
        try:
            return maak_uitnodiging(door=door, partij=partij)[0].email
        except ValidationError as fout:
            return fout.messages[0]

    uitkomsten = tegelijk(*[partial(nodigt_uit, redacteur) for redacteur in redacteuren])

    assert Uitnodiging.objects.open().count() == 1
    assert sum("staat al een uitnodiging open" in uitkomst for uitkomst in uitkomsten) == 3


def test_a_redacteur_sends_no_more_than_so_many_a_day(mensen: Mensen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "PER_DAG", 2)
    eerste, _ = maak_uitnodiging(door=mensen.redacteur, partij=mensen.partij, email="a@voorbeeld.nl")
    Uitnodiging.objects.update(geldig_tot=timezone.now() + timedelta(days=2))
    client = browser_van(mensen.redacteur)
    for verwacht in ("wordt opnieuw verstuurd", "al 2 uitnodigingen verstuurd"):
        knop = lees(client, "/account/mensen/").formulier(f"/{eerste.pk}/opnieuw/")
        assert verwacht in knop.verstuur_en_volg(client).tekst
        Uitnodiging.objects.update(geldig_tot=timezone.now() + timedelta(days=2))

    antwoord = lees(client, "/account/mensen/").formulier("Iemand uitnodigen").verstuur(client, email="b@voorbeeld.nl")

    assert (antwoord.status_code, "Probeer het morgen." in Pagina(antwoord).tekst) == (422, True)
    assert Bericht.objects.count() == 2
    for nummer in range(3):  # who brings in many organisations may go on
        maak_uitnodiging(door=mensen.beheerder, partij=mensen.partij, email=f"{nummer}@voorbeeld.nl")
