from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    """Mail to people: what waits, what went out, and what someone wants to get."""

    name = "berichten"
    verbose_name = "Berichten"
