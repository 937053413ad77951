"""Saving one row with only what changed, checked against the rules of its model."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import models

Ding = TypeVar("Ding", bound=models.Model)


def bewaar(obj: Ding, velden: Mapping[str, Any]) -> bool:
    """Give a new or present object these values; whether anything changed. Raises ValidationError by field."""
    anders = [naam for naam, waarde in velden.items() if obj.pk is None or getattr(obj, naam) != waarde]
    if obj.pk is not None and not anders:
        return False
    for naam in anders:
        setattr(obj, naam, velden[naam])
    obj.full_clean()
    vanzelf = [veld.name for veld in obj._meta.fields if getattr(veld, "auto_now", False)]
    obj.save(update_fields=None if obj._state.adding else [*anders, *vanzelf])
    return True
