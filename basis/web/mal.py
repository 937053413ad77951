"""Templates with holes: drawn once for each look, and then only filled with texts (docs/adr/0007).

Django takes ten times as long to walk through a small template as to put a few texts into what came out of it the last
time.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

MEEST = 2_000  # looks that are remembered of one template
# Around the name of a hole; characters without a meaning, that nobody types.
_OPEN, _DICHT = "\ue000", "\ue001"


class Mal:
    """A template that a page needs dozens of times, filled from Python.

    Of `teksten` the template may ask whether there is one, and print it; nothing else, for it does not get to see them.
    What else decides how it looks is `vast`: the template is drawn for each set of those values.
    """

    def __init__(self, sjabloon: str) -> None:
        self.sjabloon = sjabloon
        self.vormen: dict[tuple[Any, ...], str] = {}

    def __call__(self, teksten: Mapping[str, str], **vast: str | int) -> SafeString:
        """The HTML with these texts, escaped unless they are safe."""
        sleutel = (*map(bool, teksten.values()), *vast.values())
        if (vorm := self.vormen.get(sleutel)) is None:
            if len(self.vormen) >= MEEST:
                self.vormen.clear()
            vorm = self.vormen[sleutel] = self._teken(teksten, vast)
        gevuld = {n: tekst if isinstance(tekst, SafeString) else escape(tekst) for n, tekst in teksten.items() if tekst}
        return mark_safe(vorm % gevuld)  # noqa: S308  # our own template, and every text is escaped

    def _teken(self, teksten: Mapping[str, str], vast: Mapping[str, str | int]) -> str:
        gaten = gaten_van(self.sjabloon, [naam for naam, tekst in teksten.items() if tekst])
        return als_vorm(render_to_string(self.sjabloon, {**dict.fromkeys(teksten, ""), **gaten, **vast}), gaten)


def gaten_van(wat: str, namen: Iterable[str]) -> dict[str, str]:
    """What stands in the HTML of `wat` at the place of each of these texts."""
    return {naam: f"{_OPEN}{wat} {naam}{_DICHT}" for naam in namen}


def als_vorm(html: str, gaten: Mapping[str, str]) -> str:
    """HTML with these holes as a text that Python's `%` fills; those of something around it stay as they are."""
    vorm = html.replace("%", "%%")
    for naam, gat in gaten.items():
        vorm = vorm.replace(gat, f"%({naam})s")
    return vorm
