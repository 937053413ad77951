"""Editors write Markdown; readers get clean HTML (docs/adr/0006)."""

import re
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "code", "table", "thead"} | {
    "tbody", "tr", "th", "td", "hr"
}  # fmt: skip
_ATTRIBUTEN = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMAS = {"https", "http", "mailto", "tel"}
_VERWIJZING = re.compile(r"\((<a [^>]*>)((?:(?!</a>).)*)</a>\)", re.DOTALL)  # a link that is all there is in brackets
_ontleder = MarkdownIt("commonmark", {"html": False}).enable("table")


def _onder_h1(kop: str, lager: bool) -> str:
    """The page has the only h1, so the headings of a text run from h2 to h4."""
    return f"h{min(int(kop[1]) + lager, 4)}"


@lru_cache(maxsize=1024)
def opmaak(tekst: str) -> SafeString:
    """The Markdown text as HTML in which only harmless tags, attributes and link schemes are left."""
    return _als_html(_ontleed(tekst))


@lru_cache(maxsize=128)
def opmaak_bronnen(tekst: str) -> SafeString:
    """The same, with each reference to a source, `([title](url))`, as the word "bron" and its title for who listens."""
    kort = r'(\1bron<span class="alleen-schermlezer bron__titel">: \2</span></a>)'
    return mark_safe(_VERWIJZING.sub(kort, opmaak(tekst)))  # noqa: S308  # what is added is ours


@lru_cache(maxsize=128)
def hoofdstukken(tekst: str) -> list[tuple[str, SafeString]]:
    """The text cut at its highest headings: each as plain text, and what stands below it as HTML.

    What stands before the first one comes first, without a heading.
    """
    tokens = _ontleed(tekst)
    koppen = [plek for plek, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0]
    hoogste = min((tokens[plek].tag for plek in koppen), default="")
    grenzen = [plek for plek in koppen if tokens[plek].tag == hoogste]
    delen = [("", _als_html(tokens[: grenzen[0] if grenzen else len(tokens)]))]
    for begin, einde in pairwise([*grenzen, len(tokens)]):  # a heading is three: it opens, its words, it closes
        delen.append((_woorden(_als_html(tokens[begin : begin + 3])), _als_html(tokens[begin + 3 : einde])))
    return [deel for deel in delen if any(deel)]


def _ontleed(tekst: str) -> list[Token]:
    tokens = _ontleder.parse(tekst)
    lager = any(token.tag == "h1" for token in tokens)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = _onder_h1(token.tag, lager)
    return tokens


def _als_html(tokens: list[Token]) -> SafeString:
    html = _ontleder.renderer.render(tokens, _ontleder.options, {})
    schoon = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTEN, url_schemes=_SCHEMAS, link_rel="noopener")
    return mark_safe(schoon)  # noqa: S308  # nh3 has just cleaned it


def _woorden(html: str) -> str:
    return " ".join(unescape(nh3.clean(html, tags=set())).split())


def platte_tekst(tekst: str) -> str:
    """The words of a Markdown text, for search and descriptions."""
    return _woorden(opmaak(tekst))


Knoop = dict[str, Any] | str
LEEG = {"br", "hr"}  # have no end


class _Lezer(HTMLParser):
    """Builds the tree; the HTML comes out of nh3, so every tag that opens also closes."""

    def __init__(self) -> None:
        super().__init__()
        self.wortel: dict[str, Any] = {"tag": "tekst", "delen": []}
        self._pad = [self.wortel]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        k = dict(attrs)
        knoop: dict[str, Any] = {"tag": tag, "href": k.get("href") or "", "delen": []}
        if tag == "ol":
            knoop["start"] = int(k.get("start") or 1)
        self._pad[-1]["delen"].append(knoop)
        if tag not in LEEG:
            self._pad.append(knoop)

    def handle_endtag(self, tag: str) -> None:
        if tag not in LEEG and len(self._pad) > 1:
            self._pad.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() or self._pad[-1]["tag"] in {"p", "li", "strong", "em", "a", "code", "td", "th"}:
            self._pad[-1]["delen"].append(data)


def boom(tekst: str) -> list[Knoop]:
    """The Markdown text as nested nodes (`tag`, `href`, `delen`; `start` of a numbered list) and strings.

    Made of the same cleaned HTML as a page shows, so that one rule says what an editor may write.
    """
    lezer = _Lezer()
    lezer.feed(opmaak(tekst))
    lezer.close()
    delen: list[Knoop] = lezer.wortel["delen"]
    return delen
