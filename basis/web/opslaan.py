"""Saving one row with only what changed, checked against the rules of its model; removing one that nothing needs."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import connection, models
from django.utils.text import slugify

from basis.web.tekst import TekstInNormaalvorm


def verschil(obj: models.Model, velden: Mapping[str, Any]) -> dict[str, Any]:
    """The values that `obj` does not have yet, as its columns keep them; of a new object all of them.

    A text that was kept before texts had a normal form is compared in that form too.
    """
    soorten = {naam: obj._meta.get_field(naam) for naam in velden}
    waarden = {naam: _zoals_bewaard(soorten[naam], waarde) for naam, waarde in velden.items()}
    if obj._state.adding:
        return waarden
    return {
        naam: waarde for naam, waarde in waarden.items() if _zoals_bewaard(soorten[naam], getattr(obj, naam)) != waarde
    }


def _zoals_bewaard(veld: Any, waarde: Any) -> Any:
    return veld.normaal(waarde) if isinstance(veld, TekstInNormaalvorm) else waarde


def bewaar(obj: models.Model, velden: Mapping[str, Any]) -> bool:
    """Give a new or present object these values; whether anything changed. Raises ValidationError by field."""
    anders = verschil(obj, velden)
    if not (anders or obj._state.adding):
        return False
    for naam, waarde in anders.items():
        setattr(obj, naam, waarde)
    obj.full_clean()
    obj.save(update_fields=None if obj._state.adding else [*anders, *_vanzelf(obj)])
    return True


def zet_velden(obj: models.Model, **velden: Any) -> None:
    """Give a row these values, that the code itself says and nobody typed, and save only them: they are not checked."""
    for naam, waarde in velden.items():
        setattr(obj, naam, waarde)
    obj.save(update_fields=[*velden, *_vanzelf(obj)])


def _vanzelf(obj: models.Model) -> list[str]:
    """The columns that say when the row was saved."""
    return [veld.name for veld in obj._meta.fields if getattr(veld, "auto_now", False)]


def gebruikt_door(obj: models.Model) -> list["models.QuerySet[Any]"]:
    """What refers to the object and stands in the way of its removal, per kind; empty when it can go.

    A choice of several would lose it silently: Django protects that not at all.
    """
    gevonden = []
    for rel in obj._meta.related_objects:
        if rel.many_to_many or rel.on_delete is models.PROTECT:
            rijen = rel.related_model._base_manager.filter(**{rel.field.name: obj})
            gevonden += [rijen] if rijen.exists() else []
    return gevonden


def verwijder_ongebruikt(obj: models.Model) -> None:
    """Remove the object. Raises ProtectedError when something refers to it."""
    if gebruikt_door(obj):
        raise models.ProtectedError(f"{obj} is in gebruik", {obj})
    obj.delete()


def wacht_op_beurt(sleutel: int) -> None:
    """One at a time until the end of the transaction: the first of two clicks goes first. `sleutel` says at what."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [sleutel])


def vrij_adres(titel: str, rijen: "models.QuerySet[Any]", *, anders: str, verboden: Collection[str] = ()) -> str:
    """The title as a slug that none of these rows has yet; `anders` when nothing of it can stand in an address."""
    basis = slugify(titel)[:100] or anders
    bezet = {*verboden, *rijen.filter(slug__startswith=basis).values_list("slug", flat=True)}
    volgende = (f"{basis}-{nummer}" for nummer in range(2, len(bezet) + 3))
    return basis if basis not in bezet else next(slug for slug in volgende if slug not in bezet)
