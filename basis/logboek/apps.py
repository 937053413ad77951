from django.apps import AppConfig


class LogboekConfig(AppConfig):
    """What happened to logins and rights, for who must be able to check it."""

    name = "basis.logboek"
    verbose_name = "Beveiligingslogboek"

    def ready(self) -> None:
        from basis.logboek import services

        services.verbind()
