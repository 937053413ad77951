"""Where the source code is, as publiccode.yml says it."""

import re
from pathlib import Path


def lees_broncode(bestand: Path) -> str:
    """The https address behind `url:` in publiccode.yml; empty when it names none."""
    if not bestand.exists():
        return ""
    treffer = re.search(r"""^url:\s*["']?(https://[^\s"'#]+)""", bestand.read_text(encoding="utf-8"), re.MULTILINE)
    return treffer[1] if treffer else ""
