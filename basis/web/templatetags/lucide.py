"""The `lucide` tag of the package of that name, but every icon is drawn once (a page has dozens of them)."""

from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide as teken

register = template.Library()


@register.simple_tag
def lucide(naam: str, *, size: int = 24, **attributen: str) -> SafeString:
    """An icon as inline SVG."""
    return _getekend(naam, size, tuple(attributen.items()))


@lru_cache(maxsize=512)
def _getekend(naam: str, size: int, attributen: tuple[tuple[str, str], ...]) -> SafeString:
    return mark_safe(teken(naam, size=size, **dict(attributen)))  # noqa: S308  # its own SVG, attributes escaped
