from django.apps import AppConfig


class ConceptenConfig(AppConfig):
    """Reports that are not published yet, and the second pair of eyes."""

    name = "concepten"
    verbose_name = "Concepten"

    def ready(self) -> None:
        from berichten.nodig import nog_nodig_als
        from concepten.services import wacht_nog

        nog_nodig_als("goedkeuren", wacht_nog)
