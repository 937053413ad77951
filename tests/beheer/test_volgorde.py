"""Ordering by hand."""

import pytest
from django.test import Client
from django.urls import reverse

from programmalijnen.models import Programmalijn
from tests.beheer.conftest import bewaar
from tests.factories import ProgrammalijnFactory, SoortFactory


@pytest.mark.parametrize("gewenst", [(2, 1, 3), (3, 1, 2), (2, 3, 1), (3, 2, 1)])
def test_lines_change_places_in_the_list(beheer: Client, db: None, gewenst: tuple[int, int, int]) -> None:
    lijnen = [ProgrammalijnFactory(volgorde=nummer) for nummer in (1, 2, 3)]
    data = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "3", "_save": "Opslaan"}
    for rij, (lijn, plaats) in enumerate(zip(lijnen, gewenst, strict=True)):
        data |= {f"form-{rij}-id": str(lijn.pk), f"form-{rij}-volgorde": str(plaats)}
    assert beheer.post(reverse("admin:programmalijnen_programmalijn_changelist"), data).status_code == 302
    assert tuple(Programmalijn.objects.get(pk=lijn.pk).volgorde for lijn in lijnen) == gewenst


def test_line_moves_from_its_own_page_too(beheer: Client) -> None:
    eerste, tweede = ProgrammalijnFactory(volgorde=1), ProgrammalijnFactory(volgorde=2)
    assert bewaar(beheer, tweede, volgorde="1").status_code == 302
    eerste.refresh_from_db()
    assert eerste.volgorde == 2


def test_phases_of_a_kind_change_places(beheer: Client) -> None:
    soort = SoortFactory(fasen=["een", "twee", "drie"])
    rijen = {"fasedefinities-0-volgorde": "3", "fasedefinities-2-volgorde": "1", "fasedefinities-1-naam": "Midden"}
    assert bewaar(beheer, soort, **rijen).status_code == 302
    assert list(soort.fasedefinities.values_list("slug", "naam")) == [
        ("drie", "Drie"),
        ("twee", "Midden"),
        ("een", "Een"),
    ]
