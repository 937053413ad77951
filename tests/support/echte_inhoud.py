"""The real content as loading it leaves it: made once for exactly this code, these files, this server and this day.

Loading takes ten seconds in every process; reading what it left behind a fraction of one.
"""

import pickle
from importlib.metadata import distributions
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from scripts.stap import GEGEVENS, PROJECT, vingerafdruk
from tests.support.herstel import Momentopname

MAP = GEGEVENS / "echte-inhoud"


def geladen_inhoud() -> Momentopname:
    """All rows of a database in which the content was loaded; this one stays as it is."""
    bewaard = MAP / _waarvan()
    if bewaard.exists():
        opname: Momentopname = pickle.loads(bewaard.read_bytes())
        opname.nummer_verder()
        return opname
    with transaction.atomic():
        call_command("laad_inhoud", stdout=StringIO())
        opname = Momentopname()
        transaction.set_rollback(True)
    _bewaar(bewaard, opname)
    return opname


def _waarvan() -> str:
    """What the rows depend on: all code but that of the tests, the files, what is installed, the server and the day."""
    apps = [pad.parent for pad in PROJECT.glob("*/__init__.py") if pad.parent.name != "tests"]
    pakketten = sorted(f"{pakket.name}=={pakket.version}" for pakket in distributions())
    server = connection.get_database_version()
    return vingerafdruk(*sorted(apps), extra=f"{timezone.localdate()} {server} {pakketten}")[:20]


def _bewaar(bestand: Path, opname: Momentopname) -> None:
    """In one go, for another process may look or write the same; what was kept of something else goes."""
    bestand.parent.mkdir(parents=True, exist_ok=True)
    nieuw = bestand.with_suffix(f".{connection.settings_dict['NAME']}")
    nieuw.write_bytes(pickle.dumps(opname))
    nieuw.replace(bestand)
    for oud in bestand.parent.iterdir():
        if oud.stem != bestand.name:
            oud.unlink(missing_ok=True)
