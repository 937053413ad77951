"""Words of the templates."""

from collections.abc import Sequence
from datetime import date, datetime
from html import unescape
from typing import Any

from django import template
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import HttpRequest
from django.template import Context
from django.template.base import Node, NodeList, Parser, Token
from django.utils import timezone
from django.utils.safestring import SafeString

from basis.tijd import perioden
from basis.web import getallen, jsonld, markdown
from basis.web.adres import Adres
from basis.web.mal import Mal

register = template.Library()


@register.filter
def periode(waarde: DateRange | None) -> str:
    """A period for people; see `perioden.toon_periode`."""
    return perioden.toon_periode(waarde)


@register.filter
def wanneer(waarde: DateRange | None) -> str:
    """A period with its preposition; see `perioden.toon_wanneer`."""
    return perioden.toon_wanneer(waarde)


@register.filter
def ergens(waarde: DateRange) -> str:
    """A day as that day, and what is vaguer as "ergens in 2021"; see `perioden.toon_ergens`."""
    return perioden.toon_ergens(waarde)


@register.filter
def iso(waarde: DateRange | date | None) -> str:
    """What goes into the `datetime` of a <time>: empty for a span, which HTML cannot say."""
    if isinstance(waarde, datetime):
        return timezone.localtime(waarde).isoformat(timespec="seconds")
    if isinstance(waarde, date):
        return waarde.isoformat()
    tekst = perioden.schrijf_periode(waarde) or ""
    return "" if "/" in tekst else tekst


@register.filter
def dag(waarde: date | datetime | None) -> str:
    """A day or a moment as "1 juli 2022"."""
    if waarde is None:
        return "onbekend"
    op = timezone.localtime(waarde).date() if isinstance(waarde, datetime) else waarde
    return perioden.toon_periode(perioden.dag(op))


@register.filter
def opmaak(tekst: str) -> SafeString:
    """Markdown as clean HTML."""
    return markdown.opmaak(tekst)


@register.filter
def opmaak_bronnen(tekst: str) -> SafeString:
    """Markdown in which a reference to a source is short; see `markdown.opmaak_bronnen`."""
    return markdown.opmaak_bronnen(tekst)


@register.filter
def een_regel(tekst: str) -> str:
    """A text that a template wrote over several lines, for an attribute: `{% filter een_regel %}`."""
    return " ".join(tekst.split())


@register.filter
def aantal(waarde: int, woorden: str) -> str:
    """A count with its word: `{{ n|aantal:"actie,acties" }}` gives "1 actie" or "1.234 acties"."""
    een, meer = woorden.split(",")
    return getallen.aantal(waarde, een, meer)


@register.filter
def naast(rij: Sequence[Any], andere: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Pairs of what stands at the same place in two rows of equal length."""
    return list(zip(rij, andere, strict=True))


@register.simple_tag(takes_context=True)
def adres_met(context: dict[str, Any], **anders: Any) -> str:
    """The query string of this page with some keys set (or, when None, left out); paging starts anew."""
    return str(Adres.van(context["request"]).eerste.met(**anders))


@register.filter
def vraag_zonder_stand(request: HttpRequest) -> list[tuple[str, str]]:
    """The keys and values of this page's address that stay when another day is chosen."""
    return list(Adres.van(request).eerste.zonder("stand", "bekend", "toen").paren)


@register.simple_tag
def jsonld_kruimels(links: str, hier: str) -> SafeString:
    """The breadcrumbs for machines; `links` is the HTML of those before this page."""
    return jsonld.als_blok(jsonld.kruimels(links, unescape(str(hier))))


@register.tag
def bewaar(parser: Parser, token: Token) -> "Bewaard":
    """`{% bewaar naam %}…{% endbewaar %}`: print this, and know it by that name in the rest of the page too."""
    naam = token.split_contents()[1]
    inhoud = parser.parse(("endbewaar",))
    parser.delete_first_token()
    return Bewaard(naam, inhoud)


class Bewaard(Node):
    """What stands between the tags; a plain text, that is escaped where it is printed."""

    def __init__(self, naam: str, nodelist: NodeList) -> None:
        self.naam, self.nodelist = naam, nodelist

    def render(self, context: Context) -> SafeString:
        inhoud = self.nodelist.render(context)
        context.dicts[0][self.naam] = inhoud
        return inhoud


@register.simple_tag(takes_context=True)
def kop(context: dict[str, Any]) -> SafeString:
    """The head of a page: search, what who is logged in can do, and the main menu, in which this page is marked."""
    gebruiker, hier = context["gebruiker"], context["request"].resolver_match  # None: there is no such page
    return _KOP(
        {"gebruiker": str(gebruiker or ""), "csrf_token": str(context["csrf_token"]) if gebruiker else ""},
        beheert=bool(gebruiker and gebruiker.is_staff),
        demo=context["demo"],
        met_demo=context["moment"].met_demo,
        pagina=hier.view_name if hier else "",
        app=hier.app_name if hier else "",
        over=bool(hier and hier.kwargs.get("slug") == "over"),
    )


_KOP = Mal("kop.html")
