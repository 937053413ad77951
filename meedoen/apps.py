from django.apps import AppConfig


class MeedoenConfig(AppConfig):
    """Asking citizens, answering them, and telling them what came of it."""

    name = "meedoen"
    verbose_name = "Meedoen"
