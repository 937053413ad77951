from django.apps import AppConfig


class PartijenConfig(AppConfig):
    """Who takes part."""

    name = "partijen"
    verbose_name = "Partijen"

    def ready(self) -> None:
        from basis.api import register
        from basis.bronnen.api import noemt
        from basis.zoeken.register import Zoeksoort, bij_hernoemen, registreer
        from partijen import api
        from partijen.models import Partij
        from partijen.services import alle_regels, werk_partijen_van_bron_bij

        registreer(Zoeksoort("partij", "partij", "partijen", 3, alle_regels))
        bij_hernoemen("bron", werk_partijen_van_bron_bij)
        register.registreer(*api.TABELLEN)
        noemt(Partij.objects.te_zien)
