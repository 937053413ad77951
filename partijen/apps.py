from django.apps import AppConfig


class PartijenConfig(AppConfig):
    """Who takes part."""

    name = "partijen"
    verbose_name = "Partijen"

    def ready(self) -> None:
        from basis.zoeken.register import Zoeksoort, registreer
        from partijen.services import alle_regels

        registreer(Zoeksoort("partij", "partij", "partijen", 3, alle_regels))
