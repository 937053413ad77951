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


def test_what_is_behind_is_named_and_fails_nothing(
    lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("dev", "node"):
        (lock.parent / f"{name}.txt").write_text(GOED)

    def newest(name: str, to: str, *options: str, wacht: float) -> None:
        assert options == ("--upgrade",)
        Path(to).write_text(GOED.replace("5.2.19", "5.2.20"))

    monkeypatch.setattr(locks, "_stel_samen", newest)
    monkeypatch.setattr("shutil.which", lambda name: None)

    assert locks.achter() == 0
    assert "django 5.2.19 → 5.2.20\n1 pakketten lopen achter" in capsys.readouterr().out
    assert "5.2.20" not in (lock.parent / "dev.txt").read_text()


def test_an_index_that_is_away_fails_nothing(
    lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(locks, "LOCKS", {"dev": (None,), "node": (None,)})
    monkeypatch.setattr(locks, "WACHT", 0.01)

    assert locks.achter() == 0
    assert "niet bekend" in capsys.readouterr().out


def test_npm_that_says_something_else_fails_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(locks, "_nieuwer", lambda lock: [])
    monkeypatch.setattr("shutil.which", lambda name: "/bin/echo")

    assert locks.achter() == 0
    assert "niet bekend" in capsys.readouterr().out
