from django.apps import AppConfig


class CodesConfig(AppConfig):
    """Codes: what they say, what changed, who signed, who applies them."""

    name = "codes"
    verbose_name = "Codes"
