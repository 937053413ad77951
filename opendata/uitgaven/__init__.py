"""The open data as files: made together by a worker, kept in the database, and explained on a page."""
