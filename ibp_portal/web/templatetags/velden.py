"""Form fields in templates: the component that draws a field names the classes of its control."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def met_klasse(veld: BoundField, klassen: str) -> SafeString:
    """The control of a field with these CSS classes, beside those that the form gave it."""
    eigen = str(veld.field.widget.attrs.get("class", ""))
    return veld.as_widget(attrs={"class": f"{klassen} {eigen}".strip()})
