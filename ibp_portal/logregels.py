"""The log as JSON lines, one object each, with the id of the request and without personal data.

Only the fields named here get in. The request object that Django adds holds the query string, and
so what somebody searched for. Of an exception we keep its kind and where it happened, not its text:
PostgreSQL's, for one, quotes the row ("Key (email)=(…) already exists").
"""

import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

EXTRA = ("methode", "pad", "status", "ms", "actie", "account", "resultaat")
Fout = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Logregel(JsonFormatter):
    """One record as one line of JSON."""

    def __init__(self) -> None:
        super().__init__(json_ensure_ascii=False)

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        log_data["tijd"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        log_data["niveau"] = record.levelname
        log_data["logger"] = record.name
        # Django's own line of a failure holds the whole path; that of the request has it, without secrets.
        log_data["bericht"] = record.levelname if record.name == "django.request" else record.getMessage()
        log_data["verzoek_id"] = getattr(record, "verzoek_id", None)
        log_data.update({naam: getattr(record, naam) for naam in EXTRA if hasattr(record, naam)})
        if fout := message_dict.get("exc_info"):
            log_data["fout"] = fout

    def formatException(self, ei: Fout) -> list[str]:  # type: ignore[override]  # noqa: N802 - the name of logging
        """Kind of error and the way to it, the innermost call last; never its text."""
        soort, _, spoor = ei
        stappen = [f"{stap.filename}:{stap.lineno} {stap.name}" for stap in traceback.extract_tb(spoor)]
        return [f"{soort.__module__}.{soort.__qualname__}" if soort else "", *stappen]


def logging_config(niveau: str = "INFO") -> dict[str, Any]:
    """Give the settings of `logging` for production: everything to standard output."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"verzoek": {"()": "django_guid.log_filters.CorrelationId", "correlation_id_field": "verzoek_id"}},
        "formatters": {"json": {"()": Logregel}},
        "handlers": {
            "json": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "json",
                "filters": ["verzoek"],
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
