"""A message as e-mail, and what takes it: a mail server, or a folder."""

import smtplib
from collections.abc import Sequence
from email.header import Header
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.urls import reverse

from basis.web.adres import volledig
from berichten.brief import als_html, als_tekst
from berichten.models import Bericht
from berichten.teksten import brief_van

LANGSTE_REGEL = 900  # of a header that is not to be broken; the standard allows 998
VOORGOED = 500  # SMTP answers from here on will not change by themselves


class Geweigerd(Exception):
    """The mail server will never take this mail; `adres` when that is because of where it goes."""

    def __init__(self, tekst: str, *, adres: str = "") -> None:
        super().__init__(tekst)
        self.adres = adres


class Onbereikbaar(Exception):
    """The mail server does not take it now."""

    def __init__(self, tekst: str, *, zonder_antwoord: bool = False, onzeker: bool = False) -> None:
        super().__init__(tekst)
        self.zonder_antwoord = zonder_antwoord
        self.onzeker = onzeker  # whether the mail may have gone out all the same


def bezorg(bericht: Bericht) -> None:
    """Hand the message to the mail server. Raises Geweigerd or Onbereikbaar."""
    mail = maak_mail(bericht)
    verbinding = get_connection()
    try:
        verbinding.open()
    except (OSError, smtplib.SMTPException) as fout:
        tekst = f"De mailserver is niet te bereiken ({type(fout).__name__})."
        raise Onbereikbaar(tekst, zonder_antwoord=True) from fout
    try:
        verbinding.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as fout:
        raise _geweigerd(fout) from fout
    except (OSError, smtplib.SMTPException) as fout:
        raise _niet_aangenomen(verbinding, fout) from fout
    finally:
        verbinding.close()  # a server that says no goodbye is no error to Django


class Mail(EmailMultiAlternatives):
    """Django's, with headers that begin on their first line: it forgets that the name of the header takes room."""

    def message(self, **hoe: Any) -> Any:
        bericht = super().message(**hoe)
        onderwerp = Header(str(self.subject), None if str(self.subject).isascii() else "utf-8", header_name="Subject")
        del bericht["Subject"]
        Message.__setitem__(bericht, "Subject", onderwerp)  # Django's own takes text only
        if (stop := self.extra_headers.get("List-Unsubscribe")) is not None:
            del bericht["List-Unsubscribe"]  # an address on a line of its own is not understood by every mail program
            Message.__setitem__(bericht, "List-Unsubscribe", Header(stop, maxlinelen=LANGSTE_REGEL))
        return bericht


def maak_mail(bericht: Bericht) -> Mail:
    """The mail: text and HTML that say the same, and the headers by which machines know it."""
    brief = brief_van(bericht)
    kop = {"Auto-Submitted": "auto-generated", "Message-ID": kenmerk(bericht)}
    if bericht.is_uit_te_zetten:
        kop["List-Unsubscribe"] = f"<{volledig(reverse('berichten:voorkeuren'))}>"
    if brief.stop:  # one click in the mail program, and no page (RFC 8058)
        kop |= {"List-Unsubscribe": f"<{brief.stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    mail = Mail(
        subject=" ".join(brief.onderwerp.split())[:200],  # titles come from people: no new line, no header
        body=als_tekst(brief),
        to=[bericht.adres],
        headers=kop,
    )
    mail.attach_alternative(als_html(brief), "text/html")
    return mail


def kenmerk(bericht: Bericht) -> str:
    """Its Message-ID, that no later attempt changes: so a mail that comes twice is known as one."""
    machine = urlsplit(settings.PORTAAL_ADRES).hostname or "ibp-portaal"
    return f"<bericht-{bericht.pk}.{int(bericht.gemaakt_op.timestamp() * 1_000_000):x}@{machine}>"


def _geweigerd(fout: smtplib.SMTPRecipientsRefused) -> Exception:
    adres, (code, uitleg) = next(iter(fout.recipients.items()))
    tekst = f"{code} {uitleg.decode(errors='replace')}"
    return (
        Geweigerd(tekst, adres=adres)
        if code >= VOORGOED
        else Onbereikbaar(f"De mailserver vroeg om te wachten ({tekst}).")
    )


def _niet_aangenomen(verbinding: Any, fout: Exception) -> Exception:
    """A mail that is refused for good stays so; a sender that is refused is our own setting, and may be mended."""
    if isinstance(fout, smtplib.SMTPDataError) and fout.smtp_code >= VOORGOED:
        return Geweigerd(_antwoord(fout))
    stil = isinstance(fout, TimeoutError | smtplib.SMTPServerDisconnected)
    onzeker = stil and getattr(getattr(verbinding, "connection", None), "gegeven", False)
    tekst = f"De mailserver nam het bericht niet aan ({_antwoord(fout)})."
    return Onbereikbaar(tekst, zonder_antwoord=stil, onzeker=onzeker)


def _antwoord(fout: Exception) -> str:
    if isinstance(fout, smtplib.SMTPResponseException):
        uitleg = fout.smtp_error
        return f"{fout.smtp_code} {uitleg.decode(errors='replace') if isinstance(uitleg, bytes) else uitleg}"
    return type(fout).__name__


# -- a mail server: its connection knows whether a mail may have been taken when the line breaks -------------------


class Onthoudt:
    """Remembers that the text of a mail went out: from then on nobody knows, until the server answers."""

    gegeven = False

    def data(self, msg: Any) -> Any:
        self.gegeven = True
        return super().data(msg)  # type: ignore[misc]  # of smtplib


class _Open(Onthoudt, smtplib.SMTP):
    """With or without STARTTLS."""


class _Versleuteld(Onthoudt, smtplib.SMTP_SSL):
    """TLS from the first byte."""


class ServerBackend(EmailBackend):
    """Django's, on a connection that remembers."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _Versleuteld if self.use_ssl else _Open


# -- a folder instead of a mail server: for development, and for `make serve` on one machine ----------------------


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
