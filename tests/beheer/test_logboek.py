"""The security log and who gave which right, in the admin."""

import csv
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from basis.logboek.models import Loghandeling, Logregel, Resultaat
from basis.logboek.services import leg_vast
from basis.web.rekenblad import BOM, KOMMA, SCHEIDING
from partijen.models import Gebruiker, Partij
from partijen.rollen import Portaalrol
from partijen.services import geef_rol
from tests.beheer.conftest import adres, bewaar
from tests.factories import GebruikerFactory, LidmaatschapFactory

LIJST = reverse("admin:logboek_logregel_changelist")
CSV = reverse("admin:logboek_logregel_csv")


def _csv(beheer: Client, **vraag: str) -> list[dict[str, str]]:
    tekst = beheer.get(CSV, vraag | {SCHEIDING: KOMMA}).getvalue().decode().removeprefix(BOM)
    return list(csv.DictReader(tekst.splitlines(), delimiter=","))


def _laatste(*handelingen: str) -> list[tuple[str, Any, str, dict[str, Any]]]:
    rijen = Logregel.objects.filter(handeling__in=handelingen).order_by("pk")
    return [(rij.handeling, rij.door, rij.object, rij.bijzonderheden) for rij in rijen]


def test_a_row_is_told_in_words_and_found_by_person_object_and_address(beheer: Client, beheerder: Gebruiker) -> None:
    velden = ["is_staff", "functie"]
    leg_vast(Loghandeling.ACCOUNT, door=beheerder, object_="Kas Klein", velden=velden, herstelcodes=True)
    tekst = beheer.get(LIJST, {"q": "Kas Klein"}).text

    assert "gewijzigd: beheerder, functie; herstelcodes: ja" in tekst
    for woord, aantal in (("Bea Beheer", 1), ("Kas Klein", 1), ("niemand", 0)):
        gevonden = _csv(beheer, q=woord, handeling__exact="account")
        assert len(gevonden) == aantal


def test_the_file_has_what_the_filters_leave_and_no_formula(beheer: Client) -> None:
    leg_vast(Loghandeling.TWEEDE_STAP, resultaat=Resultaat.MISLUKT, object_="=1+1")
    leg_vast(Loghandeling.UITLOGGEN, object_="iemand")

    rijen = _csv(beheer, resultaat__exact="mislukt")

    assert [(rij["handeling"], rij["object"]) for rij in rijen] == [("tweede stap bij het inloggen", "'=1+1")]
    assert f"{CSV}?resultaat__exact=mislukt" in beheer.get(LIJST, {"resultaat__exact": "mislukt"}).text
    assert beheer.get(CSV, {"onzin": "1"}).status_code == 302


def test_a_right_given_or_taken_in_the_admin_tells_by_whom(
    beheer: Client, beheerder: Gebruiker, partij: Partij
) -> None:
    persoon = GebruikerFactory(naam="Pia")
    rij = {"lidmaatschappen-TOTAL_FORMS": "1", "lidmaatschappen-0-partij": partij.pk, "lidmaatschappen-0-rol": "lezer"}
    bewaar(beheer, persoon, is_programmabureau="on", **rij)
    bewaar(beheer, persoon, is_programmabureau="", **{"lidmaatschappen-0-DELETE": "on"})

    assert _laatste(Loghandeling.RECHT_GEGEVEN, Loghandeling.RECHT_AFGENOMEN) == [
        (Loghandeling.RECHT_GEGEVEN, beheerder, "Pia", {"rol": Portaalrol.PROGRAMMABUREAU}),
        (Loghandeling.RECHT_GEGEVEN, beheerder, "Pia", {"rol": "lezer", "partij": partij.slug}),
        (Loghandeling.RECHT_AFGENOMEN, beheerder, "Pia", {"rol": Portaalrol.PROGRAMMABUREAU}),
        (Loghandeling.RECHT_AFGENOMEN, beheerder, "Pia", {"partij": partij.slug}),
    ]


@pytest.mark.parametrize("actie", ["delete_selected", "delete"])
def test_a_membership_that_is_removed_tells_by_whom(actie: str, beheer: Client, beheerder: Gebruiker) -> None:
    lid = LidmaatschapFactory()
    if actie == "delete":
        beheer.post(adres(lid, "delete"), {"post": "yes"})
    else:
        data = {"action": actie, "_selected_action": lid.pk, "post": "yes"}
        beheer.post(reverse("admin:partijen_lidmaatschap_changelist"), data)

    assert [door for _, door, *_ in _laatste(Loghandeling.RECHT_AFGENOMEN)] == [beheerder]


def test_a_new_person_and_a_new_password_tell_by_whom(beheer: Client, beheerder: Gebruiker) -> None:
    nieuw = {"password1": "zeven natte otters", "password2": "zeven natte otters"}
    beheer.post(reverse("admin:partijen_gebruiker_add"), {**nieuw, "email": "n@voorbeeld.nl", "naam": "Nina"})
    persoon = Gebruiker.objects.get(naam="Nina")
    pagina = reverse("admin:auth_user_password_change", args=[persoon.pk])
    beheer.post(pagina, {**nieuw, "usable_password": "true", "set-password": "1"})

    assert [(wat, door, wie) for wat, door, wie, _ in _laatste(Loghandeling.ACCOUNT, Loghandeling.WACHTWOORD)] == [
        (Loghandeling.ACCOUNT, beheerder, "Nina"),
        (Loghandeling.WACHTWOORD, beheerder, "Nina"),
    ]
    assert "otters" not in str(list(Logregel.objects.values()))


def test_roles_stand_in_the_list_and_four_eyes_with_the_party(beheer: Client, partij: Partij) -> None:
    geef_rol(gebruiker=GebruikerFactory(is_programmabureau=True), partij=partij, rol="medewerker")

    assert "programmabureau, medewerker bij GD" in beheer.get(reverse("admin:partijen_gebruiker_changelist")).text
    assert "nog geen tweede redacteur" in bewaar(beheer, partij, vier_ogen="on").text
    for _ in range(2):
        geef_rol(gebruiker=GebruikerFactory(), partij=partij, rol="redacteur")
    assert bewaar(beheer, partij, vier_ogen="on").status_code == 302
    partij.refresh_from_db()
    assert partij.vier_ogen
    assert Logregel.objects.filter(object=str(partij), bijzonderheden__vier_ogen="aan").exists()
