"""What holds for every constraint: a form says in Dutch what is wrong, and the database refuses it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

Fout = tuple[models.Model, dict[str, Any]]  # a good row, and what would make it wrong


def beperkingen_van(modellen: Iterable[type[models.Model]]) -> dict[str, Any]:
    """The constraints of these models by name."""
    return {beperking.name: beperking for model in modellen for beperking in model._meta.constraints}


def zonder_eigen_woorden(beperkingen: Mapping[str, Any]) -> list[str]:
    """Those of which Django itself makes the text."""
    alle = beperkingen.items()
    return [naam for naam, een in alle if een.violation_error_message == een.default_violation_error_message]


def zeg_het(rij: models.Model, fout: Mapping[str, Any]) -> list[str]:
    """What a form says once the row, good until now, has these values."""
    rij.validate_constraints()
    for veld, waarde in fout.items():
        setattr(rij, veld, waarde)
    with pytest.raises(ValidationError) as gevangen:
        rij.validate_constraints()
    return gevangen.value.messages


def eis_geweigerd(rij: models.Model, fout: Mapping[str, Any], beperking: Any, *, eerst: str = "") -> None:
    """The form says it, and the database refuses to save it; `eerst`: what something else there says before."""
    assert str(beperking.get_violation_error_message()) in zeg_het(rij, fout)
    eis_dat_database_weigert(rij.save, eerst or beperking.name)


def eis_dat_database_weigert(schrijf: Callable[[], object], wat: str) -> None:
    with pytest.raises(IntegrityError, match=wat), transaction.atomic():
        schrijf()
