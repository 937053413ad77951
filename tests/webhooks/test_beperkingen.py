"""The database refuses what the domain forbids, and says so in Dutch."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.support.webhooks import ADRES, maak_hook
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db

FOUTEN: dict[str, dict[str, Any]] = {
    "webhook_waarover_bestaat": {"waarover": "weer", "slug": "x"},
    "webhook_stand_bestaat": {"stand": "bijna"},
    "webhook_zegt_welke": {"waarover": "actie"},
    "webhook_een_keer": {"adres": ADRES},
}
BEPERKINGEN: dict[str, Any] = {
    beperking.name: beperking
    for model in apps.get_app_config("webhooks").get_models()
    for beperking in model._meta.constraints
}


def test_every_constraint_has_its_test_and_words_of_our_own() -> None:
    assert set(FOUTEN) == set(BEPERKINGEN)
    alle = BEPERKINGEN.values()
    assert [b.name for b in alle if b.violation_error_message == b.default_violation_error_message] == []


@pytest.mark.parametrize("naam", FOUTEN)
def test_a_form_says_it_and_the_database_refuses_it(naam: str, wereld: Wereld) -> None:
    maak_hook(wereld.trekker)
    hook, _ = maak_hook(wereld.trekker, f"{ADRES}/ander")
    hook.validate_constraints()  # until now it is good
    for veld, waarde in FOUTEN[naam].items():
        setattr(hook, veld, waarde)

    with pytest.raises(ValidationError) as gevangen:
        hook.validate_constraints()

    assert str(BEPERKINGEN[naam].get_violation_error_message()) in gevangen.value.messages
    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        hook.save()
