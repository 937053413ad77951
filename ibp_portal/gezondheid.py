"""Health, for whoever runs the portal: is it alive, and can it serve?"""

from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from ibp_portal.web.methoden import require_safe

NIET_KLAAR = 503


@require_safe
@never_cache
def gezond(request: HttpRequest) -> HttpResponse:
    """Alive: the process answers. Touches nothing else, so a slow database restarts no server."""
    return JsonResponse({"status": "gezond"})


@require_safe
@never_cache
def gezond_klaar(request: HttpRequest) -> HttpResponse:
    """Ready: the database answers and every migration has been applied. Costs one query."""
    try:
        ontbrekend = _migraties() - set(MigrationRecorder(connection).applied_migrations())
    except Error:
        return JsonResponse({"status": "database niet bereikbaar"}, status=NIET_KLAAR)
    if ontbrekend:
        return JsonResponse({"status": "migraties ontbreken", "aantal": len(ontbrekend)}, status=NIET_KLAAR)
    return JsonResponse({"status": "klaar"})


@cache
def _migraties() -> frozenset[tuple[str, str]]:
    """Every migration on disk; reading them takes a while, and they stay the same until a restart."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
