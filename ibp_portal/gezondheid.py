"""Health, for whoever runs the portal: is it alive, can it serve, and does its worker work?"""

from functools import cache
from typing import Any

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from procrastinate.contrib.django.models import ProcrastinateWorker

from basis.taken import DOOD_NA
from basis.web.verzoek import require_safe

NIET_KLAAR = 503
GEEN_DATABASE = {"status": "database niet bereikbaar"}


@require_safe
@never_cache
def gezond(request: HttpRequest) -> HttpResponse:
    """Alive: the process answers. Touches nothing else, so a slow database restarts no server."""
    return JsonResponse({"status": "gezond"})


@require_safe
@never_cache
def gezond_klaar(request: HttpRequest) -> HttpResponse:
    """Ready: the database answers and every migration has been applied.

    Without a worker the status says so, and the answer is 200 all the same: who reads is served (docs/adr/0030).
    """
    try:
        ontbrekend = _migraties() - set(MigrationRecorder(connection).applied_migrations())
        werker = {} if ontbrekend else _werker()
    except Error:
        return JsonResponse(GEEN_DATABASE, status=NIET_KLAAR)
    if ontbrekend:
        return JsonResponse({"status": "migraties ontbreken", "aantal": len(ontbrekend)}, status=NIET_KLAAR)
    return JsonResponse({"status": "klaar" if werker["werkt"] else "klaar, zonder werker", "werker": werker})


@require_safe
@never_cache
def gezond_werker(request: HttpRequest) -> HttpResponse:
    """Whether the worker of jobs in the background lives: for an alarm, not for whoever takes servers away."""
    try:
        werker = _werker()
    except Error:
        return JsonResponse(GEEN_DATABASE, status=NIET_KLAAR)
    return JsonResponse(werker, status=200 if werker["werkt"] else NIET_KLAAR)


def _werker() -> dict[str, Any]:
    """The last sign of life of any worker, and how many seconds ago that was; None when there is none."""
    laatste = ProcrastinateWorker.objects.aggregate(laatste=Max("last_heartbeat"))["laatste"]
    seconden = round((timezone.now() - laatste).total_seconds()) if laatste else None
    werkt = seconden is not None and seconden <= DOOD_NA
    return {"werkt": werkt, "laatste_teken": laatste, "seconden_geleden": seconden}


@cache
def _migraties() -> frozenset[tuple[str, str]]:
    """Every migration on disk; reading them takes a while, and they stay the same until a restart."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
