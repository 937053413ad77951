"""Settings of gunicorn, which reads this file by itself.

Threads, not one request per process: with sync workers a few slow queries stop the whole site.
"""

import os
import socket
import struct
from typing import Any

from ibp_portal.logregels import logging_config

bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WORKERS", "2"))
threads = int(os.environ.get("THREADS", "4"))
timeout = 30  # of the process
graceful_timeout = 20
max_requests = 10_000
max_requests_jitter = 1_000
control_socket_disable = True
# Who may say in X-Forwarded-Proto that a request came by https is up to VERTROUW_PROXY alone. gunicorn itself would
# believe it of anyone on this machine.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}
wsgi_app = "ibp_portal.wsgi"
logconfig_dict = logging_config(os.environ.get("LOG_LEVEL", "INFO"))

LANGZAAMSTE = 20  # seconds in which who reads an answer takes nothing of it, after which we stop sending


def when_ready(server: Any) -> None:
    """Give each connection, which has it from the socket that listens, a limit to sending: no thread waits for ever."""
    for luisteraar in server.LISTENERS:
        luisteraar.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", LANGZAAMSTE, 0))
