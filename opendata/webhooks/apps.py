from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    """Telling systems of parties at once what the journal says."""

    name = "opendata.webhooks"
    verbose_name = "Webhooks"
