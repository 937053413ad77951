"""The database refuses what the domain forbids, and says so in Dutch."""

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from berichten.models import Herinnerstand, Voorkeur
from tests.factories import GebruikerFactory
from tests.support.postbus import bericht

pytestmark = pytest.mark.django_db

Fout = tuple[models.Model, dict[str, Any]]


def _voorkeur(**fout: Any) -> Fout:
    return Voorkeur.objects.create(gebruiker=GebruikerFactory(), uit=["herinnering"], dag=4), fout


def _tweede() -> Fout:
    een, twee = bericht(), bericht(gelegenheid="2")
    return twee, {"gelegenheid": een.gelegenheid}


FOUTEN: dict[str, Any] = {
    "bericht_een_per_gelegenheid": _tweede,
    "bericht_soort_bestaat": lambda: (bericht(), {"soort": "reclame"}),
    "bericht_stand_bestaat": lambda: (bericht(), {"stand": "bijna"}),
    "bericht_verzonden_heeft_moment": lambda: (bericht(), {"stand": "verzonden"}),
    "voorkeur_soort_uit_te_zetten": lambda: _voorkeur(uit=["wachtwoord"]),
    "voorkeur_dag_is_werkdag": lambda: _voorkeur(dag=6),
    "herinnerstand_keer_heeft_week": lambda: (Herinnerstand.objects.create(gebruiker=GebruikerFactory()), {"keer": 1}),
}
BEPERKINGEN = {
    beperking.name: beperking
    for model in apps.get_app_config("berichten").get_models()
    for beperking in model._meta.constraints
}


def test_every_constraint_has_its_test_and_words_of_our_own() -> None:
    assert set(FOUTEN) == set(BEPERKINGEN)
    alle: list[Any] = list(BEPERKINGEN.values())
    assert [b.name for b in alle if b.violation_error_message == b.default_violation_error_message] == []


@pytest.mark.parametrize("naam", FOUTEN)
def test_a_form_says_it_and_the_database_refuses_it(naam: str) -> None:
    rij, fout = FOUTEN[naam]()
    rij.validate_constraints()  # until now it is good
    for veld, waarde in fout.items():
        setattr(rij, veld, waarde)

    with pytest.raises(ValidationError) as gevangen:
        rij.validate_constraints()

    assert str(BEPERKINGEN[naam].get_violation_error_message()) in gevangen.value.messages
    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        type(rij)._default_manager.filter(pk=rij.pk).update(**fout)
