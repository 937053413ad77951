from django.apps import AppConfig


class ToegangConfig(AppConfig):
    """Getting in: invitations, the second step, single sign-on."""

    name = "toegang"
    verbose_name = "Toegang"

    def ready(self) -> None:
        from toegang import sessies

        sessies.verbind()
