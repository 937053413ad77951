from django.apps import AppConfig


class UitgavenConfig(AppConfig):
    """The open data as files."""

    name = "opendata.uitgaven"
    verbose_name = "Uitgaven van de open data"
