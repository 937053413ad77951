from django.apps import AppConfig


class FoutmeldingenConfig(AppConfig):
    """What readers say is wrong on a page, and what the programmabureau answers."""

    name = "werk.foutmeldingen"
    verbose_name = "Foutmeldingen"
