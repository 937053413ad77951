"""Remove what the security log may no longer keep."""

from typing import Any

from django.core.management.base import BaseCommand

from logboek.services import ruim_op


class Command(BaseCommand):
    """`ruim_op`, for a daily run."""

    help = "Verwijdert regels van het beveiligingslogboek die ouder zijn dan 18 maanden. Draai dit elke dag."

    def handle(self, *args: Any, **options: Any) -> None:
        aantal = ruim_op()
        self.stdout.write(f"{aantal} {'regel' if aantal == 1 else 'regels'} verwijderd uit het beveiligingslogboek.")
