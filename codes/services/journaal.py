"""What happens to a code, told in the journal of its actie."""

from typing import Any

from acties.models import Gebeurtenis, Gebeurtenissoort
from acties.services.journaal import Verantwoording, boek
from codes.models import Versie


def boek_code(
    versie: Versie,
    gebeurde: str,
    verantwoording: Verantwoording,
    *,
    soort: Gebeurtenissoort = Gebeurtenissoort.CODE,
    anders: dict[str, Any] | None = None,
) -> Gebeurtenis:
    """Write that something happened to a version of a code, whose actie is locked; raises as `boek` does.

    What `anders` says of comes in the order of its dates; a row without it is bound to no other. A row about a draft
    says so, as not everyone can read that.
    """
    wat = {"codetitel": versie.code.titel, "codeadres": versie.adres, "gebeurde": gebeurde}
    if versie.is_concept:
        wat["concept"] = versie.nummer
    return boek(houder=versie.code.actie, soort=soort, verantwoording=verantwoording, naar=wat | (anders or {}))
