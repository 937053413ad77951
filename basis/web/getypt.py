"""What someone typed in a form that could not be taken in: shown, and carried along until it can be sent again.

It travels in hidden fields of the pages in between (logging in, or a form that had expired). Nothing is kept here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

MEE = "getypt."
# A form with one of these in the name of a field holds a secret of the person.
GEHEIM = ("password", "wachtwoord", "nogmaals", "passkey")
CODE = "code"  # of a second step: a secret too, under just this name (a postcode is none)
# Fields that say nothing to the person: they go along, but are not shown.
TECHNISCH = frozenset({"versie", "inzending", "terug"})


@dataclass(frozen=True)
class Getypt:
    """The fields of one form with their values, as they were sent; empty when nobody typed anything."""

    velden: tuple[tuple[str, str], ...] = ()

    @classmethod
    def van(cls, data: QueryDict) -> "Getypt":
        """From the form itself. A form with a password or a code in it never comes back."""
        if CODE in data or any(geheim in naam for naam in data for geheim in GEHEIM):
            return cls()
        return cls._als_getypt((naam, waarde) for naam in data for waarde in data.getlist(naam))

    @classmethod
    def mee(cls, data: QueryDict) -> "Getypt":
        """From the hidden fields of a page in between."""
        mee = [naam for naam in data if naam.startswith(MEE)]
        return cls._als_getypt((naam.removeprefix(MEE), waarde) for naam in mee for waarde in data.getlist(naam))

    @classmethod
    def _als_getypt(cls, velden: Iterable[tuple[str, str]]) -> "Getypt":
        getypt = cls(tuple((naam, waarde) for naam, waarde in velden if naam != "csrfmiddlewaretoken"))
        return getypt if getypt.leesbaar else cls()

    def __bool__(self) -> bool:
        return bool(self.velden)

    @property
    def leesbaar(self) -> list[tuple[str, str]]:
        """What a person filled in, by the name of the field."""
        return [
            (naam.replace("_", " ").capitalize(), waarde)
            for naam, waarde in self.velden
            if waarde.strip() and not _is_technisch(naam)
        ]

    @property
    def meegegeven(self) -> list[tuple[str, str]]:
        """The same fields, under the names that they have on a page in between."""
        return [(MEE + naam, waarde) for naam, waarde in self.velden]


def _is_technisch(naam: str) -> bool:
    return naam in TECHNISCH or naam.startswith(("_", "initial-")) or "_FORMS" in naam


def is_van_hier(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent it; only then is it safe to offer it again."""
    if herkomst := request.headers.get("Sec-Fetch-Site"):
        return herkomst == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
