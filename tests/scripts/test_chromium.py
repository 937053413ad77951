"""The headless shell before any other Chromium, and what CHROMIUM says before all."""

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts import chromium


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> set[str]:
    """The programs of a Debian where we are root; empty, and with them what `apt-get install` brings."""
    programmas: set[str] = set()

    def draai(opdracht: list[str], **_: object) -> SimpleNamespace:
        if "install" in opdracht:
            programmas.add(opdracht[-1])
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(chromium, "vind_programma", lambda *namen: next((n for n in namen if n in programmas), None))
    monkeypatch.setattr(subprocess, "run", draai)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(chromium, "DEBIAN", tmp_path)
    monkeypatch.delenv("CHROMIUM", raising=False)
    return programmas


@pytest.mark.parametrize("er_is", [set(), {"chromium"}])
def test_root_on_debian_gets_the_shell(machine: set[str], er_is: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    machine |= er_is
    chromium.main()
    assert capsys.readouterr().out == "chromium-headless-shell\n"
    assert machine == er_is | {"chromium-headless-shell"}


def test_where_the_shell_cannot_be_had_another_one_will_do(
    machine: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine |= {"google-chrome"}
    geprobeerd: list[str] = []
    monkeypatch.setattr(subprocess, "run", lambda opdracht, **_: geprobeerd.append(opdracht[-1]))
    chromium.main()
    assert capsys.readouterr().out == "google-chrome\n"
    assert "chromium" not in geprobeerd


def test_what_is_said_is_used_and_nothing_installed(
    machine: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine |= {"/mijn/chromium"}
    monkeypatch.setenv("CHROMIUM", "/mijn/chromium")
    chromium.main()
    assert capsys.readouterr().out == "/mijn/chromium\n"
    assert machine == {"/mijn/chromium"}


def test_without_any_it_says_how(machine: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match="apt-get install chromium-headless-shell"):
        chromium.main()
