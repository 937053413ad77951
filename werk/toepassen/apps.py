from django.apps import AppConfig


class ToepassenConfig(AppConfig):
    """How a party applies a code: what it says in public, and the self-check that it keeps until then."""

    name = "werk.toepassen"
    verbose_name = "Codes toepassen"
