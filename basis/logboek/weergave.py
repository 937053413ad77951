"""The facts of a row in words, for the admin and for the file."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist

# What services write down, in the words of who reads it. An unknown fact is shown by its own name.
NAMEN = {"partij": "organisatie", "velden": "gewijzigd", "soort": "manier", "type": "manier"}


def in_woorden(bijzonderheden: dict[str, Any]) -> str:
    """The facts of one row, as in: rol: redacteur; organisatie: vng."""
    return "; ".join(f"{_naam(naam)}: {_waarde(naam, waarde)}" for naam, waarde in bijzonderheden.items())


def _naam(naam: str) -> str:
    return NAMEN.get(naam, naam.replace("_", " "))


def _waarde(naam: str, waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(_veld(deel) if naam == "velden" else str(deel) for deel in waarde)
    return "–" if waarde is None else str(waarde)


def _veld(naam: str) -> str:
    """A field of an account as people know it."""
    try:
        return str(get_user_model()._meta.get_field(naam).verbose_name)  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return "nieuw account" if naam == "nieuw" else str(naam)
