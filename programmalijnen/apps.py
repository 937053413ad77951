from django.apps import AppConfig


class ProgrammalijnenConfig(AppConfig):
    """The frame of the programme."""

    name = "programmalijnen"
    verbose_name = "Programmalijnen"

    def ready(self) -> None:
        from basis.api import register
        from basis.bronnen.api import noemt
        from basis.zoeken.register import Zoeksoort, registreer
        from programmalijnen import api
        from programmalijnen.models import Opgave, Programmalijn
        from programmalijnen.services import alle_regels

        registreer(Zoeksoort("pagina", "pagina", "pagina’s", 5, alle_regels))
        register.registreer(*api.TABELLEN)
        noemt(lambda moment: Opgave.objects.all())
        noemt(lambda moment: Programmalijn.objects.all())
