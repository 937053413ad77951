from django.apps import AppConfig


class BronnenConfig(AppConfig):
    """Sources of facts."""

    name = "basis.bronnen"
    verbose_name = "Bronnen"
