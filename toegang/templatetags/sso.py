"""For the pages where one can log in: the organisations that can be chosen."""

from typing import Any

from django import template
from django.conf import settings
from django.template import Context

from basis.web.adres import Adres

register = template.Library()


@register.simple_tag(takes_context=True)
def sso_aanbieders(context: Context) -> dict[str, Any]:
    """The organisations, and the query string that leads back.

    To `next` of the login page, or, on the page of an invitation, to that page.
    """
    request = context.get("request")
    bij = getattr(request, "resolver_match", None)
    hier = request.path if request and bij and bij.view_name == "toegang:uitnodiging" else ""
    naar = hier or context.get("next") or ""
    return {"alle": settings.OIDC_AANBIEDERS, "vraag": Adres().met(next=naar).achter("")}
