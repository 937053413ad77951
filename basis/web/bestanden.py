"""Files that people add: what they are by their content, a full disk, and files that nothing refers to any more.

A handful of kinds, each known by its first bytes and its parts: a library that knows hundreds would tell a Word file
from a zip by its name again, and none looks for a second file inside the first.
"""

import errno
import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError, models
from psycopg.errors import DiskFull

MEDIASOORTEN = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
GROOTSTE_DOCUMENT = 50 * 1024 * 1024  # bytes
UITGEPAKT = 100 * 1024 * 1024  # bytes of all that is in a zip
VERHOUDING = 250  # how many times smaller an honest office file gets, at most
DELEN = 2_000  # files in a zip
EINDE = 22  # bytes of the end of a zip; the last two are the length of a comment
LANGSTE_STAART = EINDE + 65_535

ANDERS = "Dit bestand is geen {soort}, ook al heet het zo. Sla het op als {soort} en kies het opnieuw."
DUBBELOP = "In dit bestand zit nog een ander soort bestand. Maak het opnieuw en kies het nog een keer."
VERDACHT = "Uitgepakt is dit bestand veel te groot. Haal onnodige onderdelen weg en sla het opnieuw op."
STUK = "Dit bestand is niet te lezen. Sla het opnieuw op en kies het nog een keer."
GEHEIM = "Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord."
MACRO = "In dit bestand staan macro’s. Sla het op zonder macro’s, of als pdf."
UITVOERBAAR = "De naam van dit bestand heeft twee achtervoegsels ({naam}). Geef het een gewone naam."
TE_GROOT = "Dit bestand is groter dan 50 MB. Maak het kleiner."
VOL = "De schijf van het portaal is vol. Uw bestand is niet bewaard. Probeer het later nog eens."

_GEEN_RUIMTE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PAGINA = (b"<html", b"<script", b"<svg", b"<!doctype", b"<?php", b"<?xml")
_MACROS = ("vbaproject.bin", "basic/script-lc.xml")
_PROGRAMMA = frozenset("exe com bat cmd scr msi dll js mjs vbs hta jar ps1 sh php html htm xhtml svg lnk iso".split())


def controleer(bestand: "File[Any]") -> None:
    """Refuse a file that is not what its name says. Raises ValidationError."""
    naam = Path(str(bestand.name))
    soort, ervoor = naam.suffix[1:].lower(), Path(naam.stem).suffix[1:].lower()
    if soort not in MEDIASOORTEN:
        return  # the validator of its field tells which kinds there are
    if ervoor in _PROGRAMMA:
        raise ValidationError(UITVOERBAAR.format(naam=naam.name))
    if bestand.size > GROOTSTE_DOCUMENT:
        raise ValidationError(TE_GROOT)
    bestand.seek(0)
    inhoud = bestand.read()
    bestand.seek(0)
    if not inhoud.strip():
        raise ValidationError("Dit bestand is leeg.")
    if soort_van(inhoud) != soort:
        raise ValidationError(ANDERS.format(soort=soort))
    _weiger_dubbel(inhoud, soort)


def soort_van(inhoud: bytes) -> str:
    """The kind, by its content; empty for one that we don't take. Raises ValidationError for one that is dangerous."""
    begin = _begin(inhoud)
    if inhoud.startswith(b"PK\x03\x04"):
        return _soort_van_pak(inhoud)
    if any(teken in begin for teken in _PAGINA):
        return ""
    if inhoud.startswith(b"%PDF"):
        return "pdf"
    is_tekst = b"\0" not in inhoud or inhoud.startswith(_UTF_16)
    return "csv" if is_tekst and not begin.startswith((b"#!", b"mz", b"{\\rtf", b"%!")) else ""


def _begin(inhoud: bytes) -> bytes:
    """What a browser would look at: the first characters in small letters, whatever blanks come before."""
    if inhoud.startswith(_UTF_16):
        inhoud = inhoud[:64_000].decode("utf-16", errors="ignore").encode()
    return inhoud.lstrip(b"\xef\xbb\xbf \t\r\n\f")[:1_024].lower()


def _soort_van_pak(inhoud: bytes) -> str:
    with open_pak(inhoud) as pak:
        namen = set(pak.namelist())
        soorten = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
        gevonden = [soort for soort, deel in soorten.items() if deel in namen]
        if "mimetype" in namen and "content.xml" in namen:
            mime = pak.read("mimetype").strip().decode("ascii", errors="replace")
            gevonden += [soort for soort in ("odt", "ods") if MEDIASOORTEN[soort] == mime]
    return gevonden[0] if len(gevonden) == 1 else ""


def _weiger_dubbel(inhoud: bytes, soort: str) -> None:
    """A second file inside: a zip behind a PDF, something before or behind a zip, macros in a document."""
    einde = inhoud.rfind(b"PK\x05\x06", -LANGSTE_STAART)
    if soort in ("pdf", "csv"):
        if einde >= 0:
            raise ValidationError(DUBBELOP)
        return
    if einde + EINDE + int.from_bytes(inhoud[einde + EINDE - 2 : einde + EINDE], "little") != len(inhoud):
        raise ValidationError(DUBBELOP)
    with open_pak(inhoud) as pak:
        if min(deel.header_offset for deel in pak.infolist()) > 0:  # the whole first one is another
            raise ValidationError(DUBBELOP)
        if any(naam.lower().endswith(_MACROS) for naam in pak.namelist()):
            raise ValidationError(MACRO)


@contextmanager
def open_pak(inhoud: bytes) -> Iterator[ZipFile]:
    """A zip that can be opened without harm. Raises ValidationError for a bomb, a password, or one that is broken.

    What a part says of its size is kept to: zipfile reads no further.
    """
    try:
        with ZipFile(io.BytesIO(inhoud)) as pak:
            delen = pak.infolist()
            uitgepakt = sum(deel.file_size for deel in delen)
            if len(delen) > DELEN or uitgepakt > UITGEPAKT or uitgepakt > VERHOUDING * max(len(inhoud), 8_192):
                raise ValidationError(VERDACHT)
            if any(deel.flag_bits & 1 for deel in delen):
                raise ValidationError(GEHEIM)
            yield pak
    except (BadZipFile, OSError, ValueError, NotImplementedError) as fout:
        raise ValidationError(STUK) from fout


# -- a disk that is full --------------------------------------------------------------------------------------------


class Schijf(FileSystemStorage):
    """Django's, that leaves no half of a file behind when there is no room for the rest."""

    def _save(self, name: str, content: "File[Any]") -> str:
        bekend = self.exists(name)
        try:
            bewaard: str = super()._save(name, content)  # type: ignore[misc]  # the stubs leave it out
        except OSError:
            if not bekend:
                Path(self.path(name)).unlink(missing_ok=True)
            raise
        return bewaard


@contextmanager
def ruimte_voor(veld: str) -> Iterator[None]:
    """Tell of a full disk, of ours or of the database, as an error of this field, so that nothing typed is lost."""
    try:
        yield
    except (OSError, OperationalError) as fout:
        if not is_vol(fout):
            raise
        raise ValidationError({veld: VOL}) from fout


def is_vol(fout: BaseException) -> bool:
    """Whether a disk was full: ours, or that of the database."""
    return fout.errno in _GEEN_RUIMTE if isinstance(fout, OSError) else isinstance(fout.__cause__, DiskFull)


# -- files that nothing refers to -----------------------------------------------------------------------------------

JONGSTE = 24 * 60 * 60  # seconds: a file of a change that is still being saved is younger


def ruim_wezen_op() -> int:
    """Remove the files that no row refers to: of a change that was rolled back, or replaced since. How many."""
    weg = 0
    for map_, namen in _verwijzingen().items():
        for pad in sorted(map_.rglob("*")):
            if pad.is_symlink() or not pad.is_file() or pad.relative_to(settings.MEDIA_ROOT).as_posix() in namen:
                continue
            if time.time() - pad.stat().st_mtime > JONGSTE:
                pad.unlink(missing_ok=True)
                weg += 1
    return weg


def _verwijzingen() -> dict[Path, set[str]]:
    """By folder the names that rows hold. Only folders of our fields: beside them may stand what is not ours."""
    gevonden: dict[Path, set[str]] = {}
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model"):
            continue  # the history tells what a file was called, and keeps no file
        for veld in model._meta.concrete_fields:
            if isinstance(veld, models.FileField) and isinstance(veld.upload_to, str):
                map_ = Path(settings.MEDIA_ROOT) / veld.upload_to.partition("/")[0]
                namen = model._default_manager.exclude(**{veld.name: ""}).values_list(veld.name, flat=True)
                gevonden.setdefault(map_, set()).update(namen.iterator())
    return {map_: namen for map_, namen in gevonden.items() if map_ != Path(settings.MEDIA_ROOT) and map_.is_dir()}
