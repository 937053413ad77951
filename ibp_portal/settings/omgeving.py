"""Reading the environment: lists, switches, and one clear message when something is missing."""

import os

from django.core.exceptions import ImproperlyConfigured

AAN = {"1", "ja", "true", "aan", "on", "yes"}
UIT = {"0", "nee", "false", "uit", "off", "no"}
DEZE_MACHINE = {"localhost", "127.0.0.1", "[::1]"}


def verplicht(*namen: str) -> None:
    """Refuse to go on when a variable is missing or empty; names all of them at once."""
    if ontbreekt := [naam for naam in namen if not os.environ.get(naam, "").strip()]:
        raise ImproperlyConfigured(f"Deze omgevingsvariabelen ontbreken: {', '.join(ontbreekt)}.")


def lijst(naam: str) -> list[str]:
    """Read a comma-separated list; a missing one is empty."""
    return [deel.strip() for deel in os.environ.get(naam, "").split(",") if deel.strip()]


def schakelaar(naam: str, *, standaard: bool) -> bool:
    """Read a yes or no. Anything else is an error: a typo must not switch something off."""
    waarde = os.environ.get(naam, "").strip().lower()
    if not waarde:
        return standaard
    if waarde not in AAN | UIT:
        raise ImproperlyConfigured(f"{naam} is 'ja' of 'nee', niet '{waarde}'.")
    return waarde in AAN


def getal(naam: str, *, standaard: int) -> int:
    """Read a whole number from 0."""
    waarde = os.environ.get(naam, "").strip() or str(standaard)
    if not waarde.isdecimal():
        raise ImproperlyConfigured(f"{naam} is een getal, niet '{waarde}'.")
    return int(waarde)


def alleen_hier(machines: list[str]) -> bool:
    """Say whether a list of hosts holds none but this machine."""
    return set(machines) <= DEZE_MACHINE
