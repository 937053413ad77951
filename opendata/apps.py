from django.apps import AppConfig


class OpendataConfig(AppConfig):
    """What the portal gives to other programs and sites."""

    name = "opendata"
    verbose_name = "Open data"

    def ready(self) -> None:
        from opendata.insluiten import inhoud

        inhoud.registreer()
