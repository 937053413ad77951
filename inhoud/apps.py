from django.apps import AppConfig


class InhoudConfig(AppConfig):
    """What the portal is filled with: no tables, two commands."""

    name = "inhoud"
    verbose_name = "Inhoud"
