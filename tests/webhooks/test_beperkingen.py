"""The database refuses what the domain forbids, and says so in Dutch."""

from typing import Any

import pytest
from django.apps import apps

from tests.support.beperkingen import beperkingen_van, eis_geweigerd, zonder_eigen_woorden
from tests.support.webhooks import ADRES, maak_hook
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db

FOUTEN: dict[str, dict[str, Any]] = {
    "webhook_waarover_bestaat": {"waarover": "weer", "slug": "x"},
    "webhook_stand_bestaat": {"stand": "bijna"},
    "webhook_zegt_welke": {"waarover": "actie"},
    "webhook_een_keer": {"adres": ADRES},
}
BEPERKINGEN = beperkingen_van(apps.get_app_config("webhooks").get_models())


def test_every_constraint_has_its_test_and_words_of_our_own() -> None:
    assert set(FOUTEN) == set(BEPERKINGEN)
    assert zonder_eigen_woorden(BEPERKINGEN) == []


@pytest.mark.parametrize("naam", FOUTEN)
def test_a_form_says_it_and_the_database_refuses_it(naam: str, wereld: Wereld) -> None:
    maak_hook(wereld.trekker)
    hook, _ = maak_hook(wereld.trekker, f"{ADRES}/ander")

    eis_geweigerd(hook, FOUTEN[naam], BEPERKINGEN[naam])
