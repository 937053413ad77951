from django.apps import AppConfig


class BronnenConfig(AppConfig):
    """Sources of facts."""

    name = "basis.bronnen"
    verbose_name = "Bronnen"

    def ready(self) -> None:
        from basis.api import register
        from basis.bronnen import api

        register.registreer(*api.TABELLEN)
