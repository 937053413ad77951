"""Files that people add: what they are shows in their content, and none stays that nothing refers to."""

import errno
import io
import os
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django import app

from acties import services
from acties.models import Actie
from basis.web.bestanden import MEDIASOORTEN, Schijf, controleer, ruim_wezen_op, ruimte_voor
from tests.beheer.conftest import ingevuld
from tests.support.wereld import BEGIN

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"


def pak(delen: dict[str, bytes], soort: str = "") -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in ({"mimetype": MEDIASOORTEN[soort].encode()} if soort else {}).items() | delen.items():
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


DOCX = pak({"word/document.xml": b"<w/>"})
XLSX = pak({"xl/workbook.xml": b"<w/>"})
ODT, ODS = (pak({"content.xml": b"<o/>"}, soort) for soort in ("odt", "ods"))
GOED = {"a.pdf": PDF, "B.DOCX": DOCX, "a.b.xlsx": XLSX, "a.odt": ODT, "a.ods": ODS, "a.csv": "één;b".encode("cp1252")}


@pytest.mark.parametrize("naam", GOED)
def test_a_file_that_is_what_its_name_says_is_taken(naam: str) -> None:
    controleer(SimpleUploadedFile(naam, GOED[naam]))


@pytest.mark.parametrize(
    ("naam", "inhoud", "waarom"),
    [
        ("a.pdf", b"<html><script>alert(1)</script>", "geen pdf"),
        ("a.pdf", b"<svg onload=alert(1)>", "geen pdf"),
        ("a.pdf", b"%PDF-1.7\n<!DOCTYPE html><script>", "geen pdf"),
        ("a.pdf", b"MZ\0\0", "geen pdf"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n\0", "geen pdf"),
        ("a.pdf", DOCX, "geen pdf"),
        ("a.docx", PDF, "geen docx"),
        ("a.docx", XLSX, "geen docx"),
        ("a.xlsx", ODS, "geen xlsx"),
        ("a.odt", ODS, "geen odt"),
        ("a.docx", pak({"word/document.xml": b"", "xl/workbook.xml": b""}), "geen docx"),
        ("a.csv", b"  <html>", "geen csv"),
        ("a.csv", b"a;b\n<script>", "geen csv"),
        ("a.csv", b"a\0b", "geen csv"),
        ("a.csv", b" " * 2_000 + b"<svg onload=alert(1)>", "geen csv"),
        ("a.csv", "<html>".encode("utf-16"), "geen csv"),
        ("a.docx", XLSX + DOCX, "nog een ander soort bestand"),
        ("a.pdf", PDF + DOCX, "nog een ander soort bestand"),
        ("a.docx", DOCX + b"<script>", "nog een ander soort bestand"),
        ("a.docx", b"PK\x03\x04kapot", "niet te lezen"),
        ("a.docx", pak({"word/document.xml": b" " * 30_000_000}), "veel te groot"),
        ("a.docx", pak({"word/document.xml": b"", "word/vbaProject.bin": b""}), "macro"),
        ("a.exe.pdf", PDF, "twee achtervoegsels"),
        ("a.pdf", b" \n", "leeg"),
    ],
)
def test_another_file_is_refused_and_told_why(naam: str, inhoud: bytes, waarom: str) -> None:
    with pytest.raises(ValidationError, match=waarom):
        controleer(SimpleUploadedFile(naam, inhoud))


@pytest.fixture
def map_(settings: Any, tmp_path: Path) -> Path:
    """A real folder for files."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "basis.web.bestanden.Schijf"}}
    (tmp_path / "documenten").mkdir()
    return tmp_path


def stuur(beheer: Client, actie: Actie, naam: str, inhoud: bytes) -> Any:
    nieuw = reverse("admin:acties_document_add")
    velden = {"actie": actie.pk, "titel": "Een verslag", "slug": "verslag", "soort": "verslag"}
    bestand = SimpleUploadedFile(naam, inhoud)
    return beheer.post(nieuw, {**ingevuld(beheer, nieuw), **velden, "bestand": bestand})


def test_a_page_that_calls_itself_a_pdf_is_told_at_its_field(beheer: Client, actie: Actie) -> None:
    antwoord = stuur(beheer, actie, "a.pdf", b"<html>")

    assert antwoord.status_code == 422
    assert antwoord.context["adminform"].form.errors["bestand"] == [
        "Dit bestand is geen pdf, ook al heet het zo. Sla het op als pdf en kies het opnieuw."
    ]
    assert "Een verslag" in antwoord.text


@pytest.mark.parametrize("naam", ["a.pdf", "a.odt", "a.csv"])
def test_it_is_given_out_as_what_it_is(client: Client, beheer: Client, actie: Actie, map_: Path, naam: str) -> None:
    assert stuur(beheer, actie, naam, GOED[naam]).status_code == 302

    antwoord = client.get(actie.documenten.get(slug="verslag").adres)
    b"".join(antwoord.streaming_content)  # type: ignore[attr-defined]

    assert antwoord["Content-Type"] == MEDIASOORTEN[naam[2:]]
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert antwoord["X-Content-Type-Options"] == "nosniff"


def test_a_full_disk_is_told_and_leaves_nothing(
    beheer: Client, actie: Actie, map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*rest: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("django.core.files.storage.filesystem.locks.lock", vol)  # after the file was made
    antwoord = stuur(beheer, actie, "a.pdf", PDF)

    assert antwoord.status_code == 422
    assert "De schijf van het portaal is vol." in antwoord.text
    assert "Een verslag" in antwoord.text
    assert [pad for pad in map_.rglob("*") if pad.is_file()] == []


def test_no_room_for_the_upload_itself_is_told(beheer: Client, actie: Actie, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(*rest: Any, **meer: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", vol)
    beheer.raise_request_exception = False
    antwoord = stuur(beheer, actie, "a.pdf", PDF + b" " * 3_000_000)

    assert antwoord.status_code == 503
    assert "De schijf van het portaal is vol" in antwoord.text


def test_another_trouble_with_the_disk_is_no_full_disk() -> None:
    with pytest.raises(PermissionError), ruimte_voor("bestand"):
        raise PermissionError(errno.EACCES, "geen toegang")


def test_the_sweep_takes_what_nothing_refers_to_and_is_old(actie: Actie, map_: Path) -> None:
    velden = {"titel": "Stuk", "soort": "brief", "bestand": SimpleUploadedFile("blijft.pdf", PDF)}
    document = services.voeg_document_toe(actie=actie, slug="stuk", verantwoording=BEGIN, **velden)
    for naam in ("documenten/wees.pdf", "documenten/jong.pdf", "elders.pdf"):
        Schijf().save(naam, SimpleUploadedFile("x.pdf", PDF))
    for pad in map_.rglob("*.pdf"):
        os.utime(pad, (time.time() - 25 * 60 * 60,) * 2) if pad.stem != "jong" else None

    assert ruim_wezen_op() == 1

    over = {pad.relative_to(map_).as_posix() for pad in map_.rglob("*.pdf")}
    assert over == {document.bestand.name, "documenten/jong.pdf", "elders.pdf"}
    assert "portaal.ruim_bestanden_op" in {taak.task.name for taak in app.periodic_registry.periodic_tasks.values()}
