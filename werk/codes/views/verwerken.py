"""A page with one form, and what becomes of what was filled in: the same for all forms of these pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from basis.web.formulieren import MetFouten
from codes.models import Code, Versie
from codes.services.versie import Intussen
from werk.codes.tekstforms import Conceptform

MET_FORMULIER = ["GET", "HEAD", "POST"]
Doe = Callable[[], object]


@dataclass(frozen=True, kw_only=True)
class Blad:
    """What stands around a form: its title, what it is for, its button, what to say when it is done, and the way on."""

    titel: str
    lead: str
    knop: str
    gelukt: str
    code: Code
    versie: Versie | None = None
    icoon: str = "save"
    boven: str = ""  # a template above the form
    onder: str = ""  # and one below it
    naar: str = ""  # where to go on; else to the version, or the code
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def terug(self) -> str:
        return versieadres(self.versie) if self.versie else codeadres(self.code)


def codeadres(code: Code) -> str:
    return reverse("werk_codes:code", args=[code.slug])


def versieadres(versie: Versie) -> str:
    return reverse("werk_codes:versie", args=[versie.code.slug, versie.nummer])


def verwerk(request: HttpRequest, blad: Blad, formulier: MetFouten, doe: Doe) -> HttpResponse:
    """Do what the form says and go on, or show it again with all that was typed and what is wrong (422)."""
    if formulier.is_bound and formulier.is_valid():
        try:
            with transaction.atomic():  # a source that was typed stays only when the change does
                doe()
        except ValidationError as fout:
            _neem_over(formulier, fout, blad.versie)
        else:
            messages.success(request, blad.gelukt)
            return redirect(blad.naar or blad.terug)
    formulier.wijs_fout_aan()
    context = {"blad": blad, "formulier": formulier, "code": blad.code, "versie": blad.versie, **blad.extra}
    return render(request, "werk_codes/formulier.html", context, status=422 if formulier.errors else 200)


def _neem_over(formulier: MetFouten, fout: ValidationError, versie: Versie | None) -> None:
    formulier.neem_over(fout)
    if isinstance(formulier, Conceptform) and versie and isinstance(fout, Intussen):
        versie.refresh_from_db(fields=["bewerking"])
        formulier.volg(versie.bewerking)
