"""What a page is about, for machines: schema.org as JSON-LD, in a block of data that no browser runs.

The policy of our pages refuses scripts in a page; a block of data is none, and is let through (tests/e2e).
"""

import json
import re
from html import unescape
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from basis.web.adres import volledig

SCHEMA = "https://schema.org"
_EIND = {ord(teken): f"\\u{ord(teken):04X}" for teken in "<>&"}  # what could end the block
_KRUIMEL = re.compile(r'<a\b[^>]*\bhref="([^"?#]*)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)

Ding = dict[str, Any]


def als_blok(ding: Ding) -> SafeString:
    """The block of data for a page. Every text in it is harmless in HTML."""
    gezuiverd = json.dumps({"@context": SCHEMA, **ding}, ensure_ascii=False, separators=(",", ":")).translate(_EIND)
    return mark_safe(f'<script type="application/ld+json">{gezuiverd}</script>')  # noqa: S308  # escaped above


def webpagina(pad: str, titel: str, over: Ding, **verder: object) -> Ding:
    """A page at this path, what it is about, and who publishes it."""
    return {
        "@type": "WebPage",
        "url": volledig(pad),
        "name": titel,
        "inLanguage": "nl",
        "isPartOf": {"@type": "WebSite", "name": "IBP-portaal", "url": volledig("/")},
        "publisher": {"@type": "Organization", "name": settings.UITGEVER.naam},
        "mainEntity": over,
        **{naam: waarde for naam, waarde in verder.items() if waarde},
    }


def kruimels(links: str, hier: str) -> Ding:
    """The way to a page: home, the links of the breadcrumbs (HTML) without what they ask, and the page itself."""
    stappen = [("/", "Home"), *((pad, strip_tags(naam)) for pad, naam in _KRUIMEL.findall(links))]
    plekken: list[Ding] = [
        {"name": " ".join(unescape(naam).split()), "item": volledig(unescape(pad))} for pad, naam in stappen
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": nummer, **plek}
            for nummer, plek in enumerate([*plekken, {"name": hier}], start=1)
        ],
    }
