from django.apps import AppConfig


class WebConfig(AppConfig):
    """The ground floor: tools without models."""

    name = "ibp_portal.web"
    label = "web"

    def ready(self) -> None:
        from ibp_portal.web import beveiligingslog

        beveiligingslog.verbind()
