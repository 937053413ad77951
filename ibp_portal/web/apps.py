from django.apps import AppConfig


class WebConfig(AppConfig):
    """The ground floor: tools without models."""

    name = "ibp_portal.web"
    label = "web"
