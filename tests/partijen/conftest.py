"""Importing a register of organisations."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command


@pytest.fixture
def importeer(tmp_path: Path) -> Any:
    """Import a register; what the command said."""

    def opdracht(inhoud: Any) -> str:
        bestand, uitvoer = tmp_path / "register.json", StringIO()
        bestand.write_text(json.dumps(inhoud), encoding="utf-8")
        call_command("importeer_organisaties", bestand, verbosity=0, stdout=uitvoer)
        return uitvoer.getvalue()

    return opdracht
