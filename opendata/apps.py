from django.apps import AppConfig


class OpendataConfig(AppConfig):
    """What the portal gives to other programs and sites."""

    name = "opendata"
    verbose_name = "Open data"

    def ready(self) -> None:
        from basis.api.register import registreer_lijstvorm
        from opendata import cloudevents
        from opendata.insluiten import inhoud

        inhoud.registreer()
        registreer_lijstvorm(cloudevents.TABEL, cloudevents.VORM)
