from django.apps import AppConfig


class ConceptenConfig(AppConfig):
    """Reports that are not published yet, and the second pair of eyes."""

    name = "werk.concepten"
    verbose_name = "Concepten"

    def ready(self) -> None:
        from berichten.verzenden import nog_nodig_als
        from werk.concepten.services import is_nog_zo

        for soort in ("goedkeuren", "goedgekeurd", "teruggegeven"):
            nog_nodig_als(soort, is_nog_zo)
