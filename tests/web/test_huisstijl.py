"""The look: what the build made, and what the templates may ask of it."""

import re
from pathlib import Path
from zipfile import ZipFile

import lucide
import pytest
from django.conf import settings
from django.template.loader import get_template

WORTEL = Path(settings.BASE_DIR)
GEBOUWD = WORTEL / "static" / "dist" / "portaal"
SJABLONEN = sorted((WORTEL / "templates").rglob("*.html"))
CATALOGUS = WORTEL / "templates" / "cotton"
# Pages that stand alone or are rendered on every page: they write the classes of the design system themselves.
ZELFSTANDIG = {WORTEL / "templates" / naam for naam in ("base.html", "500.html")}
PAGINAS = [pad for pad in SJABLONEN if CATALOGUS not in pad.parents and pad not in ZELFSTANDIG]


def naam_van(sjabloon: Path) -> str:
    return str(sjabloon.relative_to(WORTEL / "templates"))


def gebouwd(naam: str) -> str:
    pad = GEBOUWD / naam
    assert pad.exists(), f"{naam} is not built: run `node build.mjs` (make run and make test do)"
    return pad.read_text(encoding="utf-8")


def html_van(sjabloon: Path) -> str:
    """The template without its tags, variables and comments."""
    return re.sub(r"\{([%{#]).*?[%}#]\}", " ", sjabloon.read_text(encoding="utf-8"), flags=re.DOTALL)


def klassen_van(sjabloon: Path) -> set[str]:
    """The CSS classes that a template names in full."""
    genoemd = " ".join(re.findall(r'\bclass="([^"]*)"', html_van(sjabloon))).split()
    return {klasse for klasse in genoemd if not klasse.endswith("-")}


@pytest.mark.parametrize("naam", ["portaal.css", "beheer.css", "insluiten.css"])
def test_every_custom_property_that_is_read_has_a_value(naam: str) -> None:
    css = gebouwd(naam)
    gegeven = set(re.findall(r"(--[\w-]+)\s*:", css))
    gelezen = set(re.findall(r"var\(\s*(--[\w-]+)\s*\)", css))
    assert gelezen - gegeven == set()


@pytest.mark.parametrize("naam", ["portaal.css", "beheer.css", "insluiten.css", "portaal.js"])
def test_the_build_names_no_other_host(naam: str) -> None:
    assert re.findall(r"https?://[^\s\"')]+|url\(\s*[\"']?//", gebouwd(naam)) == []


def test_the_font_is_our_own_copy() -> None:
    assert list((GEBOUWD / "fonts").glob("source-sans-3-*.woff2"))
    assert "fonts/source-sans-3" in gebouwd("portaal.css")


def test_every_class_in_a_template_has_a_style() -> None:
    css = gebouwd("portaal.css") + gebouwd("insluiten.css")
    bekend = set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", css))
    onbekend = {
        klasse
        for sjabloon in SJABLONEN
        for klasse in klassen_van(sjabloon) - bekend
        if "admin" not in sjabloon.parts and not klasse.startswith(("nl-", "utrecht-"))
    }
    assert onbekend == set()


def test_there_is_one_apostrophe() -> None:
    """’ in words that people read, as in foto’s."""
    letter = r"[^\W\d_]"
    per_sjabloon = {naam_van(pad): re.findall(rf"{letter}'{letter}+", html_van(pad)) for pad in SJABLONEN}

    assert {naam: woorden for naam, woorden in per_sjabloon.items() if woorden} == {}


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=naam_van)
def test_a_template_has_nothing_that_the_csp_refuses(sjabloon: Path) -> None:
    html = html_van(sjabloon)
    assert (
        re.findall(
            r"<style|\sstyle=|\son(?:blur|change|click|error|focus|input|key\w+|load|submit)=|hx-on|javascript:|<script(?![^>]*\bsrc=)",
            html,
        )
        == []
    )


@pytest.mark.parametrize("sjabloon", PAGINAS, ids=naam_van)
def test_only_components_know_the_design_system(sjabloon: Path) -> None:
    assert re.findall(r"\b(?:nl|utrecht)-[\w-]+", html_van(sjabloon)) == []


def test_every_component_that_is_used_exists() -> None:
    gebruikt = {naam for pad in SJABLONEN for naam in re.findall(r"<c-([\w-]+)", pad.read_text(encoding="utf-8"))}
    assert gebruikt - {pad.stem for pad in CATALOGUS.glob("*.html")} - {"vars", "slot"} == set()


def test_every_component_says_what_it_takes() -> None:
    stil = [pad.name for pad in CATALOGUS.glob("*.html") if not pad.read_text(encoding="utf-8").startswith("{# ")]
    assert stil == []


def test_every_icon_exists() -> None:
    teksten = " ".join(pad.read_text(encoding="utf-8") for pad in SJABLONEN)
    gebruikt = set(re.findall(r"""(?:lucide |icoon=)["']([\w-]+)["']""", teksten))
    with ZipFile(Path(lucide.__file__).parent / "lucide.zip") as alle:
        assert {f"{naam}.svg" for naam in gebruikt} - set(alle.namelist()) == set()


def test_the_page_for_a_broken_server_needs_nothing() -> None:
    bron = (WORTEL / "templates" / "500.html").read_text(encoding="utf-8")
    assert "{%" not in bron
    assert "{{" not in bron
    assert "Er ging iets mis" in get_template("500.html").render()
