from django.apps import AppConfig


class PartijenConfig(AppConfig):
    """Who takes part."""

    name = "partijen"
    verbose_name = "Partijen"

    def ready(self) -> None:
        from partijen.services import alle_regels
        from zoeken.register import Zoeksoort, registreer

        registreer(Zoeksoort("partij", "partij", "partijen", 3, alle_regels))
