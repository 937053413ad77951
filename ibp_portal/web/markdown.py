"""Editors write Markdown; readers get clean HTML (docs/adr/0006)."""

from functools import lru_cache
from html import unescape

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "code", "table", "thead"} | {
    "tbody", "tr", "th", "td", "hr"
}  # fmt: skip
_ATTRIBUTEN = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMAS = {"https", "http", "mailto", "tel"}
_ontleder = MarkdownIt("commonmark", {"html": False}).enable("table")


def _onder_h1(kop: str, lager: bool) -> str:
    """The page has the only h1, so the headings of a text run from h2 to h4."""
    return f"h{min(int(kop[1]) + lager, 4)}"


@lru_cache(maxsize=1024)
def opmaak(tekst: str) -> SafeString:
    """The Markdown text as HTML in which only harmless tags, attributes and link schemes are left."""
    tokens = _ontleder.parse(tekst)
    lager = any(token.tag == "h1" for token in tokens)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = _onder_h1(token.tag, lager)
    html = _ontleder.renderer.render(tokens, _ontleder.options, {})
    schoon = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTEN, url_schemes=_SCHEMAS, link_rel="noopener")
    return mark_safe(schoon)  # noqa: S308  # nh3 has just cleaned it


def platte_tekst(tekst: str) -> str:
    """The words of a Markdown text, for search and descriptions."""
    return " ".join(unescape(nh3.clean(opmaak(tekst), tags=set())).split())
