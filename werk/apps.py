from django.apps import AppConfig


class WerkConfig(AppConfig):
    """The civil servant's workplace: everything that needs me, and nothing else."""

    name = "werk"
    verbose_name = "Werkplek"

    def ready(self) -> None:
        from berichten.verzenden import nog_nodig_als
        from werk.herinneringen import nog_iets_te_doen
        from werk.makersvragen import is_nog_gevraagd

        nog_nodig_als("herinnering", nog_iets_te_doen)
        nog_nodig_als("afspraak", is_nog_gevraagd)
