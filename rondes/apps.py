from django.apps import AppConfig


class RondesConfig(AppConfig):
    """Asking every party at once how its acties stand."""

    name = "rondes"
    verbose_name = "Updaterondes"
