from django.apps import AppConfig


class WebConfig(AppConfig):
    """The ground floor: tools without models."""

    name = "basis.web"
    label = "web"
