"""Making an uitgave and keeping it, in the database: every web machine then has the same files (docs/adr/0044)."""

import hashlib
import json
import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import transaction
from django.utils import timezone

from acties.kader import lees_kader
from basis.api import register
from basis.api.tabel import Tabel
from basis.postgres.opname import in_een_opname
from basis.tijd.moment import Moment
from basis.web.rekenblad import GEWOON, blad, csv_regels, ods, xlsx
from opendata.uitgaven.models import Bestand, Bestandsdeel, Uitgave
from opendata.uitgaven.rijen import Voorraad, json_stukken
from opendata.uitgaven.sqlite import schrijf_sqlite
from opendata.uitgaven.uitleg import gegevens, kop_van, manifest

logboek = logging.getLogger("ibp_portal.opendata")

VORM = 1  # raise it when files are made in another way: those that are kept then no longer hold
MEEST_IN_BLAD = 10_000  # rows: a spreadsheet is made in memory
STUK = 1024 * 1024  # bytes
BEHOUD, BEWAAR = 2, timedelta(hours=6)  # who is fetching an older set must be able to finish
SQLITE, ZIP, MANIFEST = "alles.sqlite", "alles.zip", "manifest.json"
KOMMA_CSV = "{}.komma.csv"  # what `acties.csv?scheiding=komma` gives


def werk_bij() -> Uitgave | None:
    """Make a new uitgave when what the last one was made from has changed; None when it still holds."""
    laatste = Uitgave.objects.laatste()
    return None if laatste and laatste.merk == merk_van_nu() else maak_uitgave()


def merk_van_nu() -> str:
    """What files are made from: the content, the day, and what the tables say of themselves."""
    beschrijving = [
        (tabel.naam, tabel.uitleg, [(k.naam, k.uitleg, k.type, k.naar, list(k.keuzes)) for k in tabel.kolommen])
        for tabel in register.tabellen().values()
    ]
    vorm = hashlib.sha256(repr(beschrijving).encode()).hexdigest()[:16]
    return f"{VORM}:{lees_kader().stempel}:{timezone.localdate()}:{vorm}"


def maak_uitgave() -> Uitgave:
    """Make all files from one moment of the database, and let old ones go."""
    with TemporaryDirectory(prefix="opendata-") as map_, in_een_opname():
        moment = Moment.nu()
        uitgave = Uitgave.objects.create(
            merk=merk_van_nu(), stand=moment.op, positie=register.positie(moment), gemaakt_op=timezone.now()
        )
        _vul(uitgave, moment, Path(map_))
    ruim_op()
    return uitgave


@transaction.atomic
def ruim_op() -> None:
    """Remove old sets, but for the newest."""
    Uitgave.objects.oude(timezone.now() - BEWAAR, behoud=BEHOUD).delete()


def _vul(uitgave: Uitgave, moment: Moment, map_: Path) -> None:
    voorraden = [Voorraad.lees(tabel, moment, map_) for tabel in register.tabellen().values()]
    paden = [pad for voorraad in voorraden for pad in _tabelbestanden(uitgave, voorraad, moment)]
    algemeen = gegevens(uitgave.positie, uitgave.stand, uitgave.gemaakt_op)
    if los := schrijf_sqlite(map_ / SQLITE, voorraden, algemeen):
        logboek.warning("verwijzingen zonder rij", extra={"resultaat": str(los)})
    rijen = {voorraad.tabel.naam: voorraad.aantal for voorraad in voorraden}
    paden.append(map_ / SQLITE)
    bewaard = [_bewaar(uitgave, pad, rijen.get(pad.name.partition(".")[0])) for pad in paden]
    wat_het_is = json.dumps(manifest(uitgave, rijen, bewaard), ensure_ascii=False, indent=1)
    (map_ / MANIFEST).write_text(wat_het_is, encoding="utf-8")
    with ZipFile(map_ / ZIP, "w", ZIP_DEFLATED) as pak:
        for pad in (map_ / MANIFEST, *paden):
            pak.write(pad, pad.name)
    for naam in (MANIFEST, ZIP):
        _bewaar(uitgave, map_ / naam, None)


def _tabelbestanden(uitgave: Uitgave, voorraad: Voorraad, moment: Moment) -> Iterator[Path]:
    """Write the files of one table; where each stands."""
    naam, map_ = voorraad.tabel.naam, voorraad.pad.parent
    kop = kop_van(voorraad.tabel, uitgave.positie, moment)
    yield _schrijf(map_ / f"{naam}.csv", csv_regels(voorraad.kolommen, voorraad, GEWOON))
    yield _schrijf(map_ / KOMMA_CSV.format(naam), csv_regels(voorraad.kolommen, voorraad, ","))
    yield _schrijf(map_ / f"{naam}.json", json_stukken(kop, voorraad))
    if voorraad.aantal <= MEEST_IN_BLAD:
        for vorm, inhoud in bladen(voorraad.tabel, voorraad.kolommen, voorraad):
            (map_ / f"{naam}.{vorm}").write_bytes(inhoud)
            yield map_ / f"{naam}.{vorm}"


def bladen(tabel: Tabel[Any], kolommen: Any, rijen: Iterable[Any]) -> Iterator[tuple[str, bytes]]:
    """The spreadsheets of a table, by the end of their name."""
    gevuld = blad(tabel.naam, kolommen, rijen)
    yield "ods", ods(gevuld)
    yield "xlsx", xlsx(gevuld)


def _schrijf(pad: Path, stukken: Iterable[str]) -> Path:
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        bestand.writelines(stukken)
    return pad


def _bewaar(uitgave: Uitgave, pad: Path, rijen: int | None) -> Bestand:
    """Keep a file, in pieces."""
    with pad.open("rb") as inhoud:
        vingerafdruk = hashlib.file_digest(inhoud, "sha256").hexdigest()
        bestand = Bestand.objects.create(
            uitgave=uitgave, naam=pad.name, grootte=inhoud.tell(), sha256=vingerafdruk, rijen=rijen
        )
        inhoud.seek(0)
        nummer = 0
        while stuk := inhoud.read(STUK):
            Bestandsdeel.objects.create(bestand=bestand, nummer=nummer, inhoud=stuk)
            nummer += 1
    return bestand
