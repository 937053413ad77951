from django.apps import AppConfig


class ProgrammalijnenConfig(AppConfig):
    """The frame of the programme."""

    name = "programmalijnen"
    verbose_name = "Programmalijnen"

    def ready(self) -> None:
        from programmalijnen.services import alle_regels
        from zoeken.register import Zoeksoort, registreer

        registreer(Zoeksoort("pagina", "pagina", "pagina's", 5, alle_regels))
