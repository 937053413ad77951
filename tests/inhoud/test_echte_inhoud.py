"""The content that tests put back is loaded once for what it depends on."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from partijen.models import Partij
from scripts import stap
from tests.factories import PartijFactory
from tests.support import echte_inhoud
from tests.support.echte_inhoud import geladen_inhoud

pytestmark = pytest.mark.django_db


@pytest.fixture
def geladen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Partij]:
    """Every loading adds a partij."""
    partijen: list[Any] = []
    monkeypatch.setattr(echte_inhoud, "MAP", tmp_path / "bewaard")
    monkeypatch.setattr(echte_inhoud, "call_command", lambda *_, **__: partijen.append(PartijFactory()))
    return partijen


def test_what_was_loaded_is_put_back_and_new_rows_are_numbered_behind_it(geladen: list[Partij]) -> None:
    geladen_inhoud()
    bewaard = geladen_inhoud()
    assert len(geladen) == 1
    assert not Partij.objects.exists()

    bewaard.zet_terug()
    assert Partij.objects.get() == geladen[0]
    bewaard._nummers = [(reeks, nummer + 1_000) for reeks, nummer in bewaard._nummers]  # of a database further on
    bewaard.nummer_verder()
    assert PartijFactory().pk > geladen[0].pk + 1_000


def test_what_is_kept_of_something_else_goes_and_not_what_another_process_writes(
    geladen: list[Partij], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bewaard = tmp_path / "bewaard"
    bewaard.mkdir()
    for waarvan in ("toen", "nu"):
        (bewaard / "nu.elders").touch()
        monkeypatch.setattr(echte_inhoud, "_waarvan", lambda waarvan=waarvan: waarvan)
        geladen_inhoud()
    assert len(geladen) == 2
    assert {pad.name for pad in bewaard.iterdir()} == {"nu", "nu.elders"}


BRONNEN = ("acties/services/journaal.py", "basis/tijd/moment.py", "inhoud/feiten/codes.json", "inhoud/inladen/kader.py")


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A project with these files, and a test."""
    for bestand in (*BRONNEN, "tests/test_iets.py"):
        pad = tmp_path / bestand
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text("eerst")
        (tmp_path / bestand.partition("/")[0] / "__init__.py").touch()
    monkeypatch.setattr(echte_inhoud, "PROJECT", tmp_path)
    monkeypatch.setattr(stap, "PROJECT", tmp_path)
    return tmp_path


@pytest.mark.parametrize(("bestand", "is_anders"), [*((bron, True) for bron in BRONNEN), ("tests/test_iets.py", False)])
def test_other_code_or_other_content_loads_anew(project: Path, bestand: str, is_anders: bool) -> None:
    eerst = echte_inhoud._waarvan()
    assert echte_inhoud._waarvan() == eerst
    (project / bestand).write_text("anders")
    assert (echte_inhoud._waarvan() != eerst) is is_anders


@pytest.mark.parametrize(
    ("waar", "waarde"),
    [
        ("timezone.localdate", date(2001, 1, 1)),
        ("distributions", [SimpleNamespace(name="django", version="1")]),
        ("connection.get_database_version", (9, 6)),
    ],
)
def test_another_day_package_or_server_loads_anew(monkeypatch: pytest.MonkeyPatch, waar: str, waarde: object) -> None:
    eerst = echte_inhoud._waarvan()
    monkeypatch.setattr(f"tests.support.echte_inhoud.{waar}", lambda: waarde)
    assert echte_inhoud._waarvan() != eerst
