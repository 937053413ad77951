"""Words of the templates: what of a page can stand in another site."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.http import HttpRequest
from django.urls import reverse

from basis.web.adres import Adres, volledig
from opendata.insluiten.soorten import SOORTEN, bij_pagina

register = template.Library()


@register.simple_tag(takes_context=True)
def in_te_sluiten(context: dict[str, Any]) -> dict[str, str]:
    """Where a page that can stand in another site is made into code, and where oEmbed tells of it; of others nothing.

    What not everyone sees, or only who asks for the invented, is not offered.
    """
    request: HttpRequest = context["request"]
    hier, actie = request.resolver_match, context.get("actie")
    wat = bij_pagina(hier.view_name) if hier else ""
    if not wat or hier is None or SOORTEN[wat].bij != hier.view_name:
        return {}
    if wat == "actie" and not (actie and actie.is_zichtbaar and actie.is_demo <= context["moment"].met_demo):
        return {}
    canoniek = str(context["canoniek"])
    delen = urlsplit(canoniek)
    hiervan = f"{delen.path}?{delen.query}" if delen.query else delen.path
    return {
        "maken": Adres.van({"pagina": hiervan}).achter(reverse("insluiten:maken")),
        "oembed": Adres.van({"url": canoniek, "format": "json"}).achter(volledig(reverse("insluiten:oembed"))),
    }
