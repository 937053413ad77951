"""A page with one form, and what becomes of what was filled in: the same for all forms of these pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from basis.web.formulieren import MetFouten
from meedoen.models import Inbreng, Vraag

MET_FORMULIER = ["GET", "HEAD", "POST"]
Doe = Callable[[], tuple[str, str]]  # does it; gives what to say, and where to go on


@dataclass(frozen=True, kw_only=True)
class Blad:
    """What stands around a form: title, what it is for, its button, the way back, the reactions that it is about."""

    titel: str
    lead: str
    knop: str
    vraag: Vraag | None = None
    icoon: str = "save"
    inbrengen: list[Inbreng] = field(default_factory=list)
    onder: str = ""  # a template below the form
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def terug(self) -> str:
        return bordadres(self.vraag) if self.vraag else reverse("werk_meedoen:lijst")


def bordadres(vraag: Vraag) -> str:
    return reverse("werk_meedoen:bord", args=[vraag.slug])


def verwerk(request: HttpRequest, blad: Blad, formulier: MetFouten, doe: Doe) -> HttpResponse:
    """Do what the form says and go on, or show it again with what is wrong (422)."""
    if formulier.is_bound and formulier.is_valid():
        try:
            gelukt, naar = doe()
        except ValidationError as fout:
            formulier.neem_over(fout)
        else:
            messages.success(request, gelukt)
            return redirect(naar)
    return toon(request, blad, formulier)


def toon(request: HttpRequest, blad: Blad, formulier: MetFouten) -> HttpResponse:
    """The page with its form, and what is wrong with what was filled in (422)."""
    formulier.wijs_fout_aan()
    context = {"blad": blad, "formulier": formulier, "vraag": blad.vraag, **blad.extra}
    return render(request, "werk_meedoen/formulier.html", context, status=422 if formulier.errors else 200)
