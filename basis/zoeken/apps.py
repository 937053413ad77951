from django.apps import AppConfig


class ZoekenConfig(AppConfig):
    """Searching: an index table that higher apps fill, and the page that reads it."""

    name = "basis.zoeken"
    verbose_name = "Zoeken"
