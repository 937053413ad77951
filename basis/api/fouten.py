"""What pydantic found wrong in a query string, in Dutch."""

from collections.abc import Iterable
from typing import Any

from basis.web.getallen import opsomming

TEKSTEN = {
    "literal_error": "Kies een van deze: {expected}.",
    "string_pattern_mismatch": "Deze waarde heeft een vorm die hier niet kan.",
    "string_too_long": "Gebruik hoogstens {max_length} tekens.",
    "string_too_short": "Vul iets in.",
    "int_parsing": "Vul een heel getal in.",
    "int_parsing_size": "Dit getal is te groot.",
    "greater_than_equal": "Vul {ge} of meer in.",
    "less_than_equal": "Vul {le} of minder in.",
    "string_unicode": "Deze tekst kunnen wij niet lezen.",
}


def in_het_nederlands(fouten: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """By key of the address what is wrong with it. Raises KeyError for a kind of error that has no text here."""
    redenen: dict[str, list[str]] = {}
    for een in fouten:
        ctx = dict(een.get("ctx", {}))
        if "expected" in ctx:
            ctx["expected"] = opsomming([deel.strip("'") for deel in ctx["expected"].replace(" or ", ", ").split(", ")])
        naam = next((str(deel) for deel in reversed(een["loc"]) if isinstance(deel, str)), "")
        tekst = TEKSTEN[een["type"]].format(**ctx)
        if tekst not in redenen.setdefault(naam, []):
            redenen[naam].append(tekst)
    return redenen
