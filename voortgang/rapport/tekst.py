"""The introduction for the PDF: its cleaned HTML as a tree that the template of the PDF draws.

Going by the same cleaned HTML as the page keeps one rule about what an editor may write.
"""

from html.parser import HTMLParser
from typing import Any

from ibp_portal.web.markdown import opmaak

Knoop = dict[str, Any] | str
LEEG = {"br", "hr"}  # have no end


class _Lezer(HTMLParser):
    """Builds the tree; the HTML comes out of nh3, so every tag that opens also closes."""

    def __init__(self) -> None:
        super().__init__()
        self.wortel: dict[str, Any] = {"tag": "tekst", "delen": []}
        self._pad = [self.wortel]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        knoop: dict[str, Any] = {"tag": tag, "href": dict(attrs).get("href") or "", "delen": []}
        self._pad[-1]["delen"].append(knoop)
        if tag not in LEEG:
            self._pad.append(knoop)

    def handle_endtag(self, tag: str) -> None:
        if tag not in LEEG and len(self._pad) > 1:
            self._pad.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() or self._pad[-1]["tag"] in {"p", "li", "strong", "em", "a", "code", "td", "th"}:
            self._pad[-1]["delen"].append(data)


def boom(markdown: str) -> list[Knoop]:
    """The text as nested nodes (`tag`, `href`, `delen`) and strings."""
    lezer = _Lezer()
    lezer.feed(opmaak(markdown))
    lezer.close()
    delen: list[Knoop] = lezer.wortel["delen"]
    return delen
