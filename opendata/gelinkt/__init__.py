"""The open data as linked data: lasting addresses, JSON-LD, lists of concepts (SKOS) and the catalogue (DCAT-AP-NL)."""
