"""What the database refuses of drafts."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.factories import GebruikerFactory
from tests.support.wereld import Wereld
from werk.concepten.models import Concept, Conceptstand

pytestmark = pytest.mark.django_db


ONMOGELIJK: dict[str, dict[str, Any]] = {
    "concept_soort_bestaat": {"soort": "onzin"},
    "concept_van_actie_of_programma": {"actie": None},
    "concept_stand_bestaat": {"stand": "onzin"},
    "concept_teruggegeven_met_opmerking": {"stand": Conceptstand.TERUGGEGEVEN},
    "concept_gepubliceerd_heeft_melding": {"stand": Conceptstand.GEPUBLICEERD},
}


@pytest.mark.parametrize("naam", [*ONMOGELIJK, "concept_beoordeeld_door_ander"])
def test_the_database_refuses_what_cannot_be(naam: str, wereld: Wereld) -> None:
    mens = GebruikerFactory()
    velden = ONMOGELIJK.get(naam, {"beoordeeld_door": mens})
    concept = Concept(door=mens, inzending=uuid4(), **{"soort": "voortgang", "actie": wereld.actie, **velden})
    with pytest.raises(ValidationError) as fout:
        concept.validate_constraints()
    constraint = next(c for c in Concept._meta.constraints if c.name == naam)
    assert str(constraint.violation_error_message) in fout.value.messages
