"""Settings of gunicorn, which reads this file by itself.

Threads, not one request per process: with sync workers a few slow queries stop the whole site.
"""

import os

from ibp_portal.logregels import logging_config

bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WORKERS", "2"))
threads = int(os.environ.get("THREADS", "4"))
timeout = 30
graceful_timeout = 20
max_requests = 10_000
max_requests_jitter = 1_000
control_socket_disable = True
# Who may set X-Forwarded-Proto is up to the proxy settings of Django.
wsgi_app = "ibp_portal.wsgi"
logconfig_dict = logging_config(os.environ.get("LOG_LEVEL", "INFO"))
