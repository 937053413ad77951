"""As which parties one goes on, in the admin."""

import pytest
from django.test import Client

from partijen.models import Opvolging, Partij
from partijen.services import zet_opvolgers
from tests.beheer.conftest import adres, bewaar
from tests.factories import PartijFactory

pytestmark = pytest.mark.django_db
TWEE = {"opvolgingen-TOTAL_FORMS": "2"}


@pytest.fixture
def partijen() -> list[Partij]:
    return [PartijFactory(naam=f"Gemeente {naam}") for naam in ("Oud", "Aarde", "Lucht", "Zee")]


def namen(partij: Partij) -> list[str]:
    return [ander.naam.removeprefix("Gemeente ") for ander in partij.opvolgers.voor_lijst()]


def test_a_beheerder_says_as_which_parties_one_goes_on(beheer: Client, partijen: list[Partij]) -> None:
    oud, aarde, lucht, zee = partijen

    rijen = {"opvolgingen-0-opvolger": lucht.pk, "opvolgingen-1-opvolger": aarde.pk}
    assert bewaar(beheer, oud, **TWEE, **rijen).status_code == 302
    assert namen(oud) == ["Aarde", "Lucht"]

    assert bewaar(beheer, oud, **{"opvolgingen-0-opvolger": zee.pk}).status_code == 302
    assert namen(oud) == ["Lucht", "Zee"]

    assert bewaar(beheer, oud, **{"opvolgingen-1-DELETE": "on"}).status_code == 302
    assert namen(oud) == ["Lucht"]


def test_what_somebody_else_added_meanwhile_stays(beheer: Client, partijen: list[Partij]) -> None:
    oud, aarde, lucht, _ = partijen
    geopend = {"opvolgingen-TOTAL_FORMS": "1", "opvolgingen-0-opvolger": aarde.pk, "opvolgingen-INITIAL_FORMS": "0"}
    zet_opvolgers(partij=oud, opvolgers=[lucht])

    assert bewaar(beheer, oud, **geopend, **{"opvolgingen-0-id": ""}).status_code == 302

    assert namen(oud) == ["Aarde", "Lucht"]


@pytest.mark.parametrize(
    ("welke", "melding"),
    [([0, 1], "Een partij volgt niet zichzelf op."), ([1, 1], "Corrigeer de dubbele waarden hieronder.")],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    welke: list[int], melding: str, beheer: Client, partijen: list[Partij]
) -> None:
    rijen = {f"opvolgingen-{nummer}-opvolger": partijen[wie].pk for nummer, wie in enumerate(welke)}

    antwoord = bewaar(beheer, partijen[0], **TWEE, **rijen)

    assert (antwoord.status_code, melding in antwoord.text) == (422, True), antwoord.context["errors"]
    assert not Opvolging.objects.exists()


def test_a_party_that_another_goes_on_as_is_not_removed(beheer: Client, partijen: list[Partij]) -> None:
    oud, aarde, *_ = partijen
    zet_opvolgers(partij=oud, opvolgers=[aarde])

    assert "1 partij: Gemeente Oud" in beheer.get(adres(aarde, "delete")).text
    beheer.post(adres(aarde, "delete"), {"post": "yes"})
    assert Partij.objects.filter(pk=aarde.pk).exists()
    assert beheer.post(adres(oud, "delete"), {"post": "yes"}).status_code == 302
    assert not Partij.objects.filter(pk=oud.pk).exists()
