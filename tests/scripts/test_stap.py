"""Steps are done once, and again when their input changed."""

from pathlib import Path

import pytest

from scripts import stap


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(stap, "PROJECT", tmp_path)
    monkeypatch.setattr(stap, "STEMPELS", tmp_path / "stempels")
    return tmp_path


def test_a_step_is_skipped_until_its_input_changes(capsys: pytest.CaptureFixture[str]) -> None:
    done: list[str] = []

    for inhoud in ("een", "een", "twee"):
        stap.stap("proef", "Proef doen", inhoud, lambda: done.append("x"))

    assert len(done) == 2
    assert capsys.readouterr().out.count("→ Proef doen …") == 2


def test_a_failed_step_is_tried_again() -> None:
    done: list[str] = []

    def mislukt() -> None:
        raise stap.Mislukt("nee")

    with pytest.raises(SystemExit, match="✗ nee"):
        stap.stap("proef", "Proef doen", "een", mislukt)
    stap.stap("proef", "Proef doen", "een", lambda: done.append("x"))

    assert done


def test_a_fingerprint_follows_content_and_names_but_not_what_was_built(project: Path) -> None:
    folder = project / "static"
    (folder / "dist").mkdir(parents=True)
    (folder / "a.css").write_text("a")
    before = stap.vingerafdruk(folder)
    (folder / "dist" / "uit.css").write_text("gebouwd")

    assert stap.vingerafdruk(folder) == before

    (folder / "a.css").write_text("b")
    changed = stap.vingerafdruk(folder)
    (folder / "a.css").rename(folder / "b.css")

    assert len({before, changed, stap.vingerafdruk(folder)}) == 3
