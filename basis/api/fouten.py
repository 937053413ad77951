"""What is wrong in a query string or a path: what pydantic found, in Dutch, and keys that it does not look at."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import QueryDict

from basis.api.antwoorden import fout
from basis.web.getallen import opsomming

# By kind of error what is said of it, and what a program reads.
TEKSTEN = {
    "literal_error": ("keuze", "Kies een van deze: {expected}."),
    "string_pattern_mismatch": ("vorm", "Deze waarde heeft een vorm die hier niet kan."),
    "string_too_long": ("te-lang", "Gebruik hoogstens {max_length} tekens."),
    "string_too_short": ("leeg", "Vul iets in."),
    "int_parsing": ("geen-getal", "Vul een heel getal in."),
    "int_parsing_size": ("te-groot", "Dit getal is te groot."),
    "greater_than_equal": ("te-klein", "Vul {ge} of meer in."),
    "less_than_equal": ("te-groot", "Vul {le} of minder in."),
    "too_long": ("te-veel", "Noem er hoogstens {max_length}."),
    "string_unicode": ("onleesbaar", "Deze tekst kunnen wij niet lezen."),
}
ANDERS = ("ongeldig", "Deze waarde kan hier niet.")
VREEMD = ("onbekend", "Dit kunt u op dit adres niet vragen.")
TWEEMAAL = ("tweemaal", "Vraag dit één keer.")


def in_het_nederlands(fouten: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each error that pydantic found, as the API tells it."""
    for een in fouten:
        ctx = dict(een.get("ctx", {}))
        if "expected" in ctx:
            ctx["expected"] = opsomming([deel.strip("'") for deel in ctx["expected"].replace(" or ", ", ").split(", ")])
        naam = next((str(deel) for deel in reversed(een["loc"]) if isinstance(deel, str)), "")
        code, tekst = TEKSTEN.get(een["type"], ANDERS)
        yield fout(naam, tekst.format(**ctx), code=code, plek=str(een["loc"][0]))


def niet_bekeken(vraag: QueryDict, mag: Iterable[str], vaker: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Keys that an address does not have, and those that say twice what can be asked once."""
    bekend, meer = set(mag), set(vaker)
    for naam, waarden in vraag.lists():
        if naam not in bekend:
            yield fout(naam[:200], VREEMD[1], code=VREEMD[0])
        elif naam not in meer and len(waarden) > 1:
            yield fout(naam, TWEEMAAL[1], code=TWEEMAAL[0])
