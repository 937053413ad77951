"""A version of a code as a PDF (PDF/UA-1, docs/adr/0015); its template stands beside this module."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from basis.bronnen.models import Bron
from basis.tijd.moment import Moment
from basis.web.adres import volledig
from basis.web.geheugen import onthoud
from basis.web.zetwerk import toonbaar, zet
from codes.beeld import Tekstbeeld
from codes.inhoud import vingerafdruk
from codes.overzicht import Tak, Versieregel, maak_takken

SJABLOON = Path(__file__).with_name("versie.typ")
DIEPSTE_KOP = 6


def maak_pdf(regel: Versieregel, teksten: Sequence[Tekstbeeld], moment: Moment) -> bytes:
    """The PDF of a version at a moment. The same text gives the same bytes."""
    versie = regel.versie
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
        "delen": list(_delen(maak_takken(teksten))),
    })  # fmt: skip
    begin = regel.sinds.lower if regel.sinds and regel.sinds.lower else moment.op
    wanneer = int(datetime.combine(begin, time.min, UTC).timestamp())
    sleutel = f"codepdf:{versie.pk}:{wanneer}:{gegevens!r}"
    return onthoud(sleutel, lambda: zet(SJABLOON, gegevens, format="pdf", pdf_standards="ua-1", timestamp=wanneer))


def _delen(takken: Sequence[Tak]) -> Iterator[dict[str, Any]]:
    for begin in takken:
        for tak in begin:
            tekst = tak.een.tekst
            yield {
                "niveau": min(tak.diepte + 1, DIEPSTE_KOP),
                "kop": tak.een.naam,
                "tekst": tak.een.inhoud.tekst.split("\n"),
                "soort": tekst.bepaling.soort.naam,
                "rechten": tekst.get_rechten_display(),
                "bron": _bron(tekst.bron),
                "verbeterd": len(tak.een.correcties),
            }


def _bron(bron: Bron | None) -> dict[str, str] | None:
    return {"titel": bron.titel, "url": bron.url, "nummer": bron.nummer} if bron else None
