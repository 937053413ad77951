"""Mail into a folder instead of to a mail server: for development, and for `make serve` on one machine."""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class MapBackend(BaseEmailBackend):
    """One file a mail, that any mail program opens. The folder is for its owner alone: links in it may be secret."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        settings.MAILMAP.mkdir(mode=0o700, parents=True, exist_ok=True)
        for mail in email_messages:
            bericht = mail.message()
            bestand(str(bericht["Message-ID"] or uuid4())).write_bytes(bericht.as_bytes())
        return len(email_messages)


def bestand(kenmerk: str) -> Path:
    """Where the mail of this Message-ID is, or would be."""
    naam = "".join(teken if teken.isalnum() else "-" for teken in kenmerk.split("@", maxsplit=1)[0]).strip("-")
    pad: Path = settings.MAILMAP / f"{naam}.eml"
    return pad
