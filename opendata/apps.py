from django.apps import AppConfig


class OpendataConfig(AppConfig):
    """Feeds and calendars."""

    name = "opendata"
    verbose_name = "Open data"

    def ready(self) -> None:
        from basis.api.register import registreer_lijstvorm
        from opendata import cloudevents

        registreer_lijstvorm(cloudevents.TABEL, cloudevents.VORM)
