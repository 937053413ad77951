"""The locked requirements follow pyproject.toml."""

from pathlib import Path

import pytest

from scripts import locks

GOED = "django==5.2.19 \\\n    --hash=sha256:ab\n    # via ibp-portaal (pyproject.toml)\n"


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that asks for Django, and the lock that it has."""
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["Django>=5.2.19,<5.3"]\n[dependency-groups]\n')
    monkeypatch.setattr(locks, "PROJECT", tmp_path)
    monkeypatch.setattr(locks, "MAP", tmp_path)
    monkeypatch.setattr(locks, "LOCKS", {"base": (None,)})
    return tmp_path / "base.txt"


def test_ours_are_up_to_date() -> None:
    assert locks.check() == 0


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "django ontbreekt"),
        (GOED.replace("5.2.19", "5.1.2"), "valt buiten"),
        (GOED.replace("    --hash=sha256:ab\n", ""), "geen hash"),
        (GOED + GOED.replace("django", "flask"), "flask is niet meer gevraagd"),
    ],
)
def test_a_fault_is_named(lock: Path, text: str, fault: str) -> None:
    lock.write_text(text)

    assert fault in " ".join(locks.fouten("base"))


def test_a_good_lock_has_no_faults(lock: Path) -> None:
    lock.write_text(GOED)

    assert locks.fouten("base") == []


@pytest.mark.parametrize("name", locks.LOCKS)
def test_no_lock_names_a_place_to_download_from(name: str) -> None:
    assert "://" not in (locks.MAP / f"{name}.txt").read_text()
