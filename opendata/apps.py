from django.apps import AppConfig


class OpendataConfig(AppConfig):
    """Feeds and calendars."""

    name = "opendata"
    verbose_name = "Open data"
