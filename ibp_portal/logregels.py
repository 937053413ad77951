"""The log as JSON lines, one object each, with the id of the request and without personal data.

Only the fields named here get in. The request object that Django adds holds the query string, and
so what somebody searched for. Of an exception we keep its kind and where it happened, not its text:
PostgreSQL's, for one, quotes the row ("Key (email)=(…) already exists"). What a stranger sent is no
error of ours, and is not repeated: a strange Host is a warning that says just that.
"""

import logging
import re
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

EXTRA = ("methode", "pad", "status", "ms", "actie", "account", "resultaat")
# Their own lines hold a path or a Host as it was sent; the line of the request has the path, without secrets.
GEEN_TEKST = ("django.request", "django.security")
# Where others quote: PostgreSQL rows, statements and values, gunicorn an address with its query string, or who sent it.
CITATEN = (
    (re.compile(r"(\\n|\s)*(DETAIL|CONTEXT|HINT|QUERY|STATEMENT|WHERE|LINE \d+):.*", re.DOTALL), ""),
    (re.compile(r"\)=\(.*?\)(?= |$)"), ")=(…)"),
    (re.compile(r'(?<=: )".*"', re.DOTALL), "…"),
    (re.compile(r"(?<=Error handling request ).*|(?<=Invalid request from ip=).*", re.DOTALL), "…"),
)
Fout = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class AlsJson(JsonFormatter):
    """One record as one line of JSON."""

    def __init__(self) -> None:
        super().__init__(json_ensure_ascii=False)

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        log_data["tijd"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        log_data["niveau"] = record.levelname
        log_data["logger"] = record.name
        log_data["bericht"] = _bericht(record)
        log_data["verzoek_id"] = getattr(record, "verzoek_id", None)
        log_data.update({naam: getattr(record, naam) for naam in EXTRA if hasattr(record, naam)})
        if fout := message_dict.get("exc_info"):
            log_data["fout"] = fout

    def formatException(self, ei: Fout) -> list[str]:  # type: ignore[override]  # noqa: N802 - the name of logging
        """Kind of error and the way to it, the innermost call last; never its text."""
        soort, _, spoor = ei
        stappen = [f"{stap.filename}:{stap.lineno} {stap.name}" for stap in traceback.extract_tb(spoor)]
        return [f"{soort.__module__}.{soort.__qualname__}" if soort else "", *stappen]


def _bericht(record: logging.LogRecord) -> str:
    """The message, without what a stranger sent, what a row holds, or the text of an exception."""
    if record.name.startswith(GEEN_TEKST):
        return record.name.rpartition(".")[2]
    tekst = record.getMessage()
    fout = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    while fout is not None:
        tekst = tekst.replace(str(fout), type(fout).__name__) if str(fout) else tekst
        fout = fout.__cause__ or fout.__context__
    for citaat, liever in CITATEN:
        tekst = citaat.sub(liever, tekst)
    return tekst


def niet_onze_fout(record: logging.LogRecord) -> bool:
    """A filter that lets all pass: what Django refused for safety (a strange Host) is a warning."""
    if record.name.startswith("django.security") and record.levelno > logging.WARNING:
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True


def logging_config(niveau: str = "INFO") -> dict[str, Any]:
    """Give the settings of `logging` for production: everything to standard output."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "vreemd": {"()": lambda: niet_onze_fout},
            "verzoek": {"()": "django_guid.log_filters.CorrelationId", "correlation_id_field": "verzoek_id"},
        },
        "formatters": {"json": {"()": AlsJson}},
        "handlers": {
            "json": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "json",
                "filters": ["vreemd", "verzoek"],
            }
        },
        "root": {"handlers": ["json"], "level": niveau},
        "loggers": {
            "django": {"level": niveau, "handlers": [], "propagate": True},
            # A page that is not there is in the line of the request already.
            "django.request": {"level": "ERROR"},
            "gunicorn.error": {"level": niveau, "handlers": [], "propagate": True},
            # Warns with the text of the header that somebody sent.
            "django_guid": {"level": "ERROR"},
        },
    }
