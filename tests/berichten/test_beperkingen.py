"""The database refuses what the domain forbids, and says so in Dutch."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from berichten.models import Herinnerstand, Voorkeur
from tests.factories import GebruikerFactory
from tests.support.beperkingen import Fout, beperkingen_van, eis_geweigerd, zonder_eigen_woorden
from tests.support.postbus import bericht

pytestmark = pytest.mark.django_db


def _voorkeur(**fout: Any) -> Fout:
    return Voorkeur.objects.create(gebruiker=GebruikerFactory(), uit=["herinnering"], dag=4), fout


def _tweede() -> Fout:
    een, twee = bericht(), bericht(gelegenheid="2")
    return twee, {"gelegenheid": een.gelegenheid}


FOUTEN: dict[str, Callable[[], Fout]] = {
    "bericht_een_per_gelegenheid": _tweede,
    "bericht_soort_bestaat": lambda: (bericht(), {"soort": "reclame"}),
    "bericht_stand_bestaat": lambda: (bericht(), {"stand": "bijna"}),
    "bericht_verzonden_heeft_moment": lambda: (bericht(), {"stand": "verzonden"}),
    "voorkeur_soort_uit_te_zetten": lambda: _voorkeur(uit=["wachtwoord"]),
    "voorkeur_dag_is_werkdag": lambda: _voorkeur(dag=6),
    "herinnerstand_keer_heeft_week": lambda: (Herinnerstand.objects.create(gebruiker=GebruikerFactory()), {"keer": 1}),
}
BEPERKINGEN = beperkingen_van(apps.get_app_config("berichten").get_models())


def test_every_constraint_has_its_test_and_words_of_our_own() -> None:
    assert set(FOUTEN) == set(BEPERKINGEN)
    assert zonder_eigen_woorden(BEPERKINGEN) == []


@pytest.mark.parametrize("naam", FOUTEN)
def test_a_form_says_it_and_the_database_refuses_it(naam: str) -> None:
    eis_geweigerd(*FOUTEN[naam](), BEPERKINGEN[naam])
