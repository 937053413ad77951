"""The SECRET_KEY of this machine's own portal: made once, kept in a file beside the embedded database.

`make run` and `make serve` share it: second steps that were encrypted under the one are read under the other. For a
database of one's own there is a file per database, in the same folder: never in the database, whose copy would then
hold both lock and key. Production gets its key from the environment.
"""

import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from ibp_portal.database import GEGEVENS

INGEBED = "ingebed"


def bewaarde_sleutel(adres: str | None, map_: Path = GEGEVENS / "sleutels") -> str:
    """The key that belongs to this address of a database (None: the embedded one); only this account can read it."""
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    bestand = map_ / _naam(adres)
    if not bestand.exists():
        _maak(bestand)
    return bestand.read_text()


def _naam(adres: str | None) -> str:
    """Which database it is, whoever logs in to it."""
    if not adres:
        return INGEBED
    delen = conninfo_to_dict(adres)
    plaats = "\n".join(str(delen.get(naam) or "") for naam in ("host", "hostaddr", "port", "dbname"))
    return sha256(plaats.encode()).hexdigest()[:20]


def _maak(bestand: Path) -> None:
    """Whole or not at all, and of two that start at the same moment the first."""
    nieuw = bestand.with_name(f"{bestand.name}.{os.getpid()}")
    nieuw.touch(mode=0o600)
    nieuw.write_text(secrets.token_urlsafe(50))
    with suppress(FileExistsError):
        bestand.hardlink_to(nieuw)
    nieuw.unlink()
