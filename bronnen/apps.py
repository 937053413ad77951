from django.apps import AppConfig


class BronnenConfig(AppConfig):
    """Sources of facts."""

    name = "bronnen"
    verbose_name = "Bronnen"
