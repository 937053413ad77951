"""People, their rights and their memberships in the admin."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from partijen import services
from partijen.models import Gebruiker, Partij
from partijen.rollen import Rol
from tests.beheer.conftest import bewaar, ingevuld
from tests.factories import GebruikerFactory, LidmaatschapFactory, PartijFactory

NIEUW = reverse("admin:partijen_gebruiker_add")
WACHTWOORD = "zeven natte otters"


def test_new_person_can_log_in(beheer: Client) -> None:
    data = {"email": "Nieuw@Voorbeeld.nl", "naam": "Nina Nieuw", "functie": "adviseur"}
    antwoord = beheer.post(NIEUW, {**data, "password1": WACHTWOORD, "password2": WACHTWOORD})
    assert antwoord.status_code == 302
    assert Client().login(username="nieuw@voorbeeld.nl", password=WACHTWOORD)
    assert not Gebruiker.objects.get(naam="Nina Nieuw").is_staff


@pytest.mark.parametrize("wachtwoorden", [("123", "123"), (WACHTWOORD, "iets anders"), ("", "")])
def test_new_person_needs_a_good_password(beheer: Client, wachtwoorden: tuple[str, str]) -> None:
    data = {"email": "nieuw@voorbeeld.nl", "naam": "Nina", "password1": wachtwoorden[0], "password2": wachtwoorden[1]}
    assert beheer.post(NIEUW, data).status_code == 422
    assert not Gebruiker.objects.filter(naam="Nina").exists()


def test_same_address_in_capitals_is_taken(beheer: Client) -> None:
    GebruikerFactory(email="bezet@voorbeeld.nl")
    data = {"email": "BEZET@voorbeeld.nl", "naam": "Nina", "password1": WACHTWOORD, "password2": WACHTWOORD}
    assert "Er is al een gebruiker met dit e-mailadres." in beheer.post(NIEUW, data).text


def test_rights_are_given_and_logged(beheer: Client) -> None:
    persoon = GebruikerFactory()
    assert bewaar(beheer, persoon, is_staff="on", is_superuser="on", password="zomaar").status_code == 302
    oud = persoon.password
    persoon.refresh_from_db()
    assert (persoon.is_staff, persoon.is_superuser, persoon.password) == (True, False, oud)
    assert LogEntry.objects.latest("pk").object_id == str(persoon.pk)


def test_last_beheerder_stays_one(beheer: Client, beheerder: Gebruiker) -> None:
    for veld in ("is_staff", "is_active"):
        antwoord = bewaar(beheer, beheerder, **{veld: ""})
        assert antwoord.status_code == 422
        assert "Dit is de laatste beheerder." in antwoord.text
    GebruikerFactory(is_staff=True)
    assert bewaar(beheer, beheerder, is_staff="").status_code == 302


def test_inactive_colleague_does_not_count_as_a_beheerder(beheerder: Gebruiker) -> None:
    GebruikerFactory(is_staff=True, is_active=False)
    with pytest.raises(ValidationError, match="laatste beheerder"):
        services.wijzig_gebruiker(gebruiker=beheerder, velden={"is_active": False})


def test_password_of_another_is_set_by_the_service(beheer: Client) -> None:
    persoon = GebruikerFactory()
    pagina = reverse("admin:auth_user_password_change", args=[persoon.pk])
    assert beheer.get(pagina).status_code == 200
    data = {"password1": WACHTWOORD, "password2": WACHTWOORD, "usable_password": "true", "set-password": "1"}
    assert beheer.post(pagina, data).status_code == 302
    assert Client().login(username=persoon.email, password=WACHTWOORD)


def test_memberships_on_the_page_of_a_person(beheer: Client, partij: Partij) -> None:
    persoon = GebruikerFactory()
    rij = {"lidmaatschappen-TOTAL_FORMS": "1", "lidmaatschappen-0-partij": partij.pk, "lidmaatschappen-0-rol": "lezer"}
    assert bewaar(beheer, persoon, **rij).status_code == 302
    assert bewaar(beheer, persoon, **{"lidmaatschappen-0-rol": "redacteur"}).status_code == 302
    assert persoon.lidmaatschappen.get().rol == Rol.REDACTEUR
    andere = PartijFactory()
    assert bewaar(beheer, persoon, **{"lidmaatschappen-0-partij": andere.pk}).status_code == 302
    assert persoon.lidmaatschappen.get().partij == andere
    assert bewaar(beheer, persoon, **{"lidmaatschappen-0-DELETE": "on"}).status_code == 302
    assert not persoon.lidmaatschappen.exists()


def test_members_on_the_page_of_a_party(beheer: Client, partij: Partij) -> None:
    persoon = GebruikerFactory()
    rij = {"lidmaatschappen-TOTAL_FORMS": "1", "lidmaatschappen-0-gebruiker": persoon.pk}
    assert bewaar(beheer, partij, **rij, **{"lidmaatschappen-0-rol": "medewerker"}).status_code == 302
    assert persoon.lidmaatschappen.get().partij == partij


def test_membership_on_its_own_page(beheer: Client, partij: Partij) -> None:
    nieuw, persoon = reverse("admin:partijen_lidmaatschap_add"), GebruikerFactory()
    data = {**ingevuld(beheer, nieuw), "gebruiker": persoon.pk, "partij": partij.pk}
    assert beheer.post(nieuw, data).status_code == 302
    assert beheer.post(nieuw, data).status_code == 422  # already a member
    lid = persoon.lidmaatschappen.get()
    assert bewaar(beheer, lid, rol="lezer", partij=PartijFactory().pk).status_code == 302
    lid.refresh_from_db()
    assert (lid.rol, lid.partij) == (Rol.LEZER, partij)


def test_leaving_member_is_found_by_role(beheer: Client) -> None:
    LidmaatschapFactory(rol=Rol.LEZER)
    lijst = reverse("admin:partijen_gebruiker_changelist")
    assert beheer.get(lijst, {"lidmaatschappen__rol__exact": "lezer"}).context["cl"].result_count == 1
