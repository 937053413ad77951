"""Words of the templates: what of a page can stand in another site."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.http import HttpRequest
from django.urls import reverse

from acties.models import Actie
from basis.tijd.moment import Moment
from basis.web.adres import Adres, volledig
from basis.web.moment import nu_van
from opendata.insluiten.soorten import SOORTEN, bij_pagina
from partijen.models import Partij

register = template.Library()
VAN_EEN = ("actie", "partij")  # kinds whose page is about one thing, that it calls so too


@register.simple_tag(takes_context=True)
def in_te_sluiten(context: dict[str, Any]) -> dict[str, str]:
    """Where a page that can stand in another site is made into code, and where oEmbed tells of it; of others nothing.

    What not everyone sees, or only who asks for the invented, is not offered.
    """
    request: HttpRequest = context["request"]
    hier = request.resolver_match
    wat = bij_pagina(hier.view_name) if hier else ""
    if not wat or hier is None or SOORTEN[wat].bij != hier.view_name:
        return {}
    if wat in VAN_EEN and not _ziet_iedereen(context.get(wat), nu_van(request.GET)):
        return {}
    canoniek = str(context["canoniek"])
    delen = urlsplit(canoniek)
    hiervan = f"{delen.path}?{delen.query}" if delen.query else delen.path
    return {
        "maken": Adres.van({"pagina": hiervan}).achter(reverse("insluiten:maken")),
        "oembed": Adres.van({"url": canoniek, "format": "json"}).achter(volledig(reverse("insluiten:oembed"))),
    }


def _ziet_iedereen(ding: Actie | Partij | None, moment: Moment) -> bool:
    """`moment`: what the address says; the page of an invented party looks at the invented by itself."""
    if ding is None or ding.is_demo > moment.met_demo:
        return False
    return ding.is_zichtbaar if isinstance(ding, Actie) else True
