"""The content that tests put back is loaded once for what it depends on."""

from pathlib import Path
from typing import Any

import pytest

from partijen.models import Partij
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


def test_other_code_or_another_day_loads_anew(
    geladen: list[Partij], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for waarvan in ("toen", "nu", "nu"):
        monkeypatch.setattr(echte_inhoud, "_waarvan", lambda waarvan=waarvan: waarvan)
        geladen_inhoud()
    assert len(geladen) == 2
    assert [pad.name for pad in (tmp_path / "bewaard").iterdir()] == ["nu"]


def test_it_depends_on_all_code_but_that_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    bronnen: list[str] = []

    def noem(*paden: Path, extra: str) -> str:
        bronnen.extend(pad.name for pad in paden)
        return extra

    monkeypatch.setattr(echte_inhoud, "vingerafdruk", noem)
    assert echte_inhoud._waarvan()
    assert {"acties", "basis", "inhoud", "ibp_portal", "partijen"} <= set(bronnen)
    assert "tests" not in bronnen
