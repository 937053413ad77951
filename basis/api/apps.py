from django.apps import AppConfig


class ApiConfig(AppConfig):
    """What the open data of every app shares, and how often it is asked for."""

    name = "basis.api"
    verbose_name = "API"
