"""Remove everything that was built or loaded: `make clean`."""

import shutil
from pathlib import Path

from ibp_portal import ingebed
from scripts.stap import GEGEVENS, PROJECT, Mislukt

GEBOUWD = (
    ".hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache "
    "static/node_modules static/dist static/lettertypen .venv"
).split()


def main() -> None:
    """Stop the embedded databases and remove them, then all that was built."""
    for data in (GEGEVENS / "postgres", GEGEVENS / "postgres-test"):
        if data.exists():
            _verwijder_database(data)
    for naam in (".gegevens", *GEBOUWD):
        shutil.rmtree(PROJECT / naam, ignore_errors=True)
    print("Alles wat gebouwd of geladen was is weg; `make run` begint opnieuw.")


def _verwijder_database(data: Path) -> None:
    if not ingebed.stop(data):
        raise Mislukt(f"{data.relative_to(PROJECT)} is nog in gebruik. Stop eerst het portaal.")
    if data.is_symlink():  # root keeps the data elsewhere when the project is out of reach
        shutil.rmtree(data.resolve())


if __name__ == "__main__":
    main()
