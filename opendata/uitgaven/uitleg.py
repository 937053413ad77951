"""What a set of files says of itself: what each column means, how large each file is, and from which position."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings

from basis.api import register
from basis.api.beschrijving import LICENTIE
from basis.api.tabel import Tabel
from basis.api.vormen import kameel
from basis.tijd.moment import TIJD, Moment
from basis.web.adres import volledig
from basis.web.bestanden import MEDIASOORTEN
from basis.web.jsonld import Ding, webpagina
from basis.web.kolommen import Kolom
from opendata.uitgaven.models import Bestand, Uitgave

TITEL = "Open data van het IBP-portaal"
# What a file is, by the end of its name.
SOORTEN = {
    **{vorm: MEDIASOORTEN[vorm] for vorm in ("csv", "ods", "xlsx")},
    "json": "application/json",
    "sqlite": "application/vnd.sqlite3",
    "zip": "application/zip",
}


def kop_van(tabel: Tabel[Any], positie: int, moment: Moment) -> dict[str, Any]:
    """What stands above the rows of a file."""
    return {
        "tabel": tabel.naam,
        "uitleg": tabel.uitleg,
        "licentie": LICENTIE["url"],
        "positie": positie,
        "stand": moment.op.isoformat(),
        "bekend": moment.sleutels.get("bekend"),
    }


def manifest(uitgave: Uitgave, rijen: Mapping[str, int], bestanden: Iterable[Bestand]) -> dict[str, Any]:
    """All of it: for programs that fetch what is new, and for who finds the files years from now."""
    return {
        **gegevens(uitgave.positie, uitgave.stand, uitgave.gemaakt_op),
        "tabellen": [_tabel(tabel, rijen[tabel.naam]) for tabel in register.tabellen().values()],
        "bestanden": [
            {
                "naam": bestand.naam,
                "adres": adres_van(bestand.naam),
                "bytes": bestand.grootte,
                "sha256": bestand.sha256,
                "rijen": bestand.rijen,
            }
            for bestand in bestanden
        ],
    }


def gegevens(positie: int, stand: date, gemaakt_op: datetime) -> dict[str, Any]:
    """What holds for the whole set."""
    return {
        "titel": TITEL,
        "uitgever": settings.UITGEVER.naam,
        "adres": volledig("/open-data/"),
        "licentie": LICENTIE["url"],
        "positie": positie,
        "stand": stand.isoformat(),
        "gemaakt": gemaakt_op.astimezone(UTC).strftime(TIJD),
    }


def adres_van(naam: str) -> str:
    """Where a file of this name is fetched."""
    return volledig(f"/open-data/{naam}")


def _tabel(tabel: Tabel[Any], rijen: int) -> dict[str, Any]:
    return {
        "naam": tabel.naam,
        "uitleg": tabel.uitleg,
        "rijen": rijen,
        "kolommen": [_kolom(kolom) for kolom in tabel.kolommen],
    }


def _kolom(kolom: Kolom[Any]) -> dict[str, Any]:
    return {
        "naam": kolom.naam,
        "veld": kameel(kolom.naam),
        "uitleg": kolom.uitleg,
        "type": str(kolom.type),
        "verwijstNaar": kolom.naar or None,
        "keuzes": [{"waarde": waarde, "label": label} for waarde, label in kolom.keuzes],
    }


def als_dataset(tabel: Tabel[Any], vormen: Mapping[str, str]) -> Ding:
    """A table in the words of schema.org, with its files: `vormen` gives the kind of each by the end of its name."""
    pad = f"/open-data/{tabel.naam}"
    bestanden = [
        {"@type": "DataDownload", "encodingFormat": soort, "contentUrl": volledig(f"{pad}.{vorm}")}
        for vorm, soort in vormen.items()
    ]
    over = {
        "@type": "Dataset",
        "name": f"Open data: {tabel.naam}",
        "description": tabel.uitleg,
        "url": volledig(f"{pad}/"),
        "license": LICENTIE["url"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": settings.UITGEVER.naam},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": TITEL, "url": volledig("/open-data/")},
        "variableMeasured": [kolom.naam for kolom in tabel.kolommen],
        "distribution": bestanden,
    }
    return webpagina(f"{pad}/", f"Open data: {tabel.naam}", over)
