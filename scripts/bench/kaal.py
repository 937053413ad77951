"""The yardstick: what the plainest Django page costs on this machine: one query, 25 rows, some 30 kB of HTML."""

from datetime import date, timedelta

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.test import override_settings
from django.urls import path

from scripts.bench.taal import Schrijver

# As `startproject` writes it.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
RIJEN = 1_000
PER_BLADZIJDE = 25


class Rij(models.Model):
    """A row of the table of the bare page."""

    titel = models.CharField(max_length=250, db_index=True)
    tekst = models.TextField()
    begin = models.DateField()
    einde = models.DateField()

    objects: "models.Manager[Rij]" = models.Manager()

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return self.titel


def kale_pagina(request: HttpRequest) -> HttpResponse:
    """List the first rows."""
    return render(request, "kaal.html", {"rijen": Rij.objects.order_by("titel")[:PER_BLADZIJDE]}, using="kaal")


urlpatterns = [path("kaal/", kale_pagina)]


class KaleHandler(WSGIHandler):
    """A site with the middleware of `startproject` and one page."""

    def load_middleware(self, is_async: bool = False) -> None:
        with override_settings(MIDDLEWARE=MIDDLEWARE):
            super().load_middleware(is_async)

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        request.urlconf = __name__
        return super().get_response(request)


def vul() -> None:
    """Make the table of the bare page and its rows, when they are not there yet."""
    if Rij._meta.db_table in connection.introspection.table_names():
        return
    with connection.schema_editor() as schema:
        schema.create_model(Rij)
    schrijver = Schrijver(0)
    Rij.objects.bulk_create(_rij(schrijver, date(2020, 1, 1) + timedelta(days=nummer)) for nummer in range(RIJEN))


def _rij(schrijver: Schrijver, begin: date) -> Rij:
    einde = begin + timedelta(days=400)
    return Rij(titel=schrijver.titel(), tekst=" ".join(schrijver.zinnen(8)), begin=begin, einde=einde)
