"""The report as a PDF that everyone can read: PDF/UA-1, made by Typst (docs/adr/0015).

The template stands beside this module; the content goes to it as JSON and is never spliced into its source, so no text
can become an instruction. Only the fonts inside Typst are used: every machine makes the same file.
"""

import json
from pathlib import Path

import typst

from ibp_portal.web.markdown import boom
from voortgang.models import Rapport

SJABLOON = Path(__file__).with_name("rapport.typ")


def maak_pdf(rapport: Rapport) -> bytes:
    """The PDF of a report whose content is there. The same content gives the same bytes."""
    gegevens = {
        "titel": rapport.titel,
        "afzender": rapport.afzender,
        "inleiding": boom(rapport.inleiding),
        "inhoud": rapport.gegevens,
    }
    gemaakt = typst.compile(
        SJABLOON,
        format="pdf",
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        sys_inputs={"gegevens": json.dumps(gegevens, sort_keys=True, ensure_ascii=False)},
        timestamp=int(rapport.bekend.timestamp()),
    )
    if not isinstance(gemaakt, bytes):
        raise TypeError("Typst gaf geen PDF terug")
    return gemaakt
