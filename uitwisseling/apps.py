from django.apps import AppConfig


class UitwisselingConfig(AppConfig):
    """Out to a spreadsheet and back."""

    name = "uitwisseling"
    verbose_name = "Uitwisseling"
