from django.apps import AppConfig


class VoortgangConfig(AppConfig):
    """What no page of one actie can show: the whole programme, over time."""

    name = "voortgang"
    verbose_name = "Voortgang"

    def ready(self) -> None:
        from basis.api import register
        from voortgang import api

        register.registreer(*api.TABELLEN)
