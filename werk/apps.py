from django.apps import AppConfig


class WerkConfig(AppConfig):
    """The civil servant's workplace: everything that needs me, and nothing else."""

    name = "werk"
    verbose_name = "Werkplek"
