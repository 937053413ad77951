"""A connection to a mail server that knows whether a mail may have been taken when the line breaks."""

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend


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


class Backend(EmailBackend):
    """Django's, on such a connection."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _Versleuteld if self.use_ssl else _Open
