"""The log as production writes it, to read in a test."""

import io
import logging
import logging.config
from collections.abc import Iterator
from contextlib import contextmanager

from ibp_portal.logregels import logging_config


@contextmanager
def logregels() -> Iterator[io.StringIO]:
    """Log as production does, to here; and afterwards as before."""
    loggers = [logging.getLogger(name) for name in (None, "django", "django_guid")]
    before = [(logger, logger.handlers[:], logger.level) for logger in loggers]
    config = logging_config()
    config["handlers"]["json"]["stream"] = stream = io.StringIO()
    logging.config.dictConfig(config)
    try:
        yield stream
    finally:
        for logger, handlers, level in before:
            logger.handlers[:] = handlers
            logger.setLevel(level)
