"""A version of a code as a PDF (PDF/UA-1, docs/adr/0015); its template stands beside this module."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from basis.bronnen.models import Bron
from basis.tijd.moment import Moment
from basis.web.adres import volledig
from basis.web.geheugen import onthoud
from basis.web.pdf import toonbaar, zet
from codes.beeld import Tekstbeeld
from codes.inhoud import vingerafdruk
from codes.opbouw import Opbouw, Tak, maak_takken
from codes.overzicht import Versieregel

SJABLOON = Path(__file__).with_name("versie.typ")
DIEPSTE_KOP = 6


def maak_pdf(regel: Versieregel, teksten: Sequence[Tekstbeeld], moment: Moment) -> bytes:
    """The PDF of a version at a moment. The same text gives the same bytes."""
    versie = regel.versie
    herkomst = Opbouw(versie, teksten).herkomst
    gegevens = toonbaar({
        "titel": f"{versie.code.titel}, {versie.titel}",
        "stand": regel.sinds_tekst,
        "moment": "" if moment.is_nu else moment.tekst,
        "toelichting": versie.toelichting,
        "is_volledig": versie.is_volledig,
        "is_demo": versie.code.actie.is_demo,
        "vingerafdruk": vingerafdruk(een.inhoud for een in teksten),
        "url": volledig(versie.get_absolute_url()),
        "bron": _bron(versie.bron),
        "rechten": herkomst[0] if herkomst else "",
        "bron_van_alle": _bron(herkomst[1]) if herkomst else None,
        "delen": list(_delen(maak_takken(teksten), met_herkomst=herkomst is None)),
    })  # fmt: skip
    begin = regel.sinds.lower if regel.sinds and regel.sinds.lower else moment.op
    wanneer = int(datetime.combine(begin, time.min, UTC).timestamp())
    sleutel = f"codepdf:{versie.pk}:{wanneer}:{gegevens!r}"
    return onthoud(sleutel, lambda: zet(SJABLOON, gegevens, format="pdf", pdf_standards="ua-1", timestamp=wanneer))


def _delen(takken: Sequence[Tak], *, met_herkomst: bool) -> Iterator[dict[str, Any]]:
    """Every bepaling in its order; with why its words may stand here, when that is not the same for all."""
    for begin in takken:
        for tak in begin:
            tekst = tak.een.tekst
            yield {
                "niveau": min(tak.diepte + 1, DIEPSTE_KOP),
                "kop": tak.een.naam,
                "tekst": tak.een.inhoud.tekst.split("\n"),
                "is_kop": bool(tak.takken),
                "rechten": tekst.get_rechten_display() if met_herkomst and tak.een.inhoud.tekst else "",
                "bron": _bron(tekst.bron) if met_herkomst else None,
                "verbeterd": len(tak.een.correcties),
            }


def _bron(bron: Bron | None) -> dict[str, str] | None:
    return {"titel": bron.titel, "url": bron.url, "nummer": bron.nummer} if bron else None
