"""The portal measured against a bare Django page, in a database of its own: `make bench`."""
