"""Rules about the whole of the code: every module, template, model and form (every page: test_paginas)."""

import re
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core.management import call_command
from django.db import models

from basis.web.formulieren import LeestNormaal
from basis.web.tekst import TekstInNormaalvorm

WORTEL = Path(settings.BASE_DIR)
KAMERS = {pad.parent.name for pad in WORTEL.glob("*/__init__.py")} - {"scripts", "tests"}
APPS = [app.name for app in apps.get_app_configs() if app.name.split(".")[0] in KAMERS]
SJABLONEN = sorted(str(pad.relative_to(WORTEL / "templates")) for pad in (WORTEL / "templates").rglob("*.html"))
VAN_DJANGO = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}  # found by their name


def test_who_is_refused_is_told_why() -> None:
    """The page for a 403 shows the text of what was raised."""
    zonder = re.compile(r"raise PermissionDenied(\(\s*\))?( from .*)?$", re.MULTILINE)
    bronnen = [pad for kamer in KAMERS for pad in (WORTEL / kamer).rglob("*.py")]

    assert [str(pad) for pad in bronnen if zonder.search(pad.read_text(encoding="utf-8"))] == []


def test_the_portal_says_u_hebt() -> None:
    """In code, templates and content; a migration tells what once was."""
    paden = [pad for kamer in KAMERS for soort in ("py", "json") for pad in (WORTEL / kamer).rglob(f"*.{soort}")]
    paden += (WORTEL / "templates").rglob("*.html")
    anders = re.compile(r"\b[Uu] heeft\b|\bHeeft u\b")

    assert [str(pad) for pad in paden if pad.parent.name != "migrations" and anders.search(pad.read_text())] == []


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_use_only_code_that_the_template_of_the_test_database_counts_in() -> None:
    """tests/support/sjabloon makes a new one when a migration changes, or what stands in basis/web and basis/tijd."""
    paden = [pad for kamer in KAMERS for pad in (WORTEL / kamer).rglob("migrations/*.py")]
    regels = [regel for pad in paden for regel in pad.read_text().splitlines()]
    ingevoerd = {naam for regel in regels for naam in re.findall(r"^\s*(?:from|import) ([\w.]+)", regel)}
    van_ons = {naam for naam in ingevoerd if naam.split(".")[0] in {"tests", *KAMERS}}

    assert {naam for naam in van_ons if not re.fullmatch(r"basis\.(web|tijd)\.\w+", naam)} == set()


def test_every_template_is_used() -> None:
    bronnen = [pad for kamer in KAMERS for pad in (WORTEL / kamer).rglob("*.py")]
    teksten = [pad.read_text(encoding="utf-8") for pad in [*bronnen, *(WORTEL / "templates").rglob("*.html")]]
    genoemd = {naam for tekst in teksten for naam in re.findall(r"[\w/-]+\.html", tekst)}
    delen = {f"cotton/{naam}.html" for tekst in teksten for naam in re.findall(r"<c-([\w-]+)", tekst)}

    assert [naam for naam in SJABLONEN if naam not in genoemd | delen | VAN_DJANGO and not _is_van_admin(naam)] == []


def test_one_module_alone_knows_what_allauth_calls_internal() -> None:
    """It may change with any version of allauth: the list of what to look at then must be all of it."""
    bronnen = [pad for map_ in ("tests", *KAMERS) for pad in (WORTEL / map_).rglob("*.py")]
    intern = re.compile(
        r"^\s*(from|import) allauth[\w.]*\.internal|^\s*from allauth[\w.]* import .*\binternal\b", re.MULTILINE
    )

    assert [pad.name for pad in bronnen if intern.search(pad.read_text(encoding="utf-8"))] == ["allauth_intern.py"]


def _is_van_admin(naam: str) -> bool:
    """Whether it stands in the place of a template of Django's own."""
    return (Path(admin.__file__).parent / "templates" / naam).exists()


# Secrets and prints of them, and who someone is elsewhere: to be compared to the letter.
GEEN_TEKST = {"partijen.Gebruiker.password", "toegang.Identiteit.onderwerp", "toegang.Identiteit.uitgever"} | {
    f"toegang.{naam}.sleutel" for naam in ("Poging", "Sessie", "Uitnodiging")
}
GEEN_TEKST |= {
    f"meedoen.{naam}" for naam in ("Inbreng.sleutel", "Inbreng.volgcode", "Netwerktelling.afdruk", "Dagzout.zout")
}
GEEN_TEKST |= {f"officieel.{naam}" for naam in ("Bronstand.plek", "Fasevoorstel.afdruk", "Ophaling.etag")}
GEEN_TEKST |= {"webhooks.Aflevering.kenmerk", "webhooks.Webhook.geheim", "webhooks.Webhook.vorig_geheim"}
GEEN_TEKST |= {"codes.Versie.sha256", "api.Verzoektelling.sleutel", "uitgaven.Bestand.sha256"}


def test_every_text_that_is_kept_is_in_normal_form() -> None:
    """A slug and a choice take no other; triggers and the search index copy what stands in such a column."""
    van_ons = [model for model in apps.get_models() if model.__module__.split(".")[0] in KAMERS]
    modellen = [model for model in van_ons if model._meta.app_label != "zoeken"]
    velden = [veld for model in modellen if not hasattr(model, "pgh_obj") for veld in model._meta.fields]
    tekst = [veld for veld in velden if isinstance(veld, models.CharField | models.TextField) and not veld.choices]
    los = {str(veld) for veld in tekst if not isinstance(veld, models.SlugField | TekstInNormaalvorm)}

    assert los == GEEN_TEKST


def test_every_form_reads_the_normal_form() -> None:
    for naam in APPS:
        for deel in ("forms", "filters", "admin", "sso.forms"):
            with suppress(ModuleNotFoundError):
                import_module(f"{naam}.{deel}")
    te_doen, los = list(forms.BaseForm.__subclasses__()), set()
    while te_doen:
        soort = te_doen.pop()
        te_doen += soort.__subclasses__()
        if soort.__module__.split(".")[0] in KAMERS and not issubclass(soort, LeestNormaal):
            los.add(soort.__qualname__)

    assert los == set()
