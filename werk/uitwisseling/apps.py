from django.apps import AppConfig


class UitwisselingConfig(AppConfig):
    """Out to a spreadsheet and back."""

    name = "werk.uitwisseling"
    verbose_name = "Uitwisseling"
