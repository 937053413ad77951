from django.apps import AppConfig


class ConceptenConfig(AppConfig):
    """Reports that are not published yet, and the second pair of eyes."""

    name = "concepten"
    verbose_name = "Concepten"
