"""Changes of a code itself and of where its bepalingen are exercised."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from acties.models import Actie, Onderdeel
from acties.services.dienst import dienst, gezamenlijk
from basis.bronnen.models import Bron
from basis.web.opslaan import bewaar
from codes import zoekregels
from codes.models import Bepaling, Bepalingsoort, Code, Oefening
from codes.rechten import eis_van
from partijen.models import Gebruiker

AL_VERTELD = "Dit adres staat al in de geschiedenis van de actie en blijft dus staan."


@dienst(gezamenlijk)
def maak_code(*, actie: Actie, velden: Mapping[str, Any], door: Gebruiker | None) -> Code:
    """A code for an actie that has none. Raises PermissionDenied, or ValidationError by field."""
    code = Code(actie=actie)
    bewaar(code, velden)
    zoekregels.werk_code_bij(code)
    return code


@dienst(gezamenlijk)
def wijzig_code(*, code: Code, velden: Mapping[str, Any], door: Gebruiker | None) -> bool:
    """Give a code these fields; whether anything changed. Raises PermissionDenied, or ValidationError by field."""
    if velden.get("slug", code.slug) != code.slug and code.actie.gebeurtenissen.over_code(f"{code.slug}/").exists():
        raise ValidationError({"slug": AL_VERTELD})
    anders = bewaar(code, velden)
    if anders:
        zoekregels.werk_code_bij(code)
    return anders


def leg_bepalingsoort_vast(*, slug: str, velden: Mapping[str, Any]) -> tuple[Bepalingsoort, bool]:
    """Make the kind of bepaling with this slug have these fields; the kind, and whether anything changed."""
    soort = Bepalingsoort.objects.filter(slug=slug).first() or Bepalingsoort(slug=slug)
    return soort, bewaar(soort, velden)


@dienst(gezamenlijk)
def leg_oefening_vast(
    *, code: Code, bepaling: Bepaling, waar: Actie | Onderdeel, hoe: str, bron: Bron | None, door: Gebruiker | None
) -> tuple[Oefening, bool]:
    """Say that an actie or a part of it exercises a bepaling, and how; and whether that is new or changed."""
    eis_van(code, bepaling)
    plek = {str(waar._meta.model_name): waar}
    oefening = Oefening.objects.filter(bepaling=bepaling, **plek).first() or Oefening(bepaling=bepaling, **plek)
    return oefening, bewaar(oefening, {"hoe": hoe, "bron": bron})


@dienst(gezamenlijk)
def verwijder_oefening(*, code: Code, oefening: Oefening, door: Gebruiker | None) -> None:
    """Take back that a bepaling is exercised somewhere."""
    eis_van(code, oefening.bepaling)
    oefening.delete()
