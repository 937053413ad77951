"""What the open data of every app shares: a table is declared once, for the API, for files and for the catalogue."""
