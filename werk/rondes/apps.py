from django.apps import AppConfig


class RondesConfig(AppConfig):
    """Asking every party at once how its acties stand."""

    name = "werk.rondes"
    verbose_name = "Updaterondes"

    def ready(self) -> None:
        from acties.actualiteit import vraagt_opnieuw
        from berichten.verzenden import nog_nodig_als
        from werk.rondes.services import is_nog_open, laatst_geopend

        vraagt_opnieuw(laatst_geopend)
        nog_nodig_als("ronde-open", is_nog_open)
        nog_nodig_als("ronde-dicht", is_nog_open)
