"""Who publishes the portal: the name, the postal address and the mailbox that readers find on it."""

import os
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

NODIG = ("UITGEVER_NAAM", "UITGEVER_POSTADRES", "UITGEVER_MAIL")


@dataclass(frozen=True)
class Uitgever:
    """The organisation behind the portal; `postadres` is a line per item."""

    naam: str
    postadres: tuple[str, ...]
    mail: str
    is_voorbeeld: bool = False

    @property
    def omgeving(self) -> dict[str, str]:
        """What the environment would say of this one."""
        return dict(zip(NODIG, (self.naam, ", ".join(self.postadres), self.mail), strict=True))


VOORBEELD = Uitgever(
    naam="Voorbeeldorganisatie",
    postadres=("Postbus 1", "1234 AB Voorbeeldstad"),
    mail="redactie@ibp-portaal.invalid",
    is_voorbeeld=True,
)


def uitgever() -> Uitgever:
    """The publisher that the environment names; lines of the address have commas between them.

    Raises ImproperlyConfigured on a mailbox that cannot be one. `make serve` gives the example.
    """
    naam, postadres, mail = (os.environ[variabele].strip() for variabele in NODIG)
    try:
        validate_email(mail)
    except ValidationError as fout:
        raise ImproperlyConfigured(f"UITGEVER_MAIL is een e-mailadres, niet '{mail}'.") from fout
    regels = tuple(regel.strip() for regel in postadres.split(",") if regel.strip())
    return Uitgever(naam, regels, mail, is_voorbeeld=mail == VOORBEELD.mail)
