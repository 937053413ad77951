"""The door for an application server such as gunicorn; production unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ibp_portal.settings.production")

application = get_wsgi_application()
