from django.apps import AppConfig


class OfficieelConfig(AppConfig):
    """What official sources say of acties, proposed to people."""

    name = "opendata.officieel"
    verbose_name = "Officiële bronnen"
