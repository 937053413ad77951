"""Make the files of the open data at once, without waiting for the worker."""

from typing import Any

from django.core.management.base import BaseCommand

from opendata.uitgaven.services import werk_bij


class Command(BaseCommand):
    """For who has just loaded content."""

    help = "Maakt de bestanden van de open data, als er iets is veranderd sinds de vorige keer."

    def handle(self, *args: Any, **options: Any) -> None:
        uitgave = werk_bij()
        self.stdout.write(f"De bestanden zijn gemaakt: {uitgave}." if uitgave else "De bestanden zijn nog goed.")
