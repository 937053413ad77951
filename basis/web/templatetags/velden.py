"""Form fields in templates: the component that draws a field names the classes of its control."""

from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def met_klasse(veld: BoundField, klassen: str) -> SafeString:
    """The control of a field with these CSS classes, beside those that the form gave it."""
    eigen = str(veld.field.widget.attrs.get("class", ""))
    attrs: dict[str, Any] = {"class": f"{klassen} {eigen}".strip()}
    if maximum(veld):
        # A browser would cut a text that is pasted, and not say so: the maximum is told, and counted while one types.
        telt = f"{veld.auto_id}_meest"
        attrs |= {"maxlength": False, "aria-describedby": f"{veld.aria_describedby or ''} {telt}".strip()}
    return veld.as_widget(attrs=attrs)


@register.filter
def maximum(veld: BoundField) -> int:
    """How many characters a long text may have; 0 when nobody said, or for a line of text."""
    meest: int | None = getattr(veld.field, "max_length", None)
    return meest if meest and veld.widget_type == "textarea" else 0
